"""What the readers of reference lists and public sources share: columns and fields.

These files need no fields from the user (docs/delivery-format.md, "The levering itself" is for
what corporaties hand in); a date of receipt may be given for files that ship.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from domain.perioden import Periode, lees_datum
from loaders.contract import Invoer
from loaders.namen import sleutel
from loaders.uitslag import Gelezen, Velden
from loaders.verdict.verdict import Verzamelaar


def controleer_kolommen(
    meldingen: Verzamelaar,
    gevonden: Sequence[str],
    nodig: Collection[str],
    toegestaan: Collection[str] = (),
) -> None:
    """Fouten for missing and double columns, meldingen for those nobody knows (all as keys)."""
    for kolom in nodig:
        if kolom not in gevonden:
            lijkt = difflib.get_close_matches(kolom, gevonden, n=1, cutoff=0.6)
            meldingen.voeg(
                "fout",
                "Deze kolom ontbreekt.",
                kolom=kolom,
                gevonden=f"wel: {lijkt[0]}" if lijkt else "",
                verwacht=f"kolom {kolom}",
            )
    for kolom, keren in Counter(gevonden).items():
        if kolom and keren > 1:
            meldingen.voeg("fout", "Deze kolom staat er meer dan een keer.", kolom=kolom)
        if kolom and kolom not in nodig and kolom not in toegestaan:
            meldingen.voeg("melding", "Deze kolom kennen we niet; hij telt niet mee.", kolom=kolom)


def ontvangen(invoer: Invoer, meldingen: Verzamelaar) -> date:
    """The date of receipt: the one given, else today."""
    tekst = invoer.velden.ontvangen
    if not tekst:
        return invoer.vandaag
    try:
        return lees_datum(tekst)
    except ValueError:
        meldingen.voeg(
            "fout",
            "De datum van ontvangst bestaat niet.",
            kolom="ontvangen",
            gevonden=tekst,
            verwacht="een datum zoals 2026-11-01",
        )
        return invoer.vandaag


def gelezen(
    velden: Velden, dag: date, gemeenten: Sequence[str] = (), periode: Periode | None = None
) -> Gelezen:
    """The resolved fields of a levering that needs none from the user."""
    return Gelezen(
        leverancier=velden.leverancier,
        leverancier_code=None,
        gemeenten=tuple(gemeenten),
        periode=periode,
        ontvangen=dag,
        aangeleverd_door=velden.aangeleverd_door,
        bron=velden.bron,
        opmerking=velden.opmerking,
        fictief=sleutel(velden.fictief) == "ja",
    )
