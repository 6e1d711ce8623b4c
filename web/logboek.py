"""Where the server writes what went wrong: `<home>/log/fouten.log`, and standard error.

Visits are not logged: who looks at public figures is nobody's business.
"""

from __future__ import annotations

import logging
import sys
from logging.handlers import WatchedFileHandler
from pathlib import Path

LOG = logging.getLogger("woonsaldo")
_VORM = logging.Formatter("%(asctime)s %(levelname)s pid=%(process)d %(message)s")


def begin_log(home: Path) -> None:
    """Log to the home's own folder; where that cannot be written, to standard error only.

    Several processes append to one file; it is not rotated here (logrotate may move it: a file
    that moved is opened again).
    """
    for oud in list(LOG.handlers):
        LOG.removeHandler(oud)
        oud.close()
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    _voeg_toe(logging.StreamHandler(sys.stderr))
    pad = home / "log" / "fouten.log"
    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        _voeg_toe(WatchedFileHandler(pad, encoding="utf-8"))
    except OSError as fout:
        LOG.warning("Het logbestand %s kan niet worden geschreven: %s", pad, fout.strerror)


def _voeg_toe(uitvoer: logging.Handler) -> None:
    uitvoer.setFormatter(_VORM)
    LOG.addHandler(uitvoer)
