"""What the page Afspraken shows of a selection: message, summary, list, differences, downloads.

The differences in reading that the selection touches stand side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from dash import html

from components.afspraken.lijst import telling
from components.afspraken.tabel import Tegenover, Verschilzijde, lijst, verschil
from components.tegel import band
from components.tekst import toon
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.cijfernamen import naam_oordeel, naam_rij
from domain.afspraken.keuze import AfspraakFilters
from domain.afspraken.telling import per_corporatie, per_gemeente
from domain.opsomming import opsomming
from figures.afspraken import zinnen_een
from figures.afspraken.lijst import Lijstafspraak
from figures.afspraken.woorden import doel
from figures.basis.getallen import periode
from figures.groei.zinnen import FICTIEF
from pages.afspraken.lees import GelezenAfspraken, lees, namen_van
from pages.gemeen.adressen import adres_afspraak, adres_afspraken
from store.vragen.afspraken.verschillen import Uitlegverschil


def verschillen(
    g: GelezenAfspraken, lijnen: Sequence[Lijstafspraak], filters: AfspraakFilters, stand: str
) -> list[Any]:
    """The differences in reading that the selection touches, side by side; empty without."""
    gekozen = {r.afspraak.id for r in lijnen}
    alleen_plaats = not (filters.corporatie or filters.thema or filters.status or filters.binding)
    hier = [
        v
        for v in g.verschillen
        if any(n.afspraak.id in gekozen for n in v.afspraken) or (not v.afspraken and alleen_plaats)
    ]
    if not hier:
        return []
    return [
        html.H2("Verschil van uitleg"),
        html.P(
            "Deze documenten spreken elkaar tegen. Wij kiezen niet: u ziet ze naast elkaar.",
            className="opmerking",
        ),
        *(verschil(_tegenover(v, g, filters, stand)) for v in hier),
    ]


def _tegenover(
    v: Uitlegverschil, g: GelezenAfspraken, filters: AfspraakFilters, stand: str
) -> Tegenover:
    return Tegenover(
        v.id,
        v.titel,
        v.uitleg,
        tuple(_zijde(n.afspraak, n.document, g, filters, stand) for n in v.afspraken),
        v.uitspraken,
        v.fictief,
    )


def _zijde(
    a: Afspraak, document: str, g: GelezenAfspraken, filters: AfspraakFilters, stand: str
) -> Verschilzijde:
    lijn = g.lijnen.get(a.id)
    if lijn is None and a.gemeente:
        # The other side may be about a gemeente that was not chosen.
        lijn = lees(stand, (a.gemeente,), filters.peildatum).lijnen.get(a.id)
    return Verschilzijde(
        titel=a.titel,
        href=adres_afspraak(a.id, filters),
        document=document,
        artikel=a.artikel,
        betekenis=a.betekenis,
        doel=doel(a),
        periode=periode(a),
        binding=a.binding,
        status=lijn.oordeel.status if lijn else None,
        naam=naam_oordeel(a, lijn.oordeel, "status") if lijn else None,
    )


def kop(lijnen: Sequence[Lijstafspraak], filters: AfspraakFilters, stand: str) -> list[Any]:
    """The message, what must be said with it, and on which day it holds."""
    zin = zinnen_een.boodschap(lijnen, plaats(filters, stand), filters)
    uit: list[Any] = [html.P(toon(zin), className="boodschap")]
    uit += [html.P(toon(z), className="ook") for z in zinnen_een.erbij(lijnen, filters)]
    if any(r.afspraak.fictief for r in lijnen):
        deels = not all(r.afspraak.fictief for r in lijnen)
        tekst = "Een deel van deze afspraken" if deels else "Deze afspraken"
        uit.append(
            band("fictief", html.Strong(f"{FICTIEF}. "), f"{tekst} en cijfers zijn verzonnen.")
        )
    getoond = (
        f"{zinnen_een.peildata(lijnen, filters.peildatum)} {zinnen_een.gekozen(filters)}".strip()
    )
    return [*uit, html.P(getoond, className="getoond")]


def plaats(filters: AfspraakFilters, stand: str) -> str:
    """Whose afspraken these are: 'van Portaal in Utrecht'; '' for all."""
    namen = namen_van(stand, (*filters.corporatie, *filters.gemeente))
    wie = [namen.get(c, c) for c in filters.corporatie]
    waar = [namen.get(c, c) for c in filters.gemeente]
    delen = [f"van {opsomming(wie)}"] if wie else []
    delen += [f"in {opsomming(waar)}"] if waar else []
    if filters.thema or filters.binding or filters.status:
        delen.append("met deze filters")
    return " ".join(delen)


def gegevens(
    g: GelezenAfspraken, lijnen: Sequence[Lijstafspraak], filters: AfspraakFilters
) -> dict[str, Any]:
    """The list and the summaries, for assets/afspraken.js."""
    tellingen = [
        telling(
            "Gemeente",
            per_gemeente(lijnen),
            lambda code, status: _gefilterd(filters, "gemeente", code, status),
            lambda code, status: naam_rij(filters, "gemeente", code, status),
        ),
        telling(
            "Corporatie",
            per_corporatie(lijnen, g.naslag.namen, g.naslag.samen),
            lambda code, status: _gefilterd(filters, "corporatie", code, status),
            lambda code, status: naam_rij(filters, "corporatie", code, status),
        ),
    ]
    return {
        "lijst": lijst(lijnen, lambda r: adres_afspraak(r.afspraak.id, filters), filters),
        "tellingen": tellingen,
    }


def _gefilterd(
    filters: AfspraakFilters, naam: str, code: str | None, status: str | None
) -> str | None:
    """The address of the list of one row and status; None where a code cannot be chosen."""
    if code is None:
        return None
    anders: dict[str, Any] = {naam: (code,)} | ({"status": (status,)} if status else {})
    return f"{adres_afspraken(filters.met(**anders))}#afspraken-lijst"


def downloads(filters: AfspraakFilters) -> list[Any]:
    """This list as a file."""
    query = filters.naar_query()
    soorten = (
        ("Afspraken als CSV", "csv", {}),
        ("Afspraken als CSV voor Excel", "csv", {"formaat": "nl"}),
        ("Afspraken als Excel-bestand (XLSX)", "xlsx", {}),
    )
    links = [
        (label, f"/export/afspraken.{soort}", urlencode(query | extra, safe=","))
        for label, soort, extra in soorten
    ]
    return [
        html.H2("Downloads"),
        html.Ul(
            [html.Li(html.A(label, href=f"{pad}?{q}" if q else pad)) for label, pad, q in links],
            className="downloads",
        ),
    ]
