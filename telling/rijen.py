"""Typed rows: what a loader hands to the build, one frame per table.

The frames hold codes, not names, and whole days; columns that were not delivered are present and
empty. `aantal` is 0 or more, signed only for correctie; segment of a stand may be `totaal`;
aandeel_corporatie is a percentage (0 to 100) and aandeel_marge its points either way; ringen is
JSON: polygons of rings of [lon, lat], WGS84; aliassen is one text, separated by |. Names are found
by a key without case, accents and surplus spaces (`sleutel`).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from domain.perioden import Periode
from telling.leveringsformaat import TABELKOLOMMEN, rijkolommen

if TYPE_CHECKING:
    import pandas as pd

_GEWOON = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-"})


def sleutel(tekst: str) -> str:
    """One key for every way to write a name; two different names keep two keys."""
    klein = tekst.translate(_GEWOON).casefold()
    if klein.isascii():
        return " ".join(klein.split())
    ontleed = unicodedata.normalize("NFKD", klein)
    # casefold twice: NFKD can bring back capitals (a compatibility form of a letter).
    kaal = "".join(t for t in ontleed if not unicodedata.combining(t)).casefold()
    return " ".join(kaal.split())


KOLOMMEN: dict[str, tuple[str, ...]] = {
    **{tabel: rijkolommen(tabel) for tabel in TABELKOLOMMEN},
    "cbs_voorraad": (
        "blad", "rij", "gemeente", "jaar", "begin", "nieuwbouw", "overige_toevoeging", "sloop",
        "overige_onttrekking", "correctie", "saldo", "eind",
    ),
    "gemeenten": ("code", "naam", "indeling", "fictief"),
    "corporaties": (
        "code", "lnummer", "naam", "aliassen", "opvolger", "opvolger_vanaf", "fictief",
    ),
    "gebieden": ("code", "indeling", "naam", "niveau", "ouder", "gemeente", "fictief"),
    "grenzen": ("code", "indeling", "niveau", "gemeente", "naam", "ringen"),
    "document": ("id", "titel", "gemeente", "fictief"),
    "partij": ("document", "gemeente", "corporatie", "van", "tot"),
    "afspraak": (
        "id", "document", "volgorde", "hoort_bij", "artikel", "thema", "titel", "betekenis",
        "gemeente", "gebied", "per_gebied", "partijen", "indicator", "rekenwijze", "eenheid",
        "doel", "doel_max", "doel_tekst", "richting", "behandeld_als", "binding", "lezing",
        "voorwaarde", "van", "tot", "periode_bron", "van_kracht", "vervangt",
        "telt_soorten", "telt_duur", "telt_segment", "telt_perspectief", "telt_sloop",
        "telt_boven", "definitie", "beginwaarde", "opmerking", "fictief",
    ),
    "rechtzettingen": (
        "bestand", "sha256", "blad", "rij", "kolom", "verwacht", "wordt", "reden", "auteur",
        "datum", "bron",
    ),
    "rechtzetting": (
        "blad", "rij", "kolom", "verwacht", "wordt", "reden", "auteur", "datum", "bron",
    ),
    "organisaties": ("code", "naam", "soort", "gemeente", "fictief"),
    "verschil": (
        "id", "document", "gemeente", "titel", "uitleg", "afspraken", "uitspraken", "fictief",
    ),
    "verdeelsleutel": (
        "id", "document", "artikel", "titel", "totaal", "segment", "volgorde", "partij", "procent",
        "deel", "gedrukt", "afspraak", "fictief",
    ),
    "moment": (
        "id", "document", "artikel", "titel", "betekenis", "gemeente", "partijen", "wanneer",
        "uiterlijk", "verwacht", "over", "van", "tot", "opmerking", "fictief",
    ),
    "toelichting": (
        "document", "afspraak", "volgorde", "partij", "van", "tot", "periode", "oordeel", "tekst",
        "door", "datum", "fictief",
    ),
    "aanname": (
        "id", "volgorde", "hardheid", "fase", "kans", "kans_laag", "kans_hoog", "uitloop",
        "uitloop_meest", "toelichting", "bron",
    ),
}  # fmt: skip


class BouwFout(Exception):
    """A stand cannot be built from these figures; the text (Dutch) says what and where."""


@dataclass(frozen=True)
class LeveringMeta:
    """Who delivered what, for which gemeenten and period (verslagperiode), and when.

    periode is None for sources that have none (reference lists, documents).
    """

    id: str
    sha256: str
    bestand: str
    leverancier: str
    leverancier_code: str | None
    gemeenten: tuple[str, ...]
    periode: Periode | None
    ontvangen: date
    aangeleverd_door: str = ""
    bron: str = ""
    opmerking: str = ""
    fictief: bool = False


@dataclass(frozen=True)
class LeveringData:
    """One levering with its typed frames by table name (see KOLOMMEN)."""

    meta: LeveringMeta
    tabellen: dict[str, pd.DataFrame] = field(default_factory=dict)
