"""The share over the years: every area as a thin line, the gemeente and the chosen one thick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.afronding import verschil
from domain.cijfernaam import stuk
from domain.kernen.cijfernamen import Kernnaam
from domain.kernen.kern import een_decimaal, gedaald
from figures.basis.getallen import MIN, datum, getal
from figures.basis.grafiek import Cel, Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import AFSPRAAK, INKT, TOEVOEGING, ZACHT_INKT, as_getal, as_namen, layout
from figures.basis.zin import Tekst, cijfer, hoofdletter, samen, zin
from figures.kernen.rijen import GEMEENTE, OVERIG, Woord, doel_tekst, procent

HOOGTE = 360
MEESTE = 40
DUN = "#a9b4bf"


@dataclass(frozen=True)
class Reeks:
    """One area through the years, of one definition and one indeling: (day, percentage).

    over: as `domain.kernen.cijfernamen.plek` gives it.
    """

    gebied: str
    code: str
    niveau: str
    punten: tuple[tuple[date, float], ...]
    over: str = ""
    definitie: str | None = None

    @property
    def verschil(self) -> float | None:
        """Percentage points from the first to the last year, of the two as they are shown (one
        decimal); None with fewer than two."""
        if len(self.punten) < 2:
            return None
        return float(verschil(self.punten[0][1], self.punten[-1][1], 1).verschil)

    def cijfer(self, dag: date, waarde: float) -> Tekst:
        """Its share on a day, with its name."""
        return cijfer(self.naam(dag).van("aandeel"), een_decimaal(waarde), procent)

    @property
    def verschil_tekst(self) -> Tekst:
        """'−1,2 punt', with its name."""
        eerste, laatste = self.punten[0][0], self.punten[-1][0]
        naam = replace(self.naam(eerste).van("aandeel_punten"), dagen=stuk(eerste, laatste))
        return cijfer(naam, self.verschil, punten)

    def naam(self, dag: date) -> Kernnaam:
        """What the names of its figures on a day share."""
        return Kernnaam(self.over or self.code, dag, self.definitie, dag)


def trend_tekst(reeks: Reeks | None) -> Tekst:
    """'−1,2 punt sinds 2015'; 'onbekend' where one year is known."""
    if reeks is None or reeks.verschil is None:
        return zin("onbekend")
    return zin("{} sinds {}", reeks.verschil_tekst, str(reeks.punten[0][0].year))


def punten(verschil: float) -> str:
    """+1,2 punt, −0,4 punt, 0,0 punt."""
    tekst = getal(verschil, 1)
    if tekst.lstrip(MIN) == "0,0":
        return "0,0 punt"
    return f"{tekst if tekst.startswith(MIN) else f'+{tekst}'} punt"


def trend(
    reeksen: Sequence[Reeks],
    plaats: str,
    woord: Woord,
    doel: float | None,
    gekozen: str | None = None,
) -> Grafiek:
    """Lines of the areas with at least two years. doel: percentage."""
    alle = [r for r in reeksen if r.verschil is not None and r.niveau != OVERIG]
    lang = _getekend(alle, gekozen)
    if not lang:
        geen = f"Van {plaats} is het aandeel van hooguit één jaar bekend, dus er is geen trend"
        return Grafiek(geen, f"{geen}.", Tabel(("Gebied",), ()))
    return Grafiek(
        titel=_titel(alle, plaats, woord),
        tekst=samen(map(_zin, lang), "; ") + ".",
        tabel=_tabel(lang),
        figuur=_figuur(lang, doel, gekozen),
        legenda=_legenda(lang, woord, doel, gekozen),
        opmerkingen=(f"Getekend zijn hoogstens {MEESTE} {woord.meer}.",)
        if len(lang) == MEESTE
        else (),
    )


def _getekend(lang: Sequence[Reeks], gekozen: str | None) -> list[Reeks]:
    """The gemeente, the chosen area and those with the lowest share: more lines tell nothing."""
    volgorde = sorted(
        lang, key=lambda r: (r.niveau != GEMEENTE, r.code != gekozen, r.punten[-1][1])
    )
    mag = {r.code for r in volgorde[:MEESTE]}
    return [r for r in lang if r.code in mag]


def _zin(r: Reeks) -> Tekst:
    (toen, was), (nu, is_) = r.punten[0], r.punten[-1]
    return zin(
        "{}: van {} eind {} naar {} eind {}",
        r.gebied,
        r.cijfer(toen, was),
        str(toen.year),
        r.cijfer(nu, is_),
        str(nu.year),
    )


def _titel(alle: Sequence[Reeks], plaats: str, woord: Woord) -> Tekst:
    geheel = next((r for r in alle if r.niveau == GEMEENTE), None)
    delen = [r for r in alle if r.niveau != GEMEENTE]
    aantal, minder = gedaald(r.verschil for r in delen)
    van = (geheel or alle[0]).naam(alle[0].punten[-1][0]).van("gebieden")
    van = van.met(niveau=delen[0].niveau if delen else None)
    n = cijfer(replace(van, aard="met_trend"), aantal)
    de = f"de ene {woord.een}" if aantal == 1 else zin("de {} {}", n, woord.meer)
    daalt = cijfer(replace(van, aard="gedaald"), minder)
    van_de = zin("in {} van {} daalde het aandeel", daalt, de) if delen else None
    if geheel is None:
        return hoofdletter(van_de or "")
    eerste, laatste = geheel.punten[0], geheel.punten[-1]
    kern = zin(
        "{} ging van {} in {} naar {} in {}",
        plaats,
        geheel.cijfer(*eerste),
        str(eerste[0].year),
        geheel.cijfer(*laatste),
        str(laatste[0].year),
    )
    return zin("{}; {}", kern, van_de) if van_de else kern


def _figuur(lang: Sequence[Reeks], doel: float | None, gekozen: str | None) -> dict[str, Any]:
    # The thick ones last: they lie on top.
    volgorde = sorted(lang, key=lambda r: (r.niveau == GEMEENTE, r.code == gekozen))
    dagen = [d for r in lang for d, _ in r.punten]
    waarden = [doel or 0, *(w for r in lang for _, w in r.punten)]
    jaren = sorted({d.year for d in dagen})
    return {
        "data": [_lijn(r, gekozen) for r in volgorde],
        "layout": layout(
            HOOGTE,
            margin={"l": 8, "r": 12, "t": 26, "b": 8},
            shapes=_doellijn(doel),
            annotations=[*_doelwoord(doel), *(_naam(r) for r in volgorde if _dik(r, gekozen))],
            xaxis=as_namen(
                range=[jaren[0] - 0.2, jaren[-1] + 0.2],
                tickvals=_om(jaren),
                ticktext=[str(j) for j in _om(jaren)],
            ),
            yaxis=as_getal(range=[0, max(waarden) * 1.1], ticksuffix="%", tickformat=""),
        ),
    }


def _doellijn(doel: float | None) -> list[dict[str, Any]]:
    """The target as a dashed line; nothing without one."""
    if doel is None:
        return []
    stijl = {"color": AFSPRAAK, "width": 2, "dash": "dash"}
    return [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": doel, "y1": doel, "line": stijl}
    ]


def _doelwoord(doel: float | None) -> list[dict[str, Any]]:
    if doel is None:
        return []
    return [
        {
            "xref": "paper",
            "x": 0,
            "y": doel,
            "xanchor": "left",
            "yanchor": "bottom",
            "text": f"<b>{doel_tekst(doel)}</b>",
            "showarrow": False,
            "font": {"color": AFSPRAAK, "size": 12},
        }
    ]


def _om(jaren: list[int]) -> list[int]:
    """At most about six labels, the last one among them."""
    stap = -(-len(jaren) // 6)
    return jaren[::-1][::stap][::-1]


def _dik(r: Reeks, gekozen: str | None) -> bool:
    return r.niveau == GEMEENTE or r.code == gekozen


def _lijn(r: Reeks, gekozen: str | None) -> dict[str, Any]:
    kleur = INKT if r.niveau == GEMEENTE else TOEVOEGING if r.code == gekozen else DUN
    return {
        "type": "scatter",
        "mode": "lines+markers" if _dik(r, gekozen) else "lines",
        "x": [d.year for d, _ in r.punten],
        "y": [w for _, w in r.punten],
        "line": {"color": kleur, "width": 3 if _dik(r, gekozen) else 1.5},
        "marker": {"size": 6},
        "hovertemplate": f"{r.gebied}, eind %{{x}}: %{{y:.1f}}%<extra></extra>",
    }


def _naam(r: Reeks) -> dict[str, Any]:
    dag, waarde = r.punten[-1]
    return {
        "x": dag.year,
        "y": waarde,
        "xanchor": "right",
        "yanchor": "bottom",
        "yshift": 4,
        "text": f"<b>{'hele gemeente' if r.niveau == GEMEENTE else r.gebied} {procent(waarde)}</b>",
        "showarrow": False,
        "bgcolor": "rgba(255,255,255,0.8)",
        "font": {"size": 12},
    }


def _legenda(
    lang: Sequence[Reeks], woord: Woord, doel: float | None, gekozen: str | None
) -> tuple[Legendasleutel, ...]:
    uit = [Legendasleutel(f"elke lijn: een {woord.een}", ZACHT_INKT)]
    uit += [Legendasleutel(r.gebied, TOEVOEGING) for r in lang if r.code == gekozen]
    if doel is not None:
        uit.append(Legendasleutel(f"doel: {doel_tekst(doel)}", AFSPRAAK, "lijn"))
    return tuple(uit)


def _tabel(lang: Sequence[Reeks]) -> Tabel:
    dagen = sorted({d for r in lang for d, _ in r.punten})
    rijen: list[tuple[Cel, ...]] = []
    for r in lang:
        bekend: Mapping[date, float] = dict(r.punten)
        rijen.append((r.gebied, *(r.cijfer(d, bekend[d]) if d in bekend else None for d in dagen)))
    return Tabel(("Gebied", *(datum(d) for d in dagen)), tuple(rijen))
