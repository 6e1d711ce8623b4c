"""Rows of a handed-in file as they stand in it: the text of each cell, unread and unchanged.

For who asks where a figure in a stand comes from (from levering, sheet and row back to the file),
and for the verdict on the page.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from loaders.archief.archief import Archief
from loaders.archief.herlezen import onder_naam
from loaders.bestanden.blad import AFGEKEURD
from loaders.bestanden.csv_lezen import scheidingsteken
from loaders.bestanden.openen import GeopendBestand, open_veilig
from loaders.bestanden.xlsx_lezen import open_werkmap
from loaders.leveringsformaat import tabelkeuze
from loaders.verdict.verdict import Verzamelaar


@dataclass(frozen=True)
class Oorspronkelijk:
    """kop: the cells of the header; rijen: the cells by row number (the header is row 1).

    A text that is no table has no kop, and its lines are rows of one cell.
    """

    kop: tuple[str, ...] = ()
    rijen: dict[int, tuple[str, ...]] = field(default_factory=dict)


def lees_rijen(pad: Path, blad: str, nummers: Collection[int]) -> Oorspronkelijk:
    """The rows with these numbers; those that are not in the file are absent.

    blad: name of the sheet, empty for a CSV. Raises OSError where the file cannot be reached; a
    file that cannot be read as text or workbook has no rows.
    """
    stil = Verzamelaar(pad.name)
    geopend = open_veilig(pad, stil)
    if geopend is None or not nummers:
        return Oorspronkelijk()
    if geopend.soort == "xlsx":
        return _uit_werkmap(geopend.inhoud, blad, frozenset(nummers), stil)
    if pad.suffix.casefold() == ".toml":
        return _regels(geopend, frozenset(nummers))
    if pad.suffix.casefold() in (".json", ".geojson"):
        return _records(geopend, frozenset(nummers))
    return _uit_csv(geopend, frozenset(nummers))


def _uit_csv(geopend: GeopendBestand, nummers: frozenset[int]) -> Oorspronkelijk:
    teken = scheidingsteken(geopend.inhoud, geopend.codering, tabelkeuze.KOLOMNAMEN)
    kop: tuple[str, ...] = ()
    rijen: dict[int, tuple[str, ...]] = {}
    with io.TextIOWrapper(
        io.BytesIO(geopend.inhoud), encoding=geopend.codering, newline=""
    ) as tekst:
        try:
            for nummer, cellen in enumerate(csv.reader(tekst, delimiter=teken), 1):
                if not kop and any(cellen):
                    kop = tuple(cellen)
                if nummer in nummers:
                    rijen[nummer] = tuple(cellen)
                if nummer >= max(nummers):
                    break
        except csv.Error:
            pass  # what could be read stands; the verdict says what is wrong
    return Oorspronkelijk(kop, rijen)


def _uit_werkmap(
    inhoud: bytes, blad: str, nummers: frozenset[int], stil: Verzamelaar
) -> Oorspronkelijk:
    with open_werkmap(inhoud, stil, None) as werkmap:
        gelezen = werkmap.lees(blad, stil) if werkmap and blad in werkmap.bladen else None
    if gelezen is None:
        return Oorspronkelijk()
    plekken = {int(n): i for i, n in enumerate(gelezen.rijen) if int(n) in nummers}
    rijen = {
        n: tuple(_leesbaar(k.uniek[k.codes[i]]) for k in gelezen.kolommen)
        for n, i in plekken.items()
    }
    return Oorspronkelijk(tuple(k.naam for k in gelezen.kolommen), rijen)


def _leesbaar(tekst: str) -> str:
    return "(niet te lezen)" if tekst == AFGEKEURD else tekst


def _records(geopend: GeopendBestand, nummers: frozenset[int]) -> Oorspronkelijk:
    """Records of an answer of OData: the first is row 1, there is no header."""
    try:
        inhoud = json.loads(geopend.inhoud)
    except (ValueError, RecursionError):
        return Oorspronkelijk()
    records = inhoud.get("value", []) if isinstance(inhoud, dict) else inhoud
    if not isinstance(records, list):
        return Oorspronkelijk()
    gevraagd = {n: records[n - 1] for n in nummers if 0 < n <= len(records)}
    velden = {n: r for n, r in gevraagd.items() if isinstance(r, dict)}
    kop = tuple(dict.fromkeys(str(k) for r in velden.values() for k in r))
    return Oorspronkelijk(
        kop, {n: tuple(str(r.get(k, ""))[:200] for k in kop) for n, r in velden.items()}
    )


def _regels(geopend: GeopendBestand, nummers: frozenset[int]) -> Oorspronkelijk:
    regels = geopend.inhoud.decode(geopend.codering).splitlines()
    return Oorspronkelijk(
        (), {n: (regels[n - 1][:500],) for n in sorted(nummers) if 0 < n <= len(regels)}
    )


Plek = tuple[str, str, str, int]  # sha256, name of the file, sheet, row


def originelen(archief: Archief, plekken: Iterable[Plek]) -> dict[tuple[str, str], Oorspronkelijk]:
    """By (sha256, sheet) the rows asked for; nothing for a file that was removed."""
    gevraagd: dict[tuple[str, str, str], set[int]] = {}
    for sha256, bestand, blad, rij in plekken:
        gevraagd.setdefault((sha256, bestand, blad), set()).add(rij)
    uit = {}
    for (sha256, bestand, blad), nummers in gevraagd.items():
        pad = archief.bestanden.pad(sha256)
        if not pad.is_file():
            continue
        with onder_naam(pad, bestand) as onder:
            uit[sha256, blad] = lees_rijen(onder, blad, nummers)
    return uit
