"""Finished downloads: kept for who asks again, made one at a time for who is first.

A stand never changes, so neither does a file of it. Each process makes one at a time; with the two
of gunicorn.conf.py that is two at once, and their processors are left to the pages.
"""

from __future__ import annotations

import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

BLOK = 1 << 16
BEWAAR = 32 << 20  # bytes kept in a process
GROOTST = 8 << 20  # a larger file is made anew each time, and waits on disk
WACHT = 8  # of the threads of a process may wait for a file; there are twice as many


class TeDruk(Exception):
    """More files are asked for than can be made soon."""


class Klaar:
    """The files last asked for, by the tag of their content. Safe to share between threads."""

    def __init__(self, bewaar: int = BEWAAR, grootst: int = GROOTST, wacht: int = WACHT) -> None:
        self._bewaar, self._grootst = bewaar, grootst
        self._inhoud: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0
        self._slot, self._maker = threading.Lock(), threading.Lock()
        self._plaatsen = threading.BoundedSemaphore(wacht)

    def geef(self, tag: str, maak: Callable[[], Iterator[bytes]]) -> bytes | Iterator[bytes]:
        """The file with this tag: kept, or made now; a large one in blocks. Raises TeDruk."""
        if (bekend := self._zoek(tag)) is not None:
            return bekend
        with self._beurt():
            # Who waited may have waited for the same file.
            if (bekend := self._zoek(tag)) is not None:
                return bekend
            # Closed by who reads it to the end, else when nobody holds it any more.
            bestand = tempfile.SpooledTemporaryFile(self._grootst)  # noqa: SIM115
            for blok in maak():
                bestand.write(blok)
            groot = bestand.tell() > self._grootst
            bestand.seek(0)
            if groot:
                return _blokken(bestand)
            with bestand:
                inhoud = bestand.read()
            self._houd(tag, inhoud)
            return inhoud

    @contextmanager
    def _beurt(self) -> Iterator[None]:
        if not self._plaatsen.acquire(blocking=False):
            raise TeDruk
        try:
            with self._maker:
                yield
        finally:
            self._plaatsen.release()

    def _zoek(self, tag: str) -> bytes | None:
        with self._slot:
            if tag in self._inhoud:
                self._inhoud.move_to_end(tag)
            return self._inhoud.get(tag)

    def _houd(self, tag: str, inhoud: bytes) -> None:
        with self._slot:
            self._bytes += len(inhoud) - len(self._inhoud.pop(tag, b""))
            self._inhoud[tag] = inhoud
            while self._bytes > self._bewaar:
                self._bytes -= len(self._inhoud.popitem(last=False)[1])


def _blokken(bestand: IO[bytes]) -> Iterator[bytes]:
    with bestand:
        while blok := bestand.read(BLOK):
            yield blok
