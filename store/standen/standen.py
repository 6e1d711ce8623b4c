"""The folder of standen: publish, list, open, roll back, pin, mark, prune.

A published file is never written to. Publishing is one replaced pointer, so a reader never waits
for a loader and never sees half a stand. Only the writing methods need the loaders' lock. What may
go are old standen, and what a killed loader left behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from store.schijf import schrijven
from store.schijf.vastgesteld import MERK, Vaststellingsmerk, schrijf_merken
from store.standen.bestand import (
    SCHEMA,
    GeenStand,
    GeenVastgesteld,
    OnbekendeStand,
    StandBeschadigd,
    StandFout,
    StandInfo,
    Wijzer,
    lees_info,
    lees_infos,
    schrijf_info,
    schrijf_wijzer,
)
from store.standen.lezen import StandenLezer

BEWAAR = 20


def snoei(map_: Path, houd: Iterable[str], bewaar: int = BEWAAR) -> list[str]:
    """Remove the metadata of all but the newest `bewaar`, the pinned ones, the vastgestelde ones
    (also where their mark cannot be read) and `houd`.

    The ids that went; their files go in `ruim_op`. A reader that has a file open keeps it.
    """
    infos = lees_infos(map_)
    vast = {pad.stem for kenmerk in (".vast", MERK) for pad in map_.glob(f"*{kenmerk}")}
    blijft = {i.id for i in infos[:bewaar]} | vast | set(houd)
    weg = [i.id for i in infos if i.id not in blijft]
    for stand_id in weg:
        (map_ / f"{stand_id}.json").unlink(missing_ok=True)
    return weg


def ruim_op(map_: Path) -> None:
    """Remove temporary files, and databases that no metadata names."""
    if not map_.is_dir():
        return
    schrijven.ruim_tijdelijk(map_)
    infos = {i.id: i for i in lees_infos(map_)}
    for pad in map_.glob("*.duckdb"):
        if not _hoort_bij(map_, pad, infos):
            pad.unlink(missing_ok=True)


def _hoort_bij(map_: Path, pad: Path, infos: dict[str, StandInfo]) -> bool:
    stand_id = pad.stem.split("-")[0]
    if stand_id in infos:
        return infos[stand_id].bestand == pad.name
    # Metadata that cannot be read: the file is all that is left of that stand.
    return (map_ / f"{stand_id}.json").exists()


__all__ = [
    "GeenStand", "GeenVastgesteld", "OnbekendeStand", "StandBeschadigd", "StandFout", "StandInfo",
    "Standen", "Vaststellingsmerk",
]  # fmt: skip


class Standen(StandenLezer):
    """The same folder, also for who writes: only who holds the lock may call these methods."""

    def nieuw_pad(self) -> Path:
        """A free path for a stand to be built in."""
        return schrijven.tijdelijk_pad(self.map, ".duckdb")

    def publiceer(
        self,
        stand_id: str,
        pad: Path,
        tellingen: Mapping[str, int] | None = None,
        *,
        toon: bool = True,
    ) -> StandInfo:
        """Take a closed database file in as a stand and show it. The file moves.

        toon: False only puts it beside the others (an older stand that was built again). Killed
        halfway, it leaves a file without metadata (removed by the next `snoei`) or a stand that
        is not pointed at yet (`wijs` does that). Without any pointer that stand is shown.
        """
        if pad.with_name(f"{pad.name}.wal").exists():
            raise StandFout(f"{pad} is niet goed gesloten.")
        pad.chmod(0o444)
        schrijven.fsync_bestand(pad)
        info = StandInfo(
            id=stand_id,
            bestand=self._vrije_naam(stand_id),
            sha256=schrijven.sha256_van(pad),
            grootte=pad.stat().st_size,
            volgnummer=self._volgnummer(stand_id, toon=toon),
            gebouwd=datetime.now(UTC).replace(microsecond=0),
            tellingen=dict(tellingen or {}),
            schema=SCHEMA,
        )
        pad.rename(self.map / info.bestand)
        schrijf_info(self.map, info)
        return self.wijs(stand_id, archief=stand_id) if toon else info

    def wijs(self, stand_id: str, archief: str | None = None) -> StandInfo:
        """Show a whole stand that is there. archief: the id that belongs to the archive now.

        Raises OnbekendeStand or StandBeschadigd.
        """
        info = self._heel(stand_id)
        oud = self.wijzer()
        nieuw = oud.naar(stand_id, archief) if oud else Wijzer(stand_id, archief or stand_id)
        if nieuw != oud:
            schrijf_wijzer(self._wijzerpad, nieuw)
        return info.met(huidig=not self.alleen_vastgesteld, nieuwste=True)

    def rollback(self, stand_id: str) -> StandInfo:
        """Show an older stand again; raises OnbekendeStand or StandBeschadigd."""
        return self.wijs(stand_id)

    def herstel_wijzer(self) -> str | None:
        """Write the pointer again where it is gone or damaged: to the newest whole stand.

        The id it points at then, None where there was nothing to mend or nothing to point at.
        """
        if self.wijzer() is not None:
            return None
        heel = [i.id for i in lees_infos(self.map) if self.heeft(i.id)]
        if not heel:
            return None
        schrijf_wijzer(self._wijzerpad, Wijzer(heel[0], heel[0], tuple(heel[1:])))
        return heel[0]

    def pin(self, stand_id: str) -> None:
        """Keep a stand for good; raises OnbekendeStand or StandBeschadigd."""
        self._heel(stand_id)
        schrijven.vervang(self.map / f"{stand_id}.vast", b"")

    def unpin(self, stand_id: str) -> None:
        """Let `snoei` remove a stand again when it is old; raises OnbekendeStand."""
        lees_info(self.map, stand_id)
        (self.map / f"{stand_id}.vast").unlink(missing_ok=True)

    def merk(self, vastgesteld: Mapping[str, Vaststellingsmerk]) -> None:
        """Mark these standen as vastgesteld and no others, as the archive says.

        A stand that is not there is marked too: then it is missed, not forgotten.
        """
        schrijf_merken(self.map, vastgesteld)

    def snoei(self, bewaar: int = BEWAAR) -> list[str]:
        """Keep the newest, the pinned, vastgestelde and shown standen; the ids of those that went.

        Also removes what a killed loader left behind. A reader that has a file open keeps it.
        """
        wijzer = self.wijzer()
        getoond = {self._id_van(self.huidig), self._id_van(self.nieuwste)} - {None}
        houd = getoond | ({wijzer.stand} if wijzer else set())
        weg = snoei(self.map, {i for i in houd if i}, bewaar)
        ruim_op(self.map)
        return weg

    def _volgnummer(self, stand_id: str, *, toon: bool) -> int:
        """The order of building. One that was built again keeps its place in it, where known."""
        infos = {i.id: i.volgnummer for i in lees_infos(self.map)}
        if not toon and stand_id in infos:
            return infos[stand_id]
        if not toon and self.wijzer():
            return min(infos.values(), default=1) - 1
        return 1 + max(infos.values(), default=0)

    def _vrije_naam(self, stand_id: str) -> str:
        """A name not used for this stand before: DuckDB may keep serving the old file under it."""
        oud = [i.bestand for i in lees_infos(self.map) if i.id == stand_id]
        namen = [f"{stand_id}.duckdb", *(f"{stand_id}-{n}.duckdb" for n in range(2, 1000))]
        return next(n for n in namen if n not in oud and not (self.map / n).exists())
