"""The pointer: which stand is shown, and which were shown before it.

One small file, replaced in one step, so that a reader finds the old or the new. The history is in
it, for the day that the newest stand turns out to be damaged.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from store.schijf.schrijven import vervang

LENGTE = 50


class WijzerBeschadigd(Exception):
    """The pointer file is there and cannot be read; the text says which file (Dutch)."""


@dataclass(frozen=True)
class Wijzer:
    """stand: the id shown. archief: the id that belonged to the archive when it was published;
    after a rollback the two differ. geschiedenis: ids shown earlier, newest first.
    """

    stand: str
    archief: str
    geschiedenis: tuple[str, ...] = ()

    def naar(self, stand: str, archief: str | None = None) -> Wijzer:
        """The pointer after another stand is published."""
        eerder = (self.stand, *self.geschiedenis)
        return replace(
            self,
            stand=stand,
            archief=archief or self.archief,
            geschiedenis=tuple(s for s in dict.fromkeys(eerder) if s != stand)[:LENGTE],
        )


def lees_wijzer(pad: Path) -> Wijzer | None:
    """The pointer, None where nothing was published yet; raises WijzerBeschadigd."""
    try:
        inhoud = json.loads(pad.read_bytes())
        return Wijzer(
            str(inhoud["stand"]),
            str(inhoud["archief"]),
            tuple(str(s) for s in inhoud["geschiedenis"]),
        )
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as fout:
        raise WijzerBeschadigd(f"Het bestand {pad} is beschadigd.") from fout


def schrijf_wijzer(pad: Path, wijzer: Wijzer) -> None:
    """Publish: replace the pointer in one step."""
    inhoud = {
        "stand": wijzer.stand,
        "archief": wijzer.archief,
        "geschiedenis": list(wijzer.geschiedenis),
    }
    vervang(pad, json.dumps(inhoud, indent=1).encode())
