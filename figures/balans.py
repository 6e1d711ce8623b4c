"""The voorraadbalans: begin + netto groei + correctie + onverklaard verschil = eind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd

from figures.getallen import datum, getal, met_teken, woningen
from figures.grafiek import Cel, Grafiek, Tabel
from figures.kleuren import (
    INKT,
    NEUTRAAL,
    ONVERKLAARD,
    WIT,
    as_getal,
    as_namen,
    layout,
    richting_kleur,
    stijl,
)
from figures.tekst import breek

KOLOMMEN = (
    "gemeente", "corporatie", "van", "tot", "begin", "netto", "correctie", "onverklaard", "eind",
)  # fmt: skip
_KOPPEN = (
    "Corporatie", "Begin op", "Eind op", "Begin", "Netto groei", "Correctie",
    "Onverklaard verschil", "Eind",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Balansregel:
    """One balance of one corporatie in one gemeente (segments and duren summed)."""

    gemeente: str
    corporatie: str
    van: date
    tot: date
    begin: int
    netto: int
    correctie: int
    onverklaard: int
    eind: int


def lees(frame: pd.DataFrame) -> list[Balansregel]:
    """The rows of `store.queries.balans.regels`, one per corporatie, gemeente and period."""
    sommen: dict[tuple[Any, ...], list[int]] = {}
    for rij in zip(*(frame[k].tolist() for k in KOLOMMEN), strict=True):
        sleutel = (rij[0], rij[1], _dag(rij[2]), _dag(rij[3]))
        al = sommen.setdefault(sleutel, [0] * 5)
        for i, waarde in enumerate(rij[4:]):
            al[i] += int(waarde)
    return [Balansregel(*k, *v) for k, v in sorted(sommen.items())]


def _dag(waarde: date) -> date:
    return waarde.date() if hasattr(waarde, "date") else waarde


def balans(frame: pd.DataFrame, namen: Mapping[str, str]) -> Grafiek:
    """From the first counted stock that all share to the last, with what does not fit."""
    regels = lees(frame)
    if not regels:
        zin = (
            "Geen voorraadbalans: er zijn geen twee tellingen van de voorraad met cijfers ertussen"
        )
        return Grafiek(zin, f"{zin}.", Tabel(_KOPPEN, ()))
    tabel = _tabel(regels, namen)
    if "fictief" in frame and len(set(frame["fictief"])) > 1:
        zin = "Geen balans samen: deze keuze mengt echte en verzonnen cijfers"
        return Grafiek(zin, f"{zin}. De tabel geeft de balans per corporatie.", tabel)
    keten = _gedeeld(regels)
    if not keten:
        zin = (
            "De tellingen van de corporaties gaan over verschillende dagen; er is geen balans samen"
        )
        return Grafiek(zin, f"{zin}. De tabel geeft de balans per corporatie.", tabel)
    van, tot = min(r.van for r in keten), max(r.tot for r in keten)
    begin = sum(r.begin for r in keten if r.van == van)
    eind = sum(r.eind for r in keten if r.tot == tot)
    netto, correctie, onverklaard = (
        sum(getattr(r, k) for r in keten) for k in ("netto", "correctie", "onverklaard")
    )
    begindag = van - timedelta(days=1)
    weg = len(regels) - len(keten)
    return Grafiek(
        titel=_titel(begin, eind, onverklaard, begindag, tot),
        tekst=(
            f"Begin op {datum(begindag)}: {getal(begin)}. Netto groei {met_teken(netto)}, "
            f"correctie {met_teken(correctie)}, onverklaard verschil {met_teken(onverklaard)}. "
            f"Eind op {datum(tot)}: {getal(eind)}."
        ),
        tabel=tabel,
        figuur=_figuur((begin, eind), (netto, correctie, onverklaard), (begindag, tot)),
        opmerkingen=(
            (f"{weg} balansregels gaan over dagen die niet alle corporaties delen (zie de tabel).",)
            if weg
            else ()
        )
        + _waar(keten, namen)
        + ("De as van deze grafiek begint niet bij 0.",),
    )


def _waar(keten: list[Balansregel], namen: Mapping[str, str]) -> tuple[str, ...]:
    """Where the unexplained difference sits, a line each."""
    return tuple(
        f"Onverklaard: {met_teken(r.onverklaard)} bij {namen.get(r.corporatie, r.corporatie)}, "
        f"{datum(r.van)} tot en met {datum(r.tot)}."
        for r in keten
        if r.onverklaard
    )


def _gedeeld(regels: list[Balansregel]) -> list[Balansregel]:
    """The rows between the latest first day and the earliest last day, where those join up."""
    wie: dict[tuple[str, str], list[Balansregel]] = {}
    for r in regels:
        wie.setdefault((r.gemeente, r.corporatie), []).append(r)
    van = max(min(r.van for r in rijen) for rijen in wie.values())
    tot = min(max(r.tot for r in rijen) for rijen in wie.values())
    keten = [r for r in regels if van <= r.van and r.tot <= tot]
    for sleutel in wie:
        eigen = sorted((r.van, r.tot) for r in keten if (r.gemeente, r.corporatie) == sleutel)
        sluit = all(a[1] + timedelta(days=1) == b[0] for a, b in pairwise(eigen))
        if not eigen or eigen[0][0] != van or eigen[-1][1] != tot or not sluit:
            return []
    return keten


def _titel(begin: int, eind: int, onverklaard: int, van: date, tot: date) -> str:
    slot = (
        "de cijfers sluiten precies"
        if onverklaard == 0
        else f"{woningen(abs(onverklaard))} onverklaard"
    )
    heel = (van.month, van.day, tot.month, tot.day) == (12, 31, 12, 31)
    dagen = [f"eind {d.year}" if heel else datum(d) for d in (van, tot)]
    return f"Van {getal(begin)} ({dagen[0]}) naar {getal(eind)} woningen ({dagen[1]}): {slot}"


def _figuur(
    standen: tuple[int, int], posten: tuple[int, int, int], dagen: tuple[date, date]
) -> dict[str, Any]:
    """Points for begin and eind, floating bars between: the axis need not start at zero."""
    (begin, eind), (netto, correctie, onverklaard), (van, tot) = standen, posten, dagen
    stappen = [("Netto groei", netto, stijl(richting_kleur(netto), "gerealiseerd"))]
    stappen.append(("Correctie", correctie, stijl(NEUTRAAL, "gerealiseerd")))
    stappen.append(
        (
            "Onverklaard verschil",
            onverklaard,
            {
                "color": ONVERKLAARD,
                "line": {"color": ONVERKLAARD, "width": 1},
                "pattern": {
                    "shape": "x",
                    "fillmode": "replace",
                    "fgcolor": ONVERKLAARD,
                    "bgcolor": WIT,
                },
            },
        )
    )
    niveau, data, hoogten = begin, [], [begin, eind]
    for i, (naam, saldo, marker) in enumerate(stappen):
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": [4 - i],
                "x": [saldo],
                "base": [niveau],
                "marker": marker,
                "width": 0.6,
                "text": [met_teken(saldo)],
                "textposition": "outside",
                "textangle": 0,
                "cliponaxis": False,
                "hovertemplate": f"{naam}: {met_teken(saldo)}<extra></extra>",
            }
        )
        niveau += saldo
        hoogten.append(niveau)
    laag, hoog = min(hoogten), max(hoogten)
    ruimte = max(5, (hoog - laag) * 0.35)
    data.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [begin, eind],
            "y": [5, 1],
            "text": [f"<b>{getal(begin)}</b>", f"<b>{getal(eind)}</b>"],
            "textposition": "top center",
            "marker": {"size": 11, "color": INKT, "symbol": "diamond"},
            "hovertemplate": "%{x:,d}<extra></extra>",
            "cliponaxis": False,
        }
    )
    namen = [f"Begin {datum(van)}", *(n for n, _, _ in stappen), f"Eind {datum(tot)}"]
    return {
        "data": data,
        "layout": layout(
            300,
            barmode="overlay",
            xaxis=as_getal(
                range=[laag - ruimte, hoog + ruimte],
                zeroline=False,
                nticks=4,
            ),
            yaxis=as_namen(
                tickvals=[5, 4, 3, 2, 1], ticktext=[breek(n, 16) for n in namen], range=[0.5, 5.8]
            ),
        ),
    }


def _tabel(regels: list[Balansregel], namen: Mapping[str, str]) -> Tabel:
    rijen: tuple[tuple[Cel, ...], ...] = tuple(
        (
            namen.get(r.corporatie, r.corporatie),
            datum(r.van - timedelta(days=1)),
            datum(r.tot),
            r.begin,
            r.netto,
            r.correctie,
            r.onverklaard,
            r.eind,
        )
        for r in regels
    )
    return Tabel(_KOPPEN, rijen, signed=frozenset({4, 5, 6}))
