"""From the text of a sheet to values per column: each distinct text is parsed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from domain.opsomming import opsomming
from loaders.bestanden.blad import AFGEKEURD, Blad, Kolom
from loaders.bestanden.cellen import CelFout, MetOpmerking, Parser
from loaders.contract import Leescontext
from telling.leveringsformaat import Formaatkolom

Waarden = npt.NDArray[np.object_]


class TabelLezer:
    """The columns of one sheet, matched with the format; problems go to the verdict.

    goed: per row whether nothing was wrong with it so far.
    """

    def __init__(self, blad: Blad, velden: Sequence[Formaatkolom], kader: Leescontext) -> None:
        self.blad = blad
        self.meldingen = kader.meldingen
        self._velden = {v.naam: v for v in velden}
        self.goed = np.ones(len(blad.rijen), dtype=bool)
        self._kolommen = self._herken()

    def lees(self, naam: str, parser: Parser, standaard: object = None) -> Waarden:
        """The values of a column; `standaard` where it is absent or a cell is empty.

        None where a cell is wrong (the row is then not `goed`).
        """
        kolom = self._kolommen.get(naam)
        if kolom is None:
            return vul(len(self.blad.rijen), standaard)
        waarden = vul(len(kolom.uniek), None)
        fout = np.zeros(len(kolom.uniek), dtype=bool)
        for i, tekst in enumerate(kolom.uniek):
            waarden[i], fout[i] = self._cel(kolom, i, tekst, parser, standaard)
        self.goed &= ~fout[kolom.codes]
        return waarden[kolom.codes]

    def lees_samen(
        self, naam: str, erbij: Sequence[Waarden], parser: Callable[..., Any]
    ) -> Waarden:
        """As `lees`, of an optional column whose meaning depends on values of the same row.

        parser gets the text and those values; it is asked once per distinct combination.
        """
        kolom = self._kolommen.get(naam)
        uit = vul(len(self.blad.rijen), None)
        if kolom is None or kolom.leeg:
            return uit
        per_stel: dict[tuple[Any, ...], list[int]] = {}
        for i, stel in enumerate(zip(kolom.codes.tolist(), *erbij, strict=True)):
            if kolom.uniek[stel[0]]:
                per_stel.setdefault(stel, []).append(i)
        for (code, *rest), plekken in per_stel.items():
            tekst = kolom.uniek[code]
            waarde, fout = self._waarde(
                kolom, tekst, partial(_met_rest, parser, rest), partial(list, plekken)
            )
            for p in plekken:
                uit[p] = waarde
            if fout:
                self.goed[plekken] = False
        return uit

    def heeft(self, naam: str) -> bool:
        """Whether the column is in the sheet."""
        return naam in self._kolommen

    def tekst(self, naam: str, plek: int) -> str:
        """What is written in a cell; `plek` counts the rows that hold anything, from 0."""
        kolom = self._kolommen.get(naam)
        return kolom.uniek[kolom.codes[plek]] if kolom else ""

    def fout_op(
        self,
        masker: npt.NDArray[np.bool_],
        kolom: str,
        melding: str,
        verwacht: str,
        suggestie: str = "",
    ) -> None:
        """A fout for each row of the mask; `gevonden` is the text of that cell."""
        for plek in np.flatnonzero(masker).tolist():
            self.meldingen.voeg(
                "fout",
                melding,
                blad=self.blad.naam,
                rij=int(self.blad.rijen[plek]),
                kolom=kolom,
                gevonden=self.tekst(kolom, plek),
                verwacht=verwacht,
                suggestie=suggestie,
            )
        self.goed &= ~masker

    def opmerking_op(
        self, ernst: Any, masker: npt.NDArray[np.bool_], kolom: str, melding: str
    ) -> None:
        """A waarschuwing or melding about the rows of the mask."""
        if masker.any():
            rijen = self.blad.rijen[masker].tolist()
            self.meldingen.bij_rijen(ernst, melding, rijen, blad=self.blad.naam, kolom=kolom)

    def _herken(self) -> dict[str, Kolom]:
        uit: dict[str, Kolom] = {}
        for kolom, naam in zip(self.blad.kolommen, self.blad.sleutels, strict=True):
            if naam not in self._velden:
                self._genegeerd(kolom)
            elif naam in uit:
                self._kolomfout("Deze kolom staat er meer dan een keer.", naam, kolom.naam,
                                f"een kolom {naam}")  # fmt: skip
            else:
                uit[naam] = kolom
        for veld in self._velden.values():
            if veld.verplicht and veld.naam not in uit:
                self._kolomfout(
                    f"De kolom '{veld.naam}' ontbreekt.", veld.naam, "", f"een kolom {veld.naam}"
                )
        return uit

    def _kolomfout(self, melding: str, kolom: str, gevonden: str, verwacht: str) -> None:
        self.meldingen.voeg(
            "fout",
            melding,
            blad=self.blad.naam,
            rij=1,
            kolom=kolom,
            gevonden=gevonden,
            verwacht=verwacht,
        )
        self.goed[:] = False

    def _genegeerd(self, kolom: Kolom) -> None:
        if not kolom.naam and kolom.leeg:
            return
        self.meldingen.voeg(
            "melding",
            "Deze kolom kennen we niet. Hij telt niet mee."
            if kolom.naam
            else "Hier staat een kolom zonder naam. Die telt niet mee.",
            blad=self.blad.naam,
            rij=1,
            kolom=kolom.naam,
            gevonden=kolom.naam,
            verwacht=f"een van de kolommen {opsomming(list(self._velden), 'of')}",
        )

    def _cel(
        self, kolom: Kolom, code: int, tekst: str, parser: Parser, standaard: object
    ) -> tuple[Any, bool]:
        if tekst == "" and not self._velden[kolom.sleutel].verplicht:
            return standaard, False
        if tekst == AFGEKEURD:
            return None, True
        return self._waarde(kolom, tekst, parser, lambda: kolom.plekken(code))

    def _waarde(
        self, kolom: Kolom, tekst: str, parser: Parser, plekken: Callable[[], Any]
    ) -> tuple[Any, bool]:
        """Parse one text and say what must be said at the rows that hold it."""
        if tekst == AFGEKEURD:
            return None, True
        try:
            if tekst == "":
                raise CelFout("Deze cel is leeg.", f"een waarde voor {kolom.sleutel}")
            waarde = parser(tekst)
        except CelFout as fout:
            verwacht, suggestie = ("", "") if self.meldingen.vol("fout") else fout.uitleg()
            self.meldingen.bij_rijen(
                "fout",
                fout.melding,
                self.blad.rijen[plekken()].tolist(),
                blad=self.blad.naam,
                kolom=kolom.sleutel,
                gevonden=tekst,
                verwacht=verwacht,
                suggestie=suggestie,
            )
            return None, True
        if isinstance(waarde, MetOpmerking):
            for o in waarde.opmerkingen:
                self.meldingen.bij_rijen(
                    o.ernst,
                    o.tekst,
                    self.blad.rijen[plekken()].tolist(),
                    blad=self.blad.naam,
                    kolom=kolom.sleutel,
                    gevonden=tekst,
                )
            waarde = waarde.waarde
        return waarde, False


def vul(n: int, waarde: object) -> Waarden:
    """An array of `n` times the same value."""
    uit = np.empty(n, dtype=object)
    uit[:] = waarde
    return uit


def _met_rest(parser: Callable[..., Any], rest: Sequence[Any], tekst: str) -> Any:
    return parser(tekst, *rest)
