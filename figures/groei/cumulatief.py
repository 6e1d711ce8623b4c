"""Growth added up, beside the path that was agreed.

Three nested answers, never one: realised; with harde plannen; with zachte plannen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.afspraken.oordeel import Oordeel
from domain.cijfernaam import Cijfernaam, van_afspraak
from domain.groei.doel import Doel
from domain.groei.lijn import Punt, dunner, eerste_dag, pad, pad_op, reeksen
from domain.groei.sommen import Groeiregel
from domain.perioden import Periode
from figures.basis.eindlabels import Einde, eindlabels
from figures.basis.getallen import datum, eind, met_teken, zonder_teken
from figures.basis.grafiek import Cel, Grafiek, Tabel
from figures.basis.kleuren import AFSPRAAK, NEUTRAAL, STATUS_NAAM, TOEVOEGING, as_getal, layout
from figures.basis.zin import Naamgever, Tekst, cijfer, zin
from figures.groei.doelwoorden import afgesproken

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


def cumulatief(
    regels: Sequence[Groeiregel],
    wat: str,
    doel: Doel | None = None,
    oordeel: Oordeel | None = None,
    *,
    gerealiseerd: Periode | None = None,
    naam: Naamgever | None = None,
) -> Grafiek:
    """A line per status on top of the one before it, from the day before the first known one.

    oordeel: how the afspraak stands, which the title says. gerealiseerd: the days of which there
    are realised figures. naam: by (maat, days, status) the name of a figure of this selection.
    """
    if not regels:
        leeg = "Er is nog geen groei op te tellen voor deze keuze"
        return Grafiek(leeg, f"{leeg}.", Tabel(("Tot en met", "Opgeteld"), ()))
    lijnen = reeksen(regels, gerealiseerd)
    path = pad(lijnen, doel) if doel else []
    lijnen = {status: dunner(punten) for status, punten in lijnen.items()}
    opmerkingen = []
    begin = eerste_dag(regels, gerealiseerd)
    if doel and begin > doel.van:
        opmerkingen.append(
            f"Vóór {datum(begin)} zijn er geen cijfers; de lijn begint daar op 0, "
            f"de afspraak loopt vanaf {datum(doel.van)}."
        )
    return Grafiek(
        titel=_titel(lijnen, wat, doel, oordeel),
        tekst=_tekst(lijnen, doel, path),
        tabel=_tabel(lijnen, path, doel, begin=begin, naam=naam),
        figuur=_figuur(lijnen, path, doel),
        opmerkingen=tuple(opmerkingen),
    )


def _titel(
    reeksen: dict[str, list[Punt]], wat: str, doel: Doel | None, oordeel: Oordeel | None
) -> Tekst:
    status, punten = next(iter(reeksen.items()))
    dag, som = punten[-1]
    if not doel or not oordeel or status != "gerealiseerd" or oordeel.verschil_nu is None:
        return zin(
            f"Opgeteld tot en met {datum(dag)}: netto {met_teken(som)} {wat} {STATUS_NAAM[status]}"
        )
    velden = ("gerealiseerd", "verschil_nu")
    nu, verschil = (van_afspraak(doel.afspraak, oordeel.peildatum, v) for v in velden)
    if oordeel.verschil_nu == 0:
        kant = zin("precies op het pad van de afspraak")
    else:
        woorden = "{} voor op het pad van de afspraak"
        if oordeel.verschil_nu < 0:
            woorden = "{} achter op het pad van de afspraak"
        kant = zin(woorden, cijfer(verschil, oordeel.verschil_nu, zonder_teken))
    return zin(
        "Tot {}: {} {} {}, {}",
        eind(min(oordeel.peildatum or doel.tot, doel.tot)),
        cijfer(nu, oordeel.gerealiseerd, met_teken), wat, STATUS_NAAM[status], kant,
    )  # fmt: skip


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
        dag, doel_op_het_eind = pad[-1]
        einden.append((_x(dag), doel_op_het_eind, f"{doel.naam}: {afgesproken(doel)}", AFSPRAAK))
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
            f" {doel.naam} ({afgesproken(doel)}) vraagt een stijging van "
            f"{met_teken(pad[0][1])} naar {met_teken(pad[1][1])} op {datum(doel.tot)}."
        )
    return f"Netto groei opgeteld: {'; '.join(delen)}.{slot}"


def _tabel(
    reeksen: dict[str, list[Punt]],
    pad: list[tuple[date, float]],
    doel: Doel | None,
    *,
    begin: date,
    naam: Naamgever | None,
) -> Tabel:
    """A row per line and day. A sum runs from `begin`; so does the path, which starts at what was
    there when the afspraak began. The 0 on which a line starts the day before is no figure."""
    rijen: list[tuple[Cel, ...]] = []
    namen: list[tuple[Cijfernaam | None, ...]] = []
    for status, punten in reeksen.items():
        for dag, som in (p for p in punten if p[0] >= begin):
            afspraak = pad_op(pad, doel, dag) if doel else None
            rijen.append((datum(dag), _NAAM[status], som, afspraak))
            if naam:
                dagen = Periode(begin, dag)
                eigen = naam("opgeteld", dagen, status)
                op_pad = naam("opgeteld", dagen, "pad").met(afspraak=doel.afspraak if doel else "")
                namen.append((None, None, eigen, None if afspraak is None else op_pad))
            else:
                namen.append(())
    koppen: tuple[str, ...] = ("Tot en met", "Status", "Opgeteld", "Pad van de afspraak")
    if not doel:
        koppen = koppen[:3]
        rijen, namen = [r[:3] for r in rijen], [n[:3] for n in namen]
    return Tabel(koppen, tuple(rijen), signed=frozenset({2, 3}), namen=tuple(namen))
