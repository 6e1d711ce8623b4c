"""Tables of CBS by its OData service, version 3 or 4: asked when changed, archived as given.

What is written is the rows as the service gave them, in order of their number, so that the same
data gives the same bytes. The readers (`loaders.cbs.t81955ned`, `t82900ned`, `loaders.kwb`) do the
rest.

Source of the names and shapes of the addresses: the description of the CBS services
(docs/sources.md). Codes are padded with spaces in v3, so rows are asked for by how codes begin.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from loaders.afspraken.vorm import Documentveld
from loaders.bestanden.toml_bestand import Pad
from loaders.bestanden.toml_velden import Melder
from loaders.bronnen.contract import Bron, BronFout, Hulp, Opgehaald, Ophaling
from loaders.bronnen.soort.cbs_http import Vrager
from loaders.bronnen.soort.cbs_paginas import Paginas
from loaders.kwb.jaar import TABELLEN as KWB

V3 = "https://opendata.cbs.nl/ODataFeed/odata"
V4 = "https://datasets.cbs.nl/odata/v1/CBS"
# What of a table is read; all else would be fetched for nothing.
_VAST = {
    "81955NED": ("Gebruiksfunctie", "A045364"),
    "86098NED": ("Gebruiksfunctie", "A045364"),
    "82900NED": ("StatusVanBewoning", "T001235"),
}


@dataclass(frozen=True)
class Cbstabel:
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


NAAM = "cbs"
TABELLEN = ("81955NED", "86098NED", "82900NED", *KWB.values())
VORM: dict[str, Documentveld] = {
    "tabel": Documentveld("tekst", verplicht=True, keuzes=TABELLEN),
    "versie": Documentveld("getal"),
    "gemeenten": Documentveld("lijst"),
    "perioden": Documentveld("lijst"),
    "adres": Documentveld("tekst"),
}
LOS: tuple[str, ...] = ()
NODIG: tuple[str, ...] = ()
_GEMEENTE, _PERIODE = re.compile(r"GM\d{4}"), re.compile(r"\d{4}[A-Z]{2}\d{2}")
_ADRES = re.compile(
    r"https://[\w.\-]+(:\d+)?(/[\w.\-/]*)?|http://(127\.0\.0\.1|localhost)(:\d+)?/?.*"
)
# Replaced in tests: nobody waits there.
vrager: Callable[[], Vrager] = Vrager


def lees(
    _ruw: Mapping[str, Any], velden: Mapping[str, Any], melder: Melder, pad: Pad
) -> dict[str, Any]:
    """Nothing of its own; a version, codes and an address that can be."""

    def fout(veld: str, gevonden: object, verwacht: str) -> None:
        melder.fout((*pad, veld), f"Bron {pad[-1]}: dit klopt niet.", gevonden=str(gevonden),
                    verwacht=verwacht)  # fmt: skip

    if velden.get("versie", 3) not in (3, 4):
        fout("versie", f"{velden['versie']:g}", "3 of 4")
    for veld, vorm, voorbeeld in (
        ("gemeenten", _GEMEENTE, "codes zoals GM0307"),
        ("perioden", _PERIODE, "codes zoals 2024JJ00"),
    ):
        for code in velden.get(veld, ()):
            if not vorm.fullmatch(code):
                fout(veld, code, voorbeeld)
    if (adres := velden.get("adres")) and not _ADRES.fullmatch(adres):
        fout("adres", adres, "een adres dat met https:// begint")
    return {}


def haal(bron: Bron, hulp: Hulp) -> Ophaling:
    """The table as one JSON file; nothing where the service says that it did not change."""
    tabel = _tabel(bron)
    with vrager() as v:
        over = v.vraag(tabel.over, _kenmerken(hulp.onthouden, tabel))
        if over.inhoud is None:
            return Ophaling([], dict(hulp.onthouden))
        versie = _gewijzigd(over.inhoud)
        onthoud = {"vraag": tabel.rijen, "versie": versie, "kenmerken": dict(over.kenmerken)}
        if versie and (hulp.onthouden.get("vraag"), hulp.onthouden.get("versie")) == (
            tabel.rijen, versie,
        ):  # fmt: skip
            return Ophaling([], onthoud)
        paginas = Paginas(v, hulp.bewaarmap, tabel.rijen, versie)
        rijen = list(paginas.alle(lambda n: hulp.voortgang("pagina's ophalen", n, 0)))
        inhoud = _inhoud(tabel, rijen, v)
        if _gewijzigd(v.vraag(tabel.over).inhoud) != versie:
            paginas.weg()
            raise BronFout("De tabel veranderde onder het ophalen. Haal hem opnieuw op.")
    if not rijen:
        raise BronFout(f"Tabel {tabel.nummer} gaf geen enkele rij bij deze vraag.")
    pad = hulp.map_ / f"{tabel.nummer}.json"
    pad.write_text(json.dumps(inhoud, ensure_ascii=False, indent=0), encoding="utf-8")
    paginas.weg()
    return Ophaling([Opgehaald(pad, bron.velden)], onthoud)


def _tabel(bron: Bron) -> Cbstabel:
    versie = int(bron.eigen.get("versie", 3))
    return Cbstabel(
        bron.eigen["tabel"],
        versie,
        str(bron.eigen.get("adres") or (V3 if versie == 3 else V4)).rstrip("/"),
        tuple(sorted(bron.eigen.get("gemeenten", ()))),
        tuple(sorted(bron.eigen.get("perioden", ()))),
    )


def _kenmerken(onthouden: Mapping[str, Any], tabel: Cbstabel) -> dict[str, str]:
    """What to ask `when changed` with; only about the same question."""
    if onthouden.get("vraag") != tabel.rijen or not isinstance(onthouden.get("kenmerken"), dict):
        return {}
    return {str(k): str(w) for k, w in onthouden["kenmerken"].items()}


def _gewijzigd(over: Any) -> str:
    """When the table changed last, as the service writes it; empty where it does not say."""
    if isinstance(over, dict) and isinstance(over.get("value"), list) and over["value"]:
        over = over["value"][0]
    waarde = over.get("Modified") if isinstance(over, dict) else None
    return str(waarde or "")


def _inhoud(tabel: Cbstabel, rijen: list[dict[str, Any]], v: Vrager) -> dict[str, Any]:
    """One JSON object in a fixed form; the rows in order of their number where they have one."""
    nummer = "ID" if tabel.versie == 3 else "Id"
    if all(isinstance(r.get(nummer), int) for r in rijen):
        rijen = sorted(rijen, key=lambda r: r[nummer])
    waar = f"{tabel.basis}/{tabel.nummer}"
    if tabel.versie == 3:
        return {"odata.metadata": f"{waar}/$metadata#TypedDataSet", "value": rijen}
    maten = v.vraag(tabel.maten).inhoud
    codes = maten.get("value") if isinstance(maten, dict) else None
    if not isinstance(codes, list) or not codes:
        raise BronFout(f"Tabel {tabel.nummer} zegt niet hoe haar maten heten.")
    gebruikt = {r.get("Measure") for r in rijen}
    eigen = [c for c in codes if isinstance(c, dict) and c.get("Identifier") in gebruikt]
    return {
        "@odata.context": f"{waar}/$metadata#Observations",
        "MeasureCodes": sorted(eigen, key=lambda c: str(c["Identifier"])),
        "value": rijen,
    }
