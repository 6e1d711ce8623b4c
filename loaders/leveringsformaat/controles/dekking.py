"""What a levering claims to cover: the whole verslagperiode of each corporatie it has rows of.

Source: docs/decisions.md, 3.
"""

from __future__ import annotations

import pandas as pd

from domain.perioden import Periode
from loaders.kader import Kader


def keur(frame: pd.DataFrame, kader: Kader) -> None:
    """What is not covered: days still to come (a waarschuwing), gemeenten without rows."""
    gerealiseerd = frame[frame["status"] == "gerealiseerd"]
    if len(gerealiseerd) and kader.periode and kader.periode.tot > kader.ontvangen:
        tot = kader.ontvangen
        begonnen = kader.periode.van <= tot
        kader.meldingen.voeg(
            "waarschuwing",
            "De verslagperiode eindigt na de dag van ontvangst. Over dagen die nog komen is niets "
            "gerealiseerd: deze levering telt tot en met de dag van ontvangst.",
            kolom="periode",
            gevonden=kader.periode.tekst,
            verwacht=f"een verslagperiode tot en met uiterlijk {tot.isoformat()}",
            suggestie=Periode(kader.periode.van, tot).tekst if begonnen else "",
        )
    met_rijen = set(gerealiseerd["gemeente"])
    for gemeente in kader.gemeenten or ():
        naam = kader.register.naam("gemeente", gemeente)
        if gemeente not in set(frame["gemeente"]):
            kader.meldingen.voeg(
                "melding",
                f"{naam} is genoemd bij de levering, maar heeft geen rijen met mutaties. Er is dus "
                "niets over bekend. Gebeurde er niets? Lever dan een rij met aantal 0.",
                kolom="gemeente",
                gevonden=naam,
            )
        elif len(gerealiseerd) and gemeente not in met_rijen:
            kader.meldingen.voeg(
                "melding",
                f"Over {naam} staan er alleen plannen in, niets dat gerealiseerd is.",
                kolom="gemeente",
                gevonden=naam,
            )
    buiten = sorted(set(frame["gemeente"]) - set(kader.gemeenten or frame["gemeente"]))
    for gemeente in buiten:
        eerste = frame[frame["gemeente"] == gemeente].iloc[0]
        kader.meldingen.voeg(
            "melding",
            "Dit plan ligt in een gemeente die niet bij de levering genoemd is.",
            blad=eerste["blad"],
            rij=int(eerste["rij"]),
            kolom="gemeente",
            gevonden=kader.register.naam("gemeente", gemeente),
        )
