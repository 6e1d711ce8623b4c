"""Writing to disk so that a kill or a full disk leaves the old or the new, never a half.

Everything is written to a temporary name in the same folder, flushed to the disk, and only then
given its name in one step. A temporary file that a kill left behind starts with `TIJDELIJK`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

TIJDELIJK = ".tijdelijk-"
BLOK = 1 << 20
PROEF = 1 << 16  # more than what a full disk may still have left in a last block


def tijdelijk_pad(map_: Path, achtervoegsel: str = "") -> Path:
    """A free temporary name in a folder, which is made when it is not there."""
    map_.mkdir(parents=True, exist_ok=True)
    return map_ / f"{TIJDELIJK}{uuid.uuid4().hex}{achtervoegsel}"


def schrijf_nieuw(pad: Path, inhoud: bytes) -> None:
    """Write a file that must not be there yet; FileExistsError when it is.

    A link, not a rename: a rename would silently take the place of a file.
    """
    with _tijdelijk(pad.parent, inhoud) as bron:
        os.link(bron, pad)
    fsync_map(pad.parent)


def vervang(pad: Path, inhoud: bytes) -> None:
    """Write a file in the place of an older one: readers see the old or the new."""
    with _tijdelijk(pad.parent, inhoud) as bron:
        bron.replace(pad)
    fsync_map(pad.parent)


def fsync_bestand(pad: Path) -> None:
    """Flush a file that another library wrote."""
    fd = os.open(pad, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def fsync_map(map_: Path) -> None:
    """Flush a folder, so that a name given in it survives a power cut."""
    fsync_bestand(map_)


def sha256_van(pad: Path) -> str:
    """The SHA-256 of a file, read in blocks."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def kopieer(bron: BinaryIO, doel: Path) -> str:
    """Copy a stream into a new file in blocks, flushed; the SHA-256 of what was written."""
    som = hashlib.sha256()
    fd = os.open(doel, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        while blok := bron.read(BLOK):
            som.update(blok)
            _schrijf(fd, blok)
        os.fsync(fd)
    finally:
        os.close(fd)
    return som.hexdigest()


def geweigerd(map_: Path) -> OSError | None:
    """Why a folder takes no more (full, read-only, not ours), None where it does.

    Tried with a file without a name, so that nothing is left behind whatever happens.
    """
    try:
        with tempfile.TemporaryFile(dir=map_, buffering=0) as proef:
            _schrijf(proef.fileno(), bytes(PROEF))
    except OSError as fout:
        return fout
    return None


def ruim_tijdelijk(map_: Path) -> None:
    """Remove what a killed writer left in a folder. Only for who holds the lock."""
    for pad in map_.glob(f"{TIJDELIJK}*"):
        verwijder(pad)


def verwijder(pad: Path) -> None:
    """Remove a file or folder that may be gone already."""
    if pad.is_dir() and not pad.is_symlink():
        shutil.rmtree(pad, ignore_errors=True)
    else:
        pad.unlink(missing_ok=True)


@contextlib.contextmanager
def _tijdelijk(map_: Path, inhoud: bytes) -> Iterator[Path]:
    pad = tijdelijk_pad(map_)
    try:
        fd = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        try:
            _schrijf(fd, inhoud)
            os.fsync(fd)
        finally:
            os.close(fd)
        yield pad
    finally:
        pad.unlink(missing_ok=True)


def _schrijf(fd: int, inhoud: bytes) -> None:
    rest = memoryview(inhoud)
    while rest:
        rest = rest[os.write(fd, rest) :]
