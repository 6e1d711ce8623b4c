"""The register of afspraken in a stand: its documents, and what is said of the afspraken."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Connection

from store.schema import tables
from store.schema.invoegen import voeg_toe
from telling.rijen import KOLOMMEN, LeveringData

_ZOALS_GELEVERD = (
    tables.document,
    tables.partij,
    tables.afspraak,
    tables.verdeelsleutel,
    tables.moment,
    tables.aanname,
)


def vul_afspraken(conn: Connection, leveringen: Sequence[LeveringData]) -> None:
    """Fill the tables; raises BouwFout where two documents have one id."""
    for tabel in _ZOALS_GELEVERD:
        for levering in leveringen:
            if (frame := levering.tabellen.get(tabel.name)) is not None:
                eigen = {"levering": levering.meta.id} if "levering" in tabel.c else {}
                voeg_toe(conn, tabel, frame.assign(**eigen))
    bekend = {i for frame in _frames(leveringen, "afspraak") for i in frame["id"]}
    for frame in _frames(leveringen, "verschil"):
        voeg_toe(conn, tables.verschil, verschillen(frame, bekend))
    voeg_toe(conn, tables.toelichting, toelichtingen(leveringen, bekend))


def verschillen(frame: pd.DataFrame, bekend: set[str]) -> pd.DataFrame:
    """The rows of `verschil` with only the afspraken that are (still) in the register.

    A document can be withdrawn, or its newer version can lack an afspraak, after another one named
    it. What then has nothing to differ from is left out.
    """
    rijen = []
    for rij in frame.to_dict("records"):
        over = [a for a in _delen(rij["afspraken"], ",") if a in bekend]
        uitspraken = _delen(rij["uitspraken"], "\n")
        if len(over) + len(uitspraken) >= 2:
            rijen.append(rij | {"afspraken": ",".join(over)})
    return pd.DataFrame(rijen, columns=list(KOLOMMEN["verschil"]), dtype="object")


def toelichtingen(leveringen: Sequence[LeveringData], bekend: set[str]) -> pd.DataFrame:
    """The rows of `toelichting` about afspraken that are there.

    Of two files about the same party, afspraak and period the later counts.
    """
    delen = [
        levering.tabellen["toelichting"].assign(levering=levering.meta.id)
        for levering in leveringen
        if "toelichting" in levering.tabellen
    ]
    kolommen = [*KOLOMMEN["toelichting"], "levering"]
    alle = pd.concat(delen, ignore_index=True) if delen else pd.DataFrame(columns=kolommen)
    alle = alle[alle["afspraak"].isin(bekend)]
    sleutel = ["afspraak", "partij", "van", "tot"]
    return alle.drop_duplicates(sleutel, keep="last", ignore_index=True)


def _delen(tekst: object, scheiding: str) -> list[str]:
    """The parts of a text; none of what is absent, however a frame writes that."""
    return [d for d in tekst.split(scheiding) if d] if isinstance(tekst, str) else []


def _frames(leveringen: Sequence[LeveringData], naam: str) -> list[pd.DataFrame]:
    return [lev.tabellen[naam] for lev in leveringen if naam in lev.tabellen]
