"""What readers see after a command: every new stand, or only what is vastgesteld."""

from __future__ import annotations

from loaders.dienst.dienst import Dienst
from store.standen.standen import GeenVastgesteld, StandFout, StandInfo


def te_zien(dienst: Dienst, stand: StandInfo, woord: str = "nu") -> str:
    """Whether readers see this stand, which the server would show (Dutch, one or two sentences)."""
    lezers = dienst.standen_van_lezers()
    if not lezers.alleen_vastgesteld:
        return f"Stand {stand.id} is {woord} te zien."
    try:
        ziet = lezers.huidig()
    except GeenVastgesteld:
        ziet_tekst = "Lezers zien nog geen cijfers: er is geen stand vastgesteld."
    except StandFout as fout:
        ziet_tekst = str(fout)
    else:
        if ziet.id == stand.id:
            return f"Stand {stand.id} is {woord} te zien ({_label(ziet)})."
        ziet_tekst = f"Lezers zien stand {ziet.id} ({_label(ziet)})."
    soort = f"vastgesteld ({_label(stand)})" if stand.vastgesteld else "een concept"
    return f"Stand {stand.id} is de nieuwste en is {soort}. {ziet_tekst}"


def _label(stand: StandInfo) -> str:
    return stand.vastgesteld.label if stand.vastgesteld else "concept"
