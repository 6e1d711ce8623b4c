"""A table of plan capacity: its columns, and what it must satisfy.

A column per hardness and period, and totals: `h2020-2024`, `z2030+`, `onbekend_2025-2029` are the
hardness and the years; `htotaal`, `ztotaal` and `totaal` the totals.

Gemeenten must be known, numbers whole, and totals must fit. A total that does not fit its parts is
a waarschuwing that names both; nothing is corrected, and the parts are what is taken over.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.opsomming import opsomming
from domain.perioden import Periode, lees_periode
from loaders.bestanden.blad import Blad, kolomsleutel
from loaders.bestanden.cellen import CelFout, lees_aantal
from loaders.bestanden.csv_lezen import scheidingsteken
from loaders.contract import Invoer, controleer_kolommen
from loaders.register.register import Register
from loaders.tekst import getal
from loaders.verdict.verdict import Verzamelaar

GEMEENTE, PROVINCIE = "gemeentecode", "provincie"
# Total: the groups of columns it is the sum of.
TOTALEN: dict[str, tuple[str, ...]] = {
    "htotaal": ("h",), "ztotaal": ("z",), "totaal": ("h", "z", "onbekend"),
}  # fmt: skip
_ERBIJ = (PROVINCIE, "gemeente")
_POST = re.compile(r"(h|z|onbekend)_?([0-9]{4}(?:_[0-9]{4}|\+)?)$")
_SOORTEN = {
    "h": ("hard", "harde plancapaciteit"),
    "z": ("zacht", "zachte plancapaciteit"),
    # Not known to be hard is not hard; the source's own word says what it is.
    "onbekend": ("zacht", "hardheid onbekend"),
}


@dataclass(frozen=True)
class Capaciteitskolom:
    """A column with numbers. kolom: its key; groep: h, z or onbekend."""

    kolom: str
    groep: str
    periode: Periode

    @property
    def status(self) -> str:
        """hard or zacht."""
        return _SOORTEN[self.groep][0]

    @property
    def woord(self) -> str:
        """What the source calls it."""
        return _SOORTEN[self.groep][1]


def is_plancapaciteit(invoer: Invoer) -> bool:
    """Whether the first line holds the columns of such a table."""
    kop = next((r for r in invoer.begin.lstrip("\ufeff").splitlines() if r.strip(" \t;,")), "")
    teken = scheidingsteken(invoer.inhoud[:4096], invoer.codering, ())
    try:
        sleutels = {kolomsleutel(c) for c in next(csv.reader([kop], delimiter=teken), [])}
    except csv.Error:
        return False
    return {GEMEENTE, "htotaal", "ztotaal"} <= sleutels and any(map(_POST.match, sleutels))


def kies(blad: Blad, meldingen: Verzamelaar) -> list[Capaciteitskolom]:
    """The columns with plans; what is said of the others goes to the verdict."""
    sleutels = blad.sleutels
    posten = [p for k in dict.fromkeys(sleutels) if (p := _post(k))]
    controleer_kolommen(
        meldingen, sleutels, (GEMEENTE,), (*_ERBIJ, *TOTALEN, *(p.kolom for p in posten))
    )
    return posten


def _post(naam: str) -> Capaciteitskolom | None:
    m = _POST.match(naam)
    if not m:
        return None
    try:
        return Capaciteitskolom(naam, m[1], lees_periode(m[2].replace("_", "-")))
    except ValueError:
        return None


_CODE = re.compile(r"GM[0-9]{4}$")


@dataclass(frozen=True)
class Gemeenterij:
    """aantallen: by column key; an empty cell is not in it."""

    rij: int
    gemeente: str
    provincie: str
    aantallen: dict[str, int]


class Capaciteitstabel:
    """The rows of known gemeenten, checked as they are read."""

    def __init__(
        self, blad: Blad, posten: list[Capaciteitskolom], register: Register, meldingen: Verzamelaar
    ) -> None:
        self._posten = posten
        self._register = register
        self._meldingen = meldingen
        self._namen = {k.sleutel: k.naam for k in blad.kolommen}
        self.rijen: list[Gemeenterij] = []
        kolommen = {k.sleutel: k.waarden() for k in blad.kolommen}
        getallen = [k for k in kolommen if k in TOTALEN or k in {p.kolom for p in posten}]
        onbekend: list[str] = []
        gezien: dict[str, int] = {}
        for i, code in enumerate(c.upper() for c in kolommen.get(GEMEENTE, ())):
            rij = int(blad.rijen[i])
            teksten = {k: kolommen[k][i] for k in getallen}
            aantallen = self._lees(rij, teksten)
            if not _CODE.match(code):
                self._fout("Dit is geen code van een gemeente.", rij, GEMEENTE, code, "GM0307")
            elif code in gezien:
                zin = f"Deze gemeente staat ook in rij {gezien[code]}."
                self._fout(zin, rij, GEMEENTE, code, "een rij per gemeente")
            elif code not in set(register.gemeenten["code"]):
                onbekend.append(code)
            else:
                provincie = kolommen[PROVINCIE][i] if PROVINCIE in kolommen else ""
                self.rijen.append(Gemeenterij(rij, code, provincie, aantallen))
            gezien.setdefault(code, rij)
        if onbekend:
            zin = f"Niet in het register, dus niet meegenomen: {opsomming(sorted(onbekend)[:10])}."
            meldingen.voeg("melding", zin, kolom=GEMEENTE, gevonden=getal(len(onbekend)))

    def controleer(self) -> None:
        """A waarschuwing for each total that is not the sum of its parts."""
        for r in self.rijen:
            for totaal, groepen in TOTALEN.items():
                delen = [p.kolom for p in self._posten if p.groep in groepen]
                if totaal in r.aantallen and delen:
                    self._totaal(r, totaal, delen)

    def _totaal(self, r: Gemeenterij, totaal: str, delen: Iterable[str]) -> None:
        gevonden = r.aantallen[totaal]
        getallen = [r.aantallen[k] for k in delen if k in r.aantallen]
        som = sum(getallen)
        if som == gevonden:
            return
        naam = self._register.naam("gemeente", r.gemeente)
        erbij = sum(r.aantallen.get(p.kolom, 0) for p in self._posten if p.groep == "onbekend")
        ook = (
            f" Met de {getal(erbij)} waarvan de hardheid onbekend is, past het wel."
            if erbij and som + erbij == gevonden
            else ""
        )
        self._meldingen.voeg(
            "waarschuwing",
            f"{naam}: {totaal} is {getal(gevonden)}, maar de delen zijn samen {getal(som)} "
            f"({' + '.join(map(getal, getallen)) or 'geen enkel deel'}).{ook} We nemen de delen "
            "over zoals ze er staan.",
            rij=r.rij,
            kolom=self._namen[totaal],
            gevonden=getal(gevonden),
            verwacht=getal(som),
        )

    def _lees(self, rij: int, teksten: dict[str, str]) -> dict[str, int]:
        uit: dict[str, int] = {}
        for kolom, tekst in teksten.items():
            if tekst in ("", "."):
                continue
            try:
                aantal = lees_aantal(tekst)
            except CelFout as fout:
                self._fout(fout.melding, rij, kolom, tekst, fout.uitleg()[0])
                continue
            if aantal < 0:
                self._fout("Dit aantal mag niet negatief zijn.", rij, kolom, tekst, "0 of meer")
            else:
                uit[kolom] = aantal
        return uit

    def _fout(self, melding: str, rij: int, kolom: str, gevonden: str, verwacht: str) -> None:
        self._meldingen.voeg(
            "fout",
            melding,
            rij=rij,
            kolom=self._namen.get(kolom, kolom),
            gevonden=gevonden,
            verwacht=verwacht,
        )
