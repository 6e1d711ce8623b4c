"""Files kept under their own SHA-256: written once, read-only, never changed."""

from __future__ import annotations

from pathlib import Path

from loaders.verdict.fouten import ArchiefBeschadigd
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
