"""What the commands share: options, and how they talk to the user, in Dutch.

A wrong call is said in Dutch too, for the library that reads the command line says it in English.
After a command they tell what readers see: every new stand, or only what is vastgesteld.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from typer.exceptions import TyperException

from loaders.archief.omgeving import WACHT, Omgeving
from loaders.contract import Velden
from loaders.dienst.dienst import Laaddienst
from settings import Settings
from store.standen.standen import GeenVastgesteld, StandFout, StandInfo


def te_zien(dienst: Laaddienst, stand: StandInfo, woord: str = "nu") -> str:
    """Whether readers see this stand, which the server would show (Dutch, one or two sentences)."""
    lezers = dienst.standen_van_lezers()
    if not lezers.alleen_vastgesteld:
        return f"Stand {stand.id} is {woord} te zien."
    try:
        ziet = lezers.huidig()
    except GeenVastgesteld:
        ziet_tekst = "Lezers zien nog geen cijfers: er is geen stand vastgesteld."
    except StandFout as fout:
        ziet_tekst = str(fout)
    else:
        if ziet.id == stand.id:
            return f"Stand {stand.id} is {woord} te zien ({_label(ziet)})."
        ziet_tekst = f"Lezers zien stand {ziet.id} ({_label(ziet)})."
    soort = f"vastgesteld ({_label(stand)})" if stand.vastgesteld else "een concept"
    return f"Stand {stand.id} is de nieuwste en is {soort}. {ziet_tekst}"


def _label(stand: StandInfo) -> str:
    return stand.vastgesteld.label if stand.vastgesteld else "concept"


_PATRONEN = (
    (r"No such command '(.*?)'", "De opdracht '{0}' bestaat niet."),
    (r"No such option: (\S+?)[.]?(?:\s|$)", "De optie {0} bestaat niet."),
    (r"Missing argument '(.*?)'", "Er ontbreekt iets: {0}."),
    (r"Missing option '(.*?)'", "De optie {0} is nodig."),
    (r"Missing command", "Er is geen opdracht gegeven."),
    (r"Got unexpected extra argument\S* \((.*)\)", "Dit is te veel: {0}."),
    (r"Option '(.*?)' requires an argument", "De optie {0} heeft een waarde nodig."),
    (r"Option '(.*?)' does not take a value", "De optie {0} heeft geen waarde."),
    (r"Invalid value for '(.*?)'", "De waarde bij {0} is niet goed."),
)


def in_woorden(fout: TyperException) -> str:
    """What is wrong with the call, and where to look."""
    engels = fout.format_message()
    opdracht = getattr(getattr(fout, "ctx", None), "command_path", "python -m loaders")
    hulp = f"Zie: {opdracht} --help"
    for patroon, nederlands in _PATRONEN:
        if gevonden := re.search(patroon, engels):
            return f"{nederlands.format(*gevonden.groups())} {hulp}"
    # Asked for nothing: the text is the help itself.
    return engels if "Usage:" in engels else f"Deze opdracht klopt niet. {hulp}"


Bestanden = Annotated[
    list[Path], typer.Argument(metavar="BESTAND...", help="CSV of XLSX, een of meer.")
]
Tabel = Annotated[str, typer.Option(metavar="NAAM", help="Naam van de tabel in een CSV.")]
Leverancier = Annotated[
    str, typer.Option(metavar="NAAM", help="Wie levert: L-nummer, GM-code of naam.")
]
Gemeente = Annotated[
    str, typer.Option(metavar="NAAM", help="Code of naam; meer dan een met ; ertussen.")
]
Periode = Annotated[
    str, typer.Option(metavar="PERIODE", help="Verslagperiode: 2024, 2024-H1 of 2020-2021.")
]
Status = Annotated[
    str,
    typer.Option(metavar="STATUS", help="Status van een kruistabel: gerealiseerd, hard of zacht."),
]
Bron = Annotated[str, typer.Option(metavar="TEKST", help="Waar de cijfers vandaan komen.")]
Fictief = Annotated[str, typer.Option(metavar="JA/NEE", help="ja: het zijn voorbeeldcijfers.")]
Namens = Annotated[
    str, typer.Option(metavar="NAMEN", help="Voor welke andere corporaties, met ; ertussen.")
]
Vervang = Annotated[
    bool,
    typer.Option("--vervang", help="Ook als er meer rijen vervallen dan er komen."),
]
Reden = Annotated[str, typer.Option(metavar="TEKST", help="Waarom. Blijft bewaard.")]
Wacht = Annotated[
    float,
    typer.Option(metavar="SECONDEN", min=0, help="Hoe lang te wachten als er al geladen wordt."),
]
StandId = Annotated[str, typer.Argument(metavar="STAND", help="Id van een stand (zie standen).")]


def velden(
    tabel: str,
    leverancier: str,
    gemeente: str,
    periode: str,
    *,
    status: str,
    bron: str,
    fictief: str,
    namens: str,
    vervang: bool = False,
) -> Velden:
    """The fields of a levering from the options."""
    return Velden(
        tabel=tabel,
        leverancier=leverancier,
        gemeente=gemeente,
        periode=periode,
        status=status,
        bron=bron,
        fictief=fictief,
        namens=namens,
        vervang="ja" if vervang else "",
    )


class Voortgangsbalk:
    """A progress bar on standard error, only where that is a terminal; gone when done."""

    def __init__(self) -> None:
        self._balk = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._aan = self._balk.console.is_terminal
        self._wat = ""

    def stap(self, wat: str, deel: int, geheel: int) -> None:
        """Show what is being done; geheel 0 where nobody knows how much there is."""
        if not self._aan:
            return
        self._balk.start()
        if wat != self._wat:
            for taak in self._balk.task_ids:
                self._balk.remove_task(taak)
            self._balk.add_task(wat, total=geheel or None)
            self._wat = wat
        self._balk.update(self._balk.task_ids[-1], completed=max(0, deel - 1))

    def meld(self, tekst: str) -> None:
        """A sentence for the user, on standard error."""
        self._balk.console.print(tekst, markup=False, highlight=False, soft_wrap=True)

    def klaar(self) -> None:
        """Take the bar away."""
        if self._balk.live.is_started:
            self._balk.stop()


class Gesprek:
    """A `Laaddienst` that shows what it does: `with Gesprek(wacht) as dienst`."""

    def __init__(self, wacht: float = WACHT) -> None:
        self._balk = Voortgangsbalk()
        self.omgeving = Omgeving(
            Settings.uit_omgeving(),
            wacht=wacht,
            meld=self._balk.meld,
            voortgang=self._balk.stap,
        )
        self._dienst = Laaddienst(self.omgeving)

    def __enter__(self) -> Laaddienst:
        return self._dienst

    def __exit__(self, *_: object) -> None:
        self._balk.klaar()


def zeg(tekst: str) -> None:
    """A line on standard output."""
    typer.echo(tekst)
