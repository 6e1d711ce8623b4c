"""Resolves the names in a register file to codes, and keeps invented and real apart."""

from __future__ import annotations

from domain.partijen import soort_partij
from loaders.afspraken_melder import Melder
from loaders.register import Register, SoortNaam
from loaders.tekst import opsomming
from loaders.toml_plekken import Pad


class Namen:
    """Looks names up for one document; fictief: whether that document is invented."""

    def __init__(self, register: Register, melder: Melder, *, fictief: bool) -> None:
        self._register = register
        self._melder = melder
        self._fictief = fictief

    def gemeente(self, tekst: str, pad: Pad) -> str | None:
        """The GM code, or None and a fout."""
        gevonden = self._register.gemeente(tekst)
        if gevonden is None:
            self._onbekend("gemeente", tekst, pad)
            return None
        return self._echt_of_niet("gemeente", gevonden.code, pad)

    def corporatie(self, tekst: str, pad: Pad) -> str | None:
        """The code of a corporatie, or None and a fout."""
        gevonden = self._register.corporatie(tekst)
        if gevonden is None:
            self._onbekend("corporatie", tekst, pad)
            return None
        return self._echt_of_niet("corporatie", gevonden.code, pad)

    def partij(self, tekst: str, pad: Pad) -> str | None:
        """A corporatie, gemeente or organisatie: the code, or None and a fout."""
        if self._register.corporatie(tekst) is None:
            if self._register.gemeente(tekst):
                return self.gemeente(tekst, pad)
            if gevonden := self._register.organisatie(tekst):
                return self._echt_of_niet("organisatie", gevonden.code, pad)
        return self.corporatie(tekst, pad)

    def naam(self, code: str) -> str:
        """The name of a party."""
        return self._register.naam(soort_partij(code), code)

    def gebied(self, gemeente: str | None, tekst: str, pad: Pad) -> str | None:
        """The code of a gebied within the gemeente, or None and a fout."""
        gevonden = self._register.gebied(gemeente, tekst) if gemeente else None
        if gevonden is None:
            self._onbekend("gebied", tekst, pad, gemeente or "")
            return None
        return gevonden.code

    def _onbekend(self, soort: SoortNaam, tekst: str, pad: Pad, gemeente: str = "") -> None:
        dichtbij = self._register.dichtstbij(soort, tekst, gemeente=gemeente)
        self._melder.fout(
            pad,
            f"Deze {soort} kennen we niet."
            if soort != "gebied"
            else "Dit gebied kennen we niet in deze gemeente.",
            gevonden=tekst,
            verwacht=opsomming(dichtbij, "of") or "een naam of code uit de lijsten",
            suggestie=dichtbij[0] if len(dichtbij) == 1 else "",
        )

    def _echt_of_niet(self, soort: SoortNaam, code: str, pad: Pad) -> str:
        verzonnen = self._register.fictief(soort, code)
        if verzonnen != self._fictief:
            naam = self._register.naam(soort, code)
            self._melder.fout(
                pad,
                "Echt en fictief staan door elkaar in dit document.",
                gevonden=f"{naam} is {'fictief' if verzonnen else 'echt'}",
                verwacht="alleen fictieve partijen bij fictief = true, alleen echte bij false",
            )
        return code
