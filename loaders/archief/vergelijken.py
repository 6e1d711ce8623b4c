"""Two standen of a home beside each other, for the command line. Reads only: takes no lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from domain.filters import Filters
from loaders.verdict.fouten import KanNiet, VerkeerdeAanroep
from settings import Settings
from store.standen.standen import OnbekendeStand, Standen, StandFout, StandInfo
from store.vragen import namen


@dataclass(frozen=True)
class Tweetal:
    """Both standen, open, and the filters with codes."""

    van: Connection
    naar: Connection
    infos: tuple[StandInfo, StandInfo]
    filters: Filters


@contextmanager
def geopend(settings: Settings, van: str, naar: str, filters: Filters) -> Iterator[Tweetal]:
    """Open them; van, naar: as in `Standen.zoek`. filters: names as people write them.

    Raises VerkeerdeAanroep for what does not exist, KanNiet where a stand is not whole.
    """
    standen = Standen(settings.home / "standen")
    try:
        eerst, nu = (standen.info(standen.zoek(tekst)) for tekst in (van, naar))
        oud, nieuw = (standen.open(i.id) for i in (eerst, nu))
    except OnbekendeStand as fout:
        raise VerkeerdeAanroep(str(fout)) from fout
    except StandFout as fout:
        raise KanNiet(str(fout)) from fout
    with oud.connect() as a, nieuw.connect() as b:
        opgelost, problemen = namen.los_op(b, filters)
        if problemen:
            raise VerkeerdeAanroep("\n".join(p.tekst for p in problemen))
        yield Tweetal(a, b, (eerst, nu), opgelost)
