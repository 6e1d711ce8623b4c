"""One afspraak: what was agreed, how it stands, how that was computed, and the rows behind it."""

from __future__ import annotations

from typing import Any

import dash
from dash import Input, Output, State, callback, dcc, html

from components.stand_melding import STAND_ID
from domain.afspraken.keuze import AfspraakFilters
from pages.afspraken.een import beeld
from pages.afspraken.een.lees import lees
from pages.gemeen.adressen import adres_afspraak, adres_afspraken
from pages.gemeen.stand import geopend, meldingen
from store.standen.standen import StandFout
from store.vragen.afspraken.keuzes import los_op
from store.vragen.afspraken.lijst import gemeente_van, nabij

KOP = "Afspraak"


def bestaat(afspraak_id: str, stand: str | None = None) -> bool:
    """Whether the stand knows this id; where it does not the server answers 404."""
    try:
        with geopend(stand) as s:
            return gemeente_van(s.conn, afspraak_id) is not None
    except StandFout:
        return True  # the band above the page says what is wrong


dash.register_page(
    __name__,
    path_template="/afspraken/<afspraak_id>",
    title="Afspraak – Woonsaldo",
    name="Afspraak",
    bestaat=bestaat,
)


def layout(afspraak_id: str = "", **query: Any) -> html.Div:
    """The frame for one afspraak; the callback fills it, again when another stand is published.

    Dash calls it without arguments at start, when there may be no stand at all.
    """
    tekst = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in query.items()}
    filters, problemen = AfspraakFilters.uit_query(tekst)
    try:
        with geopend(filters.stand) as s:
            if gemeente_van(s.conn, afspraak_id) is None:
                return _onbekend(afspraak_id, nabij(s.conn, afspraak_id), filters)
            filters, ook = los_op(s.conn, filters)
            if s.melding:
                filters = filters.met(stand=None)
            pad = adres_afspraak(afspraak_id, filters.met(stand=None))
            boven = meldingen((*problemen, *ook), s, pad)
    except (StandFout, RuntimeError):
        # RuntimeError: outside a request. The band above the page says what to do; no ids, or Dash
        # would miss the controls of the callback.
        return html.Div(html.H1(KOP))
    return html.Div(
        [
            html.P(
                dcc.Link("Terug naar de lijst", href=adres_afspraken(filters)), className="naar"
            ),
            html.H1(KOP, id="afspraak-titel"),
            *boven,
            html.Div(id="afspraak-kop", **{"aria-live": "polite"}),
            html.Div(id="afspraak-inhoud"),
            dcc.Store(id="afspraak-vraag", data={"id": afspraak_id, "query": filters.naar_query()}),
        ],
        className="afspraakpagina",
    )


def _onbekend(id_: str, soms: tuple[str, ...], filters: AfspraakFilters) -> html.Div:
    """Nothing has this id: say so, and where to go on."""
    uit: list[Any] = [
        html.H1("Deze afspraak is er niet"),
        html.P(["In deze stand staat geen afspraak met kenmerk ", html.Code(id_[:100]), "."]),
    ]
    if soms:
        uit += [
            html.P("Zoekt u misschien een van deze?"),
            html.Ul([html.Li(dcc.Link(i, href=adres_afspraak(i, filters))) for i in soms]),
        ]
    return html.Div([*uit, html.P(dcc.Link("Naar alle afspraken", href=adres_afspraken(filters)))])


@callback(
    Output("afspraak-titel", "children"),
    Output("afspraak-kop", "children"),
    Output("afspraak-inhoud", "children"),
    Input(STAND_ID, "data"),
    State("afspraak-vraag", "data"),
)
def toon(_stand: str, vraag: dict[str, Any]) -> tuple[Any, ...]:
    """The afspraak on the stand that is asked for, else the newest."""
    filters, _ = AfspraakFilters.uit_query(vraag["query"])
    with geopend(filters.stand) as s:
        stand = s.info.id
    g = lees(stand, vraag["id"], filters.peildatum)
    if g is None:
        # It was there when the page opened; a newer register has it no longer.
        return KOP, [html.P("In de nieuwste stand staat deze afspraak niet meer.")], []
    a = g.afspraak
    return f"Afspraak {a.artikel}: {a.titel}", beeld.kop(g, filters), beeld.inhoud(g, filters)
