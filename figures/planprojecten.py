"""Projects on a line of time, the largest of them; and a table of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.perioden import OPEN_EIND
from domain.planregel import PLANSEGMENTEN
from domain.projectlijst import Project
from figures import zinnen_plannen as zinnen
from figures.getallen import getal, met_teken, opsomming
from figures.grafiek import Cel, Grafiek, Tabel
from figures.planbalken import legenda, tekening

MEESTE = 20  # bars; the table and the download have the rest


def planprojecten(
    projecten: Sequence[Project],
    plaats: str,
    namen: Mapping[str, str],
    peildatum: date | None = None,
    los: int = 0,
) -> Grafiek:
    """The largest projects in order of begin. los: planned homes that belong to no project."""
    lopend = [p for p in projecten if p.loopt]
    klaar = len(projecten) - len(lopend)
    eerste = lopend[0] if lopend else None
    omvang = eerste.hard + eerste.zacht if eerste else 0
    titel = zinnen.projecten(len(lopend), klaar, eerste.naam if eerste else "", omvang, plaats)
    toon = sorted(projecten[:MEESTE], key=lambda p: (p.van, p.tot, p.naam))
    opmerkingen = []
    if len(projecten) > MEESTE:
        opmerkingen.append(
            f"U ziet de {MEESTE} grootste van {getal(len(projecten))} projecten; de tabel en de "
            "download hebben ze alle."
        )
    if any(p.tot == OPEN_EIND for p in toon):
        opmerkingen.append("Van een balk tot de rand noemt de bron geen einde.")
    if los:
        opmerkingen.append(
            f"Nog {getal(los)} geplande woningen horen bij geen project met een naam."
        )
    return Grafiek(
        titel,
        f"{titel}. {_tekst(toon)}".strip(),
        _tabel(projecten, namen),
        tekening(toon, [wat(p) for p in toon], peildatum) if toon else None,
        legenda(toon),
        tuple(opmerkingen),
    )


def _tekst(toon: Sequence[Project]) -> str:
    delen = [f"{p.naam}: {zinnen.tijdvak(p.van, p.tot)}, {wat(p)}" for p in toon]
    return f"{'; '.join(delen)}." if delen else ""


def wat(p: Project) -> str:
    """What a project does, in a few words: +60 erbij, −90 eraf, hard."""
    delen = [f"{met_teken(p.bruto)} erbij"] if p.bruto else []
    if p.hard + p.zacht - p.bruto:
        delen.append(f"{met_teken(p.bruto - p.hard - p.zacht)} eraf")
    if p.opgeleverd:
        delen.append(f"{getal(p.opgeleverd)} opgeleverd")
    delen += [opsomming(list(p.statussen))] if p.statussen else []
    return ", ".join(delen)


KOPPEN = (
    "Project", "Code", "Corporatie", "Gebied", "Van start tot oplevering", "Hardheid",
    "Woord van de bron", "Fase", "Bruto erbij", "Sloop", "Netto",
)  # fmt: skip


def _tabel(projecten: Sequence[Project], namen: Mapping[str, str]) -> Tabel:
    segmenten = [s for s in PLANSEGMENTEN if any(s in p.per_segment for p in projecten)]
    rijen: list[tuple[Cel, ...]] = [
        (
            p.naam, p.code or "", zinnen.namen(p.corporaties, namen, "niet bekend"),
            zinnen.namen(p.gebieden, namen, "niet bekend"), zinnen.tijdvak(p.van, p.tot),
            "opgeleverd" if not p.loopt and p.opgeleverd else opsomming(list(p.statussen)) or "–",
            opsomming(list(p.woorden)), opsomming(list(p.fasen)), p.bruto, -p.sloop, p.netto,
            *(p.per_segment.get(s, 0) for s in segmenten), p.opgeleverd + p.gerealiseerd,
        )
        for p in projecten
    ]  # fmt: skip
    koppen = (*KOPPEN, *(zinnen.SEGMENT[s].capitalize() for s in segmenten), "Al klaar")
    return Tabel(koppen, tuple(rijen), signed=frozenset({9, 10}))
