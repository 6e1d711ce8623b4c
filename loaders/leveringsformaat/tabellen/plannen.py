"""plannen: projects with what they will add and take away, and those that have been delivered.

Columns: docs/delivery-format.md, "plannen". A project is its rows: homes that are built and homes
that are pulled down for them share a projectcode, and every segment has a row of its own.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from domain.opsomming import opsomming
from domain.perioden import Periode
from domain.plannen.planregel import FASEN, OPGELEVERD
from loaders.bestanden.blad import Blad
from loaders.bestanden.cellen import (
    CelFout,
    MetOpmerking,
    Opmerking,
    als_alias,
    lees_tekst,
)
from loaders.contract import Leescontext
from loaders.leveringsformaat.tabellen.gemeen import (
    dagen_van,
    keur_binnen_sector,
    keur_duur,
    keur_gemeente,
    lees_keuze,
    lees_kolommen,
    maak_frame,
    masker,
)
from loaders.leveringsformaat.tabellen.lezer import TabelLezer, Waarden
from loaders.tekst import sleutel
from telling.leveringsformaat import TABELKOLOMMEN

NAAM = "plannen"
_FASENAMEN = {
    "opgeleverde woningen": OPGELEVERD,
    "gereed": OPGELEVERD,
    "gerealiseerd": OPGELEVERD,
    "in uitvoering": "in aanbouw",
    "bouw": "in aanbouw",
    "vergund": "vergunning",
    "idee": "initiatief",
}

_lees_hardheid = lees_keuze(NAAM, "status")


def lees(blad: Blad, kader: Leescontext) -> pd.DataFrame:
    """The rows without a fout, as `telling.rijen.KOLOMMEN["plannen"]`.

    fase: one of `domain.plannen.planregel.FASEN`, or the source's own word.
    """
    t = TabelLezer(blad, TABELKOLOMMEN[NAAM], kader)
    k = lees_kolommen(t, NAAM, kader, {"planstatus": lees_status, "fase": lees_fase})
    perioden = k["periode"]
    k["van"], k["tot"], k["periode"] = dagen_van(perioden)
    keur_duur(t, k["soort"], k["duur"])
    keur_binnen_sector(t, k["soort"], k["binnen_sector"])
    t.opmerking_op(
        "waarschuwing",
        k["soort"] == "correctie",
        "soort",
        "Een correctie gaat over een eerdere telling en is geen plan. Deze rij telt niet mee.",
    )
    # A list replaces the older one of each gemeente in it: a gemeente must not slip in.
    keur_gemeente(t, kader, k["gemeente"], np.ones(len(blad.rijen), dtype=bool))
    _keur_opgeleverd(t, kader, perioden, k["fase"])
    return maak_frame(NAAM, t, k)


def lees_status(tekst: str) -> str | MetOpmerking:
    """hard or zacht; what is there already is no status of a plan but a fase."""
    if _FASENAMEN.get(sleutel(tekst), sleutel(tekst)) == OPGELEVERD:
        verwacht = "hard of zacht; is het project klaar, zet dan opgeleverd in de kolom fase"
        raise CelFout("Een plan is hard of zacht.", verwacht)
    uit: str | MetOpmerking = _lees_hardheid(tekst)
    return uit


def lees_fase(tekst: str) -> str | MetOpmerking:
    """A phase; a word that we do not know is kept as it is."""
    lees_tekst(tekst)
    k = " ".join(sleutel(tekst).replace("_", " ").split())
    if k in FASEN:
        return k
    if k in _FASENAMEN:
        return MetOpmerking(_FASENAMEN[k], (als_alias(tekst, _FASENAMEN[k]),))
    bekend = opsomming(list(FASEN), "of")
    zin = f"De fase '{tekst}' kennen we niet; het woord blijft zo staan. Bekend is {bekend}."
    return MetOpmerking(tekst, (Opmerking("melding", zin),))


def _keur_opgeleverd(t: TabelLezer, kader: Leescontext, perioden: Waarden, fase: Waarden) -> None:
    """What has been delivered did not begin after the day of receipt.

    A year that is still going on will do: a project is delivered on a day, not over a whole year.
    """

    def na_ontvangst(p: Periode) -> bool:
        return p.van > kader.ontvangen

    t.fout_op(
        masker(perioden, na_ontvangst) & (fase == OPGELEVERD),
        "periode",
        "Dit project is opgeleverd, maar de periode begint na de dag van ontvangst.",
        f"een periode die begint op of voor {kader.ontvangen.isoformat()}, of een andere fase",
    )
