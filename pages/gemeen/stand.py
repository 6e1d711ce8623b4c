"""The stand that a request asks for: one connection, its id, what must be said about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import current_app
from sqlalchemy import Connection

from store.standen.standen import OnbekendeStand, StandBeschadigd, Standen, StandInfo


@dataclass(frozen=True)
class Geopend:
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
def geopend(stand: str | None = None) -> Iterator[Geopend]:
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
        yield Geopend(conn, info, stand, melding)
