"""Collects the lines of a verdict while a file is read: bounded, nothing silent.

Source: docs/delivery-format.md, "Verdict": every problem at once. A file with a
hundred thousand wrong cells would bury its reader, so past `GRENS` lines of one
ernst the rest is counted and named in one closing line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loaders.tekst import getal, leesbaar, opsomming
from loaders.verdict.rapport import ERNST, Ernst, Melding, Rapport

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
