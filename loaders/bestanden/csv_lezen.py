"""Reads a CSV to a Blad: separator found from the file, quotes as in RFC 4180, any line ends."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection

from loaders.bestanden.blad import Blad, BladBouwer, kolomsleutel
from loaders.tekst import getal
from loaders.verdict.rechtzetten import Rechtzetter
from loaders.verdict.verdict import Verzamelaar

SCHEIDINGSTEKENS = (";", ",", "\t")


def lees_csv(
    inhoud: bytes,
    codering: str,
    bekend: Collection[str],
    meldingen: Verzamelaar,
    recht: Rechtzetter | None,
) -> Blad | None:
    """The table in a text; None where there is none (said in meldingen).

    bekend: names of columns that a header may hold, used to choose the separator. recht: puts cells
    right. Rows are counted
    as a spreadsheet counts them: a line break between quotes does not start a row.
    """
    teken = scheidingsteken(inhoud, codering, bekend)
    bouwer = BladBouwer("", meldingen, recht, vast=True)
    with io.TextIOWrapper(io.BytesIO(inhoud), encoding=codering, newline="") as tekst:
        lezer = csv.reader(tekst, delimiter=teken, strict=True)
        nummer = 0
        try:
            for nummer, cellen in enumerate(lezer, 1):
                bouwer.rij(nummer, cellen)
                if bouwer.vol:
                    break
        except csv.Error as fout:
            _niet_leesbaar(fout, nummer + 1, lezer.line_num, meldingen)
    return bouwer.klaar()


def scheidingsteken(inhoud: bytes, codering: str, bekend: Collection[str]) -> str:
    """The separator with which the header holds most known columns, then most columns."""
    kop = next((r for r in inhoud[:65536].splitlines() if r.strip(b"\xef\xbb\xbf \t;,")), b"")
    regel = kop.decode(codering, errors="replace").lstrip("\ufeff")
    beste, hoogste = ";", (-1, -1)
    for teken in SCHEIDINGSTEKENS:
        try:
            cellen = next(csv.reader([regel], delimiter=teken), [])
        except csv.Error:
            continue
        score = (sum(kolomsleutel(c) in bekend for c in cellen), len(cellen))
        if score > hoogste:
            beste, hoogste = teken, score
    return beste


def _niet_leesbaar(fout: csv.Error, rij: int, regel: int, meldingen: Verzamelaar) -> None:
    lang = "field larger" in str(fout)
    meldingen.voeg(
        "fout",
        "Een cel is te lang. De rest van het bestand is niet gelezen."
        if lang
        else "De aanhalingstekens kloppen hier niet. De rest van het bestand is niet gelezen.",
        rij=rij,
        gevonden=f"meer dan {getal(csv.field_size_limit())} tekens in een cel"
        if lang
        else f"regel {getal(regel)} van het bestand",
        verwacht="kortere teksten, met scheidingstekens ertussen"
        if lang
        else 'een tekst begint en eindigt met ", en een " in een tekst staat er dubbel',
    )
