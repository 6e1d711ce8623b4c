"""The names of the figures in the downloads of Afspraken (`domain.afspraken.cijfernamen`), from
a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from domain.afspraken.cijfernamen import AFGESPROKEN
from domain.cijfernaam import Cijfernaam, van_afspraak
from domain.leveringen.cijfernamen import van_rij
from store.exports.inhoud import Celnaam

Rij = Mapping[str, object]

# Column -> field of `domain.afspraken.oordeel.Oordeel`.
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


def _oordeel(veld: str) -> Celnaam:
    return lambda rij: van_afspraak(str(rij["id"]), _dag(rij), veld)


def _afgesproken(veld: str) -> Celnaam:
    return lambda rij: Cijfernaam(veld, str(rij["id"]))


def _rij(kolom: str) -> Celnaam:
    """A figure of a delivered row that counts, as Herkomst names it; `telt` is of its afspraak and
    day. What does not count has no name here."""

    def naam(rij: Rij) -> Cijfernaam | None:
        if rij["reden"] or rij[kolom] in (None, ""):
            return None
        deel = {k: rij[k] for k in ("periode", "soort", "status", "segment", "duur")}
        eigen = van_rij(
            kolom,
            str(rij["levering"]),
            str(rij["blad"] or ""),
            int(str(rij["rij"])),
            deel | {"corporatie": rij["corporatiecode"]},
        )
        if kolom != "telt":
            return eigen
        return eigen.met(afspraak=rij["afspraak"], peildatum=_dag(rij))

    return naam


NAMEN: dict[str, Mapping[str, Celnaam]] = {
    "afspraken": {
        **{kolom: _oordeel(veld) for kolom, veld in _OORDEEL.items()},
        # The register's telt_boven is in no column.
        **{veld: _afgesproken(veld) for veld in AFGESPROKEN if veld != "telt_boven"},
    },
    "afspraak-rijen": {kolom: _rij(kolom) for kolom in ("aantal", "telt")},
}
