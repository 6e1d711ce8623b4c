"""The words for soorten in leveringen, and the soort each stands for.

Source: docs/delivery-format.md, "voorraadmutaties". Several kinds in one label
(`nieuwbouw/transformatie/aankoop`) are kept as the soort that is not split up:
toevoeging or onttrekking; a mix of both means nothing.
"""

from __future__ import annotations

import re

from domain.mutaties import SOORTEN
from loaders.namen import Nabij, sleutel

ALIASSEN: dict[str, str] = {
    "nieuwbouwwoningen": "nieuwbouw",
    "nieuwbouw woningen": "nieuwbouw",
    "oplevering": "nieuwbouw",
    "opleveringen": "nieuwbouw",
    "transformaties": "transformatie",
    "splitsen": "splitsing",
    "splitsingen": "splitsing",
    "aankopen": "aankoop",
    "aangekocht": "aankoop",
    "terugkopen": "terugkoop",
    "teruggekocht": "terugkoop",
    "deliberaliseren": "deliberalisatie",
    "deliberalisering": "deliberalisatie",
    "deliberalisaties": "deliberalisatie",
    "socialisatie": "deliberalisatie",
    "socialisaties": "deliberalisatie",
    "socialiseren": "deliberalisatie",
    "uitruil erin": "uitruil_in",
    "toevoegingen": "toevoeging",
    "omzetting tijdelijk naar permanent": "omzetting",
    "omzettingen": "omzetting",
    "slopen": "sloop",
    "gesloopt": "sloop",
    "verkopen": "verkoop",
    "verkocht": "verkoop",
    "liberalisering": "liberalisatie",
    "liberalisaties": "liberalisatie",
    "liberaliseren": "liberalisatie",
    "geliberaliseerd": "liberalisatie",
    "samenvoegen": "samenvoeging",
    "samenvoegingen": "samenvoeging",
    "uitruil eruit": "uitruil_uit",
    "einde tijdelijk": "einde_tijdelijk",
    "einde tijdelijke verhuur": "einde_tijdelijk",
    "einde tijdelijke exploitatie": "einde_tijdelijk",
    "onttrekkingen": "onttrekking",
    "correcties": "correctie",
    "correctie op eerdere telling": "correctie",
}
_NAMEN = {naam.replace("_", " "): naam for naam in SOORTEN}
_SCHEIDING = re.compile(r"\s*(?:/|,|\+|&|;|\ben\b|\bof\b)\s*")
_NABIJ = Nabij.van([*_NAMEN, *ALIASSEN])


def zoek(tekst: str) -> str | None:
    """The soort that a text names, None where it names none or a mix of gains and losses."""
    k = " ".join(sleutel(tekst).replace("_", " ").replace("-", " ").split())
    return _enkel(k) or _samen(k)


def is_naam(tekst: str) -> bool:
    """Whether the text is the soort's own name, not an alias."""
    return " ".join(sleutel(tekst).replace("_", " ").split()) in _NAMEN


def dichtstbij(tekst: str) -> str:
    """The soort whose name or alias is nearest; empty where none looks like it."""
    lijkt = _NABIJ.zoek(tekst.replace("_", " "), 1)
    return _enkel(lijkt[0]) or "" if lijkt else ""


def _enkel(k: str) -> str | None:
    return _NAMEN.get(k) or ALIASSEN.get(k)


def _samen(k: str) -> str | None:
    soorten = {_enkel(deel) for deel in _SCHEIDING.split(k) if deel}
    if not soorten or None in soorten:
        return None
    if len(soorten) == 1:
        return soorten.pop()
    tekens = {SOORTEN[s].corporatie for s in soorten if s}
    return "toevoeging" if tekens == {1} else "onttrekking" if tekens == {-1} else None
