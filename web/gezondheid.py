"""`/gezondheid`, for who watches over the server, and `/stand`, for the open page.

Both read the pointer on every request. `/stand` is asked every 25 seconds by every open page, so
it is one small file read and a few bytes of answer.
"""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask, Response, current_app, jsonify
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from loaders.archief.achterstand import achterstand
from loaders.archief.achterstand import fout as waarom
from loaders.bronnen.toestand import Bronboek
from loaders.verdict.fouten import vol
from settings import Settings
from store.schema.tables import kenmerk
from store.schijf.schrijven import geweigerd
from store.standen.standen import GeenStand, GeenVastgesteld, Standen, StandFout
from web.logboek import LOG


def zet_gezondheid(server: Flask) -> None:
    """Add both routes."""
    server.add_url_rule("/gezondheid", "gezondheid", gezondheid)
    server.add_url_rule("/stand", "stand", stand)


def gezondheid() -> Response:
    """JSON: status (see below), stand, vastgesteld, nieuwste, lezers, gebouwd, leeftijd (s),
    archief, schijf, onleesbaar.

    stand: what readers see; vastgesteld: its label, null for a concept; nieuwste: the stand last
    published or chosen; lezers: `nieuwste` or `vastgesteld`, what readers are to see. archief:
    `bij`, `achter` (something is accepted, withdrawn or vastgesteld and not yet to be seen),
    `bezig` (the same, and a loader is at work) or `beschadigd`. schijf: `goed`, `vol` or
    `geweigerd`. onleesbaar: the standen that are there and cannot be shown. status: goed; aandacht
    (a source that is pulled failed at its last try, see `bronnen`; the disk; a stand that is
    onleesbaar); achter (see archief); beschadigd (`beschadigd` names the stand, or `wijzer`; or
    the archief); geen stand; niet vastgesteld; fout. 503 where no figures can be shown.
    """
    standen: Standen = current_app.config["STANDEN"]
    settings: Settings = current_app.config["SETTINGS"]
    nieuwste, kapot = _nieuwste(standen)
    archief, schijf = achterstand(settings, standen), _schijf(settings)
    if archief == "beschadigd":
        LOG.error("%s", waarom(settings))
    onleesbaar = [i.id for i in standen.infos() if not standen.heeft(i.id)]
    altijd: dict[str, object] = {
        "archief": archief,
        "schijf": schijf,
        "onleesbaar": onleesbaar,
        "nieuwste": nieuwste,
        "lezers": "vastgesteld" if standen.alleen_vastgesteld else "nieuwste",
    }
    try:
        info = standen.huidig()
        with standen.open(info.id).connect() as conn:
            conn.execute(select(kenmerk.c.waarde).limit(1)).all()
    except GeenVastgesteld:
        return _antwoord(503, status="niet vastgesteld", stand=None, leeftijd=None, **altijd)
    except GeenStand:
        return _antwoord(503, status="geen stand", stand=None, leeftijd=None, **altijd)
    except StandFout as fout:
        LOG.error("%s", fout)
        return _antwoord(503, status="beschadigd", stand=None, leeftijd=None, **altijd)
    except SQLAlchemyError as fout:
        LOG.error("stand %s is niet te lezen", info.id, exc_info=fout)
        return _antwoord(503, status="fout", stand=info.id, leeftijd=None, **altijd)
    beschadigd = info.beschadigd or kapot
    if beschadigd or archief == "beschadigd":
        status = "beschadigd"
    elif archief == "achter":
        status = "achter"
    else:
        status = "aandacht" if _mislukt() or schijf != "goed" or onleesbaar else "goed"
    return _antwoord(
        200,
        status=status,
        stand=info.id,
        vastgesteld=info.vastgesteld.label if info.vastgesteld else None,
        leeftijd=max(0, int((datetime.now(UTC) - info.gebouwd).total_seconds())),
        gebouwd=info.gebouwd.isoformat(),
        beschadigd=beschadigd,
        bronnen=_bronnen(),
        **altijd,
    )


def _nieuwste(standen: Standen) -> tuple[str | None, str | None]:
    """The newest whole stand, and what is damaged before it: also where readers do not see it."""
    try:
        info = standen.nieuwste()
    except StandFout:
        return None, None
    return info.id, info.beschadigd


def _schijf(settings: Settings) -> str:
    if not settings.home.is_dir():
        return "goed"  # the first loader makes it
    fout = geweigerd(settings.home)
    if fout is None:
        return "goed"
    LOG.error("In %s is niet te schrijven: %s", settings.home, fout.strerror)
    return "vol" if vol(fout) else "geweigerd"


def _bronnen() -> dict[str, dict[str, object]]:
    """What became of each source that was ever pulled; texts of errors stay on the server."""
    boek = Bronboek(current_app.config["SETTINGS"].home)
    return {
        t.naam: {
            "uitkomst": t.uitkomst,
            "laatste_poging": t.laatste_poging or None,
            "laatste_succes": t.laatste_succes or None,
            "mislukt": t.mislukt,
        }
        for t in boek.alle()
    }


def _mislukt() -> bool:
    return any(t.goed is False for t in Bronboek(current_app.config["SETTINGS"].home).alle())


def stand() -> Response:
    """The id of the stand to show, nothing else; empty where there is none."""
    standen: Standen = current_app.config["STANDEN"]
    try:
        tekst = standen.huidig().id
    except StandFout:
        tekst = ""
    antwoord = Response(tekst, mimetype="text/plain")
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord


def _antwoord(code: int, **velden: object) -> Response:
    antwoord = jsonify(velden)
    antwoord.status_code = code
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord
