"""Which plan list counts: of each supplier and gemeente the one that was accepted last.

Source: docs/delivery-format.md, "plannen". A plan list replaces whole what its supplier said
before about the plans of that gemeente, in either table; lists of two suppliers stand beside each
other (`telling.planprojecten` sees to it that a project counts once).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from domain.perioden import OPEN_EIND, Periode
from domain.plannen.planregel import OPGELEVERD
from telling.rijen import LeveringData, sleutel

_PER_PERIODE = ["corporatie", "gemeente", "van", "tot"]


@dataclass(frozen=True)
class Planlijst:
    """What one list says of a corporatie in a gemeente. claim: the days it speaks of, those of its
    verslagperiode and rows together, as for plans in voorraadmutaties. rijen: periods of rows."""

    claim: Periode
    rijen: tuple[Periode, ...]


@dataclass
class Planlijsten:
    """van: the lists per corporatie and gemeente, by levering.

    Homes that are delivered, or that no corporatie is known of, are no part of a Lijst.
    """

    van: dict[tuple[str, str], dict[str, Planlijst]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    _wie: dict[str, tuple[int, str]] = field(default_factory=dict)
    _laatste: dict[tuple[str, str], str] = field(default_factory=dict)

    def voeg(self, nummer: int, levering: LeveringData) -> None:
        """Take notice of a levering; in order of acceptance."""
        leverancier = levering.meta.leverancier_code or sleutel(levering.meta.leverancier)
        self._wie[levering.meta.id] = (nummer, leverancier)
        frame = plannen_van(levering)
        if frame is None:
            return
        for gemeente in frame["gemeente"].unique():
            self._laatste[leverancier, str(gemeente)] = levering.meta.id
        open_ = frame[~is_opgeleverd(frame) & frame["corporatie"].notna()]
        for paar, groep in open_[_PER_PERIODE].drop_duplicates().groupby(_PER_PERIODE[:2]):
            rijen = tuple(
                Periode(dag(van), dag(van) if dag(tot) == OPEN_EIND else dag(tot))
                for van, tot in zip(groep["van"], groep["tot"], strict=True)
            )
            grenzen = (*rijen, *filter(None, [levering.meta.periode]))
            claim = Periode(min(p.van for p in grenzen), max(p.tot for p in grenzen))
            self.van[str(paar[0]), str(paar[1])][levering.meta.id] = Planlijst(claim, rijen)

    def volgnummer(self, levering: str) -> int:
        """The place in the order of acceptance."""
        return self._wie[levering][0]

    def vervanger(self, levering: str, gemeente: str) -> str | None:
        """The later plan list of the same supplier for this gemeente, None where there is none."""
        nummer, leverancier = self._wie[levering]
        laatste = self._laatste.get((leverancier, gemeente))
        return laatste if laatste and self.volgnummer(laatste) > nummer else None

    def later_van_zelfde(self, levering: str, ander: str) -> bool:
        """Whether `ander` is a later levering of the supplier of `levering`."""
        (nummer, wie), (andere, wie_ander) = self._wie[levering], self._wie[ander]
        return wie == wie_ander and andere > nummer


def plannen_van(levering: LeveringData) -> pd.DataFrame | None:
    """The rows of table `plannen`; absent values are None. None where there are none."""
    frame = levering.tabellen.get("plannen")
    if frame is None or frame.empty:
        return None
    frame = frame.reset_index(drop=True).astype(object)
    return frame.where(frame.notna() & (frame != ""), None)


def is_opgeleverd(frame: pd.DataFrame) -> pd.Series:
    """Which rows are about delivered homes."""
    return frame["fase"].map(lambda f: f is not None and sleutel(str(f)) == OPGELEVERD)


def dag(waarde: Any) -> date:
    """A day, however pandas keeps it."""
    return waarde if type(waarde) is date else pd.Timestamp(waarde).date()
