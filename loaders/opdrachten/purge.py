"""`purge`: remove a file that should never have been handed in."""

from __future__ import annotations

from typing import Annotated

import typer

from loaders.archief.omgeving import WACHT
from loaders.opdrachten import gemeen
from loaders.opdrachten.gemeen import te_zien


def purge(
    sha: Annotated[str, typer.Argument(metavar="SHA", help="SHA-256 van het bestand.")],
    *,
    reason: gemeen.Reden,
    wacht: gemeen.Wacht = WACHT,
) -> None:
    """Verwijder een bestand voorgoed uit het archief, bijvoorbeeld om persoonsgegevens."""
    with gemeen.Gesprek(wacht) as dienst:
        stand = dienst.verwijder(sha, reason)
    gemeen.zeg(
        "Het bestand is verwijderd; wie, wanneer en waarom blijft bewaard. "
        f"{te_zien(dienst, stand)} Let op: eerdere standen bevatten de cijfers nog."
    )
