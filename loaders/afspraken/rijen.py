"""What a document of the register holds, as rows of its tables (`telling.rijen`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from loaders.bestanden.toml_bestand import Pad
from telling.rijen import KOLOMMEN

Rij = dict[str, Any]
_LIJSTEN = ("soorten", "duur", "segment")


@dataclass
class Documentrijen:
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
    sleutels: list[Rij] = field(default_factory=list)
    momenten: list[Rij] = field(default_factory=list)
    verschillen: list[tuple[Rij, Pad]] = field(default_factory=list)

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

    def voeg_sleutel(
        self, velden: Rij, deel: Mapping[str, Any], nummer: int, totaal: int, berekend: int
    ) -> None:
        """One party's part of a verdeelsleutel."""
        eigen = self._van_hier | {"volgorde": nummer, "totaal": totaal, "deel": berekend}
        self.sleutels.append(_rij("verdeelsleutel", velden, deel, eigen))

    def koppel_sleutel(self, sleutel: str, afspraak: str) -> None:
        """Say of a key whose parts it gives."""
        for rij in self.sleutels:
            if rij["id"] == sleutel:
                rij["afspraak"] = afspraak

    def voeg_moment(self, velden: Rij) -> None:
        """A moment of the calendar."""
        lijsten = {k: ",".join(velden[k]) or None for k in ("partijen", "uiterlijk")}
        self.momenten.append(_rij("moment", velden, lijsten, self._van_hier))

    def voeg_verschil(self, velden: Rij, pad: Pad) -> None:
        """What does not agree."""
        lijsten = {
            "afspraken": ",".join(velden.get("afspraken", ())),
            "uitspraken": "\n".join(velden.get("uitspraken", ())) or None,
        }
        self.verschillen.append((_rij("verschil", velden, lijsten, self._van_hier), pad))

    @property
    def _van_hier(self) -> Rij:
        return {"document": self.id, "fictief": self.fictief}

    def met_id(self) -> Iterator[tuple[Rij, Pad]]:
        """Every row that has an id of its own in the register, with its place in the text."""
        yield from zip(self.afspraken, self.paden, strict=True)
        yield from self.verschillen
        for kop, rijen in (("verdeelsleutel", self.sleutels), ("moment", self.momenten)):
            for i, id_ in enumerate(dict.fromkeys(r["id"] for r in rijen)):
                yield {"id": id_}, (kop, i)

    def frames(self) -> dict[str, pd.DataFrame]:
        """The frames document, partij and afspraak, and of the rest what is there."""
        document = {"id": self.id, "titel": self.titel, "gemeente": self.gemeente}
        bij = {
            "verdeelsleutel": self.sleutels,
            "moment": self.momenten,
            "verschil": [rij for rij, _ in self.verschillen],
        }
        return {
            "document": _frame("document", [document | {"fictief": self.fictief}]),
            "partij": _frame("partij", self.partijen),
            "afspraak": _frame("afspraak", self.afspraken),
        } | {naam: _frame(naam, rijen) for naam, rijen in bij.items() if rijen}


def _rij(tabel: str, *delen: Mapping[str, Any]) -> Rij:
    """A row with all columns of the table; a later part says anew what an earlier one said."""
    samen = {k: w for deel in delen for k, w in deel.items()}
    return {k: samen.get(k) for k in KOLOMMEN[tabel]}


def _frame(tabel: str, rijen: Sequence[Rij]) -> pd.DataFrame:
    kolommen = KOLOMMEN[tabel]
    waarden = [[rij[k] for k in kolommen] for rij in rijen]
    return pd.DataFrame(waarden, columns=list(kolommen), dtype="object")
