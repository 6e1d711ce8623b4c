"""The application: create_app(settings) for tests and tools, `server` for gunicorn. No logic."""

from __future__ import annotations

from pathlib import Path

from dash import Dash
from flask import Flask

from settings import Settings
from store.standen.standen import Standen
from web.downloads import zet_downloads
from web.fouten import callback_fout, zet_fouten
from web.gezondheid import zet_gezondheid
from web.koppen import zet_compressie, zet_koppen
from web.leveringen import zet_leveringen
from web.logboek import begin_log
from web.omslag import INDEX, WoonsaldoDash, warm_op
from web.schil import zet_schil
from web.verzoekgrenzen import zet_grenzen, zet_oorsprong
from web.voorkant import zet_voorkant

HIER = Path(__file__).resolve().parent


def create_app(settings: Settings) -> Dash:
    """A Dash app on the home of these settings. Make it after a fork: it may open a stand.

    Pages and routes reach the standen as `flask.current_app.config["STANDEN"]`.
    """
    begin_log(settings.home)
    server = Flask("woonsaldo", static_folder=None)
    standen = Standen(settings.home / "standen", vastgesteld=settings.vastgesteld)
    server.config.update(SETTINGS=settings, STANDEN=standen)
    zet_compressie(server)
    zet_voorkant(server, settings)
    zet_downloads(server)
    zet_gezondheid(server)
    zet_leveringen(server)
    zet_oorsprong(server)
    app = WoonsaldoDash(
        __name__,
        server=server,
        requests_pathname_prefix=f"{settings.pad}/",
        routes_pathname_prefix="/",
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
        on_error=callback_fout,
    )
    zet_grenzen(app)
    zet_fouten(server)
    zet_schil(app)
    zet_koppen(server, warm_op(app))
    return app


def __getattr__(naam: str) -> object:
    # Made on first use, so that importing create_app (tests, tools) reads no environment.
    if naam == "server":
        return create_app(Settings.uit_omgeving()).server
    raise AttributeError(naam)
