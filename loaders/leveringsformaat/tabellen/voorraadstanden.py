"""voorraadstanden: dwellings of a corporatie on a peildatum.

Columns: docs/delivery-format.md, "voorraadstanden"; decisions.md 6 (segment totaal).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from loaders.bestanden.blad import Blad
from loaders.contract import Leescontext
from loaders.leveringsformaat.tabellen.gemeen import (
    keur_gemeente,
    keur_peildatum,
    lees_kolommen,
    maak_frame,
)
from loaders.leveringsformaat.tabellen.lezer import TabelLezer
from telling.leveringsformaat import TABELKOLOMMEN

NAAM = "voorraadstanden"


def lees(blad: Blad, kader: Leescontext) -> pd.DataFrame:
    """The rows without a fout, as `telling.rijen.KOLOMMEN["voorraadstanden"]`."""
    t = TabelLezer(blad, TABELKOLOMMEN[NAAM], kader)
    k = lees_kolommen(t, NAAM, kader, {})
    keur_gemeente(t, kader, k["gemeente"], np.ones(len(blad.rijen), dtype=bool))
    keur_peildatum(t, kader, k["peildatum"])
    return maak_frame(NAAM, t, k)
