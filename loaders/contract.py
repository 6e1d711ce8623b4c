"""What a source's reader gets and gives: one small contract for every format.

A reader is a module with `herken(invoer) -> bool` (cheap: name and first lines)
and `lees(invoer) -> Uitslag` (reads, checks, never raises for bad input).
`loaders.controle` holds the table of readers and asks them in order. The rows of a levering are
read against a `Leescontext`: register, fields, day, verdict.

Reference lists and public sources need no fields from the user (docs/delivery-format.md, "The
levering itself" is for what corporaties hand in); a date of receipt may be given for files that
ship. What their readers share, columns and fields, is here too.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from domain.perioden import Periode, lees_datum
from loaders.tekst import sleutel
from loaders.verdict.verdict import Rapport, Verzamelaar

if TYPE_CHECKING:  # a process that only waits for another needs no pandas
    import pandas as pd

    from loaders.register.register import Register
    from loaders.verdict.rechtzetten import Rechtzetter
    from telling.rijen import LeveringData


@dataclass(frozen=True)
class Leescontext:
    """gemeenten and periode are None where the levering does not say them (a fout already).

    status: of a kruistabel, None where not given or not readable. namens: codes of the corporaties
    that the leverancier speaks for besides itself. vervang: that the levering replaces more rows
    than it brings is meant.
    """

    register: Register
    meldingen: Verzamelaar
    ontvangen: date
    gemeenten: tuple[str, ...] | None = None
    periode: Periode | None = None
    status: str | None = None
    namens: frozenset[str] = frozenset()
    vervang: bool = False


# The accepted leveringen that touch any of these gemeenten (codes), oldest first; of no gemeente
# at all: the documents of the register of afspraken.
Eerdere = Callable[[frozenset[str]], "Sequence[LeveringData]"]
REGISTER_VAN_AFSPRAKEN: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Velden:
    """The fields of a levering as somebody wrote them (option, sidecar .toml, or sheet `levering`).

    All text, empty where not given. tabel: name of the table of a CSV. status: default status of
    the rows of a kruistabel. fictief: ja or nee. ontvangen: a date, only in files that ship.
    namens: the other corporaties that the leverancier speaks for. vervang: ja where it is meant
    that the levering replaces more rows than it brings.
    """

    tabel: str = ""
    leverancier: str = ""
    gemeente: str = ""
    periode: str = ""
    status: str = ""
    bron: str = ""
    fictief: str = ""
    ontvangen: str = ""
    aangeleverd_door: str = ""
    opmerking: str = ""
    namens: str = ""
    vervang: str = ""


@dataclass(frozen=True)
class GelezenVelden:
    """The fields of a levering, resolved to codes and dates."""

    leverancier: str
    leverancier_code: str | None
    gemeenten: tuple[str, ...]
    periode: Periode | None
    ontvangen: date
    aangeleverd_door: str = ""
    bron: str = ""
    opmerking: str = ""
    fictief: bool = False


@dataclass(frozen=True)
class Uitslag:
    """The verdict on one file and, where it is accepted, what it holds.

    velden: the fields as used, from all places together (archived with the file, so that it can be
    read again). tabellen: typed frames as in `telling.rijen.KOLOMMEN`; empty where refused.
    """

    rapport: Rapport
    velden: Velden
    gelezen: GelezenVelden | None = None
    tabellen: dict[str, pd.DataFrame] = field(default_factory=dict)


@dataclass(frozen=True)
class Invoer:
    """One file as handed in, opened safely (`loaders.bestanden.openen`), with all a reader may
    need.

    bestand: its bare name, safe to print. soort: what it really is, `tekst` or `xlsx`; other kinds
    never reach a reader. inhoud: its bytes. codering: of a text. velden: from options and
    `<name>.toml` together (a reader of workbooks adds the sheet `levering`).
    opnieuw: it was accepted before and is only read again; `eerdere` is empty then. recht: puts its
    cells right; None where there is nothing to.
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
    recht: Rechtzetter | None = None

    @cached_property
    def tekst(self) -> str:
        """The whole text, without BOM; empty for a workbook."""
        return self.inhoud.decode(self.codering) if self.soort == "tekst" else ""

    @cached_property
    def begin(self) -> str:
        """The first characters of the text (at most 4,096 bytes), enough to recognise a source."""
        stuk = self.inhoud[:4096] if self.soort == "tekst" else b""
        return stuk.decode(self.codering or "utf-8", errors="ignore")


class Formaatlezer(Protocol):
    """A reader of one format."""

    def herken(self, invoer: Invoer) -> bool:
        """Whether this file is meant for this reader."""

    def lees(self, invoer: Invoer) -> Uitslag:
        """The verdict and, where accepted, the typed rows."""


def controleer_kolommen(
    meldingen: Verzamelaar,
    gevonden: Sequence[str],
    nodig: Collection[str],
    toegestaan: Collection[str] = (),
) -> None:
    """Fouten for missing and double columns, meldingen for those nobody knows (all as keys)."""
    for kolom in nodig:
        if kolom not in gevonden:
            lijkt = difflib.get_close_matches(kolom, gevonden, n=1, cutoff=0.6)
            meldingen.voeg(
                "fout",
                "Deze kolom ontbreekt.",
                kolom=kolom,
                gevonden=f"wel: {lijkt[0]}" if lijkt else "",
                verwacht=f"kolom {kolom}",
            )
    for kolom, keren in Counter(gevonden).items():
        if kolom and keren > 1:
            meldingen.voeg("fout", "Deze kolom staat er meer dan een keer.", kolom=kolom)
        if kolom and kolom not in nodig and kolom not in toegestaan:
            meldingen.voeg("melding", "Deze kolom kennen we niet; hij telt niet mee.", kolom=kolom)


def ontvangen(invoer: Invoer, meldingen: Verzamelaar) -> date:
    """The date of receipt: the one given, else today."""
    tekst = invoer.velden.ontvangen
    if not tekst:
        return invoer.vandaag
    try:
        return lees_datum(tekst)
    except ValueError:
        meldingen.voeg(
            "fout",
            "De datum van ontvangst bestaat niet.",
            kolom="ontvangen",
            gevonden=tekst,
            verwacht="een datum zoals 2026-11-01",
        )
        return invoer.vandaag


def gelezen(
    velden: Velden, dag: date, gemeenten: Sequence[str] = (), periode: Periode | None = None
) -> GelezenVelden:
    """The resolved fields of a levering that needs none from the user."""
    return GelezenVelden(
        leverancier=velden.leverancier,
        leverancier_code=None,
        gemeenten=tuple(gemeenten),
        periode=periode,
        ontvangen=dag,
        aangeleverd_door=velden.aangeleverd_door,
        bron=velden.bron,
        opmerking=velden.opmerking,
        fictief=sleutel(velden.fictief) == "ja",
    )
