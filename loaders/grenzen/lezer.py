"""Reads borders of gemeenten, wijken and buurten from GeoJSON, for a schematic map.

A file is one FeatureCollection, within bounds of size. A border belongs to an area in one indeling:
borders change between years. Which area it is: `gebied`; whether it can be drawn: `vorm`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from loaders.bestanden.odata_json import ontleed
from loaders.cbs.woorden import begrens, noem
from loaders.contract import Invoer, Uitslag, gelezen, ontvangen
from loaders.grenzen.gebied import GebiedFout, bekend, meld_onbekend, wie
from loaders.grenzen.vorm import VormFout, ringen
from loaders.kwb.gebieden import meld_andere_namen, vul_aan
from loaders.tekst import getal, sleutel
from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN

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


TABEL = "grenzen"
BRON = "CBS en Kadaster, via PDOK (CC BY 4.0)"
_BLAD = "features"

_Fout = tuple[int, str, str, str]  # number of the feature, column, found, expected


def herken(invoer: Invoer) -> bool:
    """Whether it is GeoJSON; a file said to be another table is not."""
    if invoer.velden.tabel and sleutel(invoer.velden.tabel) != TABEL:
        return False
    return lijkt_grenzen(invoer)


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frame `grenzen`; no fields are needed. A feature's number is its rij.

    Areas of a gemeente that the register does not know are left out, with a melding.
    """
    meldingen = Verzamelaar(invoer.bestand)
    fictief = sleutel(invoer.velden.fictief) == "ja"
    leverancier = invoer.velden.leverancier or ("Woonsaldo" if fictief else "CBS")
    bron = invoer.velden.bron or ("" if fictief else BRON)
    velden = replace(invoer.velden, tabel=TABEL, leverancier=leverancier, bron=bron)
    dag = ontvangen(invoer, meldingen)
    frame = pd.DataFrame()
    features = lees_features(invoer, meldingen)
    if features is not None:
        frame = _gebieden(features, dag.year, meldingen)
        if len(frame) and not meldingen.fouten:
            frame = bekend(frame, invoer.register, meldingen, _BLAD)
        if not meldingen.fouten and frame.empty:
            melding = "Er staan geen grenzen in van een gemeente die we kennen."
            meldingen.voeg(
                "fout", melding, blad=_BLAD, verwacht="gebieden met een code en een jaar"
            )
    if meldingen.fouten:
        return Uitslag(meldingen.rapport(), velden)
    frame = vul_aan(frame, invoer.register)
    meld_onbekend(frame, invoer.register, meldingen, _BLAD)
    voeg = partial(meldingen.voeg, blad=_BLAD)
    meld_andere_namen(frame, invoer.register, voeg, "naam")
    return Uitslag(
        meldingen.rapport(),
        velden,
        gelezen(velden, dag, sorted(frame["gemeente"].unique())),
        {TABEL: frame.loc[:, list(KOLOMMEN[TABEL])].reset_index(drop=True)},
    )


def _gebieden(features: list[object], laatste: int, meldingen: Verzamelaar) -> pd.DataFrame:
    """rij, code, indeling, niveau, gemeente, naam, ringen of the features without a fout."""
    rijen: list[dict[str, object]] = []
    fouten: dict[str, list[_Fout]] = defaultdict(list)
    eerder: dict[tuple[str, int], int] = {}
    weg: list[str] = []
    for nummer, feature in enumerate(features, 1):
        try:
            gebied = wie(feature, laatste)
            vorm, zonder = ringen(feature.get("geometry") if isinstance(feature, dict) else None)
        except GebiedFout as fout:
            fouten[fout.melding].append((nummer, fout.kolom, fout.gevonden, fout.verwacht))
            continue
        except VormFout as fout:
            fouten[fout.melding].append((nummer, "geometry", fout.gevonden, fout.verwacht))
            continue
        if (eerste := eerder.setdefault((gebied.code, gebied.indeling), nummer)) != nummer:
            gevonden = f"{gebied.code} {gebied.indeling}, ook in {eerste}"
            fouten["Dit gebied staat er al."].append(
                (nummer, "code", gevonden, "een vorm per gebied en jaar")
            )
        weg += [gebied.code] * bool(zonder)
        rijen.append({"rij": nummer, "ringen": vorm, **vars(gebied)})
    _meld(fouten, meldingen)
    if weg:
        melding = "Stukjes zonder oppervlakte zijn weggelaten uit de grens."
        meldingen.voeg("melding", melding, blad=_BLAD, kolom="geometry", gevonden=noem(weg))
    return pd.DataFrame(rijen)


def _meld(fouten: dict[str, list[_Fout]], meldingen: Verzamelaar) -> None:
    """Of each kind the first ones, and how many more: a whole country is often wrong in one way."""
    for melding, plekken in fouten.items():
        tonen, rest = begrens(plekken)
        for nummer, kolom, gevonden, verwacht in tonen:
            meldingen.voeg(
                "fout",
                melding,
                blad=_BLAD,
                rij=nummer,
                kolom=kolom,
                gevonden=gevonden,
                verwacht=verwacht,
            )
        if rest:
            meldingen.voeg(
                "fout", f"{melding} Hetzelfde bij nog {getal(rest)} gebieden.", blad=_BLAD,
                rij=plekken[len(tonen)][0], kolom=plekken[0][1],
            )  # fmt: skip
