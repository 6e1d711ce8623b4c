"""A unit list in the shape of VERA: CSV files of a corporatie, reduced before anything is kept.

What is archived is the reduced list (`loaders.vera.kolommen`); `loaders.vera.lezer` reads that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from domain.opsomming import opsomming
from domain.perioden import Periode
from loaders.afspraken.vorm import Documentveld
from loaders.bestanden.toml_bestand import Pad
from loaders.bestanden.toml_velden import Melder, lees_tabel
from loaders.bronnen.contract import Bron, Hulp, Opgehaald, Ophaling
from loaders.bronnen.soort.vera_lijst import Veralijst, verklein
from loaders.vera.kolommen import KOLOMMEN

NAAM = "vera"
VORM: dict[str, Documentveld] = {}
LOS = ("lijst", "kolommen")
NODIG = ("leverancier", "gemeente")
_LIJST = {
    "pad": Documentveld("tekst", verplicht=True),
    "peildatum": Documentveld("dag", verplicht=True),
}
_MEESTE = 2


def lees(
    ruw: Mapping[str, Any], velden: Mapping[str, Any], melder: Melder, pad: Pad
) -> dict[str, Any]:
    """The lists (path and peildatum, oldest first) and the headers of the supplier."""
    lijsten = _lijsten(ruw.get("lijst"), melder, (*pad, "lijst"))
    dagen = [d for _, d in lijsten]
    if len(set(dagen)) < len(dagen):
        melder.fout((*pad, "lijst"), f"Bron {pad[-1]}: twee lijsten hebben dezelfde peildatum.")
    elif not melder.meldingen.fouten:
        _keur_periode(dagen, velden.get("periode"), melder, pad)
    return {"lijst": lijsten, "kolommen": _kolommen(ruw.get("kolommen", {}), melder, pad)}


def haal(bron: Bron, hulp: Hulp) -> Ophaling:
    """The reduced lists as one file. Raises BronFout."""
    lijsten = [Veralijst(bron.map_ / p, d) for p, d in bron.eigen["lijst"]]
    doel = hulp.map_ / f"vera-eenheden-{bron.naam}.csv"
    verklein(lijsten, bron.eigen["kolommen"], doel, hulp.voortgang)
    periode = bron.velden.periode or _tussen([d for _, d in bron.eigen["lijst"]]).tekst
    return Ophaling([Opgehaald(doel, replace(bron.velden, periode=periode))])


def _lijsten(ruw: Any, melder: Melder, pad: Pad) -> tuple[tuple[Path, date], ...]:
    kop = f"[[bron.{pad[-2]}.lijst]]"
    if not isinstance(ruw, list) or not 1 <= len(ruw) <= _MEESTE:
        melder.fout(pad, f"Bron {pad[-2]}: er is een lijst van eenheden nodig, of twee.",
                    verwacht=f"{kop} met pad en peildatum, een of twee keer")  # fmt: skip
        return ()
    uit = []
    for nummer, tabel in enumerate(ruw):
        plek = (*pad, nummer)
        if not isinstance(tabel, dict):
            melder.fout(plek, "Een lijst heeft een eigen kop.", verwacht=kop)
            continue
        velden = lees_tabel(tabel, _LIJST, melder, plek, naam=f"Lijst {nummer + 1}")
        if len(velden) == len(_LIJST):
            uit.append((Path(velden["pad"]).expanduser(), velden["peildatum"]))
    return tuple(sorted(uit, key=lambda paar: paar[1]))


def _keur_periode(dagen: list[date], periode: Periode | None, melder: Melder, pad: Pad) -> None:
    """Two lists say the verslagperiode themselves; one is of its last day, or later."""
    naam = f"Bron {pad[-1]}"
    if len(dagen) == _MEESTE:
        tussen = _tussen(dagen)
        if periode is not None and periode != tussen:
            melder.fout(
                (*pad, "periode"),
                f"{naam}: de peildata van de lijsten passen niet bij deze periode.",
                gevonden=periode.tekst,
                verwacht=f"{tussen.tekst}, of geen periode",
                suggestie=tussen.tekst,
            )
    elif periode is None:
        melder.fout((*pad, "periode"), f"{naam}: bij een enkele lijst is de periode nodig.",
                    verwacht="een verslagperiode zoals 2024")  # fmt: skip
    elif dagen and dagen[0] < periode.tot:
        melder.fout(
            (*pad, "lijst"),
            f"{naam}: de lijst is van voor het einde van de periode.",
            gevonden=dagen[0].isoformat(),
            verwacht=f"een lijst van {periode.tot.isoformat()} of later",
        )


def _tussen(dagen: list[date]) -> Periode:
    """From the day after the first peildatum up to and including the second."""
    return Periode(dagen[0] + timedelta(days=1), dagen[1])


def _kolommen(ruw: Any, melder: Melder, pad: Pad) -> dict[str, str]:
    plek = (*pad, "kolommen")
    if not isinstance(ruw, dict):
        melder.fout(plek, "kolommen is een tabel.", verwacht=f"[bron.{pad[-1]}.kolommen]")
        return {}
    onze = {k.vera: k.naam for k in KOLOMMEN}
    uit = {}
    for vera, eigen in ruw.items():
        if vera not in onze:
            melder.fout((*plek, vera), "Deze kolom kennen we niet.", gevonden=vera,
                        verwacht=opsomming(list(onze), "of"))  # fmt: skip
        elif not isinstance(eigen, str) or not eigen.strip():
            melder.fout((*plek, vera), "Noem de kolom zoals hij in uw lijst heet.",
                        verwacht='tekst, zoals "VHE-nummer"')  # fmt: skip
        else:
            uit[onze[vera]] = eigen
    return uit
