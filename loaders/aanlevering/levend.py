"""Whether a process that wrote down who it is still runs."""

from __future__ import annotations

import os
from pathlib import Path


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
