"""Checks over rows: within the levering, and against earlier ones. They only add to the verdict.

Source: docs/delivery-format.md, "Verdict".
"""

from __future__ import annotations

import pandas as pd

from loaders.contract import Eerdere, GelezenVelden, Leescontext
from loaders.leveringsformaat.controles import balans, dubbel, historie, plannen, vervangen
from telling.rijen import LeveringData, LeveringMeta


def controleer_rijen(
    tabellen: dict[str, pd.DataFrame],
    kader: Leescontext,
    gelezen: GelezenVelden | None,
    eerdere: Eerdere,
) -> None:
    """All checks over the rows that could be read; those against history need whole fields."""
    if (mutaties := tabellen.get("voorraadmutaties")) is not None and len(mutaties):
        dubbel.keur_mutaties(mutaties, kader)
        historie.keur_dekking(mutaties, kader)
    if (standen := tabellen.get("voorraadstanden")) is not None and len(standen):
        dubbel.keur_standen(standen, kader)
    if (totalen := tabellen.get("woningtotalen")) is not None and len(totalen):
        dubbel.keur_totalen(totalen, kader)
    if (lijst := tabellen.get("plannen")) is not None and len(lijst):
        dubbel.keur_plannen(lijst, kader)
        plannen.keur_gemeenten(lijst, kader)
    if gelezen is None or kader.meldingen.fouten:
        # Refused already; what does not fit with earlier figures would be noise.
        if mutaties is not None and len(mutaties):
            balans.keur_sector(mutaties, (), kader)
        return
    nieuw = LeveringData(
        LeveringMeta(
            id="",
            sha256="",
            bestand=kader.meldingen.bestand,
            leverancier=gelezen.leverancier,
            leverancier_code=gelezen.leverancier_code,
            gemeenten=gelezen.gemeenten,
            periode=gelezen.periode,
            ontvangen=gelezen.ontvangen,
            fictief=gelezen.fictief,
        ),
        tabellen,
    )
    # Not a list: the earlier figures of a gemeente may be more than fits in memory.
    oud = eerdere(frozenset(gelezen.gemeenten))
    if mutaties is not None and len(mutaties):
        balans.keur_sector(mutaties, oud, kader)
    plannen.keur(nieuw, oud, kader)
    historie.keur(nieuw, oud, kader)
    vervangen.keur(nieuw, oud, kader)
    balans.keur(nieuw, oud, kader)
