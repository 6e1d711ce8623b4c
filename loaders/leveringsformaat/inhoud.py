"""Which sheets of a levering hold which table, and what is said where that is not clear."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.bestanden.blad import Blad
from loaders.contract import Invoer
from loaders.leveringsformaat import tabelkeuze
from loaders.leveringsformaat.voorbeeldrij import zonder_voorbeeld
from loaders.uitslag import Velden
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
