"""Puts single cells right while a file is read, as reviewed files say
(`loaders.afspraken.rechtzettingen`).

The archived file stays as it was handed in. A correction names the value that it expects in the
source; where something else stands there it no longer fits, and the levering is refused with a
message: nobody knows then what was meant.

Every reader makes its sheets with `loaders.bestanden.blad.BladBouwer`, which puts right what is
read. Who makes one says with what: `recht` of the file (`loaders.contract.Invoer`), or None to see
it as it was handed in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN, sleutel

Plek = tuple[str, int, str]  # sheet, row, key of the column


@dataclass(frozen=True)
class Rechtzetting:
    """A row of the frame `rechtzettingen` (`telling.rijen`). sha256: empty for any file so
    named.
    """

    bestand: str
    sha256: str
    blad: str
    rij: int
    kolom: str
    verwacht: str
    wordt: str
    reden: str
    auteur: str
    datum: object
    bron: str

    @property
    def plek(self) -> Plek:
        """Which cell."""
        return self.blad, self.rij, sleutel(self.kolom)


@dataclass
class Rechtzetter:
    """The corrections of one file, and what became of each while it is read."""

    cellen: Mapping[Plek, Rechtzetting] = field(default_factory=dict)
    _toegepast: dict[Plek, Rechtzetting] = field(default_factory=dict)
    _anders: dict[Plek, str] = field(default_factory=dict)

    @staticmethod
    def van(lijst: pd.DataFrame, bestand: str, sha256: str) -> Rechtzetter:
        """The corrections of the file with this name or hash."""
        if lijst.empty:
            return Rechtzetter()
        rijen: list[dict[str, Any]] = [
            {str(k): "" if w is None else w for k, w in rij.items()}
            for rij in lijst[list(KOLOMMEN["rechtzettingen"])].to_dict("records")
        ]
        alle = [Rechtzetting(**rij) for rij in rijen]
        past = [r for r in alle if (r.sha256 or sha256) == sha256 and r.bestand == bestand]
        return Rechtzetter({r.plek: r for r in past})

    def rijen(self, blad: str) -> frozenset[int]:
        """The rows of a sheet that hold a cell to put right."""
        return frozenset(rij for b, rij, _ in self.cellen if b == blad)

    def zet_recht(
        self, blad: str, nummer: int, kop: Sequence[str], cellen: Sequence[str]
    ) -> list[str]:
        """The cells of a row with what is put right; a cell that holds something else stays."""
        uit = list(cellen)
        for i, (naam, cel) in enumerate(zip(kop, cellen, strict=False)):
            r = self.cellen.get((blad, nummer, sleutel(naam)))
            if r is None:
                continue
            if cel.strip() == r.verwacht.strip():
                uit[i] = r.wordt
                self._toegepast[r.plek] = r
            else:
                self._anders[r.plek] = cel
        return uit

    def meld(self, meldingen: Verzamelaar) -> None:
        """A melding per cell put right, a fout per correction that does not fit."""
        for plek, r in self.cellen.items():
            waar: dict[str, Any] = {"blad": r.blad, "rij": r.rij, "kolom": r.kolom}
            if plek in self._toegepast:
                meldingen.voeg(
                    "melding",
                    f"Rechtgezet: hier staat nu '{r.wordt}'. {r.reden} ({r.auteur}, {r.bron})",
                    gevonden=r.verwacht,
                    **waar,
                )
                continue
            gevonden = self._anders.get(plek)
            wat = "staat iets anders" if gevonden is not None else "is geen cel"
            meldingen.voeg(
                "fout",
                f"Een rechtzetting past niet meer: op deze plek {wat}. Pas de rechtzetting aan of "
                f"trek haar in ({r.bron}).",
                gevonden=gevonden or "",
                verwacht=r.verwacht,
                **waar,
            )

    def frame(self) -> pd.DataFrame | None:
        """What was put right, as rows of `telling.rijen` table `rechtzetting`; None for nothing."""
        if not self._toegepast:
            return None
        rijen: list[dict[str, Any]] = [vars(r) for r in self._toegepast.values()]
        return pd.DataFrame(rijen)[list(KOLOMMEN["rechtzetting"])]
