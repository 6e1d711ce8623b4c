"""The tables of Plannen: the restopgave, and the wijkenstrategie.

The restopgave has each column that takes from the target, and which afspraak. The wijkenstrategie
is an HTML table: a row group per area, its sum below, made to be printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from components.kaart import Herkomst
from components.tabel import element
from components.tekst import toon, toon_delen
from domain.cijfernaam import Cijfernaam
from figures.basis.getallen import ONBEKEND, datum
from figures.basis.zin import cijfer, zin
from figures.groei.zinnen import FICTIEF
from figures.kernen.rijen import kop_sociaal
from figures.plannen.restopgave import RestRij
from figures.plannen.strategie import GEEN_PLAN, Strategieregel, Strategietabel


def strategie(
    id_: str, t: Strategietabel, herkomst: Herkomst, downloads: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """The card: message, table, what to know, where it comes from, downloads (label, href)."""
    merk = f"{FICTIEF}{' voor een deel' if herkomst.deels else ''}. "
    klasse = "kaart breed wijkenstrategie" + (" is-fictief" if herkomst.fictief else "")
    return element(
        "Figure",
        [
            element("P", "Wijkenstrategie", className="onderwerp"),
            element("H3", toon(t.titel), id=f"{id_}-kop"),
            _strategietabel(t),
            *(element("P", toon(o), className="opmerking") for o in t.opmerkingen),
            element(
                "Figcaption",
                [element("Strong", merk) if herkomst.fictief else "", herkomst.tekst],
                className="herkomst",
            ),
            element(
                "Div",
                [element("A", label, href=href, className="download") for label, href in downloads],
                className="onder",
            ),
        ],
        id=id_,
        className=klasse,
        **{"aria-labelledby": f"{id_}-kop"},
    )


def _strategietabel(t: Strategietabel) -> dict[str, Any]:
    kop = element("Thead", element("Tr", [element("Th", k, scope="col") for k in t.kolommen]))
    groepen = [_groep("Tbody", naam, regels) for naam, regels in t.gebieden]
    return element(
        "Div",
        element(
            "Table",
            [
                element("Caption", str(t.titel), className="alleen-schermlezer"),
                kop,
                *groepen,
                _groep("Tfoot", "Alle gebieden", t.som),
            ],
            className="cijfers strategie",
        ),
        className="tabelvak",
        tabIndex="0",
        role="region",
        **{"aria-label": str(t.titel)},
    )


def _groep(soort: str, naam: str, regels: Sequence[Strategieregel]) -> dict[str, Any]:
    kop = element("Th", naam, scope="rowgroup", rowSpan=len(regels), className="gebied")
    return element(soort, [_rij(r, [kop] if i == 0 else []) for i, r in enumerate(regels)])


def _rij(r: Strategieregel, kop: list[dict[str, Any]]) -> dict[str, Any]:
    cellen = [
        element(
            "Td",
            [*toon_delen(v.tekst), element("Small", toon(v.zacht))] if v.zacht else toon(v.tekst),
            className="leeg" if v.tekst == GEEN_PLAN else "getal",
        )
        for v in r.vakken
    ]
    return element(
        "Tr",
        [*kop, element("Th", r.onderdeel, scope="row"), *cellen],
        **({"className": "apart"} if r.buiten else {}),
    )


KOPPEN = (
    "Voor", "Doel", "Gerealiseerd", "Hard gepland", "Zacht gepland", "Restopgave", "Tot en met",
    "Afspraak",
)  # fmt: skip

VELDEN = ("doel", "gerealiseerd", "hard", "zacht")
VELDEN_AANDEEL = ("woningen", "doel", "sociaal", "hard", "zacht", "rest")


@dataclass(frozen=True)
class AandeelRij:
    """An area under an agreed share. Numbers of homes, None where unknown. definitie: what counts;
    plannen: whether any are in it."""

    wie: str
    artikel: str
    titel: str
    id: str
    procent: str
    namen: Mapping[str, Cijfernaam]
    woningen: int | None
    doel: int | None
    sociaal: int | None
    hard: int | None
    zacht: int | None
    rest: int | None
    definitie: str | None = None
    plannen: bool = True


def resttabel(rijen: Sequence[RestRij], stand: str, bijschrift: str) -> dict[str, Any]:
    """doel = gerealiseerd + hard + zacht + restopgave. stand: for the links; "" for the newest."""
    return _tabel(
        KOPPEN,
        [
            [
                element("Th", r.wie, scope="row"),
                *(_getal(getattr(r.rest, veld), r.cijfernaam(veld)) for veld in VELDEN),
                _rest(r),
                element("Td", datum(r.tot)),
                _afspraak(r.artikel, r.titel, r.rest.afspraak.id, stand),
            ]
            for r in rijen
        ],
        bijschrift,
    )


def aandeeltabel(rijen: Sequence[AandeelRij], stand: str, bijschrift: str) -> dict[str, Any]:
    """The share of the dwellings with plans, what there is of it, and what is needed on top."""
    alle = "Woningen met plannen" if any(r.plannen for r in rijen) else "Woningen"
    nu = f"{kop_sociaal(r.definitie for r in rijen)} nu"
    return _tabel(
        ("Voor", "Aandeel", alle, "Doel", nu, "Hard gepland", "Zacht gepland", "Restopgave",
         "Afspraak"),
        [
            [
                element("Th", r.wie, scope="row"),
                element("Td", toon(r.procent), className="getal"),
                *(_getal(getattr(r, veld), r.namen[veld]) for veld in VELDEN_AANDEEL),
                _afspraak(r.artikel, r.titel, r.id, stand),
            ]
            for r in rijen
        ],
        bijschrift,
    )  # fmt: skip


def _tabel(
    koppen: Sequence[str], rijen: Sequence[Sequence[dict[str, Any]]], bijschrift: str
) -> dict[str, Any]:
    return element(
        "Div",
        element(
            "Table",
            [
                element("Caption", bijschrift, className="alleen-schermlezer"),
                element("Thead", element("Tr", [element("Th", k, scope="col") for k in koppen])),
                element("Tbody", [element("Tr", list(r)) for r in rijen]),
            ],
            className="cijfers rest",
        ),
        className="tabelvak",
        tabIndex="0",
        role="region",
        **{"aria-label": bijschrift},
    )


def _afspraak(artikel: str, titel: str, id_: str, stand: str) -> dict[str, Any]:
    waar = f"/afspraken/{quote(id_)}" + (f"?stand={quote(stand)}" if stand else "")
    return element("Td", [element("A", artikel, href=waar), f": {titel}"])


def _getal(waarde: float | None, naam: Cijfernaam) -> dict[str, Any]:
    tekst = cijfer(naam, waarde)
    return element("Td", toon(tekst), className="onbekend" if tekst == ONBEKEND else "getal")


def _rest(r: RestRij) -> dict[str, Any]:
    """What is left; below 0 more is built and planned than was agreed."""
    cel = _getal(r.rest.rest, r.cijfernaam("rest"))
    ook: str = ""
    if r.rest.rest is None:
        over = cijfer(r.cijfernaam("zonder_gerealiseerd"), r.rest.zonder_gerealiseerd)
        ook = zin("zonder gerealiseerd {}", over)
    elif r.rest.rest < 0:
        ook = "meer dan nodig"
    if ook:
        rest = cijfer(r.cijfernaam("rest"), r.rest.rest)
        cel["props"]["children"] = [*toon_delen(rest), element("Small", toon(ook))]
    return cel
