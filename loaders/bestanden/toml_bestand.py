"""Opens the reviewed text files: which one it is, and its TOML as Python values."""

from __future__ import annotations

import re
from typing import Any

from loaders.bestanden import toml_lezen
from loaders.contract import Invoer
from loaders.namen import sleutel
from loaders.verdict.verdict import Verzamelaar

GROOTST = 5_000_000  # bytes; a document of a hundred afspraken is about 100 kB
_VOORBEELD = 'regels als veld = "waarde" onder koppen als [document] en [[afspraak]]'


def is_van(invoer: Invoer, tabel: str, kop: re.Pattern[str]) -> bool:
    """A .toml that has this header, or a text that is said to be this table."""
    if invoer.soort != "tekst":
        return False
    toml = invoer.bestand.casefold().endswith(".toml")
    return sleutel(invoer.velden.tabel) == tabel or (toml and bool(kop.search(invoer.tekst)))


def ontleed(inhoud: bytes, meldingen: Verzamelaar) -> dict[str, Any] | None:
    """The TOML as Python values, or None and a fout with the line."""
    try:
        return toml_lezen.ontleed(inhoud, GROOTST, _VOORBEELD)[0]
    except toml_lezen.GeenToml as fout:
        meldingen.voeg(
            "fout", str(fout), rij=fout.regel, gevonden=fout.gevonden, verwacht=fout.verwacht
        )
        return None
