"""The rows behind one afspraak as CSV or XLSX: what was counted, and what was not and why.

Columns and query names: docs/exports.md. The same stand, afspraak and peildatum give the same
bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from sqlalchemy import Connection

from store.exports.afspraak_herkomst import herkomst
from store.exports.als_csv import als_csv
from store.exports.als_xlsx import schrijf_boek
from store.exports.groei import GROEI, Rij, Vorm
from store.vragen import namen
from store.vragen.afspraken import rijen, toelichtingen
from store.vragen.afspraken.een import een
from store.vragen.afspraken.kader import Kader, kader
from store.vragen.afspraken.lijst import Regel

KOLOMMEN = (
    "afspraak", "meegeteld", "telt", "reden", *GROEI, "peildatum", "toelichting_partijen",
)  # fmt: skip
RIJEN = Vorm("afspraak-rijen", "Rijen", KOLOMMEN)


@dataclass(frozen=True)
class Download:
    """One afspraak on a peildatum. kader: None where nothing is counted from mutaties."""

    regel: Regel
    kader: Kader | None


def lees(conn: Connection, id_: str, peildatum: date | None) -> Download | None:
    """What the download is about; None for an unknown id."""
    regel = een(conn, id_, peildatum)
    if regel is None:
        return None
    return Download(regel, kader(conn, regel.afspraak, regel.oordeel, regel.peildatum))


def csv(conn: Connection, d: Download, formaat: str = "") -> Iterator[bytes]:
    """The rows as CSV, in blocks; formaat: one of `store.exports.als_csv.FORMATEN`.

    The connection stays in use until the last block is taken.
    """
    return als_csv(KOLOMMEN, _blokken(conn, d), formaat)


def xlsx(conn: Connection, d: Download, doel: BinaryIO) -> None:
    """The rows as a workbook with a sheet Herkomst, written to `doel`."""
    schrijf_boek(RIJEN, _blokken(conn, d), lambda n: herkomst(conn, d.regel, d.kader, n), doel)


def _blokken(conn: Connection, d: Download) -> Iterator[list[Rij]]:
    if d.kader is None:
        return
    a = d.regel.afspraak
    zelf = toelichtingen.per_afspraak(conn, (a.id,)).get(a.id, ())
    wie = namen.van(conn, [t.partij for t in zelf])
    tekst = " | ".join(f"{wie.get(t.partij, t.partij)} ({t.periode}): {t.tekst}" for t in zelf)
    for blok in rijen.rijen(conn, d.kader):
        yield [
            (
                a.id,
                "nee" if r.reden else "ja",
                r.telt,
                r.reden,
                *(getattr(r, k) for k in GROEI),
                d.regel.peildatum,
                tekst,
            )
            for r in blok
        ]
