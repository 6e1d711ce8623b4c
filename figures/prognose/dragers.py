"""Which plans carry the forecast: the largest projects, each a bar of the homes it counts for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from domain.cijfernaam import Cijfernaam
from domain.prognose.per_project import Grootste, Prognoseproject, grootste, plannen_per_project
from figures.basis.getallen import met_teken
from figures.basis.grafiek import Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import ONTTREKKING, TOEVOEGING, as_getal, as_namen, layout, stijl
from figures.basis.zin import Tekst, cijfer, samen, zin
from figures.prognose.tekening import Prognosebeeld

MEEST = 8
RIJ = 44  # px: a line of words above each bar
_KOPPEN = ("Plan", "Corporatie", "Jaar", "Status", "Woningen")


def plannen(b: Prognosebeeld, namen: Mapping[str, str]) -> Grafiek:
    """The largest as bars, all of them in the table."""
    g = grootste(plannen_per_project(b.prognose.posten, namen), MEEST)
    if not g.alle:
        leeg = "Er zijn geen plannen die hiervoor tellen"
        return Grafiek(leeg, f"{leeg}.", Tabel(_KOPPEN, ()))
    return Grafiek(
        titel=_titel(b, g),
        tekst=samen(
            (zin("{} {}", _label(p), cijfer(_cijfernaam(b, p), p.saldo, met_teken))
             for p in g.eerste),
            "; ",
        ) + ".",
        tabel=Tabel(
            _KOPPEN,
            tuple((p.naam, p.corporatie, str(p.jaar), p.hardheid, p.saldo) for p in g.alle),
            signed=frozenset({4}),
            namen=tuple((None, None, None, None, _cijfernaam(b, p)) for p in g.alle),
        ),
        figuur=_figuur(g.eerste),
        legenda=_legenda(g.eerste),
    )  # fmt: skip


def _cijfernaam(b: Prognosebeeld, p: Prognoseproject) -> Cijfernaam:
    return b.namen.los(f"plan.{p.hardheid}", lot=p.lot)


def _titel(b: Prognosebeeld, g: Grootste) -> Tekst:
    """About what counts up; what is taken off stands in the bars."""
    if not g.tellen:
        return zin("Deze plannen halen alleen woningen weg")
    hoeveel = b.namen.los("plannen", eerste=MEEST)
    n = len(g.tellen)
    wie = zin("{} plannen zijn", cijfer(hoeveel, n))
    if n == 1:
        wie = zin("{} plan is", cijfer(hoeveel, n, lambda _: "Een"))
    geheel = cijfer(b.namen.los("plannen_erbij"), g.geheel)
    som = cijfer(b.namen.los("plannen_erbij").met(eerste=MEEST), g.som)
    deel = zin("alle") if g.som == g.geheel else zin("{} van de", som)
    return zin("{} goed voor {} {} woningen", wie, deel, geheel)


def _label(p: Prognoseproject) -> str:
    return f"{p.naam} ({p.corporatie}, {p.jaar}, {p.hardheid})"


def _legenda(eerste: Sequence[Prognoseproject]) -> tuple[Legendasleutel, ...]:
    uit = []
    for eraf, wat in ((False, "plan"), (True, "onttrekking")):
        for hardheid, woord in (("hard", f"{wat} (hard)"), ("zacht", f"{wat} (zacht)")):
            if any((p.eraf, p.hardheid) == (eraf, hardheid) for p in eerste):
                uit.append(Legendasleutel(woord, _kleur(eraf), hardheid))  # type: ignore[arg-type]
    return tuple(uit)


def _kleur(eraf: bool) -> str:
    return ONTTREKKING if eraf else TOEVOEGING


def _figuur(eerste: Sequence[Prognoseproject]) -> dict[str, Any]:
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
