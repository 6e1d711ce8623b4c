"""The shapes of a KWB file: CSV, CBS's own workbook, and the JSON of StatLine's OData v3 service.

Whatever the shape, out come texts in the columns of `kolommen.NAMEN`. Codes are padded with
spaces; all texts are trimmed. What `.` means is for `getallen`.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from loaders.bestanden.blad import AFGEKEURD, Blad
from loaders.bestanden.csv_lezen import lees_csv
from loaders.bestanden.odata_json import Ruw, als_tekst, is_json, lees_records
from loaders.bestanden.xlsx_lezen import open_werkmap
from loaders.contract import Invoer
from loaders.kwb.kolommen import NAMEN, controleer, is_kwb, kies
from loaders.verdict.verdict import Verzamelaar


def lees_ruw(invoer: Invoer, meldingen: Verzamelaar) -> Ruw | None:
    """All records; None where the file cannot be read (said in meldingen)."""
    if invoer.soort == "xlsx":
        ruw = _van_werkmap(invoer, meldingen)
    elif is_json(invoer):
        ruw = _van_json(invoer, meldingen)
    else:
        blad = lees_csv(invoer.inhoud, invoer.codering, (), meldingen, invoer.recht)
        ruw = _van_blad(blad, meldingen) if blad else None
    return ruw if ruw and not meldingen.fouten else None


def _van_blad(blad: Blad, meldingen: Verzamelaar) -> Ruw:
    namen = [k.naam for k in blad.kolommen]
    keuze = kies(namen)
    controleer(namen, keuze, meldingen, blad.naam)
    kolommen = {wat: blad.kolommen[p[0]].waarden() for wat, p in keuze.items()}
    frame = _frame(kolommen, len(blad.rijen))
    frame["rij"] = blad.rijen
    return Ruw(meldingen, blad.naam, frame, {wat: namen[p[0]] for wat, p in keuze.items()})


def _van_werkmap(invoer: Invoer, meldingen: Verzamelaar) -> Ruw | None:
    """The first sheet with the columns of a KWB file; a note beside it does not count."""
    with open_werkmap(invoer.inhoud, meldingen, invoer.recht) as werkmap:
        for naam in werkmap.bladen if werkmap else []:
            blad = werkmap.lees(naam, meldingen, _gewenst) if werkmap else None
            if blad and is_kwb(k.naam for k in blad.kolommen):
                return _van_blad(blad, meldingen)
    if not meldingen.fouten:
        melding = (
            "In deze werkmap is er geen blad met de kolommen van Kerncijfers wijken en buurten."
        )
        meldingen.voeg("fout", melding, verwacht="kolommen als gwb_code, regio, recs en a_woning")
    return None


def _gewenst(kop: Sequence[str]) -> list[int]:
    """The places of the columns that are read; of a sheet that is no KWB nothing is needed."""
    return [plek for plekken in kies(kop).values() for plek in plekken] if is_kwb(kop) else []


def _van_json(invoer: Invoer, meldingen: Verzamelaar) -> Ruw | None:
    """The JSON of the service, version 3 or 4."""
    gelezen = lees_records(invoer, meldingen)
    if gelezen is None:
        return None
    namen = list(dict.fromkeys(k for r in gelezen.rijen for k in r))
    keuze = kies(namen)
    controleer(namen, keuze, meldingen, "value")
    eigen = {wat: namen[p[0]] for wat, p in keuze.items()}
    kolommen = {wat: [als_tekst(r.get(k)) for r in gelezen.rijen] for wat, k in eigen.items()}
    frame = _frame(kolommen, len(gelezen.rijen))
    frame["rij"] = gelezen.nummers
    return Ruw(meldingen, "value", frame, eigen, gelezen.herkomst)


def _frame(kolommen: dict[str, list[str]], rijen: int) -> pd.DataFrame:
    leeg = [""] * rijen
    alles = {wat: kolommen.get(wat, leeg) for wat in NAMEN}
    return pd.DataFrame({k: _schoon(w) for k, w in alles.items()}, dtype="object")


def _schoon(waarden: Sequence[str]) -> list[str]:
    # A cell that was refused already has had its fout; here it is nothing.
    return ["" if w == AFGEKEURD else w.strip() for w in waarden]
