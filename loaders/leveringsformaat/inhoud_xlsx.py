"""What a levering holds, be it a workbook or one CSV: its tables and its fields.

A workbook has sheets with tables, its sheet `levering`, and others. Where it is not clear which
sheet holds which table, that is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain.opsomming import opsomming
from loaders.bestanden.blad import Blad
from loaders.bestanden.csv_lezen import lees_csv
from loaders.bestanden.xlsx_lezen import Werkmap, open_werkmap
from loaders.contract import Invoer, Velden
from loaders.leveringsformaat import tabelkeuze
from loaders.leveringsformaat.sjabloon_uitleg import BLAD as UITLEG
from loaders.leveringsformaat.velden_bronnen import uit_blad, uit_optie, voeg_samen
from loaders.leveringsformaat.voorbeeldrij import zonder_voorbeeld
from loaders.verdict.verdict import Verzamelaar


@dataclass
class Inhoud:
    """The sheets with their table, and the fields of the levering."""

    velden: Velden
    bladen: list[tuple[str, Blad]]


def herken_kolommen(blad: Blad, invoer: Invoer, meldingen: Verzamelaar) -> str | None:
    """The table by its columns, with a melding; None where they do not tell."""
    tabel = tabelkeuze.van_kolommen(blad, invoer.register)
    if tabel:
        meldingen.voeg(
            "melding",
            f"De naam zegt niet welke tabel dit is. Aan de kolommen te zien is het {tabel}.",
            blad=blad.naam,
            gevonden=blad.naam or invoer.bestand,
            verwacht=f"een naam die begint met {tabelkeuze.KEUZE}",
        )
    return tabel


def met_rijen(bladen: list[tuple[str, Blad]], meldingen: Verzamelaar) -> list[tuple[str, Blad]]:
    """The sheets that hold rows, without untouched example rows; a fout where none does."""
    gevuld = [(t, zonder_voorbeeld(b, t, meldingen)) for t, b in bladen]
    leeg = not any(len(b.rijen) for _, b in gevuld)
    if leeg and (gevuld or not meldingen.fouten):
        geen_rijen(gevuld[0][1].naam if len(gevuld) == 1 else "", meldingen)
    elif not leeg:
        for (_, geheel), (_, blad) in zip(bladen, gevuld, strict=True):
            # A sheet with only its example row has been spoken of already.
            if not len(geheel.rijen):
                leeg_blad(blad.naam, meldingen)
    return [(t, b) for t, b in gevuld if len(b.rijen) or len(gevuld) == 1]


def geen_rijen(blad: str, meldingen: Verzamelaar) -> None:
    """The fout for a levering without rows."""
    meldingen.voeg(
        "fout",
        "Er staan geen rijen in.",
        blad=blad,
        gevonden="geen rijen",
        verwacht="een rij met kolomnamen en daaronder minstens een rij met cijfers",
    )


def leeg_blad(blad: str, meldingen: Verzamelaar) -> None:
    """The melding for a sheet without rows beside sheets that have them."""
    meldingen.voeg("melding", "Dit blad heeft geen rijen. Het telt niet mee.", blad=blad)


def onbekende_tabel(naam: str, meldingen: Verzamelaar) -> None:
    """The fout where it is not clear which table this is."""
    meldingen.voeg(
        "fout",
        "Welke tabel dit is, blijkt niet uit de naam en niet uit de kolommen.",
        kolom="tabel",
        gevonden=naam,
        verwacht=f"een naam die begint met {tabelkeuze.KEUZE}, of het veld tabel",
    )


def van_xlsx(invoer: Invoer, meldingen: Verzamelaar) -> Inhoud:
    """The tables of a workbook, with the fields of its sheet `levering` added."""
    with open_werkmap(invoer.inhoud, meldingen, invoer.recht) as werkmap:
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


def van_csv(invoer: Invoer, meldingen: Verzamelaar) -> Inhoud:
    """The table of a CSV, with the fields that came with it."""
    blad = lees_csv(invoer.inhoud, invoer.codering, tabelkeuze.KOLOMNAMEN, meldingen, invoer.recht)
    if blad is None:
        if not meldingen.fouten:
            geen_rijen("", meldingen)
        return Inhoud(invoer.velden, [])
    gevraagd = invoer.velden.tabel
    tabel = tabelkeuze.van_naam(gevraagd or invoer.bestand)
    if gevraagd and tabel is None:
        onbekende_tabel(gevraagd, meldingen)
        return Inhoud(invoer.velden, [])
    if gevraagd and (ander := tabelkeuze.van_naam(invoer.bestand)) not in (None, tabel):
        meldingen.voeg(
            "melding",
            f"De naam van het bestand begint met {ander}, maar het is gelezen als {tabel}.",
            kolom="tabel",
            gevonden=gevraagd,
        )
    if tabel is None:
        tabel = herken_kolommen(blad, invoer, meldingen)
    if tabel is None:
        onbekende_tabel(invoer.bestand, meldingen)
        return Inhoud(invoer.velden, [])
    velden = replace(invoer.velden, tabel=tabel)
    return Inhoud(velden, met_rijen([(tabel, blad)], meldingen))
