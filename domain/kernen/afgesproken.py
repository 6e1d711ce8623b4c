"""The share of sociale huur that a gemeente agreed, and by what Kernen judges it without a choice.

Source: docs/definitions.md, "Aandeel". A gemeente with a share of its own is judged by that one;
the 30% of others is never its target, and one that agreed none has none until a reader chooses it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class AandeelAfspraak:
    """doel: percentage. per_gebied: whether it holds for each area. artikel, document: as the
    register names them. definitie: what its share counts, None where it does not say."""

    id: str
    doel: float
    artikel: str
    document: str
    per_gebied: bool = False
    definitie: str | None = None


def doel(gekozen: Decimal | None, afspraak: AandeelAfspraak | None) -> Decimal | None:
    """The target in percent: the reader's, else the gemeente's own, else none."""
    if gekozen is not None:
        return gekozen
    return None if afspraak is None else Decimal(str(afspraak.doel))
