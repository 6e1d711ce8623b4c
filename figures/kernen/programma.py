"""What a programme does to the share: now, with what is added, with what is sold as well.

With what a reader must know to believe the share with a programme or with plans.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.afspraken.afspraak import Afspraak
from domain.cijfernaam import Cijfernaam
from domain.kernen.cijfernamen import naam_programma, naam_zonder_gebied
from domain.kernen.kern import een_decimaal
from domain.kernen.programma import (
    AfgesprokenProgramma,
    Plan,
    in_procent,
    paren_halen,
    zonder_gebied,
)
from domain.opsomming import opsomming
from figures.basis.getallen import datum, getal, woningen
from figures.basis.grafiek import Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import (
    AFSPRAAK,
    INKT,
    ONTTREKKING,
    TOEVOEGING,
    as_getal,
    as_namen,
    layout,
    stijl,
)
from figures.basis.zin import Tekst, cijfer, samen, zin
from figures.kernen.rijen import DEFINITIE, doel_tekst, procent


def over_programma(
    p: AfgesprokenProgramma, peildatum: date, definitie: str | None, titels: Mapping[str, str]
) -> tuple[str, ...]:
    """How the programme was counted and what is not in it. titels: afspraak to its document."""
    uit: list[str] = [
        zin(
            "Erbij: {}, waarvan {} sociaal ({}).",
            cijfer(naam_programma(p, "alle"), p.erbij, woningen),
            cijfer(naam_programma(p, "sociaal"), p.erbij_sociaal),
            _waar([p.alle, p.sociaal], titels),
        )
    ]
    if p.eraf:
        uit.append(
            zin(
                "Eraf als alles doorgaat: {} verkochte woningen ({}). Ze blijven woningen, maar "
                "zijn niet meer sociaal.",
                cijfer(naam_programma(p, "verkoop"), p.eraf),
                _waar(p.verkopen, titels),
            )
        )
    if jaren := p.jaren_al_geteld(peildatum):
        welke = f"{jaren[0]}" if jaren[0] == jaren[1] else f"{jaren[0]} tot en met {jaren[1]}"
        uit.append(
            f"Het programma telt vanaf {jaren[0]}. Wat in {welke} al is gebouwd, zit ook in de "
            f"voorraad van {datum(peildatum)} en telt dus dubbel. Daarom staat er hoogstens."
        )
    uit.append(
        "Sociale huur die anderen dan deze corporaties bouwen zit er niet in: dan wordt het meer."
    )
    uit.append("Sloop en liberalisatie zitten er niet in: dan wordt het minder.")
    if definitie:
        uit.append(f"Het aandeel telt {DEFINITIE[definitie][1]}.")
    return tuple(uit)


def over_plannen(plannen: Sequence[Plan], peildatum: date, gemeente: str = "") -> tuple[str, ...]:
    """How plans were counted and what is not in them. gemeente: whose they are."""
    soorten = {p.soort for p in plannen}
    uit: list[str] = [
        f"Plannen die na {datum(peildatum)} beginnen tellen mee, tot en met "
        f"{max(p.tot for p in plannen).year}: de sociale huur en alle woningen bewegen beide.",
        "Woningen die anderen dan de corporaties bouwen zitten er niet in: komen die erbij, dan "
        "wordt het aandeel lager.",
    ]
    weg = [s for s in ("sloop", "verkoop") if s not in soorten]
    if weg:
        uit.append(f"In deze plannen staat geen {opsomming(weg)}: dat maakt ze te gunstig.")
    if los := zonder_gebied(plannen):
        uit.append(
            zin(
                "Van {} in de plannen is niet bekend in welk gebied: die tellen alleen voor de "
                "gemeente mee.",
                cijfer(naam_zonder_gebied(gemeente, peildatum), los, woningen),
            )
        )
    return tuple(uit)


def artikel(tekst: str) -> str:
    """A number as 'artikel 6'; words as they are ('visie, Leefbaarheid')."""
    return f"artikel {tekst}" if tekst[:1].isdigit() else tekst


def _waar(afspraken: Sequence[Afspraak], titels: Mapping[str, str]) -> str:
    """'artikel 3.1-9, Prestatieafspraken ...'"""
    artikelen = list(dict.fromkeys(artikel(a.artikel) for a in afspraken if a.artikel))
    documenten = list(dict.fromkeys(titels[a.id] for a in afspraken if a.id in titels))
    return ", ".join(d for d in (opsomming(artikelen), *documenten) if d)


RIJ = 62  # px: a line of words above each bar
_STIJL = {
    "nu": (INKT, "gerealiseerd"),
    "programma": (TOEVOEGING, "hard"),
    "verkoop": (ONTTREKKING, "hard"),
    "hard": (TOEVOEGING, "hard"),
    "zacht": (TOEVOEGING, "zacht"),
}


@dataclass(frozen=True)
class Programmastap:
    """A share at one moment or under one assumption.

    soort: nu, programma (as agreed), verkoop (the programme with the agreed sales), hard or zacht
    (plans). grens: 'hoogstens' where it is an upper bound. Sociaal and woningen make the share.
    namen: of sociaal, woningen and aandeel, as text: it travels with the page.
    """

    naam: str
    sociaal: int
    woningen: int
    soort: str = "nu"
    grens: str = ""
    namen: Mapping[str, str] = field(default_factory=dict)

    @property
    def aandeel(self) -> float | None:
        """S / T, in percent."""
        return in_procent((self.sociaal, self.woningen))

    @property
    def tekst(self) -> Tekst:
        """'hoogstens 22,9%'."""
        deel = self.cijfer("aandeel", een_decimaal(self.aandeel), procent)
        return zin("{} {}", self.grens, deel) if self.grens else deel

    def cijfernaam(self, maat: str) -> Cijfernaam | None:
        """The name of sociaal, woningen or aandeel; None where it was given none."""
        return Cijfernaam.lees(self.namen[maat]) if maat in self.namen else None

    def cijfer(self, maat: str, waarde: float | None, vorm: Callable[[Any], str] = getal) -> Tekst:
        """One of its figures, with its name."""
        naam = self.cijfernaam(maat)
        return cijfer(naam, waarde, vorm) if naam else zin(vorm(waarde))


def programma(
    stappen: Sequence[Programmastap], plaats: str, doel: float | None, wanneer: str = ""
) -> Grafiek:
    """A bar per step, the target as a dashed line. doel: percentage."""
    if len(stappen) < 2:
        geen = f"Van {plaats} is geen programma of plan bekend dat het aandeel verandert"
        return Grafiek(geen, f"{geen}.", Tabel(("Stap", "Sociale huur", "Woningen", "Aandeel"), ()))
    return Grafiek(
        titel=_titel(stappen, doel, wanneer),
        tekst=zin(
            "{}.{}",
            samen(map(_zin, stappen), "; "),
            "" if doel is None else f" Doel: {doel_tekst(doel)}.",
        ),
        tabel=Tabel(
            ("Stap", "Sociale huur", "Woningen", "Aandeel"),
            tuple((s.naam, s.sociaal, s.woningen, s.tekst) for s in stappen),
            namen=tuple(
                (None, s.cijfernaam("sociaal"), s.cijfernaam("woningen"), None) for s in stappen
            ),
        ),
        figuur=_figuur(stappen, doel),
        legenda=()
        if doel is None
        else (Legendasleutel(f"doel: {doel_tekst(doel)}", AFSPRAAK, "lijn"),),
    )


def haalt(stappen: Sequence[Programmastap], doel: float) -> bool:
    """Whether any of these steps reaches the target (percentage)."""
    return paren_halen(((s.sociaal, s.woningen) for s in stappen), doel)


def _zin(s: Programmastap) -> Tekst:
    sociaal, alle = s.cijfer("sociaal", s.sociaal), s.cijfer("woningen", s.woningen)
    return zin("{}: {} van {} woningen is {}", s.naam, sociaal, alle, s.tekst)


def _titel(stappen: Sequence[Programmastap], doel: float | None, wanneer: str) -> Tekst:
    eerste, *laatste = stappen
    woorden = [s.tekst for s in laatste]
    gelijk = len(set(woorden)) == 1
    tekst = zin(
        "Van {} naar {}{}",
        eerste.tekst,
        woorden[0] if gelijk else zin("{} of {}", woorden[0], woorden[-1]),
        f" {wanneer}" if wanneer else "",
    )
    if doel is None:
        return tekst
    wel = "boven" if haalt(laatste, doel) else "onder"
    return tekst + f", {wel} het doel van {doel_tekst(doel)}"


def _figuur(stappen: Sequence[Programmastap], doel: float | None) -> dict[str, Any]:
    n = len(stappen)
    hoog = max([doel or 0, *(s.aandeel or 0 for s in stappen)])
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": [s.aandeel],
                "y": [n - i],
                "width": 0.4,
                "marker": stijl(*_STIJL[s.soort]),
                "hovertemplate": f"{s.naam}: {getal(s.sociaal)} van {getal(s.woningen)}<br>"
                f"{s.tekst}<extra></extra>",
            }
            for i, s in enumerate(stappen)
        ],
        "layout": layout(
            RIJ * n + 64,
            barmode="overlay",
            margin={"l": 8, "r": 12, "t": 30, "b": 8},
            shapes=_doellijn(n, doel),
            annotations=[
                *_doelwoord(n, doel, hoog),
                # Names above the bars: beside them there is no room at 360 px.
                *(
                    {
                        "xref": "paper",
                        "x": 0,
                        "y": n - i + 0.2,
                        "text": f"{s.naam}: <b>{s.tekst}</b>",
                        "showarrow": False,
                        "xanchor": "left",
                        "yanchor": "bottom",
                        "bgcolor": "#ffffff",
                        "font": {"size": 12},
                    }
                    for i, s in enumerate(stappen)
                ),
            ],
            xaxis=as_getal(range=[0, hoog * 1.12], ticksuffix="%", nticks=5, tickformat=""),
            yaxis=as_namen(showticklabels=False, range=[0.5, n + 0.8]),
        ),
    }


def _doellijn(n: int, doel: float | None) -> list[dict[str, Any]]:
    """The target as a dashed line; nothing without one."""
    if doel is None:
        return []
    return [
        {
            "type": "line",
            "x0": doel,
            "x1": doel,
            "y0": 0.4,
            "y1": n + 0.75,
            "line": {"color": AFSPRAAK, "width": 2, "dash": "dash"},
            "layer": "below",
        }
    ]


def _doelwoord(n: int, doel: float | None, hoog: float) -> list[dict[str, Any]]:
    if doel is None:
        return []
    return [
        {
            "x": doel,
            "y": n + 0.75,
            "yanchor": "bottom",
            "xanchor": "right" if doel > hoog * 0.8 else "center",
            "text": f"<b>doel: {doel_tekst(doel)}</b>",
            "showarrow": False,
            "font": {"color": AFSPRAAK, "size": 12},
        }
    ]
