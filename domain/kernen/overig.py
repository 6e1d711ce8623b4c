"""What the parts of a whole leave over: the row overig, and what is said where they do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.kernen.bron import OVERIG, Kernbronnen, KernRij
from domain.kernen.kern import Cijfer, overig, verschil
from domain.kernen.keuze import NIVEAUS

MEERVOUD = {"wijk": "wijken of kernen", "buurt": "buurten"}


def rest(geheel: KernRij, delen: Sequence[KernRij], niveau: str) -> list[KernRij]:
    """The row overig, where parts and whole are of one day and do not make each other."""
    if not delen or not _een_dag(geheel, delen):
        return []
    zelfde = [d if _zelfde_sociaal(geheel, d) else _zonder_sociaal(d) for d in delen]
    cijfer = overig(geheel.cijfer, [d.cijfer for d in zelfde])
    if cijfer is None:
        return []
    return [
        replace(
            geheel,
            gebied=OVERIG,
            niveau=niveau,
            ouder=geheel.cijfer.code,
            cijfer=cijfer,
            definitie=geheel.definitie if cijfer.aandeel is not None else None,
            bronnen=Kernbronnen.van((geheel.bronnen, *(d.bronnen for d in delen))),
            trend=(),
            overconcentratie=None,
            toelichting=(
                f"{geheel.gebied} min de getoonde {MEERVOUD[niveau]}.",
                *(() if cijfer.aandeel is not None else ("Het aandeel hier is niet bekend.",)),
            ),
        )
    ]


def _een_dag(geheel: KernRij, delen: Sequence[KernRij]) -> bool:
    return {d.peildatum for d in delen if d.cijfer.woningen is not None} <= {geheel.peildatum}


def _zelfde_sociaal(geheel: KernRij, deel: KernRij) -> bool:
    return deel.peildatum_sociaal in (None, geheel.peildatum_sociaal)


def _zonder_sociaal(rij: KernRij) -> KernRij:
    return replace(rij, cijfer=Cijfer(rij.cijfer.code, rij.cijfer.woningen))


def niet_passend(rijen: Sequence[KernRij], niveau: str) -> list[str]:
    """Parts that are more than their whole, or of another day: a sentence each, not one a whole."""
    boven = NIVEAUS[NIVEAUS.index(niveau) - 1]
    andere_dag, te_veel = [], []
    for geheel in (r for r in rijen if r.niveau == boven and not r.is_overig):
        delen = [
            r
            for r in rijen
            if r.niveau == niveau and r.ouder == geheel.cijfer.code and not r.is_overig
        ]
        over = verschil(geheel.cijfer, [d.cijfer for d in delen])
        if not delen or over is None:
            continue
        if not _een_dag(geheel, delen):
            andere_dag.append(geheel.gebied)
        elif over < 0:
            te_veel.append(f"{geheel.gebied} ({-over})")
    uit = []
    if andere_dag:
        uit.append(
            f"Van {kort(andere_dag)} en de {MEERVOUD[niveau]} daarin zijn de woningen niet van "
            "dezelfde dag. Wat er nog meer is, is daarom niet uit te rekenen."
        )
    if te_veel:
        uit.append(
            f"De {MEERVOUD[niveau]} hebben samen meer woningen dan {kort(te_veel)}: deze cijfers "
            "passen niet bij elkaar."
        )
    return uit


def kort(namen: Sequence[str], meeste: int = 5) -> str:
    """The first names, and how many more."""
    meer = f" en {len(namen) - meeste} andere" if len(namen) > meeste else ""
    return ", ".join(namen[:meeste]) + meer
