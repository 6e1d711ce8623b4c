"""A levering that is a workbook: its sheets with tables, its sheet `levering`, the others."""

from __future__ import annotations

from loaders.bestanden.blad import Blad
from loaders.bestanden.xlsx_lezen import Werkmap, open_werkmap
from loaders.contract import Invoer
from loaders.leveringsformaat import tabelkeuze
from loaders.leveringsformaat.inhoud import Inhoud, herken_kolommen, leeg_blad, met_rijen
from loaders.leveringsformaat.sjabloon_uitleg import BLAD as UITLEG
from loaders.leveringsformaat.velden_bronnen import uit_blad, uit_optie, voeg_samen
from loaders.tekst import opsomming
from loaders.uitslag import Velden
from loaders.verdict.verdict import Verzamelaar


def van_xlsx(invoer: Invoer, meldingen: Verzamelaar) -> Inhoud:
    """The tables of a workbook, with the fields of its sheet `levering` added."""
    with open_werkmap(invoer.inhoud, meldingen) as werkmap:
        if werkmap is None:
            return Inhoud(invoer.velden, [])
        plekken = [uit_optie(invoer.velden)]
        bladen: list[tuple[str, Blad]] = []
        for naam in werkmap.bladen:
            if tabelkeuze.is_levering(naam) and (blad := werkmap.lees(naam, meldingen)):
                plekken.append(uit_blad(blad, meldingen))
        velden = voeg_samen(plekken, meldingen)
        for naam, tabel in _kies_bladen(werkmap, velden, meldingen):
            if naam in werkmap.verborgen:
                _verborgen(naam, meldingen)
            elif blad := werkmap.lees(naam, meldingen):
                bladen.append((tabel, blad))
            else:
                leeg_blad(naam, meldingen)
        if not any(tabelkeuze.van_naam(n) for n in werkmap.bladen):
            bladen = _op_kolommen(werkmap, invoer, meldingen)
        return Inhoud(velden, met_rijen(bladen, meldingen))


def _kies_bladen(werkmap: Werkmap, velden: Velden, meldingen: Verzamelaar) -> list[tuple[str, str]]:
    """The sheets whose name starts with a table's name; the others are named."""
    uit, over = [], []
    for naam in werkmap.bladen:
        tabel = tabelkeuze.van_naam(naam)
        if tabel:
            uit.append((naam, tabel))
        elif not tabelkeuze.is_levering(naam):
            over.append(naam)
    if over and uit:
        _niet_gelezen(over, meldingen)
    if velden.tabel and velden.tabel not in [t for _, t in uit]:
        meldingen.voeg(
            "melding",
            "Het veld tabel telt niet mee bij een werkmap: daar zegt de naam van het blad het.",
            kolom="tabel",
            gevonden=velden.tabel,
        )
    return uit


def _op_kolommen(
    werkmap: Werkmap, invoer: Invoer, meldingen: Verzamelaar
) -> list[tuple[str, Blad]]:
    """No sheet has a table's name: look at the columns of those that can be seen."""
    uit, over = [], []
    for naam in werkmap.bladen:
        if tabelkeuze.is_levering(naam):
            continue
        blad = None if naam in werkmap.verborgen else werkmap.lees(naam, meldingen)
        tabel = herken_kolommen(blad, invoer, meldingen) if blad else None
        if blad and tabel:
            uit.append((tabel, blad))
        else:
            over.append(naam)
    if over and uit:
        _niet_gelezen(over, meldingen)
    if not uit:
        meldingen.voeg(
            "fout",
            "Geen van de bladen is een tabel die we kennen.",
            gevonden=opsomming(over[:10]),
            verwacht=f"een blad waarvan de naam begint met {tabelkeuze.KEUZE}",
        )
    return uit


def _verborgen(blad: str, meldingen: Verzamelaar) -> None:
    meldingen.voeg(
        "fout",
        "Dit blad is verborgen. Maak het zichtbaar of haal het weg.",
        blad=blad,
        gevonden="een verborgen blad",
        verwacht="een zichtbaar blad",
    )


def _niet_gelezen(bladen: list[str], meldingen: Verzamelaar) -> None:
    # Who fills in our own template hears nothing about the sheet that we put in it.
    for blad in (b for b in bladen if b != UITLEG):
        meldingen.voeg(
            "melding",
            "Dit blad is geen tabel die we kennen. Het is niet gelezen.",
            blad=blad,
            gevonden=blad,
            verwacht=f"een naam die begint met {tabelkeuze.KEUZE}",
        )
