"""The names of the figures in the download kernen: column to a function of a row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from domain.cijfernaam import Cijfernaam
from domain.kernen.cijfernamen import Kernnaam, percentage, plek
from store.exports.inhoud import Celnaam

Rij = Mapping[str, object]
_DOEL = {"tekort": "tekort", "opgave_zonder_bouw": "nodig"}
_MIX = {"opgave_totaal": "bouw", "opgave_sociaal": "bouw_sociaal"}


def _tekst(rij: Rij, kolom: str) -> str:
    return str(rij.get(kolom) or "")


def _dag(rij: Rij, kolom: str) -> date | None:
    return date.fromisoformat(_tekst(rij, kolom)[:10]) if _tekst(rij, kolom) else None


def _naam(rij: Rij) -> Kernnaam:
    return Kernnaam(
        plek(_tekst(rij, "gemeentecode"), _tekst(rij, "code"), ouder=_tekst(rij, "ouder") or None),
        _dag(rij, "peildatum"),
        _tekst(rij, "definitie") or None,
        _dag(rij, "peildatum_sociaal"),
    )


def _van(maat: str, *keuzes: str) -> Celnaam:
    bron = {"t": "doel", "n": "nieuwbouwaandeel"}

    def naam(rij: Rij) -> Cijfernaam | None:
        if any(not _tekst(rij, bron[k]) for k in keuzes):
            return None  # without a target there is no opgave
        return _naam(rij).van(maat).met(**{k: percentage(rij[bron[k]]) for k in keuzes})

    return naam


NAMEN: dict[str, Mapping[str, Celnaam]] = {
    "kernen": {
        **{m: _van(m) for m in ("woningen", "sociaal", "aandeel", "aandeel_min", "aandeel_max")},
        **{kolom: _van(maat, "t") for kolom, maat in _DOEL.items()},
        **{kolom: _van(maat, "t", "n") for kolom, maat in _MIX.items()},
    }
}
