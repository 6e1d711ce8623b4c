"""The archive: what was handed in, unchanged, and what was decided about it. Append-only.

    bestanden/ab/<sha256>       the files as handed in, also refused ones
    verdicten/ab/<sha256>       the report of each, as JSON
    gebeurtenissen/000001.json  one event a file (`loaders.archief.gebeurtenissen`)
    laatste.json                number and SHA-256 of the last event that is known of; once more
                                in `<home>/laatste.json`, for where the whole folder is lost
    gelezen/                    parsed rows, can always be made anew (`loaders.archief.gelezen`)

What is kept under its own SHA-256 is written once, read-only and never changed. Only who holds the
lock (`loaders.archief.omgeving`) may call the writing methods.
"""

from __future__ import annotations

import getpass
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

from loaders.archief.gebeurtenissen import (
    Gebeurtenis,
    Inhoud,
    Levering,
    Verwijdering,
    lees_gebeurtenis,
)
from loaders.verdict.fouten import ArchiefBeschadigd, NieuwereVersie
from store.schijf import schrijven


class Kluis:
    """A folder `ab/<sha256>`."""

    def __init__(self, map_: Path) -> None:
        self.map = map_

    def pad(self, sha256: str) -> Path:
        """Where the file of this hash is, or would be."""
        return self.map / sha256[:2] / sha256

    def bewaar(self, bron: Path) -> str:
        """Keep a copy of a file; its SHA-256. Kept already is fine."""
        tijdelijk = schrijven.tijdelijk_pad(self.map)
        try:
            with bron.open("rb") as stroom:
                sha256 = schrijven.kopieer(stroom, tijdelijk)
            self._neem_op(tijdelijk, sha256)
        finally:
            tijdelijk.unlink(missing_ok=True)
        return sha256

    def bewaar_bytes(self, inhoud: bytes) -> str:
        """Keep these bytes; their SHA-256."""
        tijdelijk = schrijven.tijdelijk_pad(self.map)
        try:
            schrijven.schrijf_nieuw(tijdelijk, inhoud)
            sha256 = schrijven.sha256_van(tijdelijk)
            self._neem_op(tijdelijk, sha256)
        finally:
            tijdelijk.unlink(missing_ok=True)
        return sha256

    def eis_heel(self, sha256: str) -> None:
        """Raise ArchiefBeschadigd where the file is gone or its bytes changed."""
        pad = self.pad(sha256)
        try:
            klopt = schrijven.sha256_van(pad) == sha256
        except FileNotFoundError:
            raise ArchiefBeschadigd(f"Het archief is beschadigd: {pad} is weg.") from None
        if not klopt:
            raise ArchiefBeschadigd(f"Het archief is beschadigd: {pad} is veranderd.")

    def verwijder(self, sha256: str) -> None:
        """Remove the bytes; gone already is fine."""
        pad = self.pad(sha256)
        if pad.exists():
            pad.unlink()
            schrijven.fsync_map(pad.parent)

    def _neem_op(self, tijdelijk: Path, sha256: str) -> None:
        doel = self.pad(sha256)
        if doel.exists():
            self.eis_heel(sha256)
            return
        tijdelijk.chmod(0o444)
        doel.parent.mkdir(parents=True, exist_ok=True)
        tijdelijk.rename(doel)
        schrijven.fsync_map(doel.parent)
        schrijven.fsync_map(self.map)


class Archief:
    """The archive in `<home>/archief`. Reading creates nothing."""

    def __init__(self, home: Path) -> None:
        self.map = home / "archief"
        self.bestanden = Kluis(self.map / "bestanden")
        self.verdicten = Kluis(self.map / "verdicten")
        self.gelezen = self.map / "gelezen"
        self._map = self.map / "gebeurtenissen"
        self._notities = self.map / "laatste.json", home / "laatste.json"

    def kenmerk(self) -> tuple[int, ...]:
        """Differs where an event was added or removed since; cheap, opens no event."""
        try:
            aantal = sum(1 for pad in self._map.iterdir() if pad.name[:1].isdigit())
            map_: tuple[int, ...] = (self._map.stat().st_mtime_ns, aantal)
        except FileNotFoundError:
            map_ = (0, 0)
        for notitie in self._notities:
            try:
                s = notitie.stat()
                map_ = (*map_, s.st_mtime_ns, s.st_ino)
            except FileNotFoundError:
                map_ = (*map_, 0, 0)
        return map_

    def gebeurtenissen(self) -> list[Gebeurtenis]:
        """All events, oldest first.

        Raises ArchiefBeschadigd (names the file; also where the last one that is known of is not
        there any more) or NieuwereVersie.
        """
        # First: a writer may add events while this reads, and it notes them here afterwards.
        notities = [(pad, _lees_notitie(pad)) for pad in self._notities]
        uit: list[Gebeurtenis] = []
        sommen: list[str] = []
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
            sommen.append(vorige)
            uit.append(gebeurtenis)
        for notitie, laatste in notities:
            self._eis_laatste(notitie, laatste, sommen)
        return uit

    def schrijf(self, inhoud: Inhoud) -> Gebeurtenis:
        """Add an event: it is there wholly, on disk, or not at all."""
        eerder = self.gebeurtenissen()
        vorige = ""
        if eerder:
            vorige = schrijven.sha256_van(self._map / _naam(eerder[-1].nummer))
        gebeurtenis = Gebeurtenis(
            nummer=len(eerder) + 1,
            vorige=vorige,
            tijd=datetime.now(UTC).replace(microsecond=0),
            door=_gebruiker(),
            inhoud=inhoud,
        )
        inhoud_ = gebeurtenis.als_json()
        schrijven.schrijf_nieuw(self._map / _naam(gebeurtenis.nummer), inhoud_)
        self._onthoud(gebeurtenis.nummer, hashlib.sha256(inhoud_).hexdigest())
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
        """Remove what a killed loader left half done, and finish what it had begun: a purge, and
        the note of the last event. An archive of before that note gets one here.
        """
        for map_ in (
            self.map.parent, self.map, self._map, self.bestanden.map, self.verdicten.map,
            self.gelezen,
        ):  # fmt: skip
            schrijven.ruim_tijdelijk(map_)
        gebeurtenissen = self.gebeurtenissen()
        if gebeurtenissen:
            nummer = gebeurtenissen[-1].nummer
            self._onthoud(nummer, schrijven.sha256_van(self._map / _naam(nummer)))
        for sha256 in verwijderd(gebeurtenissen):
            self.wis(sha256, gebeurtenissen)

    @property
    def onthoudt(self) -> bool:
        """Whether the last event is noted, also outside this folder; `ruim_op` does that."""
        return all(notitie.exists() for notitie in self._notities)

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
        schrijven.verwijder(self.gelezen)
        # Last: as long as the bytes are there, the next loader takes this up again.
        self.bestanden.verwijder(sha256)

    def _eis_laatste(
        self, notitie: Path, laatste: tuple[int, str] | None, sommen: list[str]
    ) -> None:
        if laatste is None:
            return
        nummer, sha256 = laatste
        pad = self._map / _naam(nummer)
        if len(sommen) < nummer:
            raise ArchiefBeschadigd(
                f"Het archief is beschadigd: {pad} is weg. Volgens {notitie} is dat de laatste "
                "gebeurtenis. Zet het archief terug uit een reservekopie. Is dit met opzet een "
                f"ouder archief? Verwijder dan {notitie}."
            )
        if sommen[nummer - 1] != sha256:
            raise ArchiefBeschadigd(f"Het archief is beschadigd: {pad} is veranderd.")

    def _onthoud(self, nummer: int, sha256: str) -> None:
        for notitie in self._notities:
            if _lees_notitie(notitie) != (nummer, sha256):
                inhoud = json.dumps({"nummer": nummer, "sha256": sha256}, indent=1)
                schrijven.vervang(notitie, inhoud.encode())


def verwijderd(gebeurtenissen: list[Gebeurtenis]) -> dict[str, Gebeurtenis]:
    """The purged files: hash to tombstone."""
    return {g.inhoud.sha256: g for g in gebeurtenissen if isinstance(g.inhoud, Verwijdering)}


def _lees_notitie(pad: Path) -> tuple[int, str] | None:
    try:
        rauw = json.loads(pad.read_bytes())
        nummer, sha256 = rauw["nummer"], rauw["sha256"]
        if type(nummer) is not int or type(sha256) is not str or nummer < 1:
            raise ValueError(pad)
    except FileNotFoundError:
        return None  # an archive of before it was kept: trust starts at the next write
    except (OSError, ValueError, KeyError, TypeError) as fout:
        raise ArchiefBeschadigd(
            f"Het archief is beschadigd: {pad} is niet te lezen. Zet het archief "
            "terug uit een reservekopie."
        ) from fout
    return nummer, sha256


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
