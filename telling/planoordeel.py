"""Whether a plan counts towards the social stock, and why not.

Source: docs/definitions.md, "Plannen".
"""

from __future__ import annotations

from domain.leveringen.nietgeteld import code_lijst, zin
from telling.planprojecten import Rij, opgeleverd

ONZELFSTANDIG, GEEN_GROEI = zin("onzelfstandig"), zin("correctie")


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
    code = code_lijst(
        opgeleverd=opgeleverd(rij), corporatie=rij["corporatie"], segment=rij["segment"]
    )
    return zin(code) if code else None
