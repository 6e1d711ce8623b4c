"""What accepting would change: the real load, on a copy of the archive that is thrown away.

The copy is made of hard links where that can be, so it costs no room; what is tried is exactly what
a load does.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from loaders.archief.omgeving import Omgeving
from loaders.contract import Velden
from loaders.dienst.dienst import Laaddienst, Resultaat
from loaders.verdict.fouten import KanNiet
from store.bouw.bouw import BouwFout
from store.schijf import schrijven
from store.standen.standen import Standen
from store.vragen.leveringen.verandering import Verandering, verandering


@dataclass(frozen=True)
class Proef:
    """aangenomen: whether every file would be. verandering: None where nothing would change."""

    aangenomen: bool
    verandering: Verandering | None

    def als_json(self) -> dict[str, Any]:
        """For the file of the task."""
        v = self.verandering
        return {"aangenomen": self.aangenomen, "verandering": v.als_json() if v else None}


def probeer(omgeving: Omgeving, paden: Sequence[Path], velden: Sequence[Velden]) -> Proef:
    """Load the files in a copy of this home and compare. Raises LaderFout, as the load would."""
    # A try-out replaces nothing, so there is nothing to confirm yet.
    with oefen(omgeving, paden, [replace(v, vervang="ja") for v in velden]) as (elders, resultaat):
        aangenomen = all(g.uitslag.rapport.aangenomen for g in resultaat.geladen)
        nu = omgeving.standen.huidig()
        if not aangenomen or resultaat.stand.id == nu.id:
            return Proef(aangenomen, None)
        return Proef(aangenomen, vergelijk(omgeving.standen, nu.id, elders.standen, resultaat))


@contextlib.contextmanager
def oefen(
    omgeving: Omgeving, paden: Sequence[Path], velden: Sequence[Velden]
) -> Iterator[tuple[Omgeving, Resultaat]]:
    """The load itself, in a copy of this home that is there until the end. Raises LaderFout."""
    with _kopie(omgeving) as elders:
        try:
            resultaat = Laaddienst(elders).laad(paden, velden)
        except KanNiet as fout:
            if not isinstance(fout.__cause__, BouwFout):
                raise
            # Its words speak of a levering that is in the archive; this one is not.
            raise KanNiet(
                "Met dit bestand is geen stand te bouwen: een controle is niet goed. "
                f"{fout.__cause__} Er is niets veranderd."
            ) from fout
        yield elders, resultaat


def vergelijk(eerst: Standen, id_: str, straks: Standen, resultaat: Resultaat) -> Verandering:
    """What a load changed in the stand `id_`: the same for a try-out and for the load itself."""
    goed = [g for g in resultaat.geladen if g.uitslag.gelezen and g.levering]
    gemeenten = {c for g in goed if g.uitslag.gelezen for c in g.uitslag.gelezen.gemeenten}
    with eerst.open(id_).connect() as oud, straks.open(resultaat.stand.id).connect() as nieuw:
        return verandering(
            oud, nieuw, [str(g.levering) for g in goed if not g.herhaling], sorted(gemeenten)
        )


@contextlib.contextmanager
def _kopie(omgeving: Omgeving) -> Iterator[Omgeving]:
    home = omgeving.settings.home
    # In the home itself: a hard link cannot reach another disk.
    map_ = schrijven.tijdelijk_pad(home / "taken")
    try:
        # Events first: what they speak of was written before them.
        for deel in ("gebeurtenissen", "bestanden", "verdicten", "gelezen"):
            _koppel(home / "archief" / deel, map_ / "archief" / deel)
        yield replace(omgeving, settings=replace(omgeving.settings, home=map_))
    finally:
        schrijven.verwijder(map_)


def _koppel(bron: Path, doel: Path) -> None:
    doel.mkdir(parents=True, exist_ok=True)
    for pad in bron.rglob("*"):
        naar = doel / pad.relative_to(bron)
        if schrijven.TIJDELIJK in str(pad.relative_to(bron)):
            continue
        # Parsed rows may be cleared by another loader while we look; they can be made anew.
        with contextlib.suppress(FileNotFoundError):
            if pad.is_dir():
                naar.mkdir(parents=True, exist_ok=True)
            else:
                naar.parent.mkdir(parents=True, exist_ok=True)
                _zelfde(pad, naar)


def _zelfde(pad: Path, naar: Path) -> None:
    """A hard link; a copy where the disk knows none, or the file is somebody else's."""
    try:
        os.link(pad, naar)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(pad, naar)
