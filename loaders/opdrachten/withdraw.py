"""`withdraw`: leave a levering out of later standen."""

from __future__ import annotations

from typing import Annotated

import typer

from loaders.archief.omgeving import WACHT
from loaders.opdrachten import gemeen
from loaders.opdrachten.gemeen import te_zien


def withdraw(
    levering: Annotated[str, typer.Argument(metavar="LEVERING", help="Id van de levering.")],
    *,
    reason: gemeen.Reden,
    wacht: gemeen.Wacht = WACHT,
) -> None:
    """Trek een levering in. Het bestand blijft bewaard; nieuwe standen doen het zonder."""
    with gemeen.Gesprek(wacht) as dienst:
        stand = dienst.trek_in(levering, reason)
    gemeen.zeg(f"Levering {levering} is ingetrokken. {te_zien(dienst, stand)}")
