"""What a row of mutaties must be to count: said once, as a table that Python and SQL both read.

`store.vragen.afspraken.tellen` holds groups against it in Python,
`store.vragen.groei.selectie.als_sql` makes conditions of it. Place and period are not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from domain.filters import Filters
from domain.keuzeveld import Woorden


@dataclass(frozen=True, slots=True)
class Eis:
    """The value of a field must be one of these, or (wel False) none of them.

    reden: the code of why a row does not count, where it fails this.
    """

    reden: str
    veld: str
    waarden: tuple[str | bool, ...]
    wel: bool = True

    def voldoet(self, waarde: object) -> bool:
        """Whether a row with this value passes."""
        return (waarde in self.waarden) is self.wel


# What counts in netto groei at all, whatever is asked.
ALTIJD = (
    Eis("onzelfstandig", "zelfstandig", (True,)),
    Eis("vervallen", "vervallen", (False,)),
    Eis("correctie", "soort", ("correctie",), wel=False),
)


def aard(filters: Filters, soorten: tuple[str, ...] = ()) -> tuple[Eis, ...]:
    """What kind of row is asked for; soorten: only these, empty = all."""
    uit = [e for e in _gekozen(filters) if e.veld != "status"]
    if soorten:
        uit.append(Eis("soort", "soort", soorten))
    if filters.zonder_sloop:
        uit.append(Eis("sloop", "soort", ("sloop",), wel=False))
    return tuple(uit)


def status(filters: Filters) -> tuple[Eis, ...]:
    """Which statuses are asked for; none where all are."""
    return tuple(e for e in _gekozen(filters) if e.veld == "status")


def _gekozen(filters: Filters) -> Iterator[Eis]:
    """The fields of which words are chosen; all of them is what every row passes."""
    for naam, veld in filters.velden().items():
        waarden = getattr(filters, naam)
        if isinstance(veld, Woorden) and set(waarden) != set(veld.keuzes):
            yield Eis(naam, naam, waarden)


def voldoet(eisen: Iterable[Eis], lees: Callable[[str], object]) -> bool:
    """Whether a row passes all of these; lees: its value of a field."""
    return all(e.voldoet(lees(e.veld)) for e in eisen)
