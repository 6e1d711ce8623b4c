"""Who may send something: only a page of this server itself.

There is no sign-in, so a page elsewhere could make a visitor's browser send a levering. Browsers
say with every POST from which origin it comes; one from elsewhere is refused. A program that is no
browser says nothing, and has no visitor's browser to misuse.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request

from web.fouten import TEKST, foutantwoord

_LEZEN = ("GET", "HEAD", "OPTIONS")


def zet_oorsprong(server: Flask) -> None:
    """Refuse (403) what another origin sends, whatever the route."""

    @server.before_request
    def eis_eigen() -> Response | None:
        if request.method in _LEZEN or van_hier():
            return None
        return foutantwoord(403, *TEKST[403])


def van_hier() -> bool:
    """Whether this request comes from a page of ours, or from no page at all."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    oorsprong = request.headers.get("Origin")
    if oorsprong is None:
        return True
    # "null" (a sandboxed frame, a file) has no host and is not ours.
    return urlsplit(oorsprong).netloc.casefold() == request.host.casefold()
