"""woningtotalen: all dwellings of an area on a peildatum, the denominator of every share.

Columns: docs/delivery-format.md, "woningtotalen".
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from loaders.bestanden.blad import Blad
from loaders.bestanden.cellen import keuze, lees_aandeel, lees_aantal, lees_dag, lees_tekst
from loaders.contract import Kader
from loaders.leveringsformaat.tabellen.gemeen import (
    keur_gemeente,
    keur_peildatum,
    lees_plaats,
    maak_frame,
    masker,
    niet_negatief,
)
from loaders.leveringsformaat.tabellen.lezer import TabelLezer, Veld
from loaders.leveringsformaat.tabellen.namen import Namen

NAAM = "woningtotalen"
DEFINITIES = ("bezit_corporatie", "sociaal_bezit_corporatie", "sociaal_contract")
VELDEN = (
    Veld("gemeente", verplicht=True),
    Veld("gebied"),
    Veld("indeling"),
    Veld("peildatum", verplicht=True),
    Veld("aantal", verplicht=True),
    Veld("bron", verplicht=True),
    Veld("aandeel_corporatie"),
    Veld("definitie"),
)


def lees(blad: Blad, kader: Kader) -> pd.DataFrame:
    """The rows without a fout, as `telling.rijen.KOLOMMEN["woningtotalen"]`.

    aandeel_corporatie is a percentage, 0 to 100.
    """
    t = TabelLezer(blad, VELDEN, kader)
    plaats = lees_plaats(t, Namen(kader.register))
    k: dict[str, Any] = {
        "gemeente": plaats.gemeente, "gebied": plaats.gebied, "indeling": plaats.indeling
    }  # fmt: skip
    k["peildatum"] = t.lees("peildatum", lees_dag)
    k["aantal"] = niet_negatief(t, t.lees("aantal", lees_aantal))
    k["bron"] = t.lees("bron", lees_tekst)
    k["aandeel_corporatie"] = t.lees("aandeel_corporatie", lees_aandeel)
    k["definitie"] = t.lees("definitie", keuze(DEFINITIES, "definitie"))
    gevuld = masker(k["aandeel_corporatie"], lambda _: True)
    t.fout_op(
        gevuld & ~masker(k["definitie"], bool),
        "definitie",
        "Een aandeel zonder definitie zegt niets.",
        " of ".join(DEFINITIES),
    )
    keur_gemeente(t, kader, plaats.gemeente, np.ones(len(blad.rijen), dtype=bool))
    keur_peildatum(t, kader, k["peildatum"])
    return maak_frame(NAAM, t, k)
