"""The HTML document around the Dash page: Dutch, without Dash's own texts and numbers."""

from __future__ import annotations

from html import escape
from typing import Any

from dash import Dash

INDEX = """<!DOCTYPE html>
<html lang="nl">
    <head>
        {%metas%}
        <title>{%title%}</title>
        <link rel="icon" type="image/svg+xml" href="{%pad%}/assets/favicon.svg">
        {%css%}
    </head>
    <body>
        <noscript><p>Woonsaldo tekent zijn grafieken met JavaScript. Zet JavaScript aan, of haal
        de cijfers op als bestand:
        <a href="{%pad%}/export/groei.csv">/export/groei.csv</a>.</p></noscript>
        {%app_entry%}
        {%config%}
        {%scripts%}
        {%renderer%}
    </body>
</html>"""

INGANG = """
<div id="react-entry-point">
    <p class="laden" role="status">Woonsaldo wordt geladen …</p>
</div>
"""

# What the browser does not need to know of the server; the first is an address elsewhere.
_WEG = ("dash_version_url", "python_version")


class WoonsaldoDash(Dash):
    """Dash with our own document. `index_string` alone cannot change the loading text."""

    def interpolate_index(self, **delen: str) -> str:
        """Fill in the document; the parts are Dash's (metas, title, css, config, scripts, ...)."""
        delen["app_entry"] = INGANG
        pad = self.config.requests_pathname_prefix.rstrip("/")
        return super().interpolate_index(**delen).replace("{%pad%}", escape(pad))

    def _config(self) -> dict[str, Any]:
        return {k: v for k, v in super()._config().items() if k not in _WEG}


def warm_op(app: Dash) -> list[str]:
    """Let Dash do now what it does on its first request; the hashes of its inline scripts.

    Dash registers the pages' callbacks and its scripts while it answers the first request. With
    several threads a second visitor could come in between and get half an app.
    """
    with app.server.test_request_context("/"):
        app.server.preprocess_request()
        app.index()
    return list(app.csp_hashes())
