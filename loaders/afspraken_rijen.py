"""What a document of the register holds, as rows of `document`, `partij` and `afspraak`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from loaders.toml_plekken import Pad
from store.rijen import KOLOMMEN

Rij = dict[str, Any]
_LIJSTEN = ("soorten", "duur", "segment")


@dataclass
class Document:
    """What one file holds; paden: where each afspraak stands in the text."""

    id: str
    titel: str
    bron: str
    fictief: bool
    gemeenten: tuple[str, ...] = ()
    opmerking: str = ""
    ontvangen: str = ""
    partijen: list[Rij] = field(default_factory=list)
    afspraken: list[Rij] = field(default_factory=list)
    paden: list[Pad] = field(default_factory=list)

    @property
    def gemeente(self) -> str | None:
        """The gemeente it is about, where that is one."""
        return self.gemeenten[0] if len(self.gemeenten) == 1 else None

    def voeg_partij(self, gemeente: str, corporatie: str, velden: Mapping[str, Any]) -> None:
        """A corporatie whose figures a total of this gemeente needs, and for which days."""
        periode = velden["periode"]
        rij = {"document": self.id, "gemeente": gemeente, "corporatie": corporatie}
        self.partijen.append(rij | {"van": periode.van, "tot": periode.tot})

    def voeg_afspraak(
        self, velden: Mapping[str, Any], pad: Pad, hoort_bij: str | None = None
    ) -> None:
        """An afspraak or a part of one, in the order of the file."""
        telt = velden.get("telt", {})
        eigen = {
            "document": self.id,
            "volgorde": len(self.afspraken) + 1,
            "hoort_bij": hoort_bij,
            "partijen": ",".join(velden.get("partijen", ())),
            "lezing": velden.get("lezing", "letterlijk"),
            "fictief": self.fictief,
        } | {f"telt_{k}": ",".join(w) or None if k in _LIJSTEN else w for k, w in telt.items()}
        rij = {k: eigen.get(k, velden.get(k)) for k in KOLOMMEN["afspraak"]}
        self.afspraken.append(rij)
        self.paden.append(pad)

    def frames(self) -> dict[str, pd.DataFrame]:
        """The three frames of `store.rijen`."""
        document = {"id": self.id, "titel": self.titel, "gemeente": self.gemeente}
        return {
            "document": _frame("document", [document | {"fictief": self.fictief}]),
            "partij": _frame("partij", self.partijen),
            "afspraak": _frame("afspraak", self.afspraken),
        }


def _frame(tabel: str, rijen: Sequence[Rij]) -> pd.DataFrame:
    kolommen = KOLOMMEN[tabel]
    waarden = [[rij[k] for k in kolommen] for rij in rijen]
    return pd.DataFrame(waarden, columns=list(kolommen), dtype="object")
