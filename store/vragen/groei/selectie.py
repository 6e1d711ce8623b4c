"""Which rows make up a netto groei: the filters on `mutatie`, and what counts at all.

Source: docs/definitions.md, "Netto groei" and "Periods".
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, not_

from domain.filters import Filters
from domain.keuzeveld import Woorden
from store.schema import tables
from store.vragen.basis import binnen, plaats


def saldo(filters: Filters) -> ColumnElement[int]:
    """The column with the effect in the chosen perspectief."""
    m = tables.mutatie.c
    return m.saldo_corporatie if filters.perspectief == "corporatie" else m.saldo_sector


def gekozen(filters: Filters, *, gebied: bool = True) -> list[ColumnElement[bool]]:
    """What the reader chose, but for the period."""
    m = tables.mutatie.c
    uit = plaats(filters, tables.mutatie, gebied=gebied)
    for naam, veld in filters.velden().items():
        waarden = getattr(filters, naam)
        if isinstance(veld, Woorden) and set(waarden) != set(veld.keuzes):
            uit.append(m[naam].in_(waarden))
    if filters.zonder_sloop:
        uit.append(m.soort != "sloop")
    return uit


def telt() -> list[ColumnElement[bool]]:
    """What counts in netto groei at all."""
    m = tables.mutatie.c
    return [m.zelfstandig, not_(m.vervallen), m.soort != "correctie"]


def selectie(filters: Filters) -> list[ColumnElement[bool]]:
    """The rows whose saldo together is the netto groei of the selection."""
    return [*gekozen(filters), *telt(), *binnen(filters, tables.mutatie)]
