"""How sure a forecast is, in words: the chance, its assumptions, what must be said with it."""

from __future__ import annotations

from domain.aannames import Aanname
from domain.prognosekans import Kans, woord
from domain.prognoseplan import BLOK, Planpost
from figures.getallen import afgerond, getal, opsomming, woningen
from figures.prognose_beeld import Beeld

UITLEG = (
    "We rekenen de plannen 10.000 keer door. Elke keer loten we per project of het doorgaat, en "
    f"hoeveel jaar het later komt. Plannen zonder project loten we in blokken van {BLOK} woningen.",
    "De kans en de uitloop staan in de tabel met aannames. Het zijn onze aannames: ze zijn "
    "bekeken, niet gemeten. Verander ze gerust; uw keuze staat in het adres en in de download.",
    "In elke doorrekening zit de tijd mee of tegen, voor alle plannen tegelijk. Dan ligt hun kans "
    "hoger of lager, tussen laag en hoog.",
    "Sloop, verkoop en andere onttrekkingen loten mee met dezelfde kans: ook die kunnen "
    "uitblijven. Alle delen van een project gaan samen door, of samen niet.",
    "De band loopt van het 10e tot het 90e percentiel: 1 van de 10 doorrekeningen komt lager uit, "
    "1 van de 10 hoger.",
    "De kans op de afspraak is een bereik. De ene kant rekent met de lage kans voor wat erbij komt "
    "en de hoge kans voor wat eraf gaat, de andere kant omgekeerd.",
    "Een plan dat door uitloop na het einde van de afspraak komt, telt niet mee. Dezelfde stand en "
    "dezelfde aannames geven altijd dezelfde getallen.",
)


def kanswoord(k: Kans) -> str:
    """'onzeker', 'onwaarschijnlijk tot onzeker'."""
    laag, hoog = k.woorden
    return laag if laag == hoog else f"{laag} tot {hoog}"


def kansgetal(k: Kans) -> str:
    """'tussen 35% en 60%', 'minder dan 5%': to five points, since assumptions are no finer."""
    laag, hoog = _vijf(k.laag), _vijf(k.hoog)
    if k.hoog < 5:
        return "minder dan 5%"
    if k.laag >= 95:
        return "meer dan 95%"
    if k.laag < 5 and k.hoog >= 95:
        return "van minder dan 5% tot meer dan 95%"
    if k.laag < 5:
        return f"hoogstens {hoog}%"
    if k.hoog >= 95:
        return f"minstens {laag}%"
    return f"ongeveer {laag}%" if laag == hoog else f"tussen {laag}% en {hoog}%"


def _vijf(kans: float) -> int:
    return 5 * int(afgerond(kans / 5))


def kansdoel(b: Beeld) -> str:
    """What the chance is about: 'minstens 3.200 te halen'."""
    if b.doel_max is not None:
        return f"tussen {getal(b.doel)} en {getal(b.doel_max)} uit te komen"
    if b.is_maximum:
        return f"niet boven {getal(b.doel)} uit te komen"
    return f"minstens {getal(b.doel)} te halen"


def geen_kans(b: Beeld, ontbreekt: str | None) -> str:
    """Why there is no chance."""
    if ontbreekt:
        return f"{ontbreekt} Daarom is er geen band en geen kans."
    if b.afspraak is None:
        return "Kies een afspraak om te zien hoe groot de kans is dat die wordt gehaald."
    if b.doel is None:
        return "Deze afspraak heeft geen getal, dus is er geen kans te geven."
    if b.afspraak.oordeel_als is None:
        return (
            "Deze streefwaarde is niet als minimum of maximum afgesproken. Daarom is er geen kans "
            "te geven."
        )
    return "Gerealiseerde cijfers ontbreken. Daarom is er geen kans te geven."


def vleit(b: Beeld) -> str | None:
    """That plans without sloop or verkoop flatter; None where they do not."""
    if not b.prognose.vleit:
        return None
    weg = opsomming(b.prognose.vleit)
    return f"In deze plannen staat geen {weg}: dat maakt de prognose te gunstig."


def niet_geteld(posten: tuple[Planpost, ...], reden: str) -> str:
    """Plans left out, counted: '2 plannen tellen niet mee (40 woningen): ...'."""
    woord_ = "plan telt" if len(posten) == 1 else "plannen tellen"
    som = sum(abs(p.saldo) for p in posten)
    return f"{getal(len(posten))} {woord_} niet mee ({woningen(som)}): {reden}."


def zonder_project(b: Beeld) -> str | None:
    """That a row without a project is drawn in blocks; None where all have one."""
    n, alle = b.prognose.zonder_project, len(b.prognose.posten)
    if not n:
        return None
    woord_ = "noemt" if n == 1 else "noemen"
    wie = "Het plan" if alle == 1 else f"{getal(n)} van de {getal(alle)} plannen"
    return f"{wie} {woord_} geen project. Daarover loten we in blokken van hooguit {BLOK} woningen."


def soort_plan(a: Aanname) -> str:
    """'Harde plannen', 'Zachte plannen, fase vergunning'."""
    naam = "Harde plannen" if a.hardheid == "hard" else "Zachte plannen"
    return f"{naam}, fase {a.fase}" if a.fase else naam


def schaal() -> str:
    """The words and their limits, for the explanation."""
    return (
        f"Woorden: onder 5% {woord(0)}, onder 25% {woord(5)}, onder 75% {woord(25)}, onder 95% "
        f"{woord(75)}, vanaf 95% {woord(95)}. Getallen ronden we af op vijf procentpunten."
    )
