"""The tables of the restopgave: each column that takes from the target, and which afspraak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from components.tabel import element
from figures.getallen import ONBEKEND, datum, getal
from figures.planrest import RestRij

KOPPEN = (
    "Voor", "Doel", "Gerealiseerd", "Hard gepland", "Zacht gepland", "Restopgave", "Tot en met",
    "Afspraak",
)  # fmt: skip


@dataclass(frozen=True)
class AandeelRij:
    """An area under an agreed share. Numbers of homes, None where unknown."""

    wie: str
    artikel: str
    titel: str
    id: str
    procent: str
    woningen: int | None
    doel: int | None
    sociaal: int | None
    hard: int | None
    zacht: int | None
    rest: int | None


def resttabel(rijen: Sequence[RestRij], stand: str, bijschrift: str) -> dict[str, Any]:
    """doel = gerealiseerd + hard + zacht + restopgave. stand: for the links; "" for the newest."""
    return _tabel(
        KOPPEN,
        [
            [
                element("Th", r.wie, scope="row"),
                _getal(r.rest.doel),
                _getal(r.rest.gerealiseerd),
                _getal(r.rest.hard),
                _getal(r.rest.zacht),
                _rest(r),
                element("Td", datum(r.tot)),
                _afspraak(r.artikel, r.titel, r.rest.afspraak.id, stand),
            ]
            for r in rijen
        ],
        bijschrift,
    )


def aandeeltabel(rijen: Sequence[AandeelRij], stand: str, bijschrift: str) -> dict[str, Any]:
    """doel = sociaal + hard + zacht + restopgave, with the dwellings that the plans add."""
    return _tabel(
        ("Voor", "Aandeel", "Woningen met plannen", "Doel", "Sociaal nu", "Hard gepland",
         "Zacht gepland", "Restopgave", "Afspraak"),
        [
            [
                element("Th", r.wie, scope="row"),
                element("Td", r.procent, className="getal"),
                *(_getal(n) for n in (r.woningen, r.doel, r.sociaal, r.hard, r.zacht)),
                _over(r.rest),
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


def _getal(waarde: float | None) -> dict[str, Any]:
    tekst = getal(waarde)
    return element("Td", tekst, className="onbekend" if tekst == ONBEKEND else "getal")


def _over(rest: float | None) -> dict[str, Any]:
    """What is left; below 0 more is built and planned than was agreed."""
    if rest is None or rest >= 0:
        return _getal(rest)
    return element("Td", [getal(rest), element("Small", "meer dan nodig")], className="getal")


def _rest(r: RestRij) -> dict[str, Any]:
    if r.rest.rest is not None:
        return _over(r.rest.rest)
    ook = element("Small", f"zonder gerealiseerd {getal(r.rest.zonder_gerealiseerd)}")
    return element("Td", [ONBEKEND, ook], className="onbekend")
