"""Parsed rows kept beside the archive, so that a build need not read every workbook again.

One folder per levering as read with one register by one version of the readers; it is made under
another name and then renamed, so it is there wholly or not. A folder that is damaged counts as not
there: its rows can always be made anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

import domain
import loaders
import telling
from loaders.archief.gebeurtenissen import Levering, gelezen_uit
from loaders.contract import GelezenVelden
from loaders.vera import codes
from store.schijf import schrijven as schijf

# What reads and types the rows, besides our own code.
_GEREEDSCHAP = ("pandas", "pyarrow", "openpyxl")
_INHOUD = "inhoud.json"


class LuieTabellen(dict[str, pd.DataFrame]):
    """Kept frames by name, each read when asked for and not held: a build asks one at a time."""

    def __init__(self, paden: dict[str, Path]) -> None:
        super().__init__(dict.fromkeys(paden, pd.DataFrame()))
        self._paden = paden

    @property
    def rijen(self) -> int:
        """How many rows there are together, without reading them."""
        return sum(pq.read_metadata(p).num_rows for p in self._paden.values())

    def __getitem__(self, naam: str) -> pd.DataFrame:
        return _lees(self._paden[naam])

    def __iter__(self) -> Iterator[str]:
        # Written out so that a copy with {**x} or dict(x) asks for the frames too.
        return iter(self._paden)

    def get(self, naam: str, default: Any = None) -> Any:
        """The frame, or the default where there is none."""
        return self[naam] if naam in self._paden else default

    def values(self) -> Any:
        """The frames, one by one."""
        return (self[naam] for naam in self._paden)

    def items(self) -> Any:
        """Names and frames, one by one."""
        return ((naam, self[naam]) for naam in self._paden)


class Leescache:
    """A folder of parsed leveringen. schrijven: False for who may change nothing."""

    def __init__(self, map_: Path, *, schrijven: bool = True) -> None:
        self.map = map_
        self._schrijven = schrijven

    def haal(self, sleutel: str) -> tuple[GelezenVelden, dict[str, pd.DataFrame]] | None:
        """The fields and frames kept under a key, None where they are not there or not whole.

        Who may not write holds no lock: a loader may clear the folder away, so all is read at once.
        """
        map_ = self.map / sleutel
        try:
            inhoud: dict[str, Any] = json.loads((map_ / _INHOUD).read_bytes())
            gelezen = gelezen_uit(inhoud["gelezen"])
            paden = {}
            for naam, sha256 in inhoud["tabellen"].items():
                pad = map_ / f"{naam}.parquet"
                if schijf.sha256_van(pad) != sha256:
                    return None
                paden[naam] = pad
            lui = LuieTabellen(paden)
            tabellen = lui if self._schrijven else dict(lui)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return (gelezen, tabellen) if gelezen else None

    def bewaar(
        self, sleutel: str, gelezen: GelezenVelden, tabellen: dict[str, pd.DataFrame]
    ) -> None:
        """Keep fields and frames; an older folder under this key makes place."""
        if not self._schrijven:
            return
        nieuw = schijf.tijdelijk_pad(self.map)
        try:
            nieuw.mkdir()
            sommen = {}
            for naam, frame in tabellen.items():
                pad = nieuw / f"{naam}.parquet"
                pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), pad)
                sommen[naam] = schijf.sha256_van(pad)
            inhoud = {"gelezen": asdict(gelezen), "tabellen": sommen}
            (nieuw / _INHOUD).write_text(json.dumps(inhoud, default=str))
            schijf.verwijder(self.map / sleutel)
            nieuw.rename(self.map / sleutel)
        finally:
            schijf.verwijder(nieuw)

    def houd(self, sleutels: set[str]) -> None:
        """Remove all but these."""
        if self._schrijven and self.map.is_dir():
            for pad in self.map.iterdir():
                if pad.name not in sleutels:
                    schijf.verwijder(pad)


def sleutel_van(levering: Levering, register_hash: str) -> str:
    """What the parsed rows of a levering depend on, as one hash."""
    waarvan = [
        levering.sha256,
        levering.bestand,
        asdict(levering.velden),
        levering.gelezen.ontvangen.isoformat() if levering.gelezen else "",
        register_hash,
        lezers_versie(),
    ]
    return hashlib.sha256(json.dumps(waarvan, sort_keys=True).encode()).hexdigest()[:32]


@cache
def lezers_versie() -> str:
    """A hash of all code that can change what is read: nobody has to remember to raise a number."""
    som = hashlib.sha256()
    for kamer in (loaders, telling, domain):
        for pad in sorted(Path(str(kamer.__file__)).parent.rglob("*.py")):
            som.update(pad.name.encode() + pad.read_bytes())
    # What the codes of a unit list mean is data that is reviewed, not code.
    for pad in sorted(codes.MAP.glob("*.csv")):
        som.update(pad.name.encode() + pad.read_bytes())
    for naam in _GEREEDSCHAP:
        som.update(f"{naam}{version(naam)}".encode())
    return som.hexdigest()[:16]


def _lees(pad: Path) -> pd.DataFrame:
    # Whole numbers with gaps must not come back as 2023.0.
    frame: pd.DataFrame = pq.read_table(pad, memory_map=False).to_pandas(integer_object_nulls=True)
    return frame
