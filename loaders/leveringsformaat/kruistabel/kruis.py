"""What was understood of a kruistabel while it is read, and how a fout about it is said."""

from __future__ import annotations

from dataclasses import dataclass, field

from domain.mutaties import SOORTEN
from loaders.bestanden.blad import Blad
from loaders.kader import Kader
from loaders.leveringsformaat.kruistabel.labels import SoortRij, TotaalRij
from loaders.leveringsformaat.kruistabel.totalen import Cel


@dataclass
class Kruis:
    """rijen and columns count from 0; waarden holds onttrekkingen without their sign.

    corporaties: column to code. geschreven: the counts with the sign they are written with.
    """

    blad: Blad
    kader: Kader
    rijen: dict[int, SoortRij | TotaalRij] = field(default_factory=dict)
    corporaties: dict[int, str] = field(default_factory=dict)
    totaal: int | None = None
    waarden: dict[Cel, int] = field(default_factory=dict)
    geschreven: dict[Cel, int] = field(default_factory=dict)

    @property
    def telkolommen(self) -> list[int]:
        """The columns with counts: the corporaties and, last, the totals."""
        return [*self.corporaties, *([self.totaal] if self.totaal is not None else [])]

    def tekst(self, rij: int, kolom: int) -> str:
        """What is written in a cell."""
        k = self.blad.kolommen[kolom]
        return k.uniek[k.codes[rij]]

    def fout(self, cel: Cel, melding: str, verwacht: str, suggestie: str = "") -> None:
        """A fout about one cell; row -1 is the header."""
        rij, kolom = cel
        naam = self.blad.kolommen[kolom].naam or "soort"
        self.kader.meldingen.voeg(
            "fout",
            melding,
            blad=self.blad.naam,
            rij=int(self.blad.rijen[rij]) if rij >= 0 else 1,
            kolom=naam,
            gevonden=self.tekst(rij, kolom) if rij >= 0 else naam,
            verwacht=verwacht,
            suggestie=suggestie,
        )

    def telt_af(self, rij: int) -> bool:
        """Whether the counts of this row are losses, with or without a minus sign."""
        wat = self.rijen[rij]
        if isinstance(wat, TotaalRij):
            return wat.wat == "onttrekkingen"
        return SOORTEN[wat.soort].is_onttrekking

    def mag_negatief(self, rij: int) -> bool:
        """Whether a minus sign means something in this row."""
        wat = self.rijen[rij]
        if isinstance(wat, TotaalRij):
            return wat.wat != "toevoegingen"
        return self.telt_af(rij) or wat.soort == "correctie"
