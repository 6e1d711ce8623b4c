"""Which plans carry the forecast: the largest projects, each a bar of the homes it counts for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from figures.getallen import getal, met_teken
from figures.grafiek import Grafiek, Sleutel, Tabel
from figures.kleuren import ONTTREKKING, TOEVOEGING, as_getal, as_namen, layout, stijl
from figures.prognose_beeld import Beeld
from figures.prognose_projecten import Project, projecten

MEEST = 8
RIJ = 44  # px: a line of words above each bar
_KOPPEN = ("Plan", "Corporatie", "Jaar", "Status", "Woningen")


def plannen(b: Beeld, namen: Mapping[str, str]) -> Grafiek:
    """The largest as bars, all of them in the table."""
    alle = projecten(b.prognose.posten, namen)
    if not alle:
        zin = "Er zijn geen plannen die hiervoor tellen"
        return Grafiek(zin, f"{zin}.", Tabel(_KOPPEN, ()))
    eerste = alle[:MEEST]
    return Grafiek(
        titel=_titel(alle, eerste),
        tekst="; ".join(f"{_label(p)} {met_teken(p.saldo)}" for p in eerste) + ".",
        tabel=Tabel(
            _KOPPEN,
            tuple((p.naam, p.corporatie, str(p.jaar), p.hardheid, p.saldo) for p in alle),
            signed=frozenset({4}),
        ),
        figuur=_figuur(eerste),
        legenda=_legenda(eerste),
    )


def _titel(alle: Sequence[Project], eerste: Sequence[Project]) -> str:
    """About what counts up; what is taken off stands in the bars."""
    tellen = [p for p in eerste if p.saldo > 0]
    geheel = sum(p.saldo for p in alle if p.saldo > 0)
    if not tellen:
        return "Deze plannen halen alleen woningen weg"
    som = sum(p.saldo for p in tellen)
    wie = "Een plan is" if len(tellen) == 1 else f"{len(tellen)} plannen zijn"
    deel = "alle" if som == geheel else f"{getal(som)} van de"
    return f"{wie} goed voor {deel} {getal(geheel)} woningen"


def _label(p: Project) -> str:
    return f"{p.naam} ({p.corporatie}, {p.jaar}, {p.hardheid})"


def _legenda(eerste: Sequence[Project]) -> tuple[Sleutel, ...]:
    uit = []
    for eraf, wat in ((False, "plan"), (True, "onttrekking")):
        for hardheid, woord in (("hard", f"{wat} (hard)"), ("zacht", f"{wat} (zacht)")):
            if any((p.eraf, p.hardheid) == (eraf, hardheid) for p in eerste):
                uit.append(Sleutel(woord, _kleur(eraf), hardheid))  # type: ignore[arg-type]
    return tuple(uit)


def _kleur(eraf: bool) -> str:
    return ONTTREKKING if eraf else TOEVOEGING


def _figuur(eerste: Sequence[Project]) -> dict[str, Any]:
    n = len(eerste)
    laag = min(0, *(p.saldo for p in eerste))
    hoog = max(0, *(p.saldo for p in eerste))
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": [p.saldo],
                "y": [n - i],
                "width": 0.4,
                "marker": stijl(_kleur(p.eraf), p.hardheid),
                "hovertemplate": f"{_label(p)}: {met_teken(p.saldo)}<extra></extra>",
            }
            for i, p in enumerate(eerste)
        ],
        "layout": layout(
            RIJ * n + 56,
            barmode="overlay",
            # Names above the bars: beside them there is no room at 360 px.
            annotations=[
                {
                    "xref": "paper",
                    "x": 0,
                    "y": n - i + 0.22,
                    "text": f"{p.naam}, {p.jaar}: <b>{met_teken(p.saldo)}</b>",
                    "showarrow": False,
                    "xanchor": "left",
                    "yanchor": "bottom",
                    "bgcolor": "#ffffff",
                    "font": {"size": 12},
                }
                for i, p in enumerate(eerste)
            ],
            xaxis=as_getal(range=[1.05 * laag, 1.05 * hoog or 1], nticks=5),
            yaxis=as_namen(showticklabels=False, range=[0.5, n + 0.8]),
        ),
    }
