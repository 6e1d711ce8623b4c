"""The example rows of the template: written there, and recognised when they come back.

An example row that is still as it was handed out is skipped, with a melding. One
that was changed but still says VOORBEELD is refused: nobody can know whether it
is meant.
"""

from __future__ import annotations

import numpy as np

from loaders.bestanden.blad import Blad
from loaders.tekst import sleutel
from loaders.verdict.verdict import Verzamelaar
from telling.leveringsformaat import TABELKOLOMMEN
from telling.leveringsformaat import VOORBEELDMERK as MERK

# The column that carries the mark, per table.
MERKKOLOM = {
    tabel: k.naam
    for tabel, kolommen in TABELKOLOMMEN.items()
    for k in kolommen
    if MERK in k.voorbeeld
}


def voorbeelden(tabel: str) -> tuple[dict[str, str], ...]:
    """The example rows of a table: the cells that are filled in, by column."""
    gevuld = {k.naam: k.voorbeeld for k in TABELKOLOMMEN[tabel] if k.voorbeeld}
    return tuple(
        {naam: teksten[i % len(teksten)] for naam, teksten in gevuld.items()}
        for i in range(max(map(len, gevuld.values())))
    )


def zonder_voorbeeld(blad: Blad, tabel: str, meldingen: Verzamelaar) -> Blad:
    """The sheet without untouched example rows."""
    merkkolom = MERKKOLOM.get(tabel, "")
    if merkkolom not in blad.sleutels:
        return blad
    merk = blad.kolommen[blad.sleutels.index(merkkolom)]
    # The length first: a hundred thousand remarks need not be compared in full.
    codes = [i for i, t in enumerate(merk.uniek) if len(t) == len(MERK) and _is_merk(t)]
    if not codes:
        return blad
    onze = voorbeelden(tabel)
    houd = np.ones(len(blad.rijen), dtype=bool)
    for plek in np.flatnonzero(np.isin(merk.codes, codes)):
        waarden = {
            s: k.uniek[k.codes[plek]] for s, k in zip(blad.sleutels, blad.kolommen, strict=True)
        }
        rij = int(blad.rijen[plek])
        houd[plek] = False
        if {s: w for s, w in waarden.items() if w} in onze:
            meldingen.voeg(
                "melding",
                "De voorbeeldrij van het sjabloon is overgeslagen.",
                blad=blad.naam,
                rij=rij,
            )
        else:
            meldingen.voeg(
                "fout",
                "Deze rij zegt nog dat het een voorbeeld is, maar er is iets in veranderd. "
                "Is dit uw eigen cijfer? Maak dan deze cel leeg. Anders: haal de rij weg.",
                blad=blad.naam,
                rij=rij,
                kolom=merkkolom,
                gevonden=MERK,
                verwacht="een eigen tekst of een lege cel",
            )
    return blad.alleen(houd)


def _is_merk(tekst: str) -> bool:
    return sleutel(tekst) == sleutel(MERK)
