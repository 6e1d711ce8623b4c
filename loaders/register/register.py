"""The Register: names and codes of gemeenten, corporaties, organisaties and gebieden, and what a
text means.

Every loader resolves names here, so that a name means the same in every levering
(docs/delivery-format.md). Nothing is guessed: a text that could be two things is
none, and `kandidaten` says which.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import pandas as pd

from loaders.register.gebieden import Gebied, Gebieden
from loaders.register.naamindex import Index, maak_index
from loaders.tekst import Nabij, sleutel, zonder_gemeente, zonder_provincie, zonder_rechtsvorm
from telling.rijen import KOLOMMEN

SoortNaam = Literal["corporatie", "gemeente", "gebied", "organisatie"]
TABELLEN = ("gemeenten", "corporaties", "gebieden", "organisaties", "rechtzettingen")


@dataclass(frozen=True)
class Naamopmerking:
    """What a reader must know about how a text was read: ernst (never fout) and Dutch text."""

    ernst: Literal["waarschuwing", "melding"]
    tekst: str


@dataclass(frozen=True)
class Gevonden:
    """What a text means. alias: an alias was used. indeling, niveau: only of a gebied."""

    code: str
    naam: str
    alias: bool = False
    indeling: int | None = None
    niveau: str | None = None
    opmerkingen: tuple[Naamopmerking, ...] = ()


@dataclass(frozen=True, eq=False)
class Register:
    """Built from the frames `gemeenten`, `corporaties`, `gebieden`, `organisaties` of
    `telling.rijen.KOLOMMEN`.

    A later row with the same code (and indeling) replaces an earlier one.
    """

    gemeenten: pd.DataFrame = field(default_factory=lambda: _leeg("gemeenten"))
    corporaties: pd.DataFrame = field(default_factory=lambda: _leeg("corporaties"))
    gebieden: pd.DataFrame = field(default_factory=lambda: _leeg("gebieden"))
    organisaties: pd.DataFrame = field(default_factory=lambda: _leeg("organisaties"))
    rechtzettingen: pd.DataFrame = field(default_factory=lambda: _leeg("rechtzettingen"))

    @staticmethod
    def uit(tabellen: Iterable[Mapping[str, pd.DataFrame]]) -> Register:
        """From the frames of several leveringen, oldest first; other tables are passed over."""
        per_tabel: dict[str, list[pd.DataFrame]] = {naam: [] for naam in TABELLEN}
        for levering in tabellen:
            for naam in TABELLEN:
                if naam in levering and len(levering[naam]):
                    per_tabel[naam].append(levering[naam])
        return Register(
            **{
                naam: pd.concat(frames, ignore_index=True) if frames else _leeg(naam)
                for naam, frames in per_tabel.items()
            }
        )

    def plus(self, tabellen: Mapping[str, pd.DataFrame]) -> Register:
        """This one and the frames of a later levering."""
        return Register.uit([{naam: getattr(self, naam) for naam in TABELLEN}, tabellen])

    def corporatie(self, tekst: str) -> Gevonden | None:
        """By code, L-number, name or alias; a legal form in front is forgiven.

        None where the register does not know it or it could be more than one (`kandidaten`).
        """
        codes, stap = self._corporaties.zoek(tekst)
        if len(codes) != 1:
            return None
        return Gevonden(codes[0], self.naam("corporatie", codes[0]), alias=stap == 2)

    def gemeente(self, tekst: str) -> Gevonden | None:
        """By GM code or name; "gemeente " in front and a province in brackets are forgiven."""
        codes, _ = self._gemeenten.zoek(zonder_gemeente(sleutel(tekst)))
        return Gevonden(codes[0], self.naam("gemeente", codes[0])) if len(codes) == 1 else None

    def organisatie(self, tekst: str) -> Gevonden | None:
        """A party that is no corporatie and no gemeente, by its own code or its name."""
        codes, _ = self._organisaties.zoek(tekst)
        return Gevonden(codes[0], self.naam("organisatie", codes[0])) if len(codes) == 1 else None

    def gebied(self, gemeente: str, tekst: str, indeling: int | None = None) -> Gevonden | None:
        """By CBS code or name within a gemeente (its GM code); "Kern " in front is forgiven.

        A name at two levels is the higher, with a melding. indeling: year of the division the
        levering uses, default the newest known; the same code and name in two years is one area.
        """
        uitkomst = self._gebieden_van(gemeente).zoek(tekst, indeling)
        if uitkomst is None:
            return None
        g = uitkomst.gebied
        opmerkingen = tuple(Naamopmerking(*o) for o in uitkomst.opmerkingen)
        return Gevonden(g.code, g.naam, False, g.indeling, g.niveau, opmerkingen)

    def kandidaten(
        self, soort_van_naam: SoortNaam, tekst: str, gemeente: str = ""
    ) -> tuple[Gevonden, ...]:
        """What an ambiguous text could be; at most one where it is not ambiguous."""
        if soort_van_naam == "gebied":
            gevonden = self._gebieden_van(gemeente).kandidaten(tekst)
            return tuple(Gevonden(g.code, g.naam, False, g.indeling, g.niveau) for g in gevonden)
        if soort_van_naam == "gemeente":
            codes, _ = self._gemeenten.zoek(zonder_gemeente(sleutel(tekst)))
        else:
            index = self._corporaties if soort_van_naam == "corporatie" else self._organisaties
            codes, _ = index.zoek(tekst)
        return tuple(Gevonden(c, self.naam(soort_van_naam, c)) for c in codes)

    def dichtstbij(
        self, soort_van_naam: SoortNaam, tekst: str, n: int = 3, gemeente: str = ""
    ) -> tuple[str, ...]:
        """The nearest known names, best first; of a gebied within `gemeente`.

        For an ambiguous text what it could be: the names, or the codes where the names are equal.
        """
        mogelijk = self.kandidaten(soort_van_naam, tekst, gemeente)
        if len(mogelijk) > 1:
            namen = tuple(dict.fromkeys(g.naam for g in mogelijk))
            return (namen if len(namen) == len(mogelijk) else tuple(g.code for g in mogelijk))[:n]
        if soort_van_naam == "gebied":
            return self._gebieden_van(gemeente).nabij.zoek(tekst, n)
        return self._nabij[soort_van_naam].zoek(tekst, n)

    def naam(self, soort_van_naam: SoortNaam, code: str) -> str:
        """The name of a code, or the code itself where it is not known."""
        return self._namen[soort_van_naam].get(code, code)

    def fictief(self, soort_van_naam: SoortNaam, code: str) -> bool:
        """Whether the register marks this code as invented."""
        return code in self._fictief[soort_van_naam]

    @cached_property
    def hash(self) -> str:
        """A SHA-256 of what the register holds; the order of the rows does not count."""
        inhoud = {n: sorted(self._rijen(n), key=json.dumps) for n in TABELLEN}
        return hashlib.sha256(json.dumps(inhoud, sort_keys=True).encode()).hexdigest()

    @cached_property
    def _namen(self) -> dict[str, dict[str, str]]:
        return {s: {r["code"]: r["naam"] for r in self._van(s)} for s in _TABEL}

    @cached_property
    def _fictief(self) -> dict[str, frozenset[str]]:
        return {s: frozenset(r["code"] for r in self._van(s) if r["fictief"]) for s in _TABEL}

    @cached_property
    def _corporaties(self) -> Index:
        rijen = self._van("corporatie")
        codes = [(c, r["code"]) for r in rijen for c in (r["code"], r["lnummer"]) if c]
        namen = [(r["naam"], r["code"]) for r in rijen]
        alias = [(a, r["code"]) for r in rijen for a in aliassen(r)]
        return maak_index(codes, namen, alias, zonder_rechtsvorm)

    @cached_property
    def _gemeenten(self) -> Index:
        rijen = self._van("gemeente")
        codes = [(r["code"], r["code"]) for r in rijen]
        return maak_index(codes, [(r["naam"], r["code"]) for r in rijen], [], zonder_provincie)

    @cached_property
    def _organisaties(self) -> Index:
        rijen = self._van("organisatie")
        codes = [(r["code"], r["code"]) for r in rijen]
        return maak_index(codes, [(r["naam"], r["code"]) for r in rijen], [], zonder_rechtsvorm)

    @cached_property
    def _gebieden(self) -> Mapping[str, Gebieden]:
        per_gemeente: dict[str, list[Gebied]] = defaultdict(list)
        for r in self._van("gebied"):
            g = Gebied(r["code"], int(r["indeling"]), r["naam"], r["niveau"])
            per_gemeente[r["gemeente"]].append(g)
        return {k: Gebieden.van(v) for k, v in per_gemeente.items()}

    def _gebieden_van(self, gemeente: str) -> Gebieden:
        return self._gebieden.get(gemeente) or Gebieden(())

    @cached_property
    def _nabij(self) -> dict[str, Nabij]:
        corporaties = [n for r in self._van("corporatie") for n in (r["naam"], *aliassen(r))]
        return {
            "corporatie": Nabij.van(corporaties),
            "gemeente": Nabij.van(r["naam"] for r in self._van("gemeente")),
            "organisatie": Nabij.van(r["naam"] for r in self._van("organisatie")),
        }

    def _van(self, soort_van_naam: str) -> list[dict[str, str]]:
        return self._rijen(_TABEL[soort_van_naam])

    def _rijen(self, tabel: str) -> list[dict[str, str]]:
        """The rows as text, one per code (and indeling): the last one given."""
        frame: pd.DataFrame = getattr(self, tabel)
        kolommen = KOLOMMEN[tabel]
        uniek: dict[tuple[str, ...], dict[str, str]] = {}
        for waarden in frame.loc[:, list(kolommen)].itertuples(index=False, name=None):
            rij = {k: _tekst(w) for k, w in zip(kolommen, waarden, strict=True)}
            uniek[_sleutel(rij, tabel)] = rij
        return list(uniek.values())


_TABEL = {
    "corporatie": "corporaties",
    "gemeente": "gemeenten",
    "gebied": "gebieden",
    "organisatie": "organisaties",
}


def _sleutel(rij: Mapping[str, str], tabel: str) -> tuple[str, ...]:
    """What a later row must share to take the place of an earlier one."""
    if "code" not in rij:
        return tuple(rij.values())
    return rij["code"], rij["indeling"] if tabel == "gebieden" else ""


def aliassen(rij: Mapping[str, str]) -> list[str]:
    """The aliases of a row of `corporaties`: one text, separated by |."""
    return [a.strip() for a in rij["aliassen"].split("|") if a.strip()]


def _tekst(waarde: object) -> str:
    """Missing and False are empty (they test as false), True is `ja`, 2025.0 is 2025."""
    if waarde is None or waarde is pd.NA or waarde is pd.NaT or waarde != waarde:  # noqa: PLR0124
        return ""
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    if str(waarde) in ("True", "False"):
        return "ja" if str(waarde) == "True" else ""
    return str(waarde)


def _leeg(tabel: str) -> pd.DataFrame:
    return pd.DataFrame(columns=list(KOLOMMEN[tabel]), dtype="object")
