"""`check`: the verdict only."""

from __future__ import annotations

from typing import Annotated

import typer

from loaders.opdrachten import gemeen
from loaders.verdict import tekst
from loaders.verdict.fouten import VerkeerdeAanroep
from loaders.verdict.verdict import Rapport

VORMEN = ("tekst", "json", "csv")
Vorm = Annotated[str, typer.Option("--format", metavar="VORM", help="tekst, json of csv.")]


def check(
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
    vorm: Vorm = "tekst",
) -> None:
    """Controleer bestanden zonder ze te laden. Er wordt niets bewaard."""
    if vorm not in VORMEN:
        raise VerkeerdeAanroep(f"--format is '{vorm}'; verwacht {', '.join(VORMEN)}.")
    velden = gemeen.velden(
        tabel,
        leverancier,
        gemeente,
        periode,
        status=status,
        bron=bron,
        fictief=fictief,
        namens=namens,
    )
    with gemeen.Gesprek() as dienst:
        uitslagen = dienst.controleer(bestanden, velden)
    samen = Rapport(tuple(m for u in uitslagen for m in u.rapport.meldingen))
    if vorm == "json":
        gemeen.zeg(samen.als_json())
    elif vorm == "csv":
        typer.echo(samen.als_csv(), nl=False)
    else:
        for pad, uitslag in zip(bestanden, uitslagen, strict=True):
            tekst.toon(pad.name, uitslag.rapport)
    raise typer.Exit(0 if samen.aangenomen else 1)
