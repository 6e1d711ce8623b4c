"""Where the details of an unforeseen error go: a file in `log/`, never the screen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

TEKST = "Er ging iets mis dat we niet hadden voorzien. De stand die er was, blijft staan."


def met_details(details: str, home: Path) -> str:
    """What to tell (Dutch), after keeping the details; it says where, or that that failed too."""
    try:
        map_ = home / "log"
        map_.mkdir(parents=True, exist_ok=True)
        pad = map_ / f"fout-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
        pad.write_text(details, encoding="utf-8")
    except OSError:
        return f"{TEKST} De bijzonderheden konden niet worden bewaard."
    return f"{TEKST} De bijzonderheden staan in {pad}."
