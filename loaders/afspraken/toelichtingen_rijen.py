"""Reads [[toelichting]]: one party's own words (and judgement) on one afspraak in one period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from loaders.afspraken.elders import Elders, mag_toelichten, meld_onbekend
from loaders.afspraken.namen import Namen
from loaders.afspraken.vorm_bij import TOELICHTING
from loaders.bestanden.toml_melder import Melder
from loaders.bestanden.toml_plekken import Pad
from loaders.bestanden.toml_velden import lees_tabel

Rij = dict[str, Any]


@dataclass(frozen=True)
class Kop:
    """The table [toelichtingen]. door, datum: of each toelichting that says no other.

    vandaag: no date may lie behind it; None where the file is read again.
    """

    id: str
    gemeenten: tuple[str, ...]
    bron: str
    door: str
    datum: date | None
    fictief: bool
    opmerking: str = ""
    ontvangen: str = ""
    vandaag: date | None = None


def lees_rijen(
    delen: Sequence[tuple[Pad, Mapping[str, Any]]],
    kop: Kop,
    namen: Namen,
    ander: Elders | None,
    melder: Melder,
) -> list[Rij]:
    """The rows of `toelichting`; ander: the register, None where it is not looked at."""
    uit: list[Rij] = []
    gezien: set[tuple[object, ...]] = set()
    for nummer, (pad, tabel) in enumerate(delen, 1):
        naam = f"Toelichting {nummer}"
        t = lees_tabel(tabel, TOELICHTING, melder, pad, naam=naam)
        code = namen.partij(t["partij"], (*pad, "partij")) if "partij" in t else None
        if "afspraak" in t and ander is not None:
            _past(t["afspraak"], code, ander, melder, pad)
            if ander.fictief.get(t["afspraak"], kop.fictief) != kop.fictief:
                melding = f"{naam}: echt en fictief staan door elkaar."
                melder.fout((*pad, "afspraak"), melding, gevonden=t["afspraak"])
        if kop.vandaag and t.get("datum") and t["datum"] > kop.vandaag:
            melder.fout(
                (*pad, "datum"),
                f"{naam}: deze dag ligt in de toekomst.",
                gevonden=t["datum"].isoformat(),
            )
        periode = t.get("periode")
        wat = (t.get("afspraak"), code, periode)
        if None not in wat and wat in gezien:
            melder.fout(
                (*pad, "afspraak"),
                f"{naam}: deze partij zegt over deze afspraak en periode al iets.",
                gevonden=t["afspraak"],
            )
        gezien.add(wat)
        uit.append(
            {
                "document": kop.id,
                "afspraak": t.get("afspraak"),
                "volgorde": nummer,
                "partij": code,
                "van": periode.van if periode else None,
                "tot": periode.tot if periode else None,
                "periode": periode.tekst if periode else None,
                "oordeel": t.get("oordeel"),
                "tekst": t.get("tekst"),
                "door": t.get("door", kop.door),
                "datum": t.get("datum", kop.datum),
                "fictief": kop.fictief,
            }
        )
    return uit


def _past(id_: str, code: str | None, ander: Elders, melder: Melder, pad: Pad) -> None:
    """The afspraak is there, and this party may speak of it."""
    if id_ not in ander.partijen:
        meld_onbekend(melder, (*pad, "afspraak"), "Toelichting", id_, set(ander.partijen))
    elif code is not None and not mag_toelichten(code, ander.partijen, id_):
        melder.fout(
            (*pad, "partij"),
            "Toelichting: deze partij hoort niet bij de afspraak.",
            gevonden=code,
            verwacht=", ".join(ander.partijen[id_]),
        )
