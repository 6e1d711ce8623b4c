"""The names of the figures in the downloads groei, voorraad and brug, from a row.

None where a row does not say all that decides the value. A saldo is in the chosen perspectief, with
or without sloop, and no column says which: only what was delivered has a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from domain.cijfernaam import Cijfernaam, van_groei
from domain.filters import Filters
from domain.leveringen.cijfernamen import van_rij
from domain.perioden import Periode
from store.exports.inhoud import Celnaam

Rij = Mapping[str, object]


def _dag(waarde: object) -> date:
    return waarde if isinstance(waarde, date) else date.fromisoformat(str(waarde))


def _geleverd(rij: Rij, **deel: object) -> Cijfernaam:
    """The homes in a delivered row, as Herkomst names them. deel: what its table has of it."""
    blad, nummer = str(rij["blad"] or ""), int(str(rij["rij"]))
    return van_rij(
        "aantal", str(rij["levering"]), blad, nummer, deel | {"corporatie": rij["corporatiecode"]}
    )


def _stand(rij: Rij) -> Cijfernaam | None:
    if rij["regel"] != "stand":
        return None
    return _geleverd(rij, segment=rij["segment"], duur=rij["duur"])


def _balans(veld: str) -> Celnaam:
    """A figure of a balans, as Groei names it."""

    def naam(rij: Rij) -> Cijfernaam | None:
        if rij["regel"] != "balans":
            return None
        keuze = Filters(
            gemeente=(str(rij["gemeentecode"]),),
            corporatie=(str(rij["corporatiecode"]),),
            duur=(str(rij["duur"]),),
            segment=(str(rij["segment"]),),
        )
        return van_groei("balans", keuze, Periode(_dag(rij["van"]), _dag(rij["tot"])), veld)

    return naam


def _mutatie(rij: Rij) -> Cijfernaam:
    return _geleverd(rij, **{k: rij[k] for k in ("periode", "soort", "status", "segment", "duur")})


def _brug(rij: Rij) -> Cijfernaam:
    """As it is in the second stand; in the first where the second does not count it."""
    return _mutatie(rij).met(stand=rij["van"] if rij["saldo_naar"] in (None, "") else rij["naar"])


NAMEN: dict[str, Mapping[str, Celnaam]] = {
    "groei": {"aantal": _mutatie},
    "voorraad": {
        "aantal": _stand,
        **{veld: _balans(veld) for veld in ("begin", "netto", "correctie", "onverklaard", "eind")},
    },
    "brug": {"aantal": _brug},
}
