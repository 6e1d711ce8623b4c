"""The stand that a request asks for: one connection, its id, and the notices above every page.

A notice says what was asked for and cannot be given, and which stand it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from dash import html
from flask import current_app
from sqlalchemy import Connection

from components.stand_melding import Zicht, vaste_band
from components.tegel import band
from domain.filters import Probleem
from store.standen.standen import OnbekendeStand, StandBeschadigd, Standen, StandFout, StandInfo


@dataclass(frozen=True)
class GeopendeStand:
    """An open stand. gevraagd: the id in the address, which may not be the one shown.

    melding: why the asked one is not shown (Dutch), None where it is.
    """

    conn: Connection
    info: StandInfo
    gevraagd: str | None
    melding: str | None = None

    @property
    def ouder(self) -> bool:
        """Whether this is a fixed stand and not simply the current one."""
        return self.gevraagd is not None and self.melding is None


def standen() -> Standen:
    """The app's standen."""
    return current_app.config["STANDEN"]


@contextmanager
def geopend(stand: str | None = None) -> Iterator[GeopendeStand]:
    """The stand with this id, or the current one with a message where that cannot be shown.

    Raises GeenStand or StandBeschadigd where there is nothing to show at all.
    """
    alle, melding = standen(), None
    try:
        info = alle.info(stand)
    except (OnbekendeStand, StandBeschadigd) as fout:
        if stand is None:
            raise
        info = alle.huidig()
        soort = "vastgestelde" if alle.alleen_vastgesteld else "nieuwste"
        melding = f"{fout} U ziet de {soort} stand ({info.id})."
    with alle.open(info.id).connect() as conn:
        yield GeopendeStand(conn, info, stand, melding)


NEDERLAND = ZoneInfo("Europe/Amsterdam")


def meldingen(problemen: Sequence[Probleem], s: GeopendeStand, pad: str) -> list[Any]:
    """The bands above a page; the rest of the page works. pad: the page without its query."""
    uit: list[Any] = []
    if problemen:
        uit.append(
            band(
                "let-op",
                html.Strong("Een deel van uw keuze kennen we niet; de pagina toont de rest. "),
                html.Ul([html.Li(p.tekst) for p in problemen]),
            )
        )
    if s.melding:
        uit.append(html.Div(band("let-op", s.melding), className="stand-onbekend"))
    elif s.ouder:
        uit.append(vaste_band(_zicht(s.info), nieuwste=_zien_lezers(s.info), pad=pad))
    return uit


def _zicht(info: StandInfo) -> Zicht:
    return Zicht(
        info.id,
        info.gebouwd.astimezone(NEDERLAND).date(),
        info.vastgesteld.label if info.vastgesteld else None,
        alleen_vastgesteld=standen().alleen_vastgesteld,
    )


def _zien_lezers(info: StandInfo) -> bool:
    try:
        return standen().huidig().id == info.id
    except StandFout:
        return False
