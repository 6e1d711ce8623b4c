"""The list of all leveringen: when, who, what, the verdict, the standen it is in, the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from dash import html
from flask import current_app

from components.tabel import element
from components.tekst import toon
from domain.cijfernaam import ALLES, Cijfernaam
from domain.leveringen.cijfernamen import van_levering
from figures.basis.getallen import datum, getal
from figures.basis.zin import cijfer, zin
from loaders.archief.achterstand import achterstand
from loaders.archief.overzicht import VERWIJDERD, Leveringsregel, nu
from pages.gemeen.stand import standen
from settings import Settings
from store.standen.standen import StandFout
from store.vragen.leveringen import bronnen

NEDERLAND = ZoneInfo("Europe/Amsterdam")
MEESTE = 200
_KOPPEN = ("Ontvangen", "Levering", "Leverancier en periode", "Uitkomst", "In stand", "Bestand")


def in_standen() -> dict[str, list[str]]:
    """The ids of the standen (newest first) by the id of each levering in them."""
    uit: dict[str, list[str]] = {}
    for info in standen().lijst():
        if info.beschadigd is None:
            for levering in _van(info.id, info.sha256):
                uit.setdefault(levering, []).append(info.id)
    return uit


# A stand never changes.
@lru_cache(maxsize=64)
def _van(stand: str, _sha256: str) -> frozenset[str]:
    try:
        with standen().open(stand).connect() as conn:
            return bronnen.ids(conn)
    except StandFout:
        return frozenset()


def tabel(regels: Sequence[Leveringsregel], waar: Mapping[str, Sequence[str]]) -> Any:
    """The table, newest first; older ones than MEESTE are told, and stand in the archive."""
    if not regels:
        return html.P("Er zijn nog geen leveringen.")
    alle = cijfer(Cijfernaam("leveringen", ALLES, aard="archief"), len(regels))
    bijschrift = zin("Alle leveringen: {}", alle)
    stand = achter()
    rijen = [_rij(r, waar.get(r.levering.id, ()), stand) for r in regels[:MEESTE]]
    uit: list[Any] = [
        element(
            "Div",
            element(
                "Table",
                [
                    element("Caption", toon(bijschrift), className="alleen-schermlezer"),
                    element(
                        "Thead", element("Tr", [element("Th", k, scope="col") for k in _KOPPEN])
                    ),
                    element("Tbody", rijen),
                ],
                className="cijfers leveringen-lijst",
            ),
            className="tabelvak",
            tabIndex="0",
            role="region",
            **{"aria-label": str(bijschrift)},
        )
    ]
    if len(regels) > MEESTE:
        zegt = zin("Hier staan de nieuwste {} van {}.", getal(MEESTE), alle)
        uit.append(html.P(toon(zegt)))
    return html.Div(uit)


def _rij(r: Leveringsregel, waar: Sequence[str], stand: str | None) -> dict[str, Any]:
    lev = r.levering
    return element(
        "Tr",
        [
            element("Td", [datum(r.toen.astimezone(NEDERLAND).date()), element("Br"),
                           element("Small", f"door {r.door}")]),
            element("Th", _naam(r), scope="row"),
            element("Td", _wie(r)),
            element("Td", _uitkomst(r, waar, stand)),
            element("Td", _standen(lev.id, waar)),
            element("Td", "verwijderd" if r.toestand == VERWIJDERD else
                    element("A", "Origineel", href=f"/leveringen/{lev.id}/bestand")),
        ],
    )  # fmt: skip


def _naam(r: Leveringsregel) -> list[Any]:
    lev = r.levering
    uit: list[Any] = [element("A", lev.id, href=f"/levering/{lev.id}"), element("Br"),
                      element("Small", lev.bestand)]  # fmt: skip
    if lev.gelezen and lev.gelezen.fictief:
        uit += [" ", element("Strong", "FICTIEF")]
    return uit


def _wie(r: Leveringsregel) -> str:
    lev = r.levering
    if lev.gelezen is None:
        return lev.velden.leverancier or "onbekend"
    periode = lev.gelezen.periode.tekst if lev.gelezen.periode else ""
    wat = ", ".join(lev.tabellen)
    return "; ".join(d for d in (lev.gelezen.leverancier, periode, wat) if d)


def achter() -> str | None:
    """The newest stand ("" without any) where it is behind the archive, None where it is not."""
    settings: Settings = current_app.config["SETTINGS"]
    if achterstand(settings, standen()) not in ("achter", "bezig"):
        return None
    try:
        return standen().nieuwste().id
    except StandFout:
        return ""


def _uitkomst(r: Leveringsregel, waar: Sequence[str], stand: str | None) -> list[Any]:
    tekst = nu(r, stand, waar)
    if r.toestand == VERWIJDERD:
        return [tekst]
    return [
        tekst, element("Br"),
        element("A", "Verdict (CSV)", href=f"/leveringen/{r.levering.id}/verdict.csv"),
    ]  # fmt: skip


def _standen(levering: str, waar: Sequence[str]) -> Any:
    if not waar:
        return "in geen stand"
    eerste, *rest = waar
    uit: list[Any] = [element("A", eerste, href=f"/groei?stand={eerste}")]
    if rest:
        ouder = cijfer(van_levering("standen", levering, "ouder"), len(rest))
        uit.append(
            element(
                "Details",
                [
                    element("Summary", toon(zin("en {} oudere", ouder))),
                    element("Ul", [element("Li", element("A", s, href=f"/groei?stand={s}"))
                                   for s in rest], className="lijst"),
                ],
            )
        )  # fmt: skip
    return uit
