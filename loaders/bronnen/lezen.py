"""Reads the file with sources (TOML): every error with its line and field, none guessed.

docs/sources.md is the format. A source has the fields that all have and those of its kind; the
kinds are one module each, by the name in the file (`SOORTEN`). A source with an error is left out
and the others stand: one typing mistake must not stop a night's work.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.opsomming import opsomming
from domain.perioden import Periode
from loaders.afspraken.vorm import Documentveld
from loaders.bestanden import toml_lezen
from loaders.bestanden.toml_bestand import Plekken
from loaders.bestanden.toml_velden import Melder, lees_tabel, nabij
from loaders.bronnen.contract import Bron, Bronsoort
from loaders.bronnen.rooster import VERWACHT, is_rooster
from loaders.bronnen.soort import cbs, inbox, sql, vera
from loaders.contract import Velden
from loaders.verdict.fouten import VerkeerdeAanroep
from loaders.verdict.verdict import Rapport, Verzamelaar

_MODULES: tuple[Bronsoort, ...] = (sql, vera, cbs, inbox)
SOORTEN: dict[str, Bronsoort] = {m.NAAM: m for m in _MODULES}


_NAAM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")
_LANGST = 40
TEKST = Documentveld("tekst")
# The fields of the levering, the same for every kind.
LEVERING: dict[str, Documentveld] = {
    "leverancier": TEKST,
    "gemeente": Documentveld("lijst"),
    "periode": Documentveld("periode"),
    "bron": TEKST,
    "aangeleverd_door": TEKST,
    "opmerking": TEKST,
    "fictief": Documentveld("waar"),
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
    levering = {k: Documentveld(v.soort, k in kind.NODIG) for k, v in LEVERING.items()}
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
    kind: Bronsoort,
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


GROOTST = 1_000_000  # bytes
_VOORBEELD = 'regels als veld = "waarde" onder koppen als [bron.naam]'


@dataclass(frozen=True)
class Bronnen:
    """What the file says. goed: the sources by name, in order. fout: the errors of the others.

    Under the empty name are the errors of the file as a whole.
    """

    pad: Path
    goed: Mapping[str, Bron]
    fout: Mapping[str, Rapport]

    @property
    def namen(self) -> tuple[str, ...]:
        """Every name in the file, right or wrong."""
        return tuple(dict.fromkeys([*self.goed, *(n for n in self.fout if n)]))


def lees_bronnen(pad: Path) -> Bronnen:
    """The file with sources. Raises VerkeerdeAanroep where it cannot be read at all."""
    try:
        inhoud = pad.read_bytes()
    except OSError as fout:
        raise VerkeerdeAanroep(
            f"Het bestand met bronnen {pad} is niet te lezen: {fout.strerror}. Begin met een kopie "
            "van bronnen.voorbeeld.toml, of zet het pad in WOONSALDO_BRONNEN."
        ) from None
    meldingen = Verzamelaar(pad.name)
    ruw, tekst = _ontleed(inhoud, meldingen)
    if ruw is None:
        return Bronnen(pad, {}, {"": meldingen.rapport()})
    plekken = Plekken(tekst)
    goed: dict[str, Bron] = {}
    slecht: dict[str, Rapport] = {}
    for naam, tabel in _tabellen(ruw, Melder(meldingen, plekken)).items():
        eigen = Verzamelaar(pad.name)
        bron = lees_bron(naam, tabel, Melder(eigen, plekken), pad)
        if bron is None:
            slecht[naam] = eigen.rapport()
        else:
            goed[naam] = bron
    if meldingen.fouten:
        slecht[""] = meldingen.rapport()
    return Bronnen(pad, goed, slecht)


def _ontleed(inhoud: bytes, meldingen: Verzamelaar) -> tuple[dict[str, Any] | None, str]:
    try:
        return toml_lezen.ontleed(inhoud, GROOTST, _VOORBEELD)
    except toml_lezen.GeenToml as fout:
        meldingen.voeg(
            "fout", str(fout), rij=fout.regel, gevonden=fout.gevonden, verwacht=fout.verwacht
        )
        return None, ""


def _tabellen(ruw: Mapping[str, Any], melder: Melder) -> dict[str, Mapping[str, Any]]:
    """The table of each source by its name."""
    for kop in ruw:
        if kop != "bron":
            melder.fout(
                (kop,),
                "Deze kop kennen we niet op deze plek.",
                gevonden=kop,
                verwacht="[bron.naam], met de naam die u de bron geeft",
            )
    bronnen = ruw.get("bron", {})
    if not isinstance(bronnen, dict) or not all(isinstance(t, dict) for t in bronnen.values()):
        melder.fout(("bron",), "Elke bron heeft een eigen kop.", verwacht="[bron.naam]")
        return {}
    if not bronnen and not melder.meldingen.fouten:
        melder.fout((), "Er staat geen enkele bron in dit bestand.", verwacht="[bron.naam]")
    return bronnen
