"""What may go from the folder of standen: old standen, and what a killed loader left behind."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from store.schijf import schrijven
from store.schijf.vastgesteld import MERK
from store.standen.bestand import StandInfo, lees_infos

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
