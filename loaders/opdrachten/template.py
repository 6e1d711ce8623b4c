"""`template`: a workbook to hand out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from loaders.leveringsformaat import sjabloon
from loaders.opdrachten import gemeen
from loaders.verdict.fouten import KanNiet, VerkeerdeAanroep


def template(
    map_: Annotated[Path, typer.Argument(metavar="MAP", help="Map om het sjabloon in te zetten.")],
) -> None:
    """Schrijf een werkmap om in te vullen, met keuzelijsten, een voorbeeld en uitleg."""
    doel = map_ / sjabloon.NAAM
    # Somebody may have filled in the one that is there.
    if doel.exists():
        raise VerkeerdeAanroep(f"{doel} is er al. Kies een andere map of haal het bestand weg.")
    try:
        pad = sjabloon.schrijf(map_)
    except OSError as fout:
        raise KanNiet(f"Schrijven in {map_} lukt niet: {fout.strerror}.") from fout
    gemeen.zeg(f"Het sjabloon staat in {pad}.")
