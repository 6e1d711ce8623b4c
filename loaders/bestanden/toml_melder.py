"""Says what is wrong in a register file: in which line and field, and which word was meant."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loaders.bestanden.toml_plekken import Pad, Plekken
from loaders.namen import sleutel
from loaders.verdict.verdict import Verzamelaar


@dataclass(frozen=True)
class Melder:
    """Puts a problem in the verdict with the line and the field it is about."""

    meldingen: Verzamelaar
    plekken: Plekken

    def fout(self, pad: Pad, melding: str, **wat: str) -> None:
        """A fout about the field or table at this path."""
        self._voeg("fout", pad, melding, **wat)

    def waarschuwing(self, pad: Pad, melding: str, **wat: str) -> None:
        """A waarschuwing about the field or table at this path."""
        self._voeg("waarschuwing", pad, melding, **wat)

    def _voeg(self, ernst: Any, pad: Pad, melding: str, **wat: str) -> None:
        onder = pad[1:] if pad[:1] == ("afspraak",) else pad  # most fields are of an afspraak
        namen = [d for d in onder if isinstance(d, str) and d != "deel"]
        kolom = ".".join(namen) or next((d for d in reversed(pad) if isinstance(d, str)), "")
        self.meldingen.voeg(ernst, melding, rij=self.plekken.regel(pad), kolom=kolom, **wat)


def tabellen(ruw: Mapping[str, Any], pad: Pad, melder: Melder) -> list[tuple[Pad, dict[str, Any]]]:
    """The tables under one [[kop]], each with its path."""
    gevonden = ruw.get(str(pad[-1]), [])
    if not isinstance(gevonden, list) or not all(isinstance(t, dict) for t in gevonden):
        kop = ".".join(d for d in pad if isinstance(d, str))
        melder.fout(pad, "Deze kop hoort dubbele haken te hebben.", verwacht=f"[[{kop}]]")
        return []
    return [((*pad, i), tabel) for i, tabel in enumerate(gevonden)]


def nabij(tekst: str, keuzes: Sequence[str]) -> str:
    """The one word that was probably meant, or nothing."""
    beste = difflib.get_close_matches(sleutel(tekst), keuzes, n=1, cutoff=0.6)
    return beste[0] if beste else ""
