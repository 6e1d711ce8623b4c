"""Standen for tests that only read them: the production build, once for the same leveringen.

A test gets a copy of the file, so what it does to its own reaches no other test.
"""

from __future__ import annotations

import hashlib
import pickle
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from store.bouw.bouw import bouw
from store.standen.motoren import schrijf_motor
from telling.rijen import LeveringData

_gebouwd: dict[str, tuple[Path, dict[str, int]]] = {}


def gebouwd(leveringen: Sequence[LeveringData], stand_id: str, doel: Path) -> dict[str, int]:
    """Put a closed stand of these leveringen at `doel`; the rows per table."""
    sleutel = _sleutel(leveringen, stand_id)
    if sleutel not in _gebouwd:
        pad = Path(_map().name) / f"{sleutel}.duckdb"
        motor = schrijf_motor(pad)
        try:
            verslag = bouw(leveringen, motor, stand_id)
        finally:
            motor.dispose()
        _gebouwd[sleutel] = pad, verslag.tellingen
    pad, tellingen = _gebouwd[sleutel]
    shutil.copyfile(pad, doel)
    return dict(tellingen)


def _sleutel(leveringen: Sequence[LeveringData], stand_id: str) -> str:
    """The same only for the same leveringen, to the last value."""
    inhoud = [stand_id, *((lev.meta, lev.tabellen) for lev in leveringen)]
    return hashlib.sha256(pickle.dumps(inhoud)).hexdigest()


@cache
def _map() -> tempfile.TemporaryDirectory[str]:
    """A folder that goes when the process ends."""
    return tempfile.TemporaryDirectory(prefix="ws-gebouwd-")
