"""What the commands share: options, and how they talk to the user."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from loaders.archief.omgeving import WACHT, Omgeving
from loaders.contract import Velden
from loaders.dienst.dienst import Dienst
from settings import Settings

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


class Balk:
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
    """A `Dienst` that shows what it does: `with Gesprek(wacht) as dienst`."""

    def __init__(self, wacht: float = WACHT) -> None:
        self._balk = Balk()
        self.omgeving = Omgeving(
            Settings.uit_omgeving(),
            wacht=wacht,
            meld=self._balk.meld,
            voortgang=self._balk.stap,
        )
        self._dienst = Dienst(self.omgeving)

    def __enter__(self) -> Dienst:
        return self._dienst

    def __exit__(self, *_: object) -> None:
        self._balk.klaar()


def zeg(tekst: str) -> None:
    """A line on standard output."""
    typer.echo(tekst)
