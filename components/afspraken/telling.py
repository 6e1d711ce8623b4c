"""The summaries of Afspraken as plain data; `assets/afspraken.js` makes the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from components.afspraken.lijst import TEKENS
from domain.afspraken.telling import Rij, Telling
from domain.cijfernaam import Cijfernaam

Data = dict[str, Any]


def telling(
    naam: str,
    rijen: Iterable[Rij],
    naar: Callable[[str | None, str | None], str | None],
    noem: Callable[[str | None, str], Cijfernaam],
) -> Data:
    """A summary: a row per gemeente or corporatie, a column per status that occurs.

    naar: the address of the list for a row's code and a status, each None for all of them; None
    where there is no such address. noem: the name of the count of a row and status.
    """
    alle = list(rijen)
    statussen = [s for s in TEKENS if any(s in r.telling for r in alle)]
    return {
        "naam": naam,
        "koppen": [[*TEKENS[s], _breekbaar(s)] for s in statussen],
        "rijen": [
            {
                "naam": gemerkt(r.naam, fictief=r.fictief),
                "href": naar(r.code, None),
                "cellen": [_tel(r.telling, s, naar(r.code, s)) for s in statussen],
                "namen": [_namen(noem(r.code, s)) for s in statussen],
            }
            for r in alle
        ],
    }


def _namen(naam: Cijfernaam) -> list[str]:
    """Of the afspraken, and of their parts beside them."""
    return [str(naam), str(naam.met(delen="ja"))]


def gemerkt(naam: str, *, fictief: bool) -> str:
    """A name that says so where it is invented; most say it themselves."""
    return f"{naam} (fictief)" if fictief and "(fictief)" not in naam else naam


# Where a status may be broken above a narrow column.
_AFBREKEN = {
    "overschreden": ("over", "schre", "den"),
    "behaald": ("be", "haald"),
    "aandacht": ("aan", "dacht"),
    "begonnen": ("be", "gon", "nen"),
}


def _breekbaar(status: str) -> str:
    """Words that are wider than a column say where they may be broken."""
    for woord, delen in _AFBREKEN.items():
        status = status.replace(woord, "\u00ad".join(delen))
    return status


def _tel(tel: Telling, status: str, href: str | None) -> list[Any]:
    """How many afspraken, how many parts, and the list of them."""
    n = tel.get(status)
    return [n.afspraken, n.delen, href] if n else [0, 0, None]
