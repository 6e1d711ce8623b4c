"""`rollback`: show an older stand again."""

from __future__ import annotations

from loaders.archief.omgeving import WACHT
from loaders.opdrachten import gemeen
from loaders.opdrachten.gemeen import te_zien


def rollback(stand: gemeen.StandId, *, wacht: gemeen.Wacht = WACHT) -> None:
    """Toon een eerdere stand weer."""
    with gemeen.Gesprek(wacht) as dienst:
        info = dienst.rollback(stand)
    gemeen.zeg(
        f"{te_zien(dienst, info, 'weer')} De volgende levering maakt een stand van alles wat is "
        "aangenomen; trek eerst in wat niet goed was (withdraw)."
    )
