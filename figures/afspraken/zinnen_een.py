"""The sentences on the page of one afspraak: its message, the rules, its day, what is missing.

Source of the rules: docs/definitions.md, "Status of an afspraak".
"""

from __future__ import annotations

from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import Oordeel
from domain.perioden import Periode
from figures.afspraken.doel import beoordeeld, doel
from figures.afspraken.woorden import reden
from figures.basis.getallen import datum, jaren, opsomming
from figures.basis.zin import Tekst, zin

REGELS = {
    1: "Geen status: de afspraak heeft geen getal of geen einde, of is een streefwaarde waarvan "
    "niemand zei of ze als minimum of als maximum geldt. Nog niet begonnen: de periode begint na "
    "de peildatum.",
    2: "Overschreden: er is meer gerealiseerd dan het maximum.",
    3: "Geen cijfers: van een deel van de verstreken tijd ontbreken de gerealiseerde cijfers.",
    4: "Behaald of niet behaald: de periode is voorbij.",
    5: "Een minimum: op koers als er genoeg is gerealiseerd voor de verstreken tijd; aandacht als "
    "het doel met de harde plannen wordt gehaald; anders achter.",
    6: "Een maximum: achter als het met de harde plannen erboven komt; aandacht als er nu al meer "
    "is dan bij de verstreken tijd past; anders op koers.",
    7: "Een aandeel: op koers als het is gehaald of met de harde plannen op tijd wordt gehaald; "
    "aandacht als dat alleen met de zachte plannen lukt; anders achter. Een maximum andersom.",
}


def boodschap(a: Afspraak, o: Oordeel, peildatum: date | None) -> Tekst:
    """The message after the status: the numbers that it rests on."""
    if o.gerealiseerd is None or o.doel_totaal is None:
        if o.met_hard is None or o.doel_totaal is None:
            return reden(a, o)
        van = beoordeeld(a, o, "doel_totaal")
        return zin("{} Met harde plannen: {} van {}.", o.reden, beoordeeld(a, o, "met_hard"), van)
    op = f" op {datum(peildatum)}" if peildatum else ""
    nu = beoordeeld(a, o, "gerealiseerd")
    if a.is_aandeel:
        return zin("{}{}; afgesproken is {}.", nu, op, doel(a))
    return zin("{} van {}{}.{}", nu, _van(a, o), op, _nog(a, o))


def _van(a: Afspraak, o: Oordeel) -> Tekst:
    woord = {"minimum": "minstens ", "maximum": "hoogstens "}.get(a.oordeel_als or "", "")
    uit = zin("{}{}", woord, beoordeeld(a, o, "doel_totaal"))
    if o.doel_totaal_max is None:
        return uit
    return zin("{} tot {}", uit, beoordeeld(a, o, "doel_totaal_max"))


def _nog(a: Afspraak, o: Oordeel) -> Tekst:
    """What is left to do, or how much room there is; nothing once the period is over."""
    if o.tempo is None or o.resterend is None or not o.resterend:
        return zin("")
    rest, tempo = beoordeeld(a, o, "resterend"), beoordeeld(a, o, "tempo")
    if a.oordeel_als == "maximum":
        return zin(" Er is nog ruimte voor {}: {} per jaar.", rest, tempo)
    return zin(" Nog nodig: {}, dat is {} per jaar.", rest, tempo)


def ontbreekt(naam: str, perioden: tuple[Periode, ...]) -> str:
    """'Portaal: 2020-2021.'"""
    return f"{naam}: {opsomming([jaren(p.van, p.tot) for p in perioden])}."


def peildatum_zin(dag: date | None, gevraagd: date | None, *, heel: bool) -> str:
    """On which day it was judged, and why. heel: whether nothing realised is missing up to then."""
    if dag is None:
        return "Peildatum: onbekend. Er zijn geen cijfers bij deze afspraak."
    if gevraagd and dag == gevraagd:
        return f"Peildatum: {datum(dag)}, zoals gevraagd."
    uit = f"Peildatum: {datum(dag)}, het nieuwste cijfer van deze gemeente."
    if heel:
        uit = (
            f"Peildatum: {datum(dag)}, de laatste dag waarvan de gerealiseerde cijfers van alle "
            "partijen er zijn."
        )
    return f"{uit} De cijfers reiken niet tot {datum(gevraagd)}." if gevraagd else uit


def al_later(peildatum: date | None, gedekt_tot: date | None) -> str | None:
    """What must be said where an earlier peildatum was asked for than the figures reach."""
    if peildatum is None or gedekt_tot is None or gedekt_tot <= peildatum:
        return None
    return (
        f"De gerealiseerde cijfers reiken tot {datum(gedekt_tot)}. Wat na de peildatum is "
        "gerealiseerd, telt hier niet. De plannen voor die tijd staan niet meer in de stand. De "
        f"prognose mist dus wat er tussen {datum(peildatum)} en {datum(gedekt_tot)} gebeurde."
    )
