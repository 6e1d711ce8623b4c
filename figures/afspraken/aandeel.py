"""An agreed share over time, drawn and in words.

What is known of each day, what is asked, what the plans bring.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from domain.afspraken.afspraak import Afspraak
from domain.cijfernaam import Cijfernaam
from figures.afspraken.aandeel_gegeven import HARD, VELD, Deelverloop, grens, plannen
from figures.basis.getallen import aandeel as procent
from figures.basis.getallen import datum
from figures.basis.grafiek import Cel, Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import AFSPRAAK, INKT, NEUTRAAL, TOEVOEGING, as_getal, layout
from figures.basis.zin import Tekst, cijfer, samen, zin


def _x(dag: date) -> float:
    """The end of a day on an axis where 2020 is the end of the year 2020."""
    lengte = (date(dag.year + 1, 1, 1) - date(dag.year, 1, 1)).days
    return round(dag.year - 1 + dag.timetuple().tm_yday / lengte, 3)


def figuur(v: Deelverloop) -> dict[str, Any]:
    """A plotly figure as a dict; empty where there is no share."""
    a, d = v.afspraak, v.aandeel
    if d.dag is None or d.nu is None:
        return {}
    bekend = [(dag, deel) for dag, deel in d.trend if dag < d.dag] + [(d.dag, d.nu)]
    data = [_reeks(bekend, "lines+markers", "bekend", {"color": TOEVOEGING, "width": 3})]
    einde = a.tot or d.dag
    for naam, deel, _ in plannen(v):
        kleur, streep = (TOEVOEGING, "dashdot") if naam == HARD else (NEUTRAAL, "dot")
        lijn = {"color": kleur, "width": 2, "dash": streep}
        data.append(_reeks([(d.dag, d.nu), (einde, deel)], "lines+markers", naam, lijn,
                           symbool="diamond" if naam == HARD else "diamond-open"))  # fmt: skip
    if a.beginwaarde is not None and a.doel is not None and a.van and a.tot:
        pad = [(a.van, Fraction(str(a.beginwaarde)) / 100), (a.tot, Fraction(str(a.doel)) / 100)]
        data.append(_reeks(pad, "lines", "pad", {"color": AFSPRAAK, "width": 1.5, "dash": "dot"}))
    doelen = [float(w) for w in (a.doel, a.doel_max) if w is not None]
    waarden = [*doelen, *(y for r in data for y in r["y"])]
    xs = [x for r in data for x in r["x"]]
    breed = max(max(xs) - min(xs), 1)
    # Shares differ by tenths: on an axis from 0 every line would be flat.
    laag, hoog = min(waarden), max(waarden)
    rand = max(hoog - laag, 2) * 0.25
    streep = "solid" if a.oordeel_als == "maximum" else "dash"
    return {
        "data": data,
        "layout": layout(
            340,
            shapes=[_streep(w, streep) for w in doelen],
            annotations=[*_doelen(a, doelen), *_namen(v, breed)],
            xaxis={"automargin": True, "showgrid": False, "zeroline": False, "fixedrange": True,
                   "tickformat": "d", "dtick": 1 if breed <= 7 else 2 if breed <= 14 else 5,
                   "title": {"text": "eind van het jaar", "font": {"size": 12}},
                   "range": [min(xs) - 0.06 * breed, max(xs) + 0.14 * breed]},
            yaxis=as_getal(range=[max(laag - rand, 0), min(hoog + rand, 100)], tickformat=".1f",
                           ticksuffix="%", zeroline=False),
        ),
    }  # fmt: skip


def _reeks(
    punten: list[tuple[date, Fraction]], mode: str, naam: str, lijn: dict[str, Any],
    symbool: str = "circle",
) -> dict[str, Any]:  # fmt: skip
    return {
        "type": "scatter",
        "mode": mode,
        "x": [_x(dag) for dag, _ in punten],
        "y": [float(deel * 100) for _, deel in punten],
        "line": lijn,
        "marker": {"size": 9 if symbool != "circle" else 6, "symbol": symbool},
        "customdata": [f"{datum(dag)}: {procent(deel)} {naam}" for dag, deel in punten],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _streep(y: float, streep: str) -> dict[str, Any]:
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y,
            "line": {"color": AFSPRAAK, "width": 2.5, "dash": streep}}  # fmt: skip


def _doelen(a: Afspraak, doelen: list[float]) -> list[dict[str, Any]]:
    return [
        {"xref": "paper", "x": 0, "y": max(doelen), "xanchor": "left", "yanchor": "bottom",
         "text": f"<b>{grens(a)}</b>", "showarrow": False,
         "font": {"color": AFSPRAAK, "size": 12}}
    ] if doelen else []  # fmt: skip


def _namen(v: Deelverloop, breed: float) -> list[dict[str, Any]]:
    """The share now below its dot, and those with plans to the right of theirs."""
    d = v.aandeel
    if d.dag is None or d.nu is None:
        return []
    uit = [_naam(_x(d.dag), d.nu, "center", "top", -6)]
    gezet: list[Fraction] = []
    for _, deel, _ in plannen(v):
        if v.afspraak.tot and all(abs(deel - g) > Fraction(4, 1000) for g in gezet):
            uit.append(_naam(_x(v.afspraak.tot) + 0.015 * breed, deel, "left", "middle", 0))
            gezet.append(deel)
    return uit


def _naam(x: float, deel: Fraction, anker: str, hoogte: str, schuif: int) -> dict[str, Any]:
    return {"x": x, "y": float(deel * 100), "text": f"<b>{procent(deel)}</b>", "showarrow": False,
            "xanchor": anker, "yanchor": hoogte, "yshift": schuif,
            "bgcolor": "rgba(255,255,255,0.85)", "font": {"color": INKT, "size": 12}}  # fmt: skip


KOPPEN = ("Dag", "Wat", "Aandeel", "Woningen die tellen", "Van alle woningen")


def verloop_aandeel(v: Deelverloop) -> Grafiek:
    """A line through the known days, the target across, the plans at the end of the period."""
    d = v.aandeel
    if d.nu is None:
        waarom = d.waarom or "Het aandeel is niet bekend."
        return Grafiek(waarom.rstrip("."), waarom, Tabel(KOPPEN, ()))
    return Grafiek(
        titel=_titel(v),
        tekst=_tekst(v),
        tabel=_tabel(v),
        figuur=figuur(v),
        legenda=_legenda(v),
        opmerkingen=(*d.zegt, "De as begint niet bij 0."),
    )


def _titel(v: Deelverloop) -> Tekst:
    d = v.aandeel
    slot = zin("; afgesproken is {}", v.grens) if v.grens else ""
    return zin("{}: {}{}", datum(d.dag), v.deel("gerealiseerd", d.nu), slot)


def _tekst(v: Deelverloop) -> Tekst:
    d = v.aandeel
    homes = cijfer(v.naam("deel"), d.deel), cijfer(v.naam("geheel"), d.geheel)
    delen = [zin("{}.", _titel(v)), zin("Het gaat om {}: {} van {}.", v.waarvan, *homes)]
    for naam, deel, _ in plannen(v):
        jaar = str(v.afspraak.tot.year if v.afspraak.tot else "")
        delen.append(zin("Eind {} is het {} {}.", jaar, v.deel(VELD[naam], deel), naam))
    return samen(delen)


def _tabel(v: Deelverloop) -> Tabel:
    d = v.aandeel
    rijen: list[tuple[Cel, ...]] = [
        (datum(dag), "bekend", v.deel("gerealiseerd", deel, op=dag), "", "")
        for dag, deel in d.trend
        if d.dag is None or dag < d.dag
    ]
    namen: list[tuple[Cijfernaam | None, ...]] = [() for _ in rijen]
    rijen.append((datum(d.dag), "nu", v.deel("gerealiseerd", d.nu), d.deel, d.geheel))
    namen.append((None, None, None, v.naam("deel"), v.naam("geheel")))
    for naam, deel, paar in plannen(v):
        veld = VELD[naam]
        rijen.append((datum(v.afspraak.tot), naam, v.deel(veld, deel), *paar))
        namen.append((None, None, None, v.naam(f"deel_{veld}"), v.naam(f"geheel_{veld}")))
    return Tabel(KOPPEN, tuple(rijen), namen=tuple(namen))


def _legenda(v: Deelverloop) -> tuple[Legendasleutel, ...]:
    uit = [Legendasleutel("bekend", TOEVOEGING)]
    for naam, *_ in plannen(v):
        uit.append(Legendasleutel(naam, TOEVOEGING if naam == HARD else NEUTRAAL, "ruit"))
    if v.grens:
        uit.append(Legendasleutel(f"afgesproken: {v.grens}", AFSPRAAK, "lijn"))
    return tuple(uit)
