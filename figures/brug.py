"""The bridge between two standen as a waterfall: from begin through every reason to end."""

from __future__ import annotations

from collections import Counter

from domain.brug import Brug, Lijn
from figures.brug_figuur import Stap, figuur
from figures.brug_zinnen import KORT, boodschap, in_woorden, lijn_naam, soort_label
from figures.getallen import rijen_tekst
from figures.grafiek import Cel, Grafiek, Sleutel, Tabel
from figures.kleuren import INKT
from figures.kleuren import ONTTREKKING as MINDER
from figures.kleuren import TOEVOEGING as MEER

MEESTE = 10  # bars; more are put together
SAMEN = "De tekening neemt regels samen; de tabel en de lijst hieronder noemen ze apart."
LEGENDA = (
    Sleutel("erbij", MEER),
    Sleutel("eraf", MINDER),
    Sleutel("netto groei in een stand", INKT, "ruit"),
)


def brug(b: Brug, van: str, naar: str) -> Grafiek:
    """The chart; van, naar: the names of both standen, as in "stand 62c5" or "BO mei 2026"."""
    stappen = _stappen(b)
    punten = (sum(b.begin.values()), sum(b.eind.values()))
    return Grafiek(
        titel=boodschap(b, van, naar),
        tekst=in_woorden(b, van, naar),
        tabel=_tabel(b),
        figuur=figuur(punten, stappen, van, naar) if stappen else None,
        legenda=LEGENDA,
        opmerkingen=(SAMEN,) if len(b.regels()) > len(stappen) else (),
    )


def _stappen(b: Brug) -> list[Stap]:
    """As fine as fits: by soort, else by supplier, else by reason."""
    een = len({r.lijn.leverancier for r in b.regels()}) == 1
    per: Counter[str] = Counter()
    for naam in (_soort if een else lijn_naam, _leverancier, _reden):
        per = Counter()
        for r in b.regels():
            per[naam(r.lijn)] += r.verschil
        if len(per) <= MEESTE:
            break
    hoogte, uit = sum(b.begin.values()), []
    for wat, verschil in per.items():
        uit.append(Stap(wat, hoogte, verschil))
        hoogte += verschil
    return uit


def _soort(lijn: Lijn) -> str:
    return f"{KORT[lijn.oorzaak]}: {soort_label(lijn.soort).lower()}"


def _leverancier(lijn: Lijn) -> str:
    return f"{KORT[lijn.oorzaak]}: {lijn.leverancier}"


def _reden(lijn: Lijn) -> str:
    return KORT[lijn.oorzaak]


def _tabel(b: Brug) -> Tabel:
    regels = b.regels()
    rijen: tuple[tuple[Cel, ...], ...] = tuple(
        (KORT[r.lijn[0]], r.lijn[1], soort_label(r.lijn[2]), r.verschil, rijen_tekst(r.rijen))
        for r in regels
    )
    aantal = rijen_tekst(sum(r.rijen for r in regels))
    return Tabel(
        ("Reden", "Leverancier", "Soort", "Verschil", "Rijen"),
        rijen,
        signed=frozenset({3}),
        totaal=("Samen", "", "", b.verschil, aantal),
    )
