"""What goes into and comes out of the check of one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from domain.perioden import Periode
from loaders.verdict.rapport import Rapport

if TYPE_CHECKING:  # a process that only waits for another needs no pandas
    import pandas as pd

    from telling.rijen import LeveringData

# The accepted leveringen that touch any of these gemeenten (codes), oldest first; of no gemeente
# at all: the documents of the register of afspraken.
Eerdere = Callable[[frozenset[str]], "Sequence[LeveringData]"]
REGISTER_VAN_AFSPRAKEN: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Velden:
    """The fields of a levering as somebody wrote them (option, sidecar .toml, or sheet `levering`).

    All text, empty where not given. tabel: name of the table of a CSV. status: default status of
    the rows of a kruistabel. fictief: ja or nee. ontvangen: a date, only in files that ship.
    namens: the other corporaties that the leverancier speaks for. vervang: ja where it is meant
    that the levering replaces more rows than it brings.
    """

    tabel: str = ""
    leverancier: str = ""
    gemeente: str = ""
    periode: str = ""
    status: str = ""
    bron: str = ""
    fictief: str = ""
    ontvangen: str = ""
    aangeleverd_door: str = ""
    opmerking: str = ""
    namens: str = ""
    vervang: str = ""


@dataclass(frozen=True)
class Gelezen:
    """The fields of a levering, resolved to codes and dates."""

    leverancier: str
    leverancier_code: str | None
    gemeenten: tuple[str, ...]
    periode: Periode | None
    ontvangen: date
    aangeleverd_door: str = ""
    bron: str = ""
    opmerking: str = ""
    fictief: bool = False


@dataclass(frozen=True)
class Uitslag:
    """The verdict on one file and, where it is accepted, what it holds.

    velden: the fields as used, from all places together (archived with the file, so that it can be
    read again). tabellen: typed frames as in `telling.rijen.KOLOMMEN`; empty where refused.
    """

    rapport: Rapport
    velden: Velden
    gelezen: Gelezen | None = None
    tabellen: dict[str, pd.DataFrame] = field(default_factory=dict)
