"""Whether what was fetched is in the archive already, so that a pull of the same makes nothing new.

Source: docs/delivery-format.md, "The same file with the same fields again". A pull comes every
night, so the day of receipt does not count here; with one exception, see `_dekt_meer`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from loaders.archief.gebeurtenissen import Levering
from loaders.archief.manifest import Manifest
from loaders.uitslag import Velden

# What a reader fills in by itself.
_ZELF = ("tabel", "ontvangen")


@dataclass(frozen=True)
class Gezocht:
    """A file that was fetched: its bare name, SHA-256 and given fields."""

    bestand: str
    sha256: str
    velden: Velden

    def in_(self, leveringen: Iterable[Levering]) -> Levering | None:
        """The last levering of this name and these fields, where it has these bytes.

        An older one does not do: a source that went back to what it said before says it anew.
        """
        namen = [f.name for f in fields(Velden) if f.name not in _ZELF]
        zelfde = [
            lev
            for lev in leveringen
            if lev.bestand == self.bestand
            and all(getattr(lev.velden, n) == getattr(self.velden, n) for n in namen)
        ]
        return zelfde[-1] if zelfde and zelfde[-1].sha256 == self.sha256 else None


def telt_al(manifest: Manifest, gezocht: Gezocht, vandaag: date) -> Levering | None:
    """The levering that counts already with these bytes and fields."""
    levering = gezocht.in_(manifest.leveringen)
    return None if levering is None or _dekt_meer(levering, vandaag) else levering


def ingetrokken(manifest: Manifest, gezocht: Gezocht) -> Levering | None:
    """The same, where it was withdrawn or removed since: somebody decided that it must not count.

    A pull in the night must not undo that.
    """
    levering = gezocht.in_(lev for lev in manifest.alle if lev.aangenomen)
    return levering if levering in manifest.weg else None


def geweigerd(manifest: Manifest, gezocht: Gezocht) -> Levering | None:
    """The same, where it was refused."""
    levering = gezocht.in_(manifest.alle)
    return None if levering is None or levering.aangenomen else levering


def _dekt_meer(lev: Levering, vandaag: date) -> bool:
    """Whether the same bytes say more today: the verslagperiode is over, and was not on receipt.

    A claim on realised figures ends on the day of receipt (docs/definitions.md). Without this the
    last months of a year in which nothing changed would stay unknown for ever.
    """
    if lev.gelezen is None or lev.gelezen.periode is None:
        return False
    return lev.gelezen.ontvangen < lev.gelezen.periode.tot <= vandaag
