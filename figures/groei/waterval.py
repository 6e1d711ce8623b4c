"""The waterfall: from begin through each soort to netto, and from there with the plans.

Drawn lying down, so that the names of the soorten stay readable at 360 px.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from domain.groei.sommen import Groeiregel, bereik, eraf, erbij, hoofdstatus, netto, per_soort
from domain.groei.waterval import MET_PLANNEN, NETTO, Begin, Trede, treden
from domain.mutaties import SOORTEN
from domain.perioden import Periode
from figures.basis.getallen import breek, datum, getal, jaren, met_teken
from figures.basis.grafiek import Cel, Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import (
    INKT,
    LIJN,
    NEUTRAAL,
    STATUS_NAAM,
    ZACHT_INKT,
    as_getal,
    as_namen,
    layout,
    richting_kleur,
    soort_kleur,
    stijl,
)
from figures.basis.zin import Naamgever, Tekst, cijfer_of, samen, zin

RIJ = 34  # px per row: a label of two lines fits


@dataclass(frozen=True)
class Watervalstap:
    """One row: a floating bar from `vanaf` over `saldo`, or only words where saldo is None."""

    naam: str
    vanaf: int
    saldo: int | None
    label: str
    marker: dict[str, Any]


def waterval(
    regels: Sequence[Groeiregel],
    wat: str,
    begin: Begin | None = None,
    *,
    dagen: Periode | None = None,
    naam: Naamgever | None = None,
) -> Grafiek:
    """One row per soort of the most certain status, then netto, then the plans.

    wat: what is counted, as in 'sociale huurwoningen'. begin: the stock at the day
    before the first row, where it is known. dagen: the days that are counted, else those of the
    rows. naam: names a figure of the selection.
    """
    status = hoofdstatus(regels)
    if status is None:
        return _leeg()
    kern = [r for r in regels if r.status == status]
    soorten = per_soort(kern)
    totaal = netto(kern)
    dagen = dagen or Periode(*bereik(kern))  # type: ignore[misc]
    periode = jaren(dagen.van, dagen.tot)

    def noem(maat: str, waarde: int) -> Tekst:
        return cijfer_of(naam, (maat, dagen, status), waarde, met_teken)

    return Grafiek(
        titel=zin(
            "{}: {} erbij en {} eraf is netto {} {} {}",
            periode,
            noem("erbij", erbij(kern)),
            noem("eraf", eraf(kern)),
            noem("netto", totaal),
            wat,
            STATUS_NAAM[status],
        ),
        tekst=_tekst(soorten, totaal, f"{_voor(begin)}{periode}, {STATUS_NAAM[status]}", noem),
        tabel=_tabel(soorten, totaal, status, dagen, naam),
        figuur=_figuur(_stappen(regels, status, begin)),
        legenda=_legenda(regels, status),
        opmerkingen=tuple(
            zin(
                "{} × {} verandert het totaal niet: deze woningen bleven binnen de sociale sector "
                "van de gemeente.",
                cijfer_of(naam, (f"aantal.{s}", dagen, status), aantal, getal),
                SOORTEN[s].label.lower(),
            )
            for s, (aantal, saldo) in soorten.items()
            if aantal and not saldo and s != "omzetting"
        ),
    )


def _stappen(regels: Sequence[Groeiregel], status: str, begin: Begin | None) -> list[Watervalstap]:
    stappen = [_stap(t, status) for t in treden(regels)]
    if begin is None:
        return stappen
    eind = begin.na(netto(regels, status))
    return [
        Watervalstap(f"Begin ({datum(begin.dag)})", 0, None, getal(begin.aantal), {}),
        *stappen,
        Watervalstap("Eind (berekend)", 0, None, getal(eind), {}),
    ]


def _stap(trede: Trede, status: str) -> Watervalstap:
    woorden = met_teken(trede.saldo)
    if trede.wat == NETTO:
        naam = "Netto groei" if status == "gerealiseerd" else f"Netto {STATUS_NAAM[status]}"
        return Watervalstap(naam, 0, trede.saldo, f"<b>{woorden}</b>", stijl(INKT, status))
    if trede.wat == MET_PLANNEN:
        stijl_ = stijl(NEUTRAAL, "zacht")
        return Watervalstap("Netto met plannen", 0, trede.saldo, f"<b>{woorden}</b>", stijl_)
    if trede.wat in ("hard", "zacht"):
        stijl_ = stijl(richting_kleur(trede.saldo), trede.wat)
        return Watervalstap(
            f"{trede.wat.capitalize()}e plannen", trede.vanaf, trede.saldo, woorden, stijl_
        )
    naam = {"omzetting": "Omzetting naar permanent"}.get(trede.wat, SOORTEN[trede.wat].label)
    return Watervalstap(
        naam, trede.vanaf, trede.saldo, woorden, stijl(soort_kleur(trede.wat), status)
    )


def _figuur(stappen: list[Watervalstap]) -> dict[str, Any]:
    aantal = len(stappen)
    y = [aantal - i for i in range(aantal)]
    balken = [(p, s) for p, s in zip(y, stappen, strict=True) if s.saldo is not None]
    laag = min([0, *(min(s.vanaf, s.vanaf + s.saldo) for _, s in balken)])  # type: ignore[operator]
    hoog = max([1, *(max(s.vanaf, s.vanaf + s.saldo) for _, s in balken)])  # type: ignore[operator]
    ruimte = (hoog - laag) * 0.22
    data: list[dict[str, Any]] = [
        {
            "type": "bar",
            "orientation": "h",
            "y": [p],
            "x": [s.saldo],
            "base": [s.vanaf],
            "marker": s.marker,
            "text": [s.label],
            "textposition": "outside",
            "textangle": 0,
            "cliponaxis": False,
            "width": 0.7,
            "hovertemplate": f"{s.naam}: {s.label}<extra></extra>",
        }
        for p, s in balken
    ]
    woorden = [(p, s) for p, s in zip(y, stappen, strict=True) if s.saldo is None]
    if woorden:
        data.append(
            {
                "type": "scatter",
                "mode": "text",
                "x": [0] * len(woorden),
                "y": [p for p, _ in woorden],
                "text": [f" {s.label}" for _, s in woorden],
                "textposition": "middle right",
                "textfont": {"color": ZACHT_INKT},
                "hoverinfo": "skip",
                "cliponaxis": False,
            }
        )
    # Thin lines carry the level from one bar to the next.
    vormen = [
        {
            "type": "line",
            "x0": s.vanaf + s.saldo,  # type: ignore[operator]
            "x1": s.vanaf + s.saldo,  # type: ignore[operator]
            "y0": p,
            "y1": p - 1,
            "line": {"color": ZACHT_INKT, "width": 1},
            "layer": "below",
        }
        for p, s in balken[:-1]
    ]
    return {
        "data": data,
        "layout": layout(
            RIJ * aantal + 50,
            barmode="overlay",
            shapes=vormen,
            xaxis=as_getal(
                range=[laag - (ruimte if laag < 0 else 0), hoog + ruimte], gridcolor=LIJN, nticks=4
            ),
            yaxis=as_namen(
                tickvals=y,
                ticktext=[breek(s.naam, 17) for s in stappen],
                range=[0.4, aantal + 0.6],
            ),
        ),
    }


def _voor(begin: Begin | None) -> str:
    return f"Begin {datum(begin.dag)}: {getal(begin.aantal)} woningen. " if begin else ""


def _tekst(
    soorten: dict[str, tuple[int, int]],
    totaal: int,
    voor: str,
    noem: Callable[[str, int], Tekst],
) -> Tekst:
    delen = [zin("{} {}", SOORTEN[s].label, noem(s, saldo)) for s, (_, saldo) in soorten.items()]
    return zin("{}: {}. Netto {}.", voor, samen(delen, "; "), noem("netto", totaal))


def _tabel(
    soorten: dict[str, tuple[int, int]],
    totaal: int,
    status: str,
    dagen: Periode,
    naam: Naamgever | None,
) -> Tabel:
    rijen: tuple[tuple[Cel, ...], ...] = tuple(
        (SOORTEN[s].label, aantal, saldo) for s, (aantal, saldo) in soorten.items()
    )
    return Tabel(
        ("Soort", "Aantal woningen", f"Saldo, {STATUS_NAAM[status]}"),
        rijen,
        signed=frozenset({2}),
        totaal=("Netto", None, totaal),
        namen=tuple(
            (None, naam(f"aantal.{s}", dagen, status), naam(s, dagen, status)) for s in soorten
        )
        if naam
        else (),
        namen_totaal=(None, None, naam("netto", dagen, status)) if naam else (),
    )


def _legenda(regels: Sequence[Groeiregel], status: str) -> tuple[Legendasleutel, ...]:
    if {r.status for r in regels} == {"gerealiseerd"}:
        return ()
    sleutels = []
    for s in ("gerealiseerd", "hard", "zacht"):
        if any(r.status == s for r in regels) or s == status:
            patroon = "" if s == "gerealiseerd" else s
            sleutels.append(Legendasleutel(STATUS_NAAM[s], ZACHT_INKT, patroon))  # type: ignore[arg-type]
    return tuple(sleutels)


def _leeg() -> Grafiek:
    leeg = "Er zijn geen mutaties bekend voor deze keuze"
    return Grafiek(leeg, f"{leeg}.", Tabel(("Soort", "Aantal woningen", "Saldo"), ()))
