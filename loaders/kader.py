"""What the rows of a levering are read against: register, fields, day, verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.perioden import Periode
from loaders.register.register import Register
from loaders.verdict.verdict import Verzamelaar


@dataclass(frozen=True)
class Kader:
    """gemeenten and periode are None where the levering does not say them (a fout already).

    status: of a kruistabel, None where not given or not readable. namens: codes of the corporaties
    that the leverancier speaks for besides itself. vervang: that the levering replaces more rows
    than it brings is meant.
    """

    register: Register
    meldingen: Verzamelaar
    ontvangen: date
    gemeenten: tuple[str, ...] | None = None
    periode: Periode | None = None
    status: str | None = None
    namens: frozenset[str] = frozenset()
    vervang: bool = False
