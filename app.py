"""The application: create_app(settings) for tests and tools, `server` for gunicorn. No logic."""

from __future__ import annotations

from pathlib import Path

from dash import Dash, page_container
from flask import Flask

from components.kader import kader
from components.stand_melding import stand_store
from settings import Settings
from store.standen import Standen

HIER = Path(__file__).resolve().parent

INDEX = """<!DOCTYPE html>
<html lang="nl">
    <head>
        {%metas%}
        <title>{%title%}</title>
        <link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
        {%css%}
    </head>
    <body>
        <noscript><p>Woonsaldo tekent zijn grafieken met JavaScript. Zet JavaScript aan, of haal de
        cijfers op als bestand: <a href="/export/groei.csv">/export/groei.csv</a>.</p></noscript>
        {%app_entry%}
        {%config%}
        {%scripts%}
        {%renderer%}
    </body>
</html>"""


def create_app(settings: Settings) -> Dash:
    """A Dash app on the home of these settings; pages reach it as current_app.config["STANDEN"]."""
    flask = Flask("woonsaldo", static_folder=None)
    flask.config["SETTINGS"] = settings
    flask.config["STANDEN"] = Standen(settings.home / "standen")
    app = Dash(
        __name__,
        server=flask,
        use_pages=True,
        pages_folder=str(HIER / "pages"),
        assets_folder=str(HIER / "assets"),
        title="Woonsaldo",
        update_title=None,
        index_string=INDEX,
        suppress_callback_exceptions=True,
        include_pages_meta=False,
        add_log_handler=False,
        enable_mcp=False,
    )
    app.layout = lambda: kader(page_container, extra=[stand_store("")])
    return app


def __getattr__(naam: str) -> object:
    # Made on first use, so that importing create_app (tests, tools) reads no environment.
    if naam == "server":
        return create_app(Settings.uit_omgeving()).server
    raise AttributeError(naam)
