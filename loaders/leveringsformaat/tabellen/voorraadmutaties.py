"""voorraadmutaties: events that change the stock.

Columns: docs/delivery-format.md, "voorraadmutaties"; decisions.md 2 (omzetting).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from domain.mutaties import SEGMENTEN, STATUSSEN
from domain.perioden import Periode
from loaders.bestanden.blad import Blad
from loaders.bestanden.cellen import keuze, lees_aantal, lees_ja_nee, lees_tekst, lees_tijdvak
from loaders.contract import Kader
from loaders.leveringsformaat.tabellen.gemeen import (
    aantal_bij_soort,
    dagen_van,
    keur_binnen_sector,
    keur_duur,
    keur_gemeente,
    lees_duur,
    lees_huurklasse,
    lees_plaats,
    maak_frame,
    masker,
)
from loaders.leveringsformaat.tabellen.lezer import TabelLezer, Veld, Waarden
from loaders.leveringsformaat.tabellen.namen import Namen, lees_soort

NAAM = "voorraadmutaties"
VELDEN = (
    Veld("corporatie", verplicht=True),
    Veld("gemeente", verplicht=True),
    Veld("gebied"),
    Veld("indeling"),
    Veld("projectcode"),
    Veld("project"),
    Veld("periode", verplicht=True),
    Veld("soort", verplicht=True),
    Veld("aantal", verplicht=True),
    Veld("segment"),
    Veld("ander_segment"),
    Veld("duur"),
    Veld("status"),
    Veld("planstatus_bron"),
    Veld("binnen_sector"),
    Veld("huurklasse"),
    Veld("daeb"),
    Veld("zelfstandig"),
    Veld("toelichting"),
)
_TEKSTEN = ("projectcode", "project", "planstatus_bron", "toelichting")
_MET_ANDER = ("liberalisatie", "deliberalisatie")

SEGMENTNAMEN = {"sociale huur": "sociaal", "middenhuur": "midden", "vrije sector": "vrij"}
lees_segment = keuze(SEGMENTEN, "waarde voor segment", SEGMENTNAMEN)
lees_status = keuze(STATUSSEN, "status", {"realisatie": "gerealiseerd",
                    "hard plan": "hard", "zacht plan": "zacht"})  # fmt: skip


def lees(blad: Blad, kader: Kader) -> pd.DataFrame:
    """The rows without a fout, as `telling.rijen.KOLOMMEN["voorraadmutaties"]`."""
    t = TabelLezer(blad, VELDEN, kader)
    namen = Namen(kader.register)
    k: dict[str, Any] = {"corporatie": t.lees("corporatie", namen.corporatie)}
    plaats = lees_plaats(t, namen)
    k |= {"gemeente": plaats.gemeente, "gebied": plaats.gebied, "indeling": plaats.indeling}
    perioden = t.lees("periode", lees_tijdvak)
    k["van"], k["tot"], k["periode"] = dagen_van(perioden)
    k["soort"] = t.lees("soort", lees_soort)
    k["aantal"] = aantal_bij_soort(t, k["soort"], t.lees("aantal", lees_aantal))
    k["segment"] = t.lees("segment", lees_segment, "sociaal")
    k["ander_segment"] = t.lees("ander_segment", keuze(("midden", "vrij"), "waarde"))
    k["duur"] = t.lees("duur", lees_duur, "permanent")
    k["status"] = t.lees("status", lees_status, "gerealiseerd")
    k["binnen_sector"] = t.lees("binnen_sector", lees_ja_nee, False)
    k["huurklasse"] = t.lees("huurklasse", lees_huurklasse)
    k["daeb"] = t.lees("daeb", lees_ja_nee)
    k["zelfstandig"] = t.lees("zelfstandig", lees_ja_nee, True)
    k |= {naam: t.lees(naam, lees_tekst) for naam in _TEKSTEN}
    _past_bij_soort(t, k)
    gerealiseerd = k["status"] == "gerealiseerd"
    keur_gemeente(t, kader, plaats.gemeente, gerealiseerd)
    keur_periode(t, kader, perioden, gerealiseerd)
    return maak_frame(NAAM, t, k)


def keur_periode(t: TabelLezer, kader: Kader, perioden: Waarden, gerealiseerd: Any) -> None:
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
