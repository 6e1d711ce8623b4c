"""Which rows make up a netto groei: the filters on `mutatie`, and what counts at all.

Source: docs/definitions.md, "Netto groei" and "Periods".
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, not_

from domain.filters import Filters
from domain.telregel import ALTIJD, Eis, aard, status
from store.schema import tables
from store.vragen.basis import binnen, plaats


def saldo(filters: Filters) -> ColumnElement[int]:
    """The column with the effect in the chosen perspectief."""
    m = tables.mutatie.c
    return m.saldo_corporatie if filters.perspectief == "corporatie" else m.saldo_sector


def als_sql(eisen: Iterable[Eis]) -> list[ColumnElement[bool]]:
    """Each Eis as a condition on `mutatie`."""
    return [voorwaarde(e) for e in eisen]


def voorwaarde(eis: Eis) -> ColumnElement[bool]:
    """The condition on `mutatie` that is true exactly where the row passes."""
    kolom = tables.mutatie.c[eis.veld]
    if eis.waarden in ((True,), (False,)):
        return kolom if eis.waarden[0] is eis.wel else not_(kolom)
    if len(eis.waarden) == 1:
        return kolom == eis.waarden[0] if eis.wel else kolom != eis.waarden[0]
    return kolom.in_(eis.waarden) if eis.wel else kolom.not_in(eis.waarden)


def gekozen(
    filters: Filters, soorten: tuple[str, ...] = (), *, gebied: bool = True
) -> list[ColumnElement[bool]]:
    """What the reader chose, but for the period. soorten: only these, empty = all."""
    eisen = (*aard(filters, soorten), *status(filters))
    return [*plaats(filters, tables.mutatie, gebied=gebied), *als_sql(eisen)]


def telt() -> list[ColumnElement[bool]]:
    """What counts in netto groei at all."""
    return als_sql(ALTIJD)


def selectie(filters: Filters, soorten: tuple[str, ...] = ()) -> list[ColumnElement[bool]]:
    """The rows whose saldo together is the netto groei of the selection."""
    return [*gekozen(filters, soorten), *telt(), *binnen(filters, tables.mutatie)]
