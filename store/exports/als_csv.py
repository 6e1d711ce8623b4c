"""A download as CSV: RFC 4180, the way Excel in Dutch wants it, or with the names of figures."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.exports.inhoud import Cel, Inhoud, Rij

CIJFERS = "cijfers"
FORMATEN = ("", "nl", CIJFERS)
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n")


def als_csv(inhoud: Inhoud, formaat: str = "") -> Iterator[bytes]:
    """The file in blocks of bytes (UTF-8, CRLF), a header first; never all of it in memory.

    formaat: one of FORMATEN, else ValueError. "nl": `;`, decimal comma, a byte order mark, and a
    text that a spreadsheet would take for a formula gets a ' in front (numbers never do). Without
    it values are as they are. CIJFERS: after the columns, for each that holds figures a column
    `cijfer_<kolom>` with their names, as pages carry them (`domain.cijfernaam`).
    """
    if formaat not in FORMATEN:
        raise ValueError(f"formaat '{formaat}'")
    if formaat == CIJFERS:
        inhoud = _met_namen(inhoud)
    return _blokken(inhoud, nl=formaat == "nl")


def _blokken(inhoud: Inhoud, *, nl: bool) -> Iterator[bytes]:
    yield _tekst([inhoud.vorm.kolommen], nl=nl).encode("utf-8-sig" if nl else "utf-8")
    for blok in inhoud.blokken:
        if blok:
            yield _tekst(blok, nl=nl).encode()


def _met_namen(inhoud: Inhoud) -> Inhoud:
    kolommen = inhoud.vorm.kolommen
    namen = {k: naam for k, naam in inhoud.vorm.namen.items() if k in kolommen}

    def erbij(rij: Rij) -> Rij:
        waarden = dict(zip(kolommen, rij, strict=True))
        return (*rij, *(str(naam(waarden) or "") for naam in namen.values()))

    return replace(
        inhoud,
        vorm=replace(inhoud.vorm, kolommen=(*kolommen, *(f"cijfer_{k}" for k in namen))),
        blokken=([erbij(rij) for rij in blok] for blok in inhoud.blokken),
    )


def _tekst(rijen: Sequence[Rij], *, nl: bool) -> str:
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";" if nl else ",", lineterminator="\r\n")
    schrijver.writerows([_nl(c) for c in r] for r in rijen) if nl else schrijver.writerows(rijen)
    return uit.getvalue()


def _nl(cel: Cel) -> Cel:
    if isinstance(cel, float):
        return str(cel).replace(".", ",")
    return zonder_formule(cel) if isinstance(cel, str) else cel


def zonder_formule(tekst: str) -> str:
    """The text with a ' in front where a spreadsheet could take it for a formula."""
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst
