"""The differences in reading that a selection of afspraken touches, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from components.afspraken.tabel import Tegenover, Zijde, verschil
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.cijfernamen import naam_oordeel
from domain.afspraken.keuze import AfspraakFilters
from figures.afspraken.lijst import Lijn
from figures.afspraken.woorden import doel, periode
from pages.afspraken.lees import Gelezen, lees
from pages.gemeen.adressen import adres_afspraak
from store.vragen.afspraken.verschillen import Verschil


def verschillen(
    g: Gelezen, lijnen: Sequence[Lijn], filters: AfspraakFilters, stand: str
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


def _tegenover(v: Verschil, g: Gelezen, filters: AfspraakFilters, stand: str) -> Tegenover:
    return Tegenover(
        v.id,
        v.titel,
        v.uitleg,
        tuple(_zijde(n.afspraak, n.document, g, filters, stand) for n in v.afspraken),
        v.uitspraken,
        v.fictief,
    )


def _zijde(a: Afspraak, document: str, g: Gelezen, filters: AfspraakFilters, stand: str) -> Zijde:
    lijn = g.lijnen.get(a.id)
    if lijn is None and a.gemeente:
        # The other side may be about a gemeente that was not chosen.
        lijn = lees(stand, (a.gemeente,), filters.peildatum).lijnen.get(a.id)
    return Zijde(
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
