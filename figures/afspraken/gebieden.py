"""A share that holds for every kern, wijk or buurt apart: each beside the target, a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.afspraken.aandeelmeting import GEBIEDEN, Aandeel
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.cijfernamen import naam_gebied, naam_oordeel
from domain.afspraken.oordeel import Oordeel
from domain.opsomming import opsomming
from figures.afspraken.aandeel_gegeven import HARD, ZACHT, grens
from figures.basis.getallen import aandeel as procent
from figures.basis.getallen import breek
from figures.basis.grafiek import Cel, Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import AFSPRAAK, NEUTRAAL, TOEVOEGING, WIT, as_getal, as_namen, layout
from figures.basis.zin import Tekst, cijfer, cijfer_aandeel, samen, status_tekst, zin

RIJ = 30  # px per area
MEESTE = 40  # more do not fit on a screen; the table has them all
KOPPEN = ("Gebied", "Nu", "Met harde plannen", "Met ook zachte plannen", "Status van dit gebied")
Deel = tuple[Aandeel, Oordeel]


def verloop_gebieden(a: Afspraak, delen: Sequence[Deel]) -> Grafiek:
    """A dot per area, furthest from the target first; diamonds where the plans bring it."""
    soort = GEBIEDEN.get(a.per_gebied or "", "gebieden")
    bekend = _volgorde(a, [d for d in delen if d[0].nu is not None])
    if not bekend:
        leeg = f"Van geen van de {soort} is het aandeel bekend"
        return Grafiek(leeg, f"{leeg}.", _tabel(a, delen))
    onbekend = [d.naam or "onbekend" for d, _ in delen if d.nu is None]
    opmerkingen: list[str] = [
        f"Per {a.per_gebied} is dit een vergelijking: het slechtste gebied telt."
    ]
    if onbekend:
        hoeveel = cijfer(naam_oordeel(a, delen[0][1], "gebieden_onbekend"), len(onbekend))
        wie = zin("{} {}", hoeveel, soort) if len(onbekend) > 5 else opsomming(onbekend)
        opmerkingen.append(zin("Aandeel onbekend, dus niet getekend: {}.", wie))
    if len(bekend) > MEESTE:
        opmerkingen.append(f"Getekend zijn de {MEESTE} {soort} die er het slechtst voor staan.")
    titel = _titel(a, bekend)
    return Grafiek(
        titel=titel,
        tekst=zin(
            "{}. {}.",
            titel,
            samen((zin("{}: {}", d.naam, _nu(a, (d, o))) for d, o in bekend[:MEESTE]), "; "),
        ),
        tabel=_tabel(a, [*bekend, *(d for d in delen if d[0].nu is None)]),
        figuur=_figuur(a, bekend[:MEESTE]),
        legenda=_legenda(a, bekend),
        opmerkingen=tuple(opmerkingen),
    )


def _volgorde(a: Afspraak, delen: list[Deel]) -> list[Deel]:
    """Worst first: the lowest for a minimum, the highest for a maximum."""
    teken = -1 if a.oordeel_als == "maximum" else 1
    return sorted(delen, key=lambda d: (teken * (d[0].nu or 0), d[0].naam))


def _nu(a: Afspraak, deel: Deel) -> Tekst:
    """The share of one area on its peildatum."""
    d, o = deel
    return cijfer_aandeel(naam_gebied(a, o, "gerealiseerd", d.code), d.nu)


def _titel(a: Afspraak, bekend: Sequence[Deel]) -> Tekst:
    eerste, laatste = bekend[0], bekend[-1]
    reeks = zin(
        "van {} in {} tot {} in {}",
        _nu(a, eerste), eerste[0].naam, _nu(a, laatste), laatste[0].naam,
    )  # fmt: skip
    if len(bekend) == 1:
        reeks = zin("{}: {}", eerste[0].naam, _nu(a, eerste))
    if not a.doel:
        return reeks
    return zin("Afgesproken is {} in elke {}; nu {}", grens(a), a.per_gebied or "", reeks)


def _figuur(a: Afspraak, delen: Sequence[Deel]) -> dict[str, Any]:
    n = len(delen)
    y = [n - i for i in range(n)]
    doelen = [float(w) for w in (a.doel, a.doel_max) if w is not None]
    reeksen: list[dict[str, Any]] = []
    for naam, vorm, kleur, waarden in (
        (ZACHT, "diamond-open", NEUTRAAL, [d.cijfers.met_zacht for d, _ in delen]),
        (HARD, "diamond", NEUTRAAL, [d.cijfers.met_hard for d, _ in delen]),
        ("nu", "circle", TOEVOEGING, [d.nu for d, _ in delen]),
    ):
        punten = [
            (w, plek, d) for w, plek, (d, _) in zip(waarden, y, delen, strict=True) if w is not None
        ]
        if punten:
            reeksen.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "x": [float(w * 100) for w, _, _ in punten],
                    "y": [plek for _, plek, _ in punten],
                    "marker": {"symbol": vorm, "color": kleur, "size": 10,
                               "line": {"color": kleur if naam == ZACHT else WIT, "width": 1.5}},
                    "customdata": [f"{d.naam}: {procent(w)} {naam}" for w, _, d in punten],
                    "hovertemplate": "%{customdata}<extra></extra>",
                }
            )  # fmt: skip
    hoog = max([*doelen, *(x for r in reeksen for x in r["x"])])
    return {
        "data": reeksen,
        "layout": layout(
            RIJ * n + 84,
            margin={"l": 8, "r": 12, "t": 34, "b": 8},
            shapes=[
                {"type": "line", "x0": w, "x1": w, "y0": 0.4, "y1": n + 0.6, "layer": "below",
                 "line": {"color": AFSPRAAK, "width": 2,
                          "dash": "solid" if a.oordeel_als == "maximum" else "dash"}}
                for w in doelen
            ],
            annotations=[
                {"x": max(doelen), "y": n + 0.6, "yanchor": "bottom", "xanchor": "center",
                 "text": f"<b>{grens(a)}</b>", "showarrow": False,
                 "font": {"color": AFSPRAAK, "size": 12}}
            ] if doelen else [],
            xaxis=as_getal(range=[0, min(hoog * 1.12, 100)], tickformat="d", ticksuffix="%"),
            yaxis=as_namen(tickvals=y, ticktext=[breek(d.naam, 18) for d, _ in delen],
                           range=[0.4, n + 0.9]),
        ),
    }  # fmt: skip


def _tabel(a: Afspraak, delen: Sequence[Deel]) -> Tabel:
    rijen: list[tuple[Cel, ...]] = []
    for d, o in delen:
        c = d.cijfers
        nu, hard, zacht = (
            "geen" if deel is None and veld != "gerealiseerd"
            else cijfer_aandeel(naam_gebied(a, o, veld, d.code), deel)
            for veld, deel in (
                ("gerealiseerd", d.nu), ("met_hard", c.met_hard), ("met_zacht", c.met_zacht),
            )
        )  # fmt: skip
        status = status_tekst(naam_gebied(a, o, "status", d.code), o.status)
        rijen.append((d.naam or "onbekend", nu, hard, zacht, status))
    return Tabel(KOPPEN, tuple(rijen))


def _legenda(a: Afspraak, delen: Sequence[Deel]) -> tuple[Legendasleutel, ...]:
    uit = [Legendasleutel("nu", TOEVOEGING)]
    if any(d.met_hard for d, _ in delen):
        uit.append(Legendasleutel(HARD, NEUTRAAL))
    if any(d.met_zacht for d, _ in delen):
        uit.append(Legendasleutel(ZACHT, NEUTRAAL, "ruit"))
    if a.doel is not None:
        uit.append(Legendasleutel(zin("afgesproken: {}", grens(a)), AFSPRAAK, "lijn"))
    return tuple(uit)
