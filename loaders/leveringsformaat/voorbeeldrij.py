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

MERK = "VOORBEELD uit het sjabloon: haal deze rij weg"
# The column that carries the mark, per table.
MERKKOLOM = {
    "voorraadmutaties": "toelichting",
    "voorraadstanden": "toelichting",
    "woningtotalen": "bron",
    "plannen": "toelichting",
}
_PROJECT = {
    "corporatie": "Naam corporatie",
    "gemeente": "Naam gemeente",
    "projectcode": "P-002",
    "project": "Naam project",
    "status": "hard",
    "planstatus_bron": "bestemmingsplan onherroepelijk",
    "fase": "ontwerp",
    "duur": "permanent",
    "toelichting": MERK,
}
_SLOOP = _PROJECT | {"soort": "sloop", "segment": "sociaal", "aantal": "40", "periode": "2027"}
_NIEUWBOUW = _PROJECT | {
    "soort": "nieuwbouw", "segment": "sociaal", "aantal": "60", "periode": "2028-2029",
}  # fmt: skip
VOORBEELDEN: dict[str, tuple[dict[str, str], ...]] = {
    "voorraadmutaties": (
        {
            "corporatie": "Naam corporatie",
            "gemeente": "Naam gemeente",
            "projectcode": "P-001",
            "project": "Naam project",
            "periode": "2024-H1",
            "soort": "nieuwbouw",
            "aantal": "12",
            "segment": "sociaal",
            "duur": "permanent",
            "status": "gerealiseerd",
            "binnen_sector": "nee",
            "zelfstandig": "ja",
            "toelichting": MERK,
        },
    ),
    "voorraadstanden": (
        {
            "corporatie": "Naam corporatie",
            "gemeente": "Naam gemeente",
            "peildatum": "2024-12-31",
            "aantal": "1234",
            "segment": "sociaal",
            "duur": "permanent",
            "zelfstandig": "ja",
            "toelichting": MERK,
        },
    ),
    "woningtotalen": (
        {
            "gemeente": "Naam gemeente",
            "peildatum": "2024-12-31",
            "aantal": "23456",
            "bron": MERK,
        },
    ),
    # A project is its rows: what is pulled down and what comes in its place.
    "plannen": (_SLOOP, _NIEUWBOUW),
}


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
    voorbeelden = VOORBEELDEN[tabel]
    houd = np.ones(len(blad.rijen), dtype=bool)
    for plek in np.flatnonzero(np.isin(merk.codes, codes)):
        waarden = {
            s: k.uniek[k.codes[plek]] for s, k in zip(blad.sleutels, blad.kolommen, strict=True)
        }
        rij = int(blad.rijen[plek])
        houd[plek] = False
        if {s: w for s, w in waarden.items() if w} in voorbeelden:
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
