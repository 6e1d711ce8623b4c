"""Compression on the way out, kept for the files that never change.

Plotly's script is 4.8 MB: compressing it on every first visit would cost the server a fifth of a
second each time, so the result is kept in memory.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from flask import Flask, Request
from flask_compress import Compress

from web.koppen import heeft_versie

BEWAAR = 64
TYPEN = [
    "text/html", "text/css", "text/csv", "text/plain", "text/javascript",
    "application/javascript", "application/json", "image/svg+xml",
]  # fmt: skip


class Bewaarplaats:
    """The newest compressed files by address. Only addresses that name their version are kept."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._inhoud: OrderedDict[str, bytes] = OrderedDict()

    def get(self, sleutel: str) -> bytes | None:
        """The compressed bytes, None where they are not kept."""
        with self._slot:
            return self._inhoud.get(sleutel)

    def set(self, sleutel: str, waarde: bytes) -> None:
        """Keep the bytes; a key that ends in ';' is an answer that may differ next time."""
        if sleutel.endswith(";"):
            return
        with self._slot:
            self._inhoud[sleutel] = waarde
            # Anybody can make up addresses: the memory stays bounded.
            while len(self._inhoud) > BEWAAR:
                self._inhoud.popitem(last=False)


def bewaarsleutel(verzoek: Request) -> str:
    """The address where it names its version, else nothing."""
    return verzoek.full_path if heeft_versie() else ""


def zet_compressie(server: Flask) -> None:
    """Compress what this server sends, with brotli where the browser knows it."""
    server.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_ALGORITHM_STREAMING=["br"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_MIMETYPES=TYPEN,
        COMPRESS_CACHE_BACKEND=Bewaarplaats,
        COMPRESS_CACHE_KEY=bewaarsleutel,
    )
    Compress(server)
