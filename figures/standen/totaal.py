"""Totals in two standen in words: what each is, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping

from domain.groei.totaal import waarom_geen_totaal
from domain.standen.totaal import Standtotaal, Totaalpaar
from figures.basis.getallen import jaren, met_teken
from figures.basis.zin import Tekst, cijfer, zin

MEESTE = 3  # parties that are named
WAT = {
    "gerealiseerd": "netto groei",
    "hard": "netto groei in harde plannen",
    "zacht": "netto groei in zachte plannen",
}


def totaal(
    paar: Totaalpaar, zijde: Standtotaal, getoond: str | None, namen: Mapping[str, str]
) -> Tekst:
    """'+238 over 2024-2025', or 'onbekend (cijfers ontbreken van ...)'. namen: by code."""
    bedrag = cijfer(paar.naam(zijde, getoond), zijde.netto, met_teken)
    if zijde.totaal is None or zijde.netto is None:
        return zin("{} ({})", bedrag, waarom(zijde, namen))
    return zin("{} over {}", bedrag, jaren(zijde.totaal.dagen.van, zijde.totaal.dagen.tot))


def wissel(paar: Totaalpaar, getoond: str | None, namen: Mapping[str, str]) -> Tekst:
    """One gemeente: 'Nieuwegein: netto groei van onbekend (...) naar +238 over 2024-2025'."""
    (gemeente,) = paar.filters.gemeente
    kanten = (totaal(paar, z, getoond, namen) for z in (paar.voor, paar.na))
    return zin("{}: {} van {} naar {}", namen.get(gemeente, gemeente), WAT[paar.status], *kanten)


def waarom(zijde: Standtotaal, namen: Mapping[str, str]) -> str:
    """Why a stand gives no total; empty where it does."""
    return waarom_geen_totaal(zijde.totaal, namen, MEESTE)
