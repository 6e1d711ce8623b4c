"""Where the server writes what went wrong: `<home>/log/fouten.log`, and standard error.

Visits are not logged: who looks at public figures is nobody's business.
"""

from __future__ import annotations

import logging
import re
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from filelock import FileLock

LOG = logging.getLogger("woonsaldo")
GROOTTE = 5_000_000  # bytes of one file
OUDE = 4  # files beside the current one
# Control and direction characters, and what else some programs take for the end of a line.
_ONZICHTBAAR = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class _Vorm(logging.Formatter):
    """One line for each record, with what belongs to it indented below.

    What a visitor or a file brings along (an address, a name) can so not look like a record, nor
    steer the terminal of who reads the log: it is shown as Python writes it (`\\x1b`).
    """

    def formatMessage(self, record: logging.LogRecord) -> str:
        return _zichtbaar(super().formatMessage(record))

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        regels = super().formatException(ei).split("\n")
        return "\n".join(f"  {_zichtbaar(regel)}" for regel in regels)


class _Logbestand(RotatingFileHandler):
    """A log that several processes write: one at a time, and each opens the file as it is now."""

    def __init__(self, pad: Path) -> None:
        super().__init__(
            pad,
            maxBytes=GROOTTE,
            backupCount=OUDE,
            encoding="utf-8",
            errors="backslashreplace",
        )
        self._slot = FileLock(pad.with_suffix(".slot"), timeout=5)
        self._sluit()

    def emit(self, record: logging.LogRecord) -> None:
        try:
            with self._slot:
                super().emit(record)
                self._sluit()
        except OSError:  # also where another process keeps the lock
            self.handleError(record)

    def _sluit(self) -> None:
        if self.stream:
            self.stream.close()
            self.stream = None  # type: ignore[assignment]


_VORM = _Vorm("%(asctime)s %(levelname)s pid=%(process)d %(message)s")


def begin_log(home: Path) -> None:
    """Log to the home's own folder; where that cannot be written, to standard error only."""
    for oud in list(LOG.handlers):
        LOG.removeHandler(oud)
        oud.close()
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    _voeg_toe(logging.StreamHandler(sys.stderr))
    pad = home / "log" / "fouten.log"
    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        _voeg_toe(_Logbestand(pad))
    except OSError as fout:
        LOG.warning("Het logbestand %s kan niet worden geschreven: %s", pad, fout.strerror)


def _zichtbaar(tekst: str) -> str:
    return _ONZICHTBAAR.sub(lambda teken: teken[0].encode("unicode_escape").decode(), tekst)


def _voeg_toe(uitvoer: logging.Handler) -> None:
    uitvoer.setFormatter(_VORM)
    LOG.addHandler(uitvoer)
