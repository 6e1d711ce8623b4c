"""Reads a file of toelichtingen: what parties themselves say of an afspraak in a period.

A TOML file with [toelichtingen] and [[toelichting]]; all of it or none. A later file with the same
id replaces it. Each [[toelichting]] is one party's own words (and judgement) on one afspraak in one
period. Source: docs/register-afspraken.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from loaders.afspraken.namen import Documentnamen
from loaders.afspraken.samenhang import Elders, elders, mag_toelichten, meld_onbekend
from loaders.afspraken.vorm import TOELICHTING, TOELICHTINGEN
from loaders.bestanden.toml_bestand import Pad, Plekken, is_van, ontleed
from loaders.bestanden.toml_velden import Melder, lees_tabel, tabellen
from loaders.contract import Invoer, Uitslag, gelezen, ontvangen
from loaders.tekst import sleutel
from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN

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
    namen: Documentnamen,
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


TABEL = "toelichtingen"
_KOP = re.compile(r"^\s*\[\s*toelichtingen\s*\]", re.MULTILINE)


def herken(invoer: Invoer) -> bool:
    """A text with the table [toelichtingen], or said to be table `toelichtingen`."""
    return is_van(invoer, TABEL, _KOP)


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frame `toelichting` (`telling.rijen`)."""
    meldingen = Verzamelaar(invoer.bestand)
    velden = replace(invoer.velden, tabel=TABEL)
    ruw = ontleed(invoer.inhoud, meldingen)
    if ruw is None:
        return Uitslag(meldingen.rapport(), velden)
    melder = Melder(meldingen, Plekken(invoer.inhoud.decode("utf-8-sig")))
    kop, namen = _kop(ruw, invoer, melder)
    rijen = lees_rijen(tabellen(ruw, ("toelichting",), melder), kop, namen, elders(invoer), melder)
    for ander in set(ruw) - {TABEL, "toelichting"}:
        melder.fout(
            (ander,),
            "Dit veld of deze kop kennen we niet op deze plek.",
            gevonden=ander,
            verwacht="[toelichtingen] of [[toelichting]]",
        )
    if not ruw.get("toelichting"):
        melder.fout(("toelichting",), "Er staat geen enkele toelichting in dit bestand.")
    velden = replace(
        velden,
        leverancier=velden.leverancier or kop.door,
        gemeente=", ".join(kop.gemeenten),
        fictief="ja" if kop.fictief else "nee",
        bron=velden.bron or kop.bron,
        opmerking=velden.opmerking or kop.opmerking,
        ontvangen=velden.ontvangen or kop.ontvangen,
    )
    dag = ontvangen(replace(invoer, velden=velden), meldingen)
    if meldingen.fouten:
        return Uitslag(meldingen.rapport(), velden)
    waarden = [[rij[k] for k in KOLOMMEN["toelichting"]] for rij in rijen]
    frame = pd.DataFrame(waarden, columns=list(KOLOMMEN["toelichting"]), dtype="object")
    return Uitslag(
        meldingen.rapport(), velden, gelezen(velden, dag, kop.gemeenten), {"toelichting": frame}
    )


def _kop(ruw: Mapping[str, Any], invoer: Invoer, melder: Melder) -> tuple[Kop, Documentnamen]:
    """The table [toelichtingen]; what is wrong in it goes to the melder."""
    tabel = ruw.get(TABEL)
    if not isinstance(tabel, dict):
        melder.fout(
            (TABEL,),
            "De tabel [toelichtingen] ontbreekt.",
            verwacht="[toelichtingen] met id, titel, gemeente, bron, fictief, door en datum",
        )
        tabel = {}
        velden: dict[str, Any] = {}
    else:
        velden = lees_tabel(tabel, TOELICHTINGEN, melder, (TABEL,), naam="Toelichtingen")
    gezegd, fictief = sleutel(invoer.velden.fictief), bool(velden.get("fictief", False))
    if gezegd and (gezegd == "ja") != fictief:
        melder.fout(
            (TABEL, "fictief"),
            "Het bestand zegt iets anders over fictief dan de opgave erbij.",
            gevonden=gezegd,
            verwacht="ja" if fictief else "nee",
        )
    namen = Documentnamen(invoer.register, melder, fictief=fictief)
    codes = [namen.gemeente(g, (TABEL, "gemeente")) for g in velden.get("gemeente", ())]
    dag = velden.get("datum")
    if dag and not invoer.opnieuw and dag > invoer.vandaag:
        melder.fout((TABEL, "datum"), "Deze dag ligt in de toekomst.", gevonden=dag.isoformat())
    kop = Kop(
        id=velden.get("id", ""),
        gemeenten=tuple(dict.fromkeys(c for c in codes if c)),
        bron=velden.get("bron", ""),
        door=velden.get("door", ""),
        datum=dag,
        fictief=fictief,
        opmerking=velden.get("opmerking", ""),
        ontvangen=velden["ontvangen"].isoformat() if "ontvangen" in velden else "",
        vandaag=None if invoer.opnieuw else invoer.vandaag,
    )
    return kop, namen
