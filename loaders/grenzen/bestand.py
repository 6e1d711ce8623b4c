"""Opens a GeoJSON file of borders: one FeatureCollection, within bounds of size."""

from __future__ import annotations

from typing import Any

from loaders.bestanden.json_lezen import ontleed
from loaders.contract import Invoer
from loaders.tekst import getal
from loaders.verdict.verdict import Verzamelaar

MAX_BYTES = 40_000_000  # a whole country of buurten, simplified; ten times that in memory
_MAX_GEBIEDEN = 50_000
_VERWACHT = "een FeatureCollection met features"


def lijkt_grenzen(invoer: Invoer) -> bool:
    """Whether a text is GeoJSON, by its name or by what stands first in it."""
    if invoer.soort != "tekst":
        return False
    begin = invoer.begin.lstrip("\ufeff \t\r\n")
    return begin[:1] == "{" and (
        '"FeatureCollection"' in begin or invoer.bestand.casefold().endswith(".geojson")
    )


def lees_features(invoer: Invoer, meldingen: Verzamelaar) -> list[Any] | None:
    """The features as they stand; None where there are none to read (said in meldingen)."""
    if len(invoer.inhoud) > MAX_BYTES:
        meldingen.voeg(
            "fout",
            "Dit bestand met grenzen is te groot. Vereenvoudig de grenzen: ze zijn voor een "
            "schematische kaart.",
            gevonden=f"{getal(len(invoer.inhoud) // 1_000_000)} MB",
            verwacht=f"hoogstens {MAX_BYTES // 1_000_000} MB",
        )
        return None
    try:
        inhoud = ontleed(invoer.tekst)
    except (ValueError, RecursionError) as fout:
        melding = "Dit GeoJSON-bestand is niet te lezen. Is het helemaal opgehaald?"
        meldingen.voeg("fout", melding, gevonden=str(fout), verwacht=_VERWACHT)
        return None
    features = inhoud.get("features") if isinstance(inhoud, dict) else None
    if not isinstance(features, list) or inhoud.get("type") != "FeatureCollection":
        soort = str(inhoud.get("type", "")) if isinstance(inhoud, dict) else "een lijst"
        melding = "In dit bestand staan geen grenzen van gebieden."
        meldingen.voeg("fout", melding, gevonden=soort, verwacht=_VERWACHT)
        return None
    if len(features) > _MAX_GEBIEDEN:
        meldingen.voeg(
            "fout",
            "Dit bestand heeft te veel gebieden.",
            gevonden=getal(len(features)),
            verwacht=f"hoogstens {getal(_MAX_GEBIEDEN)}",
        )
        return None
    return features
