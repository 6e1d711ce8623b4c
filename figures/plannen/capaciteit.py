"""Plan capacity for all dwellings, as its publisher gives it: never added to anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from domain.opsomming import opsomming
from domain.plannen.cijfernamen import ALLE_PLANNEN, Plannaam
from domain.plannen.programma import Capaciteit, per_periode, per_status
from figures.basis.getallen import getal
from figures.basis.grafiek import Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import (
    NEUTRAAL,
    STATUS_NAAM,
    ZACHT_INKT,
    as_getal,
    as_namen,
    layout,
    stijl,
)
from figures.basis.zin import cijfer, lijst, samen, zin
from figures.plannen import zinnen

NIET_SOCIAAL = "alle woningen, niet alleen sociaal"


def plancapaciteit(
    rijen: Sequence[Capaciteit], namen: Mapping[str, str], *, naam: Plannaam = ALLE_PLANNEN
) -> Grafiek:
    """Hard and zacht per period. Drawn for one gemeente of one publisher: others count
    differently."""
    if not rijen:
        geen = "Er is geen plancapaciteit voor alle woningen bekend"
        return Grafiek(geen, f"{geen}.", Tabel(("Gemeente", "Periode", "Woningen"), ()))
    plaatsen = list(dict.fromkeys(namen.get(r.gemeente, r.gemeente) for r in rijen))
    bronnen = list(dict.fromkeys(r.bron for r in rijen))
    een = len(plaatsen) == len(bronnen) == 1
    aantal = cijfer(naam.van("gemeenten", maat="capaciteit"), len(plaatsen))
    titel = zin("Plancapaciteit van {} gemeenten: {}", aantal, NIET_SOCIAAL)
    if een:
        delen = [
            zin("{} {}", cijfer(naam.capaciteit_samen(rijen[0], s), n), STATUS_NAAM[s])
            for s, n in per_status(rijen).items()
        ]
        titel = zin("{}: {} ({})", plaatsen[0], lijst(delen), NIET_SOCIAAL)
    elif len(plaatsen) == 1:
        titel = zin("Plancapaciteit van {}: {}", plaatsen[0], NIET_SOCIAAL)
    regels = [
        zin(
            "{}, {}: {} {}",
            namen.get(r.gemeente, r.gemeente),
            zinnen.tijdvak(r.van, r.tot),
            cijfer(naam.capaciteit(r), r.aantal),
            STATUS_NAAM[r.status],
        )
        for r in rijen
    ]
    return Grafiek(
        titel,
        zin("{}. {}.", titel, samen(regels, "; ")),
        Tabel(
            ("Gemeente", "Periode", "Hardheid", "Woord van de bron", "Woningen", "Uitgever"),
            tuple(
                (
                    namen.get(r.gemeente, r.gemeente), zinnen.tijdvak(r.van, r.tot),
                    STATUS_NAAM[r.status], r.woord, r.aantal, r.bron,
                )
                for r in rijen
            ),
            namen=tuple((*[None] * 4, naam.capaciteit(r), None) for r in rijen),
        ),
        _figuur(rijen) if een else None,
        tuple(
            Legendasleutel(STATUS_NAAM[s], ZACHT_INKT, s)  # type: ignore[arg-type]
            for s in per_status(rijen)
            if een
        ),
        (f"Uitgever: {opsomming(bronnen)}. Dit zijn koop en huur samen, van wie ook.",),
    )  # fmt: skip


def _figuur(rijen: Sequence[Capaciteit]) -> dict[str, Any]:
    perioden = sorted({(r.van, r.tot) for r in rijen})
    data = []
    for status in per_status(rijen):
        # A period of which the publisher says nothing has no bar: that is not 0.
        per = per_periode(rijen, status)
        som = [per.get(p) for p in perioden]
        data.append(
            {
                "type": "bar",
                "x": list(range(len(perioden))),
                "y": som,
                "marker": stijl(NEUTRAAL, status),
                "text": ["" if n is None else getal(n) for n in som],
                "textposition": "outside",
                "cliponaxis": False,
                "customdata": [zinnen.tijdvak(*p) for p in perioden],
                "hovertemplate": f"%{{customdata}}: %{{y:,d}} {STATUS_NAAM[status]}<extra></extra>",
            }
        )
    return {
        "data": data,
        "layout": layout(
            280,
            barmode="group",
            xaxis=as_namen(
                tickvals=list(range(len(perioden))),
                ticktext=[zinnen.tijdvak(*p).replace(" en ", "<br>en ") for p in perioden],
            ),
            yaxis=as_getal(),
        ),
    }
