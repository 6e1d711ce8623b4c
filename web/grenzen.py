"""What a request may be: small, to an address that exists, and for a callback that exists."""

from __future__ import annotations

from dash import Dash, page_registry
from flask import abort, redirect, request
from werkzeug.wrappers import Response

# A callback carries filter values and ids, no figures; 1 MB is a hundred times what it needs.
GROOTSTE = 1 << 20
_CALLBACK = "/_dash-update-component"
_OVERIG = "/<path:path>"


def zet_grenzen(app: Dash) -> None:
    """Refuse what this server cannot answer, before Dash looks at it."""
    server = app.server
    server.config["MAX_CONTENT_LENGTH"] = GROOTSTE

    @server.before_request
    def grens() -> Response | None:
        if request.endpoint == _CALLBACK:
            return _eis_callback(app)
        # Dash answers every address with its document and status 200.
        if request.endpoint == _OVERIG:
            return _eis_pagina(request.path)
        return None


def _eis_callback(app: Dash) -> None:
    vraag = request.get_json()  # 400, 413 or 415 by itself
    if not (
        isinstance(vraag, dict)
        and isinstance(vraag.get("output"), str)
        and vraag["output"] in app.callback_map
        and isinstance(vraag.get("inputs"), list)
        and isinstance(vraag.get("changedPropIds"), list)
    ):
        abort(400)


def _eis_pagina(pad: str) -> Response | None:
    if pad in _paginas():
        return None
    zonder = pad.rstrip("/")
    if zonder not in _paginas():
        abort(404)
    vraag = request.query_string.decode()
    return redirect(f"{zonder}?{vraag}" if vraag else zonder, 308)


def _paginas() -> set[str]:
    return {
        pagina["path"]
        for naam, pagina in page_registry.items()
        if not naam.endswith("not_found_404")
    }
