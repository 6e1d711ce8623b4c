"""What a kind of source is: it fetches bytes into files, and reads nothing out of them.

A kind is a module of `soort` with the names of `Bronsoort`, entered in `lezen.SOORTEN`. The rest is
common to all: reading and checking the file with sources (`lezen`), archiving and loading what was
fetched through `loaders.dienst.dienst` (`ophalen`), and what is kept of each try (`toestand`). What
is fetched goes into the archive before anything reads it, so that it can be read again without the
source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from loaders.afspraken.vorm import Documentveld
from loaders.bestanden.toml_bestand import Pad
from loaders.bestanden.toml_velden import Melder
from loaders.bronnen.geheim import Geheimen
from loaders.contract import Velden
from loaders.dienst.aannemen import Geladen
from loaders.verdict.fouten import KanNiet


class BronFout(KanNiet):
    """The source could not be asked, or gave what is no use; the text says why (Dutch)."""


@dataclass(frozen=True)
class Bron:
    """One source as configured.

    soort: name of its kind. wanneer: when it is pulled by itself (five fields as in cron), empty
    where only by hand. eigen: the fields of that kind in Python types, secrets not filled in.
    velden: the fields of the levering. map_: the folder of the file with sources, where relative
    paths start.
    """

    naam: str
    soort: str
    eigen: Mapping[str, Any]
    velden: Velden
    map_: Path
    wanneer: str = ""


@dataclass(frozen=True)
class Opgehaald:
    """One file that was fetched, to load with these fields: it becomes one levering.

    pad: its name says what it is where the name counts (the table of a CSV), and is the same every
    pull: a later file of that name and fields takes the place of the earlier. bewust: somebody put
    it there today, so what was withdrawn may come back. klaar: called with the verdict when the
    file was taken in, known already or refused; not in a try-out.
    """

    pad: Path
    velden: Velden
    bewust: bool = False
    klaar: Callable[[Geladen], None] | None = None


@dataclass(frozen=True)
class Ophaling:
    """What one pull brought. No bestanden: the source says that nothing changed.

    onthoud: what the kind wants back at its next pull (plain JSON, no secrets), kept in the home.
    meldingen: what a reader must know about the fetching itself (Dutch sentences).
    """

    bestanden: Sequence[Opgehaald]
    onthoud: Mapping[str, Any] = field(default_factory=dict)
    meldingen: Sequence[str] = ()


def _stil(_: str, __: int, ___: int) -> None: ...


@dataclass(frozen=True)
class Hulp:
    """What a kind is fetched with.

    map_: an empty folder for the files, gone after the pull and outside the home. bewaarmap: a
    folder of this source that stays, for a download that was cut off; not there until the kind
    makes it, and it may be lost at any time. geheimen: fills in secrets. onthouden: what the last
    successful pull gave as `onthoud`. proef: a try-out, that may change nothing anywhere (its
    bewaarmap is a passing one). voortgang: takes what is being done, which (from 1) of how many
    (0: nobody knows).
    """

    map_: Path
    bewaarmap: Path
    geheimen: Geheimen
    onthouden: Mapping[str, Any] = field(default_factory=dict)
    proef: bool = False
    voortgang: Callable[[str, int, int], None] = _stil


class Bronsoort(Protocol):
    """A kind of source.

    NAAM: its name in the file. VORM: its plain fields (`loaders.afspraken.vorm.Documentveld`). LOS:
    names of fields that it reads itself: secrets and tables. NODIG: which fields of the levering
    must be given.
    """

    @property
    def NAAM(self) -> str: ...  # noqa: D102 - explained above; constants of a module
    @property
    def VORM(self) -> Mapping[str, Documentveld]: ...  # noqa: D102
    @property
    def LOS(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def NODIG(self) -> Sequence[str]: ...  # noqa: D102

    def lees(
        self, ruw: Mapping[str, Any], velden: Mapping[str, Any], melder: Melder, pad: Pad
    ) -> Mapping[str, Any]:
        """The fields of LOS in Python types, and what one field alone cannot tell to melder.

        ruw: the source's table as written; velden: its plain fields that are right. Never asks the
        source, and never puts the value of a secret in a message.
        """

    def haal(self, bron: Bron, hulp: Hulp) -> Ophaling:
        """Fetch. Raises BronFout, or whatever a library raises: that is one failed source."""
