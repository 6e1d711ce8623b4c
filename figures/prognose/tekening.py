"""The drawing of a forecast (`figures.prognose.prognose`), and the words that Prognose needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import Oordeel
from domain.prognose.cijfernamen import Prognosenaam
from domain.prognose.prognose import Band, Prognose
from figures.basis.eindlabels import Einde, eindlabels
from figures.basis.getallen import getal, jaren, periode
from figures.basis.kleuren import AFSPRAAK, NEUTRAAL, TOEVOEGING, ZACHT_INKT, as_getal, layout


@dataclass(frozen=True)
class Prognosebeeld:
    """plaats: whose homes, as the subject of a sentence. wat: what is counted. afspraak: None where
    growth is held against nothing. oordeel: of the afspraak, as Afspraken shows it. over: whose
    homes in a name, without an afspraak. aannames: what the reader changed, in a name.
    doel, doel_max: over the whole period.
    """

    prognose: Prognose
    plaats: str
    wat: str
    afspraak: Afspraak | None = None
    oordeel: Oordeel | None = None
    over: str = ""
    aannames: str = ""

    @property
    def namen(self) -> Prognosenaam:
        """The names of its figures."""
        v, a = self.prognose.vraag, self.afspraak
        wie = a.id if a else self.over
        return Prognosenaam(wie, v.periode.tot, v.peildatum, a is not None, self.aannames)

    @property
    def geworden(self) -> bool:
        """Whether it is over and known: then it is told what it became, and nothing else."""
        return self.prognose.vraag.geworden

    @property
    def gerealiseerd(self) -> float | None:
        """All that was realised, as Afspraken shows it."""
        return self.oordeel.gerealiseerd if self.oordeel else self.prognose.gerealiseerd

    @property
    def doel(self) -> float | None:
        """The target over the whole period."""
        a = self.afspraak
        return None if a is None or a.doel_totaal is None else float(a.doel_totaal)

    @property
    def doel_max(self) -> float | None:
        """The upper end of a range."""
        a = self.afspraak
        return None if a is None or a.doel_totaal_max is None else float(a.doel_totaal_max)

    @property
    def is_maximum(self) -> bool:
        """Whether it may not be more."""
        return self.afspraak is not None and self.afspraak.oordeel_als == "maximum"

    @property
    def hardheden(self) -> tuple[str, ...]:
        """Which kinds of plans there are to look ahead with."""
        if self.geworden:
            return ()
        aanwezig = {p.hardheid for p in self.prognose.posten}
        return tuple(h for h in ("hard", "zacht") if h in aanwezig)

    @property
    def deels(self) -> bool:
        """Whether some realised homes are known and counted, though not those of every party."""
        return self.peildatum is None and self.prognose.deels

    @property
    def banden(self) -> tuple[Band, ...]:
        """The band of all plans; empty where there is none to draw."""
        return self.prognose.banden.get("zacht", ()) if self.hardheden else ()

    @property
    def peildatum(self) -> date | None:
        """Up to where realised figures go; None where they are unknown."""
        return self.prognose.vraag.peildatum if self.prognose.vraag.compleet else None

    @property
    def dagen(self) -> str:
        """The period in words."""
        p = self.prognose.vraag.periode
        return periode(self.afspraak) if self.afspraak else jaren(p.van, p.tot)


BANDKLEUR = "#5aa1b5"
_VLAK = "rgba(90,161,181,0.25)"
Punten = list[tuple[int, float]]


def figuur(b: Prognosebeeld) -> dict[str, Any]:
    """A plotly figure as a dict; x: the end of a year."""
    data, einden = _band(b), list[Einde]()
    for naam, punten, streep, kleur in _lijnen(b):
        data.append(_lijn(naam, punten, streep, kleur))
        einden.append((*punten[-1], f"{naam} {getal(int(punten[-1][1]))}", kleur))
    for naam, punten in _doelen(b):
        data.append(_lijn(naam, punten, "dash", AFSPRAAK))
        einden.append((*punten[-1], naam, AFSPRAAK))
    alle_y = [0.0, *(y for d in data for y in d["y"])]
    eerste = b.prognose.jaren[0].jaar - 1
    return _opzet(data, einden, (eerste, b.prognose.jaren[-1].jaar), (min(alle_y), max(alle_y)))


def _begin(b: Prognosebeeld) -> tuple[int, float]:
    """Where the plans start: the last realised year, or the day before the period."""
    bekend = [j for j in b.prognose.jaren if j.opgeteld is not None]
    if bekend:
        return bekend[-1].jaar, float(bekend[-1].opgeteld or 0)
    return b.prognose.jaren[0].jaar - 1, 0.0


def _lijnen(b: Prognosebeeld) -> list[tuple[str, Punten, str, str]]:
    """(name, points, dash, colour), realised first. Each line begins where the one before ends."""
    begin, uit = _begin(b), []
    jaren = b.prognose.jaren
    if any(j.opgeteld is not None for j in jaren):
        echt = [(j.jaar, float(j.opgeteld)) for j in jaren if j.opgeteld is not None]
        uit.append(("gerealiseerd", [(jaren[0].jaar - 1, 0.0), *echt], "solid", TOEVOEGING))
    later = [j for j in jaren if j.jaar > begin[0]]
    if later and "hard" in b.hardheden:
        punten = [begin, *((j.jaar, float(j.opgeteld_hard)) for j in later)]
        uit.append(("met harde plannen", punten, "dashdot", TOEVOEGING))
    if later and "zacht" in b.hardheden:
        punten = [begin, *((j.jaar, float(j.opgeteld_zacht)) for j in later)]
        uit.append(("met ook zachte", punten, "dot", NEUTRAAL))
    return uit


def _band(b: Prognosebeeld) -> list[dict[str, Any]]:
    begin = _begin(b)
    later = [
        (j.jaar, band)
        for j, band in zip(b.prognose.jaren, b.banden, strict=False)
        if j.jaar > begin[0]
    ]
    if not later:
        return []
    onder = [begin, *((x, float(band.p10)) for x, band in later)]
    midden = [begin, *((x, float(band.p50)) for x, band in later)]
    boven = [begin, *((x, float(band.p90)) for x, band in later)]
    rand = [*onder, *reversed(boven)]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [x for x, _ in rand],
            "y": [y for _, y in rand],
            "fill": "toself",
            "fillcolor": _VLAK,
            "line": {"color": BANDKLEUR, "width": 1},
            "hoverinfo": "skip",
        },
        {
            "type": "scatter",
            "mode": "lines",
            "x": [x for x, _ in midden],
            "y": [y for _, y in midden],
            "line": {"color": BANDKLEUR, "width": 1.5},
            "customdata": ["", *(f"{getal(v.p10)} tot {getal(v.p90)}" for _, v in later)],
            "hovertemplate": "eind %{x}: %{customdata}, midden %{y:,d}<extra></extra>",
        },
    ]


def _doelen(b: Prognosebeeld) -> list[tuple[str, Punten]]:
    """A path up to what must be reached; a ceiling for what may not be passed."""
    begin, eind = b.prognose.jaren[0].jaar - 1, b.prognose.jaren[-1].jaar
    if b.doel is None:
        return []
    if b.is_maximum:
        return [(f"hoogstens {getal(b.doel)}", [(begin, b.doel), (eind, b.doel)])]
    uit: list[tuple[str, Punten]] = [(f"afspraak {getal(b.doel)}", [(begin, 0.0), (eind, b.doel)])]
    if b.doel_max is not None:
        uit.append((f"hoogstens {getal(b.doel_max)}", [(begin, 0.0), (eind, b.doel_max)]))
    return uit


def _lijn(naam: str, punten: Punten, streep: str, kleur: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers" if streep == "solid" else "lines",
        "x": [x for x, _ in punten],
        "y": [y for _, y in punten],
        "line": {"color": kleur, "width": 3 if streep == "solid" else 2.5, "dash": streep},
        "marker": {"size": 6},
        "hovertemplate": f"eind %{{x}}: %{{y:,d}} {naam}<extra></extra>",
    }


def _opzet(
    data: list[dict[str, Any]],
    einden: list[Einde],
    x: tuple[int, int],
    y: tuple[float, float],
) -> dict[str, Any]:
    breedte, hoogte = x[1] - x[0], max(y[1] - y[0], 1.0)
    return {
        "data": data,
        "layout": layout(
            420,
            annotations=eindlabels(einden, x[0], breedte, hoogte),
            xaxis={
                "automargin": True,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
                "tickformat": "d",
                "dtick": 1 if breedte <= 7 else 2 if breedte <= 14 else 5,
                "title": {"text": "eind van het jaar", "font": {"size": 12, "color": ZACHT_INKT}},
                "range": [x[0] - 0.03 * breedte, x[1] + 0.04 * breedte],
            },
            yaxis=as_getal(range=[y[0] - 0.08 * hoogte, y[0] + 1.24 * hoogte]),
        ),
    }
