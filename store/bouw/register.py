"""The reference part of a stand: names, codes, borders, and the register of afspraken.

Also what a choice of a code includes. Of the register: its documents, and what is said of the
afspraken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd
from sqlalchemy import Connection

from store.schema import tables
from store.schema.typen import voeg_toe
from telling.rijen import KOLOMMEN, LeveringData, sleutel

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


def vul_register(conn: Connection, leveringen: Sequence[LeveringData]) -> None:
    """Fill the tables; raises BouwFout for two rows with one key in one list."""
    gemeenten = _lijsten(leveringen, "gemeenten", "code")
    corporaties = _lijsten(leveringen, "corporaties", "code")
    gebieden = _lijsten(leveringen, "gebieden", "code", "indeling")
    voeg_toe(conn, tables.gemeente, gemeenten)
    voeg_toe(conn, tables.corporatie, corporaties.drop(columns="aliassen"))
    voeg_toe(conn, tables.gebied, gebieden)
    voeg_toe(conn, tables.organisatie, _lijsten(leveringen, "organisaties", "code"))
    voeg_toe(conn, tables.grens, _lijsten(leveringen, "grenzen", "code", "indeling"))
    voeg_toe(conn, tables.naam, namen(gemeenten, corporaties, gebieden))
    voeg_toe(conn, tables.omvat, omvat(corporaties, gebieden))
    vul_afspraken(conn, leveringen)


def _lijsten(leveringen: Sequence[LeveringData], naam: str, *sleutel_: str) -> pd.DataFrame:
    """The rows of all lists; a later list says anew what an earlier one said."""
    eigen = ["levering", "fictief"] if naam == "grenzen" else []
    kolommen = [*KOLOMMEN[naam], *eigen]
    alle = pd.DataFrame(columns=kolommen)
    for levering in leveringen:
        frame = levering.tabellen.get(naam)
        if frame is None or frame.empty:
            continue
        if eigen:
            frame = frame.assign(levering=levering.meta.id, fictief=levering.meta.fictief)
        opnieuw = set(_sleutels(frame, sleutel_))
        eerder = alle[[s not in opnieuw for s in _sleutels(alle, sleutel_)]]
        delen = [d for d in (eerder, frame.reindex(columns=kolommen)) if len(d)]
        alle = pd.concat(delen, ignore_index=True)
    return alle


def _sleutels(frame: pd.DataFrame, kolommen: Sequence[str]) -> list[tuple[object, ...]]:
    return list(frame[list(kolommen)].itertuples(index=False, name=None))


def namen(
    gemeenten: pd.DataFrame, corporaties: pd.DataFrame, gebieden: pd.DataFrame
) -> pd.DataFrame:
    """Rows of `tables.naam`: a code comes before a name, a name before an alias, a wijk (or kern)
    before a buurt. Aliases are one text, separated by |."""
    rijen: list[tuple[str, str, str, str | None, int]] = []
    for code, naam in _paren(gemeenten, "naam"):
        rijen += [("gemeente", code, code, None, 0), ("gemeente", naam, code, None, 1)]
    for code, naam in _paren(corporaties, "naam"):
        rijen += [("corporatie", code, code, None, 0), ("corporatie", naam, code, None, 1)]
    for code, lnummer in _paren(corporaties, "lnummer"):
        rijen.append(("corporatie", lnummer, code, None, 0))
    for code, aliassen in _paren(corporaties, "aliassen"):
        rijen += [("corporatie", alias, code, None, 2) for alias in aliassen.split("|")]
    for rij in gebieden.to_dict("records"):
        code, gemeente = rij["code"], rij["gemeente"]
        rang = 2 if rij["niveau"] == "buurt" else 1
        rijen += [
            ("gebied", code, code, gemeente, 0),
            ("gebied", rij["naam"], code, gemeente, rang),
        ]
    uit = pd.DataFrame(rijen, columns=[k.name for k in tables.naam.c])
    uit["sleutel"] = [sleutel(t) for t in uit["sleutel"]]
    return uit[uit["sleutel"] != ""].drop_duplicates(ignore_index=True)


def omvat(corporaties: pd.DataFrame, gebieden: pd.DataFrame) -> pd.DataFrame:
    """Rows of `tables.omvat`: what a choice includes, over any number of steps."""
    rijen = [
        *_omvat_van("corporatie", corporaties, "opvolger"),
        *_omvat_van("gebied", gebieden, "ouder"),
    ]
    uit = pd.DataFrame(rijen, columns=[k.name for k in tables.omvat.c])
    return uit.drop_duplicates(ignore_index=True)


def _omvat_van(tabel: str, frame: pd.DataFrame, omhoog: str) -> Iterator[tuple[str, str, str]]:
    boven: dict[str, set[str]] = {code: set() for code in frame["code"]}
    for code, hoger in _paren(frame, omhoog):
        boven[code].add(hoger)
    for code in boven:
        gezien, open_ = {code}, [code]
        while open_:
            nieuw = boven.get(open_.pop(), set()) - gezien
            gezien |= nieuw
            open_ += sorted(nieuw)
        for hoger in sorted(gezien):
            yield tabel, hoger, code


def _paren(frame: pd.DataFrame, kolom: str) -> Iterator[tuple[str, str]]:
    """(code, text of the column) of the rows that have one."""
    for code, waarde in zip(frame["code"], frame[kolom], strict=True):
        if isinstance(waarde, str) and waarde:
            yield code, waarde
