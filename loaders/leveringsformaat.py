"""Reads a levering in the leveringsformaat: a CSV with one table, or a workbook with several."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from loaders import tabelkeuze
from loaders.blad import Blad
from loaders.bron import Invoer
from loaders.controles import controleer_rijen
from loaders.csv_lezen import lees_csv
from loaders.kader import Kader
from loaders.meldingen import Verzamelaar
from loaders.tekst import opsomming
from loaders.uitslag import Uitslag, Velden
from loaders.velden import los_op, uit_blad, uit_optie, voeg_samen
from loaders.voorbeeldrij import zonder_voorbeeld
from loaders.xlsx_lezen import Werkmap, open_werkmap
from store.rijen import KOLOMMEN


@dataclass
class _Inhoud:
    """The sheets with their table, and the fields of the levering."""

    velden: Velden
    bladen: list[tuple[str, Blad]]


def herken(invoer: Invoer) -> bool:
    """Whatever no other reader knows is read as a levering, so that it gets a verdict."""
    return invoer.soort in ("tekst", "xlsx")


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and, where accepted, the typed rows."""
    meldingen = Verzamelaar(invoer.bestand)
    inhoud = (
        _van_csv(invoer, meldingen) if invoer.soort == "tekst" else _van_xlsx(invoer, meldingen)
    )
    kader, gelezen = los_op(inhoud.velden, invoer.register, invoer.vandaag, meldingen)
    if kader.status and not any(t == "kruistabel" for t, _ in inhoud.bladen):
        meldingen.voeg(
            "melding",
            "Het veld status telt alleen mee bij een kruistabel.",
            kolom="status",
            gevonden=inhoud.velden.status,
        )
    tabellen = _lees_tabellen(inhoud.bladen, kader)
    controleer_rijen(tabellen, kader, gelezen, invoer.eerdere)
    velden = replace(inhoud.velden, ontvangen=kader.ontvangen.isoformat())
    if meldingen.fouten or gelezen is None:
        return Uitslag(meldingen.rapport(), velden, gelezen)
    return Uitslag(meldingen.rapport(), velden, gelezen, tabellen)


def _van_csv(invoer: Invoer, meldingen: Verzamelaar) -> _Inhoud:
    blad = lees_csv(invoer.inhoud, invoer.codering, tabelkeuze.KOLOMNAMEN, meldingen)
    if blad is None:
        if not meldingen.fouten:
            _geen_rijen("", meldingen)
        return _Inhoud(invoer.velden, [])
    gevraagd = invoer.velden.tabel
    tabel = tabelkeuze.van_naam(gevraagd or invoer.bestand)
    if gevraagd and tabel is None:
        _onbekende_tabel(gevraagd, meldingen)
        return _Inhoud(invoer.velden, [])
    if gevraagd and (ander := tabelkeuze.van_naam(invoer.bestand)) not in (None, tabel):
        meldingen.voeg(
            "melding",
            f"De naam van het bestand begint met {ander}, maar het is gelezen als {tabel}.",
            kolom="tabel",
            gevonden=gevraagd,
        )
    if tabel is None:
        tabel = _herken_kolommen(blad, invoer, meldingen)
    if tabel is None:
        _onbekende_tabel(invoer.bestand, meldingen)
        return _Inhoud(invoer.velden, [])
    velden = replace(invoer.velden, tabel=tabel)
    return _Inhoud(velden, _met_rijen([(tabel, blad)], meldingen))


def _van_xlsx(invoer: Invoer, meldingen: Verzamelaar) -> _Inhoud:
    with open_werkmap(invoer.inhoud, meldingen) as werkmap:
        if werkmap is None:
            return _Inhoud(invoer.velden, [])
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
                _leeg_blad(naam, meldingen)
        if not any(tabelkeuze.van_naam(n) for n in werkmap.bladen):
            bladen = _op_kolommen(werkmap, invoer, meldingen)
        return _Inhoud(velden, _met_rijen(bladen, meldingen))


def _kies_bladen(werkmap: Werkmap, velden: Velden, meldingen: Verzamelaar) -> list[tuple[str, str]]:
    """The sheets whose name starts with a table's name; the others are named."""
    uit, over = [], []
    for naam in werkmap.bladen:
        tabel = tabelkeuze.van_naam(naam)
        if tabel in tabelkeuze.NOG_NIET:
            _onbekende_tabel(naam, meldingen, blad=naam)
        elif tabel:
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
        tabel = _herken_kolommen(blad, invoer, meldingen) if blad else None
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


def _herken_kolommen(blad: Blad, invoer: Invoer, meldingen: Verzamelaar) -> str | None:
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


def _met_rijen(bladen: list[tuple[str, Blad]], meldingen: Verzamelaar) -> list[tuple[str, Blad]]:
    """The sheets that hold rows, without untouched example rows; a fout where none does."""
    gevuld = [(t, zonder_voorbeeld(b, t, meldingen)) for t, b in bladen]
    if bladen and not any(len(b.rijen) for _, b in gevuld) and not meldingen.fouten:
        _geen_rijen(gevuld[0][1].naam if len(gevuld) == 1 else "", meldingen)
    elif any(len(b.rijen) for _, b in gevuld):
        for (_, geheel), (_, blad) in zip(bladen, gevuld, strict=True):
            # A sheet with only its example row has been spoken of already.
            if not len(geheel.rijen):
                _leeg_blad(blad.naam, meldingen)
    return [(t, b) for t, b in gevuld if len(b.rijen) or len(gevuld) == 1]


def _lees_tabellen(bladen: list[tuple[str, Blad]], kader: Kader) -> dict[str, pd.DataFrame]:
    per_tabel: dict[str, list[pd.DataFrame]] = {}
    for naam, blad in bladen:
        lezer, doel = tabelkeuze.LEZERS[naam]
        per_tabel.setdefault(doel, []).append(lezer(blad, kader))
    return {
        naam: pd.concat(frames, ignore_index=True)[list(KOLOMMEN[naam])]
        for naam, frames in per_tabel.items()
    }


def _geen_rijen(blad: str, meldingen: Verzamelaar) -> None:
    meldingen.voeg(
        "fout",
        "Er staan geen rijen in.",
        blad=blad,
        gevonden="geen rijen",
        verwacht="een rij met kolomnamen en daaronder minstens een rij met cijfers",
    )


def _leeg_blad(blad: str, meldingen: Verzamelaar) -> None:
    meldingen.voeg("melding", "Dit blad heeft geen rijen. Het telt niet mee.", blad=blad)


def _verborgen(blad: str, meldingen: Verzamelaar) -> None:
    meldingen.voeg(
        "fout",
        "Dit blad is verborgen. Maak het zichtbaar of haal het weg.",
        blad=blad,
        gevonden="een verborgen blad",
        verwacht="een zichtbaar blad",
    )


def _niet_gelezen(bladen: list[str], meldingen: Verzamelaar) -> None:
    for blad in bladen:
        meldingen.voeg(
            "melding",
            "Dit blad is geen tabel die we kennen. Het is niet gelezen.",
            blad=blad,
            gevonden=blad,
            verwacht=f"een naam die begint met {tabelkeuze.KEUZE}",
        )


def _onbekende_tabel(naam: str, meldingen: Verzamelaar, blad: str = "") -> None:
    if tabelkeuze.van_naam(naam) in tabelkeuze.NOG_NIET:
        melding = "De tabel plannen kunnen we nog niet lezen. Zet plannen in voorraadmutaties."
    else:
        melding = "Welke tabel dit is, blijkt niet uit de naam en niet uit de kolommen."
    meldingen.voeg(
        "fout",
        melding,
        blad=blad,
        kolom="tabel",
        gevonden=naam,
        verwacht=f"een naam die begint met {tabelkeuze.KEUZE}, of het veld tabel",
    )
