"""What a reader must know to believe the share with a programme or with plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.kernen.cijfernamen import naam_programma, naam_zonder_gebied
from domain.kernen.programma import Plan, Programma, zonder_gebied
from figures.basis.getallen import datum, opsomming, woningen
from figures.basis.zin import cijfer, zin
from figures.kernen.woorden import DEFINITIE


def over_programma(
    p: Programma, peildatum: date, definitie: str | None, titels: Mapping[str, str]
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
