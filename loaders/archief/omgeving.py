"""What a command is run with: settings, the day, whom to tell what is being done, and the lock.

One loader at a time: the lock is a file that the system lets go of when a loader is killed.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout

from loaders.archief.archief import Archief
from loaders.archief.meegeleverd import MAP
from loaders.verdict.fouten import SlotBezet
from settings import Settings
from store.standen.standen import Standen

WACHT = 60.0


@contextlib.contextmanager
def slot(home: Path, wacht: float, meld: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock on a home. Waits at most `wacht` seconds and says so; raises SlotBezet."""
    home.mkdir(parents=True, exist_ok=True)
    sluiting = FileLock(home / "slot")
    try:
        sluiting.acquire(timeout=0)
    except Timeout:
        meld(
            "Er wordt al een levering geladen. "
            f"We wachten tot die klaar is, ten hoogste {wacht:g} seconden."
        )
        try:
            sluiting.acquire(timeout=wacht, poll_interval=0.1)
        except Timeout:
            raise SlotBezet(
                f"Er wordt nog een andere levering geladen en na {wacht:g} seconden was dat niet "
                "klaar. Probeer het later opnieuw, of wacht langer met --wacht."
            ) from None
    try:
        yield
    finally:
        sluiting.release()


def bezet(home: Path) -> bool:
    """Whether a loader is at work. Looks only: nothing is written, nobody has to wait for it."""
    try:
        fd = os.open(home / "slot", os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(fd)
    return False


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
