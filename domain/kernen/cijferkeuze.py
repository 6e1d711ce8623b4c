"""Which of an area's figures are shown: the newest dwellings, and the social homes beside them.

S and T of different peildata go together at most a year apart, and the row says so
(docs/definitions.md, "Aandeel").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.kernen.aandeel import procent, sociaal_uit_aandeel
from domain.kernen.bron import Kernbronnen, Totaal
from domain.kernen.kern import Cijfer, geteld, uit_aandeel
from domain.kernen.telling import GesplitsteStand

ONBEKEND = "Hoeveel woningen hier zijn, is niet bekend."
GEEN_WONINGEN = "Er zijn geen woningen, dus ook geen aandeel."
GEEN_AANDEEL = "Hoeveel sociale huur hier is, is niet bekend."
TE_VEEL = "Er zijn meer sociale huurwoningen dan woningen: deze cijfers passen niet bij elkaar."
TE_OUD = "Het laatste cijfer over sociale huur is van {}: meer dan een jaar voor of na de woningen."
GEEN_MARGE = "De bron geeft geen marge bij het aandeel."


@dataclass(frozen=True)
class Gekozen:
    """What was chosen of an area's figures: the newest T, the S beside it, the earlier pairs."""

    cijfer: Cijfer
    totaal: Totaal | None
    dag_sociaal: date | None
    bronnen: Kernbronnen
    trend: tuple[tuple[date, Fraction], ...]
    toelichting: tuple[str, ...]


@dataclass(frozen=True)
class Tellingen:
    """Counted social homes of one area by day, and where they come from."""

    per_dag: Mapping[date, int]
    standen: Mapping[date, GesplitsteStand]

    def bronnen(self, dag: date) -> Kernbronnen:
        """Of one day."""
        rijen = self.standen[dag].tellingen
        return Kernbronnen.van(Kernbronnen((t.bron,), (t.levering,), t.fictief) for t in rijen)


def kies_cijfers(
    code: str, totalen: Sequence[Totaal], definitie: str | None, geteld_: Tellingen
) -> Gekozen:
    """The newest figures of one area; `totalen` are all of this area, up to the chosen day.

    A count goes before a share of the same day. The dwellings of a day are those beside the share
    that is used, else those of the latest levering.
    """
    bekend = _Bekend.van(code, totalen, definitie, geteld_)
    nieuwste = max(bekend.woningen, default=None)
    if nieuwste is None:
        return _zonder_woningen(code, geteld_)
    dag = dichtbij(nieuwste, {*geteld_.per_dag, *bekend.aandelen})
    totaal = bekend.woningen[nieuwste]
    if dag is None:
        zeg = _waarom(totaal, {*geteld_.per_dag, *bekend.aandelen})
        kaal = Cijfer(code, totaal.woningen)
        return Gekozen(kaal, totaal, None, _van(totaal), bekend.trend, zeg)
    cijfer = bekend.cijfer(nieuwste, dag)
    if dag in geteld_.per_dag:
        s = geteld_.bronnen(dag)
    else:
        totaal, s = bekend.aandelen.get(nieuwste, totaal), _van(bekend.aandelen[dag])
    bronnen = Kernbronnen.van((_van(totaal), s))
    return Gekozen(cijfer, totaal, dag, bronnen, bekend.trend, _zeg(cijfer, nieuwste, dag))


def _zonder_woningen(code: str, geteld_: Tellingen) -> Gekozen:
    """Social homes without a number of dwellings: shown, and no share."""
    dag = max(geteld_.per_dag, default=None)
    if dag is None:
        return Gekozen(Cijfer(code, None), None, None, Kernbronnen(), (), (ONBEKEND,))
    kaal = Cijfer(code, None, geteld_.per_dag[dag])
    return Gekozen(kaal, None, dag, geteld_.bronnen(dag), (), (ONBEKEND,))


@dataclass(frozen=True)
class _Bekend:
    """What is known of one area by day: dwellings, and shares of the chosen definitie."""

    code: str
    woningen: Mapping[date, Totaal]
    aandelen: Mapping[date, Totaal]
    geteld: Mapping[date, int]

    @staticmethod
    def van(
        code: str, totalen: Sequence[Totaal], definitie: str | None, geteld_: Tellingen
    ) -> _Bekend:
        """The later levering has the last word about a day."""
        op_volgorde = sorted(totalen, key=lambda t: t.volgorde)
        aandelen = {
            t.peildatum: t
            for t in op_volgorde
            if definitie and t.definitie == definitie and t.aandeel is not None and t.woningen
        }
        return _Bekend(code, {t.peildatum: t for t in op_volgorde}, aandelen, geteld_.per_dag)

    @property
    def trend(self) -> tuple[tuple[date, Fraction], ...]:
        """The share on every day of which both are known, oldest first."""
        return tuple(
            (dag, deel) for dag in sorted(self.woningen) if (deel := self._aandeel(dag)) is not None
        )

    def _aandeel(self, dag: date) -> Fraction | None:
        """The share of one day, without its margin."""
        if dag in self.geteld:
            return Cijfer(self.code, self.woningen[dag].woningen, self.geteld[dag]).aandeel
        s = self.aandelen.get(dag)
        if s is None or s.aandeel is None:
            return None
        return Fraction(sociaal_uit_aandeel(s.woningen, procent(s.aandeel)), s.woningen)

    def cijfer(self, dag: date, dag_sociaal: date) -> Cijfer:
        """The area with T of one day and S of another."""
        nu = self.woningen[dag].woningen
        if dag_sociaal in self.geteld:
            return geteld(self.code, nu, self.geteld[dag_sociaal])
        s = self.aandelen.get(dag_sociaal)
        if s is None or s.aandeel is None:
            return Cijfer(self.code, nu)
        nu = s.woningen if dag == dag_sociaal else nu
        return uit_aandeel(self.code, nu, s.aandeel, s.marge, toen=s.woningen)


def dichtbij(dag: date | None, dagen: Iterable[date]) -> date | None:
    """The day nearest to this one, at most a year away; of two as near the earlier."""
    if dag is None:
        return None
    mag = [d for d in dagen if _hoogstens_een_jaar(d, dag)]
    return min(mag, key=lambda d: (abs((d - dag).days), d), default=None)


def _hoogstens_een_jaar(een: date, ander: date) -> bool:
    vroeg, laat = sorted((een, ander))
    if (vroeg.month, vroeg.day) == (2, 29):
        vroeg = vroeg.replace(day=28)
    return laat <= vroeg.replace(year=vroeg.year + 1)


def _van(t: Totaal) -> Kernbronnen:
    return Kernbronnen((t.bron,), (t.levering,), t.fictief)


def _waarom(totaal: Totaal, dagen: set[date]) -> tuple[str, ...]:
    """Why there is no share."""
    if not totaal.woningen:
        return (GEEN_WONINGEN,)
    return (TE_OUD.format(max(dagen).isoformat()),) if dagen else (GEEN_AANDEEL,)


def _zeg(cijfer: Cijfer, dag: date, dag_s: date) -> tuple[str, ...]:
    uit = []
    if dag != dag_s:
        uit.append(
            f"De sociale huur is van {dag_s.isoformat()} en de woningen zijn van "
            f"{dag.isoformat()}: hoogstens een jaar verschil."
        )
    if cijfer.aandeel is None:
        uit.append(TE_VEEL if cijfer.woningen else GEEN_WONINGEN)
    elif cijfer.marge is None:
        uit.append(GEEN_MARGE)
    return tuple(uit)
