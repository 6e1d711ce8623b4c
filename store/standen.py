"""The folder of standen: publish, list, open, roll back, pin, prune.

A published file is never written to. Publishing is one replaced pointer, so a reader never waits
for a loader and never sees half a stand. Only the writing methods need the loaders' lock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from store import schijf, snoeien
from store.motoren import Motoren
from store.stand_bestand import (
    WIJZER,
    GeenStand,
    Keuring,
    OnbekendeStand,
    StandBeschadigd,
    StandFout,
    StandInfo,
    lees_info,
    lees_infos,
    schrijf_info,
)
from store.wijzer import Wijzer, WijzerBeschadigd, lees_wijzer, schrijf_wijzer

__all__ = ["GeenStand", "OnbekendeStand", "StandBeschadigd", "StandFout", "StandInfo", "Standen"]


class Standen:
    """The standen in one folder. Safe to share between threads; connect after a fork."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self._wijzerpad = map_ / WIJZER
        self._keuring = Keuring()
        self._motoren = Motoren()

    # -- reading: never locks, never writes ----------------------------------------------------

    def huidig(self) -> StandInfo:
        """The stand to show: the published one, or the last good one where that is damaged.

        Raises GeenStand where nothing was published, StandBeschadigd where no stand is whole.
        """
        kapot = "wijzer" if self.wijzer() is None and self._wijzerpad.exists() else None
        for stand_id in self._volgorde():
            try:
                return self._heel(stand_id).met(huidig=True, beschadigd=kapot)
            except StandFout:
                kapot = kapot or stand_id
        if kapot is None:
            raise GeenStand("Er is nog geen stand.")
        raise StandBeschadigd(f"De stand is beschadigd ({kapot}) en er is geen andere die heel is.")

    def info(self, stand_id: str | None = None) -> StandInfo:
        """One whole stand, by default the current; raises StandFout where it is not to be had."""
        return self.huidig() if stand_id is None else self._heel(stand_id)

    def open(self, stand_id: str | None = None) -> Engine:
        """A read-only engine on a whole stand; the same engine for the same file.

        Raises GeenStand, OnbekendeStand or StandBeschadigd.
        """
        info = self.info(stand_id)
        return self._motoren.van(self.map / info.bestand, info.sha256)

    def lijst(self) -> list[StandInfo]:
        """All standen, newest first, also damaged ones (`beschadigd` is then their own id)."""
        nu = {i.id for i in self._getoond()}
        return [
            i.met(huidig=i.id in nu, beschadigd=None if self.heeft(i.id) else i.id)
            for i in lees_infos(self.map)
        ]

    def heeft(self, stand_id: str) -> bool:
        """Whether there is a whole stand with this id."""
        try:
            self._heel(stand_id)
        except StandFout:
            return False
        return True

    def wijzer(self) -> Wijzer | None:
        """The pointer as it stands, None where there is none or it is damaged."""
        try:
            return lees_wijzer(self._wijzerpad)
        except WijzerBeschadigd:
            return None

    # -- writing: only for who holds the lock --------------------------------------------------

    def nieuw_pad(self) -> Path:
        """A free path for a stand to be built in."""
        return schijf.tijdelijk_pad(self.map, ".duckdb")

    def publiceer(
        self, stand_id: str, pad: Path, tellingen: Mapping[str, int] | None = None
    ) -> StandInfo:
        """Take a closed database file in as a stand and show it. The file moves.

        Killed halfway, it leaves a file without metadata (removed by the next `snoei`) or a stand
        that is not pointed at yet (`wijs` does that).
        """
        if pad.with_name(f"{pad.name}.wal").exists():
            raise StandFout(f"{pad} is niet goed gesloten.")
        pad.chmod(0o444)
        schijf.fsync_bestand(pad)
        info = StandInfo(
            id=stand_id,
            bestand=self._vrije_naam(stand_id),
            sha256=schijf.sha256_van(pad),
            grootte=pad.stat().st_size,
            volgnummer=1 + max((i.volgnummer for i in lees_infos(self.map)), default=0),
            gebouwd=datetime.now(UTC).replace(microsecond=0),
            tellingen=dict(tellingen or {}),
        )
        pad.rename(self.map / info.bestand)
        schrijf_info(self.map, info)
        return self.wijs(stand_id, archief=stand_id)

    def wijs(self, stand_id: str, archief: str | None = None) -> StandInfo:
        """Show a whole stand that is there. archief: the id that belongs to the archive now.

        Raises OnbekendeStand or StandBeschadigd.
        """
        info = self._heel(stand_id)
        oud = self.wijzer()
        nieuw = oud.naar(stand_id, archief) if oud else Wijzer(stand_id, archief or stand_id)
        if nieuw != oud:
            schrijf_wijzer(self._wijzerpad, nieuw)
        return info.met(huidig=True)

    def rollback(self, stand_id: str) -> StandInfo:
        """Show an older stand again; raises OnbekendeStand or StandBeschadigd."""
        return self.wijs(stand_id)

    def pin(self, stand_id: str) -> None:
        """Keep a stand for good; raises OnbekendeStand or StandBeschadigd."""
        self._heel(stand_id)
        schijf.vervang(self.map / f"{stand_id}.vast", b"")

    def unpin(self, stand_id: str) -> None:
        """Let `snoei` remove a stand again when it is old; raises OnbekendeStand."""
        lees_info(self.map, stand_id)
        (self.map / f"{stand_id}.vast").unlink(missing_ok=True)

    def snoei(self, bewaar: int = snoeien.BEWAAR) -> list[str]:
        """Keep the newest, the pinned and the shown standen; the ids of those that went.

        Also removes what a killed loader left behind. A reader that has a file open keeps it.
        """
        wijzer = self.wijzer()
        houd = {i.id for i in self._getoond()} | ({wijzer.stand} if wijzer else set())
        weg = snoeien.snoei(self.map, houd, bewaar)
        snoeien.ruim_op(self.map)
        return weg

    # -- inside --------------------------------------------------------------------------------

    def _heel(self, stand_id: str) -> StandInfo:
        info = lees_info(self.map, stand_id)
        self._keuring.eis_heel(self.map, info)
        return info

    def _getoond(self) -> list[StandInfo]:
        try:
            return [self.huidig()]
        except StandFout:
            return []

    def _volgorde(self) -> Iterator[str]:
        """The ids to try for showing: the published one, its history, then the newest built."""
        if not self._wijzerpad.exists():
            return
        wijzer = self.wijzer()
        eerder = (wijzer.stand, *wijzer.geschiedenis) if wijzer else ()
        yield from eerder
        yield from (i.id for i in lees_infos(self.map) if i.id not in eerder)

    def _vrije_naam(self, stand_id: str) -> str:
        """A name not used for this stand before: DuckDB may keep serving the old file under it."""
        oud = [i.bestand for i in lees_infos(self.map) if i.id == stand_id]
        namen = [f"{stand_id}.duckdb", *(f"{stand_id}-{n}.duckdb" for n in range(2, 1000))]
        return next(n for n in namen if n not in oud and not (self.map / n).exists())
