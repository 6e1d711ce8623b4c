"""`load`: check, archive, build, publish."""

from __future__ import annotations

import typer

from loaders.archief.omgeving import WACHT
from loaders.opdrachten import gemeen
from loaders.opdrachten.gemeen import te_zien
from loaders.verdict import tekst


def load(
    bestanden: gemeen.Bestanden,
    *,
    tabel: gemeen.Tabel = "",
    leverancier: gemeen.Leverancier = "",
    gemeente: gemeen.Gemeente = "",
    periode: gemeen.Periode = "",
    status: gemeen.Status = "",
    bron: gemeen.Bron = "",
    fictief: gemeen.Fictief = "",
    namens: gemeen.Namens = "",
    vervang: gemeen.Vervang = False,
    wacht: gemeen.Wacht = WACHT,
) -> None:
    """Laad bestanden: controleren, bewaren, een nieuwe stand bouwen en tonen."""
    velden = gemeen.velden(
        tabel,
        leverancier,
        gemeente,
        periode,
        status=status,
        bron=bron,
        fictief=fictief,
        namens=namens,
        vervang=vervang,
    )
    with gemeen.Gesprek(wacht) as dienst:
        resultaat = dienst.laad(bestanden, velden)
    for geladen in resultaat.geladen:
        tekst.toon(geladen.pad.name, geladen.uitslag.rapport)
        if geladen.levering and geladen.uitslag.rapport.aangenomen:
            gemeen.zeg(f"  levering     {geladen.levering}")
    if resultaat.nieuw:
        gemeen.zeg(te_zien(dienst, resultaat.stand))
    else:
        gemeen.zeg(f"Stand {resultaat.stand.id} blijft staan.")
    goed = all(g.uitslag.rapport.aangenomen for g in resultaat.geladen)
    raise typer.Exit(0 if goed else 1)
