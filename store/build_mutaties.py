"""From delivered voorraadmutaties to `mutatie`, `dekking` and `weggelaten`.

Rules: docs/decisions.md 1 to 5; the arithmetic on days is `domain.dekking`, the effects are
`domain.mutaties`. Both are asked once per distinct combination, so that a million rows take
seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from domain.dekking import Claim, Perioden, is_gedekt, telt_mee, trek_af, verdeel, voeg_samen
from domain.mutaties import effecten
from domain.perioden import Periode
from store.rijen import LeveringData, LeveringMeta
from store.typen import BouwFout

GEREALISEERD, PLAN = "gerealiseerd", "plan"
_Sleutel = tuple[str, str, str]  # corporatie, gemeente, soort of dekking
_PER_RIJ = ["corporatie", "gemeente", "dekking", "van", "tot"]
_PER_EFFECT = ["soort", "segment", "ander_segment", "duur", "binnen_sector"]


@dataclass
class Verdeling:
    """Which days each levering answers for, per corporatie, gemeente and soort of dekking."""

    claims: dict[_Sleutel, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    behouden: dict[_Sleutel, dict[str, Perioden]] = field(default_factory=dict)
    gedekt: dict[_Sleutel, dict[str, Perioden]] = field(default_factory=dict)

    def alle_dagen(self, sleutel: _Sleutel) -> Perioden:
        """Every day covered by any levering."""
        return voeg_samen(p for ps in self.gedekt.get(sleutel, {}).values() for p in ps)

    def vervanger(self, sleutel: _Sleutel, levering: str, periode: Periode) -> str | None:
        """The newest later levering that claims a day of this period."""
        eigen = max(c.volgnummer for c in self.claims[sleutel] if c.levering == levering)
        later = [
            c for c in self.claims[sleutel] if c.volgnummer > eigen and c.periode.overlapt(periode)
        ]
        return max(later, key=lambda c: c.volgnummer).levering if later else None


def verdeel_dagen(leveringen: Sequence[LeveringData]) -> Verdeling:
    """Pass 1: who has which days. Later leveringen have the last word.

    A realised claim is the verslagperiode (decision 3). A claim of plans reaches as far as its
    rows too, since a plan lies after the period that a levering reports on.
    """
    uit = Verdeling()
    rijen: dict[tuple[_Sleutel, str], list[Periode]] = {}
    for nummer, levering in enumerate(leveringen, 1):
        frame = _mutaties(levering)
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
    return uit


def _mutaties(levering: LeveringData) -> pd.DataFrame | None:
    frame = levering.tabellen.get("voorraadmutaties")
    if frame is None or frame.empty:
        return None
    frame = frame.reset_index(drop=True)
    gerealiseerd = frame["status"] == GEREALISEERD
    return frame.assign(dekking=gerealiseerd.map({True: GEREALISEERD, False: PLAN}))


def _perioden(frame: pd.DataFrame) -> dict[_Sleutel, list[Periode]]:
    """The distinct periods of the rows, per corporatie, gemeente and soort of dekking."""
    uit: dict[_Sleutel, list[Periode]] = defaultdict(list)
    for corporatie, gemeente, dekking, van, tot in (
        frame[_PER_RIJ].drop_duplicates().itertuples(index=False, name=None)
    ):
        uit[corporatie, gemeente, dekking].append(Periode(_dag(van), _dag(tot)))
    return uit


def _claim(meta: LeveringMeta, dekking: str, rijen: list[Periode]) -> Periode:
    if dekking == GEREALISEERD and meta.periode is not None:
        return meta.periode
    grenzen = rijen if meta.periode is None else [*rijen, meta.periode]
    return Periode(min(p.van for p in grenzen), max(p.tot for p in grenzen))


def _dag(waarde: object) -> date:
    return pd.Timestamp(waarde).date()  # type: ignore[arg-type]


@dataclass(frozen=True)
class Gesplitst:
    """The rows of one levering: what counts (rows of `mutatie`) and what does not."""

    mutatie: pd.DataFrame
    weggelaten: pd.DataFrame


def splits(levering: LeveringData, verdeling: Verdeling) -> Gesplitst | None:
    """Pass 2: the rows of one levering; None where it has no voorraadmutaties."""
    frame = _mutaties(levering)
    if frame is None:
        return None
    frame = frame.assign(levering=levering.meta.id)
    groepen = frame[_PER_RIJ].drop_duplicates(ignore_index=True)
    oordeel = [
        _oordeel(levering.meta.id, verdeling, (c, g, d), Periode(_dag(van), _dag(tot)))
        for c, g, d, van, tot in groepen.itertuples(index=False, name=None)
    ]
    kolommen = ["telt", "vervallen", "jaar", "vervangen_door", "reden"]
    groepen[kolommen] = pd.DataFrame(oordeel, columns=kolommen, index=groepen.index, dtype=object)
    frame = frame.merge(groepen, on=_PER_RIJ, how="left", validate="many_to_one")
    telt = frame["telt"].astype(bool)
    weg = frame[~telt].assign(tabel="voorraadmutaties")
    return Gesplitst(
        _met_effect(frame[telt], fictief=levering.meta.fictief),
        weg[_WEGGELATEN],
    )


_WEGGELATEN = [
    "levering", "blad", "rij", "tabel", "corporatie", "gemeente", "van", "tot", "aantal",
    "vervangen_door", "reden",
]  # fmt: skip


def _oordeel(
    levering: str, verdeling: Verdeling, sleutel: _Sleutel, periode: Periode
) -> tuple[bool, bool, int | None, str | None, str | None]:
    """telt, vervallen, jaar, vervangen_door, reden of the rows with this key and period."""
    corporatie, gemeente, dekking = sleutel
    if not telt_mee(periode, verdeling.behouden[sleutel].get(levering, ())):
        wie = verdeling.vervanger(sleutel, levering, periode)
        return False, False, periode.jaar, wie, _reden(verdeling, sleutel, levering, periode, wie)
    gerealiseerd = verdeling.alle_dagen((corporatie, gemeente, GEREALISEERD))
    vervallen = dekking == PLAN and is_gedekt(periode, gerealiseerd)
    return True, vervallen, periode.jaar, None, None


def _reden(
    verdeling: Verdeling, sleutel: _Sleutel, levering: str, periode: Periode, wie: str | None
) -> str:
    if wie is None:
        return f"Periode {periode.tekst} valt buiten de verslagperiode van de levering."
    behouden = verdeling.behouden[sleutel].get(levering, ())
    if any(periode.overlapt(b) for b in behouden):
        return (
            f"Periode {periode.tekst} is voor een deel vervangen door een latere levering. "
            "De rij is niet te splitsen en telt daarom niet mee."
        )
    return f"Periode {periode.tekst} is vervangen door een latere levering."


def _met_effect(frame: pd.DataFrame, *, fictief: bool) -> pd.DataFrame:
    """One row per effect (`been` 0 and 1), with the effect of all its homes."""
    frame = frame.copy()
    frame["ander_segment"] = (
        frame["ander_segment"]
        .astype(object)
        .where(frame["ander_segment"].notna() & (frame["ander_segment"] != ""), None)
    )
    for kolom, standaard in (("binnen_sector", False), ("zelfstandig", True)):
        frame[kolom] = frame[kolom].astype(object).where(frame[kolom].notna(), standaard)
        frame[kolom] = frame[kolom].astype(bool)
    frame["_code"] = frame.groupby(_PER_EFFECT, dropna=False, sort=False).ngroup()
    soorten = frame[["_code", *_PER_EFFECT]].drop_duplicates("_code")
    effect = pd.DataFrame(
        [
            rij
            for code, *wat in soorten.itertuples(index=False, name=None)
            for rij in _effecten(code, wat)
        ],
        columns=["_code", "been", "e_segment", "e_duur", "e_corp", "e_sector", "e_correctie"],
    )
    uit = frame.merge(effect, on="_code", how="left").assign(fictief=fictief)
    uit["segment"], uit["duur"] = uit["e_segment"], uit["e_duur"]
    uit["saldo_corporatie"] = uit["aantal"] * uit["e_corp"]
    uit["saldo_sector"] = uit["aantal"] * uit["e_sector"]
    uit["correctie"] = uit["aantal"] * uit["e_correctie"]
    weg = ["_code", "dekking", "telt", "vervangen_door", "reden", "ander_segment"]
    return uit.drop(columns=[*weg, *effect.columns.difference(["_code", "been"])])


def _effecten(code: int, wat: list[Any]) -> list[tuple[int, int, str, str, int, int, int]]:
    """code: number of the combination; wat: its values in the order of _PER_EFFECT."""
    soort, segment, ander_segment, duur, binnen_sector = wat
    try:
        alle = effecten(soort, segment, ander_segment or None, duur, binnen_sector)
    except (KeyError, ValueError) as fout:
        raise BouwFout(f"Soort {soort} ({duur}): {fout}") from fout
    return [
        (code, been, e.segment, e.duur, e.corporatie, e.sector, e.correctie)
        for been, e in enumerate(alle)
    ]
