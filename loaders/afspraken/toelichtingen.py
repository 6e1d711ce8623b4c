"""Reads a file of toelichtingen: what parties themselves say of an afspraak in a period.

A TOML file with [toelichtingen] and [[toelichting]]; all of it or none. A later file with the same
id replaces it. Source: docs/register-afspraken.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from loaders.afspraken.elders import elders
from loaders.afspraken.namen import Namen
from loaders.afspraken.toelichtingen_rijen import Kop, lees_rijen
from loaders.afspraken.vorm_bij import TOELICHTINGEN
from loaders.bestanden.toml_bestand import is_van, ontleed
from loaders.bestanden.toml_melder import Melder, tabellen
from loaders.bestanden.toml_plekken import Plekken
from loaders.bestanden.toml_velden import lees_tabel
from loaders.contract import Invoer
from loaders.namen import sleutel
from loaders.publiek import gelezen, ontvangen
from loaders.uitslag import Uitslag
from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN

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


def _kop(ruw: Mapping[str, Any], invoer: Invoer, melder: Melder) -> tuple[Kop, Namen]:
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
    namen = Namen(invoer.register, melder, fictief=fictief)
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
