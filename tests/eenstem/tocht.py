"""Where the walk goes on what ships: every page for many selections, and their downloads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from urllib.parse import quote, urlencode

from sqlalchemy import Connection, text

from telling.rijen import LeveringData

STAD, AMERSFOORT, VECHT, UTRECHT = "GM9999", "GM0307", "GM1904", "GM0344"
GEMEENTEN = (STAD, AMERSFOORT, VECHT, UTRECHT)
WIJK, WIJK_VECHT = "WK999902", "WK190402"

Vraag = dict[str, str]

# What can be chosen on Groei beside a gemeente; its download takes the same.
GROEI: tuple[Vraag, ...] = (
    {"van": "2024", "tot": "2025"},
    {"van": "2021", "tot": "2025"},
    {"van": "2020", "tot": "2021"},
    {"van": "2024-01-01", "tot": "2025-06-30"},
    {"van": "2024-07-01", "tot": "2025"},
    {"tot": "2030"},
    {"status": "gerealiseerd"},
    {"status": "hard"},
    {"status": "hard,zacht", "van": "2026", "tot": "2030"},
    {"perspectief": "corporatie"},
    {"sloop": "zonder"},
    {"sloop": "zonder", "perspectief": "corporatie", "van": "2021", "tot": "2025"},
    {"duur": "tijdelijk_lang"},
    {"duur": "permanent,tijdelijk_lang,tijdelijk_kort"},
    {"segment": "midden"},
    {"segment": "sociaal,midden", "van": "2021"},
)
CORPORATIES: tuple[Vraag, ...] = (
    {"gemeente": STAD, "corporatie": "VB01"},
    {"gemeente": STAD, "corporatie": "VB02,VB03", "van": "2024", "tot": "2025"},
    {"gemeente": AMERSFOORT, "corporatie": "L0968"},
    {"gemeente": STAD, "gebied": WIJK},
    {"gemeente": STAD, "gebied": f"{WIJK},WK999901", "van": "2021", "tot": "2025"},
    {"corporatie": "VB01", "perspectief": "corporatie"},
)
KERNEN: tuple[Vraag, ...] = (
    {"gemeente": UTRECHT, "niveau": "gemeente,wijk,buurt"},
    {"gemeente": VECHT, "gebied": WIJK_VECHT},
    {"gemeente": VECHT, "doel": "35", "nieuwbouwaandeel": "50"},
    {"gemeente": VECHT, "definitie": "bezit_corporatie"},
    {"gemeente": VECHT, "peildatum": "2022-12-31"},
    {"gemeente": STAD, "peildatum": "2024-12-31"},
    {"gemeente": STAD, "gebied": WIJK, "doel": "27.5"},
)
PLANNEN: tuple[Vraag, ...] = (
    {"gemeente": STAD, "van": "2026", "tot": "2030"},
    {"gemeente": STAD, "corporatie": "VB01"},
    {"gemeente": STAD, "gebied": WIJK},
    {"gemeente": STAD, "status": "hard"},
    {"gemeente": STAD, "segment": "sociaal"},
    {"gemeente": STAD, "segment": "sociaal,midden", "status": "zacht"},
    {"gemeente": STAD, "peildatum": "2024-12-31"},
    {"gemeente": AMERSFOORT, "status": "hard"},
)
PROGNOSE: tuple[Vraag, ...] = (
    {"gemeente": STAD, "afspraak": "geen"},
    {"gemeente": STAD, "corporatie": "VB01"},
    {"gemeente": STAD, "kans.hard": "50", "uitloop.zacht": "3"},
    {"afspraak": "voorbeeldstad-2021-2"},
)
WATALS: tuple[Vraag, ...] = (
    {"gemeente": STAD, "verkoop": "2027"},
    {"gemeente": STAD, "sloop": "3", "zacht": "2"},
    {"gemeente": STAD, "liberalisatie": "2026", "verkoop": "2028", "zacht": "1", "sloop": "1"},
    {"gemeente": AMERSFOORT, "verkoop": "2020"},
)
AFSPRAKEN: tuple[Vraag, ...] = (
    {"status": "achter"},
    {"gemeente": STAD, "corporatie": "VB01"},
    {"gemeente": STAD, "peildatum": "2024-12-31"},
    {"gemeente": AMERSFOORT, "peildatum": "2022-06-30"},
    {"binding": "garantie"},
)
HERKOMST: tuple[Vraag, ...] = (
    *({"wat": w, "gemeente": g} for w, g in product(("groei", "standen", "totalen", "plannen"),
                                                     (STAD, AMERSFOORT, VECHT))),
    {"wat": "alle-woningen", "gemeente": "GM0268"},
    {"wat": "groei", "gemeente": STAD, "van": "2024", "tot": "2025", "perspectief": "corporatie"},
    {"wat": "afspraak", "afspraak": "voorbeeldstad-2021-1"},
    {"wat": "afspraak", "afspraak": "voorbeeldstad-2021-2"},
)  # fmt: skip
# Of two standen: `paar` says which two.
STANDEN: tuple[Vraag, ...] = (
    {},
    {"gemeente": STAD},
    {"gemeente": STAD, "status": "gerealiseerd,hard,zacht"},
    {"gemeente": STAD, "corporatie": "VB01", "perspectief": "corporatie"},
    {"gemeente": STAD, "sloop": "zonder", "duur": "permanent,tijdelijk_lang"},
    {"gemeente": f"{STAD},{AMERSFOORT}", "status": "hard"},
)
# The stand from before the last leveringen of two corporaties (`eerdere`).
EERDER = "eerder0000aa"
LAATSTE_MUTATIES, LAATSTE_PLANNEN = "VB01", "VB02"
# Pages that ask for a gemeente and no more.
MET_GEMEENTE = ("groei", "kernen", "kalender", "afspraken", "plannen", "prognose", "wat-als")


def paginas(conn: Connection, eerder: str, nu: str) -> Iterator[str]:
    """Every address, among them every afspraak's own page and every levering's. eerder, nu: ids of
    the two standen that are compared."""
    yield from (adres("standen", paar(eerder, nu) | v) for v in STANDEN)
    yield from (adres("plannen", {"gemeente": g, "met": eerder}) for g in (STAD, AMERSFOORT))
    yield from ("/", "/standen", "/leveringen")
    for pad in MET_GEMEENTE:
        yield f"/{pad}"
        yield from (adres(pad, {"gemeente": g}) for g in GEMEENTEN)
    yield from (adres("groei", {"gemeente": STAD} | v) for v in GROEI)
    yield from (adres("groei", {"gemeente": AMERSFOORT} | v) for v in GROEI[:5])
    yield from (adres("groei", v) for v in CORPORATIES)
    for pad, vragen in (("kernen", KERNEN), ("plannen", PLANNEN), ("prognose", PROGNOSE),
                        ("wat-als", WATALS), ("afspraken", AFSPRAKEN),
                        ("herkomst", HERKOMST)):  # fmt: skip
        yield from (adres(pad, v) for v in vragen)
    yield from (f"/afspraken/{quote(id_)}" for id_ in afspraken(conn))
    for (levering,) in conn.execute(text("SELECT id FROM levering ORDER BY volgnummer")):
        yield f"/levering/{quote(levering)}"


def downloads(conn: Connection, eerder: str, nu: str) -> Iterator[tuple[str, Vraag]]:
    """(download, query): the same selections."""
    yield from (("brug", paar(eerder, nu) | v) for v in STANDEN)
    yield "plannen", {"gemeente": STAD, "met": eerder}
    for g in GEMEENTEN:
        for naam in ("groei", "voorraad", "kernen", "afspraken", "plannen", "wijkenstrategie",
                     "prognose"):  # fmt: skip
            yield naam, {"gemeente": g}
    yield "afspraken", {}
    yield from (("groei", {"gemeente": STAD} | v) for v in GROEI)
    yield from (("groei", v) for v in CORPORATIES)
    for naam, vragen in (("kernen", KERNEN), ("plannen", PLANNEN), ("prognose", PROGNOSE),
                         ("afspraken", AFSPRAKEN)):  # fmt: skip
        yield from ((naam, v) for v in vragen)
    yield from (("afspraak-rijen", {"id": id_}) for id_ in afspraken(conn) if STAD in _van(id_))


def werkboeken(alle: Sequence[tuple[str, Vraag]]) -> list[tuple[str, Vraag]]:
    """Of these downloads those that are read as a workbook too: of each kind its first selections,
    of two gemeenten, and one in four of the others."""
    keer: dict[str, int] = {}
    uit = []
    for naam, vraag in alle:
        n = keer[naam] = keer.get(naam, -1) + 1
        if n < 2 or n % 4 == 0:
            uit.append((naam, vraag))
    return uit


def paar(eerder: str, nu: str) -> Vraag:
    """The two standen of a comparison, as the address says them."""
    return {"van": eerder, "naar": nu}


def eerdere(leveringen: Sequence[LeveringData]) -> list[LeveringData]:
    """What had been delivered of this: without the newest plan list of one corporatie, and with a
    levering of realised figures of another in which half of its rows say less."""
    uit = []
    for lev in leveringen:
        wie = lev.meta.leverancier_code
        if wie == LAATSTE_PLANNEN and "plannen" in lev.tabellen and lev.meta.ontvangen.year == 2026:
            continue
        if wie == LAATSTE_MUTATIES and "voorraadmutaties" in lev.tabellen:
            rijen = lev.tabellen["voorraadmutaties"]
            aantal = rijen["aantal"].where(rijen["rij"] % 2 == 0, rijen["aantal"] // 2)
            meta = replace(lev.meta, id=f"eerder-{lev.meta.id}")
            uit.append(LeveringData(meta, {"voorraadmutaties": rijen.assign(aantal=aantal)}))
        else:
            uit.append(lev)
    return uit


def groei_van_stad() -> list[Vraag]:
    """Selections of Groei that show figures, for page and download alike."""
    return [{"gemeente": STAD} | v for v in GROEI] + list(CORPORATIES[:2])


def afspraken(conn: Connection) -> list[str]:
    """The id of every afspraak of the stand."""
    return [i for (i,) in conn.execute(text("SELECT id FROM afspraak ORDER BY id"))]


def adres(pad: str, vraag: Vraag) -> str:
    """A page with these choices."""
    return f"/{pad}?{urlencode(vraag, safe=',')}"


def _van(id_: str) -> str:
    return STAD if id_.startswith("voorbeeldstad") else ""
