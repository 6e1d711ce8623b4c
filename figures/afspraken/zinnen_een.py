"""The sentences on Afspraken and on the page of one afspraak: short, plain Dutch, one fact each.

All are made from the data. Source of the rules: docs/definitions.md, "Status of an afspraak".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.cijfernamen import naam_aantal
from domain.afspraken.keuze import STANDAARD, AfspraakFilters
from domain.afspraken.oordeel import GEEN_CIJFERS, GEEN_STATUS, NOG_NIET_BEGONNEN, Oordeel
from domain.afspraken.telling import Samenvatting, vat_samen
from domain.opsomming import opsomming
from domain.perioden import Periode
from figures.afspraken.lijst import Lijstafspraak
from figures.afspraken.woorden import beoordeeld, doel, reden
from figures.basis.getallen import datum, jaren
from figures.basis.zin import Tekst, cijfer, lijst, zin

_WOORD = {"aandacht": "met aandacht", "achter": "achter"}
_EEN = {"aandacht": "vraagt aandacht", "achter": "loopt achter"}


def boodschap(
    lijnen: Sequence[Lijstafspraak], plaats: str, filters: AfspraakFilters = STANDAARD
) -> Tekst:
    """How many afspraken can be judged, and how those stand. plaats: 'in Voorbeeldstad', or ''.

    Parts are never counted again; invented afspraken are never counted with real ones. filters: of
    the selection, for the names of the figures.
    """
    s, waar = vat_samen(lijnen), f" {plaats}" if plaats else ""
    oordelen = s.oordelen
    if not s.totaal:
        return zin("Er zijn geen afspraken{} die bij deze keuze passen.", waar)
    if s.totaal == 1:
        status = oordelen[0] if oordelen else ""
        slot = _EEN.get(status, f"is {status}") if status else "kan nog niet worden beoordeeld"
        return zin("De afspraak{} {}.", waar, slot)
    alle = zin("Van de {} afspraken{}", _n(s, filters, "", s.totaal), waar)
    if not s.beoordeeld:
        return zin("{} kan er nog geen worden beoordeeld.", alle)
    hoe = lijst(
        zin("{} {}", _n(s, filters, w, s.telling[w].afspraken), _WOORD.get(w, w)) for w in oordelen
    )
    if s.beoordeeld == s.totaal:
        return zin("{}: {}.", alle, hoe)
    n = _n(s, filters, "te_beoordelen", s.beoordeeld)
    zijn = "is" if s.beoordeeld == 1 else "zijn"
    return zin("{} {} er {} te beoordelen: {}.", alle, zijn, n, hoe)


def erbij(
    lijnen: Sequence[Lijstafspraak], filters: AfspraakFilters = STANDAARD
) -> tuple[Tekst, ...]:
    """What must be said with the message: what cannot be judged and why, parts, invented ones."""
    s, uit = vat_samen(lijnen), []

    def hoeveel(status: str) -> tuple[int, Tekst]:
        n = s.telling[status].afspraken
        return n, _afspraken(_n(s, filters, status, n), n)

    if NOG_NIET_BEGONNEN in s.telling:
        n, wie = hoeveel(NOG_NIET_BEGONNEN)
        uit.append(zin("{} {} nog niet begonnen.", wie, "is" if n == 1 else "zijn"))
    if GEEN_CIJFERS in s.telling:
        kop = zin("Van {} ontbreken cijfers", hoeveel(GEEN_CIJFERS)[1])
        met = _n(s, filters, GEEN_CIJFERS, s.met_prognose, prognose="ja")
        slot = zin("; bij {} daarvan staat een prognose.", met) if s.met_prognose else "."
        uit.append(kop + slot)
    if GEEN_STATUS in s.telling:
        n, wie = hoeveel(GEEN_STATUS)
        heeft = "heeft" if n == 1 else "hebben"
        uit.append(zin("{} {} geen getal, einde of richting om op te beoordelen.", wie, heeft))
    if s.delen:
        een = s.delen == 1
        n_delen = cijfer(naam_aantal(filters, delen="ja"), s.delen)
        wat = zin("staat ook {} deel" if een else "staan ook {} delen", n_delen)
        tellen = "dat telt" if een else "die tellen"
        uit.append(zin("In de lijst {} van een afspraak; {} niet nog eens mee.", wat, tellen))
    if s.verzonnen:
        apart = [r for r in lijnen if r.afspraak.fictief and not r.is_deel]
        waar = opsomming(sorted({r.gemeente for r in apart if r.gemeente}))
        wie = _afspraken(cijfer(naam_aantal(filters, fictief="ja"), s.verzonnen), s.verzonnen)
        van = f" van {waar}" if waar else ""
        uit.append(zin("{}{}: verzonnen, en hier niet meegeteld.", wie, van))
    return tuple(uit)


def _n(s: Samenvatting, f: AfspraakFilters, status: str, n: int, **keuze: str) -> Tekst:
    if s.gemengd:
        keuze["fictief"] = "nee"
    return cijfer(naam_aantal(f, status, **keuze), n)


def _afspraken(getoond: Tekst, n: int) -> Tekst:
    return zin("{} {}", getoond, "afspraak" if n == 1 else "afspraken")


def peildata(lijnen: Sequence[Lijstafspraak], gevraagd: date | None) -> str:
    """On which day each gemeente was judged, and whose figures do not reach the day asked for."""
    per = {r.gemeente: r.peildatum for r in lijnen if r.gemeente and r.peildatum}
    if not per:
        return "Peildatum: onbekend."
    dagen = sorted(set(per.values()))
    if len(dagen) == 1:
        zin = f"Peildatum: {datum(dagen[0])}."
    else:
        delen = [f"{datum(d)} voor {_wie([g for g in per if per[g] == d])}" for d in dagen]
        zin = f"Peildatum: {'; '.join(delen)}."
    eerder = [g for g, d in per.items() if gevraagd and d < gevraagd]
    if eerder:
        zin += f" De cijfers van {_wie(eerder)} reiken niet tot {datum(gevraagd)}."
    return zin


def gekozen(filters: AfspraakFilters) -> str:
    """The filters that the message only calls 'deze filters': paper shows no controls."""
    namen = ("thema", "status", "binding")
    delen = [f"{n}: {', '.join(w)}" for n in namen if (w := getattr(filters, n))]
    return f"U ziet alleen {'; '.join(delen)}." if delen else ""


def _wie(gemeenten: list[str]) -> str:
    wie = sorted(gemeenten, key=str.casefold)
    return opsomming(wie if len(wie) <= 4 else [*wie[:3], f"{len(wie) - 3} andere gemeenten"])


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


def boodschap_van_een(a: Afspraak, o: Oordeel, peildatum: date | None) -> Tekst:
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
