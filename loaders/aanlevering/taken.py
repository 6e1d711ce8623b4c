"""A task in the background: what is being done with offered files, on disk for every process.

    <home>/taken/<id>.json    kind, files, fields, step, and in the end what came of it
    <home>/taken/<id>.txt     what the process wrote, for who looks after the server

A task is a process of its own, so that it goes on when the browser is closed or the web server is
restarted. Only that process writes its file, with who it is, so that others see whether it runs.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from loaders.contract import Velden
from settings import Settings
from store.schijf import schrijven


def merk(proces: int) -> str:
    """What tells a process from a later one with the same number; empty where nothing does.

    After a restart of the machine or the container the low numbers come back at once.
    """
    velden = _velden(proces)
    return velden[19] if len(velden) > 19 else ""  # when it began, in ticks since the machine did


def leeft(proces: int, merk_: str = "") -> bool:
    """Whether the process is there, and not just its number."""
    try:
        os.kill(proces, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's; the mark says whether it is the one
    velden = _velden(proces)
    # A child that ended and that nobody waited for is still in the list.
    if velden[:1] == ["Z"]:
        return False
    return not merk_ or not velden or merk(proces) == merk_


def _velden(proces: int) -> list[str]:
    """The fields of /proc/<n>/stat from the state on; none on a system without."""
    try:
        return Path(f"/proc/{proces}/stat").read_text().rsplit(")", 1)[-1].split()
    except OSError:
        return []


Soort = Literal["proef", "aanname"]
BEWAAR = timedelta(days=30)
BEGIN = timedelta(minutes=2)  # a process that has not said by then that it began never did
HIER = Path(__file__).resolve().parents[2]
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Bestand:
    """One offered file of a task, with the fields the visitor gave beside it."""

    aanbod: str
    naam: str
    velden: Velden


@dataclass(frozen=True)
class Taak:
    """soort: `proef` (what would change) or `aanname`. stap, deel, geheel: how far it is.

    proces, merk: who runs it (`leeft`); 0 until it begins. klaar: when it ended, None while it
    runs. vast: whether it may have written to the archive. fout: why it could not be done (Dutch),
    else empty.
    uitkomst: of a proef `domain`-free JSON (`loaders.aanlevering.proef`), of an aanname the ids of
    the leveringen and of the stand.
    """

    id: str
    soort: Soort
    bestanden: tuple[Bestand, ...]
    begonnen: datetime
    proces: int = 0
    merk: str = ""
    stap: str = "Wachten tot het begint"
    deel: int = 0
    geheel: int = 0
    klaar: datetime | None = None
    vast: bool = False
    fout: str = ""
    uitkomst: Mapping[str, Any] = field(default_factory=dict)

    @property
    def afgebroken(self) -> bool:
        """Whether its process went away without an end, or never came."""
        if self.klaar is not None:
            return False
        if not self.proces:
            return self.begonnen < _nu() - BEGIN
        return not leeft(self.proces, self.merk)

    @property
    def duur(self) -> int:
        """Seconds since it was asked for, or that it took."""
        return max(0, int(((self.klaar or _nu()) - self.begonnen).total_seconds()))

    @property
    def bezig(self) -> bool:
        """Whether there is still something to wait for."""
        return self.klaar is None and not self.afgebroken


class Taken:
    """The tasks of a home."""

    def __init__(self, home: Path) -> None:
        self.map = home / "taken"

    def maak(self, soort: Soort, bestanden: tuple[Bestand, ...]) -> Taak:
        """Write a task down; it does not run yet."""
        taak = Taak(secrets.token_hex(8), soort, bestanden, _nu())
        self.map.mkdir(parents=True, exist_ok=True)
        self.schrijf(taak)
        return taak

    def schrijf(self, taak: Taak) -> Taak:
        """Put what is known of a task in the place of what was."""
        schrijven.vervang(self._pad(taak.id), json.dumps(asdict(taak), default=str).encode())
        return taak

    def haal(self, id_: str) -> Taak | None:
        """The task with this id, None where there is none."""
        if not _ID.fullmatch(id_):
            return None
        try:
            return _lees(json.loads(self._pad(id_).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def alle(self) -> list[Taak]:
        """All tasks that are kept, newest first."""
        taken = [self.haal(pad.stem) for pad in self.map.glob("*.json")]
        return sorted((t for t in taken if t), key=lambda t: (t.begonnen, t.id), reverse=True)

    def ruim(self) -> None:
        """Forget what ended long ago; the archive keeps what was accepted."""
        for taak in self.alle():
            if not taak.bezig and taak.begonnen < _nu() - BEWAAR:
                for pad in self.map.glob(f"{taak.id}.*"):
                    schrijven.verwijder(pad)
        for rest in self.map.glob(f"{schrijven.TIJDELIJK}*"):
            # The copy of a try-out that was killed; one that runs takes minutes at most.
            if datetime.fromtimestamp(rest.stat().st_mtime, UTC) < _nu() - timedelta(days=1):
                schrijven.verwijder(rest)

    def start(self, taak: Taak, settings: Settings) -> None:
        """Run a task in a process of its own, with these settings."""
        with (self.map / f"{taak.id}.txt").open("wb") as uitvoer:
            subprocess.Popen(  # noqa: S603 - our own interpreter, an id of our own making
                [sys.executable, "-m", "loaders.aanlevering", taak.id],
                cwd=HIER,
                env=omgeving_van(settings),
                stdin=subprocess.DEVNULL,
                stdout=uitvoer,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _pad(self, id_: str) -> Path:
        return self.map / f"{id_}.json"


def omgeving_van(settings: Settings) -> dict[str, str]:
    """The environment of a process of our own with these settings; it runs in HIER."""
    return os.environ | {
        "WOONSALDO_HOME": str(settings.home),
        "WOONSALDO_VOORBEELD": "aan" if settings.voorbeeld else "uit",
        "PYTHONPATH": str(HIER),
    }


def klaar(taak: Taak, *, fout: str = "", uitkomst: Mapping[str, Any] | None = None) -> Taak:
    """The task at its end."""
    return replace(taak, klaar=_nu(), fout=fout, uitkomst=uitkomst or {}, stap="")


def _lees(rauw: dict[str, Any]) -> Taak:
    bestanden = tuple(
        Bestand(b["aanbod"], b["naam"], Velden(**b["velden"])) for b in rauw["bestanden"]
    )
    einde = rauw["klaar"]
    return Taak(
        **rauw
        | {
            "bestanden": bestanden,
            "begonnen": datetime.fromisoformat(rauw["begonnen"]),
            "klaar": datetime.fromisoformat(einde) if einde else None,
        }
    )


def _nu() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
