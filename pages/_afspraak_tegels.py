"""The figures that stand beside the status of one afspraak, always."""

from __future__ import annotations

from typing import Any

from components.tegel import Tegel
from domain.indicatoren import INDICATOREN
from figures import afspraken_woorden as woorden
from figures.afspraken_doel import doel, doel_erbij, waarde
from pages._afspraak_lees import Gegevens


def kerncijfers(g: Gegevens) -> list[Tegel]:
    """The figures that stand beside a status, always."""
    a, o = g.afspraak, g.regel.oordeel
    maximum = a.oordeel_als == "maximum"
    erbij = "; ".join(doel_erbij(a, o))
    uit = [
        Tegel("Afgesproken", doel(a), erbij, "doel"),
        Tegel("Gerealiseerd", _of_nvt(g, o.gerealiseerd), _verwacht(g), "netto"),
    ]
    if a.per_gebied:
        return uit
    uit += [
        Tegel("Resterend", woorden.resterend(a, o)),
        Tegel("Ruimte per jaar" if maximum else "Tempo nodig", woorden.tempo(a, o)),
    ]
    for naam, getal_, bij in (
        ("Met harde plannen", o.met_hard, "aan het einde van de periode"),
        ("Met ook zachte plannen", o.met_zacht, "zachte plannen zijn nog niet zeker"),
    ):
        # Of a period that is over no plans are missing.
        if a.tot is not None and (getal_ is not None or (g.geteld and not _voorbij(g))):
            tekst = "geen plannen" if getal_ is None else waarde(a, getal_)
            uit.append(Tegel(naam, tekst, "" if getal_ is None else bij))
    return uit


def _of_nvt(g: Gegevens, getal_: Any) -> str:
    a = g.afspraak
    if a.per_gebied:
        return f"per {a.per_gebied}"
    if getal_ is None and not INDICATOREN[a.indicator].telt and not a.is_aandeel:
        return woorden.NVT
    return waarde(a, getal_)


def _verwacht(g: Gegevens) -> str:
    a, o = g.afspraak, g.regel.oordeel
    if a.is_aandeel or o.verwacht is None or _voorbij(g):
        return ""
    naam = "gelijk verdeeld nu" if a.oordeel_als == "maximum" else "nu te verwachten"
    return f"{naam}: {waarde(a, o.verwacht)}"


def _voorbij(g: Gegevens) -> bool:
    """Whether the period is over on the peildatum."""
    einde, dag = g.afspraak.tot, g.regel.peildatum
    return einde is not None and dag is not None and dag >= einde
