"""The archive: what was handed in, unchanged, and what was decided about it. Append-only.

    bestanden/ab/<sha256>       the files as handed in, also refused ones
    verdicten/ab/<sha256>       the report of each, as JSON
    gebeurtenissen/000001.json  one event a file (`loaders.gebeurtenissen`)
    gelezen/                    parsed rows, can always be made anew (`loaders.gelezen`)

Only who holds the lock (`loaders.slot`) may call the writing methods.
"""

from __future__ import annotations

import getpass
import hashlib
from datetime import UTC, datetime
from pathlib import Path

from loaders.fouten import ArchiefBeschadigd, NieuwereVersie
from loaders.gebeurtenissen import (
    Gebeurtenis,
    Inhoud,
    Levering,
    Verwijdering,
    lees_gebeurtenis,
)
from loaders.kluis import Kluis
from store import schijf


class Archief:
    """The archive in `<home>/archief`. Reading creates nothing."""

    def __init__(self, home: Path) -> None:
        self.map = home / "archief"
        self.bestanden = Kluis(self.map / "bestanden")
        self.verdicten = Kluis(self.map / "verdicten")
        self.gelezen = self.map / "gelezen"
        self._map = self.map / "gebeurtenissen"

    def gebeurtenissen(self) -> list[Gebeurtenis]:
        """All events, oldest first.

        Raises ArchiefBeschadigd (names the file) or NieuwereVersie.
        """
        uit: list[Gebeurtenis] = []
        vorige = ""
        for nummer, pad in enumerate(sorted(self._map.glob("[0-9]*.json")), start=1):
            inhoud = _bytes(pad)
            gebeurtenis = _lees(pad, inhoud)
            if pad.name != _naam(nummer) or gebeurtenis.nummer != nummer:
                raise ArchiefBeschadigd(
                    f"Het archief is beschadigd: {self._map / _naam(nummer)} is weg."
                )
            if gebeurtenis.vorige != vorige:
                voor = self._map / _naam(nummer - 1)
                raise ArchiefBeschadigd(f"Het archief is beschadigd: {voor} is veranderd.")
            vorige = hashlib.sha256(inhoud).hexdigest()
            uit.append(gebeurtenis)
        return uit

    def schrijf(self, inhoud: Inhoud) -> Gebeurtenis:
        """Add an event: it is there wholly, on disk, or not at all."""
        eerder = self.gebeurtenissen()
        vorige = ""
        if eerder:
            vorige = schijf.sha256_van(self._map / _naam(eerder[-1].nummer))
        gebeurtenis = Gebeurtenis(
            nummer=len(eerder) + 1,
            vorige=vorige,
            tijd=datetime.now(UTC).replace(microsecond=0),
            door=_gebruiker(),
            inhoud=inhoud,
        )
        schijf.schrijf_nieuw(self._map / _naam(gebeurtenis.nummer), gebeurtenis.als_json())
        return gebeurtenis

    def keur(self) -> None:
        """Raise ArchiefBeschadigd unless every event and every kept file is whole."""
        gebeurtenissen = self.gebeurtenissen()
        weg = verwijderd(gebeurtenissen)
        for g in gebeurtenissen:
            if isinstance(g.inhoud, Levering) and g.inhoud.sha256 not in weg:
                self.bestanden.eis_heel(g.inhoud.sha256)
                self.verdicten.eis_heel(g.inhoud.verdict)

    def ruim_op(self) -> None:
        """Remove what a killed loader left half done, and finish a purge it had begun."""
        for map_ in (self._map, self.bestanden.map, self.verdicten.map, self.gelezen):
            schijf.ruim_tijdelijk(map_)
        gebeurtenissen = self.gebeurtenissen()
        for sha256 in verwijderd(gebeurtenissen):
            self.wis(sha256, gebeurtenissen)

    def wis(self, sha256: str, gebeurtenissen: list[Gebeurtenis]) -> None:
        """Remove the bytes of a purged file, its verdicts and all parsed rows.

        A verdict that another file has too (no problem found) is nobody's data and stays.
        """
        if not self.bestanden.pad(sha256).exists():
            return
        leveringen = [g.inhoud for g in gebeurtenissen if isinstance(g.inhoud, Levering)]
        elders = {lev.verdict for lev in leveringen if lev.sha256 != sha256}
        for lev in leveringen:
            if lev.sha256 == sha256 and lev.verdict not in elders:
                self.verdicten.verwijder(lev.verdict)
        schijf.verwijder(self.gelezen)
        # Last: as long as the bytes are there, the next loader takes this up again.
        self.bestanden.verwijder(sha256)


def verwijderd(gebeurtenissen: list[Gebeurtenis]) -> dict[str, Gebeurtenis]:
    """The purged files: hash to tombstone."""
    return {g.inhoud.sha256: g for g in gebeurtenissen if isinstance(g.inhoud, Verwijdering)}


def _naam(nummer: int) -> str:
    return f"{nummer:06}.json"


def _bytes(pad: Path) -> bytes:
    try:
        return pad.read_bytes()
    except OSError as fout:
        raise ArchiefBeschadigd(
            f"Het archief is beschadigd: {pad} is niet te lezen ({fout.strerror})."
        ) from fout


def _lees(pad: Path, inhoud: bytes) -> Gebeurtenis:
    try:
        return lees_gebeurtenis(inhoud)
    except NieuwereVersie as fout:
        raise NieuwereVersie(f"{pad}: {fout}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as fout:
        raise ArchiefBeschadigd(f"Het archief is beschadigd: {pad} is niet te lezen.") from fout


def _gebruiker() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "onbekend"
