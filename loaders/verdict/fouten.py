"""What ends a command without a result: each with the exit code and a Dutch text.

The details of an unforeseen error go to a file in `log/`, never to the screen.
"""

from __future__ import annotations

import errno
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


_VOL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class LaderFout(Exception):
    """Ends the command; the text says what is the matter and what to do (Dutch)."""

    code = 3


class VerkeerdeAanroep(LaderFout):
    """What was asked does not exist or makes no sense: exit 2."""

    code = 2


class KanNiet(LaderFout):
    """It was asked rightly and could not be done: exit 3."""


class ArchiefBeschadigd(KanNiet):
    """A file of the archive is gone, changed or unreadable; the text names it."""


class NieuwereVersie(KanNiet):
    """The archive holds something that only a newer Woonsaldo understands."""


class SlotBezet(KanNiet):
    """Another loader is at work."""


class NietTeLezen(KanNiet):
    """A levering that was accepted cannot be read any more with the lists as they are now."""


def vol(fout: OSError) -> bool:
    """Whether the disk had no room left."""
    return fout.errno in _VOL


def uit_os_fout(fout: OSError, home: Path) -> KanNiet:
    """A refused write or read in words."""
    if vol(fout):
        return KanNiet(
            f"De schijf met {home} is vol. Maak ruimte vrij en geef de opdracht opnieuw. "
            "De stand die er was, blijft staan."
        )
    waar = f" ({fout.filename})" if fout.filename else ""
    return KanNiet(f"Lezen of schrijven in {home} lukt niet: {fout.strerror or fout}{waar}.")
