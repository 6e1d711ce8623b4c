"""Why a delivered row does not count: one rule, one text, for every page and download.

Source: docs/definitions.md, "Netto groei" and "Plannen". A plan is `vervallen` for one of two
reasons that must not be mixed up: realised figures cover its whole period, or the homes of its
project are there already, whatever the period.
"""

from __future__ import annotations

from domain.mutaties import SEGMENTEN
from domain.plannen.planregel import TOTAAL, PlanRegel

REDENEN = {
    "onzelfstandig": "onzelfstandige woningen tellen niet mee in de netto groei",
    "vervallen": "plan telt niet meer: over de hele periode zijn er gerealiseerde cijfers",
    "gebouwd": "plan telt niet meer: deze woningen van het project zijn er al",
    "opgeleverd": "volgens de bron al opgeleverd: een los feit, dat niet meetelt in de netto groei",
    "correctie": "correctie op een eerdere telling: staat alleen in de voorraadbalans",
    "corporatie": "van dit plan is geen corporatie bekend",
    "koop": "koopwoningen horen niet bij de sociale voorraad",
    "onbekend": "van dit plan is het segment niet bekend",
    "totaal": "dit zijn alle woningen samen, niet gesplitst naar segment",
    "gebied": "gebied is niet bekend, dus niet te plaatsen in de gekozen gebieden",
    "periode": "periode valt maar voor een deel in de gekozen periode",
}


def reden_zin(code: str) -> str:
    """The reason as a sentence of its own, as a stand keeps it."""
    tekst = REDENEN[code]
    return f"{tekst[:1].upper()}{tekst[1:]}."


def code_vervallen(reden: str | None) -> str:
    """Why a plan is vervallen: `gebouwd` where its stored reason is about its project."""
    return "gebouwd" if reden and reden != reden_zin("vervallen") else "vervallen"


def code_lijst(*, opgeleverd: bool, corporatie: str | None, segment: str) -> str | None:
    """Why a row of a plan list has no effect on a stock; None where it has one."""
    if opgeleverd:
        return "opgeleverd"
    if segment == TOTAAL:
        return "totaal"
    if corporatie is None:
        return "corporatie"
    return None if segment in SEGMENTEN else segment


def code_plan(r: PlanRegel) -> str:
    """Why a plan is in no sum; of REDENEN."""
    if r.vervallen:
        return code_vervallen(r.reden)
    lijst = code_lijst(opgeleverd=r.opgeleverd, corporatie=r.corporatie, segment=r.segment)
    return lijst or ("correctie" if r.soort == "correctie" else "onzelfstandig")
