"""The bridge between two standen in words: its message, its lines, its reasons in short."""

from __future__ import annotations

from collections import Counter

from domain.brug import Brug, Lijn
from domain.mutaties import SOORTEN
from figures.getallen import getal, met_teken, opsomming

KORT = {
    "nieuw": "Nieuw",
    "vervangen": "Vervangen",
    "terug": "Telt weer mee",
    "weg": "Niet meer in de stand",
    "vervallen": "Plan vervallen",
    "herleefd": "Plan telt weer mee",
    "definitie": "Andere definitie",
    "rechtzetting": "Rechtgezet",
    "register": "Ander register",
}


def soort_label(soort: str) -> str:
    """What a soort is called."""
    return SOORTEN[soort].label if soort in SOORTEN else soort


def boodschap(b: Brug, van: str, naar: str) -> str:
    """The one sentence: how much it differs, and for which reasons. van, naar: their names."""
    tussen = f"Tussen {van} en {naar}"
    eind = sum(b.eind.values())
    waardoor = opsomming(_redenen(b))
    if b.verschil:
        woord = "stijgt" if b.verschil > 0 else "daalt"
        return f"{tussen} {woord} de netto groei met {getal(abs(b.verschil))}: {waardoor}"
    if not b.posten:
        return f"{tussen} verandert er niets aan de netto groei: die blijft {getal(eind)}"
    return f"{tussen} blijft de netto groei {getal(eind)}: {waardoor} heffen elkaar op"


def _redenen(b: Brug) -> list[str]:
    """What each reason adds, in the order of the bridge."""
    per: Counter[str] = Counter()
    for r in b.regels():
        per[r.lijn.oorzaak] += r.verschil
    return [f"{KORT[naam].lower()} {met_teken(saldo)}" for naam, saldo in per.items()]


def lijn_naam(lijn: Lijn) -> str:
    """A line of the bridge: reason, supplier, soort."""
    return f"{KORT[lijn.oorzaak]}: {lijn.leverancier}, {soort_label(lijn.soort).lower()}"


def in_woorden(b: Brug, van: str, naar: str) -> str:
    """All of the bridge as text, with the numbers of the chart."""
    delen = [f"{lijn_naam(r.lijn)} {met_teken(r.verschil)}" for r in b.regels()]
    waarom = f" {'; '.join(delen)}." if delen else ""
    return (
        f"Begin, {van}: {getal(sum(b.begin.values()))}.{waarom} "
        f"Eind, {naar}: {getal(sum(b.eind.values()))}."
    )
