"""What the page Kernen knows of one gemeente, small and plain enough to travel with the page.

The sliders are answered from this alone: it goes to the browser in a dcc.Store and comes back with
every move, so no database is asked. What follows from a target is computed by `domain.kernen.kern`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from components.kaart import Herkomst
from components.uit_browser import eis_eigen
from domain.kernen.aandeel import procent
from domain.kernen.afgesproken import AandeelAfspraak
from domain.kernen.afgesproken import doel as doel_van
from domain.kernen.cijfernamen import Kernnaam
from domain.kernen.kern import Cijfer, bereken
from domain.kernen.keuze import KernFilters
from domain.opsomming import opsomming
from figures.basis.getallen import ONBEKEND, datum
from figures.basis.zin import Tekst, samen
from figures.kernen.programma import Programmastap
from figures.kernen.rijen import (
    GEMEENTE,
    WOORDEN,
    Kern,
    Woord,
    delen,
    slechtste_eerst,
    van_uitkomst,
)
from figures.kernen.trend import Reeks


@dataclass(frozen=True)
class Gebiedsrij:
    """One area. trend: (day, percentage) of its own definition and indeling, oldest first.

    bronnen: who published. toelichting: what must be said with its figures (Dutch sentences).
    hard, zacht: the share with harde plannen, and with zachte as well (percentages). over: as
    `domain.kernen.cijfernamen.plek` gives it; peildatum_sociaal: of the social homes.
    """

    cijfer: Cijfer
    gebied: str
    niveau: str
    indeling: int | None = None
    peildatum: date | None = None
    definitie: str | None = None
    overconcentratie: str | None = None
    fictief: bool = False
    bronnen: tuple[str, ...] = ()
    trend: tuple[tuple[date, float], ...] = ()
    toelichting: tuple[str, ...] = ()
    hard: float | None = None
    zacht: float | None = None
    over: str = ""
    peildatum_sociaal: date | None = None

    @property
    def naam(self) -> Kernnaam:
        """What the names of its figures share."""
        return Kernnaam(self.over, self.peildatum, self.definitie, self.peildatum_sociaal)


@dataclass(frozen=True)
class Concentratiegrens:
    """Above how much an afspraak speaks of overconcentratie (percentage), and which one."""

    procent: float
    bron: str


@dataclass(frozen=True)
class Kernblad:
    """One gemeente of one stand, at one level.

    soort: kern, wijk or buurt. definities: all that are known here. stappen: the share now and with
    the programme; uitleg: what a reader must know to believe those. afspraak: the share
    that this gemeente agreed. opmerkingen: what is said of the
    figures as a whole. getekend: codes with a border; grensjaren: the years those are of.
    """

    stand: str
    gemeente: str
    plaats: str
    soort: str
    definitie: str | None = None
    definities: tuple[str, ...] = ()
    rijen: tuple[Gebiedsrij, ...] = ()
    stappen: tuple[Programmastap, ...] = ()
    wanneer: str = ""
    uitleg: tuple[str, ...] = ()
    afspraak: AandeelAfspraak | None = None
    grens: Concentratiegrens | None = None
    opmerkingen: tuple[str, ...] = ()
    getekend: tuple[str, ...] = ()
    grensjaren: tuple[int, ...] = ()

    @property
    def woord(self) -> Woord:
        """What the areas are called."""
        return WOORDEN[self.soort]

    @property
    def fictief(self) -> bool:
        """Whether any figure is invented."""
        return any(r.fictief for r in self.rijen)

    def doel(self, keuze: KernFilters) -> float | None:
        """The target in percent; None where none was agreed or chosen."""
        t = doel_van(keuze.doel, self.afspraak)
        return None if t is None else float(t)

    @property
    def afgesproken(self) -> float | None:
        """The agreed share in percent."""
        return self.afspraak.doel if self.afspraak else None

    @property
    def per_gebied(self) -> bool:
        """Whether it was agreed for each area."""
        return bool(self.afspraak and self.afspraak.per_gebied)

    def kernen(self, keuze: KernFilters) -> tuple[Kern, ...]:
        """All areas with what the target and the mix ask of them; lowest share first."""
        t = doel_van(keuze.doel, self.afspraak)
        doel = None if t is None else procent(t)
        uitkomsten = bereken((r.cijfer for r in self.rijen), doel, keuze.nieuwbouwdeel)
        return slechtste_eerst(
            van_uitkomst(
                u,
                r.gebied,
                r.niveau,
                indeling=r.indeling,
                peildatum=r.peildatum,
                definitie=r.definitie,
                overconcentratie=r.overconcentratie,
                fictief=r.fictief,
                bron="; ".join(r.bronnen),
                naam=r.naam,
            )
            for u, r in zip(uitkomsten, self.rijen, strict=True)
        )

    @property
    def reeksen(self) -> tuple[Reeks, ...]:
        """The years of each area."""
        return tuple(
            Reeks(r.gebied, r.cijfer.code, r.niveau, r.trend, r.over, r.definitie)
            for r in self.rijen
            if r.trend
        )

    @property
    def herkomst(self) -> Herkomst:
        """The source line below every chart."""
        bronnen = list(dict.fromkeys(b for r in self.rijen for b in r.bronnen))
        dagen = sorted({r.peildatum for r in self.rijen if r.peildatum})
        if not dagen:
            peildatum = ONBEKEND
        elif len(dagen) == 1:
            peildatum = datum(dagen[0])
        else:
            peildatum = f"{datum(dagen[0])} tot en met {datum(dagen[-1])}"
        return Herkomst(
            bron=opsomming(bronnen) or ONBEKEND,
            peildatum=peildatum,
            stand=self.stand,
            fictief=self.fictief,
            deels=self.fictief and not all(r.fictief for r in self.rijen),
        )

    @property
    def herkomst_kaart(self) -> Herkomst:
        """The source line below the map: the borders have a publisher of their own."""
        eigen = self.herkomst
        if not self.getekend:
            return eigen
        van = "verzonnen" if self.fictief else "CBS en Kadaster"
        jaren = opsomming([str(j) for j in self.grensjaren])
        return replace(eigen, bron=f"{eigen.bron}; grenzen: {van}, indeling {jaren}")

    def rij(self, code: str) -> Gebiedsrij | None:
        """The area with this code."""
        return next((r for r in self.rijen if r.cijfer.code == code), None)

    def kent(self, code: str | None) -> bool:
        """Whether it is one of these areas."""
        return any(r.cijfer.code == code for r in self.rijen if r.niveau != GEMEENTE)

    def naar_json(self) -> dict[str, Any]:
        """Plain values only; `uit_json` reads them back."""
        uit = asdict(self)
        uit["uitleg"] = [samen([z]).naar_json() for z in self.uitleg]
        for rij in uit["rijen"]:
            for dag in ("peildatum", "peildatum_sociaal"):
                rij[dag] = rij[dag] and rij[dag].isoformat()
            rij["trend"] = [(d.isoformat(), w) for d, w in rij["trend"]]
        return uit

    @staticmethod
    def uit_json(velden: Mapping[str, Any]) -> Kernblad:
        """The other way round of `naar_json`."""
        los = dict(velden)
        return Kernblad(
            **los
            | {n: tuple(los[n]) for n in _LIJSTEN}
            | {
                "rijen": tuple(_rij(r) for r in los["rijen"]),
                "uitleg": tuple(Tekst.uit_json(z) for z in los["uitleg"]),
                "stappen": tuple(Programmastap(**s) for s in los["stappen"]),
                "grens": Concentratiegrens(**los["grens"]) if los["grens"] else None,
                "afspraak": AandeelAfspraak(**los["afspraak"]) if los["afspraak"] else None,
            }
        )


@eis_eigen()
def van_browser(velden: Mapping[str, Any]) -> Kernblad:
    """`Blad.uit_json` of what a browser kept."""
    return Kernblad.uit_json(velden)


@eis_eigen()
def standaarddoel(velden: Mapping[str, Any]) -> Decimal | None:
    """The target of a page without a choice, from what `naar_json` gave."""
    return doel_van(None, AandeelAfspraak(**velden["afspraak"]) if velden["afspraak"] else None)


_LIJSTEN = ("definities", "opmerkingen", "getekend", "grensjaren")


def _rij(velden: Mapping[str, Any]) -> Gebiedsrij:
    dagen = {n: velden[n] for n in ("peildatum", "peildatum_sociaal")}
    return Gebiedsrij(
        **dict(velden)
        | {
            "cijfer": Cijfer(**velden["cijfer"]),
            **{n: date.fromisoformat(d) if d else None for n, d in dagen.items()},
            "trend": tuple((date.fromisoformat(d), w) for d, w in velden["trend"]),
            "bronnen": tuple(velden["bronnen"]),
            "toelichting": tuple(velden["toelichting"]),
        }
    )


def nummers(kernen: Sequence[Kern]) -> dict[str, int]:
    """The place in the list, lowest share first: the number on the map."""
    return {k.code: i for i, k in enumerate(delen(slechtste_eerst(kernen)), start=1)}
