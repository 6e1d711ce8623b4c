"""Who may say what of whom: rows of another corporatie than the leverancier are a fout.

Source: docs/delivery-format.md, "The levering itself". The latest levering counts, so
without this a typing mistake in a code takes the place of somebody else's figures.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from domain.opsomming import opsomming
from loaders.contract import GelezenVelden, Leescontext
from telling.planprojecten import opvolgers


def keur(
    tabellen: Mapping[str, pd.DataFrame], kader: Leescontext, gelezen: GelezenVelden | None
) -> None:
    """A fout per row of a corporatie that this levering does not speak for.

    A corporatie speaks for itself and for those that merged into it, a gemeente for every
    corporatie within it; anyone for those that the field namens names. Nothing without a whole set
    of fields: that is a fout already.
    """
    if gelezen is None:
        return
    register = kader.register
    op = register.corporaties[register.corporaties["opvolger"].notna()]
    wordt = opvolgers(zip(op["code"], op["opvolger"], strict=True))
    eigen = {gelezen.leverancier_code, *kader.namens}
    eigen |= {oud for oud, nu in wordt.items() if nu in eigen}
    namen = [register.naam("corporatie", c) for c in sorted(kader.namens)]
    if gelezen.leverancier not in namen:
        namen.insert(0, gelezen.leverancier)
    for frame in tabellen.values():
        if "corporatie" not in frame.columns or frame.empty:
            continue
        van_ander = frame["corporatie"].notna() & ~frame["corporatie"].isin(eigen)
        van_ander &= frame["gemeente"] != gelezen.leverancier_code
        for (blad, code), rijen in frame[van_ander].groupby(["blad", "corporatie"], sort=False):
            naam = register.naam("corporatie", str(code))
            kader.meldingen.bij_rijen(
                "fout",
                "Deze rij gaat over een andere corporatie dan de leverancier. Levert u ook namens "
                "haar? Zet haar dan in het veld namens van de levering.",
                rijen["rij"].tolist(),
                blad=str(blad),
                kolom="corporatie",
                gevonden=naam,
                verwacht=f"{opsomming(namen, 'of')}, of namens = {naam}",
            )
