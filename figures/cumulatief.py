"""Growth added up, beside the path that was agreed.

Three nested answers, never one: realised; with harde plannen; with zachte plannen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from figures.doel import Doel
from figures.eindlabels import Einde, eindlabels
from figures.getallen import datum, getal, met_teken
from figures.grafiek import Cel, Grafiek, Tabel
from figures.kleuren import (
    AFSPRAAK,
    NEUTRAAL,
    STATUS_NAAM,
    TOEVOEGING,
    as_getal,
    layout,
)
from figures.regels import Regel, statussen

Punt = tuple[date, int]
_LIJN = {
    "gerealiseerd": {"color": TOEVOEGING, "width": 3},
    "hard": {"color": TOEVOEGING, "width": 2.5, "dash": "dashdot"},
    "zacht": {"color": NEUTRAAL, "width": 2.5, "dash": "dot"},
}
_NAAM = {
    "gerealiseerd": "gerealiseerd",
    "hard": "met harde plannen",
    "zacht": "met zachte plannen",
}


def cumulatief(regels: Sequence[Regel], wat: str, doel: Doel | None = None) -> Grafiek:
    """A line per status on top of the one before it, from the day before the first row."""
    if not regels:
        zin = "Er is nog geen groei op te tellen voor deze keuze"
        return Grafiek(zin, f"{zin}.", Tabel(("Tot en met", "Opgeteld"), ()))
    reeksen = _reeksen(regels)
    pad = _pad(reeksen, doel) if doel else []
    opmerkingen = []
    begin = min(r.van for r in regels)
    if doel and begin > doel.van:
        opmerkingen.append(
            f"Vóór {datum(begin)} zijn er geen cijfers; de lijn begint daar op 0, "
            f"de afspraak loopt vanaf {datum(doel.van)}."
        )
    return Grafiek(
        titel=_titel(reeksen, wat, doel, pad),
        tekst=_tekst(reeksen, doel, pad),
        tabel=_tabel(reeksen, pad, doel),
        figuur=_figuur(reeksen, pad, doel),
        opmerkingen=tuple(opmerkingen),
    )


def _reeksen(regels: Sequence[Regel]) -> dict[str, list[Punt]]:
    """status -> (day, sum up to and including that day), each on top of those before it.

    What is realised starts at nothing on the day before the first row; the plans start where that
    line ends (or there, when nothing is realised).
    """
    begin: Punt = (min(r.van for r in regels) - timedelta(days=1), 0)
    uit: dict[str, list[Punt]] = {}
    per_dag: Counter[date] = Counter()
    for status in statussen(regels):
        for r in regels:
            if r.status == status:
                # Another party's plan for a day that is realised already comes on top, there.
                per_dag[max(r.tot, begin[0])] += r.saldo
        punten, som = [begin], begin[1]
        for dag in sorted(per_dag):
            som += per_dag[dag]
            if dag == punten[-1][0]:
                punten[-1] = (dag, som)
            else:
                punten.append((dag, som))
        uit[status] = punten
        if status == "gerealiseerd":
            begin = punten[-1]
            per_dag.clear()
    return uit


def _stand_op(reeksen: dict[str, list[Punt]], dag: date) -> int | None:
    """The sum on a day: of the most certain line that reaches it."""
    for punten in reeksen.values():
        if punten[0][0] <= dag <= punten[-1][0]:
            return next(som for d, som in reversed(punten) if d <= dag)
    return None


def _pad(reeksen: dict[str, list[Punt]], doel: Doel) -> list[tuple[date, float]]:
    """From what was there when the afspraak began, up to its target at its end."""
    start = doel.van - timedelta(days=1)
    al = _stand_op(reeksen, start) or 0
    return [(start, al), (doel.tot, al + doel.doel)]


def _titel(
    reeksen: dict[str, list[Punt]], wat: str, doel: Doel | None, pad: list[tuple[date, float]]
) -> str:
    status, punten = next(iter(reeksen.items()))
    dag, som = punten[-1]
    if not doel or not pad or not doel.van <= dag:
        return (
            f"Opgeteld tot en met {datum(dag)}: netto {met_teken(som)} {wat} {STATUS_NAAM[status]}"
        )
    dag = min(dag, doel.tot)
    nu = (_stand_op(reeksen, dag) or 0) - pad[0][1]
    verwacht = doel.op(dag)
    verschil = nu - verwacht
    if round(verschil) == 0:
        oordeel = "precies op het pad van de afspraak"
    else:
        kant = "voor op" if verschil > 0 else "achter op"
        oordeel = f"{getal(abs(verschil))} {kant} het pad van de afspraak"
    return f"Eind {dag.year}: {met_teken(nu)} {wat} {STATUS_NAAM[status]}, {oordeel}"


def _x(dag: date) -> float:
    """The end of a day on an axis where 2020 is the end of the year 2020."""
    lengte = (date(dag.year + 1, 1, 1) - date(dag.year, 1, 1)).days
    return round(dag.year - 1 + dag.timetuple().tm_yday / lengte, 3)


def _figuur(
    reeksen: dict[str, list[Punt]], pad: list[tuple[date, float]], doel: Doel | None
) -> dict[str, Any]:
    data: list[dict[str, Any]] = []
    einden: list[Einde] = []
    for status, punten in reeksen.items():
        data.append(
            {
                "type": "scatter",
                "mode": "lines+markers" if status == "gerealiseerd" else "lines",
                "x": [_x(d) for d, _ in punten],
                "y": [s for _, s in punten],
                "line": _LIJN[status],
                "marker": {"size": 6},
                "customdata": [datum(d) for d, _ in punten],
                "hovertemplate": f"%{{customdata}}: %{{y:+,d}} {_NAAM[status]}<extra></extra>",
            }
        )
        dag, som = punten[-1]
        einden.append(
            (_x(dag), som, f"{_NAAM[status]} {met_teken(som)}", str(_LIJN[status]["color"]))
        )
    if doel:
        data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [_x(d) for d, _ in pad],
                "y": [s for _, s in pad],
                "line": {"color": AFSPRAAK, "width": 2.5, "dash": "dash"},
                "customdata": [datum(d) for d, _ in pad],
                "hovertemplate": f"{doel.naam}, %{{customdata}}: %{{y:,d}}<extra></extra>",
            }
        )
        dag, som = pad[-1]
        einden.append((_x(dag), som, f"{doel.naam}: {doel.grens}{doel.waarde}", AFSPRAAK))
    alle_x = [x for d in data for x in d["x"]]
    alle_y = [0.0, *(y for d in data for y in d["y"])]
    laag, hoog = min(alle_y), max(*alle_y, min(alle_y) + 1)
    jaren = max(alle_x) - min(alle_x)
    return {
        "data": data,
        "layout": layout(
            380,
            annotations=eindlabels(einden, min(alle_x), jaren, hoog - laag),
            xaxis={
                "automargin": True,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
                "tickformat": "d",
                "dtick": 1 if jaren <= 7 else 2 if jaren <= 14 else 5,
                "title": {"text": "eind van het jaar", "font": {"size": 12}},
                "range": [min(alle_x) - 0.03 * jaren, max(alle_x) + 0.04 * jaren],
            },
            yaxis=as_getal(range=[laag - 0.08 * (hoog - laag), hoog + 0.2 * (hoog - laag)]),
        ),
    }


def _tekst(reeksen: dict[str, list[Punt]], doel: Doel | None, pad: list[tuple[date, float]]) -> str:
    delen = [
        f"{_NAAM[st]} {met_teken(p[-1][1])} tot en met {datum(p[-1][0])}"
        for st, p in reeksen.items()
    ]
    slot = ""
    if doel:
        slot = (
            f" {doel.naam} ({doel.grens}{doel.waarde}) vraagt een stijging van "
            f"{met_teken(pad[0][1])} naar {met_teken(pad[1][1])} op {datum(doel.tot)}."
        )
    return f"Netto groei opgeteld: {'; '.join(delen)}.{slot}"


def _tabel(
    reeksen: dict[str, list[Punt]], pad: list[tuple[date, float]], doel: Doel | None
) -> Tabel:
    rijen: list[tuple[Cel, ...]] = []
    for status, punten in reeksen.items():
        for dag, som in punten[1:] if status == next(iter(reeksen)) else punten:
            afspraak: float | None = None
            if doel and doel.van <= dag <= doel.tot:
                afspraak = float(round(pad[0][1] + doel.op(dag)))
            rijen.append((datum(dag), _NAAM[status], som, afspraak))
    koppen: tuple[str, ...] = ("Tot en met", "Status", "Opgeteld", "Pad van de afspraak")
    if not doel:
        koppen, rijen = koppen[:3], [r[:3] for r in rijen]
    return Tabel(koppen, tuple(rijen), signed=frozenset({2, 3}))
