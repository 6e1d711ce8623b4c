"""Parsers of names that the register knows: corporatie, gemeente, gebied; and of soorten."""

from __future__ import annotations

from typing import Any

from domain.mutaties import SOORTEN
from loaders.bestanden.cellen import CelFout, MetOpmerking, Opmerking, als_alias
from loaders.leveringsformaat.tabellen import soortnamen
from loaders.register.register import Gevonden, Register, SoortNaam
from loaders.tekst import opsomming

_VERWACHT: dict[SoortNaam, str] = {
    "corporatie": "een L-nummer of naam uit het register",
    "gemeente": "een GM-code of naam van een gemeente",
    "gebied": "een CBS-code of naam van een wijk, buurt of kern in deze gemeente",
}


class Namen:
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
    soort = soortnamen.zoek(tekst)
    if soort is None:
        verwacht = opsomming(list(SOORTEN), "of")
        raise CelFout(
            "Deze soort kennen we niet.",
            verwacht,
            zoek=lambda: (verwacht, soortnamen.dichtstbij(tekst)),
        )
    if soortnamen.is_naam(tekst):
        return soort
    return MetOpmerking(soort, (als_alias(tekst, soort),))


def _met(gevonden: Gevonden, tekst: str) -> str | MetOpmerking:
    opmerkingen = [Opmerking(o.ernst, o.tekst) for o in gevonden.opmerkingen]
    if gevonden.alias:
        opmerkingen.append(als_alias(tekst, gevonden.naam))
    return MetOpmerking(gevonden.code, tuple(opmerkingen)) if opmerkingen else gevonden.code
