"""Netto groei, the voorraadbalans and what counts for an afspraak: the formulas over plain rows.

Slow and obvious on purpose: what `store/vragen/groei`, `store/bouw/balans.py` and
`store/vragen/afspraken/tellen.py` count in SQL over many rows is held against this. Source:
docs/definitions.md, "Netto groei" and "Voorraadbalans"; docs/register-afspraken.md, "Wat telt".

    netto groei = sum of effect(soort, perspectief) x aantal
    begin + netto groei + correctie + onverklaard verschil = eind
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from domain.afspraken.meting import Meting, na_gerealiseerd
from domain.filters import Filters
from domain.leveringen.dekking import Perioden
from domain.mutaties import Effect, effecten
from domain.perioden import Periode
from domain.telregel import ALTIJD, Eis, aard, status, voldoet

Sleutel = TypeVar("Sleutel", bound=Hashable)


@dataclass(frozen=True)
class Mutatie:
    """One delivered row of voorraadmutaties, checked; docs/delivery-format.md has the columns.

    aantal: dwellings, 0 or more, signed only for correctie. vervallen: a plan whose whole period
    has realised figures (decision 5). Raises ValueError for a negative count elsewhere.
    """

    corporatie: str
    gemeente: str
    periode: Periode
    soort: str
    aantal: int
    segment: str = "sociaal"
    ander_segment: str | None = None
    duur: str = "permanent"
    status: str = "gerealiseerd"
    binnen_sector: bool = False
    zelfstandig: bool = True
    gebied: str | None = None
    vervallen: bool = False

    def __post_init__(self) -> None:
        if self.aantal < 0 and self.soort != "correctie":
            raise ValueError("alleen een correctie heeft een negatief aantal")


@dataclass(frozen=True)
class Saldoregel:
    """What one row does to one part of the stock: `saldo` dwellings, + or -, as the filters ask."""

    mutatie: Mutatie
    effect: Effect
    saldo: int


def netto_groei(mutaties: Iterable[Mutatie], filters: Filters) -> int:
    """Dwellings gained minus lost in the selection, in the chosen perspectief."""
    return sum(regel.saldo for regel in regels(mutaties, filters))


def regels(mutaties: Iterable[Mutatie], filters: Filters) -> Iterator[Saldoregel]:
    """The part of each row that counts in netto groei. A span counts only wholly inside."""
    van_soort = [e for e in _eisen(filters) if e.veld == "soort"]
    for mutatie, effect in _gekozen(mutaties, filters):
        telt = all(e.voldoet(mutatie.soort) for e in van_soort)
        if telt and mutatie.periode.ligt_in(filters.periode):
            per_woning = effect.sector if filters.perspectief == "sector" else effect.corporatie
            yield Saldoregel(mutatie, effect, per_woning * mutatie.aantal)


def per(
    sleutel: Callable[[Saldoregel], Sleutel], mutaties: Iterable[Mutatie], filters: Filters
) -> dict[Sleutel, int]:
    """Netto groei per whatever `sleutel` takes from a regel: corporatie, soort, status, jaar."""
    uit: Counter[Sleutel] = Counter()
    for regel in regels(mutaties, filters):
        uit[sleutel(regel)] += regel.saldo
    return dict(uit)


def correctie(mutaties: Iterable[Mutatie], filters: Filters) -> int:
    """The corrections of earlier counts: never growth, only a line of the voorraadbalans."""
    return sum(
        effect.correctie * mutatie.aantal
        for mutatie, effect in _gekozen(mutaties, filters)
        if mutatie.periode.ligt_in(filters.periode)
    )


def half_in_periode(mutaties: Iterable[Mutatie], filters: Filters) -> tuple[Mutatie, ...]:
    """The rows left out because only a part of their period is in the selection: to be said."""
    p = filters.periode
    return tuple(
        m
        for m in mutaties
        if m.periode.overlapt(p) and not m.periode.ligt_in(p) and any(_gekozen((m,), filters))
    )


def _gekozen(mutaties: Iterable[Mutatie], filters: Filters) -> Iterator[tuple[Mutatie, Effect]]:
    """Rows and effects that the filters ask for, whatever their soort and period."""
    eisen = [e for e in _eisen(filters) if e.veld != "soort"]
    for m in mutaties:
        if (
            (not filters.gemeente or m.gemeente in filters.gemeente)
            and (not filters.corporatie or m.corporatie in filters.corporatie)
            and (not filters.gebied or m.gebied in filters.gebied)
        ):
            for e in effecten(m.soort, m.segment, m.ander_segment, m.duur, m.binnen_sector):
                rij = vars(m) | {"segment": e.segment, "duur": e.duur}
                if voldoet(eisen, rij.__getitem__):
                    yield m, e


def _eisen(filters: Filters) -> tuple[Eis, ...]:
    return (*ALTIJD, *aard(filters), *status(filters))


@dataclass(frozen=True)
class Balans:
    """Dwellings on the begin and the end peildatum, and what is known of the days between."""

    begin: int
    netto: int
    correctie: int
    eind: int

    @property
    def onverklaard(self) -> int:
        """What the end counts more (+) or fewer (-) than begin, growth and corrections explain."""
        return self.eind - self.begin - self.netto - self.correctie

    @property
    def sluit(self) -> bool:
        """Whether nothing is left unexplained."""
        return self.onverklaard == 0


def balans(begin: int, eind: int, mutaties: Iterable[Mutatie], filters: Filters) -> Balans:
    """The balans of one part of the stock of one corporatie in one gemeente.

    filters name corporatie, gemeente, segment and duur; van is the day after the begin peildatum,
    tot the end peildatum. Status, perspectief and sloop are not the reader's choice here: only
    what happened counts, to the corporatie's own stock, all of it.
    """
    eigen = filters.met(status=("gerealiseerd",), perspectief="corporatie", sloop="met")
    rijen = tuple(mutaties)
    return Balans(begin, netto_groei(rijen, eigen), correctie(rijen, eigen), eind)


def meet(
    mutaties: Iterable[Mutatie],
    meting: Meting,
    status: str,
    gedekt: Mapping[str, Perioden] | None = None,
) -> int:
    """Dwellings of one status (gerealiseerd, hard, zacht) that count for the afspraak.

    gedekt: by corporatie the days of which the realised figures count. A plan with a day among
    them does not come after what is realised: its homes may be in there already, and a period is
    never split. So it does not count.
    """
    saldi = [
        regel.saldo
        for regel in regels(mutaties, meting.filters.met(status=(status,)))
        if all(e.voldoet(regel.mutatie.soort) for e in meting.eisen if e.veld == "soort")
        and (
            status == "gerealiseerd"
            or na_gerealiseerd(regel.mutatie.periode, (gedekt or {}).get(regel.mutatie.corporatie))
        )
    ]
    return sum(abs(s) for s in saldi) if meting.bruto else sum(saldi)
