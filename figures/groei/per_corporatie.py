"""Netto growth per corporatie, beside its own part of what was agreed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.afspraken.oordeel import GEEN_CIJFERS, GEEN_STATUS, Oordeel
from domain.cijfernaam import Cijfernaam, van_afspraak
from domain.groei.doel import Doel
from domain.groei.per_corporatie import EigenGroei, aanwezig, een_periode, eigen_groei, som
from domain.groei.sommen import Partijgroei, Perspectiefwissel
from domain.mutaties import STATUSSEN
from domain.opsomming import opsomming
from figures.basis.getallen import getal, jaren, met_teken
from figures.basis.grafiek import Cel, Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import (
    AFSPRAAK,
    STATUS_NAAM,
    ZACHT_INKT,
    as_getal,
    as_namen,
    layout,
    richting_kleur,
    stijl,
)
from figures.basis.zin import Tekst, cijfer, lijst, samen, zin
from figures.groei.doelwoorden import afgesproken

RIJ = 74  # px: two lines of words above a bar
MEESTE = 4  # corporaties named in a title

# Names the growth of one corporatie in one gemeente.
NaamVanEigen = Callable[[Partijgroei], Cijfernaam]


@dataclass(frozen=True)
class Delen:
    """The own parts of an afspraak: code of a corporatie to what it agreed, and how that stands."""

    doelen: Mapping[str, Doel]
    oordelen: Mapping[str, Oordeel]


GEEN_DELEN = Delen({}, {})


@dataclass(frozen=True)
class _Beeld:
    """What the parts of the chart put into words. periode: only where it is that of every line."""

    lijnen: tuple[EigenGroei, ...]
    statussen: tuple[str, ...]
    namen: Mapping[str, str]
    delen: Delen
    periode: str
    naam: NaamVanEigen | None

    def wie(self, e: EigenGroei) -> str:
        """The corporatie, with its gemeente where there are several."""
        wie = self.namen.get(e.corporatie, e.corporatie)
        if len({x.gemeente for x in self.lijnen if x.gemeente}) < 2 or not e.gemeente:
            return wie
        return f"{wie} in {self.namen.get(e.gemeente, e.gemeente)}"

    def saldo(self, e: EigenGroei, status: str) -> Tekst:
        """The growth, named."""
        naam = self.cijfernaam(e, status)
        return cijfer(naam, e.saldo(status), met_teken) if naam else zin(met_teken(e.saldo(status)))

    def cijfernaam(self, e: EigenGroei, status: str) -> Cijfernaam | None:
        """None where nothing was delivered, or nobody names figures here."""
        rij = e.per_status.get(status)
        return self.naam(rij) if self.naam and rij else None

    def dagen(self, e: EigenGroei, status: str) -> str:
        """' (2024-2025, niet alle cijfers)': days where they differ, and whether some miss."""
        dagen = e.dagen(status)
        delen = [jaren(dagen.van, dagen.tot)] if dagen and not self.periode else []
        delen += ["niet alle cijfers"] if e.deels(status) else []
        return f" ({', '.join(delen)})" if delen else ""

    def doel(self, e: EigenGroei) -> Doel | None:
        """Its own part of the afspraak."""
        return self.delen.doelen.get(e.corporatie)

    def doelnaam(self, e: EigenGroei) -> Cijfernaam | None:
        """The name of that part in homes; None where nobody judged it."""
        oordeel, doel = self.delen.oordelen.get(e.corporatie), self.doel(e)
        return (
            van_afspraak(doel.afspraak, oordeel.peildatum, "doel_totaal")
            if doel and oordeel
            else None
        )


def per_corporatie(
    regels: Sequence[Partijgroei],
    wat: str,
    namen: Mapping[str, str],
    delen: Delen = GEEN_DELEN,
    *,
    heel: Sequence[str] = STATUSSEN,
    naam: NaamVanEigen | None = None,
    naam_som: Callable[[str], Cijfernaam] | None = None,
) -> Grafiek:
    """A bar per corporatie and gemeente, and per status; a dark mark at its own target.

    namen: code to name. delen: over the same days as the rows (then they are of one gemeente).
    heel: the statuses of which the rows together make a total. naam_som: names that of a status.
    """
    lijnen = tuple(
        sorted(
            eigen_groei(regels, delen.doelen),
            key=lambda e: [namen.get(c, c).casefold() for c in (e.corporatie, e.gemeente)],
        )
    )
    if not lijnen:
        leeg = "Er zijn geen cijfers per corporatie bekend voor deze keuze"
        return Grafiek(leeg, f"{leeg}.", Tabel(("Corporatie", "Netto"), ()))
    statussen = aanwezig(lijnen)
    perioden = {een_periode(lijnen, s) for s in statussen}
    periode = perioden.pop() if len(perioden) == 1 else None
    over = jaren(periode.van, periode.tot) if periode else ""
    b = _Beeld(lijnen, statussen, namen, delen, over, naam)
    return Grafiek(
        titel=_titel(b, wat),
        tekst=_tekst(b),
        tabel=_tabel(b, heel, naam_som),
        figuur=_figuur(b),
        legenda=_legenda(b),
    )


def _titel(b: _Beeld, wat: str) -> Tekst:
    voor = f"{b.periode}: " if b.periode else ""
    per_status: dict[str, list[str]] = {}
    for e in b.lijnen:
        oordeel = b.delen.oordelen.get(e.corporatie)
        if oordeel and oordeel.status not in (GEEN_CIJFERS, GEEN_STATUS):
            per_status.setdefault(oordeel.status, []).append(b.wie(e))
    if per_status:
        # How each part stands is said by its own Oordeel; here it is only put beside the others.
        if len(per_status) == 1 and len(b.lijnen) == len(next(iter(per_status.values()))) > 1:
            return zin("{}het eigen deel van de afspraak is bij elke corporatie {}",
                       voor, next(iter(per_status)))  # fmt: skip
        wie = "; ".join(f"{status} bij {opsomming(w)}" for status, w in per_status.items())
        return zin("{}het eigen deel van de afspraak is {}", voor, wie)
    if not b.statussen:
        return zin("Er zijn geen cijfers per corporatie bekend voor deze keuze")
    status = b.statussen[0]
    met = [e for e in b.lijnen if e.saldo(status) is not None]
    genoemd = met if len(met) <= MEESTE else met[: MEESTE - 1]
    delen: list[str] = [
        zin("{} {}{}", b.wie(e), b.saldo(e, status), b.dagen(e, status)) for e in genoemd
    ]
    if len(genoemd) < len(met):
        delen.append(f"{len(met) - len(genoemd)} andere")
    return zin("{}{} {} {}", voor, lijst(delen), wat, STATUS_NAAM[status])


def _figuur(b: _Beeld) -> dict[str, Any]:
    aantal = len(b.lijnen)
    y = {id(e): aantal - i for i, e in enumerate(b.lijnen)}
    data: list[dict[str, Any]] = []
    for status in b.statussen:
        punten = [(e, s) for e in b.lijnen if (s := e.saldo(status)) is not None]
        kleuren = [richting_kleur(s) for _, s in punten]
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": [y[id(e)] for e, _ in punten],
                "x": [s for _, s in punten],
                "width": 0.3,
                # One colour per direction; pattern and line differ per status only.
                "marker": {
                    **stijl(richting_kleur(1), status),
                    "color": kleuren,
                    **_patroon(kleuren, status),
                },
                "customdata": [b.wie(e) for e, _ in punten],
                "hovertemplate": "%{customdata}: %{x:+,d} "
                f"{STATUS_NAAM[status]}<extra></extra>",
            }
        )
    merken = [(e, d.doel) for e in b.lijnen if (d := b.doel(e))]
    if merken:
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [d for _, d in merken],
                "y": [y[id(e)] for e, _ in merken],
                "marker": {
                    "symbol": "line-ns-open",
                    "size": 22,
                    "color": AFSPRAAK,
                    "line": {"width": 3, "color": AFSPRAAK},
                },
                "customdata": [b.wie(e) for e, _ in merken],
                "hovertemplate": "%{customdata}, afspraak: %{x:,d}<extra></extra>",
            }
        )
    laag, hoog = _ruimte(b, [d for _, d in merken])
    return {
        "data": data,
        "layout": layout(
            RIJ * aantal + 50,
            barmode="relative",
            # Names and figures above the bars: beside them there is no room at 360 px.
            annotations=[
                {
                    "xref": "paper",
                    "x": 0,
                    "y": y[id(e)] + 0.2,
                    "text": _label(b, e),
                    "showarrow": False,
                    "xanchor": "left",
                    "yanchor": "bottom",
                    "align": "left",
                    "font": {"size": 12},
                }
                for e in b.lijnen
            ],
            xaxis=as_getal(range=[laag * 1.05, hoog + 0.06 * (hoog - laag)], nticks=5),
            yaxis=as_namen(showticklabels=False, range=[0.6, aantal + 0.75]),
        ),
    }


def _ruimte(b: _Beeld, doelen: Sequence[float]) -> tuple[float, float]:
    """How far the stacked bars and the marks reach."""
    stapels = [[e.saldo(s) or 0 for s in b.statussen] for e in b.lijnen]
    laag = min(sum(s for s in stapel if s < 0) for stapel in stapels)
    hoog = max(sum(s for s in stapel if s > 0) for stapel in stapels)
    return min(0, laag), max(1.0, hoog, *doelen)


def _patroon(kleuren: list[str], status: str) -> dict[str, Any]:
    if status == "gerealiseerd":
        return {}
    patroon = dict(stijl(kleuren[0], status)["pattern"], fgcolor=kleuren)
    return {"pattern": patroon, "line": {"color": kleuren, "width": 1}}


def _label(b: _Beeld, e: EigenGroei) -> str:
    delen = [
        f"{met_teken(saldo)} {s}{b.dagen(e, s)}"
        for s in b.statussen
        if (saldo := e.saldo(s)) is not None
    ]
    doel = b.doel(e)
    afspraak = f", afspraak {getal(doel.doel)}" if doel else ""
    return f"<b>{b.wie(e)}</b>{afspraak}<br>{', '.join(delen) or 'geen cijfers'}"


def _tekst(b: _Beeld) -> Tekst:
    delen = []
    for e in b.lijnen:
        eigen: list[str] = [
            zin("{} {}{}", b.saldo(e, s), STATUS_NAAM[s], b.dagen(e, s))
            for s in b.statussen
            if e.saldo(s) is not None
        ] or ["geen cijfers"]
        doel = b.doel(e)
        slot = f" (afspraak: {afgesproken(doel)})" if doel else ""
        delen.append(zin("{}: {}{}", b.wie(e), samen(eigen, " en "), slot))
    over = f", {b.periode}" if b.periode else ""
    return zin("Netto groei per corporatie{}. {}.", over, samen(delen, "; "))


def _tabel(b: _Beeld, heel: Sequence[str], naam_som: Callable[[str], Cijfernaam] | None) -> Tabel:
    doelen = bool(b.delen.doelen)
    rijen: list[tuple[Cel, ...]] = []
    namen: list[tuple[Cijfernaam | None, ...]] = []
    for e in b.lijnen:
        doel = b.doel(e)
        cellen: tuple[Cel, ...] = (b.wie(e), *(e.saldo(s) for s in b.statussen))
        rijen.append((*cellen, doel.doel if doel else None) if doelen else cellen)
        gegeven = (b.doelnaam(e),) if doelen else ()
        namen.append((None, *(b.cijfernaam(e, s) for s in b.statussen), *gegeven))
    koppen = ("Corporatie", *(f"Netto {STATUS_NAAM[s]}" for s in b.statussen))
    totaal: tuple[Cel, ...] = (
        "Som van de corporaties",
        *(som(b.lijnen, s) if s in heel else None for s in b.statussen),
        *((None,) * doelen),
    )
    return Tabel(
        (*koppen, "Afspraak") if doelen else koppen,
        tuple(rijen),
        signed=frozenset(range(1, len(koppen))),
        totaal=totaal if set(b.statussen) & set(heel) else None,
        namen=tuple(namen),
        namen_totaal=(
            None,
            *(naam_som(s) if naam_som and s in heel else None for s in b.statussen),
            *((None,) * doelen),
        ),
    )


def _legenda(b: _Beeld) -> tuple[Legendasleutel, ...]:
    uit = []
    if b.statussen != ("gerealiseerd",):
        uit = [
            Legendasleutel(STATUS_NAAM[s], ZACHT_INKT, "" if s == "gerealiseerd" else s)  # type: ignore[arg-type]
            for s in b.statussen
        ]
    if b.delen.doelen:
        uit.append(Legendasleutel("eigen deel van de afspraak", AFSPRAAK, "lijn"))
    return tuple(uit)


def som_tekst(wissel: Perspectiefwissel, naam: Callable[[str], Cijfernaam]) -> Tekst:
    """The sentence where the corporaties together do not make the sector's growth.

    naam: of its eigen, sector and verschil.
    """
    eigen, sector, verschil = (
        cijfer(naam(veld), getattr(wissel, veld), vorm)
        for veld, vorm in (("eigen", met_teken), ("sector", met_teken), ("verschil", getal))
    )
    return zin(
        "De corporaties tellen samen op tot {} {}, de sociale sector groeit met {}. Het verschil "
        "van {} zijn woningen die binnen de sector van eigenaar wisselden.",
        eigen, STATUS_NAAM[wissel.status], sector, verschil,
    )  # fmt: skip
