"""The marks beside the standen that say which are vastgesteld, with their label.

`<id>.vastgesteld` follows from the archive (an event there): who holds the lock writes all marks
anew whenever they differ. A reader only looks at these files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from store.schijf.schrijven import vervang

MERK = ".vastgesteld"


class MerkBeschadigd(Exception):
    """A mark is there and cannot be read; the text says which file (Dutch)."""


@dataclass(frozen=True)
class Vaststellingsmerk:
    """label: as people know it ("BO november 2026"). nummer: of the event; the last one counts.

    tijd: UTC. door: the user of the machine.
    """

    label: str
    nummer: int
    tijd: datetime
    door: str


def lees_merk(map_: Path, stand_id: str) -> Vaststellingsmerk | None:
    """The mark of a stand, None where it has none; raises MerkBeschadigd."""
    pad = map_ / f"{stand_id}{MERK}"
    try:
        inhoud = json.loads(pad.read_bytes())
        return Vaststellingsmerk(
            str(inhoud["label"]),
            int(inhoud["nummer"]),
            datetime.fromisoformat(inhoud["tijd"]),
            str(inhoud["door"]),
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as fout:
        raise MerkBeschadigd(f"Het bestand {pad} is beschadigd.") from fout


def lees_merken(map_: Path) -> tuple[dict[str, Vaststellingsmerk], list[str]]:
    """Every mark that can be read, the last first, and the ids of those that cannot."""
    goed: dict[str, Vaststellingsmerk] = {}
    kapot: list[str] = []
    for pad in sorted(map_.glob(f"*{MERK}")):
        try:
            if merk := lees_merk(map_, pad.stem):
                goed[pad.stem] = merk
        except MerkBeschadigd:
            kapot.append(pad.stem)
    return dict(sorted(goed.items(), key=lambda m: -m[1].nummer)), kapot


def schrijf_merken(map_: Path, gewenst: Mapping[str, Vaststellingsmerk]) -> None:
    """Make the marks these and no others. The last one first: readers go from good to good."""
    goed, kapot = lees_merken(map_)
    for stand_id, merk in sorted(gewenst.items(), key=lambda m: -m[1].nummer):
        if goed.get(stand_id) != merk:
            inhoud = asdict(merk) | {"tijd": merk.tijd.isoformat()}
            vervang(map_ / f"{stand_id}{MERK}", json.dumps(inhoud, indent=1).encode())
    for stand_id in {*goed, *kapot} - gewenst.keys():
        (map_ / f"{stand_id}{MERK}").unlink(missing_ok=True)
