"""Reads the tables of a register file into a `Document`; what is wrong goes to the melder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.perioden import Periode
from loaders.afspraken_controle import controleer_afspraak, lees_periode
from loaders.afspraken_namen import Namen
from loaders.afspraken_rijen import Document
from loaders.afspraken_samenhang import Ids, controleer_partijen, controleer_som
from loaders.afspraken_velden import Melder, lees_tabel
from loaders.afspraken_vorm import AFSPRAAK, DEEL, DEEL_TELT, DOCUMENT, PARTIJ, TELT, Veld, erf
from loaders.register import Register
from loaders.toml_plekken import Pad

HEEL = "alle"  # gemeente of an aim of a corporatie as a whole


def lees_document(ruw: Mapping[str, Any], register: Register, melder: Melder) -> Document | None:
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
    namen = Namen(register, melder, fictief=fictief)
    plek: Pad = ("document", "gemeente")
    gemeenten = [namen.gemeente(g, plek) for g in velden.get("gemeente", ())]
    document = Document(
        id=velden.get("id", ""),
        titel=velden.get("titel", ""),
        bron=velden.get("bron", ""),
        fictief=fictief,
        gemeenten=tuple(dict.fromkeys(g for g in gemeenten if g)),
        opmerking=velden.get("opmerking", ""),
        ontvangen=velden["ontvangen"].isoformat() if "ontvangen" in velden else "",
    )
    _Lezer(document, namen, melder).lees(ruw)
    return document


class _Lezer:
    """Fills a Document; one per file."""

    def __init__(self, document: Document, namen: Namen, melder: Melder) -> None:
        self.d, self.namen, self.melder = document, namen, melder
        self._ids = Ids(document.id)
        # One wrong name is one fout, not one more wherever the name should have been known.
        self._partijen_heel = self._wie_heel = True

    def lees(self, ruw: Mapping[str, Any]) -> None:
        for kop in ruw:
            if kop not in ("document", "partij", "afspraak"):
                self.melder.fout(
                    (kop,),
                    "Dit veld of deze kop kennen we niet op deze plek.",
                    gevonden=kop,
                    verwacht="[document], [[partij]] of [[afspraak]]",
                )
        for pad, tabel in self._tabellen(ruw, ("partij",)):
            self._partij(tabel, pad)
        for pad, tabel in self._tabellen(ruw, ("afspraak",)):
            self._afspraak(tabel, pad)
        if not ruw.get("afspraak"):
            self.melder.fout(("afspraak",), "Er staat geen enkele afspraak in dit document.")

    def _tabellen(self, ruw: Mapping[str, Any], pad: Pad) -> list[tuple[Pad, dict[str, Any]]]:
        """The tables under one [[kop]], each with its path."""
        tabellen = ruw.get(str(pad[-1]), [])
        if not isinstance(tabellen, list) or not all(isinstance(t, dict) for t in tabellen):
            kop = ".".join(d for d in pad if isinstance(d, str))
            self.melder.fout(pad, "Deze kop hoort dubbele haken te hebben.", verwacht=f"[[{kop}]]")
            return []
        return [((*pad, i), tabel) for i, tabel in enumerate(tabellen)]

    def _partij(self, tabel: Mapping[str, Any], pad: Pad) -> None:
        velden = lees_tabel(tabel, PARTIJ, self.melder, pad, naam="Partij")
        gemeente, code = self._gemeente(velden, pad, "Partij"), None
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
        self._telt(a, tabel, TELT, pad, naam)
        lees_periode(a, self.melder, pad, naam)
        a["gemeente"] = self._gemeente(a, pad, naam)
        codes = [self.namen.partij(p, (*pad, "partijen")) for p in a.get("partijen", ())]
        a["partijen"] = tuple(dict.fromkeys(c for c in codes if c))
        self._wie_heel = None not in codes
        self._gebied(a, pad)
        self._ids.controleer(a, self.melder, pad)
        controleer_afspraak(a, self.melder, pad, naam)
        if self._partijen_heel:
            controleer_partijen(a, self.d.partijen, self.melder, pad, naam)
        self.d.voeg_afspraak(a, pad)
        delen = [self._deel(deel, a, p) for p, deel in self._tabellen(tabel, (*pad, "deel"))]
        controleer_som(a, delen, self.melder, pad, naam)

    def _deel(
        self, tabel: Mapping[str, Any], heel: Mapping[str, Any], pad: Pad
    ) -> Mapping[str, Any]:
        naam = f"Deel {tabel.get('id', int(pad[-1]) + 1)}"
        eigen = lees_tabel(tabel, DEEL, self.melder, pad, naam=naam, los=("telt",))
        self._telt(eigen, tabel, DEEL_TELT, pad, naam)
        d = erf(heel, eigen)
        if "gebied" in eigen:
            self._gebied(d, pad)
        code = self.namen.partij(eigen["partij"], (*pad, "partij")) if "partij" in eigen else None
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

    def _telt(
        self,
        a: dict[str, Any],
        tabel: Mapping[str, Any],
        vorm: Mapping[str, Veld],
        pad: Pad,
        naam: str,
    ) -> None:
        plek = (*pad, "telt")
        if isinstance(tabel.get("telt"), dict):
            a["telt"] = lees_tabel(tabel["telt"], vorm, self.melder, plek, naam=naam)
        elif "telt" in tabel:
            self.melder.fout(plek, f"{naam}: telt is een tabel.", verwacht="[afspraak.telt]")

    def _gemeente(self, velden: Mapping[str, Any], pad: Pad, naam: str) -> str | None:
        """The gemeente said here, else the one of the document; None for a whole corporatie."""
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

    def _gebied(self, a: dict[str, Any], pad: Pad) -> None:
        if "gebied" in a:
            a["gebied"] = self.namen.gebied(a["gemeente"], a["gebied"], (*pad, "gebied"))
