"""A kind of source for tests: it gives what it is told to give, or fails."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from loaders.afspraken.vorm import Documentveld
from loaders.bronnen.contract import Bron, Hulp, Opgehaald, Ophaling
from loaders.contract import Velden
from tests.loaders.huis import KOP

VELDEN = Velden(leverancier="Portaal", gemeente="Amersfoort", periode="2024",
                aangeleverd_door="bron nep")  # fmt: skip


class Nepbron:
    """inhoud: what the next pull gives, an exception to raise it, None for nothing changed."""

    NAAM = "nep"
    VORM: Mapping[str, Documentveld] = {}
    LOS = ()
    NODIG = ()

    def __init__(self) -> None:
        self.inhoud: str | bytes | Exception | None = rijen(5)
        self.hulp: list[Hulp] = []
        self.bewust = False
        self.verdicten: list[Any] = []

    def lees(self, ruw: Any, velden: Any, melder: Any, pad: Any) -> dict[str, Any]:
        return {}

    def haal(self, bron: Bron, hulp: Hulp) -> Ophaling:
        self.hulp.append(hulp)
        if isinstance(self.inhoud, Exception):
            raise self.inhoud
        onthoud = {"keer": hulp.onthouden.get("keer", 0) + 1}
        if self.inhoud is None:
            return Ophaling([], onthoud)
        pad = hulp.map_ / "voorraadmutaties-nep.csv"
        pad.write_bytes(self.inhoud if isinstance(self.inhoud, bytes) else self.inhoud.encode())
        return Ophaling([Opgehaald(pad, VELDEN, self.bewust, self.verdicten.append)], onthoud)


def rijen(*aantallen: int | str) -> str:
    return "\n".join([KOP, *(f"Portaal;Amersfoort;2024;nieuwbouw;{n}" for n in aantallen), ""])


def bron(map_: Path, naam: str = "nep") -> Bron:
    return Bron(naam, "nep", {}, VELDEN, map_)
