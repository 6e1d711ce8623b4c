"""Reads the assumptions of the forecast: one reviewed TOML file, all of it or none.

[aannames] and [[aanname]]; a file that is handed in replaces the one before it. Source:
docs/register-afspraken.md, "Assumptions of the forecast". The rules are `aannames_controle`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pandas as pd

from domain.prognose.aannames import sleutel_van
from loaders.afspraken.aannames_controle import keur, keur_samen
from loaders.afspraken.aannames_vorm import AANNAME, KOP
from loaders.bestanden.toml_bestand import is_van, ontleed
from loaders.bestanden.toml_melder import Melder, tabellen
from loaders.bestanden.toml_plekken import Plekken
from loaders.bestanden.toml_velden import lees_tabel
from loaders.contract import Invoer
from loaders.publiek import gelezen, ontvangen
from loaders.uitslag import Uitslag
from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN

TABEL = "aannames"
LEVERANCIER = "Aannames van de prognose"
_KOP = re.compile(r"^\s*(\[\s*aannames\s*\]|\[\[\s*aanname\s*\]\])", re.MULTILINE)


def herken(invoer: Invoer) -> bool:
    """A text with the table [aannames] or [[aanname]], or said to be table `aannames`."""
    return is_van(invoer, TABEL, _KOP)


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frame `aanname` (`telling.rijen`)."""
    meldingen = Verzamelaar(invoer.bestand)
    velden = replace(
        invoer.velden, tabel=TABEL, leverancier=invoer.velden.leverancier or LEVERANCIER
    )
    ruw = ontleed(invoer.inhoud, meldingen)
    if ruw is None:
        return Uitslag(meldingen.rapport(), velden)
    melder = Melder(meldingen, Plekken(invoer.inhoud.decode("utf-8-sig")))
    for ander in set(ruw) - {TABEL, "aanname"}:
        melder.fout(
            (ander,), "Deze kop kennen we niet.", gevonden=ander,
            verwacht="[aannames] of [[aanname]]",
        )  # fmt: skip
    kop = ruw.get(TABEL, {})
    if isinstance(kop, dict):
        eigen = lees_tabel(kop, KOP, melder, (TABEL,), naam="Aannames")
        velden = replace(velden, opmerking=velden.opmerking or eigen.get("opmerking", ""))
    else:
        melder.fout((TABEL,), "Deze kop hoort enkele haken te hebben.", verwacht="[aannames]")
    rijen = _rijen(ruw, melder)
    dag = ontvangen(replace(invoer, velden=velden), meldingen)
    if meldingen.fouten:
        return Uitslag(meldingen.rapport(), velden)
    waarden = [[rij[k] for k in KOLOMMEN["aanname"]] for rij in rijen]
    frame = pd.DataFrame(waarden, columns=list(KOLOMMEN["aanname"]), dtype="object")
    return Uitslag(meldingen.rapport(), velden, gelezen(velden, dag), {"aanname": frame})


def _rijen(ruw: dict[str, Any], melder: Melder) -> list[dict[str, Any]]:
    uit: list[dict[str, Any]] = []
    for pad, tabel in tabellen(ruw, ("aanname",), melder):
        naam = f"Aanname {int(pad[-1]) + 1}"
        velden = lees_tabel(tabel, AANNAME, melder, pad, naam=naam)
        keur(velden, melder, pad, naam)
        fase = " ".join(velden["fase"].casefold().split()) if "fase" in velden else None
        eigen = {
            "id": sleutel_van(velden.get("hardheid", ""), fase),
            "volgorde": len(uit) + 1,
            "fase": fase,
        }
        uit.append(dict.fromkeys(KOLOMMEN["aanname"]) | velden | eigen)
    keur_samen(uit, melder)
    return uit
