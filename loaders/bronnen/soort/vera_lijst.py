"""A unit list reduced to what is needed: the original is read where it lies and never copied.

The rows stay in their order, so that a row number leads back to the list of the supplier.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from domain.opsomming import opsomming
from loaders.bestanden.csv_lezen import scheidingsteken
from loaders.bestanden.openen import GeopendBestand, open_veilig
from loaders.bronnen.contract import BronFout
from loaders.tekst import getal
from loaders.vera.kolommen import KOLOMMEN, KOP, SEGMENT_UIT, Verakolom, houd, kop_sleutel
from loaders.verdict.verdict import Verzamelaar


@dataclass(frozen=True)
class Veralijst:
    """A list as configured: where it lies and the day it is about."""

    pad: Path
    peildatum: date


def verklein(
    lijsten: Sequence[Veralijst],
    namen: Mapping[str, str],
    doel: Path,
    voortgang: Callable[[str, int, int], None],
) -> None:
    """Write the lists one below the other. namen: our column to the header of the supplier.

    Raises BronFout, which never repeats the text of a cell.
    """
    with doel.open("w", encoding="utf-8", newline="") as uit:
        schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
        schrijver.writerow(KOP)
        for nummer, lijst in enumerate(lijsten, 1):
            voortgang(f"lijst van {lijst.peildatum.isoformat()} lezen", nummer, len(lijsten))
            for rij in _rijen(lijst, namen):
                schrijver.writerow([lijst.peildatum.isoformat(), *rij] if rij else [])


def _rijen(lijst: Veralijst, namen: Mapping[str, str]) -> Iterator[list[str]]:
    """The reduced rows below the header; an empty one for an empty row."""
    geopend = _open(lijst.pad)
    bekend = {kop_sleutel(t) for k in KOLOMMEN for t in (k.vera, namen.get(k.naam, k.vera))}
    teken = scheidingsteken(geopend.inhoud, geopend.codering, bekend)
    with io.TextIOWrapper(
        io.BytesIO(geopend.inhoud), encoding=geopend.codering, newline=""
    ) as tekst:
        plekken, breedte = None, 0
        for nummer, cellen in _cellen(lijst, tekst, teken):
            if plekken is None:
                if any(cellen):
                    plekken, breedte = _plekken(lijst, cellen, namen), len(cellen)
                continue
            if not any(cellen):
                yield []
                continue
            if len(cellen) != breedte:
                raise BronFout(
                    f"{lijst.pad.name}, rij {getal(nummer)}: er zijn {len(cellen)} cellen en "
                    f"{breedte} kolomnamen. Staat er een scheidingsteken in een tekst?"
                )
            yield [houd(k, cellen[i]) if i is not None else "" for k, i in plekken]
    if plekken is None:
        raise BronFout(f"{lijst.pad.name} is leeg.")


def _open(pad: Path) -> GeopendBestand:
    meldingen = Verzamelaar(pad.name)
    try:
        geopend = open_veilig(pad, meldingen)
    except OSError as fout:
        raise BronFout(f"De lijst {pad} is niet te lezen: {fout.strerror}.") from None
    if geopend is None:
        raise BronFout(f"{pad.name}: {meldingen.rapport().meldingen[0].melding}")
    if geopend.soort != "tekst":
        raise BronFout(f"{pad.name} is een werkmap. Sla de lijst op als CSV.")
    return geopend


def _cellen(lijst: Veralijst, tekst: TextIO, teken: str) -> Iterator[tuple[int, list[str]]]:
    lezer = csv.reader(tekst, delimiter=teken, strict=True)
    try:
        yield from enumerate(lezer, 1)
    except csv.Error:
        raise BronFout(
            f"{lijst.pad.name}, bij regel {getal(lezer.line_num)}: de aanhalingstekens kloppen "
            "niet, of een cel is te lang."
        ) from None


def _plekken(
    lijst: Veralijst, kop: Sequence[str], namen: Mapping[str, str]
) -> list[tuple[Verakolom, int | None]]:
    """Each column with its place in the list; None where the list does not have it."""
    sleutels = [kop_sleutel(c) for c in kop]
    uit: list[tuple[Verakolom, int | None]] = []
    for kolom in KOLOMMEN:
        gezocht = kop_sleutel(namen.get(kolom.naam, kolom.vera))
        keren = sleutels.count(gezocht)
        if keren > 1:
            raise BronFout(f"{lijst.pad.name}: de kolom {gezocht} staat er meer dan een keer.")
        uit.append((kolom, sleutels.index(gezocht) if keren else None))
    zijn_er = {k.naam for k, i in uit if i is not None}
    weg = [namen.get(k.naam, k.vera) for k, i in uit if k.verplicht and i is None]
    if weg:
        raise BronFout(
            f"{lijst.pad.name}: de kolom {opsomming(weg)} ontbreekt. Heet hij anders? Zet dat in "
            "de tabel kolommen van deze bron."
        )
    if not zijn_er & set(SEGMENT_UIT):
        raise BronFout(
            f"{lijst.pad.name}: er is geen kolom {opsomming(list(SEGMENT_UIT), 'of')}. Zonder een "
            "daarvan is niet te zeggen welke woningen sociaal zijn."
        )
    return uit
