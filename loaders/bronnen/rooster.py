"""When a source is pulled: five fields as in cron, in Dutch time.

The times come from a library; here is what is due. A run that falls in the hour that is skipped in
spring happens once, right after it; one in the hour that comes twice in autumn happens once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from loaders.bronnen.contract import Bron
from loaders.bronnen.toestand import Bronboek

NEDERLAND = ZoneInfo("Europe/Amsterdam")
VERWACHT = "vijf velden: minuut uur dag maand weekdag, zoals '0 6 * * 1' (maandag om 6 uur)"


@dataclass(frozen=True)
class Beurt:
    """When a source is next pulled (with time zone)."""

    bron: Bron
    wanneer: datetime


def is_rooster(tekst: str) -> bool:
    """Whether it can be read as five fields, of which some moment ever comes."""
    if len(tekst.split()) != 5:
        return False
    try:
        next(CronSim(tekst, datetime(2024, 1, 1, tzinfo=NEDERLAND)))
    except (CronSimError, StopIteration):
        return False
    return True


def volgende(tekst: str, na: datetime) -> datetime:
    """The first moment after `na` (with a time zone), in Dutch time."""
    moment: datetime = next(CronSim(tekst, na.astimezone(NEDERLAND)))
    return moment


def beurten(bronnen: Iterable[Bron], boek: Bronboek, nu: datetime) -> list[Beurt]:
    """The next turn of every source with a `wanneer`, soonest first.

    It counts from the last try; one that was never tried is due now.
    """
    uit = []
    for bron in bronnen:
        if not bron.wanneer:
            continue
        laatste = boek.lees(bron.naam).laatste_poging
        wanneer = volgende(bron.wanneer, _tijd(laatste)) if laatste else nu
        uit.append(Beurt(bron, wanneer))
    return sorted(uit, key=lambda b: (b.wanneer, b.bron.naam))


def _tijd(tekst: str) -> datetime:
    return datetime.fromisoformat(tekst)
