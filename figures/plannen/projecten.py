"""Projects on a line of time, the largest of them; and a table of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.perioden import OPEN_EIND
from domain.plannen.cijfernamen import ALLE_PLANNEN, Plannaam
from domain.plannen.planregel import PLANSEGMENTEN
from domain.plannen.projectlijst import Project, tel
from figures.basis.getallen import met_teken, opsomming
from figures.basis.grafiek import Cel, Grafiek, Tabel
from figures.basis.zin import Tekst, cijfer, samen, zin
from figures.plannen import zinnen
from figures.plannen.balken import legenda, tekening

MEESTE = 20  # bars; the table and the download have the rest


def planprojecten(
    lijst: Sequence[Project],
    plaats: str,
    namen: Mapping[str, str],
    peildatum: date | None = None,
    los: int = 0,
    *,
    naam: Plannaam = ALLE_PLANNEN,
) -> Grafiek:
    """The largest projects in order of begin. los: planned homes that belong to no project."""
    telling = tel(lijst)
    titel = zinnen.projecten(telling, plaats, naam=naam)
    toon = sorted(lijst[:MEESTE], key=lambda p: (p.van, p.tot, p.naam))
    opmerkingen: list[str] = []
    if telling.alle > MEESTE:
        alle = cijfer(naam.van("alle", maat="projecten"), telling.alle)
        opmerkingen.append(
            zin(
                "U ziet de {} grootste van {} projecten; de tabel en de download hebben ze alle.",
                str(MEESTE),
                alle,
            )
        )
    if any(p.tot == OPEN_EIND for p in toon):
        opmerkingen.append("Van een balk tot de rand noemt de bron geen einde.")
    if los:
        n = cijfer(naam.van("los"), los)
        opmerkingen.append(zin("Nog {} geplande woningen horen bij geen project met een naam.", n))
    return Grafiek(
        titel,
        samen([titel + ".", *_tekst(toon, naam)]),
        _tabel(lijst, namen, naam),
        tekening(toon, [wat(p, naam) for p in toon], peildatum) if toon else None,
        legenda(toon),
        tuple(opmerkingen),
    )


def _tekst(toon: Sequence[Project], naam: Plannaam) -> list[Tekst]:
    delen = [zin("{}: {}, {}", p.naam, zinnen.tijdvak(p.van, p.tot), wat(p, naam)) for p in toon]
    return [samen(delen, "; ") + "."] if delen else []


def wat(p: Project, naam: Plannaam = ALLE_PLANNEN) -> Tekst:
    """What a project does, in a few words: +60 erbij, 90 eraf, hard."""
    delen: list[str] = []
    if p.bruto:
        delen.append(zin("{} erbij", cijfer(naam.project(p, "bruto"), p.bruto, met_teken)))
    if p.eraf:
        delen.append(zin("{} eraf", cijfer(naam.project(p, "eraf"), p.eraf)))
    if p.opgeleverd:
        delen.append(zin("{} opgeleverd", cijfer(naam.project(p, "opgeleverd"), p.opgeleverd)))
    delen += [opsomming(list(p.statussen))] if p.statussen else []
    return samen(delen, ", ")


KOPPEN = (
    "Project", "Code", "Corporatie", "Gebied", "Van start tot oplevering", "Hardheid",
    "Woord van de bron", "Fase", "Bruto erbij", "Sloop", "Netto",
)  # fmt: skip


def _tabel(lijst: Sequence[Project], namen: Mapping[str, str], naam: Plannaam) -> Tabel:
    segmenten = [s for s in PLANSEGMENTEN if any(s in p.per_segment for p in lijst)]
    rijen: list[tuple[Cel, ...]] = [
        (
            p.naam, p.code or "", zinnen.namen(p.corporaties, namen, "niet bekend"),
            zinnen.namen(p.gebieden, namen, "niet bekend"), zinnen.tijdvak(p.van, p.tot),
            "opgeleverd" if not p.loopt and p.opgeleverd else opsomming(list(p.statussen)) or "–",
            opsomming(list(p.woorden)), opsomming(list(p.fasen)), p.bruto,
            p.saldo_sloop, p.netto,
            *(p.per_segment.get(s, 0) for s in segmenten), p.klaar,
        )
        for p in lijst
    ]  # fmt: skip
    velden = ("bruto", "sloop", "netto", *segmenten, "klaar")
    koppen = (*KOPPEN, *(zinnen.SEGMENT[s].capitalize() for s in segmenten), "Al klaar")
    return Tabel(
        koppen,
        tuple(rijen),
        signed=frozenset({9, 10}),
        namen=tuple((*[None] * 8, *(naam.project(p, v) for v in velden)) for p in lijst),
    )
