"""The sentences on Afspraken, made from the data: short, plain Dutch, one fact each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.afspraken.cijfernamen import naam_aantal
from domain.afspraken.keuze import STANDAARD, AfspraakFilters
from domain.afspraken.oordeel import GEEN_CIJFERS, GEEN_STATUS, NOG_NIET_BEGONNEN
from domain.afspraken.telling import Samenvatting, vat_samen
from figures.afspraken.lijn import Lijn
from figures.basis.getallen import datum, opsomming
from figures.basis.zin import Tekst, cijfer, lijst, zin

_WOORD = {"aandacht": "met aandacht", "achter": "achter"}
_EEN = {"aandacht": "vraagt aandacht", "achter": "loopt achter"}


def boodschap(lijnen: Sequence[Lijn], plaats: str, filters: AfspraakFilters = STANDAARD) -> Tekst:
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


def erbij(lijnen: Sequence[Lijn], filters: AfspraakFilters = STANDAARD) -> tuple[Tekst, ...]:
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


def peildata(lijnen: Sequence[Lijn], gevraagd: date | None) -> str:
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
