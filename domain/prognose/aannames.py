"""The assumptions of a forecast: how likely a plan is built, and how late.

Ours, reviewed, in `data/aannames/prognose.toml`; docs/definitions.md, "Prognose". A reader may
change chance and delay; what he changes stands in the address and in the download.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

HARDHEDEN = ("hard", "zacht")


class AannameOntbreekt(ValueError):
    """A stand holds no assumption for plans of this hardness; the text says which (Dutch)."""


@dataclass(frozen=True, slots=True)
class Aanname:
    """One row of `store.schema.tables.aanname`: of a hardness, and of one phase or of all others
    (None).

    kans_laag <= kans <= kans_hoog: percent, 0 to 100. uitloop: mean delay in years; uitloop_meest:
    the longest delay that is drawn, whole years.
    """

    hardheid: str
    kans_laag: float
    kans: float
    kans_hoog: float
    uitloop: float = 0.0
    uitloop_meest: int = 0
    fase: str | None = None
    toelichting: str = ""
    bron: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.kans_laag <= self.kans <= self.kans_hoog <= 100:
            raise ValueError(f"kans {self.kans_laag}, {self.kans}, {self.kans_hoog}")
        if not 0 <= self.uitloop <= self.uitloop_meest:
            raise ValueError(f"uitloop {self.uitloop}, hoogstens {self.uitloop_meest}")

    @property
    def sleutel(self) -> str:
        """How an address names it: `hard`, `zacht.in-aanbouw`."""
        return sleutel_van(self.hardheid, self.fase)

    @property
    def zeker(self) -> bool:
        """Whether every draw is the same: surely built or surely not, and never late."""
        return self.kans_laag == self.kans_hoog and self.kans in (0, 100) and not self.uitloop

    def met_kans(self, kans: float) -> Aanname:
        """Another chance; low and high move along in proportion, so that 0 and 100 are certain.

        Below the old chance they shrink with it, above it their distance to 100 does.
        """
        if kans <= self.kans:
            deel = kans / self.kans if self.kans else 0.0
            laag, hoog = self.kans_laag * deel, self.kans_hoog * deel
        else:
            deel = (100 - kans) / (100 - self.kans)
            laag, hoog = (100 - (100 - k) * deel for k in (self.kans_laag, self.kans_hoog))
        # A product of fractions may land a hair on the wrong side.
        return replace(self, kans_laag=min(laag, kans), kans=kans, kans_hoog=max(hoog, kans))

    @property
    def jaarkans(self) -> float:
        """The chance, each year anew, that a plan moves up one more year, at most `uitloop_meest`
        times, such that the mean delay is `uitloop`: the q with q + q^2 + ... + q^meest = uitloop.

        Found by halving, with sums and products only, so it is the same on every machine.
        """
        laag, hoog = 0.0, 1.0
        for _ in range(60):
            midden = (laag + hoog) / 2
            if _som_van_machten(midden, self.uitloop_meest) < self.uitloop:
                laag = midden
            else:
                hoog = midden
        return 0.0 if not self.uitloop else hoog


@dataclass(frozen=True)
class Aannames:
    """All assumptions of a stand, in the file's order."""

    rijen: tuple[Aanname, ...]

    def voor(self, hardheid: str, fase: str | None) -> Aanname:
        """The one for a plan: of its phase, else of its hardness. Raises AannameOntbreekt."""
        gevonden = {r.fase: r for r in self.rijen if r.hardheid == hardheid}
        kaal = " ".join(fase.casefold().split()) if fase else None
        if (uit := gevonden.get(kaal) or gevonden.get(None)) is None:
            raise AannameOntbreekt(f"Er is geen aanname voor plannen die {hardheid} zijn.")
        return uit

    def met(self, kans: Mapping[str, float], uitloop: Mapping[str, float]) -> Aannames:
        """What a reader changed, by `Aanname.sleutel`; KeyError for one that is not there.

        ValueError for a chance outside 0 to 100 or a delay longer than the longest.
        """
        if weg := (set(kans) | set(uitloop)) - {r.sleutel for r in self.rijen}:
            raise KeyError(", ".join(sorted(weg)))
        return Aannames(tuple(_anders(r, kans, uitloop) for r in self.rijen))

    def gebruikt(self, soorten: Iterable[tuple[str, str | None]]) -> tuple[Aanname, ...]:
        """The rows that plans of these (hardness, phase) follow, in the file's order."""
        nodig = {self.voor(h, f).sleutel for h, f in soorten}
        return tuple(r for r in self.rijen if r.sleutel in nodig)

    def tel(self, soorten: Iterable[tuple[str, str | None]]) -> Counter[str]:
        """How many plans of these (hardness, phase) follow each row, by its key."""
        return Counter(self.voor(h, f).sleutel for h, f in soorten)


def sleutel_van(hardheid: str, fase: str | None) -> str:
    """The name of an assumption in an address."""
    return f"{hardheid}.{fase.replace(' ', '-')}" if fase else hardheid


def _anders(r: Aanname, kans: Mapping[str, float], uitloop: Mapping[str, float]) -> Aanname:
    if r.sleutel in kans:
        r = r.met_kans(kans[r.sleutel])
    return replace(r, uitloop=uitloop[r.sleutel]) if r.sleutel in uitloop else r


def _som_van_machten(q: float, n: int) -> float:
    som, macht = 0.0, 1.0
    for _ in range(n):
        macht *= q
        som += macht
    return som
