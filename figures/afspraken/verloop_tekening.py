"""The drawing of an afspraak against its path (`figures.afspraken.verloop`)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from domain.afspraken.verloop import Punt
from domain.perioden import Periode
from figures.afspraken.verloop_zin import Afspraakverloop
from figures.basis.getallen import datum, getal
from figures.basis.kleuren import AFSPRAAK, INKT, ZACHT_INKT, as_getal, as_namen, layout, stijl

BEGIN = "begin"
AL = "al"  # realised by the peildatum, drawn at a later moment
BLEEK = 0.35
_KWARTAALEINDE = {(3, 31), (6, 30), (9, 30)}


def figuur(v: Afspraakverloop) -> dict[str, Any]:
    """A plotly figure as a dict."""
    namen = [_naam(p, v) for p in v.punten]
    data = _balken(v) + _paden(v)
    alle = [0.0, *(float(b) for d in data for b in d.get("_hoogte", d["y"]) if b is not None)]
    for d in data:
        d.pop("_hoogte", None)
    laag, hoog = min(alle), max(*alle, min(alle) + 1)
    # Room above the highest for the labels, also where there is nothing below 0.
    onder = laag - 0.08 * (hoog - laag) if laag < 0 else 0
    return {
        "data": data,
        "layout": layout(
            360,
            barmode="overlay",
            margin={"l": 8, "r": 8, "t": 24, "b": 8},
            annotations=_labels(v, hoog - laag),
            # Places, not names: a year that is a name would be read as a number.
            xaxis=as_namen(
                tickvals=list(range(len(namen) + 1)), ticktext=[BEGIN, *namen],
                range=[-0.3, len(namen) + 0.6], tickfont={"size": 12},
            ),
            yaxis=as_getal(range=[onder, hoog + 0.16 * (hoog - laag)]),
        ),
    }  # fmt: skip


def _naam(p: Punt, v: Afspraakverloop) -> str:
    """'2025' for the end of a year, '2024-Q2' for a quarter, else the day; the peildatum marked."""
    if (p.dag.month, p.dag.day) == (12, 31):
        naam = str(p.dag.year)
    elif (p.dag.month, p.dag.day) in _KWARTAALEINDE:
        # As the format and Herkomst write it, so that one quarter has one name.
        naam = Periode(p.dag.replace(month=p.dag.month - 2, day=1), p.dag).tekst
    else:
        naam = f"{p.dag.day}-{p.dag.month}-{p.dag.year}"
    return f"<b>{naam}</b><br>peildatum" if p.dag == v.peildatum else naam


def _balken(v: Afspraakverloop) -> list[dict[str, Any]]:
    """Realised from 0; hard on top of that; zacht on top of both, where it changes anything.

    After the peildatum nothing is realised yet: what was there by then is drawn pale, as the ground
    that the plans stand on, and says so.
    """
    uit = []
    for status, label in (
        ("gerealiseerd", "gerealiseerd"),
        (AL, f"al gerealiseerd op {datum(v.peildatum)}"),
        ("hard", "met harde plannen"),
        ("zacht", "met ook zachte plannen"),
    ):
        grenzen = [
            None if status in ("gerealiseerd", AL) and (p.dag > v.peildatum) != (status == AL)
            else balk(p, "gerealiseerd" if status == AL else status)
            for p in v.punten
        ]  # fmt: skip
        if all(g is None for g in grenzen):
            continue
        uit.append(
            {
                "type": "bar",
                "x": list(range(1, len(v.punten) + 1)),
                "base": [None if g is None else float(g[0]) for g in grenzen],
                "y": [None if g is None else float(g[1] - g[0]) for g in grenzen],
                "_hoogte": [None if g is None else float(g[1]) for g in grenzen],
                "marker": stijl(v.kleur, "gerealiseerd") | {"opacity": BLEEK}
                if status == AL
                else stijl(v.kleur, status),
                "width": 0.7,
                "customdata": [
                    "" if g is None else f"{datum(p.dag)}: {getal(g[1])} {label}"
                    for p, g in zip(v.punten, grenzen, strict=True)
                ],
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        )
    return uit


def balk(p: Punt, status: str) -> tuple[Fraction, Fraction] | None:
    """From where to where a bar goes; None where there is none."""
    echt = p.gerealiseerd or Fraction(0)
    if status == "gerealiseerd":
        return None if p.gerealiseerd is None else (Fraction(0), p.gerealiseerd)
    hard = echt if p.met_hard is None else p.met_hard
    van, tot = (echt, p.met_hard) if status == "hard" else (hard, p.met_zacht)
    return None if tot is None or tot == van else (van, tot)


def _paden(v: Afspraakverloop) -> list[dict[str, Any]]:
    o = v.oordeel
    if o.doel_totaal is None:
        return []
    x = list(range(len(v.punten) + 1))
    schuin = [0.0, *(float(p.verwacht or 0) for p in v.punten)]
    if v.is_maximum:
        plafond = _lijn(x, [float(o.doel_totaal)] * len(x), "solid", 3, "hoogstens")
        return [_lijn(x, schuin, "dot", 1.5, "gelijk verdeeld"), plafond]
    uit = [_lijn(x, schuin, "dash", 2.5, "pad van de afspraak")]
    if o.doel_totaal_max is not None:
        boven = [0.0, *(float(p.verwacht_max or 0) for p in v.punten)]
        uit.append(_lijn(x, boven, "dash", 2.5, "bovenkant van het pad"))
    return uit


def _lijn(x: list[int], y: list[float], streep: str, dikte: float, naam: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": AFSPRAAK, "width": dikte, "dash": streep},
        "hovertemplate": f"{naam}: %{{y:,d}}<extra></extra>",
    }


def _labels(v: Afspraakverloop, hoogte: float) -> list[dict[str, Any]]:
    """The target on its line, and the figures at the peildatum and at the end."""
    o, uit, laatste = v.oordeel, [], len(v.punten)
    if o.doel_totaal is not None:
        woord = "hoogstens " if v.is_maximum else "doel "
        hoog = o.doel_totaal if o.doel_totaal_max is None else o.doel_totaal_max
        tot = "" if o.doel_totaal_max is None else f" tot {getal(o.doel_totaal_max)}"
        uit.append(
            _label(laatste, float(hoog), f"{woord}{getal(o.doel_totaal)}{tot}", AFSPRAAK, "right")
        )
    if o.gerealiseerd is not None and v.nu is not None and v.nu.gerealiseerd is not None:
        plek = v.punten.index(v.nu) + 1
        boven = max(float(v.nu.gerealiseerd), 0)
        al = any(abs(boven - a["y"]) < 0.08 * hoogte and a["x"] == plek for a in uit)
        uit.append(_label(plek, 0 if al else boven, getal(o.gerealiseerd), INKT, "center"))
    einde = v.einde.met_zacht if v.einde.met_zacht is not None else v.einde.met_hard
    if einde is not None and v.einde is not v.nu:
        ver = o.doel_totaal is None or abs(float(einde) - float(o.doel_totaal)) > 0.1 * hoogte
        if ver:
            uit.append(_label(laatste, max(float(einde), 0), getal(einde), ZACHT_INKT, "center"))
    return uit


def _label(x: int, y: float, tekst: str, kleur: str, anker: str) -> dict[str, Any]:
    return {
        "x": x, "y": y, "text": f"<b>{tekst}</b>", "showarrow": False, "xanchor": anker,
        "xshift": 28 if anker == "right" else 0, "yanchor": "bottom", "yshift": 3,
        "bgcolor": "rgba(255,255,255,0.85)", "font": {"color": kleur, "size": 12},
    }  # fmt: skip
