"""Reads the tables of a register file into a `Document`; what is wrong goes to the melder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.opsomming import opsomming
from domain.perioden import Periode
from loaders.afspraken.controle import controleer_afspraak, lees_periode
from loaders.afspraken.namen import Documentcontext, Documentnamen
from loaders.afspraken.rijen import Documentrijen
from loaders.afspraken.samenhang import Ids, controleer_partijen, controleer_som
from loaders.afspraken.sleutel import lees_momenten, lees_sleutels, lees_verschillen, neem_deel
from loaders.afspraken.vorm import AFSPRAAK, DEEL, DEEL_TELT, DOCUMENT, PARTIJ, TELT, erf
from loaders.bestanden.toml_bestand import Pad
from loaders.bestanden.toml_velden import Melder, lees_tabel, lees_telt, tabellen
from loaders.register.register import Register

_KOPPEN = ("document", "partij", "afspraak", "verdeelsleutel", "moment", "verschil")


def lees_document(
    ruw: Mapping[str, Any], register: Register, melder: Melder
) -> Documentrijen | None:
    """All rows of a file. None without a table [document]."""
    kop = ruw.get("document")
    if not isinstance(kop, dict):
        melder.fout(
            ("document",),
            "De tabel [document] ontbreekt: dit is geen document met afspraken.",
            verwacht="[document] met id, titel, gemeente, bron en fictief",
        )
        return None
    velden = lees_tabel(kop, DOCUMENT, melder, ("document",), naam="Document")
    fictief = bool(velden.get("fictief", False))
    namen = Documentnamen(register, melder, fictief=fictief)
    plek: Pad = ("document", "gemeente")
    gemeenten = [namen.gemeente(g, plek) for g in velden.get("gemeente", ())]
    document = Documentrijen(
        id=velden.get("id", ""),
        titel=velden.get("titel", ""),
        bron=velden.get("bron", ""),
        fictief=fictief,
        gemeenten=tuple(dict.fromkeys(g for g in gemeenten if g)),
        opmerking=velden.get("opmerking", ""),
        ontvangen=velden["ontvangen"].isoformat() if "ontvangen" in velden else "",
    )
    _Lezer(Documentcontext(document, namen, melder, Ids(document.id))).lees(ruw)
    return document


class _Lezer:
    """Fills a Document; one per file."""

    def __init__(self, kader: Documentcontext) -> None:
        self.kader = kader
        self.d, self.namen, self.melder = kader.d, kader.namen, kader.melder
        self._ids = kader.ids
        # One wrong name is one fout, not one more wherever the name should have been known.
        self._partijen_heel = self._wie_heel = True

    def lees(self, ruw: Mapping[str, Any]) -> None:
        for kop in ruw:
            if kop not in _KOPPEN:
                self.melder.fout(
                    (kop,),
                    "Dit veld of deze kop kennen we niet op deze plek.",
                    gevonden=kop,
                    verwacht=f"[document] of {opsomming([f'[[{k}]]' for k in _KOPPEN[1:]], 'of')}",
                )
        for pad, tabel in tabellen(ruw, ("partij",), self.melder):
            self._partij(tabel, pad)
        lees_sleutels(ruw, self.kader)
        for pad, tabel in tabellen(ruw, ("afspraak",), self.melder):
            self._afspraak(tabel, pad)
        lees_momenten(ruw, self.kader)
        lees_verschillen(ruw, self.kader)
        if not ruw.get("afspraak"):
            self.melder.fout(("afspraak",), "Er staat geen enkele afspraak in dit document.")

    def _partij(self, tabel: Mapping[str, Any], pad: Pad) -> None:
        velden = lees_tabel(tabel, PARTIJ, self.melder, pad, naam="Partij")
        gemeente, code = self.kader.gemeente(velden, pad, "Partij"), None
        if "corporatie" in velden:
            code = self.namen.corporatie(velden["corporatie"], (*pad, "corporatie"))
        if code is None or gemeente is None or "periode" not in velden:
            self._partijen_heel = False
            return
        for eerder in self.d.partijen:
            dagen = Periode(eerder["van"], eerder["tot"])
            zelfde = (eerder["corporatie"], eerder["gemeente"]) == (code, gemeente)
            if zelfde and dagen.overlapt(velden["periode"]):
                self.melder.fout(
                    (*pad, "corporatie"), "Deze partij staat er twee keer.", gevonden=code
                )
        self.d.voeg_partij(gemeente, code, velden)

    def _afspraak(self, tabel: Mapping[str, Any], pad: Pad) -> None:
        naam = f"Afspraak {tabel.get('id', int(pad[-1]) + 1)}"
        a = lees_tabel(tabel, AFSPRAAK, self.melder, pad, naam=naam, los=("telt", "deel"))
        lees_telt(a, tabel, TELT, self.melder, pad)
        lees_periode(a, self.melder, pad, naam)
        a["gemeente"] = self.kader.gemeente(a, pad, naam)
        a["partijen"], self._wie_heel = self.kader.partijen(a, pad)
        self._gebied(a, pad)
        self._ids.controleer(a, self.melder, pad)
        controleer_afspraak(a, self.melder, pad, naam)
        if self._partijen_heel:
            controleer_partijen(a, self.d.partijen, self.melder, pad, naam)
        self.d.voeg_afspraak(a, pad)
        delen = [self._deel(deel, a, p) for p, deel in tabellen(tabel, (*pad, "deel"), self.melder)]
        controleer_som(a, delen, self.melder, pad, naam)

    def _deel(
        self, tabel: Mapping[str, Any], heel: Mapping[str, Any], pad: Pad
    ) -> Mapping[str, Any]:
        naam = f"Deel {tabel.get('id', int(pad[-1]) + 1)}"
        eigen = lees_tabel(tabel, DEEL, self.melder, pad, naam=naam, los=("telt",))
        lees_telt(eigen, tabel, DEEL_TELT, self.melder, pad)
        code = self.namen.partij(eigen["partij"], (*pad, "partij")) if "partij" in eigen else None
        if "verdeelsleutel" in eigen:
            neem_deel(eigen, heel, code, self.kader, pad)
        d = erf(heel, eigen)
        if "gebied" in eigen:
            self._gebied(d, pad)
        d["partijen"] = (code,) if code else ()
        if code and self._wie_heel and code not in heel["partijen"]:
            self.melder.fout(
                (*pad, "partij"),
                f"{naam}: deze partij hoort niet bij de afspraak.",
                gevonden=eigen["partij"],
                verwacht=", ".join(heel["partijen"]),
            )
        if "titel" not in eigen and code:
            d["titel"] = f"{heel.get('titel', '')}: {self.namen.naam(code)}"
        self._ids.controleer(d, self.melder, pad)
        controleer_afspraak(d, self.melder, pad, naam)
        self.d.voeg_afspraak(d, pad, hoort_bij=heel.get("id"))
        return d

    def _gebied(self, a: dict[str, Any], pad: Pad) -> None:
        if "gebied" in a:
            a["gebied"] = self.namen.gebied(a["gemeente"], a["gebied"], (*pad, "gebied"))
