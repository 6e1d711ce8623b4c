"""Reads CBS tables 81955NED and 86098NED: all dwellings of each gemeente and what changed them.

Takes the table's CSV file (`;`) and the JSON of its OData v3 service, recognised by what is in
them, whatever the file is called. These are all dwellings: they never enter the growth of the
social stock (docs/definitions.md). Shapes: `cbs_bestand`; what counts: `cbs_keuze`; what must be
right: `cbs_regels`.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from domain.perioden import jaren
from loaders.cbs.bestand import MATEN, is_json, lees_ruw
from loaders.cbs.keuze import kies
from loaders.cbs.regels import controleer, getallen
from loaders.contract import Invoer
from loaders.publiek import gelezen, ontvangen
from loaders.uitslag import Uitslag
from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN

NUMMERS = ("81955NED", "86098NED")  # the second takes the place of the first
BRON = "CBS StatLine, tabel {} (CC BY 4.0)"
TABEL = "cbs_voorraad"
_HERKENNING = ("gebruiksfunctie", "regios", "perioden", "beginstandvoorraad")


def herken(invoer: Invoer) -> bool:
    """Whether the header (CSV) or the start of the records (JSON) has this table's columns."""
    if invoer.soort != "tekst":
        return False
    begin = invoer.begin.casefold()
    if is_json(invoer):
        return _nummer(invoer, anders="") != "" or all(h in begin for h in _HERKENNING)
    kop = next((r for r in begin.splitlines() if r.strip()), "")
    return all(h in kop for h in _HERKENNING)


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frame `cbs_voorraad`; no fields are needed from the user.

    Rows of a gemeente that the register does not know are left out, with a melding that names it;
    rows without any figure are left out too (unknown is not 0).
    """
    meldingen = Verzamelaar(invoer.bestand)
    bron = invoer.velden.bron or BRON.format(_nummer(invoer))
    velden = replace(invoer.velden, tabel=TABEL, leverancier="CBS", bron=bron)
    dag = ontvangen(invoer, meldingen)
    frame = pd.DataFrame()
    if ruw := lees_ruw(invoer, meldingen):
        frame = getallen(ruw, kies(ruw, invoer.register, dag))
        controleer(ruw, frame, invoer.register)
        frame = frame.loc[frame["bekend"] & frame[list(MATEN)].notna().any(axis=1)]
    if frame.empty and not meldingen.fouten:
        meldingen.voeg(
            "fout",
            "Er staan geen jaarcijfers in over woningen van een gemeente die we kennen.",
            verwacht="rijen met functie A045364, een GM-code en een jaar zoals 2020JJ00",
        )
    if meldingen.fouten:
        return Uitslag(meldingen.rapport(), velden)
    periode = jaren(int(frame["jaar"].min()), int(frame["jaar"].max()))
    velden = replace(velden, periode=periode.tekst)
    return Uitslag(
        meldingen.rapport(),
        velden,
        gelezen(velden, dag, sorted(frame["gemeente"].unique()), periode),
        {TABEL: frame.loc[:, list(KOLOMMEN[TABEL])].reset_index(drop=True)},
    )


def _nummer(invoer: Invoer, anders: str = NUMMERS[0]) -> str:
    """Which of the two tables it says to be, in itself or by its name."""
    waar = f"{invoer.begin} {invoer.bestand}".upper()
    return next((n for n in reversed(NUMMERS) if n in waar), anders)
