"""voorraadmutaties: events that change the stock.

Columns: docs/delivery-format.md, "voorraadmutaties"; decisions.md 2 (omzetting).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from domain.perioden import Periode
from loaders.bestanden.blad import Blad
from loaders.contract import Leescontext
from loaders.leveringsformaat.tabellen.gemeen import (
    dagen_van,
    keur_binnen_sector,
    keur_duur,
    keur_gemeente,
    lees_kolommen,
    maak_frame,
    masker,
)
from loaders.leveringsformaat.tabellen.lezer import TabelLezer, Waarden
from telling.leveringsformaat import TABELKOLOMMEN

NAAM = "voorraadmutaties"
_MET_ANDER = ("liberalisatie", "deliberalisatie")


def lees(blad: Blad, kader: Leescontext) -> pd.DataFrame:
    """The rows without a fout, as `telling.rijen.KOLOMMEN["voorraadmutaties"]`."""
    t = TabelLezer(blad, TABELKOLOMMEN[NAAM], kader)
    k = lees_kolommen(t, NAAM, kader, {})
    perioden = k["periode"]
    k["van"], k["tot"], k["periode"] = dagen_van(perioden)
    _past_bij_soort(t, k)
    gerealiseerd = k["status"] == "gerealiseerd"
    keur_gemeente(t, kader, k["gemeente"], gerealiseerd)
    keur_periode(t, kader, perioden, gerealiseerd)
    return maak_frame(NAAM, t, k)


def keur_periode(t: TabelLezer, kader: Leescontext, perioden: Waarden, gerealiseerd: Any) -> None:
    """A fout for realised rows after the day of receipt or outside the verslagperiode."""

    def na_ontvangst(p: Periode) -> bool:
        return p.tot > kader.ontvangen

    na = masker(perioden, na_ontvangst) & gerealiseerd
    t.fout_op(
        na,
        "periode",
        "Deze periode eindigt na de dag van ontvangst. Dat kan nog niet gerealiseerd zijn.",
        f"een periode tot en met {kader.ontvangen.isoformat()}, of status hard of zacht",
    )
    if kader.periode is None:
        return
    verslag = kader.periode
    t.fout_op(
        masker(perioden, lambda p: not p.ligt_in(verslag)) & gerealiseerd & ~na,
        "periode",
        f"Deze periode valt buiten de verslagperiode {verslag.tekst}.",
        f"een periode van {verslag.van.isoformat()} tot en met {verslag.tot.isoformat()}",
    )


def _past_bij_soort(t: TabelLezer, k: dict[str, Any]) -> None:
    """What only some soorten can have."""
    soort = k["soort"]
    keur_duur(t, soort, k["duur"])
    keur_binnen_sector(t, soort, k["binnen_sector"])
    ander = masker(k["ander_segment"], bool)
    kan = np.isin(soort.astype(str), _MET_ANDER)
    t.fout_op(
        ander & kan & (k["ander_segment"] == k["segment"]),
        "ander_segment",
        "Dit is hetzelfde segment als in de kolom segment.",
        "het segment waar de woning naartoe gaat of vandaan komt",
    )
    t.opmerking_op(
        "waarschuwing",
        ander & ~kan & masker(soort, bool),
        "ander_segment",
        "ander_segment telt alleen mee bij liberalisatie en deliberalisatie.",
    )
