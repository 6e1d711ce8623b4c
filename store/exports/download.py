"""What a download is, for who gives it to a reader: the names of its query, and what these choose.

The table of all of them is `store.exports.downloads`; the route is `web.downloads`. No HTTP here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from sqlalchemy import Connection

from domain.filters import Probleem
from store.exports.als_csv import als_csv
from store.exports.als_xlsx import als_xlsx
from store.exports.inhoud import Inhoud, Vorm
from store.standen.standen import Standen, StandInfo
from store.vragen.basis import kenmerk

WERKMAP = ("csv", "xlsx")
K = TypeVar("K", bound=Any)  # the choices of a page


class Geweigerd(Exception):
    """A query that is not understood as a whole: nothing of it may be used.

    What a page only mentions, a download refuses (docs/decisions.md, 9): a file of which a filter
    was ignored would be taken for the truth.
    """

    def __init__(self, problemen: Sequence[Probleem]) -> None:
        super().__init__(problemen)
        self.problemen = tuple(problemen)


@dataclass(frozen=True)
class Open:
    """A stand that is open for a download."""

    conn: Connection
    info: StandInfo

    @property
    def stand(self) -> str:
        """Its id, as it is in every row."""
        return kenmerk(self.conn, "stand")


class Opener:
    """Opens standen for one download; `sluit` closes them all."""

    def __init__(self, standen: Standen) -> None:
        self.standen = standen
        self._stapel = ExitStack()
        self.sluit = self._stapel.close

    def open(self, stand: str | None) -> Open:
        """The stand with this id, by default the current; raises StandFout."""
        info = self.standen.info(stand)
        conn = self.standen.open(info.id).connect()
        self._stapel.callback(conn.close)
        return Open(conn, info)


@dataclass(frozen=True)
class Gekozen:
    """One selection that was understood, ready to be made.

    info: the stand that it is of. kern: what its bytes follow from, beside that stand, its columns
    and its kind; verder: what else. naam: of the file, without its kind. eigen: per kind of file
    how it is made where that is not as usual, given the formaat.
    """

    info: StandInfo
    vorm: Vorm
    kern: Sequence[Any]
    naam: str
    inhoud: Callable[[], Inhoud]
    eigen: Mapping[str, Callable[[str], Iterator[bytes]]] = field(default_factory=dict)
    verder: Sequence[Any] = ()

    def maak(self, soort: str, formaat: str) -> Iterator[bytes]:
        """The file in blocks. soort: one of those of the download. formaat: of `als_csv`."""
        if soort in self.eigen:
            return self.eigen[soort](formaat)
        return als_csv(self.inhoud(), formaat) if soort == "csv" else als_xlsx(self.inhoud())


@dataclass(frozen=True)
class Download:
    """A row of the table.

    vorm: its name (also in the address) and columns. namen: what its query may hold; ook: names
    that only the stand knows. uit_query: from a query to what is asked, with what is not
    understood. kies: from that to what is chosen in a stand; raises Geweigerd or StandFout.
    """

    vorm: Vorm
    namen: tuple[str, ...]
    uit_query: Callable[[Mapping[str, str]], tuple[Any, tuple[Probleem, ...]]]
    kies: Callable[[Opener, Any, Sequence[Probleem]], Gekozen]
    soorten: tuple[str, ...] = WERKMAP
    ook: re.Pattern[str] | None = None


def van_keuze(
    vorm: Vorm,
    keuze: type[K],
    los_op: Callable[[Connection, K], tuple[K, tuple[Probleem, ...]]],
    inhoud: Callable[[Connection, K], Inhoud],
    *,
    eigen: Mapping[str, Callable[[Connection, K], Iterator[bytes]]] | None = None,
    zonder: tuple[str, ...] = (),
) -> Download:
    """The usual download: the choices of a page, of one stand.

    los_op: from names to codes. eigen: other kinds of files. zonder: choices of the page that say
    nothing here.
    """
    anders = eigen or {}

    def kies(opener: Opener, gevraagd: K, problemen: Sequence[Probleem]) -> Gekozen:
        nu = opener.open(gevraagd.stand)
        gevonden, onbekend = los_op(nu.conn, gevraagd)
        weiger((*problemen, *onbekend))
        return gekozen(
            nu,
            vorm,
            gevonden,
            gevonden.gemeente,
            lambda: inhoud(nu.conn, gevonden),
            eigen={
                soort: _zonder_formaat(maak, nu.conn, gevonden) for soort, maak in anders.items()
            },
        )

    namen = tuple(f.name for f in fields(keuze) if f.name not in zonder)
    return Download(vorm, namen, keuze.uit_query, kies, (*WERKMAP, *anders))


def _zonder_formaat(
    maak: Callable[[Connection, K], Iterator[bytes]], conn: Connection, keuze: K
) -> Callable[[str], Iterator[bytes]]:
    return lambda _: maak(conn, keuze)


def gekozen(
    nu: Open,
    vorm: Vorm,
    keuze: Any,
    gemeenten: Sequence[str],
    inhoud: Callable[[], Inhoud],
    *,
    eigen: Mapping[str, Callable[[str], Iterator[bytes]]] | None = None,
    verder: Sequence[Any] = (),
) -> Gekozen:
    """What is chosen of one stand. keuze: with codes; the stand itself has its own hash."""
    kern = [replace(keuze, stand=None).naar_query(), vorm.naam]
    naam = bestandsnaam(vorm.naam, gemeenten, nu.stand)
    return Gekozen(nu.info, vorm, kern, naam, inhoud, eigen or {}, verder)


def bestandsnaam(naam: str, gemeenten: Sequence[str], *standen: str) -> str:
    """A name that says what is in the file: download, gemeenten (at most three) and standen."""
    plaatsen = gemeenten if len(gemeenten) <= 3 else ()
    return "-".join(("woonsaldo", naam, *plaatsen, *standen))


def weiger(problemen: Sequence[Probleem]) -> None:
    """Raises Geweigerd where there is any."""
    if problemen:
        raise Geweigerd(problemen)
