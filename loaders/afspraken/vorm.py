"""The form of register files and files of toelichtingen: which fields, of what kind, which words.

docs/register-afspraken.md explains each field to whoever writes one; a test holds the two
against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from domain.afspraken.indicatoren import (
    BEHANDELD_ALS,
    BINDINGEN,
    EENHEDEN,
    INDICATOREN,
    LEZINGEN,
    NIVEAUS,
    OVER,
    REKENWIJZEN,
    RICHTINGEN,
    VERWACHT,
)
from domain.afspraken.oordeel import STATUSSEN
from domain.filters import SLOOP
from domain.kernen.aandeel import DEFINITIES
from domain.mutaties import DUREN, PERSPECTIEVEN, SEGMENTEN, SOORTEN

Soort = Literal["tekst", "id", "getal", "dag", "begin", "einde", "periode", "lijst", "waar"]


@dataclass(frozen=True)
class Documentveld:
    """One field. begin, einde: a day, or a year of which the first or last day is meant."""

    soort: Soort
    verplicht: bool = False
    keuzes: tuple[str, ...] = ()

    def vrij(self) -> Documentveld:
        """The same field where it may be left out."""
        return replace(self, verplicht=False)


TEKST, ID, NODIG = (
    Documentveld("tekst"),
    Documentveld("id", verplicht=True),
    Documentveld("tekst", verplicht=True),
)


def _keuze(keuzes: tuple[str, ...], *, verplicht: bool = True) -> Documentveld:
    return Documentveld("tekst", verplicht, keuzes)


DOCUMENT = {
    "id": ID,
    "titel": NODIG,
    "gemeente": Documentveld("lijst", verplicht=True),
    "bron": NODIG,
    "fictief": Documentveld("waar", verplicht=True),
    "ontvangen": Documentveld("dag"),
    "opmerking": TEKST,
}
PARTIJ = {
    "corporatie": NODIG,
    "gemeente": TEKST,
    "periode": Documentveld("periode", verplicht=True),
}
AFSPRAAK = {
    "id": ID,
    "artikel": NODIG,
    "thema": NODIG,
    "titel": NODIG,
    "betekenis": NODIG,
    "gemeente": TEKST,
    "gebied": TEKST,
    "per_gebied": _keuze(NIVEAUS, verplicht=False),
    "partijen": Documentveld("lijst", verplicht=True),
    "indicator": _keuze(tuple(INDICATOREN)),
    "rekenwijze": _keuze(REKENWIJZEN),
    "eenheid": _keuze(EENHEDEN),
    "doel": Documentveld("getal"),
    "doel_max": Documentveld("getal"),
    "doel_tekst": TEKST,
    "richting": _keuze(RICHTINGEN),
    "behandeld_als": _keuze(BEHANDELD_ALS, verplicht=False),
    "binding": _keuze(BINDINGEN),
    "lezing": _keuze(LEZINGEN, verplicht=False),
    "voorwaarde": TEKST,
    "periode": Documentveld("periode"),
    "van": Documentveld("begin"),
    "tot_en_met": Documentveld("einde"),
    "periode_bron": TEKST,
    "van_kracht": Documentveld("dag"),
    "vervangt": TEKST,
    "definitie": _keuze(DEFINITIES, verplicht=False),
    "beginwaarde": Documentveld("getal"),
    "opmerking": TEKST,
}
TELT = {
    "soorten": Documentveld("lijst", keuzes=tuple(s for s in SOORTEN if s != "correctie")),
    "duur": Documentveld("lijst", verplicht=True, keuzes=DUREN),
    "segment": Documentveld("lijst", verplicht=True, keuzes=SEGMENTEN),
    "perspectief": _keuze(PERSPECTIEVEN),
    "sloop": _keuze(SLOOP),
    "boven": Documentveld("getal"),
}
# A part is the same afspraak for one party: what it does not say itself holds as in the whole.
_EIGEN = (
    "titel", "betekenis", "artikel", "gebied", "doel", "doel_max", "doel_tekst", "richting",
    "behandeld_als", "binding", "lezing", "voorwaarde", "opmerking", "beginwaarde",
)  # fmt: skip
DEEL = {"id": ID, "partij": NODIG, "verdeelsleutel": TEKST} | {
    naam: AFSPRAAK[naam].vrij() for naam in _EIGEN
}
DEEL_TELT = {naam: veld.vrij() for naam, veld in TELT.items()}
# A part has its own value; what is said about the whole's value does not hold for it.
_NIET_GEERFD = ("doel", "doel_max", "doel_tekst", "beginwaarde", "opmerking", "lezing")


def erf(heel: Mapping[str, Any], deel: Mapping[str, Any]) -> dict[str, Any]:
    """A part with all that it inherits from its whole."""
    uit = {k: w for k, w in heel.items() if k not in _NIET_GEERFD} | dict(deel)
    if "telt" in heel:
        telt = {k: w for k, w in heel["telt"].items() if k != "boven"}
        uit["telt"] = telt | deel.get("telt", {})
    return uit


VERSCHIL = {
    "id": ID,
    "titel": NODIG,
    "uitleg": NODIG,
    "gemeente": TEKST,
    "afspraken": Documentveld("lijst"),
    "uitspraken": Documentveld("lijst"),
}
SLEUTEL = {
    "id": ID,
    "artikel": NODIG,
    "titel": NODIG,
    "totaal": Documentveld("getal", verplicht=True),
    "segment": Documentveld("tekst", keuzes=SEGMENTEN),
}
SLEUTELDEEL = {
    "partij": NODIG,
    "procent": Documentveld("getal", verplicht=True),
    "gedrukt": Documentveld("getal"),
}
MOMENT = {
    "id": ID,
    "artikel": NODIG,
    "titel": NODIG,
    "betekenis": NODIG,
    "gemeente": TEKST,
    "partijen": Documentveld("lijst", verplicht=True),
    "wanneer": NODIG,
    "uiterlijk": Documentveld("lijst"),
    "verwacht": Documentveld("tekst", keuzes=VERWACHT),
    "over": Documentveld("tekst", keuzes=OVER),
    "periode": Documentveld("periode"),
    "van": Documentveld("begin"),
    "tot_en_met": Documentveld("einde"),
    "opmerking": TEKST,
}
TOELICHTINGEN = DOCUMENT | {"door": NODIG, "datum": Documentveld("dag", verplicht=True)}
TOELICHTING = {
    "afspraak": NODIG,
    "partij": NODIG,
    "periode": Documentveld("periode", verplicht=True),
    "oordeel": Documentveld("tekst", keuzes=STATUSSEN),
    "tekst": NODIG,
    "door": TEKST,
    "datum": Documentveld("dag"),
}
