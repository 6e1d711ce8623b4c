"""One stand on disk, with the metadata beside it, and the pointer that says which stand is shown.

A stand is a DuckDB file and `<id>.json`, which is what makes it exist: it is written last and
removed first. Looked at here too: whether the stand is still whole.

The pointer is one small file, replaced in one step, so that a reader finds the old or the new. It
holds which standen were shown before, for the day that the newest turns out to be damaged.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path

import duckdb
from sqlalchemy.exc import SQLAlchemyError

from store.schijf.schrijven import sha256_van, vervang
from store.schijf.vastgesteld import MerkBeschadigd, Vaststellingsmerk, lees_merk
from store.standen.motoren import lees_motor

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


WIJZER = "huidig.json"
LANGST = 60  # characters of an id; no file can have a name of an address's length

# The version of the tables of a stand. A table or column that is added changes nothing: a stand
# that lacks it is filled in (`store.standen.motoren`), an older Woonsaldo does not look at it.
# Raise SCHEMA where one goes or comes to mean something else, and OUDSTE where older standen cannot
# be read.
SCHEMA, OUDSTE = 1, 1


class StandFout(Exception):
    """Something about a stand cannot be done; the text says what (Dutch)."""


class GeenStand(StandFout):
    """Nothing was published yet."""


class GeenVastgesteld(GeenStand):
    """There are standen, but none that readers may see: not one is vastgesteld."""


class OnbekendeStand(StandFout):
    """There is no stand with this id."""


class StandBeschadigd(StandFout):
    """The file of a stand is gone or differs from what was published."""


class StandOnleesbaar(StandBeschadigd):
    """The file is what was published, and this version of Woonsaldo cannot read it."""


@dataclass(frozen=True)
class StandInfo:
    """What is known of a stand.

    volgnummer: order of building. gebouwd: UTC. grootte in bytes. tellingen: rows per table.
    schema: version of the tables (`SCHEMA`); standen from before it was written down have 1.
    vastgezet: kept for good. vastgesteld: its label, None for a concept. huidig: readers see it.
    nieuwste: it is the one last published or chosen. beschadigd: id of the newer stand that is
    damaged and that this one stands in for (`wijzer` where the pointer itself is damaged or gone).
    """

    id: str
    bestand: str
    sha256: str
    grootte: int
    volgnummer: int
    gebouwd: datetime
    tellingen: dict[str, int] = field(default_factory=dict)
    schema: int = 1
    vastgezet: bool = False
    vastgesteld: Vaststellingsmerk | None = None
    huidig: bool = False
    nieuwste: bool = False
    beschadigd: str | None = None

    def met(self, **wijzigingen: object) -> StandInfo:
        """A copy with some fields changed."""
        return replace(self, **wijzigingen)  # type: ignore[arg-type]


# What is looked up anew on every reading.
_NIET_BEWAARD = ("vastgezet", "vastgesteld", "huidig", "nieuwste", "beschadigd")
_BEWAARD = frozenset(f.name for f in fields(StandInfo)) - set(_NIET_BEWAARD)


def schrijf_info(map_: Path, info: StandInfo) -> None:
    """Write the metadata: from here on the stand exists."""
    inhoud = asdict(info) | {"gebouwd": info.gebouwd.isoformat()}
    for weg in _NIET_BEWAARD:
        del inhoud[weg]
    vervang(map_ / f"{info.id}.json", json.dumps(inhoud, indent=1).encode())


def lees_info(map_: Path, stand_id: str) -> StandInfo:
    """The metadata of a stand; raises OnbekendeStand or StandBeschadigd."""
    pad = map_ / f"{stand_id}.json"
    # An id comes from an address too: it is a name in this folder or it is nothing.
    if len(stand_id) > LANGST:
        raise OnbekendeStand(f"Stand '{stand_id[:LANGST]}…' is er niet.")
    if not stand_id.isalnum() or pad.name == WIJZER:
        raise OnbekendeStand(f"Stand '{stand_id}' is er niet.")
    try:
        inhoud = json.loads(pad.read_bytes())
        inhoud["gebouwd"] = datetime.fromisoformat(inhoud["gebouwd"])
        # What a newer Woonsaldo wrote beside it is not ours to judge; `schema` says if it matters.
        info = StandInfo(**{k: v for k, v in inhoud.items() if k in _BEWAARD})
        if type(info.schema) is not int:
            raise ValueError("schema")
    except FileNotFoundError:
        raise OnbekendeStand(f"Stand '{stand_id}' is er niet.") from None
    except (ValueError, TypeError, KeyError, AttributeError) as fout:
        raise StandBeschadigd(f"Het bestand {pad} is beschadigd.") from fout
    return info.met(
        vastgezet=(map_ / f"{stand_id}.vast").exists(), vastgesteld=_merk(map_, stand_id)
    )


def _merk(map_: Path, stand_id: str) -> Vaststellingsmerk | None:
    # A mark that cannot be read says nothing of the figures; `Standen` reports it.
    with contextlib.suppress(MerkBeschadigd):
        return lees_merk(map_, stand_id)
    return None


def lees_infos(map_: Path) -> list[StandInfo]:
    """The metadata of all standen in a folder that can be read, newest first."""
    infos = []
    for pad in map_.glob("*.json"):
        if pad.name == WIJZER:
            continue
        with contextlib.suppress(OnbekendeStand, StandBeschadigd):
            infos.append(lees_info(map_, pad.stem))
    return sorted(infos, key=lambda i: -i.volgnummer)


class Keuring:
    """Says whether stand files are whole and can be read, looked at once per file as it lies there.

    Size and time of change are looked at on every question, so that a file that is cut off later
    is noticed without reading it all again.
    """

    def __init__(self) -> None:
        self._gezien: dict[tuple[str, int, int, int], str] = {}
        self._open: dict[tuple[str, int, int, int], bool] = {}

    def eis_heel(self, map_: Path, info: StandInfo) -> None:
        """Raise StandBeschadigd where the file is gone or is not what was published.

        StandOnleesbaar where it is, and cannot be read by this version.
        """
        if info.schema > SCHEMA:
            raise StandOnleesbaar(
                f"Stand {info.id} is gemaakt door een nieuwere versie van Woonsaldo. Werk "
                "Woonsaldo bij."
            )
        if info.schema < OUDSTE:
            raise StandOnleesbaar(
                f"Stand {info.id} is te oud: deze versie van Woonsaldo leest hem niet meer."
            )
        pad = map_ / info.bestand
        try:
            s = pad.stat()
            kenmerk = (info.bestand, s.st_ino, s.st_size, s.st_mtime_ns)
            if s.st_size != info.grootte:
                raise StandBeschadigd(
                    f"Stand {info.id} is beschadigd: {pad} is {s.st_size} bytes groot "
                    f"in plaats van {info.grootte}."
                )
            if kenmerk not in self._gezien:
                self._gezien[kenmerk] = sha256_van(pad)
        except OSError as fout:
            raise StandBeschadigd(
                f"Stand {info.id} is niet te lezen: {pad} ({fout.strerror})."
            ) from fout
        if self._gezien[kenmerk] != info.sha256:
            raise StandBeschadigd(f"Stand {info.id} is beschadigd: {pad} is veranderd.")
        if kenmerk not in self._open:
            self._open[kenmerk] = _is_te_openen(pad)
        if not self._open[kenmerk]:
            raise StandOnleesbaar(
                f"Stand {info.id} is niet te lezen: deze versie van Woonsaldo opent {pad} niet."
            )


def _is_te_openen(pad: Path) -> bool:
    motor = lees_motor(pad)
    try:
        motor.connect().close()
    except (SQLAlchemyError, duckdb.Error):
        return False
    finally:
        motor.dispose()
    return True
