"""A corporatie's own database: one query per table of the leveringsformaat, read only."""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import partial
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from domain.opsomming import opsomming
from domain.perioden import lees_periode
from loaders.afspraken.vorm import Documentveld
from loaders.bestanden.toml_bestand import Pad
from loaders.bestanden.toml_velden import Melder
from loaders.bronnen.contract import Bron, BronFout, Hulp, Opgehaald, Ophaling
from loaders.bronnen.soort.sql_keuring import bezwaar
from loaders.bronnen.soort.sql_rijen import Sqlvraag, schrijf, stel
from loaders.bronnen.soort.sql_verbinding import VERWACHT, bezwaar_url, maak_url, verbind
from loaders.tekst import getal
from telling.leveringsformaat import TABELKOLOMMEN

NAAM = "sql"
VORM: dict[str, Documentveld] = {
    "tijdslimiet": Documentveld("getal"),
    "verbindtijd": Documentveld("getal"),
}
LOS = ("url", "query")
NODIG = ("leverancier", "gemeente", "periode")
TIJDSLIMIET, VERBINDTIJD = 300, 15  # seconds
# The days of the verslagperiode, for use in a query.
NAMEN = ("van", "tot")


def lees(
    ruw: Mapping[str, Any], velden: Mapping[str, Any], melder: Melder, pad: Pad
) -> dict[str, Any]:
    """url as written and the queries by table, where they are right."""
    naam = f"Bron {pad[-1]}"
    if "url" not in ruw:
        melder.fout((*pad, "url"), f"{naam}: dit veld ontbreekt.", verwacht=VERWACHT)
    elif reden := bezwaar_url(ruw["url"]):
        # The value itself is never in a message: it may be a password.
        melder.fout((*pad, "url"), f"{naam}: dit {reden}.", verwacht=VERWACHT)
    for veld in VORM:
        if (seconden := velden.get(veld)) is not None and not 1 <= seconden <= 86_400:
            melder.fout((*pad, veld), f"{naam}: dit klopt niet.", gevonden=f"{seconden:g}",
                        verwacht="seconden, van 1 tot en met 86400")  # fmt: skip
    return {"url": ruw.get("url"), "query": _queries(ruw.get("query"), melder, (*pad, "query"))}


def haal(bron: Bron, hulp: Hulp) -> Ophaling:
    """Ask every query at one moment of the data, and write the answers as one file."""
    url = maak_url(bron.eigen["url"], hulp.geheimen)
    limiet = int(bron.eigen.get("tijdslimiet", TIJDSLIMIET))
    periode = lees_periode(bron.velden.periode)
    waarden = dict(zip(NAMEN, (periode.van, periode.tot), strict=True))
    tot = time.monotonic() + limiet
    tabellen = {}
    stap = "verbinden"
    queries = bron.eigen["query"]
    try:
        with verbind(url, int(bron.eigen.get("verbindtijd", VERBINDTIJD)), limiet) as conn:
            for nummer, (tabel, query) in enumerate(queries.items(), 1):
                stap = f"de query voor {tabel}"
                hulp.voortgang(f"{tabel} vragen", nummer, len(queries))
                vertel = partial(_vertel, hulp, tabel)
                vraag = Sqlvraag(tabel, query, waarden, _kolommen(tabel), tot, vertel)
                tabellen[tabel] = stel(conn, vraag)
    except SQLAlchemyError as fout:
        raise BronFout(hulp.geheimen.verberg(_uitleg(stap, fout, limiet))) from None
    return Ophaling([Opgehaald(schrijf(hulp.map_, bron.naam, tabellen), bron.velden)])


def _vertel(hulp: Hulp, tabel: str, rijen: int) -> None:
    hulp.voortgang(f"{tabel}: {getal(rijen)} rijen", 0, 0)


def _queries(ruw: Any, melder: Melder, pad: Pad) -> dict[str, str]:
    if not isinstance(ruw, dict) or not ruw:
        melder.fout(
            pad,
            f"Bron {pad[-2]}: er is geen query.",
            verwacht=f"[bron.{pad[-2]}.query] met een query bij "
            f"{opsomming(list(TABELKOLOMMEN), 'of')}",
        )
        return {}
    for tabel, query in ruw.items():
        plek = (*pad, tabel)
        if tabel not in TABELKOLOMMEN:
            melder.fout(plek, "Deze tabel kennen we niet.", gevonden=tabel,
                        verwacht=opsomming(list(TABELKOLOMMEN), "of"))  # fmt: skip
        elif not isinstance(query, str):
            melder.fout(plek, "Een query is tekst.", verwacht="SELECT ...")
        elif reden := bezwaar(query):
            melder.fout(plek, reden, verwacht="SELECT ...")
        elif vreemd := sorted(set(text(query).compile().params) - set(NAMEN)):
            melder.fout(
                plek,
                f"Deze query vraagt om {opsomming([f':{n}' for n in vreemd])}, en dat kennen we "
                "niet. Hoort de dubbele punt bij een tekst? Schrijf dan \\\\: .",
                verwacht=":van en :tot, de eerste en laatste dag van de verslagperiode",
            )
    # In the order of the format: the order in the file must not change the bytes.
    return {t: ruw[t] for t in TABELKOLOMMEN if t in ruw}


def _kolommen(tabel: str) -> list[str]:
    return [v.naam for v in TABELKOLOMMEN[tabel]]


def _uitleg(stap: str, fout: SQLAlchemyError, limiet: int) -> str:
    """What the database said, in one line: its own words, in its own language."""
    oorzaak = fout.orig if isinstance(fout, DBAPIError) else fout
    if "QueryCanceled" in type(oorzaak).__name__:
        return f"Bij {stap} was de database na {limiet} seconden niet klaar. Verhoog tijdslimiet."
    eerste = " ".join(str(oorzaak).split())[:400]
    return f"De database antwoordt niet goed bij {stap}. Zij zegt: {eerste}"
