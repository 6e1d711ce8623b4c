"""`diff`: why the figures of one stand are not those of another."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from domain.filters import splits
from domain.standen.keuze import BrugKeuze
from loaders.archief.vergelijken import Tweetal, geopend
from loaders.opdrachten import diff_tekst, gemeen
from loaders.verdict.fouten import VerkeerdeAanroep
from settings import Settings
from store.exports import brug
from store.exports.als_csv import als_csv

_STAND = "Id van een stand, het begin ervan, of huidig."


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help=_STAND)],
    b: Annotated[str, typer.Argument(metavar="B", help=_STAND)],
    *,
    gemeente: Annotated[
        str, typer.Option(metavar="NAAM", help="Code of naam; meer dan een met , ertussen.")
    ] = "",
    corporatie: Annotated[
        str, typer.Option(metavar="NAAM", help="Code of naam; meer dan een met , ertussen.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="Alles als JSON.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="De rijen als CSV.")] = False,
) -> None:
    """Leg uit waarom de netto groei in stand B anders is dan in stand A."""
    if json and csv:
        raise VerkeerdeAanroep("Kies --json of --csv, niet allebei.")
    keuze = BrugKeuze().filters.met(gemeente=splits(gemeente), corporatie=splits(corporatie))
    with geopend(Settings.uit_omgeving(), a, b, keuze) as tweetal:
        if csv:
            _csv(tweetal)
        elif json:
            gemeen.zeg(diff_tekst.als_json(tweetal))
        else:
            gemeen.zeg(diff_tekst.als_tekst(tweetal))


def _csv(t: Tweetal) -> None:
    """Straight on, in blocks: there may be many rows."""
    for blok in als_csv(brug.inhoud(t.van, t.naar, t.filters)):
        sys.stdout.buffer.write(blok)
    sys.stdout.buffer.flush()
