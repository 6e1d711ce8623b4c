"""woningtotalen: all dwellings of an area on a peildatum, the denominator of every share.

Columns: docs/delivery-format.md, "woningtotalen".
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from domain.kernen.aandeel import DEFINITIES
from loaders.bestanden.blad import Blad
from loaders.contract import Leescontext
from loaders.leveringsformaat.tabellen.gemeen import (
    keur_gemeente,
    keur_peildatum,
    lees_kolommen,
    maak_frame,
    masker,
)
from loaders.leveringsformaat.tabellen.lezer import TabelLezer
from telling.leveringsformaat import TABELKOLOMMEN

NAAM = "woningtotalen"


def lees(blad: Blad, kader: Leescontext) -> pd.DataFrame:
    """The rows without a fout, as `telling.rijen.KOLOMMEN["woningtotalen"]`.

    aandeel_corporatie is a percentage, 0 to 100.
    """
    t = TabelLezer(blad, TABELKOLOMMEN[NAAM], kader)
    k = lees_kolommen(t, NAAM, kader, {})
    gevuld = masker(k["aandeel_corporatie"], lambda _: True)
    t.fout_op(
        gevuld & ~masker(k["definitie"], bool),
        "definitie",
        "Een aandeel zonder definitie zegt niets.",
        " of ".join(DEFINITIES),
    )
    keur_gemeente(t, kader, k["gemeente"], np.ones(len(blad.rijen), dtype=bool))
    keur_peildatum(t, kader, k["peildatum"])
    return maak_frame(NAAM, t, k)
