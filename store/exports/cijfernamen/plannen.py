"""The names of the figures in the downloads of Plannen: column to a function of a row.

The `aantal` of rows with `regel` plan is named as Herkomst names it; their `saldo` is summed to a
figure. What moved since a stand (`regel` verschuiving) has the names of its page only.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from domain.cijfernaam import Cijfernaam
from domain.kernen.cijfernamen import Kernnaam, percentage, plek
from domain.leveringen.cijfernamen import van_rij
from domain.plannen.cijfernamen import GemeenteOpDag, Plannaam, naam_doel, naam_rest
from domain.plannen.keuze import STANDAARD
from store.exports.inhoud import Celnaam

Rij = Mapping[str, object]

# The columns of wijkenstrategie that are about time: the first four years after the peildatum, and
# what lies around them.
JAREN = tuple(f"jaar_{n}" for n in range(1, 5))
TIJD = ("eerder", *JAREN, "meer_jaren", "daarna", "gepland")

# Column of a target in homes: its field of `domain.plannen.restopgave.Restopgave`.
DOEL = {
    "doel": "doel", "gerealiseerd": "gerealiseerd", "hard": "hard", "zacht": "zacht",
    "restopgave": "rest", "zonder_gerealiseerd": "zonder_gerealiseerd",
}  # fmt: skip
# Column of an agreed share: its maat (`domain.kernen.cijfernamen`), and whether plans are in it.
AANDEEL = {
    "woningen": ("woningen", True), "doel": ("doel_sociaal", True),
    "gerealiseerd": ("sociaal", False), "restopgave": ("nodig", True),
}  # fmt: skip
MET_DOEL = ("doel_sociaal", "nodig")


def _tekst(rij: Rij, kolom: str) -> str:
    waarde = rij.get(kolom)
    return "" if waarde is None else str(waarde)


def _dag(rij: Rij, kolom: str) -> date | None:
    tekst = _tekst(rij, kolom)
    return date.fromisoformat(tekst[:10]) if tekst else None


def _plan(rij: Rij) -> Cijfernaam | None:
    """The homes in a delivered plan."""
    if _tekst(rij, "regel") not in ("plan", "plannen"):  # a sheet of a workbook is named Plannen
        return None
    deel = {k: _tekst(rij, k) for k in ("periode", "soort", "status", "segment", "vervallen")}
    return van_rij(
        "aantal",
        _tekst(rij, "levering"),
        _tekst(rij, "blad"),
        int(_tekst(rij, "rij")),
        deel | {"corporatie": _tekst(rij, "corporatiecode")},
    )


def _rest(kolom: str) -> Celnaam:
    def naam(rij: Rij) -> Cijfernaam | None:
        if _tekst(rij, "regel") != "restopgave":
            return None
        if _tekst(rij, "aandeel"):
            return _aandeel(rij, kolom)
        veld, afspraak = DOEL.get(kolom), _tekst(rij, "afspraak")
        # Both are shown where realised is not known, else there is only the rest.
        if veld is None or (veld == "zonder_gerealiseerd" and _tekst(rij, "restopgave")):
            return None
        return naam_rest(afspraak, _dag(rij, "peildatum"), veld)

    return naam


def _aandeel(rij: Rij, kolom: str) -> Cijfernaam | None:
    if kolom == "aandeel":
        return naam_doel(_tekst(rij, "afspraak"))
    gemeente, gebied = _tekst(rij, "gemeentecode"), _tekst(rij, "gebiedcode")
    van = Kernnaam(
        plek(gemeente, gebied or gemeente),
        _dag(rij, "peildatum"),
        _tekst(rij, "definitie") or None,
        _dag(rij, "peildatum_sociaal"),
    )
    tot = _dag(rij, "periode_tot")
    if kolom in ("hard", "zacht"):
        return van.van("plan_sociaal", kolom, tot)
    if kolom not in AANDEEL:
        return None
    maat, met_plannen = AANDEEL[kolom]
    aard = next((s for s in ("zacht", "hard") if _tekst(rij, s)), "") if met_plannen else ""
    t = percentage(rij["aandeel"]) if maat in MET_DOEL else None
    return van.van(maat, aard, tot if aard else None).met(t=t)


def _strategie(kolom: str, tijd: str, aard: str) -> tuple[str, Celnaam]:
    def naam(rij: Rij) -> Cijfernaam | None:
        dag, eerste = _dag(rij, "peildatum"), _tekst(rij, "eerste_jaar")
        if dag is None or tijd == "gepland":
            return None
        if not _tekst(rij, kolom) and aard != "gerealiseerd":
            return None  # no plan: on the page that is no figure either
        vak = str(int(eerste) + JAREN.index(tijd)) if tijd in JAREN else tijd
        segment = tuple(_tekst(rij, "segment").split(", "))
        keuze = STANDAARD if segment == ("sociaal",) else STANDAARD.anders(segment=segment)
        waar = GemeenteOpDag(_tekst(rij, "gemeentecode"), dag)
        gebied = _tekst(rij, "gebiedcode") or None
        return Plannaam(keuze).strategie(waar, _tekst(rij, "onderdeel"), vak, aard, gebied)

    return kolom, naam


NAMEN: dict[str, Mapping[str, Celnaam]] = {
    "plannen": {"aantal": _plan, **{k: _rest(k) for k in (*DOEL, "aandeel", "woningen")}},
    "wijkenstrategie": dict(
        [
            _strategie("gerealiseerd", "vorig", "gerealiseerd"),
            *(_strategie(t, t, "samen") for t in TIJD),
            *(_strategie(f"{t}_zacht", t, "zacht") for t in TIJD),
        ]
    ),
}
