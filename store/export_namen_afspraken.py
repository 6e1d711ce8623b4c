"""The names of the figures in the download of Afspraken (`domain.afspraaknamen`), from a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from domain.afspraaknamen import AFGESPROKEN
from domain.cijfernaam import Cijfernaam, van_afspraak

Rij = Mapping[str, object]
Naam = Callable[[Rij], Cijfernaam | None]

# Column -> field of `domain.oordeel.Oordeel`.
_OORDEEL = {
    **{v: v for v in ("doel_totaal", "doel_totaal_max", "gerealiseerd", "verwacht", "resterend",
                      "tempo", "status")},
    "prognose_hard": "met_hard",
    "prognose_zacht": "met_zacht",
}  # fmt: skip


def _dag(rij: Rij) -> date | None:
    dag = rij["peildatum"]
    if isinstance(dag, date):
        return dag
    return date.fromisoformat(str(dag)) if dag else None


def _oordeel(veld: str) -> Naam:
    return lambda rij: van_afspraak(str(rij["id"]), _dag(rij), veld)


def _afgesproken(veld: str) -> Naam:
    return lambda rij: Cijfernaam(veld, str(rij["id"]))


NAMEN: dict[str, Mapping[str, Naam]] = {
    "afspraken": {
        **{kolom: _oordeel(veld) for kolom, veld in _OORDEEL.items()},
        # The register's telt_boven is in no column.
        **{veld: _afgesproken(veld) for veld in AFGESPROKEN if veld != "telt_boven"},
    }
}
