"""Projects on a line of time, the largest of them; and a table of all.

A bar runs from start to delivery: what comes lies above, what is replaced below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from domain.opsomming import opsomming
from domain.perioden import OPEN_EIND
from domain.plannen.cijfernamen import ALLE_PLANNEN, Plannaam
from domain.plannen.planregel import PLANSEGMENTEN
from domain.plannen.projectlijst import Project, Projectbalk, tel
from figures.basis.getallen import getal, met_teken
from figures.basis.grafiek import Cel, Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import (
    INKT,
    LIJN,
    ONTTREKKING,
    STATUS_NAAM,
    TOEVOEGING,
    ZACHT_INKT,
    layout,
    stijl,
)
from figures.basis.zin import Tekst, cijfer, samen, zin
from figures.plannen import zinnen

RIJ = 44  # pixels a project: a line of words and its bars
NAAM = 26  # characters of a name that fit a phone
_DAG = 86_400_000  # plotly counts a bar on a line of time in milliseconds


def tekening(
    toon: Sequence[Project], woorden: Sequence[str], peildatum: date | None
) -> dict[str, Any]:
    """The figure: a row a project, with its name and words above its bars."""
    begin, einde = _grenzen(toon)
    rand = einde + timedelta(days=8)  # room for the border of a bar that ends on the last day
    per: dict[tuple[str, str, bool], list[tuple[int, Projectbalk, Project]]] = defaultdict(list)
    for plek, p in enumerate(toon):
        for b in p.balken:
            per[b.soort, b.status, b.opgeleverd].append((plek, b, p))
    data = [_spoor(soort, status, punten, rand, klaar=klaar)
            for (soort, status, klaar), punten in sorted(per.items())]  # fmt: skip
    labels = [
        {
            "xref": "paper", "x": 0, "y": plek - 0.28, "xanchor": "left", "yanchor": "middle",
            "text": f"<b>{_kort(p.naam)}</b>  {woord}", "showarrow": False,
            "font": {"size": 12, "color": INKT}, "bgcolor": "rgba(255,255,255,0.85)",
        }
        for plek, (p, woord) in enumerate(zip(toon, woorden, strict=True))
    ]  # fmt: skip
    lijnen = []
    if peildatum and begin <= peildatum <= einde:
        dag = (peildatum + timedelta(days=1)).isoformat()
        lijnen.append(
            {"type": "line", "x0": dag, "x1": dag, "yref": "paper", "y0": 0, "y1": 1,
             "line": {"color": ZACHT_INKT, "width": 1, "dash": "dot"}}
        )  # fmt: skip
    return {
        "data": data,
        "layout": layout(
            RIJ * len(toon) + 60,
            barmode="overlay",
            annotations=labels,
            shapes=lijnen,
            xaxis={
                "type": "date", "range": [begin.isoformat(), rand.isoformat()],
                "tickformat": "%Y", "side": "top", "gridcolor": LIJN, "ticklabelmode": "period",
                "dtick": f"M{12 * _elke(begin, einde)}", "tick0": f"{begin.year}-01-01",
                "fixedrange": True, "automargin": True,
            },
            yaxis={
                "range": [len(toon) - 0.4, -0.6], "showticklabels": False, "showgrid": False,
                "zeroline": False, "fixedrange": True,
            },
        ),
    }  # fmt: skip


def _elke(begin: date, einde: date) -> int:
    """Years between two labels: eight fit on a phone."""
    return -(-(einde.year - begin.year + 1) // 8)


def _spoor(
    soort: str,
    status: str,
    punten: Sequence[tuple[int, Projectbalk, Project]],
    einde: date,
    *,
    klaar: bool,
) -> dict[str, Any]:
    """One trace: all bars of a kind. Homes that come lie above homes that go."""
    erbij = soort == "erbij"
    woord = "opgeleverd" if klaar else STATUS_NAAM[status]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [plek for plek, _, _ in punten],
        "base": [b.van.isoformat() for _, b, _ in punten],
        "x": [((min(b.tot, einde) - b.van).days + 1) * _DAG for _, b, _ in punten],
        # What only goes has the line to itself.
        "offset": [
            0.2 if not erbij and any(a.soort == "erbij" for a in p.balken) else -0.08
            for _, _, p in punten
        ],
        "width": 0.26 if erbij else 0.16,
        "marker": stijl(TOEVOEGING if erbij else ONTTREKKING, "gerealiseerd" if klaar else status),
        "customdata": [
            f"{p.naam}: {getal(b.aantal)} {'erbij' if erbij else 'eraf'}, {woord}, "
            f"{zinnen.tijdvak(b.van, b.tot)}"
            for _, b, p in punten
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _grenzen(toon: Sequence[Project]) -> tuple[date, date]:
    begin = min(p.van for p in toon).replace(month=1, day=1)
    bekend = [p.tot.year for p in toon if p.tot != OPEN_EIND]
    # Without a known end a bar runs to the edge; two years are enough to see that it does.
    open_ = [p.van.year + 2 for p in toon if p.tot == OPEN_EIND]
    if not open_:
        return begin, date(max(bekend), 12, 31)
    # Only a bar without an end may touch the edge: a quarter more than the last known delivery.
    return begin, date(max([*(jaar + 1 for jaar in bekend), *open_]), 3, 31)


def _kort(naam: str) -> str:
    return naam if len(naam) <= NAAM else f"{naam[: NAAM - 1].rstrip()}…"


def legenda(toon: Sequence[Project]) -> tuple[Legendasleutel, ...]:
    """What its colours and patterns mean, as far as they occur."""
    soorten = {(b.soort, b.status, b.opgeleverd) for p in toon for b in p.balken}
    uit = []
    for soort, kleur in (("erbij", TOEVOEGING), ("eraf", ONTTREKKING)):
        for status in ("hard", "zacht"):
            if (soort, status, False) in soorten:
                uit.append(Legendasleutel(f"{soort}, {STATUS_NAAM[status]}", kleur, status))
    if any(klaar for _, _, klaar in soorten):
        uit.append(Legendasleutel("opgeleverd", TOEVOEGING))
    return tuple(uit)


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
    """What a project does, in a few words: +60 erbij, 90 eraf, hard; or vervallen."""
    delen: list[str] = []
    if p.bruto:
        delen.append(zin("{} erbij", cijfer(naam.project(p, "bruto"), p.bruto, met_teken)))
    if p.eraf:
        delen.append(zin("{} eraf", cijfer(naam.project(p, "eraf"), p.eraf)))
    if p.klaar:
        delen.append(zin("{} opgeleverd", cijfer(naam.project(p, "klaar"), p.klaar)))
    if p.loopt or not p.klaar:
        delen.append(staat(p))
    return samen(delen, ", ")


def staat(p: Project) -> str:
    """How certain a project is; of one that is planned no longer what became of it."""
    return opsomming(list(p.statussen)) if p.loopt else p.staat


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
            staat(p), opsomming(list(p.woorden)), opsomming(list(p.fasen)), p.bruto,
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
