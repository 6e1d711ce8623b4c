"""What reading one register file shares: the document, its names and ids, and where fouten go.

Names are resolved to codes here, and invented and real are kept apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.opsomming import opsomming
from domain.partijen import SoortPartij, soort_partij
from loaders.afspraken.rijen import Documentrijen
from loaders.afspraken.samenhang import Ids
from loaders.bestanden.toml_bestand import Pad
from loaders.bestanden.toml_velden import Melder
from loaders.register.register import Register, SoortNaam

# A corporatie before a gemeente, should they have one name.
_PARTIJEN: tuple[SoortPartij, ...] = ("corporatie", "gemeente", "organisatie")


class Documentnamen:
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
        r = self._register
        zoek = {"corporatie": r.corporatie, "gemeente": r.gemeente, "organisatie": r.organisatie}
        for soort in _PARTIJEN:
            if gevonden := zoek[soort](tekst):
                return self._echt_of_niet(soort, gevonden.code, pad)
        dichtbij = [n for soort in _PARTIJEN for n in r.dichtstbij(soort, tekst, 2)]
        self._meld("Deze partij kennen we niet.", tekst, pad, dichtbij)
        return None

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
        melding = (
            f"Deze {soort} kennen we niet."
            if soort != "gebied"
            else "Dit gebied kennen we niet in deze gemeente."
        )
        dichtbij = self._register.dichtstbij(soort, tekst, gemeente=gemeente)
        self._meld(melding, tekst, pad, dichtbij)

    def _meld(self, melding: str, tekst: str, pad: Pad, dichtbij: Sequence[str]) -> None:
        self._melder.fout(
            pad,
            melding,
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


HEEL = "alle"  # gemeente of what is about no single one: an aim of a corporatie as a whole


@dataclass(frozen=True)
class GelezenSleutel:
    """A verdeelsleutel that was read: homes per party, in its order."""

    totaal: int
    delen: Mapping[str, int]


@dataclass(frozen=True)
class Documentcontext:
    """One per file. sleutels: the keys of it, by id."""

    d: Documentrijen
    namen: Documentnamen
    melder: Melder
    ids: Ids
    sleutels: dict[str, GelezenSleutel] = field(default_factory=dict)

    def gemeente(self, velden: Mapping[str, Any], pad: Pad, naam: str) -> str | None:
        """The gemeente said here, else the one of the document; None for `alle`."""
        tekst = velden.get("gemeente")
        if tekst == HEEL:
            return None
        if tekst is None:
            if len(self.d.gemeenten) > 1:
                self.melder.fout(
                    (*pad, "gemeente"),
                    f"{naam}: dit document gaat over meer gemeenten; zeg welke.",
                    verwacht=f'{", ".join(self.d.gemeenten)}, of "{HEEL}"',
                )
            return self.d.gemeente
        code = self.namen.gemeente(tekst, (*pad, "gemeente"))
        if code and code not in self.d.gemeenten:
            self.melder.fout(
                (*pad, "gemeente"),
                f"{naam}: deze gemeente staat niet bij het document.",
                gevonden=tekst,
                verwacht=", ".join(self.d.gemeenten),
            )
        return code

    def partijen(self, velden: Mapping[str, Any], pad: Pad) -> tuple[tuple[str, ...], bool]:
        """The codes of `partijen`, each once, and whether all of them are known."""
        codes = [self.namen.partij(p, (*pad, "partijen")) for p in velden.get("partijen", ())]
        return tuple(dict.fromkeys(c for c in codes if c)), None not in codes
