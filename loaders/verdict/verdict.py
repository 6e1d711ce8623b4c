"""The verdict, in Dutch: every problem of a levering at once, collected while a file is read.

Source: docs/delivery-format.md, "Verdict". A fout refuses the levering, a
waarschuwing and a melding do not. A file with a hundred thousand wrong cells would
bury its reader, so it is bounded and nothing is silent: past `GRENS` lines of one
ernst the rest is counted and named in one closing line.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Literal

from domain.opsomming import opsomming
from loaders.tekst import getal, leesbaar

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


GRENS = 10_000  # lines per ernst
_RIJEN_GENOEMD = 10


class Verzamelaar:
    """The verdict of one file in the making."""

    def __init__(self, bestand: str, grens: int = GRENS) -> None:
        self.bestand = bestand
        self._grens = grens
        self._regels: list[Melding] = []
        self._aantal: Counter[Ernst] = Counter()
        self._weg: dict[Ernst, Counter[tuple[str, str]]] = {e: Counter() for e in ERNST}

    @property
    def fouten(self) -> int:
        """How many fouten so far, shown or not."""
        return self._aantal["fout"]

    def vol(self, ernst: Ernst) -> bool:
        """Whether further lines of this ernst are only counted."""
        return self._aantal[ernst] >= self._grens

    def voeg(
        self,
        ernst: Ernst,
        melding: str,
        *,
        blad: str = "",
        rij: int | None = None,
        kolom: str = "",
        gevonden: str = "",
        verwacht: str = "",
        suggestie: str = "",
    ) -> None:
        """One line."""
        self._aantal[ernst] += 1
        if self._aantal[ernst] > self._grens:
            self._weg[ernst][blad, kolom] += 1
            return
        self._regels.append(
            Melding(
                bestand=self.bestand,
                ernst=ernst,
                melding=melding,
                blad=leesbaar(blad),
                rij=rij,
                kolom=leesbaar(kolom),
                gevonden=leesbaar(gevonden),
                verwacht=verwacht,
                suggestie=suggestie,
            )
        )

    def bij_rijen(
        self,
        ernst: Ernst,
        melding: str,
        rijen: Sequence[int],
        *,
        blad: str = "",
        kolom: str = "",
        gevonden: str = "",
        verwacht: str = "",
        suggestie: str = "",
    ) -> None:
        """The same remark about several rows.

        A fout or waarschuwing is a line per row: each row must be mended. A melding is one line at
        the first row that names the others: nothing needs to be done there.
        """
        if self.vol(ernst) and ernst != "melding":
            self._aantal[ernst] += len(rijen)
            self._weg[ernst][blad, kolom] += len(rijen)
            return
        eerste = list(rijen)
        if ernst == "melding":
            if len(eerste) > 1:
                genoemd = opsomming([str(r) for r in eerste[1 : _RIJEN_GENOEMD + 1]])
                over = len(eerste) - 1 - _RIJEN_GENOEMD
                rest = f" en nog {getal(over)} rijen" if over > 0 else ""
                melding = f"{melding} Ook in rij {genoemd}{rest}."
            eerste = eerste[:1]
        ruimte = max(0, self._grens - self._aantal[ernst])
        for rij in eerste[:ruimte]:
            self.voeg(
                ernst,
                melding,
                blad=blad,
                rij=int(rij),
                kolom=kolom,
                gevonden=gevonden,
                verwacht=verwacht,
                suggestie=suggestie,
            )
        if over := len(eerste) - min(ruimte, len(eerste)):
            self._aantal[ernst] += over
            self._weg[ernst][blad, kolom] += over

    def rapport(self) -> Rapport:
        """All lines in order of sheet and row, and a closing line where some are not shown."""
        bladen = {b: i for i, b in enumerate(dict.fromkeys(["", *(m.blad for m in self._regels)]))}
        regels = sorted(self._regels, key=lambda m: (bladen[m.blad], m.rij or 0))
        return Rapport((*regels, *self._slot()))

    def _slot(self) -> list[Melding]:
        uit = []
        for ernst in ERNST:
            if not self._weg[ernst]:
                continue
            meeste = self._weg[ernst].most_common(20)
            waar = opsomming([f"{getal(n)} in {_waar(*plek)}" for plek, n in meeste])
            uit.append(
                Melding(
                    bestand=self.bestand,
                    ernst=ernst,
                    melding="Niet alle regels staan in dit verslag. Van de ernst "
                    f"'{ernst}' zijn er nog {getal(sum(self._weg[ernst].values()))}: {waar}.",
                    gevonden=getal(self._aantal[ernst]),
                    verwacht=f"hoogstens {getal(self._grens)} regels in een verslag",
                )
            )
        return uit


def _waar(blad: str, kolom: str) -> str:
    waar = f"kolom '{leesbaar(kolom)}'" if kolom else "het bestand"
    return f"{waar} van blad '{leesbaar(blad)}'" if blad else waar
