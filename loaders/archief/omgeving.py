"""What a command is run with: settings, the day, and whom to tell what is being done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from loaders.archief.archief import Archief
from loaders.archief.meegeleverd import MAP
from loaders.archief.slot import WACHT
from settings import Settings
from store.standen.standen import Standen


def _stil(_: str) -> None: ...


def _geen_voortgang(_: str, __: int, ___: int) -> None: ...


@dataclass(frozen=True)
class Omgeving:
    """vandaag: the day of receipt. data: the folder with what ships.

    wacht: seconds to wait for another loader.

    meld: takes a Dutch sentence for the user. voortgang: takes what is being done, which one it
    is (from 1) and of how many.
    """

    settings: Settings
    data: Path = MAP
    vandaag: Callable[[], date] = date.today
    wacht: float = WACHT
    meld: Callable[[str], None] = _stil
    voortgang: Callable[[str, int, int], None] = _geen_voortgang

    @cached_property
    def archief(self) -> Archief:
        """The archive of this home."""
        return Archief(self.settings.home)

    @cached_property
    def standen(self) -> Standen:
        """The standen of this home."""
        return Standen(self.settings.home / "standen")
