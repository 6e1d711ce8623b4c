"""What reading one register file shares: the document, its names and ids, and where fouten go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from loaders.afspraken.namen import Namen
from loaders.afspraken.rijen import Document
from loaders.afspraken.samenhang import Ids
from loaders.bestanden.toml_melder import Melder
from loaders.bestanden.toml_plekken import Pad

HEEL = "alle"  # gemeente of what is about no single one: an aim of a corporatie as a whole


@dataclass(frozen=True)
class Sleutel:
    """A verdeelsleutel that was read: homes per party, in its order."""

    totaal: int
    delen: Mapping[str, int]


@dataclass(frozen=True)
class Leeskader:
    """One per file. sleutels: the keys of it, by id."""

    d: Document
    namen: Namen
    melder: Melder
    ids: Ids
    sleutels: dict[str, Sleutel] = field(default_factory=dict)

    def gemeente(self, velden: Mapping[str, Any], pad: Pad, naam: str) -> str | None:
        """The gemeente said here, else the one of the document; None for `alle`."""
        tekst = velden.get("gemeente")
        if tekst == HEEL:
            return None
        if tekst is None:
            if len(self.d.gemeenten) > 1:
                self.melder.fout(
                    (*pad, "gemeente"),
                    f"{naam}: dit document gaat over meer gemeenten; zeg welke.",
                    verwacht=f'{", ".join(self.d.gemeenten)}, of "{HEEL}"',
                )
            return self.d.gemeente
        code = self.namen.gemeente(tekst, (*pad, "gemeente"))
        if code and code not in self.d.gemeenten:
            self.melder.fout(
                (*pad, "gemeente"),
                f"{naam}: deze gemeente staat niet bij het document.",
                gevonden=tekst,
                verwacht=", ".join(self.d.gemeenten),
            )
        return code

    def partijen(self, velden: Mapping[str, Any], pad: Pad) -> tuple[tuple[str, ...], bool]:
        """The codes of `partijen`, each once, and whether all of them are known."""
        codes = [self.namen.partij(p, (*pad, "partijen")) for p in velden.get("partijen", ())]
        return tuple(dict.fromkeys(c for c in codes if c)), None not in codes
