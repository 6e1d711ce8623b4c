"""An inbox folder: files that appear are checked, accepted, or put aside with their verdict.

    inbox/voorraadmutaties-2024.csv             waits (with voorraadmutaties-2024.toml, its fields)
    inbox/aangenomen/voorraadmutaties-2024.csv  accepted, with .verdict.csv and .verdict.txt
    inbox/geweigerd/...                         refused, the same

What is loaded is a copy: a file that changes meanwhile stays where it is and is looked at again.
Killed between loading and moving, the next pull knows the bytes, loads nothing and moves the file.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from domain.opsomming import opsomming
from loaders.afspraken.vorm import Documentveld
from loaders.bestanden.openen import veilige_naam
from loaders.bestanden.toml_bestand import Pad
from loaders.bestanden.toml_velden import Melder
from loaders.bronnen.contract import Bron, BronFout, Hulp, Opgehaald, Ophaling
from loaders.dienst.aannemen import Geladen
from loaders.tekst import getal
from loaders.verdict import tekst
from store.schijf.schrijven import sha256_van

NAAM = "map"
VORM: dict[str, Documentveld] = {
    "map": Documentveld("tekst", verplicht=True),
    "rust": Documentveld("getal"),
}
LOS: tuple[str, ...] = ()
NODIG: tuple[str, ...] = ()
RUST = 10.0  # seconds that a file must have been left alone: it may still be being written
MEESTE = 200  # files at a time; the rest waits for the next pull
AANGENOMEN, GEWEIGERD = "aangenomen", "geweigerd"
# Names that programs give to what they are still writing.
_HALF = (".part", ".tmp", ".crdownload", ".filepart")


def lees(
    _ruw: Mapping[str, Any], velden: Mapping[str, Any], melder: Melder, pad: Pad
) -> dict[str, Any]:
    """Nothing of its own but a reasonable `rust`."""
    if (rust := velden.get("rust")) is not None and not 0 <= rust <= 86_400:
        melder.fout((*pad, "rust"), f"Bron {pad[-1]}: dit klopt niet.", gevonden=f"{rust:g}",
                    verwacht="seconden, van 0 tot en met 86400")  # fmt: skip
    return {}


def haal(bron: Bron, hulp: Hulp) -> Ophaling:
    """A copy of every file that is ready. Raises BronFout where the folder cannot be read."""
    inbox = (bron.map_ / str(bron.eigen["map"])).resolve()
    try:
        klaar, wacht = _bestanden(inbox, float(bron.eigen.get("rust", RUST)))
    except OSError as fout:
        raise BronFout(f"De map {inbox} is niet te lezen: {fout.strerror}.") from None
    klus = _Verplaatser(inbox)
    opgehaald = []
    for nummer, pad in enumerate(klaar[:MEESTE], 1):
        hulp.voortgang("bestanden lezen", nummer, len(klaar[:MEESTE]))
        kopie = _kopieer(pad, hulp.map_ / str(nummer))
        ruim_op = partial(klus.ruim_op, pad, sha256_van(kopie))
        opgehaald.append(Opgehaald(kopie, bron.velden, bewust=True, klaar=ruim_op))
    klus.nog = len(opgehaald)
    return Ophaling(opgehaald, meldingen=_meldingen(wacht, len(klaar)))


def _bestanden(inbox: Path, rust: float) -> tuple[list[Path], list[str]]:
    """The files that are ready, oldest first, and the names of those that are still moving.

    A sidecar goes with its file; links and folders are not followed: they could lead anywhere.
    """
    nu = time.time()
    alle = [p for p in inbox.iterdir() if p.is_file() and not p.is_symlink() and _telt(p)]
    met_stam = {p.stem for p in alle if p.suffix.casefold() != ".toml"}
    gevonden = [p for p in alle if p.suffix.casefold() != ".toml" or p.stem not in met_stam]
    tijd = {p: p.stat().st_mtime for p in gevonden}
    # A time in the future is a wrong clock somewhere, and no reason to wait for it.
    vers = {p for p in gevonden if 0 <= nu - tijd[p] < rust}
    klaar = sorted((p for p in gevonden if p not in vers), key=lambda p: (tijd[p], p.name))
    return klaar, sorted(veilige_naam(p) for p in vers)


def _telt(pad: Path) -> bool:
    naam = pad.name.casefold()
    return not naam.startswith((".", "~$")) and not naam.endswith(_HALF)


def _kopieer(pad: Path, map_: Path) -> Path:
    map_.mkdir()
    for bron in (pad, pad.with_suffix(".toml")):
        if bron.is_file() and not bron.is_symlink():
            shutil.copyfile(bron, map_ / bron.name)
    return map_ / pad.name


def _meldingen(wacht: Sequence[str], klaar: int) -> list[str]:
    uit = []
    if wacht:
        uit.append(f"Nog niet gelezen, want net veranderd: {opsomming(wacht[:5])}.")
    if klaar > MEESTE:
        uit.append(f"De volgende keer lezen we nog {getal(klaar - MEESTE)} bestanden.")
    return uit


@dataclass
class _Verplaatser:
    """Puts files away one by one; what cannot be moved is told when the last one is done."""

    inbox: Path
    nog: int = 0
    _fouten: list[str] = field(default_factory=list)

    def ruim_op(self, pad: Path, sha256: str, geladen: Geladen) -> None:
        """Move a file with its sidecar, and write its verdict beside it.

        Raises BronFout at the last file where one could not be put away: it is loaded, and the next
        pull knows that.
        """
        self.nog -= 1
        try:
            # Written over meanwhile: that is another file, for the next pull.
            if sha256_van(pad) == sha256:
                self._verplaats(pad, geladen)
        except FileNotFoundError:
            pass
        except OSError as fout:
            self._fouten.append(f"{veilige_naam(pad)} ({fout.strerror})")
        if self.nog == 0 and self._fouten:
            raise BronFout(
                f"Wel verwerkt, maar niet te verplaatsen uit {self.inbox}: "
                f"{opsomming(self._fouten)}. Mag Woonsaldo in die map schrijven?"
            )

    def _verplaats(self, pad: Path, geladen: Geladen) -> None:
        rapport = geladen.uitslag.rapport
        goed = rapport.aangenomen
        doel = self.inbox / (AANGENOMEN if goed else GEWEIGERD)
        doel.mkdir(exist_ok=True)
        nieuw = next(p for p in _namen(doel, pad) if not p.exists())
        # A file that was known already was not checked again: its verdict lies in the archive.
        if not geladen.herhaling:
            regels = [f"{pad.name}: {'aangenomen' if goed else 'NIET aangenomen'}"]
            regels += [tekst.regel(m) for m in rapport.meldingen]
            _naast(nieuw, ".verdict.txt").write_text("\n".join(regels) + "\n", encoding="utf-8")
            _naast(nieuw, ".verdict.csv").write_text(
                f"\ufeff{rapport.als_csv()}", encoding="utf-8", newline=""
            )
        zij = pad.with_suffix(".toml")
        if zij != pad and zij.is_file() and not zij.is_symlink():
            zij.replace(nieuw.with_suffix(".toml"))
        pad.replace(nieuw)


def _namen(doel: Path, pad: Path) -> Iterator[Path]:
    """Free names to try: an earlier file of that name stays what it is."""
    yield doel / pad.name
    for nummer in range(2, 100_000):
        yield doel / f"{pad.stem}-{nummer}{pad.suffix}"


def _naast(pad: Path, eind: str) -> Path:
    return pad.with_name(pad.name + eind)
