"""Two courses side by side: the present one, and the one of a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from figures.eindlabels import Einde, eindlabels
from figures.getallen import getal, met_teken
from figures.grafiek import Grafiek, Sleutel, Tabel
from figures.kleuren import ONTTREKKING, TOEVOEGING, as_getal, as_namen, layout

Saldo = Mapping[tuple[int, str], int]
NU, STRAKS = "Zoals het nu gaat", "Wat als"
_KLEUR = {NU: TOEVOEGING, STRAKS: ONTTREKKING}


def watals(nu: Saldo, straks: Saldo, plaats: str, *, anders: bool) -> Grafiek:
    """Netto groei added up from the first year, realised and all plans together.

    nu, straks: homes by year and status. anders: whether a scenario is chosen at all.
    """
    if not nu:
        zin = f"Over {plaats} zijn er geen cijfers om op te tellen"
        return Grafiek(zin, f"{zin}.", Tabel(("Jaar", NU, STRAKS), ()))
    jaren = list(range(min(j for j, _ in (*nu, *straks)), max(j for j, _ in (*nu, *straks)) + 1))
    lijnen = {NU: _opgeteld(nu, jaren)} | ({STRAKS: _opgeteld(straks, jaren)} if anders else {})
    eind = {naam: lijn[-1] for naam, lijn in lijnen.items()}
    titel = _titel(eind, jaren, plaats)
    kolommen = ("Tot en met", *lijnen, *(("Verschil",) if anders else ()))
    rijen = tuple(
        (str(jaar), *(lijn[i] for lijn in lijnen.values()),
         *((lijnen[STRAKS][i] - lijnen[NU][i],) if anders else ()))
        for i, jaar in enumerate(jaren)
    )  # fmt: skip
    return Grafiek(
        titel=titel,
        tekst=f"{titel}. De tabel geeft de stand per jaar.",
        tabel=Tabel(kolommen, rijen, signed=frozenset(range(1, len(kolommen)))),
        figuur=_figuur(jaren, lijnen),
        legenda=(
            Sleutel(NU, _KLEUR[NU]),
            *((Sleutel(STRAKS, _KLEUR[STRAKS], "lijn"),) if anders else ()),
        ),
        opmerkingen=("Opgeteld is wat gerealiseerd is, met alle harde en zachte plannen erbij.",),
    )


def _opgeteld(saldo: Saldo, jaren: list[int]) -> list[int]:
    som, uit = 0, []
    for jaar in jaren:
        som += sum(aantal for (j, _), aantal in saldo.items() if j == jaar)
        uit.append(som)
    return uit


def _titel(eind: Mapping[str, int], jaren: list[int], plaats: str) -> str:
    if STRAKS not in eind:
        return f"Met alle plannen komt {plaats} tot en met {jaren[-1]} op {met_teken(eind[NU])}"
    verschil = eind[STRAKS] - eind[NU]
    if verschil == 0:
        return f"Tot en met {jaren[-1]} maakt het voor {plaats} geen verschil: {getal(eind[NU])}"
    meer = "meer" if verschil > 0 else "minder"
    return (
        f"Met deze keuzes krijgt {plaats} tot en met {jaren[-1]} {getal(abs(verschil))} woningen "
        f"{meer}: {met_teken(eind[STRAKS])} in plaats van {met_teken(eind[NU])}"
    )


def _figuur(jaren: list[int], lijnen: Mapping[str, list[int]]) -> dict[str, Any]:
    alles = [0, *(y for lijn in lijnen.values() for y in lijn)]
    sporen = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": jaren,
            "y": lijn,
            "name": naam,
            "line": {"color": _KLEUR[naam], "width": 3,
                     "dash": "solid" if naam == NU else "dash"},
            "marker": {"size": 6, "symbol": "circle" if naam == NU else "diamond"},
            "hovertemplate": f"{naam}, %{{x}}: %{{y:,d}}<extra></extra>",
        }
        for naam, lijn in lijnen.items()
    ]  # fmt: skip
    einden: list[Einde] = [
        (jaren[-1], lijn[-1], f"{naam}: {getal(lijn[-1])}", _KLEUR[naam])
        for naam, lijn in lijnen.items()
    ]
    hoogte = max(alles) - min(alles) or 1
    return {
        "data": sporen,
        "layout": layout(
            340,
            xaxis=as_namen(tickformat="d", dtick=1 if len(jaren) < 13 else 2),
            yaxis=as_getal(),
            annotations=eindlabels(einden, jaren[0], jaren[-1] - jaren[0], hoogte),
            hovermode="x",
        ),
    }
