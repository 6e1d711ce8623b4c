"""Where a download comes from, in words: what several downloads say of it in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd
from sqlalchemy import Connection

from domain.filters import Filters
from domain.groei.totaal import Statustotaal, waarom_geen_totaal
from store.exports.inhoud import Cel, ja_nee
from store.vragen import namen
from store.vragen.basis import kenmerk, records

FICTIEF = "Let op: deze download bevat verzonnen cijfers (kolom fictief = ja), voor demonstratie."


def stand(conn: Connection) -> Iterator[list[Cel]]:
    """Which stand the figures are of, and how they were counted."""
    yield ["Stand", kenmerk(conn, "stand")]
    yield ["Versie van de definities", kenmerk(conn, "definities")]


def fictief(er_is: bool) -> Iterator[list[Cel]]:
    """The warning, where there are invented figures."""
    if er_is:
        yield ["Fictief", FICTIEF]


def woorden(definities: Iterable[str]) -> Iterator[list[Cel]]:
    """What the words of a download mean: the end of every sheet."""
    yield ["Definities"]
    for zin in definities:
        yield ["", zin]


def codes(
    conn: Connection, keuzes: Iterable[tuple[str, Sequence[str], str]]
) -> Iterator[list[Cel]]:
    """Chosen codes with their names, a row each. keuzes: label, codes, and what none means."""
    alle = list(keuzes)
    bekend = namen.van(conn, [c for _, deel, _ in alle for c in deel])
    for label, deel, geen in alle:
        yield [label, ", ".join(f"{bekend.get(c, c)} ({c})" for c in deel) or geen]


def slot(uit: pd.DataFrame, definities: Iterable[str]) -> Iterator[list[Cel]]:
    """What most sheets end with: the leveringen behind it, and what its words mean.

    uit: a frame with the columns of `store.vragen.leveringen.bronnen`.
    """
    yield ["Bronnen", "leverancier", "bestand", "bron", "ontvangen", "periode", "fictief", "rijen"]
    for b in records(uit):
        yield [
            b["levering"], b["leverancier"], b["bestand"], b["bron"], b["ontvangen"], b["periode"],
            ja_nee(b["fictief"]), b["rijen"],
        ]  # fmt: skip
    yield []
    yield from woorden(definities)


def keuze(conn: Connection, filters: Filters) -> Iterator[list[Cel]]:
    """The chosen filters in words, a row each."""
    bekend = namen.van(conn, (*filters.gemeente, *filters.corporatie, *filters.gebied))
    for naam, veld in filters.velden().items():
        if not veld.label:
            continue
        waarde = getattr(filters, naam)
        if isinstance(waarde, tuple):
            waarde = ", ".join(
                f"{bekend[w]} ({w})" if w in bekend else w.replace("_", " ") for w in waarde
            )
        yield [veld.herkomst or veld.label, waarde or veld.geen or veld.leeg]


def geen_som(conn: Connection, t: Statustotaal | None) -> str:
    """Why figures make no total, in words, with all their names; empty where they do."""
    return waarom_geen_totaal(t, namen.van(conn, t.codes if t else ()))
