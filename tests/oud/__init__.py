"""Homes that older versions of Woonsaldo made: newer ones must open them unharmed."""

from __future__ import annotations

import tarfile
from pathlib import Path

HOME_21_NOVEMBER = Path(__file__).with_name("home-2026-11-21.tar.xz")
# What was vastgesteld in it, and what was shown when it was put away.
VASTGESTELD, GETOOND = "0dea3e62e90f", "9551cfa77e62"


def pak_uit(map_: Path) -> Path:
    """The home of 21 November, laid out in a folder; its path."""
    with tarfile.open(HOME_21_NOVEMBER) as bestand:
        bestand.extractall(map_, filter="data")
    return map_ / "home"
