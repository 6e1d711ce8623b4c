"""`pin` and `unpin`: keep a stand for good, or not any more."""

from __future__ import annotations

from loaders.archief.omgeving import WACHT
from loaders.opdrachten import gemeen


def pin(stand: gemeen.StandId, *, wacht: gemeen.Wacht = WACHT) -> None:
    """Bewaar een stand voorgoed, ook als er twintig nieuwere zijn."""
    with gemeen.Gesprek(wacht) as dienst:
        dienst.pin(stand)
    gemeen.zeg(f"Stand {stand} is vastgezet.")


def unpin(stand: gemeen.StandId, *, wacht: gemeen.Wacht = WACHT) -> None:
    """Laat een vastgezette stand weer los."""
    with gemeen.Gesprek(wacht) as dienst:
        dienst.unpin(stand)
    gemeen.zeg(f"Stand {stand} is niet meer vastgezet.")
