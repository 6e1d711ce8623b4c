"""The sentences on Afspraken, made from the data: short, plain Dutch, one fact each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.afspraakkeuze import AfspraakFilters
from domain.oordeel import GEEN_CIJFERS, GEEN_STATUS, NIET_TE_BEOORDELEN, NOG_NIET_BEGONNEN
from figures.afspraken_lijn import Lijn
from figures.afspraken_telling import tel
from figures.getallen import datum, getal, opsomming

_WOORD = {"aandacht": "met aandacht", "achter": "achter"}
_EEN = {"aandacht": "vraagt aandacht", "achter": "loopt achter"}


def boodschap(lijnen: Sequence[Lijn], plaats: str) -> str:
    """How many afspraken can be judged, and how those stand. plaats: 'in Voorbeeldstad', or ''.

    Parts are never counted again; invented afspraken are never counted with real ones.
    """
    heel = _mee(lijnen)
    telling, totaal, waar = tel(heel), len(heel), f" {plaats}" if plaats else ""
    oordelen = [s for s in telling if s not in NIET_TE_BEOORDELEN]
    n = sum(telling[s].afspraken for s in oordelen)
    if not totaal:
        return f"Er zijn geen afspraken{waar} die bij deze keuze passen."
    if totaal == 1:
        status = oordelen[0] if oordelen else ""
        slot = _EEN.get(status, f"is {status}") if status else "kan nog niet worden beoordeeld"
        return f"De afspraak{waar} {slot}."
    alle = f"Van de {getal(totaal)} afspraken{waar}"
    if not n:
        return f"{alle} kan er nog geen worden beoordeeld."
    hoe = opsomming([f"{getal(telling[s].afspraken)} {_WOORD.get(s, s)}" for s in oordelen])
    if n == totaal:
        return f"{alle}: {hoe}."
    return f"{alle} {'is' if n == 1 else 'zijn'} er {getal(n)} te beoordelen: {hoe}."


def erbij(lijnen: Sequence[Lijn]) -> tuple[str, ...]:
    """What must be said with the message: what cannot be judged and why, parts, invented ones."""
    heel, uit = _mee(lijnen), []
    telling = tel(heel)
    if NOG_NIET_BEGONNEN in telling:
        n = telling[NOG_NIET_BEGONNEN].afspraken
        uit.append(f"{_afspraken(n)} {'is' if n == 1 else 'zijn'} nog niet begonnen.")
    if GEEN_CIJFERS in telling:
        zin = f"Van {_afspraken(telling[GEEN_CIJFERS].afspraken)} ontbreken cijfers"
        met = sum(r.oordeel.status == GEEN_CIJFERS and _prognose(r) for r in heel)
        uit.append(f"{zin}; bij {getal(met)} daarvan staat een prognose." if met else f"{zin}.")
    if GEEN_STATUS in telling:
        n = telling[GEEN_STATUS].afspraken
        heeft = "heeft" if n == 1 else "hebben"
        uit.append(f"{_afspraken(n)} {heeft} geen getal, einde of richting om op te beoordelen.")
    if delen := sum(r.is_deel for r in lijnen):
        wat = "staat ook 1 deel" if delen == 1 else f"staan ook {getal(delen)} delen"
        tellen = "dat telt" if delen == 1 else "die tellen"
        uit.append(f"In de lijst {wat} van een afspraak; {tellen} niet nog eens mee.")
    if apart := [r for r in lijnen if r.afspraak.fictief and not r.is_deel and _gemengd(lijnen)]:
        wie = opsomming(sorted({r.gemeente for r in apart if r.gemeente}))
        van = f" van {wie}" if wie else ""
        uit.append(f"{_afspraken(len(apart))}{van}: verzonnen, en hier niet meegeteld.")
    return tuple(uit)


def _mee(lijnen: Sequence[Lijn]) -> list[Lijn]:
    """What the message counts: no parts, and no invented afspraken beside real ones."""
    gemengd = _gemengd(lijnen)
    return [r for r in lijnen if not r.is_deel and not (gemengd and r.afspraak.fictief)]


def _gemengd(lijnen: Sequence[Lijn]) -> bool:
    return len({r.afspraak.fictief for r in lijnen}) > 1


def _afspraken(n: int) -> str:
    return f"{getal(n)} {'afspraak' if n == 1 else 'afspraken'}"


def _prognose(r: Lijn) -> bool:
    return r.oordeel.met_hard is not None or r.oordeel.met_zacht is not None


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
