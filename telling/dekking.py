"""Pass 1 of the build: which days each levering answers for.

Rules: docs/decisions.md 3 and 4; the arithmetic on days is `domain.leveringen.dekking`. Plan lists:
`telling.planlijsten`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from domain.leveringen.dekking import (
    Claim,
    Perioden,
    telt_mee,
    trek_af,
    verdeel,
    verschil,
    voeg_samen,
)
from domain.perioden import Periode
from telling.planlijsten import Planlijsten, dag
from telling.rijen import LeveringData, LeveringMeta

GEREALISEERD, PLAN = "gerealiseerd", "plan"
Sleutel = tuple[str, str, str]  # corporatie, gemeente, soort of dekking
PER_RIJ = ["corporatie", "gemeente", "dekking", "van", "tot"]


@dataclass
class Verdeling:
    """Which days each levering answers for, per corporatie, gemeente and soort of dekking."""

    claims: dict[Sleutel, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    behouden: dict[Sleutel, dict[str, Perioden]] = field(default_factory=dict)
    gedekt: dict[Sleutel, dict[str, Perioden]] = field(default_factory=dict)
    lijsten: Planlijsten = field(default_factory=Planlijsten)
    _alle: dict[Sleutel, Perioden] = field(default_factory=dict)

    def alle_dagen(self, sleutel: Sleutel) -> Perioden:
        """Every day covered by any levering."""
        if sleutel not in self._alle:
            delen = self.gedekt.get(sleutel, {}).values()
            self._alle[sleutel] = voeg_samen(p for perioden in delen for p in perioden)
        return self._alle[sleutel]

    def later_gepland(
        self, levering: str, corporatie: str, gemeente: str, periode: Periode
    ) -> str | None:
        """The newest levering in which the supplier of a plan list said anew, in voorraadmutaties,
        what is planned on a day of this period."""
        later = [
            c
            for c in self.claims.get((corporatie, gemeente, PLAN), ())
            if self.lijsten.later_van_zelfde(levering, c.levering) and c.periode.overlapt(periode)
        ]
        return max(later, key=lambda c: c.volgnummer).levering if later else None

    def vervanger(self, sleutel: Sleutel, levering: str, periode: Periode) -> str | None:
        """The newest later levering that claims a day of this period."""
        eigen = max(c.volgnummer for c in self.claims[sleutel] if c.levering == levering)
        later = [
            c for c in self.claims[sleutel] if c.volgnummer > eigen and c.periode.overlapt(periode)
        ]
        return max(later, key=lambda c: c.volgnummer).levering if later else None


def verdeel_dagen(leveringen: Sequence[LeveringData]) -> Verdeling:
    """Pass 1: who has which days. Later leveringen have the last word.

    A realised claim is the verslagperiode (decision 3), up to the day of receipt (decision 19). A
    claim of plans reaches as far as its rows too, since a plan lies after the period that a
    levering reports on.
    """
    uit = Verdeling()
    rijen: dict[tuple[Sleutel, str], list[Periode]] = {}
    for nummer, levering in enumerate(leveringen, 1):
        uit.lijsten.voeg(nummer, levering)
        frame = mutaties_van(levering)
        if frame is None:
            continue
        for (corporatie, gemeente, dekking), groep in _perioden(frame).items():
            sleutel = (corporatie, gemeente, dekking)
            rijen[sleutel, levering.meta.id] = groep
            claim = _claim(levering.meta, dekking, groep)
            uit.claims[sleutel].append(Claim(levering.meta.id, nummer, claim))
    for sleutel, claims in uit.claims.items():
        behouden = verdeel(claims)
        uit.behouden[sleutel] = behouden
        uit.gedekt[sleutel] = {
            wie: trek_af(dagen, [p for p in rijen[sleutel, wie] if not telt_mee(p, dagen)])
            for wie, dagen in behouden.items()
        }
    _verdeel_planlijsten(uit)
    return uit


def _verdeel_planlijsten(uit: Verdeling) -> None:
    """A plan list takes the place of what its supplier said before, and covers what it tells of."""
    for sleutel, behouden in uit.behouden.items():
        if sleutel[2] == PLAN:
            # Nobody else's older plans come back: those were replaced when these came in.
            for wie in [w for w in behouden if uit.lijsten.vervanger(w, sleutel[1])]:
                behouden[wie] = uit.gedekt[sleutel][wie] = ()
    for (corporatie, gemeente), lijsten in uit.lijsten.van.items():
        sleutel = (corporatie, gemeente, PLAN)
        gedekt = uit.gedekt.setdefault(sleutel, {})
        for wie, lijst in lijsten.items():
            if uit.lijsten.vervanger(wie, gemeente) is None:
                weg = [p for p in lijst.rijen if uit.later_gepland(wie, corporatie, gemeente, p)]
                later = [
                    c.periode
                    for c in uit.claims.get(sleutel, ())
                    if uit.lijsten.later_van_zelfde(wie, c.levering)
                ]
                dagen = verschil((lijst.claim,), (*later, *weg))
                gedekt[wie] = voeg_samen((*gedekt.get(wie, ()), *dagen))


def mutaties_van(levering: LeveringData) -> pd.DataFrame | None:
    """The voorraadmutaties with the soort of dekking of each row; None where there are none."""
    frame = levering.tabellen.get("voorraadmutaties")
    if frame is None or frame.empty:
        return None
    frame = frame.reset_index(drop=True)
    gerealiseerd = frame["status"] == GEREALISEERD
    return frame.assign(dekking=gerealiseerd.map({True: GEREALISEERD, False: PLAN}))


def _perioden(frame: pd.DataFrame) -> dict[Sleutel, list[Periode]]:
    """The distinct periods of the rows, per corporatie, gemeente and soort of dekking."""
    uit: dict[Sleutel, list[Periode]] = defaultdict(list)
    for corporatie, gemeente, dekking, van, tot in (
        frame[PER_RIJ].drop_duplicates().itertuples(index=False, name=None)
    ):
        uit[corporatie, gemeente, dekking].append(Periode(dag(van), dag(tot)))
    return uit


def _claim(meta: LeveringMeta, dekking: str, rijen: list[Periode]) -> Periode:
    if dekking == GEREALISEERD and meta.periode is not None:
        tot = min(meta.periode.tot, max(meta.ontvangen, meta.periode.van))
        return Periode(meta.periode.van, tot)
    grenzen = rijen if meta.periode is None else [*rijen, meta.periode]
    return Periode(min(p.van for p in grenzen), max(p.tot for p in grenzen))
