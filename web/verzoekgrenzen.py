"""What a request may be: small, to an address and a callback that exist; and who may send one.

To send something: only a page of this server itself. There is no sign-in, so a page elsewhere could
make a visitor's browser send a levering. Browsers say with every POST from which origin it comes;
one from elsewhere is refused. A program that is no browser says nothing, and has no visitor's
browser to misuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from dash import Dash, page_registry
from flask import Flask, abort, g, redirect, request
from flask import Response as FlaskResponse
from werkzeug.wrappers import Response

from domain.filters import MEEST
from settings import Settings
from web.fouten import TEKST, foutantwoord
from web.vorm import past

_LEZEN = ("GET", "HEAD", "OPTIONS")


def zet_oorsprong(server: Flask) -> None:
    """Refuse (403) what another origin sends, whatever the route."""

    @server.before_request
    def eis_eigen() -> FlaskResponse | None:
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


# A callback carries filter values and ids, no figures; 1 MB is a hundred times what it needs.
GROOTSTE = 1 << 20
# There is no sign-in: on a loopback address only this machine may look. Without this check a page
# elsewhere could have a visitor's browser read the figures under a name of its own (DNS rebinding).
LOKAAL = "127.0.0.1", "localhost"
_CALLBACK = "/_dash-update-component"
_OVERIG = "/<path:path>"


def zet_grenzen(app: Dash) -> None:
    """Refuse what this server cannot answer, before Dash looks at it."""
    server = app.server
    server.config["MAX_CONTENT_LENGTH"] = GROOTSTE
    settings: Settings = server.config["SETTINGS"]
    alle = not settings.namen and not is_lokaal(settings.host)

    @server.before_request
    def grens() -> Response | None:
        if not (alle or is_lokaal(_naam()) or _naam() in settings.namen):
            return _vreemde_naam(settings)
        if request.endpoint == _CALLBACK:
            return _eis_callback(app)
        # Dash answers every address with its document and status 200.
        if request.endpoint == _OVERIG:
            return _eis_pagina(request.path)
        return None

    server.after_request(_met_code)


def _met_code(antwoord: Response) -> Response:
    if g.get("niet_gevonden"):
        antwoord.status_code = 404
    return antwoord


def is_lokaal(naam: str) -> bool:
    """Whether a name or address can only be this machine: localhost, 127.0.0.0/8, ::1."""
    try:
        return naam == "localhost" or ip_address(naam).is_loopback
    except ValueError:
        return False


def _naam() -> str:
    """The name that was asked for, without a port; an IPv6 address without its brackets."""
    naam = request.host.casefold()
    if naam.startswith("["):
        return naam[1:].partition("]")[0]
    return naam.rpartition(":")[0] if ":" in naam else naam


def _vreemde_naam(settings: Settings) -> Response:
    return foutantwoord(
        400,
        "Onder deze naam is de server niet bereikbaar",
        f"Gebruik {' of '.join((*settings.namen, *LOKAAL))}, of zet de naam in WOONSALDO_NAMEN.",
    )


def _eis_callback(app: Dash) -> None:
    try:
        vraag = request.get_json()  # 400, 413 or 415 by itself
    except RecursionError:  # thousands of brackets in each other
        abort(400)
    if not (
        isinstance(vraag, dict)
        and isinstance(vraag.get("output"), str)
        and vraag["output"] in app.callback_map
        and isinstance(vraag.get("inputs"), list)
        and isinstance(vraag.get("changedPropIds"), list)
        and _zelfde_vorm(vraag, app.callback_map[vraag["output"]])
    ):
        abort(400)
    delen = [d for naam in ("inputs", "state") for d in _delen(vraag.get(naam))]
    if any(_te_lang(d.get("value")) for d in delen):
        abort(413)
    verwacht = app.callback_map[vraag["output"]]
    if not past(
        [*vraag["inputs"], *(vraag.get("state") or [])], [*verwacht["inputs"], *verwacht["state"]]
    ):
        abort(400)


def _zelfde_vorm(vraag: dict[str, Any], callback: dict[str, Any]) -> bool:
    """Whether the question has as many outputs, inputs and states as the callback."""
    uit = vraag["output"]
    aantal = len(uit.strip(".").split("...")) if uit.startswith("..") else None
    uitvoer = vraag.get("outputs")
    return (
        isinstance(uitvoer, dict)
        if aantal is None
        else isinstance(uitvoer, list) and len(uitvoer) == aantal
    ) and all(
        isinstance(delen := vraag.get(naam) or [], list) and len(delen) == len(callback[naam])
        for naam in ("inputs", "state")
    )


def _delen(delen: Any) -> Iterator[dict[str, Any]]:
    """What a callback was called with: {id, property, value} each, of a pattern several."""
    for deel in delen if isinstance(delen, list) else ():
        yield from (d for d in (deel if isinstance(deel, list) else [deel]) if isinstance(d, dict))


def _te_lang(waarde: Any) -> bool:
    """Whether more names are chosen in one control than a filter takes."""
    return isinstance(waarde, list) and sum(isinstance(w, str) for w in waarde) > MEEST


def _eis_pagina(pad: str) -> Response | None:
    if pagina := _pagina(pad):
        # Of an id that is nowhere the page itself says so, with the code of what is not there.
        g.niet_gevonden = not _bestaat(pagina, pad)
        return None
    zonder = pad.rstrip("/")
    if not _pagina(zonder):
        abort(404)
    vraag = request.query_string.decode()
    zonder = f"{request.script_root}{zonder}"
    return redirect(f"{zonder}?{vraag}" if vraag else zonder, 308)


def _pagina(pad: str) -> dict[str, Any] | None:
    """The page that answers this path; one part of it may be an id (`/levering/<id>`)."""
    for naam, pagina in page_registry.items():
        if naam.endswith("not_found_404"):
            continue
        vorm = pagina["path_template"]
        if pad == pagina["path"] or (vorm and re.fullmatch(_patroon(vorm), pad)):
            return pagina
    return None


def _bestaat(pagina: dict[str, Any], pad: str) -> bool:
    """Whether there is something with the id in this path; a page that can tell says so."""
    vorm, weet = pagina["path_template"], pagina.get("bestaat")
    if not vorm or weet is None:
        return True
    delen = re.fullmatch(_patroon(vorm), pad)
    return delen is None or bool(weet(*delen.groups(), request.args.get("stand")))


@cache
def _patroon(vorm: str) -> str:
    delen = re.split(r"<[^>]+>", vorm)
    return "([^/]+)".join(re.escape(d) for d in delen)
