"""Whether what readers see is what belongs to the archive: accepted, and not yet in the stand.

Asked on every visit, so the events are read again only where one was added or removed. Whether
every kept file is whole is another matter: a writer looks at that (`Archief.keur`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from loaders.archief.archief import Archief
from loaders.archief.manifest import maak_manifest
from loaders.archief.omgeving import bezet
from loaders.archief.vastgesteld import merken
from loaders.verdict.fouten import LaderFout
from settings import Settings
from store.schijf.vastgesteld import lees_merken
from store.standen.lezen import StandenLezer
from store.standen.standen import Vaststellingsmerk

Achterstand = Literal["bij", "bezig", "achter", "beschadigd"]


@dataclass(frozen=True)
class _Hoort:
    """What belongs to an archive: the id of its stand ("" without any event) and the marks."""

    stand: str
    merken: Mapping[str, Vaststellingsmerk]


def achterstand(settings: Settings, standen: StandenLezer) -> Achterstand:
    """`achter` where the shown stand or the marks beside the standen are not those of the archive.

    `bezig`: that too, and a loader is at work that will mend it. A stand that was chosen with this
    archive (a rollback) is not behind. `beschadigd`: the events cannot be read (`fout` says why).
    Without any event there is nothing to be behind of.
    """
    try:
        if _is_bij(settings, standen):
            return "bij"
        if bezet(settings.home):
            return "bezig"
        # Once more: a loader may have ended between the two questions.
        return "bij" if _is_bij(settings, standen) else "achter"
    except (LaderFout, OSError):
        return "beschadigd"


def fout(settings: Settings) -> str:
    """Why the events cannot be read (Dutch), "" where they can."""
    try:
        _hoort_bij(settings)
    except (LaderFout, OSError) as waarom:
        return str(waarom)
    return ""


def _is_bij(settings: Settings, standen: StandenLezer) -> bool:
    hoort = _hoort_bij(settings)
    if not hoort.stand:
        return True
    wijzer = standen.wijzer()
    bij = wijzer is not None and wijzer.archief == hoort.stand
    return bij and lees_merken(standen.map) == (hoort.merken, [])


def _hoort_bij(settings: Settings) -> _Hoort:
    # Before the reading: what is added meanwhile gives another kenmerk at the next question.
    kenmerk = Archief(settings.home).kenmerk()
    return _lees(settings.home, settings.voorbeeld, kenmerk)


# What raises is not kept, so an archive that was put back is seen at once.
@lru_cache(maxsize=8)
def _lees(home: Path, voorbeeld: bool, _kenmerk: tuple[int, ...]) -> _Hoort:
    gebeurtenissen = Archief(home).gebeurtenissen()
    if not gebeurtenissen:
        return _Hoort("", {})
    manifest = maak_manifest(gebeurtenissen, voorbeeld=voorbeeld)
    return _Hoort(manifest.stand_id, merken(gebeurtenissen))
