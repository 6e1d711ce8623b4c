"""The name of a figure: what it says, of whom, over which days. One name is one value.

    netto|GM0356|2024..2025|gerealiseerd
    maat |over  |dagen     |aard        |keuze...

Every figure on a page carries it (`data-cijfer`), downloads and docs/definitions.md ("Names of
figures") use the same, so that a test can hold them all against each other and count them again
from what was delivered. A name holds for the stand that is shown; a figure of another stand says
so (`stand=`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, unquote

from domain.filters import STANDAARD, Filters
from domain.perioden import Periode

ALLES = "alles"  # no gemeente chosen
_EIGEN = "+:/@,"  # what joins codes, and needs no escape


@dataclass(frozen=True, slots=True)
class Cijfernaam:
    """maat: what is measured (netto, nieuwbouw, aandeel, afspraak, ...). over: of whom (`over`,
    or the id of an afspraak, a project, a levering). dagen: a day, years or a stretch (`stuk`), ""
    where time has no part in it. aard: which of its kinds (gerealiseerd, hard, zacht; for an
    afspraak the field of its `domain.afspraken.oordeel.Oordeel`). keuze: what was chosen otherwise
    than the standard, sorted by name.
    """

    maat: str
    over: str
    dagen: str = ""
    aard: str = ""
    keuze: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        vast = (self.maat, self.over, self.dagen, self.aard)
        delen = [quote(d, safe=_EIGEN) for d in vast]
        delen += [f"{n}={quote(w, safe=_EIGEN)}" for n, w in self.keuze]
        return "|".join(delen)

    def met(self, **keuze: object) -> Cijfernaam:
        """The same with other choices on top; a choice of None or "" is no choice."""
        samen = dict(self.keuze) | {n: str(w) for n, w in keuze.items() if w not in (None, "")}
        return replace(self, keuze=tuple(sorted(samen.items())))

    @staticmethod
    def lees(tekst: str) -> Cijfernaam:
        """A name from its text. Raises ValueError where it is none."""
        delen = tekst.split("|")
        if len(delen) < 4 or not delen[0]:
            raise ValueError(f"geen naam van een cijfer: {tekst}")
        keuze = []
        for deel in delen[4:]:
            naam, is_, waarde = deel.partition("=")
            if not is_:
                raise ValueError(f"geen naam van een cijfer: {tekst}")
            keuze.append((naam, unquote(waarde)))
        maat, over_, dagen, aard = map(unquote, delen[:4])
        return Cijfernaam(maat, over_, dagen, aard, tuple(keuze))


def over(
    gemeente: Iterable[str] = (), corporatie: Iterable[str] = (), gebied: Iterable[str] = ()
) -> str:
    """Of whom: GM0307, GM0307/L0117+L0126, GM1904:WK190400, alles; codes in order."""
    waar = "+".join(sorted(gemeente)) or ALLES
    wie = "+".join(sorted(corporatie))
    kern = "+".join(sorted(gebied))
    return f"{waar}{f':{kern}' if kern else ''}{f'/{wie}' if wie else ''}"


def stuk(van: date | None, tot: date | None) -> str:
    """Days: 2024, 2024..2025, 2024-03-12..2024-11-05, 2025.. (no end), one day as 2024-12-31."""
    if van and van == tot:
        return van.isoformat()
    if van and tot and Periode(van, tot).soort == "jaar":
        return str(van.year)
    begin = "" if van is None else str(van.year) if van.month == van.day == 1 else van.isoformat()
    oud = tot is not None and (tot.month, tot.day) == (12, 31)
    eind = "" if tot is None else str(tot.year) if oud else tot.isoformat()
    return f"{begin}..{eind}"


# What a name says in its own places, or of a figure of another stand alone.
_VAST = ("gemeente", "corporatie", "gebied", "van", "tot", "status", "stand")


def keuze_van(filters: Filters) -> tuple[tuple[str, str], ...]:
    """What was chosen otherwise than the standard: duur, segment, perspectief, sloop. A new field
    of Filters is in it by itself: two selections have two names."""
    uit = []
    for veld in sorted(set(filters.velden()) - set(_VAST)):
        waarde = getattr(filters, veld)
        if waarde != getattr(STANDAARD, veld):
            uit.append((veld, waarde if isinstance(waarde, str) else ",".join(waarde)))
    return tuple(uit)


def van_groei(maat: str, filters: Filters, dagen: Periode | None, status: str) -> Cijfernaam:
    """netto, toevoeging, onttrekking or a soort, of a selection, over the days that are counted.

    dagen: what the figure is about (only rows wholly inside count); None: the chosen period.
    """
    stuk_ = stuk(dagen.van, dagen.tot) if dagen else stuk(filters.van, filters.tot)
    wie = over(filters.gemeente, filters.corporatie, filters.gebied)
    return Cijfernaam(maat, wie, stuk_, status, keuze_van(filters))


def van_afspraken(over_: str, peildatum: date | None, status: str, **keuze: object) -> Cijfernaam:
    """How many afspraken have a status. over_: as `over` gives it. peildatum: None where each
    gemeente has its own. keuze: what was chosen of them (indicator, thema, binding)."""
    dagen = stuk(peildatum, peildatum) if peildatum else ""
    return Cijfernaam("afspraken", over_, dagen, status).met(**keuze)


def van_afspraak(afspraak: str, peildatum: date | None, veld: str) -> Cijfernaam:
    """A figure of an afspraak on a peildatum. veld: of `domain.afspraken.oordeel.Oordeel`."""
    return Cijfernaam("afspraak", afspraak, stuk(peildatum, peildatum) if peildatum else "", veld)
