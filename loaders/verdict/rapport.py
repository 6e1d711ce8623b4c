"""The verdict: every problem of a levering at once, in Dutch.

Source: docs/delivery-format.md, "Verdict". A fout refuses the levering, a
waarschuwing and a melding do not.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Literal

Ernst = Literal["fout", "waarschuwing", "melding"]
BEVESTIG = "vervang"  # the field of a levering that confirms a waarschuwing
ERNST: tuple[Ernst, ...] = ("fout", "waarschuwing", "melding")


@dataclass(frozen=True)
class Melding:
    """One line of the verdict.

    rij counts from 1, the header is row 1; None where the whole sheet or file is
    meant. suggestie is the bare value to type, nothing else.
    """

    bestand: str
    ernst: Ernst
    melding: str
    blad: str = ""
    rij: int | None = None
    kolom: str = ""
    gevonden: str = ""
    verwacht: str = ""
    suggestie: str = ""


KOLOMMEN = (
    "bestand",
    "blad",
    "rij",
    "kolom",
    "ernst",
    "melding",
    "gevonden",
    "verwacht",
    "suggestie",
)
assert set(KOLOMMEN) == {f.name for f in fields(Melding)}  # noqa: S101 - both lists are ours


@dataclass(frozen=True)
class Rapport:
    """All meldingen of one or more files, in order of sheet and row."""

    meldingen: tuple[Melding, ...] = ()

    @property
    def aangenomen(self) -> bool:
        """Whether nothing refuses the levering."""
        return not any(m.ernst == "fout" for m in self.meldingen)

    @property
    def te_bevestigen(self) -> bool:
        """Whether it takes the place of more than it brings, and nobody said that this is meant."""
        return any((m.ernst, m.kolom, m.rij) == ("waarschuwing", BEVESTIG, None)
                   for m in self.meldingen)  # fmt: skip

    def aantal(self, ernst: Ernst) -> int:
        """How many lines of that ernst there are."""
        return sum(m.ernst == ernst for m in self.meldingen)

    def plus(self, meldingen: Iterable[Melding]) -> Rapport:
        """A report with more lines."""
        return Rapport(self.meldingen + tuple(meldingen))

    def als_json(self) -> str:
        """A JSON list of objects with the nine columns, nothing else."""
        rijen = [{k: asdict(m)[k] for k in KOLOMMEN} for m in self.meldingen]
        return json.dumps(rijen, ensure_ascii=False, indent=2)

    def als_csv(self) -> str:
        """RFC 4180 with a header, for the supplier."""
        uit = io.StringIO()
        schrijver = csv.writer(uit)
        schrijver.writerow(KOLOMMEN)
        for m in self.meldingen:
            schrijver.writerow([_cel(asdict(m)[k]) for k in KOLOMMEN])
        return uit.getvalue()


def _cel(waarde: object) -> object:
    """A text out of somebody's file must not become a formula in the reader's Excel."""
    if waarde is None:
        return ""
    if isinstance(waarde, str) and waarde[:1] in ("=", "+", "-", "@", "\t") and waarde:
        return waarde if _GETAL.match(waarde) else f"'{waarde}"
    return waarde


_GETAL = re.compile(r"[+-]?[0-9][0-9.,]*%?$")
