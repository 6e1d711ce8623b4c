"""Which addresses a table of CBS has, in OData v3 and v4, and which rows are asked for.

Source of names and shapes: the description of the CBS services (docs/sources.md). Codes are padded
with spaces in v3, so they are compared by how they begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

V3 = "https://opendata.cbs.nl/ODataFeed/odata"
V4 = "https://datasets.cbs.nl/odata/v1/CBS"
# What of a table is read; all else would be fetched for nothing.
_VAST = {
    "81955NED": ("Gebruiksfunctie", "A045364"),
    "86098NED": ("Gebruiksfunctie", "A045364"),
    "82900NED": ("StatusVanBewoning", "T001235"),
}


@dataclass(frozen=True)
class Tabel:
    """A table to fetch. basis: the address of the service. gemeenten, perioden: codes, empty = all
    (of gemeenten: all of them, no provinces)."""

    nummer: str
    versie: int
    basis: str
    gemeenten: tuple[str, ...] = ()
    perioden: tuple[str, ...] = ()

    @property
    def over(self) -> str:
        """The address that tells about the table, such as when it changed."""
        naam = "TableInfos" if self.versie == 3 else "Properties"
        return f"{self.basis}/{self.nummer}/{naam}{'?$format=json' if self.versie == 3 else ''}"

    @property
    def maten(self) -> str:
        """v4: the address of what each measure is called."""
        return f"{self.basis}/{self.nummer}/MeasureCodes"

    @property
    def rijen(self) -> str:
        """The address of the first page of rows."""
        if self.versie == 4:
            return f"{self.basis}/{self.nummer}/Observations?$filter={quote(self._filter())}"
        vraag = f"$format=json&$filter={quote(self._filter())}"
        return f"{self.basis}/{self.nummer}/TypedDataSet?{vraag}"

    def _filter(self) -> str:
        delen = []
        if self.nummer in _VAST:
            naam, code = _VAST[self.nummer]
            delen.append(self._begint(naam, code))
            delen.append(self._een_van("RegioS", self.gemeenten or ("GM",)))
        else:
            # KWB: the codes of wijken and buurten hold that of their gemeente.
            codes = self.gemeenten and [
                f"{soort}{g[2:]}" for g in self.gemeenten for soort in ("GM", "WK", "BU")
            ]
            delen.append(self._een_van("WijkenEnBuurten", codes or ("GM", "WK", "BU")))
        if self.perioden:
            delen.append(self._een_van("Perioden", self.perioden))
        return " and ".join(delen)

    def _een_van(self, naam: str, codes: Sequence[str]) -> str:
        delen = [self._begint(naam, c) for c in codes]
        return delen[0] if len(delen) == 1 else f"({' or '.join(delen)})"

    @staticmethod
    def _begint(naam: str, code: str) -> str:
        return f"startswith({naam},'{code}')"
