"""`vaststellen`: this stand is what was agreed upon, under a label; or not any more."""

from __future__ import annotations

from typing import Annotated

import typer

from loaders.archief.omgeving import WACHT
from loaders.opdrachten import gemeen
from loaders.opdrachten.gemeen import te_zien
from loaders.verdict.fouten import VerkeerdeAanroep


def vaststellen(
    stand: gemeen.StandId,
    *,
    label: Annotated[
        str, typer.Option(metavar="TEKST", help='Hoe de stand heet: "BO november 2026".')
    ] = "",
    intrekken: Annotated[
        bool, typer.Option("--intrekken", help="De stand is niet meer vastgesteld.")
    ] = False,
    reason: Annotated[
        str, typer.Option(metavar="TEKST", help="Waarom u intrekt. Blijft bewaard.")
    ] = "",
    wacht: gemeen.Wacht = WACHT,
) -> None:
    """Stel een stand vast onder een naam, en bewaar die voorgoed."""
    if intrekken and (label or not reason.strip()):
        raise VerkeerdeAanroep("Bij --intrekken hoort --reason, en geen --label.")
    if not intrekken and reason:
        raise VerkeerdeAanroep("--reason hoort bij --intrekken.")
    with gemeen.Gesprek(wacht) as dienst:
        if intrekken:
            gemeen.zeg(f"Stand {dienst.herroep(stand, reason)} is niet meer vastgesteld.")
        else:
            info = dienst.stel_vast(stand, label)
            gemeen.zeg(f"Stand {info.id} is vastgesteld: {label.strip()}.")
        for nieuwste in (i for i in dienst.standen() if i.nieuwste):
            gemeen.zeg(te_zien(dienst, nieuwste))
