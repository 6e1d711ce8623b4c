"""The download of Plannen: plans as delivered, the restopgave, and what moved since a stand.

Columns and query names: docs/exports.md. The same stand and choices give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from sqlalchemy import Connection

from domain.plannen.keuze import PlanKeuze
from store.exports.als_csv import als_csv
from store.exports.als_xlsx import schrijf_boek
from store.exports.groei import Rij as Cellen
from store.exports.groei import Vorm
from store.exports.plannen_herkomst import herkomst
from store.exports.plannen_kolommen import KOLOMMEN, PLANNEN, REGELS, RESTOPGAVE, VERSCHOVEN
from store.exports.planrest import overzicht, rest, verschoven
from store.exports.planrijen import Rij, plannen
from store.vragen.basis import kenmerk

__all__ = ["KOLOMMEN", "REGELS", "csv", "xlsx"]


def csv(
    conn: Connection,
    keuze: PlanKeuze,
    formaat: str = "",
    regels: Sequence[str] = REGELS,
    eerder: Connection | None = None,
) -> Iterator[bytes]:
    """Every kind of row below the other, in blocks; formaat: one of
    `store.exports.als_csv.FORMATEN`.

    keuze: with codes (`store.vragen.namen.los_op`). regels: which kinds, of REGELS. eerder: the
    stand of `keuze.met`; without it nothing moved. The connections stay in use until the last block
    is taken.
    """
    return als_csv(KOLOMMEN, _alles(conn, keuze, regels, eerder), formaat)


def _alles(
    conn: Connection, keuze: PlanKeuze, regels: Sequence[str], eerder: Connection | None
) -> Iterator[list[Cellen]]:
    if "plan" in regels:
        for blok in plannen(conn, keuze, kenmerk(conn, "stand")):
            yield _cellen(KOLOMMEN, blok)
    yield _cellen(KOLOMMEN, _rest(conn, keuze, regels))
    yield _cellen(KOLOMMEN, _verschoven(conn, keuze, regels, eerder))


def xlsx(
    conn: Connection,
    keuze: PlanKeuze,
    doel: BinaryIO,
    regels: Sequence[str] = REGELS,
    eerder: Connection | None = None,
) -> None:
    """A workbook: a sheet for each kind of row and one Herkomst, written to `doel`."""
    ook: list[tuple[Vorm, list[Cellen]]] = []
    for soort, vorm, rijen in (
        ("restopgave", RESTOPGAVE, _rest(conn, keuze, regels)),
        ("verschuiving", VERSCHOVEN, _verschoven(conn, keuze, regels, eerder)),
    ):
        if soort in regels and (soort != "verschuiving" or eerder is not None):
            ook.append((vorm, _cellen(vorm.kolommen, rijen)))
    blokken = (
        _cellen(PLANNEN.kolommen, blok)
        for blok in (plannen(conn, keuze, kenmerk(conn, "stand")) if "plan" in regels else ())
    )
    meer = sum(len(rijen) for _, rijen in ook)
    schrijf_boek(
        PLANNEN,
        blokken,
        lambda aantal: herkomst(conn, keuze, regels, aantal, meer),
        doel,
        ook=ook,
    )


def _rest(conn: Connection, keuze: PlanKeuze, regels: Sequence[str]) -> list[Rij]:
    return rest(conn, keuze, kenmerk(conn, "stand")) if "restopgave" in regels else []


def _verschoven(
    conn: Connection, keuze: PlanKeuze, regels: Sequence[str], eerder: Connection | None
) -> list[Rij]:
    if eerder is None or "verschuiving" not in regels:
        return []
    return verschoven(conn, overzicht(conn, eerder, keuze), keuze, kenmerk(conn, "stand"))


def _cellen(kolommen: Sequence[str], rijen: Sequence[Rij]) -> list[Cellen]:
    return [tuple(map(r.get, kolommen)) for r in rijen]
