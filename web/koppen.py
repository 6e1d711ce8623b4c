"""Headers on every answer (what the browser may do with it, how long it keeps it), compression.

The content security policy lets in no other host, no inline script but the ones Dash writes
itself (by hash), and no frame around the page.

What is compressed is kept in memory for the files that never change: Plotly's script is 4.8 MB, and
compressing it on every first visit would cost the server a fifth of a second each time.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Sequence

from flask import Flask, Request, Response, request
from flask_compress import Compress

JAAR = "public, max-age=31536000, immutable"
_VINGERAFDRUK = re.compile(r"\.v[\w-]+m[0-9a-fA-F]+\.")

VAST = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def beleid(hashes: Sequence[str]) -> str:
    """The content security policy, with the hashes of the inline scripts."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *hashes)),
            # Plotly and Mantine write style elements and attributes while they run.
            "style-src 'self' 'unsafe-inline'",
            # A chart saved as an image goes through a data: or blob: address.
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def zet_koppen(server: Flask, hashes: Sequence[str]) -> None:
    """Put the headers on every answer of this server."""
    csp = beleid(hashes)

    @server.after_request
    def koppen(antwoord: Response) -> Response:
        antwoord.headers.setdefault("Content-Security-Policy", csp)
        for naam, waarde in VAST.items():
            antwoord.headers.setdefault(naam, waarde)
        _zet_bewaartijd(antwoord)
        return antwoord


def _zet_bewaartijd(antwoord: Response) -> None:
    """A file whose address names its version stays a year; all else is asked for again."""
    if antwoord.status_code in (200, 304) and heeft_versie():
        antwoord.headers["Cache-Control"] = JAAR
    elif request.path.startswith("/assets/") or "Cache-Control" not in antwoord.headers:
        antwoord.headers["Cache-Control"] = "no-cache"


def heeft_versie() -> bool:
    """Whether the address of this request changes when the file does."""
    if request.path.startswith("/assets/"):
        return "m" in request.args
    return request.path.startswith("/_dash-component-suites/") and bool(
        _VINGERAFDRUK.search(request.path)
    )


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
