"""What a source's reader gets and gives: one small contract for every format.

A reader is a module with `herken(invoer) -> bool` (cheap: name and first lines)
and `lees(invoer) -> Uitslag` (reads, checks, never raises for bad input).
`loaders.controle` holds the table of readers and asks them in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from loaders.register.register import Register
from loaders.uitslag import Eerdere, Uitslag, Velden


@dataclass(frozen=True)
class Invoer:
    """One file as handed in, opened safely (`loaders.bestanden.openen`), with all a reader may
    need.

    bestand: its bare name, safe to print. soort: what it really is, `tekst` or `xlsx`; other kinds
    never reach a reader. inhoud: its bytes. codering: of a text. velden: from options and
    `<name>.toml` together (a reader of workbooks adds the sheet `levering`).
    opnieuw: it was accepted before and is only read again; `eerdere` is empty then.
    """

    bestand: str
    soort: str
    inhoud: bytes
    codering: str
    velden: Velden
    register: Register
    eerdere: Eerdere
    vandaag: date
    opnieuw: bool = False

    @cached_property
    def tekst(self) -> str:
        """The whole text, without BOM; empty for a workbook."""
        return self.inhoud.decode(self.codering) if self.soort == "tekst" else ""

    @cached_property
    def begin(self) -> str:
        """The first characters of the text (at most 4,096 bytes), enough to recognise a source."""
        stuk = self.inhoud[:4096] if self.soort == "tekst" else b""
        return stuk.decode(self.codering or "utf-8", errors="ignore")


class Bron(Protocol):
    """A reader of one format."""

    def herken(self, invoer: Invoer) -> bool:
        """Whether this file is meant for this reader."""

    def lees(self, invoer: Invoer) -> Uitslag:
        """The verdict and, where accepted, the typed rows."""
