"""Whether a plan counts towards the social stock, and why not.

Source: docs/definitions.md, "Plannen".
"""

from __future__ import annotations

from domain.mutaties import SEGMENTEN
from store.build_plannen_project import Rij, opgeleverd

OPGELEVERD = "Dit project is opgeleverd: een los feit, dat niet meetelt in de netto groei."
GEEN_CORPORATIE = "Van dit plan is geen corporatie bekend."
SEGMENT = {
    "koop": "Koopwoningen horen niet bij de sociale voorraad.",
    "onbekend": "Van dit plan is het segment niet bekend.",
    "totaal": "Dit zijn alle woningen samen, niet gesplitst naar segment.",
}
GEEN_GROEI = "Deze soort verandert niets aan de netto groei."
ONZELFSTANDIG = "Alleen zelfstandige woningen tellen mee."


def oordeel(rij: Rij) -> Rij:
    """The row with `telt` and `in_mutatie`, and the reason where it does not count.

    in_mutatie: it has an effect on a stock of the corporatie; onzelfstandige homes stand there too.
    A reason that is there already (realised figures took its place, or a part of it) stays.
    """
    reden = _niet_in_mutatie(rij)
    zelfstandig = rij["zelfstandig"] is None or bool(rij["zelfstandig"])
    telt = reden is None and zelfstandig and rij["soort"] != "correctie"
    if reden is None and not telt:
        reden = GEEN_GROEI if zelfstandig else ONZELFSTANDIG
    return rij | {
        "telt": telt,
        "in_mutatie": reden in (None, GEEN_GROEI, ONZELFSTANDIG),
        "zelfstandig": zelfstandig,
        "binnen_sector": bool(rij["binnen_sector"]),
        "duur": rij["duur"] or "permanent",
        "reden": rij["reden"] or reden,
    }


def _niet_in_mutatie(rij: Rij) -> str | None:
    if rij["tabel"] == "voorraadmutaties":
        return None
    if opgeleverd(rij):
        return OPGELEVERD
    if rij["corporatie"] is None:
        return GEEN_CORPORATIE
    if rij["segment"] not in SEGMENTEN:
        return SEGMENT[rij["segment"]]
    return None
