"""The rows of the wijkenstrategie: one an area and onderdeel, a column for each year ahead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from sqlalchemy import Connection

from domain.plannen.keuze import PlanKeuze
from domain.plannen.wijkenstrategie import DAARNA, EERDER, MEER, STRATEGIE, Cel, Tijd
from domain.plannen.wijkenstrategie import Rij as WijkRij
from store.exports.als_csv import als_csv
from store.exports.als_xlsx import schrijf_boek
from store.exports.groei import Rij as Cellen
from store.exports.plannen import JAREN, WIJKEN, herkomst_wijken
from store.exports.planrijen import Rij, ja_nee
from store.vragen import namen
from store.vragen.basis import kenmerk
from store.vragen.plannen import wijkenstrategie
from store.vragen.plannen.wijkenstrategie import Strategie, segmenten


def csv(conn: Connection, keuze: PlanKeuze, formaat: str = "") -> Iterator[bytes]:
    """The wijkenstrategie as CSV, in blocks; formaat: one of `store.exports.als_csv.FORMATEN`.

    keuze: with codes. The connection stays in use until the last block is taken.
    """
    alle = wijkenstrategie.lijst(conn, keuze)
    return als_csv(WIJKEN.kolommen, _blokken(conn, keuze, alle), formaat)


def xlsx(conn: Connection, keuze: PlanKeuze, doel: BinaryIO) -> None:
    """The wijkenstrategie as a workbook with a sheet Herkomst, written to `doel`."""
    alle = wijkenstrategie.lijst(conn, keuze)
    schrijf_boek(
        WIJKEN,
        _blokken(conn, keuze, alle),
        lambda rijen: herkomst_wijken(conn, keuze, alle, rijen),
        doel,
    )


def _blokken(
    conn: Connection, keuze: PlanKeuze, alle: tuple[Strategie, ...]
) -> Iterator[list[Cellen]]:
    stand = kenmerk(conn, "stand")
    for s in alle:
        codes = {s.gemeente, *(r.gebied for r in s.rijen if r.gebied)}
        bekend = namen.van(conn, codes)
        vast: Rij = {
            "gemeente": bekend.get(s.gemeente),
            "gemeentecode": s.gemeente,
            "vorig_jaar": s.tijd.vorig,
            "eerste_jaar": s.tijd.eerste,
            "segment": ", ".join(segmenten(keuze)),
            "fictief": ja_nee(s.fictief),
            "peildatum": s.tijd.peildatum,
            "stand": stand,
        }
        rijen = (vast | _rij(r, s.tijd, bekend) for r in s.rijen)
        yield [tuple(rij.get(k) for k in WIJKEN.kolommen) for rij in rijen]


def _rij(r: WijkRij, tijd: Tijd, bekend: dict[str, str]) -> Rij:
    uit: Rij = {
        "gebied": bekend.get(r.gebied or "", r.gebied),
        "gebiedcode": r.gebied,
        "onderdeel": r.onderdeel,
        "telt": ja_nee(r.onderdeel in STRATEGIE),
        "gerealiseerd": r.gerealiseerd,
    }
    jaren = zip(JAREN, map(str, tijd.jaren), strict=True)
    for kolom, plek in (("eerder", EERDER), *jaren, ("meer_jaren", MEER), ("daarna", DAARNA)):
        uit |= _cel(kolom, r.cellen.get(plek))
    return uit | _cel("gepland", r.gepland if r.cellen else None)


def _cel(kolom: str, cel: Cel | None) -> Rij:
    """Empty where there is no plan: that is not 0."""
    if cel is None:
        return {kolom: None, f"{kolom}_zacht": None}
    return {kolom: cel.samen, f"{kolom}_zacht": cel.zacht}
