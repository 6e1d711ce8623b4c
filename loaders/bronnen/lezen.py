"""Reads the file with sources (TOML): every error with its line and field, none guessed.

docs/sources.md is the format. A source with an error is left out and the others stand: one typing
mistake must not stop a night's work.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.bestanden import toml_lezen
from loaders.bestanden.toml_plekken import Plekken
from loaders.bestanden.toml_velden import Melder
from loaders.bronnen.contract import Bron
from loaders.bronnen.lezen_bron import lees_bron
from loaders.verdict.fouten import VerkeerdeAanroep
from loaders.verdict.rapport import Rapport
from loaders.verdict.verdict import Verzamelaar

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
