"""Headers on every answer: what the browser may do with it, and how long it may keep it.

The content security policy lets in no other host, no inline script but the ones Dash writes
itself (by hash), and no frame around the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flask import Flask, Response, request

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
