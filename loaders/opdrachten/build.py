"""`build`: a stand from the archive."""

from __future__ import annotations

from typing import Annotated

import typer

from loaders.archief.omgeving import WACHT
from loaders.opdrachten import gemeen
from loaders.opdrachten.gemeen import te_zien


def build(
    *,
    indien_nodig: Annotated[
        bool,
        typer.Option(
            "--indien-nodig", help="Alleen als de getoonde stand niet bij het archief hoort."
        ),
    ] = False,
    wacht: gemeen.Wacht = WACHT,
) -> None:
    """Bouw de stand uit het archief en toon die."""
    with gemeen.Gesprek(wacht) as dienst:
        zin = te_zien(dienst, dienst.bouw(indien_nodig=indien_nodig))
    gemeen.zeg(zin)
