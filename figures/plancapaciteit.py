"""Plan capacity for all dwellings, as its publisher gives it: never added to anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from domain.planbuiten import Capaciteit
from figures import zinnen_plannen as zinnen
from figures.getallen import getal, opsomming
from figures.grafiek import Grafiek, Sleutel, Tabel
from figures.kleuren import (
    NEUTRAAL,
    STATUS_NAAM,
    ZACHT_INKT,
    as_getal,
    as_namen,
    layout,
    stijl,
)

NIET_SOCIAAL = "alle woningen, niet alleen sociaal"
STATUSSEN = ("hard", "zacht")


def plancapaciteit(rijen: Sequence[Capaciteit], namen: Mapping[str, str]) -> Grafiek:
    """Hard and zacht per period. Drawn for one gemeente of one publisher: others count
    differently."""
    if not rijen:
        zin = "Er is geen plancapaciteit voor alle woningen bekend"
        return Grafiek(zin, f"{zin}.", Tabel(("Gemeente", "Periode", "Woningen"), ()))
    plaatsen = list(dict.fromkeys(namen.get(r.gemeente, r.gemeente) for r in rijen))
    bronnen = list(dict.fromkeys(r.bron for r in rijen))
    som = {s: sum(r.aantal for r in rijen if r.status == s) for s in STATUSSEN}
    een = len(plaatsen) == len(bronnen) == 1
    wie = plaatsen[0] if len(plaatsen) == 1 else f"{len(plaatsen)} gemeenten"
    delen = [f"{getal(som[s])} {STATUS_NAAM[s]}" for s in STATUSSEN
             if any(r.status == s for r in rijen)]  # fmt: skip
    titel = (
        f"{wie}: {opsomming(delen)} ({NIET_SOCIAAL})"
        if een
        else f"Plancapaciteit van {wie}: {NIET_SOCIAAL}"
    )
    regels = [
        f"{namen.get(r.gemeente, r.gemeente)}, {zinnen.tijdvak(r.van, r.tot)}: {getal(r.aantal)} "
        f"{STATUS_NAAM[r.status]}"
        for r in rijen
    ]
    return Grafiek(
        titel,
        f"{titel}. {'; '.join(regels)}.",
        Tabel(
            ("Gemeente", "Periode", "Hardheid", "Woord van de bron", "Woningen", "Uitgever"),
            tuple(
                (
                    namen.get(r.gemeente, r.gemeente), zinnen.tijdvak(r.van, r.tot),
                    STATUS_NAAM[r.status], r.woord, r.aantal, r.bron,
                )
                for r in rijen
            ),
        ),
        _figuur(rijen) if een else None,
        tuple(
            Sleutel(STATUS_NAAM[s], ZACHT_INKT, s)  # type: ignore[arg-type]
            for s in STATUSSEN
            if een and any(r.status == s for r in rijen)
        ),
        (f"Uitgever: {opsomming(bronnen)}. Dit zijn koop en huur samen, van wie ook.",),
    )  # fmt: skip


def _figuur(rijen: Sequence[Capaciteit]) -> dict[str, Any]:
    perioden = sorted({(r.van, r.tot) for r in rijen})
    data = []
    for status in STATUSSEN:
        hier = [r for r in rijen if r.status == status]
        if not hier:
            continue
        # A period of which the publisher says nothing has no bar: that is not 0.
        delen = [[r.aantal for r in hier if (r.van, r.tot) == p] for p in perioden]
        som = [sum(d) if d else None for d in delen]
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
