"""Plans against what is known already: delivered, in another list, or perhaps the same homes.

Source: docs/definitions.md, "Plannen". It asks the code of the build, so that the verdict says what
the stand will count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from domain.perioden import Periode
from domain.plannen.overlap import overlappend
from loaders.contract import Leescontext
from loaders.leveringsformaat.controles.planrijen import DEZE, Planrijen, lees
from loaders.tekst import getal
from loaders.verdict.verdict import Ernst
from telling.planlijsten import dag
from telling.planprojecten import AFGEBOEKT, Project, Rij
from telling.rijen import LeveringData


def keur_gemeenten(frame: pd.DataFrame, kader: Leescontext) -> None:
    """A melding per gemeente of the levering that the plan list has no rows for."""
    for gemeente in kader.gemeenten or ():
        if gemeente not in set(frame["gemeente"]):
            naam = kader.register.naam("gemeente", gemeente)
            kader.meldingen.voeg(
                "melding",
                f"{naam} is genoemd bij de levering, maar de planlijst heeft er geen rijen voor. "
                "Een eerdere planlijst blijft dus gelden. Zijn er geen plannen meer? Lever dan een "
                "rij met aantal 0.",
                kolom="gemeente",
                gevonden=naam,
            )


def keur(nieuw: LeveringData, eerdere: Sequence[LeveringData], kader: Leescontext) -> None:
    """Waarschuwingen and meldingen only; nothing where no levering has a plan list."""
    deze = replace(nieuw, meta=replace(nieuw.meta, id=DEZE))
    rijen = lees([*eerdere, deze], kader.register)
    if rijen is None:
        return
    bestand = {lev.meta.id: lev.meta.bestand for lev in eerdere}
    waar = {i: f"levering {i} ({naam})" for i, naam in bestand.items()} | {DEZE: DEZE}
    _dubbel(rijen, waar, kader)
    _geleverd(rijen, waar, kader)
    _overlap(rijen, waar, kader)


def _dubbel(rijen: Planrijen, waar: dict[str, str], kader: Leescontext) -> None:
    """The same project in another list: it counts once."""
    eigen = _per_project(rijen, rijen.plannen)
    for weg, door in rijen.dubbel:
        if weg["levering"] == DEZE:
            zin = "Dit project staat ook in de tabel plannen. Daar telt het, en hier niet."
            _meld(kader, "waarschuwing", weg, zin)
        elif door == DEZE and (telt := eigen.pop(rijen.project(weg), None)):
            zin = f"Dit project staat ook in {waar[weg['levering']]}. Alleen deze levering telt."
            _meld(kader, "melding", telt, zin)


def _geleverd(rijen: Planrijen, waar: dict[str, str], kader: Leescontext) -> None:
    """Homes of a project that are there already: these are no plan any more."""
    echt = _per_project(rijen, rijen.gerealiseerd)
    for r in rijen.plannen:
        if AFGEBOEKT not in r:
            continue
        if r["levering"] != DEZE:
            if nieuw := echt.get(rijen.project(r)):
                zin = f"{r['reden']} In {waar[r['levering']]} tellen die niet meer als plan."
                _meld(kader, "melding", nieuw, zin)
        elif r["reden"].startswith("Alle "):
            zin = "Deze rij telt niet als plan. Is het een volgende fase? Geef die een eigen code."
            _meld(kader, "waarschuwing", r, f"{r['reden']} {zin}")
        else:
            _meld(kader, "melding", r, f"{r['reden']} Alleen de rest telt als plan.")


def _overlap(rijen: Planrijen, waar: dict[str, str], kader: Leescontext) -> None:
    """Perhaps the same homes: one waarschuwing per row of this levering."""
    gezien: set[int] = set()
    alle = [r for r in rijen.plannen if r["telt"] and not r["vervallen"]]
    grens = len(alle)
    alle += rijen.gerealiseerd
    regels = rijen.regels(alle)

    def raakt(een: tuple[str, ...], ander: tuple[str, ...]) -> bool:
        return DEZE in (een[0], ander[0])

    for een, ander in overlappend(regels[:grens], regels[grens:], raakt):
        i, j = een.wat, ander.wat
        if alle[i]["levering"] != DEZE:
            i, j = j, i
        if i in gezien:
            continue
        gezien.add(i)
        a = alle[j]
        woning = "woning" if a["aantal"] == 1 else "woningen"
        wat = f"gerealiseerde {woning}" if j >= grens else f"{woning} in een plan ({a['status']})"
        deze = "Is dit dezelfde als de" if a["aantal"] == 1 else "Zijn dit dezelfde als de"
        _meld(
            kader,
            "waarschuwing",
            alle[i],
            f"{deze} {getal(a['aantal'])} {wat} over "
            f"{Periode(dag(a['van']), dag(a['tot'])).tekst} in {waar[a['levering']]}, rij "
            f"{a['rij']}? De corporatie, de plaats en de soort zijn gelijk. Nu tellen ze allebei. "
            "Is het een project? Geef ze dezelfde projectcode.",
            kolom="aantal",
        )


def _per_project(rijen: Planrijen, van: Sequence[Rij]) -> dict[Project | None, Rij]:
    """The first row of this levering of each project."""
    uit: dict[Project | None, Rij] = {}
    for r in van:
        if r["levering"] == DEZE and (wat := rijen.project(r)):
            uit.setdefault(wat, r)
    return uit


def _meld(
    kader: Leescontext, ernst: Ernst, rij: Rij, melding: str, *, kolom: str = "projectcode"
) -> None:
    kader.meldingen.voeg(
        ernst,
        melding,
        blad=rij["blad"] or "",
        rij=rij["rij"],
        kolom=kolom,
        gevonden=getal(rij["aantal"]) if kolom == "aantal" else rij["projectcode"] or "",
    )
