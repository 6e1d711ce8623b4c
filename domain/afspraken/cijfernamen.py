"""The names of the figures of an afspraak: what the register says, and what the judgement holds.

    doel|a9                                 what is asked, in its unit
    afspraak|a9|2024-12-31|gerealiseerd     a field of `domain.afspraken.oordeel.Oordeel`
    afspraak|a9|2024-12-31|met_hard|tot=2027-12-31          up to an earlier day than its end
    afspraak|a9|2024-12-31|deel|gebied=WK030700             homes in the share of one of its areas
    telling|a9|2024-12-31|hard|soort=sloop|wat=rijen        what was counted for it, or left out

`domain.cijfernaam` says what the parts of a name are.
"""

from __future__ import annotations

from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.keuze import AfspraakFilters
from domain.afspraken.oordeel import Oordeel
from domain.cijfernaam import Cijfernaam, over, stuk, van_afspraak, van_afspraken

# What the register says of an afspraak, whatever the day.
AFGESPROKEN = ("doel", "doel_max", "beginwaarde", "telt_boven")


def naam_afgesproken(a: Afspraak, veld: str) -> Cijfernaam:
    """veld: one of AFGESPROKEN."""
    return Cijfernaam(veld, a.id)


def naam_oordeel(a: Afspraak, o: Oordeel, veld: str) -> Cijfernaam:
    """veld: of `domain.afspraken.oordeel.Oordeel`."""
    return van_afspraak(a.id, o.peildatum, veld)


def naam_verloop(a: Afspraak, o: Oordeel, veld: str, dag: date) -> Cijfernaam:
    """A moment of its course. What it is on the peildatum (gerealiseerd, verwacht) or at its end
    (met_hard, met_zacht) is the figure of the judgement itself."""
    zelf = a.tot if veld.startswith("met_") else min(o.peildatum or dag, a.tot or dag)
    return naam_oordeel(a, o, veld).met(tot=None if dag == zelf else dag)


def naam_gebied(a: Afspraak, o: Oordeel, veld: str, gebied: str | None) -> Cijfernaam:
    """A figure of a share: a field of the judgement, or deel, geheel (homes now; `_hard`, `_zacht`
    with plans). gebied: where it holds for each area apart, else None."""
    return naam_oordeel(a, o, veld).met(gebied=gebied)


def naam_aantal(f: AfspraakFilters, status: str = "", **keuze: object) -> Cijfernaam:
    """How many afspraken of a selection. status: "" for all, te_beoordelen for those that can be
    judged. keuze: delen (parts, beside them), fictief (ja, nee), document, prognose and so on."""
    naam = van_afspraken(over(f.gemeente, f.corporatie), f.peildatum, status)
    gekozen = {"thema": f.thema, "binding": f.binding, "status": () if status else f.status}
    return naam.met(**{n: ",".join(w) for n, w in gekozen.items()}, **keuze)


def naam_rij(f: AfspraakFilters, per: str, code: str | None, status: str) -> Cijfernaam:
    """The same in a row of a summary. per: gemeente or corporatie; code: of the row, None for the
    afspraken of no gemeente. A row of a corporatie that was not the one chosen counts what both are
    a party to."""
    if code is None:
        return naam_aantal(f, status, gemeente="geen")
    ook = set(f.corporatie) - {code} if per == "corporatie" else ()
    return naam_aantal(f.met(**{per: (code,)}), status, ook=",".join(sorted(ook)))


def naam_telling(a: Afspraak, o: Oordeel, wat: str, status: str, **keuze: object) -> Cijfernaam:
    """Rows and homes behind it. wat: rijen, aantal (homes as delivered) or telt (homes in the sum).
    keuze: soort (all without), reden (why they do not count)."""
    dagen = stuk(o.peildatum, o.peildatum) if o.peildatum else ""
    return Cijfernaam("telling", a.id, dagen, status).met(wat=wat, **keuze)
