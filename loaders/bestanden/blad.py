"""One sheet or CSV as read: text per cell, stored per column with each distinct text once.

A column is a list of distinct texts and a code per row, so that what comes
after parses each distinct text once, however many rows hold it.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from loaders.tekst import getal, sleutel
from loaders.verdict.rechtzetten import Rechtzetter
from loaders.verdict.verdict import Verzamelaar

MAX_RIJEN = 1_048_576  # what Excel can hold
MAX_KOLOMMEN = 500
# Stands for a cell about which a fout has been given already; no text in a file can be this.
AFGEKEURD = "\x00afgekeurd"


@dataclass(frozen=True, eq=False)
class Kolom:
    """naam as written; uniek: distinct texts, stripped of spaces; codes: one per row."""

    naam: str
    uniek: tuple[str, ...]
    codes: npt.NDArray[np.int32]

    @cached_property
    def sleutel(self) -> str:
        """The name as compared."""
        return kolomsleutel(self.naam)

    @property
    def leeg(self) -> bool:
        """Whether no cell holds anything."""
        return not any(self.uniek)

    def waarden(self) -> list[str]:
        """The texts per row."""
        return [self.uniek[c] for c in self.codes]

    def plekken(self, code: int) -> npt.NDArray[np.intp]:
        """The rows (from 0) that hold this text, in order."""
        volgorde, grenzen = self._volgorde
        return volgorde[grenzen[code] : grenzen[code + 1]]

    @cached_property
    def _volgorde(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        # Sorted once: a column of a hundred thousand wrong texts must not be searched each time.
        volgorde = np.argsort(self.codes, kind="stable")
        return volgorde, np.searchsorted(self.codes[volgorde], np.arange(len(self.uniek) + 1))


@dataclass(frozen=True, eq=False)
class Blad:
    """naam: empty for a CSV. rijen: the number in the file of each row that holds anything."""

    naam: str
    kolommen: tuple[Kolom, ...]
    rijen: npt.NDArray[np.int32]

    @property
    def sleutels(self) -> list[str]:
        """The names of the columns as compared."""
        return [k.sleutel for k in self.kolommen]

    def alleen(self, houd: npt.NDArray[np.bool_]) -> Blad:
        """The same sheet with some of its rows."""
        kolommen = []
        for k in self.kolommen:
            over, codes = np.unique(k.codes[houd], return_inverse=True)
            uniek = tuple(k.uniek[c] for c in over)
            kolommen.append(Kolom(k.naam, uniek, codes.astype(np.int32)))
        return Blad(self.naam, tuple(kolommen), self.rijen[houd])


def kolomsleutel(naam: str) -> str:
    """A column's name as compared: no case, accents or spaces around; `ander segment` will do."""
    return sleutel(naam).replace(" ", "_").replace("-", "_")


class BladBouwer:
    """Takes rows one by one; the first that holds anything is the header.

    vast: every row must have as many cells as the header (a CSV). Else cells to the right of the
    header are counted and named (a sheet with a remark beside the table). recht: puts cells right.
    """

    def __init__(
        self, naam: str, meldingen: Verzamelaar, recht: Rechtzetter | None, *, vast: bool
    ) -> None:
        self.naam = naam
        self.kop: list[str] | None = None
        self._meldingen = meldingen
        self._vast = vast
        self._rijen = array("i")
        self._index: list[dict[str, int]] = []
        self._codes: list[array[int]] = []
        self._buiten: list[int] = []
        self._recht = recht
        self._recht_rijen = recht.rijen(naam) if recht else frozenset()

    @property
    def vol(self) -> bool:
        """Whether no more rows fit; the reader stops and this has been said."""
        return len(self._rijen) >= MAX_RIJEN

    def rij(self, nummer: int, cellen: Sequence[str]) -> None:
        """One row as it stands in the file, `nummer` from 1."""
        if not any(cellen):
            return
        if self.kop is None:
            self._zet_kop(nummer, cellen)
            return
        breedte = len(self.kop)
        if len(cellen) != breedte:
            cellen = self._pas(nummer, cellen, breedte)
        if self._recht and nummer in self._recht_rijen:
            cellen = self._recht.zet_recht(self.naam, nummer, self.kop, cellen)
        self._rijen.append(nummer)
        for cel, index, codes in zip(cellen, self._index, self._codes, strict=True):
            codes.append(index.setdefault(cel, len(index)))
        if self.vol:
            self._meldingen.voeg(
                "fout",
                "Het bestand heeft te veel rijen. Lever het in delen aan.",
                blad=self.naam,
                rij=nummer,
                gevonden=f"meer dan {getal(MAX_RIJEN)} rijen",
                verwacht=f"hoogstens {getal(MAX_RIJEN)} rijen",
            )

    def klaar(self) -> Blad | None:
        """The sheet, None where it holds nothing at all."""
        if self.kop is None:
            return None
        if self._buiten:
            self._meldingen.bij_rijen(
                "melding",
                "Rechts van de tabel staan cellen zonder kolomnaam. Die zijn niet gelezen.",
                self._buiten,
                blad=self.naam,
            )
        kolommen = tuple(
            _kolom(naam, index, codes)
            for naam, index, codes in zip(self.kop, self._index, self._codes, strict=True)
        )
        return Blad(self.naam, kolommen, np.array(self._rijen, dtype=np.int32))

    def _zet_kop(self, nummer: int, cellen: Sequence[str]) -> None:
        breedte = max(i for i, c in enumerate(cellen, 1) if c)
        if breedte > MAX_KOLOMMEN:
            self._meldingen.voeg(
                "fout",
                "De tabel heeft te veel kolommen.",
                blad=self.naam,
                rij=nummer,
                gevonden=f"{getal(breedte)} kolommen",
                verwacht=f"hoogstens {MAX_KOLOMMEN} kolommen",
            )
            breedte = MAX_KOLOMMEN
        self.kop = [c.strip() for c in cellen[:breedte]]
        self._index = [{} for _ in self.kop]
        self._codes = [array("i") for _ in self.kop]

    def _pas(self, nummer: int, cellen: Sequence[str], breedte: int) -> list[str]:
        te_veel = any(cellen[breedte:])
        if self._vast and (te_veel or len(cellen) < breedte):
            self._meldingen.voeg(
                "fout",
                f"Deze rij heeft te {'veel' if te_veel else 'weinig'} cellen. Staat er een "
                "scheidingsteken in een tekst? Zet die tekst dan tussen aanhalingstekens.",
                blad=self.naam,
                rij=nummer,
                gevonden=f"{getal(len(cellen))} cellen",
                verwacht=f"{breedte} cellen, zoveel als er kolomnamen zijn",
            )
        elif te_veel:
            self._buiten.append(nummer)
        return [*cellen[:breedte], *[""] * (breedte - len(cellen))]


def _kolom(naam: str, index: dict[str, int], codes: array[int]) -> Kolom:
    """Texts that differ only in spaces around them become one."""
    nieuw: dict[str, int] = {}
    om = np.array([nieuw.setdefault(_strip(t), len(nieuw)) for t in index], dtype=np.int32)
    ruw = np.array(codes, dtype=np.int32)
    return Kolom(naam, tuple(nieuw), om[ruw] if len(om) else ruw)


def _strip(tekst: str) -> str:
    return tekst if tekst == AFGEKEURD else tekst.strip()
