"""One area's figures and what follows from them: share, margin, opgave, overconcentratie.

Source: docs/definitions.md, "Aandeel". The formula is `domain.kernen.aandeel`; page, slider and
download go through `bereken`, which needs no database: a `Cijfer` is plain and can be sent along
with a page (`dataclasses.asdict`, and `Cijfer(**rij)` back).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.kernen.aandeel import Marge, Opgave, als_procent, procent, sociaal_uit_aandeel

HALF_PUNT = Fraction(1, 2)  # of a percentage point: what a whole percentage leaves open


@dataclass(frozen=True)
class Cijfer:
    """Dwellings (T) and social homes (S) of an area, None where unknown.

    laag, hoog: bounds of the share in percent, equal where S was counted, None where the source
    gives no margin (or the share is unknown). code: "" for what is left over of a whole.
    """

    code: str
    woningen: int | None
    sociaal: int | None = None
    laag: float | None = None
    hoog: float | None = None

    @property
    def aandeel(self) -> Fraction | None:
        """S / T; None where one is unknown, there are no dwellings, or S and T cannot both be."""
        if not self.woningen or self.sociaal is None or not 0 <= self.sociaal <= self.woningen:
            return None
        return Fraction(self.sociaal, self.woningen)

    @property
    def marge(self) -> Marge | None:
        """The bounds as fractions of one; None where they are not known."""
        if self.aandeel is None or self.laag is None or self.hoog is None:
            return None
        return Marge(procent(self.laag), procent(self.hoog))

    @property
    def marge_woningen(self) -> int:
        """The homes that the margin leaves open either way, half up; 0 where there is none."""
        marge = self.marge
        if marge is None or self.woningen is None:
            return 0
        return math.floor((marge.hoog - marge.laag) / 2 * self.woningen + HALF_PUNT)


def een_decimaal(percentage: float | None) -> float | None:
    """A percentage as pages and downloads give it, half up."""
    return None if percentage is None else in_procenten(procent(percentage))


def grof(laag: float | None, hoog: float | None) -> bool:
    """Whether a source gives a share (percentages) in whole percents at best: no decimal of it is
    known."""
    return laag is not None and hoog is not None and hoog - laag >= float(HALF_PUNT)


def gedaald(verschillen: Iterable[float | None]) -> tuple[int, int]:
    """Of how many areas the difference is known, and how many shares became lower, as far as one
    decimal shows."""
    bekend = [v for v in verschillen if v is not None]
    return len(bekend), sum(v < 0 for v in bekend)


def geteld(code: str, woningen: int | None, sociaal: int) -> Cijfer:
    """An area whose social homes were counted: no margin."""
    kaal = Cijfer(code, woningen, sociaal)
    if kaal.aandeel is None:
        return kaal
    precies = float(kaal.aandeel * 100)
    return Cijfer(code, woningen, sociaal, precies, precies)


def uit_aandeel(
    code: str, woningen: int, aandeel: float, marge: float | None, toen: int | None = None
) -> Cijfer:
    """An area of which a source gives the share in percent, and its margin in points.

    toen: the dwellings that the share is about, where those are of another peildatum. A whole
    percentage without a margin carries half a point either way; a broken one has none known.
    """
    basis = woningen if toen is None else toen
    deel = procent(aandeel)
    sociaal = sociaal_uit_aandeel(basis, deel)
    kaal = Cijfer(code, woningen, sociaal)
    punten = _marge(aandeel, marge)
    if kaal.aandeel is None or punten is None:
        return kaal
    om = Fraction(basis, woningen)
    # S is a whole number of dwellings: in a small area its share can lie just outside the margin.
    laag = min(max(deel - punten, Fraction(0)) * om, kaal.aandeel)
    hoog = max(min((deel + punten) * om, Fraction(1)), kaal.aandeel)
    return Cijfer(code, woningen, sociaal, als_procent(laag), als_procent(hoog))


def _marge(aandeel: float, marge: float | None) -> Fraction | None:
    if marge is not None:
        return procent(marge)
    return HALF_PUNT / 100 if float(aandeel).is_integer() else None


def verschil(geheel: Cijfer, delen: Iterable[Cijfer]) -> int | None:
    """Dwellings of the whole that are in no part; parts without a figure are 0. None: unknown."""
    if geheel.woningen is None:
        return None
    return geheel.woningen - sum(d.woningen or 0 for d in delen)


def overig(geheel: Cijfer, delen: Sequence[Cijfer]) -> Cijfer | None:
    """What is left of the whole: None where the parts make it, or make more than it.

    Its margin is that of the whole and all parts together; S is unknown where one of them is, or
    where the margins leave no possible number.
    """
    rest = verschil(geheel, delen)
    if rest is None or rest <= 0:
        return None
    delen = [d for d in delen if d.woningen]  # where T is unknown, all of it is in the rest
    alle = (geheel, *delen)
    if geheel.aandeel is None or any(d.aandeel is None for d in delen):
        return Cijfer("", rest)
    sociaal = (geheel.sociaal or 0) - sum(d.sociaal or 0 for d in delen)
    if not 0 <= sociaal <= rest:
        return Cijfer("", rest)
    if any(c.marge is None for c in alle):
        return Cijfer("", rest, sociaal)
    laag = _homes(geheel, "laag") - sum(_homes(d, "hoog") for d in delen)
    hoog = _homes(geheel, "hoog") - sum(_homes(d, "laag") for d in delen)
    eigen = Fraction(sociaal, rest)
    grenzen = min(max(laag / rest, Fraction(0)), eigen), max(min(hoog / rest, Fraction(1)), eigen)
    if all(c.laag == c.hoog for c in alle):
        grenzen = eigen, eigen
    return Cijfer("", rest, sociaal, float(grenzen[0] * 100), float(grenzen[1] * 100))


def _homes(cijfer: Cijfer, kant: str) -> Fraction:
    """The social homes at one end of the margin."""
    return getattr(cijfer.marge, kant) * (cijfer.woningen or 0)


@dataclass(frozen=True)
class Uitkomst:
    """What one area needs. opgave: None where its share is unknown, or there is no target."""

    cijfer: Cijfer
    opgave: Opgave | None
    doel: Fraction | None

    @property
    def haalbaar(self) -> bool | None:
        """Whether the target can be reached with this mix; None where the share is unknown."""
        return None if self.opgave is None else self.opgave.haalbaar

    @property
    def bereikt(self) -> str | None:
        """`ja`, `nee` or `mogelijk`: whether the target is reached now, the margin considered.

        A share without a known margin is taken as it is.
        """
        if self.opgave is None or self.doel is None:
            return None
        marge = self.cijfer.marge or Marge(self.opgave.aandeel, self.opgave.aandeel)
        if marge.laag >= self.doel:
            return "ja"
        return "mogelijk" if marge.hoog >= self.doel else "nee"


def bereken(
    rijen: Iterable[Cijfer], doel: Fraction | None, nieuwbouwaandeel: Fraction
) -> tuple[Uitkomst, ...]:
    """The opgave of each area, in the same order; doel and mix as fractions of one. doel:
    None where nothing was agreed or chosen; then there is no opgave.

    Raises ValueError where doel is not strictly between 0 and 1, or the mix not from 0 to 1.
    """
    if (doel is not None and not 0 < doel < 1) or not 0 <= nieuwbouwaandeel <= 1:
        raise ValueError(f"doel {doel}, nieuwbouwaandeel {nieuwbouwaandeel}")
    return tuple(
        Uitkomst(
            c,
            None
            if doel is None or c.aandeel is None or c.woningen is None or c.sociaal is None
            else Opgave(c.woningen, c.sociaal, doel, nieuwbouwaandeel),
            doel,
        )
        for c in rijen
    )


def overconcentratie(cijfer: Cijfer, grens: Fraction) -> str | None:
    """`ja`, `nee` or `mogelijk`: whether the share is above the limit; None where it is unknown.

    A share above it whose margin nobody gave is mogelijk.
    """
    if cijfer.aandeel is None:
        return None
    if cijfer.marge is None:
        return "mogelijk" if cijfer.aandeel > grens else "nee"
    return cijfer.marge.boven(grens)


def in_procenten(deel: Fraction) -> float:
    """A fraction of one as a percentage with one decimal, half up."""
    return math.floor(deel * 1000 + HALF_PUNT) / 10
