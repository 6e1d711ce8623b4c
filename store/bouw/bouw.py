"""Leveringen to a stand: create the schema in an empty database and fill it, in one transaction.

What it makes: `store.schema.tables`. Tests build theirs the same way. Which cells were put right on
the way in is kept in the stand, for who asks why a figure differs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, Engine, Table, func, literal, select, union_all

from domain.mutaties import DEFINITIES_VERSIE
from store.bouw.balans import balansen
from store.bouw.controle import Geleverd, controleer
from store.bouw.plannen import vul_plannen
from store.bouw.register import vul_register
from store.schema import tables
from store.schema.typen import voeg_toe
from telling.dekking import Verdeling, verdeel_dagen
from telling.laatste import LAATSTE, verdeel_laatste
from telling.mutaties import splits
from telling.rijen import KOLOMMEN, BouwFout, LeveringData


def vul_rechtzettingen(conn: Connection, leveringen: Sequence[LeveringData]) -> None:
    """Fill `tables.rechtzetting`."""
    for levering in leveringen:
        if (frame := levering.tabellen.get("rechtzetting")) is not None:
            voeg_toe(conn, tables.rechtzetting, frame.assign(levering=levering.meta.id))


__all__ = ["BouwFout", "Bouwverslag", "bouw"]


@dataclass(frozen=True)
class Bouwverslag:
    """What came into the stand. tellingen: rows per table."""

    stand: str
    tellingen: dict[str, int]

    @property
    def weggelaten(self) -> int:
        """Delivered rows that do not count."""
        return self.tellingen["weggelaten"]


def bouw(
    leveringen: Sequence[LeveringData],
    doel: Engine,
    stand_id: str,
    stap: Callable[[str], None] = lambda _: None,
) -> Bouwverslag:
    """Build a stand from leveringen in order of acceptance (the later one counts).

    doel: an engine on an empty database. stap: told what is being done (Dutch), for progress.
    Goes over the leveringen more than once and keeps none, so a lazy Sequence stays lazy.
    Raises BouwFout where the figures together cannot be a stand; then nothing is written.
    """
    with doel.begin() as conn:
        tables.metadata.create_all(conn, checkfirst=False)
        _kenmerken(conn, stand_id)
        stap("Register")
        _leveringen(conn, leveringen)
        vul_register(conn, leveringen)
        vul_rechtzettingen(conn, leveringen)
        stap("Mutaties")
        verdeling = verdeel_dagen(leveringen)
        projecten = _mutaties(conn, leveringen, verdeling)
        voeg_toe(conn, tables.dekking, _dekking(verdeling))
        stap("Plannen")
        vul_plannen(conn, leveringen, verdeling, projecten)
        stap("Standen")
        _laatste(conn, leveringen)
        stap("Voorraadbalans")
        voeg_toe(conn, tables.balans, balansen(conn, verdeling))
        stap("Controle")
        controleer(conn, _geleverd(leveringen))
        return Bouwverslag(stand_id, _tellingen(conn))


def _kenmerken(conn: Connection, stand_id: str) -> None:
    rijen = {"stand": stand_id, "definities": str(DEFINITIES_VERSIE)}
    voeg_toe(conn, tables.kenmerk, pd.DataFrame(rijen.items(), columns=["naam", "waarde"]))


def _leveringen(conn: Connection, leveringen: Sequence[LeveringData]) -> None:
    rijen = []
    for nummer, levering in enumerate(leveringen, 1):
        m = levering.meta
        tabellen = levering.tabellen
        gevuld = [n for n in KOLOMMEN if n in tabellen and not tabellen[n].empty]
        rijen.append(
            {
                "id": m.id,
                "volgnummer": nummer,
                "sha256": m.sha256,
                "bestand": m.bestand,
                "leverancier": m.leverancier,
                "leverancier_code": m.leverancier_code,
                "periode": m.periode.tekst if m.periode else None,
                "van": m.periode.van if m.periode else None,
                "tot": m.periode.tot if m.periode else None,
                "ontvangen": m.ontvangen,
                "aangeleverd_door": m.aangeleverd_door,
                "bron": m.bron,
                "opmerking": m.opmerking,
                "fictief": m.fictief,
                "tabellen": ",".join(gevuld),
            }
        )
    voeg_toe(conn, tables.levering, pd.DataFrame(rijen))


def _mutaties(
    conn: Connection, leveringen: Sequence[LeveringData], verdeling: Verdeling
) -> list[pd.DataFrame]:
    """Fill `mutatie`; the plans with a project wait for what is realised."""
    projecten = []
    for levering in leveringen:
        if deel := splits(levering, verdeling):
            voeg_toe(conn, tables.mutatie, deel.mutatie)
            voeg_toe(conn, tables.weggelaten, deel.weggelaten)
            if len(deel.projecten):
                projecten.append(deel.projecten)
    return projecten


def _dekking(verdeling: Verdeling) -> pd.DataFrame:
    rijen = [
        (*sleutel, p.van, p.tot, levering)
        for sleutel, per_levering in sorted(verdeling.gedekt.items())
        for levering, perioden in sorted(per_levering.items())
        for p in perioden
    ]
    return pd.DataFrame(rijen, columns=[k.name for k in tables.dekking.c])


def _laatste(conn: Connection, leveringen: Sequence[LeveringData]) -> None:
    for naam in LAATSTE:
        for deel in verdeel_laatste(leveringen, naam):
            voeg_toe(conn, _tabel(deel.tabel), deel.rijen)
            voeg_toe(conn, tables.weggelaten, deel.weggelaten)


def _geleverd(leveringen: Sequence[LeveringData]) -> dict[tuple[str, str], Geleverd]:
    uit = {}
    for levering in leveringen:
        for naam in ("voorraadmutaties", "plannen", *LAATSTE):
            frame = levering.tabellen.get(naam)
            if frame is not None and len(frame):
                som = frame["eind" if naam == "cbs_voorraad" else "aantal"].sum()
                uit[levering.meta.id, naam] = Geleverd(len(frame), int(som))
    return uit


def _tabel(naam: str) -> Table:
    return tables.metadata.tables[naam]


def _tellingen(conn: Connection) -> dict[str, int]:
    per = (
        select(literal(t.name).label("naam"), func.count().label("n")).select_from(t)
        for t in tables.metadata.sorted_tables
    )
    rijen = {rij.naam: int(rij.n) for rij in conn.execute(union_all(*per))}
    return {t.name: rijen[t.name] for t in tables.metadata.sorted_tables}
