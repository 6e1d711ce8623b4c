"""Pass 2 of the build: the rows of a levering to `mutatie` and `weggelaten`.

Rules: docs/decisions.md 1, 4 and 5; the effects are `domain.mutaties`. Dekking and effects are
asked once per distinct combination, so that a million rows take seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from domain.leveringen.dekking import is_gedekt, telt_mee
from domain.mutaties import effecten
from domain.perioden import Periode
from telling.dekking import GEREALISEERD, PER_RIJ, PLAN, Sleutel, Verdeling, mutaties_van
from telling.planlijsten import dag
from telling.rijen import BouwFout, LeveringData

_PER_EFFECT = ["soort", "segment", "ander_segment", "duur", "binnen_sector"]


@dataclass(frozen=True)
class Gesplitst:
    """The rows of one levering: what counts (rows of `mutatie`) and what does not.

    projecten: plans with a projectcode, as delivered, with `levering`, `jaar`, `vervallen` and
    `fictief`: of these `store.bouw.plannen` says what counts, once all that is realised is known.
    """

    mutatie: pd.DataFrame
    weggelaten: pd.DataFrame
    projecten: pd.DataFrame = field(default_factory=pd.DataFrame)


def splits(levering: LeveringData, verdeling: Verdeling) -> Gesplitst | None:
    """The rows of one levering; None where it has no voorraadmutaties."""
    frame = mutaties_van(levering)
    if frame is None:
        return None
    frame = frame.assign(levering=levering.meta.id)
    groepen = frame[PER_RIJ].drop_duplicates(ignore_index=True)
    oordeel = [
        _oordeel(levering.meta.id, verdeling, (c, g, d), Periode(dag(van), dag(tot)))
        for c, g, d, van, tot in groepen.itertuples(index=False, name=None)
    ]
    kolommen = ["telt", "vervallen", "jaar", "vervangen_door", "reden"]
    groepen[kolommen] = pd.DataFrame(oordeel, columns=kolommen, index=groepen.index, dtype=object)
    # Rows of one place together: a query about one gemeente then reads a small part of the table.
    frame = frame.merge(groepen, on=PER_RIJ, how="left").sort_values(
        ["gemeente", "corporatie"], kind="stable", ignore_index=True
    )
    telt = frame["telt"].astype(bool)
    weg = frame[~telt].assign(tabel="voorraadmutaties")
    frame = frame[telt].assign(fictief=levering.meta.fictief).drop(columns=[*kolommen[3:], "telt"])
    code = frame["projectcode"]
    project = (frame["dekking"] == PLAN) & code.notna() & (code != "")
    return Gesplitst(met_effect(frame[~project]), weg[WEGGELATEN], frame[project])


WEGGELATEN = [
    "levering", "blad", "rij", "tabel", "corporatie", "gemeente", "van", "tot", "aantal",
    "vervangen_door", "reden",
]  # fmt: skip


NIEUWE_LIJST = "Vervangen door een latere planlijst van dezelfde leverancier."


def _oordeel(
    levering: str, verdeling: Verdeling, sleutel: Sleutel, periode: Periode
) -> tuple[bool, bool, int | None, str | None, str | None]:
    """telt, vervallen, jaar, vervangen_door, reden of the rows with this key and period."""
    corporatie, gemeente, dekking = sleutel
    if dekking == PLAN and (lijst := verdeling.lijsten.vervanger(levering, gemeente)):
        return False, False, periode.jaar, lijst, NIEUWE_LIJST
    if not telt_mee(periode, verdeling.behouden[sleutel].get(levering, ())):
        wie = verdeling.vervanger(sleutel, levering, periode)
        return False, False, periode.jaar, wie, _reden(verdeling, sleutel, levering, periode, wie)
    gerealiseerd = verdeling.alle_dagen((corporatie, gemeente, GEREALISEERD))
    vervallen = dekking == PLAN and is_gedekt(periode, gerealiseerd)
    return True, vervallen, periode.jaar, None, None


def _reden(
    verdeling: Verdeling, sleutel: Sleutel, levering: str, periode: Periode, wie: str | None
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


def met_effect(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per effect (`been` 0 and 1), with the effect of all its homes.

    Raises BouwFout for a soort without known effects.
    """
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
    uit = frame.merge(effect, on="_code", how="left")
    uit["segment"], uit["duur"] = uit["e_segment"], uit["e_duur"]
    uit["saldo_corporatie"] = uit["aantal"] * uit["e_corp"]
    uit["saldo_sector"] = uit["aantal"] * uit["e_sector"]
    uit["correctie"] = uit["aantal"] * uit["e_correctie"]
    weg = ["_code", "dekking", "ander_segment", *effect.columns.difference(["_code", "been"])]
    return uit.drop(columns=weg, errors="ignore")


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
