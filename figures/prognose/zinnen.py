"""The sentences of Prognose, made from the data: the message, and how sure a forecast is.

The message holds what the plans bring against what was agreed. How sure that is: the chance, its
assumptions, what must be said with it.
"""

from __future__ import annotations

from domain.afspraken.oordeel import BEHAALD, NIET_BEHAALD
from domain.cijfernaam import Cijfernaam
from domain.opsomming import opsomming
from domain.prognose.aannames import Aanname
from domain.prognose.afstand import BINNEN, BOVEN, ONDER, PRECIES, afstand
from domain.prognose.cijfernamen import Prognosenaam
from domain.prognose.planpost import BLOK
from domain.prognose.trekking import Kans, woord
from figures.basis.getallen import woningen
from figures.basis.zin import Tekst, cijfer, lijst, samen, zin
from figures.prognose.tekening import Prognosebeeld

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


_KANS = {
    "laag": "{hoog}", "hoog": "{laag}", "alles": "van {laag} tot {hoog}",
    "hoogstens": "hoogstens {hoog}", "minstens": "minstens {laag}", "ongeveer": "ongeveer {laag}",
    "tussen": "tussen {laag} en {hoog}",
}  # fmt: skip


def kansgetal(k: Kans, namen: Prognosenaam, laag: str) -> Tekst:
    """'tussen 35% en 60%', 'minder dan 5%'. laag: hard or zacht."""

    def eind(welk: str, exact: float, vijf: int) -> Tekst:
        tekst = "minder dan 5%" if exact < 5 else "meer dan 95%" if exact >= 95 else f"{vijf}%"
        naam = namen.geloot(namen.tot.year, f"{laag}.kans_{welk}")
        return cijfer(naam, exact, lambda _: tekst)

    onder, boven = k.vijven
    return zin(_KANS[k.soort], laag=eind("laag", k.laag, onder), hoog=eind("hoog", k.hoog, boven))


def kansdoel(b: Prognosebeeld) -> Tekst:
    """What the chance is about: 'minstens 3.200 te halen'."""
    if b.doel_max is not None:
        laag = cijfer(b.namen.heel("doel_totaal"), b.doel)
        hoog = cijfer(b.namen.heel("doel_totaal_max"), b.doel_max)
        return zin("tussen {} en {} uit te komen", laag, hoog)
    getal_ = cijfer(b.namen.heel("doel_totaal"), b.doel)
    sjabloon = "niet boven {} uit te komen" if b.is_maximum else "minstens {} te halen"
    return zin(sjabloon, getal_)


def geen_kans(b: Prognosebeeld, ontbreekt: str | None) -> str:
    """Why there is no chance."""
    if b.geworden:
        return "De periode is voorbij: er is niets meer te voorspellen."
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


def vleit(b: Prognosebeeld) -> str | None:
    """That plans without sloop or verkoop flatter; None where they do not."""
    if not b.prognose.vleit:
        return None
    weg = opsomming(b.prognose.vleit)
    return f"In deze plannen staat geen {weg}: dat maakt de prognose te gunstig."


def niet_geteld(b: Prognosebeeld, wat: str, aantal: int, som: int, reden: str) -> Tekst:
    """Plans left out, counted: '2 plannen tellen niet mee (40 woningen): ...'. wat: in a name."""
    woord_ = "plan telt" if aantal == 1 else "plannen tellen"
    n = cijfer(b.namen.los(f"{wat}.plannen"), aantal)
    homes = cijfer(b.namen.los(f"{wat}.woningen"), som, woningen)
    return zin("{} {} niet mee ({}): {}.", n, woord_, homes, reden)


def zonder_project(b: Prognosebeeld) -> Tekst | None:
    """That a row without a project is drawn in blocks; None where all have one."""
    n, alle = b.prognose.zonder_project, len(b.prognose.posten)
    if not n:
        return None
    woord_ = "noemt" if n == 1 else "noemen"
    van = cijfer(b.namen.los("zonder_project.plannen"), n), cijfer(b.namen.los("plannen"), alle)
    wie = zin("Het plan") if alle == 1 else zin("{} van de {} plannen", *van)
    slot = f"geen project. Daarover loten we in blokken van hooguit {BLOK} woningen."
    return zin("{} {} {}", wie, woord_, slot)


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


GEEN_PLANNEN = "geen plannen die hiervoor tellen"


def kernzin(b: Prognosebeeld) -> Tekst:
    """The one sentence that a wethouder takes away: nested answers, against what was agreed."""
    if b.geworden:
        return _geworden(b)
    if not b.hardheden:
        return _zonder_plannen(b)
    if b.doel is None:
        return _zonder_doel(b)
    van = doel(b)
    if not b.peildatum:
        return _onbekend(b, van)
    delen = [
        zin("{} plannen {} {}", soort, komt, _tegen(b, h, van if n == 0 else ""))
        for n, (soort, h, komt) in enumerate(
            deel
            for deel in (
                ("Met harde", "hard", f"komt {b.plaats} op"),
                ("met ook zachte" if "hard" in b.hardheden else "Met zachte", "zacht",
                 "op" if "hard" in b.hardheden else f"komt {b.plaats} op"),
            )
            if deel[1] in b.hardheden
        )
    ]  # fmt: skip
    uit = samen(delen, "; ") + "."
    if len(b.hardheden) == 2:
        return uit
    andere = "Zachte" if "hard" in b.hardheden else "Harde"
    return uit + f" {andere} plannen zijn er niet."


def doel(b: Prognosebeeld) -> Tekst:
    """'500', 'hoogstens 500', '500 tot 600'."""
    laag = cijfer(b.namen.heel("doel_totaal"), b.doel)
    if b.doel_max is not None:
        return zin("{} tot {}", laag, cijfer(b.namen.heel("doel_totaal_max"), b.doel_max))
    return zin("{}{}", "hoogstens " if b.is_maximum else "", laag)


def _tegen(b: Prognosebeeld, hardheid: str, van: str) -> Tekst:
    """'480 van 500: 20 te weinig'."""
    p = b.prognose
    n = p.met_hard if hardheid == "hard" else p.met_zacht
    kop = cijfer(b.namen.heel(f"met_{hardheid}"), n)
    return zin("{}{}: {}", kop, zin(" van {}", van) if van else "", _oordeel(b, n, hardheid))


def _geworden(b: Prognosebeeld) -> Tekst:
    """What became of a period that is over, as it was judged."""
    nu = cijfer(b.namen.heel("gerealiseerd"), b.gerealiseerd)
    kop = f"De periode {b.dagen} is voorbij"
    if b.doel is None or b.gerealiseerd is None:
        return zin("{}: {} kwam op {}.", kop, b.plaats, nu)
    uit = zin("{}: {} kwam op {} van {}: {}", kop, b.plaats, nu, doel(b),
              _oordeel(b, b.gerealiseerd, "gerealiseerd"))  # fmt: skip
    status = b.oordeel.status if b.oordeel else ""
    if status in (BEHAALD, NIET_BEHAALD):
        return zin("{}. De afspraak is {}.", uit, status)
    return uit + "."


def _onbekend(b: Prognosebeeld, van: Tekst) -> Tekst:
    """Realised figures are missing, of all parties or of some. van: the target in words."""
    p = b.prognose
    if b.deels:
        return zin(
            "Met de cijfers die er zijn en harde plannen komt {} op {} van {}; een deel van wat er "
            "is gerealiseerd, is onbekend.",
            b.plaats, cijfer(_hard(b), p.met_hard), van,
        )  # fmt: skip
    delen = [
        zin("{} van {} in {} plannen", cijfer(b.namen.heel(f"met_{h}"), n), van, soort)
        for soort, h, n in (("harde", "hard", p.met_hard), ("ook zachte", "zacht", p.met_zacht))
        if h in b.hardheden
    ]
    return zin("{} heeft {}; wat er is gerealiseerd, is onbekend.", b.plaats, lijst(delen))


def _hard(b: Prognosebeeld) -> Cijfernaam:
    return b.namen.heel("met_hard") if "hard" in b.hardheden else b.namen.los("hard")


def _zonder_plannen(b: Prognosebeeld) -> Tekst:
    if b.gerealiseerd is None:
        return zin("Van {} zijn er geen gerealiseerde cijfers en {}.", b.plaats, GEEN_PLANNEN)
    uit = zin("{} staat op {}", b.plaats, cijfer(b.namen.heel("gerealiseerd"), b.gerealiseerd))
    if b.doel is not None:
        uit = zin("{} van {}: {}", uit, doel(b), _oordeel(b, b.gerealiseerd, "gerealiseerd"))
    return zin("{}. Er zijn {}.", uit, GEEN_PLANNEN)


def _zonder_doel(b: Prognosebeeld) -> Tekst:
    p = b.prognose
    delen = [
        zin("met {} plannen netto met {}", soort, cijfer(b.namen.heel(f"met_{h}"), n))
        for soort, h, n in (("harde", "hard", p.met_hard), ("ook zachte", "zacht", p.met_zacht))
        if h in b.hardheden
    ]
    slot = "" if b.peildatum else " Wat er is gerealiseerd, is onbekend."
    werk = "groeit" if p.met_zacht >= 0 else "krimpt"
    return zin("In {} {} {} {} {}.{}", b.dagen, werk, b.plaats, samen(delen, "; "), b.wat, slot)


def _oordeel(b: Prognosebeeld, n: float, wat: str) -> Tekst:
    """How a number at the end stands to what was agreed; a maximum is never a minimum."""
    als = b.afspraak.oordeel_als if b.afspraak else None
    a = afstand(n, b.doel or 0, b.doel_max)
    hoeveel = cijfer(b.namen.los(f"{wat}.afstand"), a.aantal)
    if a.waar == BINNEN:
        return zin("dat ligt binnen de grenzen")
    if a.waar not in (PRECIES, BOVEN, ONDER):
        return zin("{} {}", hoeveel, a.waar)
    precies, erboven, eronder = _WOORDEN[als]
    woord = {PRECIES: precies, BOVEN: erboven, ONDER: eronder}[a.waar]
    if not b.geworden or als != "maximum" or a.waar != ONDER:
        return zin(woord, hoeveel) if a.waar != PRECIES else zin(woord)
    return zin("{} onder het maximum", hoeveel)


_WOORDEN = {
    "minimum": ("precies genoeg", "{} meer dan nodig", "{} te weinig"),
    "maximum": ("precies het maximum", "{} te veel", "nog ruimte voor {}"),
    None: ("precies de streefwaarde", "{} erboven", "{} eronder"),
}
