"""From the text of a kruistabel to its columns, rows and counts; each problem at its cell.

`Kruis` holds what was understood so far, and says a fout about it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from domain.mutaties import SOORTEN
from domain.opsomming import opsomming
from loaders.bestanden.blad import AFGEKEURD, Blad
from loaders.bestanden.cellen import CelFout, MetOpmerking, lees_aantal
from loaders.contract import Leescontext
from loaders.leveringsformaat.kruistabel.labels import (
    Label,
    SoortRij,
    TotaalRij,
    lees_duurwoorden,
    lees_label,
)
from loaders.leveringsformaat.kruistabel.totalen import Cel
from loaders.leveringsformaat.tabellen import namen as soortnamen
from loaders.leveringsformaat.tabellen.gemeen import lees_keuze
from loaders.leveringsformaat.tabellen.namen import Naamlezers
from loaders.tekst import sleutel


@dataclass
class Kruis:
    """rijen and columns count from 0; waarden holds onttrekkingen without their sign.

    corporaties: column to code. geschreven: the counts with the sign they are written with.
    """

    blad: Blad
    kader: Leescontext
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


TOTAALKOLOM = ("totaal", "totaal corporaties", "som", "samen", "alle")


def lees_kolommen(kruis: Kruis) -> None:
    """Which column is which corporatie, and which holds totals."""
    namen = Naamlezers(kruis.kader.register)
    for i, kolom in enumerate(kruis.blad.kolommen):
        k = sleutel(kolom.naam)
        if i == 0 or k == "duur" or (not k and kolom.leeg):
            continue
        if k in TOTAALKOLOM:
            if kruis.totaal is not None:
                kruis.fout((-1, i), "Er is al een kolom met totalen.", "een kolom Totaal")
            kruis.totaal = i
            continue
        try:
            code = namen.corporatie(kolom.naam) if k else _naamloos()
        except CelFout as fout:
            kruis.fout((-1, i), fout.melding, *fout.uitleg())
            continue
        if isinstance(code, MetOpmerking):
            for o in code.opmerkingen:
                kruis.kader.meldingen.voeg(o.ernst, o.tekst, blad=kruis.blad.naam, rij=1,
                                     kolom=kolom.naam, gevonden=kolom.naam)  # fmt: skip
            code = code.waarde
        if code in kruis.corporaties.values():
            kruis.fout(
                (-1, i),
                "Deze corporatie heeft al een kolom.",
                "een kolom per corporatie",
            )
        kruis.corporaties[i] = code
    if not kruis.corporaties:
        kruis.kader.meldingen.voeg(
            "fout",
            "In deze kruistabel staat geen kolom van een corporatie die we kennen.",
            blad=kruis.blad.naam,
            rij=1,
            verwacht="een kolom per corporatie",
        )


def _naamloos() -> str:
    raise CelFout("Deze kolom heeft geen naam.", "de naam van een corporatie, of Totaal")


def lees_rijen(kruis: Kruis) -> None:
    """What each row says: a soort with its duur, or a total."""
    duurkolom = next((i for i, k in enumerate(kruis.blad.sleutels) if i and k == "duur"), None)
    for r, tekst in enumerate(kruis.blad.kolommen[0].waarden()):
        if tekst == AFGEKEURD:
            continue
        label = lees_label(tekst)
        if label.rij is None:
            kruis.fout(
                (r, 0),
                "Deze rij kennen we niet." if tekst else "Deze rij heeft geen naam.",
                f"een soort ({opsomming(list(SOORTEN), 'of')}) of een totaal",
                suggestie=soortnamen.dichtstbij(tekst),
            )
            continue
        rij: SoortRij | TotaalRij | None = label.rij
        _meld_label(kruis, r, label)
        if isinstance(label.rij, SoortRij):
            rij = _met_duur(kruis, r, label.rij, duurkolom)
        if rij:
            kruis.rijen[r] = rij


def _meld_label(kruis: Kruis, r: int, label: Label) -> None:
    rij, schoon, noot = label.rij, label.schoon, label.noot
    waar = {"blad": kruis.blad.naam, "rij": int(kruis.blad.rijen[r]), "kolom": "soort"}
    if noot:
        kruis.kader.meldingen.voeg(
            "melding",
            f"Het nootcijfer {noot} is van de naam van deze rij afgehaald.",
            gevonden=kruis.tekst(r, 0),
            verwacht=schoon,
            **waar,  # type: ignore[arg-type]
        )
    if isinstance(rij, SoortRij) and not soortnamen.is_naam(schoon):
        duur = f" ({rij.duur})" if rij.duur else ""
        kruis.kader.meldingen.voeg(
            "melding",
            f"'{schoon}' is gelezen als '{rij.soort}'{duur}.",
            gevonden=kruis.tekst(r, 0),
            **waar,  # type: ignore[arg-type]
        )


def _met_duur(kruis: Kruis, r: int, rij: SoortRij, kolom: int | None) -> SoortRij | None:
    """The row with the duur of its column, where the table has one; None where it is not clear."""
    tekst = kruis.tekst(r, kolom) if kolom is not None else ""
    duur = rij.duur
    if kolom is not None and tekst:
        if tekst == AFGEKEURD:
            return None
        _, genoemd, uit_kolom = lees_duurwoorden(sleutel(tekst))
        if not genoemd or uit_kolom is None:
            try:
                gelezen = lees_keuze("voorraadmutaties", "duur")(tekst)
            except CelFout as fout:
                kruis.fout((r, kolom), fout.melding, *fout.uitleg())
                return None
            uit_kolom = gelezen.waarde if isinstance(gelezen, MetOpmerking) else gelezen
        if rij.duur_genoemd and duur is not None and duur != uit_kolom:
            kruis.fout((r, kolom), "De naam van deze rij zegt iets anders.", duur)
            return None
        duur = uit_kolom
    if duur is None:
        kruis.fout(
            (r, 0),
            "Hoe lang is tijdelijk hier?",
            "'> 5 jr' of '< 5 jr' in de naam van de rij, of een kolom duur",
        )
        return None
    if rij.soort == "omzetting" and duur == "permanent":
        kruis.fout((r, 0), "Een omzetting noemt de oude, tijdelijke duur.", "een duur")
        return None
    return SoortRij(rij.soort, duur, True)


def lees_cellen(kruis: Kruis) -> None:
    """The counts of all rows and columns that were understood."""
    for r in kruis.rijen:
        for c in kruis.telkolommen:
            tekst = kruis.tekst(r, c)
            if tekst == AFGEKEURD:
                continue
            try:
                if not tekst:
                    raise CelFout("Deze cel is leeg.", "een aantal; 0 als er niets gebeurt")
                waarde = lees_aantal(tekst)
            except CelFout as fout:
                kruis.fout((r, c), fout.melding, *fout.uitleg())
                continue
            if waarde < 0 and not kruis.mag_negatief(r):
                kruis.fout((r, c), "Dit aantal mag hier niet negatief zijn.", "0 of meer")
                continue
            kruis.geschreven[r, c] = waarde
            kruis.waarden[r, c] = abs(waarde) if kruis.telt_af(r) else waarde
