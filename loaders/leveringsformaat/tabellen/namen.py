"""Parsers of names that the register knows: corporatie, gemeente, gebied; and of soorten.

The soort that each word in a levering stands for: docs/delivery-format.md, "voorraadmutaties".
Several kinds in one label (`nieuwbouw/transformatie/aankoop`) are kept as the soort that is not
split up: toevoeging or onttrekking; a mix of both means nothing.
"""

from __future__ import annotations

import re
from typing import Any

from domain.mutaties import SOORTEN
from domain.opsomming import opsomming
from loaders.bestanden.cellen import CelFout, MetOpmerking, Opmerking, als_alias
from loaders.register.register import Gevonden, Register, SoortNaam
from loaders.tekst import Nabij, sleutel

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


_VERWACHT: dict[SoortNaam, str] = {
    "corporatie": "een L-nummer of naam uit het register",
    "gemeente": "een GM-code of naam van een gemeente",
    "gebied": "een CBS-code of naam van een wijk, buurt of kern in deze gemeente",
}


class Naamlezers:
    """The parsers, bound to one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def corporatie(self, tekst: str) -> str | MetOpmerking:
        """A corporatie's code."""
        gevonden = self._register.corporatie(tekst)
        if gevonden is None:
            raise self._onbekend("corporatie", tekst)
        return _met(gevonden, tekst)

    def gemeente(self, tekst: str) -> str | MetOpmerking:
        """A gemeente's code."""
        gevonden = self._register.gemeente(tekst)
        if gevonden is None:
            raise self._onbekend("gemeente", tekst)
        return _met(gevonden, tekst)

    def gebied(self, tekst: str, gemeente: str | None, indeling: int | None) -> Any:
        """(code, indeling) of a gebied; needs the gemeente's code (None: nothing to say here)."""
        if gemeente is None:
            return None
        gevonden = self._register.gebied(gemeente, tekst, indeling)
        if gevonden is None:
            raise self._onbekend("gebied", tekst, gemeente)
        opmerkingen = tuple(Opmerking(o.ernst, o.tekst) for o in gevonden.opmerkingen)
        return MetOpmerking((gevonden.code, gevonden.indeling), opmerkingen)

    def _onbekend(self, soort: SoortNaam, tekst: str, gemeente: str = "") -> CelFout:
        kan = self._register.kandidaten(soort, tekst, gemeente)
        waar = f" in {self._register.naam('gemeente', gemeente)}" if gemeente else ""
        if len(kan) > 1:
            namen = opsomming([f"{k.naam} ({k.code})" for k in kan], "of")
            return CelFout(f"Deze naam kan meer dan een {soort} zijn{waar}.", f"de code: {namen}")
        # "Deze gebied" would be wrong: het gebied, de rest de.
        dit = "Dit gebied" if soort == "gebied" else f"Deze {soort}"
        return CelFout(
            f"{dit} kennen we niet{waar}.",
            _VERWACHT[soort],
            zoek=lambda: self._nabij(soort, tekst, gemeente),
        )

    def _nabij(self, soort: SoortNaam, tekst: str, gemeente: str) -> tuple[str, str]:
        lijkt = self._register.dichtstbij(soort, tekst, 3, gemeente)
        verwacht = _VERWACHT[soort]
        if lijkt:
            verwacht = f"{verwacht}, bijvoorbeeld {opsomming(list(lijkt), 'of')}"
        elif soort == "gebied":
            verwacht = f"{verwacht}, of een lege cel"
        return verwacht, lijkt[0] if lijkt else ""


def lees_soort(tekst: str) -> str | MetOpmerking:
    """A soort, by name or alias."""
    soort = zoek(tekst)
    if soort is None:
        verwacht = opsomming(list(SOORTEN), "of")
        raise CelFout(
            "Deze soort kennen we niet.",
            verwacht,
            zoek=lambda: (verwacht, dichtstbij(tekst)),
        )
    if is_naam(tekst):
        return soort
    return MetOpmerking(soort, (als_alias(tekst, soort),))


def _met(gevonden: Gevonden, tekst: str) -> str | MetOpmerking:
    opmerkingen = [Opmerking(o.ernst, o.tekst) for o in gevonden.opmerkingen]
    if gevonden.alias:
        opmerkingen.append(als_alias(tekst, gevonden.naam))
    return MetOpmerking(gevonden.code, tuple(opmerkingen)) if opmerkingen else gevonden.code
