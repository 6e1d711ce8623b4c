"""Read everything that the page of one afspraak shows, once per stand and peildatum."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.samenhang import Samenhang
from domain.afspraken.verloop import Punt
from figures.afspraken.lijst import Lijstafspraak
from pages.afspraken.lees import GelezenAfspraken
from pages.afspraken.lees import lees as lees_lijst
from pages.gemeen.stand import geopend
from store.vragen.afspraken import rijen, verloop
from store.vragen.afspraken.keuzes import keuzes
from store.vragen.afspraken.lijst import Lijstregel, gemeente_van
from store.vragen.afspraken.rijen import Rijentelling
from store.vragen.afspraken.selectie import Tellingcontext, kader
from store.vragen.prognose.antwoord import kans_van


@dataclass(frozen=True)
class Geteld:
    """What is known of the rows of an afspraak that is counted."""

    kader: Tellingcontext
    tellingen: tuple[Rijentelling, ...]
    punten: tuple[Punt, ...]
    bronnen: tuple[str, ...]


@dataclass(frozen=True)
class Afspraakgegevens:
    """One afspraak of one stand.

    gelezen: all afspraken of its gemeente on that peildatum, with names. gevraagd: the peildatum
    asked for; dagen: what can be asked for, newest first. geteld: None where nothing is counted
    from mutaties. samenhang: how its status, restopgave and chance go together.
    """

    stand: str
    regel: Lijstregel
    gelezen: GelezenAfspraken
    gevraagd: date | None
    dagen: tuple[date, ...] = ()
    geteld: Geteld | None = None
    vervangen_door: tuple[Lijstafspraak, ...] = field(default=())
    samenhang: Samenhang | None = None

    @property
    def afspraak(self) -> Afspraak:
        """What was agreed."""
        return self.regel.afspraak

    @property
    def lijn(self) -> Lijstafspraak:
        """The same with names."""
        return self.gelezen.lijnen[self.afspraak.id]

    @property
    def delen(self) -> tuple[Lijstafspraak, ...]:
        """Its parts, in order."""
        return tuple(
            r for r in self.gelezen.lijnen.values() if r.afspraak.hoort_bij == self.afspraak.id
        )

    def ander(self, id_: str | None) -> Lijstafspraak | None:
        """Another afspraak of the same gemeente; None where it is not there."""
        return self.gelezen.lijnen.get(id_) if id_ else None

    def naam(self, code: str) -> str:
        """A code of a gemeente, gebied or party as a name."""
        return self.gelezen.naslag.namen.get(code, code)


# A stand never changes: what it says of an afspraak on a day is worked out once per process.
@lru_cache(maxsize=128)
def lees(stand: str, id_: str, gevraagd: date | None) -> Afspraakgegevens | None:
    """One afspraak; None where the stand does not know it."""
    with geopend(stand) as s:
        gevonden = gemeente_van(s.conn, id_)
        if gevonden is None:
            return None
        gemeenten = (gevonden,) if gevonden else ()
        gelezen = lees_lijst(stand, gemeenten, gevraagd)
        regel = next(r for r in gelezen.regels if r.afspraak.id == id_)
        dagen = keuzes(s.conn, gemeenten).dagen if gemeenten else ()
        return Afspraakgegevens(
            stand,
            regel,
            gelezen,
            gevraagd,
            tuple(dagen),
            _geteld(s.conn, regel),
            tuple(r for r in gelezen.lijnen.values() if r.afspraak.vervangt == id_),
            _samenhang(s.conn, gelezen.lijnen[id_]),
        )


def _samenhang(conn: Connection, lijn: Lijstafspraak) -> Samenhang | None:
    """With the chance, which is worked out only where there is something to hold it against."""
    if lijn.samenhang is None:
        return None
    return replace(lijn.samenhang, kans=kans_van(conn, lijn.afspraak, lijn.peildatum))


def _geteld(conn: Connection, regel: Lijstregel) -> Geteld | None:
    k = kader(conn, regel.afspraak, regel.oordeel, regel.peildatum)
    if k is None:
        return None
    return Geteld(
        k,
        rijen.tellingen(conn, k),
        verloop.punten(conn, k),
        rijen.bronnen(conn, k),
    )
