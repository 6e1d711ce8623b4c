"""Pass 3 of the build: the plans of a stand, from plan lists and from voorraadmutaties.

Source: docs/definitions.md, "Plannen". Everything that was not replaced stands in `plan`; what
counts towards the social stock stands in `mutatie` too, with its effects, so that growth and
afspraken read one table. Plan rows with a project are held in memory together: they are lists of
projects, not the mutations of a country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Connection, case, func, literal, select

from domain.plannen.projectlijst import Projectdeel
from store.schema import tables
from store.schema.typen import voeg_toe
from telling.dekking import GEREALISEERD, Verdeling
from telling.leveringsformaat import meegegeven
from telling.mutaties import WEGGELATEN, met_effect
from telling.planprojecten import DUBBEL, Project, boek_af, dubbele, opvolgers, project
from telling.planrijen import KOLOMMEN, VERVALLEN, oordeel, van_lijst, van_mutaties
from telling.rijen import LeveringData

_ZELFDE = (
    "levering", "blad", "rij", "corporatie", "gemeente", "gebied", "indeling", "van", "tot",
    "periode", "jaar", "soort", "aantal", "segment", "duur", "status", "binnen_sector",
    "saldo_corporatie", "saldo_sector", "vervallen", "fictief",
    *(k.naam for k in meegegeven("plannen") if k.naam in tables.mutatie.c),
)  # fmt: skip


def vul_plannen(
    conn: Connection,
    leveringen: Sequence[LeveringData],
    verdeling: Verdeling,
    projecten: Iterable[pd.DataFrame],
) -> None:
    """Fill `tables.plan`, and `mutatie` and `weggelaten` as far as plans by project go.

    The other mutaties are in the database already. projecten: as `telling.mutaties.splits` gives
    them. Raises BouwFout for a soort without known effects.
    """
    _zonder_project(conn)
    rijen = [r for frame in projecten for r in van_mutaties(frame, verdeling)]
    weg = []
    for levering in leveringen:
        telt, vervangen = van_lijst(levering, verdeling)
        rijen += telt
        weg += vervangen
    if not rijen and not weg:
        return
    naar = opvolgers(conn.execute(select(tables.corporatie.c.code, tables.corporatie.c.opvolger)))
    dubbel = dubbele(rijen, naar)
    weg += [rijen[i] | {"vervangen_door": door, "reden": DUBBEL} for i, door in dubbel.items()]
    rijen = [r for i, r in enumerate(rijen) if i not in dubbel]
    gemeenten = {r["gemeente"] for r in rijen if r["projectcode"]}
    afgeboekt = boek_af(rijen, _gerealiseerd(conn, gemeenten, naar), naar)
    _schrijf(conn, sorted((oordeel(r) for r in afgeboekt), key=_plek))
    voeg_toe(conn, tables.weggelaten, pd.DataFrame(weg, columns=WEGGELATEN))


def _zonder_project(conn: Connection) -> None:
    """The mutaties that are plans and name no project; their own leg (`been` 0) only."""
    m, p = tables.mutatie.c, tables.plan
    rijen = select(
        *(m[k] for k in _ZELFDE),
        literal("voorraadmutaties"),
        m.zelfstandig & (m.soort != "correctie"),
        case((m.vervallen, VERVALLEN)),
    ).where(m.status.in_(("hard", "zacht")), m.been == 0)
    conn.execute(p.insert().from_select([*_ZELFDE, "tabel", "telt", "reden"], rijen))


def _gerealiseerd(
    conn: Connection, gemeenten: set[str], naar: dict[str, str]
) -> dict[Project, list[Projectdeel]]:
    """What is realised by project, in the gemeenten that have plans by project."""
    uit: dict[Project, list[Projectdeel]] = defaultdict(list)
    if not gemeenten:
        return uit
    m = tables.mutatie.c
    per = (m.gemeente, m.corporatie, m.projectcode, m.soort, m.segment, m.duur)
    vraag = (
        select(*per, func.sum(m.aantal))
        .where(m.status == GEREALISEERD, m.been == 0, m.soort != "correctie")
        .where(m.projectcode.is_not(None), m.gemeente.in_(sorted(gemeenten)))
        .group_by(*per)
        .order_by(*per)
    )
    for gemeente, corporatie, code, soort, segment, duur, aantal in conn.execute(vraag):
        wat = project(gemeente, corporatie, code, naar)
        uit[wat].append(Projectdeel(soort, segment, duur, int(aantal)))
    return uit


def _schrijf(conn: Connection, rijen: list[dict[str, Any]]) -> None:
    alle = pd.DataFrame(rijen, columns=[*KOLOMMEN, "telt", "in_mutatie"]).assign(
        nr=range(len(rijen))
    )
    erin = alle[alle["in_mutatie"].astype(bool)]
    plan = alle.assign(saldo_corporatie=0, saldo_sector=0)
    if len(erin):
        mutatie = met_effect(erin)
        eigen = mutatie[mutatie["been"] == 0].set_index("nr")
        for kolom in ("saldo_corporatie", "saldo_sector"):
            plan.loc[eigen.index, kolom] = eigen[kolom].astype("int64")
        voeg_toe(conn, tables.mutatie, mutatie[[k.name for k in tables.mutatie.c]])
    voeg_toe(conn, tables.plan, plan[[k.name for k in tables.plan.c]])


def _plek(r: dict[str, Any]) -> tuple[Any, ...]:
    """Rows of one place together, then in the order of acceptance."""
    return r["gemeente"], r["corporatie"] or "", r["volgnummer"], r["blad"] or "", r["rij"]
