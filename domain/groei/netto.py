"""Netto groei: the formula, over plain rows.

Source: docs/definitions.md, "Netto groei":

    netto groei = sum of effect(soort, perspectief) x aantal

This is the one place to read it. `store/vragen/groei/sommen.py` computes the same in
SQL over many rows, and its tests hold the two against each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from domain.filters import Filters
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
