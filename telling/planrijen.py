"""Plan rows of both tables in one shape, and whether each counts towards the social stock.

Only rows of which no later levering took the place; of what does not count it is said why not.
Source: docs/definitions.md, "Plannen".
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from domain.leveringen.dekking import is_gedekt
from domain.leveringen.nietgeteld import code_lijst, reden_zin
from domain.perioden import Periode
from telling.dekking import GEREALISEERD, Verdeling
from telling.leveringsformaat import meegegeven
from telling.mutaties import NIEUWE_LIJST
from telling.planlijsten import dag, plannen_van
from telling.planprojecten import Rij, opgeleverd
from telling.rijen import LeveringData

ONZELFSTANDIG, GEEN_GROEI = reden_zin("onzelfstandig"), reden_zin("correctie")


def oordeel(rij: Rij) -> Rij:
    """The row with `telt` and `in_mutatie`, and the reason where it does not count.

    in_mutatie: it has an effect on a stock of the corporatie; onzelfstandige homes stand there too.
    A reason that is there already (realised figures took its place, or a part of it) stays.
    """
    reden = _niet_in_mutatie(rij)
    zelfstandig = rij["zelfstandig"] is None or bool(rij["zelfstandig"])
    telt = reden is None and zelfstandig and rij["soort"] != "correctie"
    if reden is None and not telt:
        reden = GEEN_GROEI if zelfstandig else ONZELFSTANDIG
    return rij | {
        "telt": telt,
        "in_mutatie": reden in (None, GEEN_GROEI, ONZELFSTANDIG),
        "zelfstandig": zelfstandig,
        "binnen_sector": bool(rij["binnen_sector"]),
        "duur": rij["duur"] or "permanent",
        "reden": rij["reden"] or reden,
    }


def _niet_in_mutatie(rij: Rij) -> str | None:
    if rij["tabel"] == "voorraadmutaties":
        return None
    code = code_lijst(
        opgeleverd=opgeleverd(rij), corporatie=rij["corporatie"], segment=rij["segment"]
    )
    return reden_zin(code) if code else None


KOLOMMEN = (
    "levering", "volgnummer", "tabel", "blad", "rij", "corporatie", "gemeente", "gebied",
    "indeling", "van", "tot", "periode", "jaar", "soort", "aantal", "segment", "ander_segment",
    "duur", "status", "fase", "binnen_sector", "zelfstandig", "fictief", "vervallen", "reden",
    *dict.fromkeys(
        k.naam for t in ("voorraadmutaties", "plannen") for k in meegegeven(t)
    ),
)  # fmt: skip
VERVALLEN = reden_zin("vervallen")
IN_MUTATIES = "Vervangen door een latere levering van dezelfde leverancier."


def van_mutaties(frame: pd.DataFrame, verdeling: Verdeling) -> Iterator[Rij]:
    """The plans with a project of one levering, as `telling.mutaties.splits` gives them."""
    frame = frame.assign(tabel="voorraadmutaties")
    for rij in rijen_van(frame):
        rij["volgnummer"] = verdeling.lijsten.volgnummer(rij["levering"])
        rij["reden"] = VERVALLEN if rij["vervallen"] else None
        yield rij


def van_lijst(levering: LeveringData, verdeling: Verdeling) -> tuple[list[Rij], list[Rij]]:
    """The rows of a plan list, and those in whose place something later came, with the reason."""
    frame = plannen_van(levering)
    if frame is None:
        return [], []
    frame = frame.assign(
        levering=levering.meta.id,
        volgnummer=verdeling.lijsten.volgnummer(levering.meta.id),
        tabel="plannen",
        fictief=levering.meta.fictief,
    )
    telt: list[Rij] = []
    weg: list[Rij] = []
    for rij in rijen_van(frame):
        rij["van"], rij["tot"] = dag(rij["van"]), dag(rij["tot"])
        periode = Periode(rij["van"], rij["tot"])
        rij["jaar"] = periode.jaar
        if vervangen := _vervangen(rij, periode, verdeling):
            weg.append(rij | vervangen)
            continue
        rij["vervallen"] = _vervallen(rij, periode, verdeling)
        rij["reden"] = VERVALLEN if rij["vervallen"] else None
        telt.append(rij)
    return telt, weg


def _vervangen(rij: Rij, periode: Periode, verdeling: Verdeling) -> Rij | None:
    if lijst := verdeling.lijsten.vervanger(rij["levering"], rij["gemeente"]):
        return {"vervangen_door": lijst, "reden": NIEUWE_LIJST}
    if rij["corporatie"] is None or opgeleverd(rij):
        return None
    door = verdeling.later_gepland(rij["levering"], rij["corporatie"], rij["gemeente"], periode)
    return {"vervangen_door": door, "reden": IN_MUTATIES} if door else None


def _vervallen(rij: Rij, periode: Periode, verdeling: Verdeling) -> bool:
    """Realised figures of a corporatie tell of its homes to let, not of homes for sale."""
    if rij["corporatie"] is None or rij["segment"] == "koop" or opgeleverd(rij):
        return False
    return is_gedekt(
        periode, verdeling.alle_dagen((rij["corporatie"], rij["gemeente"], GEREALISEERD))
    )


def rijen_van(frame: pd.DataFrame) -> Iterator[Rij]:
    """Rows as plain dicts with every one of KOLOMMEN; what is absent is None."""
    recht = frame.reindex(columns=list(KOLOMMEN)).astype(object)
    recht = recht.where(recht.notna(), None)
    for waarden in recht.itertuples(index=False, name=None):
        rij: Rij = dict(zip(KOLOMMEN, waarden, strict=True))
        yield rij | {"rij": int(rij["rij"]), "aantal": int(rij["aantal"])}
