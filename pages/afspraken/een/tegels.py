"""The figures that stand beside the status of one afspraak, always."""

from __future__ import annotations

from components.tegel import Tegel
from domain.afspraken.indicatoren import INDICATOREN
from figures.afspraken import woorden
from figures.afspraken.doel import beoordeeld, doel, doel_erbij
from figures.basis.zin import samen, zin
from pages.afspraken.een.lees import Gegevens


def kerncijfers(g: Gegevens) -> list[Tegel]:
    """The figures that stand beside a status, always."""
    a, o = g.afspraak, g.regel.oordeel
    maximum = a.oordeel_als == "maximum"
    erbij = samen(doel_erbij(a, o), "; ")
    uit = [
        Tegel("Afgesproken", doel(a), erbij, "doel"),
        Tegel("Gerealiseerd", _gerealiseerd(g), _verwacht(g), "netto"),
    ]
    if a.per_gebied:
        return uit
    uit += [
        Tegel("Resterend", woorden.resterend(a, o)),
        Tegel("Ruimte per jaar" if maximum else "Tempo nodig", woorden.tempo(a, o)),
    ]
    for naam, veld, bij in (
        ("Met harde plannen", "met_hard", "aan het einde van de periode"),
        ("Met ook zachte plannen", "met_zacht", "zachte plannen zijn nog niet zeker"),
    ):
        # Of a period that is over no plans are missing.
        leeg = getattr(o, veld) is None
        if a.tot is not None and (not leeg or (g.geteld and not _voorbij(g))):
            tekst = "onbekend" if leeg else beoordeeld(a, o, veld)
            uit.append(Tegel(naam, tekst, "" if leeg else bij))
    return uit


def _gerealiseerd(g: Gegevens) -> str:
    a, o = g.afspraak, g.regel.oordeel
    if a.per_gebied:
        return f"per {a.per_gebied}"
    if o.gerealiseerd is None and not INDICATOREN[a.indicator].telt and not a.is_aandeel:
        return woorden.NVT
    return beoordeeld(a, o, "gerealiseerd")


def _verwacht(g: Gegevens) -> str:
    a, o = g.afspraak, g.regel.oordeel
    if a.is_aandeel or o.verwacht is None or _voorbij(g):
        return ""
    naam = "gelijk verdeeld nu" if a.oordeel_als == "maximum" else "nu te verwachten"
    return zin("{}: {}", naam, beoordeeld(a, o, "verwacht"))


def _voorbij(g: Gegevens) -> bool:
    """Whether the period is over on the peildatum."""
    einde, dag = g.afspraak.tot, g.regel.peildatum
    return einde is not None and dag is not None and dag >= einde
