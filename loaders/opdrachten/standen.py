"""`standen`: which standen there are."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from loaders.opdrachten import gemeen
from store.standen.standen import StandInfo


def standen() -> None:
    """Toon welke standen er zijn, de nieuwste eerst, en welke nu te zien is."""
    with gemeen.Gesprek() as dienst:
        lijst = dienst.standen()
    if not lijst:
        gemeen.zeg("Er is nog geen stand.")
        return
    tabel = Table("stand", "gebouwd (UTC)", "mutaties", "MB", "", box=None, pad_edge=False)
    for info in lijst:
        tabel.add_row(
            info.id,
            f"{info.gebouwd:%Y-%m-%d %H:%M}",
            str(info.tellingen.get("mutatie", "")),
            f"{info.grootte / 1e6:.1f}".replace(".", ","),
            ", ".join(_kenmerken(info)),
        )
    Console(width=None if Console().is_terminal else 120).print(tabel)


def _kenmerken(info: StandInfo) -> list[str]:
    vast = info.vastgesteld
    paren = (
        (info.huidig, "nu te zien"),
        (info.nieuwste and not info.huidig, "nieuwste"),
        (vast is not None, f"vastgesteld: {vast.label}" if vast else ""),
        (info.vastgezet, "vastgezet"),
        (bool(info.beschadigd), "beschadigd"),
    )
    return [woord for klopt, woord in paren if klopt]
