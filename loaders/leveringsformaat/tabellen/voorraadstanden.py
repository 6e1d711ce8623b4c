"""voorraadstanden: dwellings of a corporatie on a peildatum.

Columns: docs/delivery-format.md, "voorraadstanden"; decisions.md 6 (segment totaal).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from domain.mutaties import SEGMENTEN
from loaders.bestanden.blad import Blad
from loaders.bestanden.cellen import keuze, lees_aantal, lees_dag, lees_ja_nee, lees_tekst
from loaders.contract import Kader
from loaders.leveringsformaat.tabellen.gemeen import (
    keur_gemeente,
    keur_peildatum,
    lees_duur,
    lees_huurklasse,
    lees_plaats,
    maak_frame,
    niet_negatief,
)
from loaders.leveringsformaat.tabellen.lezer import TabelLezer, Veld
from loaders.leveringsformaat.tabellen.namen import Namen

NAAM = "voorraadstanden"
VELDEN = (
    Veld("corporatie", verplicht=True),
    Veld("gemeente", verplicht=True),
    Veld("gebied"),
    Veld("indeling"),
    Veld("peildatum", verplicht=True),
    Veld("aantal", verplicht=True),
    Veld("segment"),
    Veld("duur"),
    Veld("huurklasse"),
    Veld("daeb"),
    Veld("zelfstandig"),
    Veld("toelichting"),
)
STANDSEGMENTEN = (*SEGMENTEN, "totaal")
lees_segment = keuze(STANDSEGMENTEN, "waarde voor segment", {"sociale huur": "sociaal",
                     "middenhuur": "midden", "vrije sector": "vrij"})  # fmt: skip


def lees(blad: Blad, kader: Kader) -> pd.DataFrame:
    """The rows without a fout, as `telling.rijen.KOLOMMEN["voorraadstanden"]`."""
    t = TabelLezer(blad, VELDEN, kader)
    namen = Namen(kader.register)
    k: dict[str, Any] = {"corporatie": t.lees("corporatie", namen.corporatie)}
    plaats = lees_plaats(t, namen)
    k |= {"gemeente": plaats.gemeente, "gebied": plaats.gebied, "indeling": plaats.indeling}
    k["peildatum"] = t.lees("peildatum", lees_dag)
    k["aantal"] = niet_negatief(t, t.lees("aantal", lees_aantal))
    k["segment"] = t.lees("segment", lees_segment, "sociaal")
    k["duur"] = t.lees("duur", lees_duur, "permanent")
    k["huurklasse"] = t.lees("huurklasse", lees_huurklasse)
    k["daeb"] = t.lees("daeb", lees_ja_nee)
    k["zelfstandig"] = t.lees("zelfstandig", lees_ja_nee, True)
    k["toelichting"] = t.lees("toelichting", lees_tekst)
    keur_gemeente(t, kader, plaats.gemeente, np.ones(len(blad.rijen), dtype=bool))
    keur_peildatum(t, kader, k["peildatum"])
    return maak_frame(NAAM, t, k)
