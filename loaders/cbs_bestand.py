"""The two shapes of CBS table 81955NED: a CSV file and an OData v3 answer in JSON.

Column names carry a number that changes (`Sloop_4`); they are matched without it. Codes are padded
with spaces; they are trimmed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pandas as pd

from loaders.bron import Invoer
from loaders.csv_lezen import lees_csv
from loaders.meldingen import Verzamelaar
from loaders.namen import sleutel
from loaders.publiek import controleer_kolommen
from loaders.rapport import Ernst

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
_NUMMER = re.compile(r"_\d+$")


@dataclass(frozen=True)
class Ruw:
    """All records as trimmed texts, by column key and `rij`; namen: key to the file's own name.

    In JSON the sheet is `value` and the first record is rij 1: there is no header.
    """

    meldingen: Verzamelaar
    blad: str
    frame: pd.DataFrame
    namen: dict[str, str]

    def voeg(
        self,
        ernst: Ernst,
        melding: str,
        *,
        rij: int | None = None,
        kolom: str = "",
        gevonden: object = "",
        verwacht: object = "",
    ) -> None:
        """One line of the verdict, with the file's own column name."""
        self.meldingen.voeg(
            ernst,
            melding,
            blad=self.blad,
            rij=None if rij is None else int(rij),
            kolom=self.namen.get(kolom, kolom),
            gevonden=str(gevonden),
            verwacht=str(verwacht),
        )


def is_json(invoer: Invoer) -> bool:
    """Whether the text starts as JSON."""
    return invoer.begin.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def lees_ruw(invoer: Invoer, meldingen: Verzamelaar) -> Ruw | None:
    """All records; None where the file cannot be read (said in meldingen)."""
    ruw = _json(invoer, meldingen) if is_json(invoer) else _csv(invoer, meldingen)
    return ruw if ruw and not meldingen.fouten else None


def _csv(invoer: Invoer, meldingen: Verzamelaar) -> Ruw | None:
    blad = lees_csv(invoer.inhoud, invoer.codering, (), meldingen)
    if blad is None:
        return None
    sleutels = [_kaal(k.naam) for k in blad.kolommen]
    controleer_kolommen(meldingen, sleutels, _NODIG, ("id",))
    # Of two columns with one name the last stays; that file is refused anyway.
    frame = pd.DataFrame(
        {s: k.waarden() for s, k in zip(sleutels, blad.kolommen, strict=True)}, dtype="object"
    )
    frame["rij"] = blad.rijen
    namen = {s: k.naam for s, k in zip(sleutels, blad.kolommen, strict=True)}
    return Ruw(meldingen, "", frame, namen)


def _json(invoer: Invoer, meldingen: Verzamelaar) -> Ruw | None:
    """An object with `value`, or the bare list."""
    try:
        inhoud = json.loads(invoer.tekst.lstrip("\ufeff"))
    except (ValueError, RecursionError) as fout:
        melding = "Dit JSON-bestand is niet te lezen. Is het helemaal opgehaald?"
        meldingen.voeg("fout", melding, gevonden=str(fout))
        return None
    records = inhoud.get("value") if isinstance(inhoud, dict) else inhoud
    if not isinstance(records, list) or not all(isinstance(r, dict) for r in records):
        melding = "In dit JSON-bestand staat geen lijst met rijen."
        meldingen.voeg("fout", melding, verwacht="een lijst 'value'")
        return None
    if isinstance(inhoud, dict) and inhoud.get("odata.nextLink"):
        melding = "Dit is een deel van de tabel: het bestand verwijst naar een vervolg."
        meldingen.voeg("waarschuwing", melding, kolom="odata.nextLink")
    # Names that differ only in their number are one column twice.
    sleutels = {k: _kaal(k) for k in dict.fromkeys(k for r in records for k in r)}
    controleer_kolommen(meldingen, list(sleutels.values()), _NODIG, ("id",))
    kolommen = list(dict.fromkeys(sleutels.values()))
    rijen = [{sleutels[k]: _tekst(w) for k, w in r.items()} for r in records]
    frame = pd.DataFrame(
        [[r.get(k, "") for k in kolommen] for r in rijen], columns=kolommen, dtype="object"
    )
    frame["rij"] = range(1, len(frame) + 1)
    return Ruw(meldingen, "value", frame, {s: k for k, s in sleutels.items()})


def _kaal(kolom: str) -> str:
    return sleutel(_NUMMER.sub("", kolom.strip()))


def _tekst(waarde: object) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return str(waarde).strip()
