"""From what is archived back to typed rows: the leveringen that count, one at a time."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import overload

import pandas as pd

from loaders.archief.archief import Archief
from loaders.archief.gebeurtenissen import Levering
from loaders.archief.gelezen import Leescache, LuieTabellen, sleutel_van
from loaders.archief.manifest import Manifest
from loaders.contract import GelezenVelden, Uitslag
from loaders.controle import controleer
from loaders.register.register import Register
from loaders.tekst import STUURTEKEN
from loaders.verdict.fouten import NietTeLezen
from telling.rijen import LeveringData, LeveringMeta

# Rows of small leveringen that stay in memory between the passes of a build.
ONTHOUD = 200_000


class Archieflezer:
    """Reads the archived leveringen of a manifest, through the cache.

    A reference list is read with the lists before it, everything else with all of them.
    registers: those known already, by the ids of the lists they were made of; new ones are added.
    """

    def __init__(
        self,
        archief: Archief,
        cache: Leescache,
        manifest: Manifest,
        registers: dict[tuple[str, ...], Register],
    ) -> None:
        self._archief = archief
        self._cache = cache
        self._manifest = manifest
        self._register_bij: dict[str, Register] = {}
        self.register = Register()
        lijsten: tuple[str, ...] = ()
        for levering in manifest.referenties:
            self._register_bij[levering.id] = self.register
            lijsten = (*lijsten, levering.id)
            if lijsten not in registers:
                registers[lijsten] = self.register.plus(self.data(levering).tabellen)
            self.register = registers[lijsten]

    def data(self, levering: Levering) -> LeveringData:
        """Its typed rows; raises NietTeLezen where the register no longer lets it be read."""
        sleutel = self._sleutel(levering)
        bekend = self._cache.haal(sleutel)
        if bekend is None:
            uitslag = self._herlees(levering)
            if uitslag.gelezen is None or not uitslag.rapport.aangenomen:
                raise NietTeLezen(_waarom(levering, uitslag))
            self._cache.bewaar(sleutel, uitslag.gelezen, uitslag.tabellen)
            bekend = self._cache.haal(sleutel) or (uitslag.gelezen, uitslag.tabellen)
        return LeveringData(_meta(levering, bekend[0]), bekend[1])

    def eis_leesbaar(self) -> None:
        """Raise NietTeLezen where one of the leveringen cannot be read with these lists."""
        for levering in self._manifest.leveringen:
            self.data(levering)

    def onthoud(self, levering: Levering, uitslag: Uitslag) -> None:
        """Keep what was read just now, so that the build need not read it again."""
        if uitslag.gelezen is not None:
            self._cache.bewaar(self._sleutel(levering), uitslag.gelezen, uitslag.tabellen)

    def ruim_cache(self) -> None:
        """Drop parsed rows that this manifest does not use."""
        self._cache.houd({self._sleutel(lev) for lev in self._manifest.leveringen})

    def _sleutel(self, levering: Levering) -> str:
        return sleutel_van(levering, self._register(levering).hash)

    def _register(self, levering: Levering) -> Register:
        return self._register_bij.get(levering.id, self.register)

    def _herlees(self, levering: Levering) -> Uitslag:
        self._archief.bestanden.eis_heel(levering.sha256)
        dag = levering.gelezen.ontvangen if levering.gelezen else date.max
        with onder_naam(self._archief.bestanden.pad(levering.sha256), levering.bestand) as pad:
            register = self._register(levering)
            return controleer(pad, levering.velden, register, geen_eerdere, dag, opnieuw=True)


class Leveringen(Sequence[LeveringData]):
    """The leveringen that count, read when asked for, so that memory stays bounded."""

    def __init__(
        self,
        lezer: Archieflezer,
        leveringen: Sequence[Levering],
        voortgang: Callable[[int, int], None],
    ) -> None:
        self._lezer = lezer
        self._leveringen = leveringen
        self._voortgang = voortgang
        self._onthouden: dict[int, LeveringData] = {}
        self._rijen = 0

    def __len__(self) -> int:
        return len(self._leveringen)

    @overload
    def __getitem__(self, i: int) -> LeveringData: ...
    @overload
    def __getitem__(self, i: slice) -> Sequence[LeveringData]: ...
    def __getitem__(self, i: int | slice) -> LeveringData | Sequence[LeveringData]:
        if isinstance(i, slice):
            return Leveringen(self._lezer, self._leveringen[i], self._voortgang)
        plek = range(len(self))[i]
        if plek in self._onthouden:
            return self._onthouden[plek]
        self._voortgang(plek + 1, len(self))
        data = self._lezer.data(self._leveringen[plek])
        rijen = _rijen(data.tabellen)
        if self._rijen + rijen <= ONTHOUD:
            self._rijen += rijen
            self._onthouden[plek] = data = replace(data, tabellen=dict(data.tabellen))
        return data


def _rijen(tabellen: dict[str, pd.DataFrame]) -> int:
    if isinstance(tabellen, LuieTabellen):
        return tabellen.rijen
    return sum(len(frame) for frame in tabellen.values())


def geen_eerdere(_: frozenset[str]) -> Sequence[LeveringData]:
    """History checks only warn, and were done on the day the levering came in."""
    return ()


@contextlib.contextmanager
def onder_naam(bron: Path, naam: str, zijbestand: Path | None = None) -> Iterator[Path]:
    """A file of the archive under the name it was handed in with, its .toml beside it.

    The reader sees exactly the bytes that are kept, and the name, but never a path.
    """
    with tempfile.TemporaryDirectory(prefix="woonsaldo-") as map_:
        pad = Path(map_) / kale_naam(naam)
        pad.symlink_to(bron.resolve())
        if zijbestand is not None and zijbestand.is_file():
            pad.with_suffix(".toml").symlink_to(zijbestand.resolve())
        yield pad


def kale_naam(naam: str) -> str:
    """The last part of a name, whatever system it was written on; never a path."""
    kaal = naam.replace("\\", "/").rsplit("/", 1)[-1].replace("\0", "").strip()
    kaal = STUURTEKEN.sub("·", kaal)
    return kaal if kaal not in ("", ".", "..") else "bestand"


def _meta(levering: Levering, gelezen: GelezenVelden) -> LeveringMeta:
    velden = asdict(gelezen) | {"periode": gelezen.periode}
    return LeveringMeta(id=levering.id, sha256=levering.sha256, bestand=levering.bestand, **velden)


def _waarom(levering: Levering, uitslag: Uitslag) -> str:
    fouten = [m for m in uitslag.rapport.meldingen if m.ernst == "fout"]
    regels = [
        f"  {m.blad} rij {m.rij}: {m.melding} Gevonden: '{m.gevonden}'." if m.rij else m.melding
        for m in fouten[:3]
    ]
    meer = f"\n  en nog {len(fouten) - 3}" if len(fouten) > 3 else ""
    return (
        f"Levering {levering.id} ({levering.bestand}) is met de lijsten van nu niet te lezen:\n"
        + "\n".join(regels)
        + meer
    )
