"""Reads the table of one source: the fields that all have, and those of its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from domain.perioden import Periode
from loaders.afspraken.vorm import Veld
from loaders.bestanden.toml_velden import Melder, lees_tabel, nabij
from loaders.bronnen.contract import Bron, Soort
from loaders.bronnen.rooster import VERWACHT, is_rooster
from loaders.bronnen.soorten import SOORTEN
from loaders.tekst import opsomming
from loaders.uitslag import Velden

_NAAM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")
_LANGST = 40
TEKST = Veld("tekst")
# The fields of the levering, the same for every kind.
LEVERING: dict[str, Veld] = {
    "leverancier": TEKST,
    "gemeente": Veld("lijst"),
    "periode": Veld("periode"),
    "bron": TEKST,
    "aangeleverd_door": TEKST,
    "opmerking": TEKST,
    "fictief": Veld("waar"),
}


def lees_bron(naam: str, ruw: Mapping[str, Any], melder: Melder, bestand: Path) -> Bron | None:
    """The source, None where anything is wrong with it (said in melder)."""
    pad = ("bron", naam)
    if not _NAAM.match(naam) or len(naam) > _LANGST:
        melder.fout(
            pad,
            "Deze naam van een bron kan niet.",
            gevonden=naam,
            verwacht=f"kleine letters, cijfers en streepjes, hoogstens {_LANGST}",
        )
    soort = ruw.get("soort")
    kind = SOORTEN.get(soort) if isinstance(soort, str) else None
    if kind is None:
        melder.fout(
            (*pad, "soort"),
            f"Bron {naam}: {'deze soort kennen we niet' if soort else 'het veld soort ontbreekt'}.",
            gevonden=soort if isinstance(soort, str) else "",
            verwacht=opsomming(list(SOORTEN), "of"),
            suggestie=nabij(soort, list(SOORTEN)) if isinstance(soort, str) else "",
        )
        return None
    levering = {k: Veld(v.soort, k in kind.NODIG) for k, v in LEVERING.items()}
    vorm = {"soort": TEKST, "wanneer": TEKST} | levering | dict(kind.VORM)
    velden = lees_tabel(ruw, vorm, melder, pad, naam=f"Bron {naam}", los=kind.LOS)
    eigen = _eigen(kind, ruw, velden, melder, pad)
    wanneer = velden.get("wanneer", "")
    if wanneer and not is_rooster(wanneer):
        melder.fout((*pad, "wanneer"), f"Bron {naam}: dit is geen rooster.", gevonden=wanneer,
                    verwacht=VERWACHT)  # fmt: skip
    if melder.meldingen.fouten:
        return None
    map_ = bestand.resolve().parent
    return Bron(naam, kind.NAAM, eigen, _velden(naam, velden), map_, wanneer)


def _eigen(
    kind: Soort,
    ruw: Mapping[str, Any],
    velden: Mapping[str, Any],
    melder: Melder,
    pad: tuple[str, str],
) -> dict[str, Any]:
    los = kind.lees(ruw, velden, melder, pad)
    return {k: velden[k] for k in kind.VORM if k in velden} | dict(los)


def _velden(naam: str, velden: Mapping[str, Any]) -> Velden:
    """The fields of the levering as text, as somebody would have written them."""
    tekst: dict[str, str] = {"aangeleverd_door": f"bron {naam}"}
    for veld in LEVERING:
        match velden.get(veld):
            case None:
                continue
            case bool() as waar:
                tekst[veld] = "ja" if waar else "nee"
            case tuple() as lijst:
                tekst[veld] = "; ".join(lijst)
            case Periode() as periode:
                tekst[veld] = periode.tekst
            case str() as waarde:
                tekst[veld] = waarde
    return Velden(**tekst)
