"""The names of what Herkomst, Levering and the bridge show: delivered rows, and how many there are.

Source: docs/definitions.md, "Names of figures".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.cijfernaam import Cijfernaam, keuze_van, over, stuk
from domain.filters import STANDAARD
from domain.leveringen.keuze import HerkomstKeuze

# What tells the figures of one delivered row apart: a kruistabel has many corporaties or soorten in
# a row, plan capacity many periods, hard and zacht; a liberalisatie counts in two segments, an
# omzetting in two duren; of a project that is half built one part is vervallen.
_DEEL = ("corporatie", "periode", "soort", "status", "segment", "duur")


def van_rij(
    kolom: str, levering: str, blad: str | None, rij: int, deel: Mapping[str, Any]
) -> Cijfernaam:
    """A figure of one delivered row. kolom: aantal, saldo, telt, or a column of its table.

    deel: codes of its corporatie and so on, as far as it has them (`_DEEL`), and whether it is
    vervallen; other keys are not looked at.
    """
    plek = f"{levering}/{blad or ''}/{rij}"
    keuze = {k: deel.get(k) for k in _DEEL}
    if deel.get("vervallen") in (True, "ja"):
        keuze["vervallen"] = "ja"
    return Cijfernaam("rij", plek, aard=kolom).met(**keuze)


def van_keuze(maat: str, keuze: HerkomstKeuze, aard: str, peildatum: date | None) -> Cijfernaam:
    """A count (`rijen`) or sum (`netto`) of the rows of an afspraak or levering; a total of Groei
    has the name that Groei gives it (`domain.cijfernaam.van_groei`).

    aard: what rows (`wat`), or the status that is summed. peildatum: of the afspraak, where the
    rows are those of one.
    """
    f = keuze.filters
    if keuze.wat == "afspraak":
        dagen = stuk(peildatum, peildatum) if peildatum else ""
        if maat == "rijen":
            return Cijfernaam(maat, keuze.afspraak or "", dagen, aard)
        return Cijfernaam("telling", keuze.afspraak or "", dagen, aard).met(wat="telt")
    wie = over(f.gemeente, f.corporatie, f.gebied)
    naam = Cijfernaam(maat, wie, stuk(f.van, f.tot), aard, keuze_van(f))
    status = ",".join(f.status) if maat == "rijen" and f.status != STANDAARD.status else None
    return naam.met(levering=keuze.levering, status=status)


def van_levering(maat: str, levering: str, aard: str = "", **keuze: object) -> Cijfernaam:
    """A count about one levering: rijen that count (`aard`: of what), weggelaten, opmerkingen."""
    return Cijfernaam(maat, levering, aard=aard).met(**keuze)


def van_telling(
    gemeente: str, corporatie: str, peildatum: date, segment: str, duur: str
) -> Cijfernaam:
    """A voorraadstand of a corporatie: homes (zelfstandig) at the end of a day."""
    wie, dag = over((gemeente,), (corporatie,)), stuk(peildatum, peildatum)
    return Cijfernaam("voorraad", wie, dag, segment).met(
        duur=duur if (duur,) != STANDAARD.duur else None
    )
