"""The two shapes of CBS table 81955NED: a CSV file and an OData v3 answer in JSON.

Column names carry a number that changes (`Sloop_4`); they are matched without it. Codes are padded
with spaces; they are trimmed.
"""

from __future__ import annotations

import re
from collections.abc import Collection

import pandas as pd

from loaders.bestanden.csv_lezen import lees_csv
from loaders.bestanden.odata_json import Ruw, als_tekst, is_json, lees_records
from loaders.contract import Invoer, controleer_kolommen
from loaders.tekst import sleutel
from loaders.verdict.verdict import Verzamelaar

DIMENSIES = ("gebruiksfunctie", "regios", "perioden")
# Name in the frame `cbs_voorraad` and the CBS name, without number, as a key.
MATEN = {
    "begin": "beginstandvoorraad",
    "nieuwbouw": "nieuwbouw",
    "overige_toevoeging": "overigetoevoeging",
    "sloop": "sloop",
    "overige_onttrekking": "overigeonttrekking",
    "correctie": "correctie",
    "saldo": "saldovoorraad",
    "eind": "eindstandvoorraad",
}
_NODIG = (*DIMENSIES, *MATEN.values())
# 86098NED, which takes the place of 81955NED, calls one thing otherwise.
_ALIAS = {"nieuwbouwtotaal": "nieuwbouw"}
_NUMMER = re.compile(r"_\d+$")


def lees_ruw(invoer: Invoer, meldingen: Verzamelaar, nodig: Collection[str] = _NODIG) -> Ruw | None:
    """All records; None where the file cannot be read (said in meldingen).

    nodig: keys of the columns that must be there.
    """
    lees = _json if is_json(invoer) else _csv
    ruw = lees(invoer, meldingen, nodig)
    return ruw if ruw and not meldingen.fouten else None


def _csv(invoer: Invoer, meldingen: Verzamelaar, nodig: Collection[str]) -> Ruw | None:
    blad = lees_csv(invoer.inhoud, invoer.codering, (), meldingen, invoer.recht)
    if blad is None:
        return None
    sleutels = [_kaal(k.naam) for k in blad.kolommen]
    controleer_kolommen(meldingen, sleutels, nodig, ("id",))
    # Of two columns with one name the last stays; that file is refused anyway.
    frame = pd.DataFrame(
        {s: k.waarden() for s, k in zip(sleutels, blad.kolommen, strict=True)}, dtype="object"
    )
    frame["rij"] = blad.rijen
    namen = {s: k.naam for s, k in zip(sleutels, blad.kolommen, strict=True)}
    return Ruw(meldingen, "", frame, namen)


def _json(invoer: Invoer, meldingen: Verzamelaar, nodig: Collection[str]) -> Ruw | None:
    """The JSON of the service, version 3 or 4."""
    gelezen = lees_records(invoer, meldingen)
    if gelezen is None:
        return None
    # Names that differ only in their number are one column twice.
    sleutels = {k: _kaal(k) for k in dict.fromkeys(k for r in gelezen.rijen for k in r)}
    controleer_kolommen(meldingen, list(sleutels.values()), nodig, ("id",))
    kolommen = list(dict.fromkeys(sleutels.values()))
    rijen = [{sleutels[k]: als_tekst(w) for k, w in r.items()} for r in gelezen.rijen]
    frame = pd.DataFrame(
        [[r.get(k, "") for k in kolommen] for r in rijen], columns=kolommen, dtype="object"
    )
    frame["rij"] = gelezen.nummers
    return Ruw(meldingen, "value", frame, {s: k for k, s in sleutels.items()})


def _kaal(kolom: str) -> str:
    kaal = sleutel(_NUMMER.sub("", kolom.strip()))
    return _ALIAS.get(kaal, kaal)
