"""Totals in two standen in words: what each is, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.brugtotaal import Totaalpaar, Zijde
from domain.groeitotaal import GEEN_PARTIJEN, GEMENGD, Dekt
from figures.getallen import getal, jaren, met_teken, opsomming
from figures.zin import Tekst, cijfer, zin

_MEESTE = 3  # parties that are named
WAT = {
    "gerealiseerd": "netto groei",
    "hard": "netto groei in harde plannen",
    "zacht": "netto groei in zachte plannen",
}


def totaal(paar: Totaalpaar, zijde: Zijde, getoond: str | None, namen: Mapping[str, str]) -> Tekst:
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


def waarom(zijde: Zijde, namen: Mapping[str, str]) -> str:
    """Why a stand gives no total; empty where it does."""
    t = zijde.totaal
    if t is None:
        return "er zijn geen cijfers"
    if t.netto is not None:
        return ""
    if t.reden == GEMENGD:
        return "deze keuze mengt echte en verzonnen cijfers"
    if t.reden == GEEN_PARTIJEN:
        waar = opsomming(enkele([namen.get(g, g) for g in t.gemeenten], "gemeenten"))
        return f"geen document zegt van welke corporaties in {waar} de cijfers nodig zijn"
    return f"cijfers ontbreken van {_partijen(t.missend, namen)}"


def _partijen(missend: Sequence[Dekt], namen: Mapping[str, str]) -> str:
    wie = [
        f"{namen.get(d.corporatie, d.corporatie)} in {namen.get(d.gemeente, d.gemeente)} "
        f"({d.ontbreekt})"
        for d in missend
    ]
    return opsomming(enkele(wie, "partijen"))


def enkele(wie: Sequence[str], soort: str) -> list[str]:
    """The first of them, and how many more there are ('5 andere partijen')."""
    if len(wie) <= _MEESTE + 1:
        return list(wie)
    return [*wie[:_MEESTE], f"{getal(len(wie) - _MEESTE)} andere {soort}"]
