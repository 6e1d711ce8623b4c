"""Files that somebody dropped on the page, until they are accepted or a day has gone by.

    <home>/aangeboden/<id>/bestand     the bytes
    <home>/aangeboden/<id>/meta.json   name as given, hash, size, when

Nothing a visitor sends becomes a path: the id is ours, the name is only shown and read for the
name of its table.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from loaders.archief.herlezen import kale_naam
from loaders.bestanden.openen import veilige_naam
from store.schijf import schrijven

# A levering of 100,000 rows is 12 MB as CSV; what may come out of a workbook is checked later.
MAX_BYTES = 50_000_000
MAX_SAMEN = 500_000_000
BEWAAR = timedelta(hours=24)
_ID = re.compile(r"[0-9a-f]{32}")


class AanbodFout(Exception):
    """An offered file cannot be taken in or is not there; the text (Dutch) says what to do."""


@dataclass(frozen=True)
class Aangeboden:
    """An offered file. naam: its bare name as given, fit to show. toen: UTC."""

    id: str
    naam: str
    sha256: str
    grootte: int
    toen: datetime


class Wachtkamer:
    """The offered files of a home. Several processes may use it at once."""

    def __init__(self, home: Path) -> None:
        self.map = home / "aangeboden"

    def neem(self, stroom: BinaryIO, naam: str) -> Aangeboden:
        """Keep what the stream gives. Raises AanbodFout where it is too much, OSError."""
        self.ruim()
        if sum(a.grootte for a in self._alle()) > MAX_SAMEN:
            raise AanbodFout(
                "Er wachten te veel bestanden op een besluit. Probeer het later opnieuw."
            )
        id_ = secrets.token_hex(16)
        tijdelijk = schrijven.tijdelijk_pad(self.map)
        try:
            tijdelijk.mkdir()
            sha256 = schrijven.kopieer(_Begrensd(stroom), tijdelijk / "bestand")  # type: ignore[arg-type]
            uit = Aangeboden(
                id=id_,
                naam=veilige_naam(Path(kale_naam(naam))),
                sha256=sha256,
                grootte=(tijdelijk / "bestand").stat().st_size,
                toen=datetime.now(UTC).replace(microsecond=0),
            )
            (tijdelijk / "meta.json").write_text(json.dumps(asdict(uit), default=str))
            tijdelijk.rename(self.map / id_)
        finally:
            schrijven.verwijder(tijdelijk)
        return uit

    def haal(self, id_: str) -> Aangeboden:
        """The file with this id; raises AanbodFout where it is gone or the id is none of ours."""
        try:
            if not _ID.fullmatch(id_):
                raise ValueError(id_)
            rauw = json.loads((self.map / id_ / "meta.json").read_text())
            return Aangeboden(**(rauw | {"toen": datetime.fromisoformat(rauw["toen"])}))
        except (OSError, ValueError, KeyError, TypeError) as fout:
            raise AanbodFout(
                "Dit bestand wacht niet meer op een besluit. Bied het opnieuw aan."
            ) from fout

    def pad(self, aanbod: Aangeboden) -> Path:
        """Where its bytes are (named by us, not by the visitor)."""
        return self.map / aanbod.id / "bestand"

    def ruim(self) -> None:
        """Remove what waited longer than BEWAAR."""
        grens = datetime.now(UTC) - BEWAAR
        for aanbod in self._alle():
            if aanbod.toen < grens:
                schrijven.verwijder(self.map / aanbod.id)
        for rest in self.map.glob(f"{schrijven.TIJDELIJK}*"):
            # A file that is being sent right now is younger.
            if datetime.fromtimestamp(rest.stat().st_mtime, UTC) < grens:
                schrijven.verwijder(rest)

    def weg(self, id_: str) -> None:
        """Remove one; gone already is fine."""
        if _ID.fullmatch(id_):
            schrijven.verwijder(self.map / id_)

    def wis(self, sha256: str) -> None:
        """Remove every file with these bytes: they were purged from the archive."""
        for aanbod in self._alle():
            if aanbod.sha256 == sha256:
                self.weg(aanbod.id)

    def _alle(self) -> list[Aangeboden]:
        uit = []
        for map_ in self.map.glob("[0-9a-f]*"):
            try:
                uit.append(self.haal(map_.name))
            except AanbodFout:
                continue
        return uit


class _Begrensd:
    """A stream that raises AanbodFout when it gives more than MAX_BYTES."""

    def __init__(self, stroom: BinaryIO) -> None:
        self._stroom = stroom
        self._over = MAX_BYTES

    def read(self, aantal: int) -> bytes:
        """The next bytes."""
        blok = self._stroom.read(aantal)
        self._over -= len(blok)
        if self._over < 0:
            raise AanbodFout(
                f"Het bestand is groter dan {MAX_BYTES // 1_000_000} MB. Lever het in delen aan."
            )
        return blok
