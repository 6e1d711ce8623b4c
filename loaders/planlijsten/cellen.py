"""The cells of a list of projects: what each column and each word means for the rows of one sheet.

The words say how certain a plan is, what is built, for rent or for sale. Hard is planologically
secured: onherroepelijk or vastgesteld, as provinces have it. The source's own word stays beside it
(`planstatus_bron`).
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any

import numpy as np

from domain.opsomming import opsomming
from domain.plannen.planregel import OPGELEVERD
from loaders.bestanden.blad import Blad
from loaders.bestanden.cellen import CelFout, MetOpmerking, Opmerking
from loaders.contract import Leescontext
from loaders.leveringsformaat.tabellen.gemeen import masker
from loaders.leveringsformaat.tabellen.lezer import TabelLezer, Waarden, vul
from loaders.leveringsformaat.tabellen.namen import Naamlezers, lees_soort
from loaders.planlijsten.kolommen import SEGMENTEN, Kolommen
from loaders.tekst import sleutel
from telling.leveringsformaat import Formaatkolom

HARD = (
    "hard", "onherroepelijk", "vastgesteld", "bestemmingsplan onherroepelijk",
    "bestemmingsplan vastgesteld", "vergund", "vergunning verleend", "in aanbouw", "in uitvoering",
    "gereed", OPGELEVERD,
)  # fmt: skip
ZACHT = (
    "zacht", "in voorbereiding", "in procedure", "ontwerp", "voorontwerp", "ontwerpbestemmingsplan",
    "potentieel", "visie", "initiatief", "verkenning", "in onderzoek", "idee", "concept",
)  # fmt: skip
# Kinds of a plan that are about how or where homes come, not about what happens to the stock.
_SOORTEN = {
    "inbreiding": "nieuwbouw", "uitbreiding": "nieuwbouw", "uitleg": "nieuwbouw",
    "vervangende nieuwbouw": "nieuwbouw", "sloop-nieuwbouw": "nieuwbouw",
    "sloop/nieuwbouw": "nieuwbouw", "functieverandering": "transformatie",
}  # fmt: skip
_HARDHEID = {**dict.fromkeys(HARD, "hard"), **dict.fromkeys(ZACHT, "zacht")}
_SEGMENT = {n.replace("_", " "): s for s, namen in SEGMENTEN.items() for n in namen}


def lees_hardheid(tekst: str) -> str:
    """hard or zacht, from the word for the state of a plan."""
    k = " ".join(sleutel(tekst).replace("_", " ").split())
    if k in _HARDHEID:
        return _HARDHEID[k]
    verwacht = (
        f"een woord voor hard ({opsomming(list(HARD), 'of')}) of zacht "
        f"({opsomming(list(ZACHT), 'of')}), of een kolom hardheid met hard of zacht erbij"
    )
    lijkt = difflib.get_close_matches(k[:50], _HARDHEID, n=1, cutoff=0.75)
    melding = "Of dit plan hard of zacht is, weten we niet."
    raise CelFout(melding, verwacht, lijkt[0] if lijkt else "")


def lees_plansoort(tekst: str) -> str | MetOpmerking:
    """A soort, also by the words of plan lists."""
    k = " ".join(sleutel(tekst).split())
    if k in _SOORTEN:
        zin = f"'{tekst}' is gelezen als '{_SOORTEN[k]}'."
        return MetOpmerking(_SOORTEN[k], (Opmerking("melding", zin),))
    return lees_soort(tekst)


def lees_huur_koop(tekst: str) -> str:
    """A segment, `huur` where the list says no more than that, or onbekend."""
    k = " ".join(sleutel(tekst).replace("_", " ").replace("-", " ").split())
    if k in _SEGMENT:
        return _SEGMENT[k]
    if k in ("onbekend", "nnb", "n.n.b."):
        return "onbekend"
    raise CelFout("Dit segment kennen we niet.", f"{opsomming(list(_SEGMENT), 'of')} of onbekend")


class Projecten:
    """One sheet being read: cells to codes, days and numbers; problems go to the verdict."""

    def __init__(self, blad: Blad, kolommen: Kolommen, kader: Leescontext) -> None:
        self.kolommen, self.kader = kolommen, kader
        eigen = (*kolommen.teksten.values(), *(p.kolom for p in kolommen.posten))
        self.t = TabelLezer(blad, [Formaatkolom(k) for k in eigen], kader)
        self.n = len(blad.rijen)

    def kolom(self, wat: str, parser: Callable[[str], Any], standaard: object = None) -> Waarden:
        """The values of what a row says in words."""
        naam = self.kolommen.teksten.get(wat)
        return self.t.lees(naam, parser, standaard) if naam else vul(self.n, standaard)

    def gemeente(self, namen: Naamlezers) -> Waarden:
        """The gemeente of each row; without a column that of the levering."""
        kan = self.kader.gemeenten or ()
        uit = self.kolom("gemeente", namen.gemeente, kan[0] if len(kan) == 1 else None)
        leeg = np.array([g is None for g in uit]) & self.t.goed
        self._fout(leeg, "gemeente", "Bij dit project staat geen gemeente.", "een GM-code of naam")
        if kan:
            buiten = masker(uit, lambda g: g not in kan)
            namen_ = opsomming([self.kader.register.naam("gemeente", g) for g in kan], "of")
            self._fout(buiten, "gemeente", "Deze gemeente hoort niet bij de levering.", namen_)
        return uit

    def gebied(self, gemeente: Waarden) -> Waarden:
        """(code, indeling) where the register knows the name; a list has names of its own."""

        def lees(tekst: str, code: str | None) -> Any:
            gevonden = self.kader.register.gebied(code, tekst) if code else None
            if gevonden is None:
                zin = f"Het gebied '{tekst}' kennen we niet; het is leeg gelaten."
                return MetOpmerking(None, (Opmerking("melding", zin),))
            return gevonden.code, gevonden.indeling

        naam = self.kolommen.teksten.get("gebied")
        return self.t.lees_samen(naam, (gemeente,), lees) if naam else vul(self.n, None)

    def corporatie(self, tekst: str) -> Any:
        """Its code; others build too, and those are left empty."""
        gevonden = self.kader.register.corporatie(tekst)
        if gevonden is None:
            zin = f"'{tekst}' is geen corporatie die we kennen; de corporatie is leeg gelaten."
            return MetOpmerking(None, (Opmerking("melding", zin),))
        return gevonden.code

    def status(self) -> Waarden:
        """hard or zacht, from the column that says just that, else from the state of the plan."""
        wat = "hardheid" if "hardheid" in self.kolommen.teksten else "status"
        return self.kolom(wat, lees_hardheid)

    def _fout(self, waar: Any, wat: str, melding: str, verwacht: str) -> None:
        naam = self.kolommen.teksten.get(wat, wat)
        self.t.fout_op(waar, naam, melding, verwacht)

    def fout(self, plek: int, kolom: str, melding: str, verwacht: str) -> None:
        """A fout at one row."""
        waar = np.zeros(self.n, dtype=bool)
        waar[plek] = True
        self.t.fout_op(waar, kolom, melding, verwacht)
