"""All dwellings of a gemeente by CBS, a year each: what came in, went out, and does not fit.

Never part of the social stock's growth (docs/definitions.md, "Alle woningen").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# column of `cbs_voorraad` -> its sign in the balance
POSTEN = {
    "nieuwbouw": 1, "overige_toevoeging": 1, "sloop": -1, "overige_onttrekking": -1, "correctie": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Jaarstand:
    """One year of some gemeenten together. posten: signed homes by POSTEN; None where unknown."""

    gemeenten: tuple[str, ...]
    jaar: int
    begin: int | None
    eind: int | None
    posten: Mapping[str, int | None]

    @property
    def saldo(self) -> int | None:
        """How many more (or fewer) at the end than at the begin."""
        return None if self.begin is None or self.eind is None else self.eind - self.begin

    @property
    def past_niet(self) -> int | None:
        """What the source's own figures of the year leave unexplained."""
        if self.saldo is None:
            return None
        return self.saldo - sum(p or 0 for p in self.posten.values())


def opgeteld(standen: Iterable[Jaarstand]) -> tuple[Jaarstand, ...]:
    """standen: of one gemeente each, with an end. The years that all of them have, summed.

    Where no year is: the last one of the last gemeente alone.
    """
    alle = tuple(standen)
    gemeenten = tuple(sorted({g for s in alle for g in s.gemeenten}))
    uit = []
    for jaar in sorted({s.jaar for s in alle}):
        dit = [s for s in alle if s.jaar == jaar]
        if len(dit) == len(gemeenten):
            uit.append(
                Jaarstand(
                    gemeenten,
                    jaar,
                    _som([s.begin for s in dit]),
                    _som([s.eind for s in dit]),
                    {p: _som([s.posten[p] for s in dit]) for p in POSTEN},
                )
            )
    return tuple(uit) or alle[-1:]


def _som(waarden: Sequence[int | None]) -> int | None:
    """None where one of them is unknown."""
    bekend = [w for w in waarden if w is not None]
    return sum(bekend) if len(bekend) == len(waarden) else None
