"""The bridge between two standen as a waterfall: from begin through every reason to end."""

from __future__ import annotations

from domain.standen.brug import Brug, Lijn, Stap
from domain.standen.totaal import Totaalpaar
from figures.basis.getallen import rijen_tekst
from figures.basis.grafiek import Grafiek, Sleutel, Tabel
from figures.basis.kleuren import INKT
from figures.basis.kleuren import ONTTREKKING as MINDER
from figures.basis.kleuren import TOEVOEGING as MEER
from figures.basis.zin import cijfer
from figures.standen.figuur import figuur
from figures.standen.zinnen import (
    KORT,
    boodschap,
    in_woorden,
    lijn_naam,
    rijen_van,
    soort_label,
    verschil_van,
)

MEESTE = 10  # bars; more are put together
SAMEN = "De tekening neemt regels samen; de tabel en de lijst hieronder noemen ze apart."
LEGENDA = (
    Sleutel("erbij", MEER),
    Sleutel("eraf", MINDER),
    Sleutel("netto groei in een stand", INKT, "ruit"),
)


def brug(b: Brug, paar: Totaalpaar, van: str, naar: str, getoond: str | None = None) -> Grafiek:
    """The chart; van, naar: the names of both standen, as in "stand 62c5" or "BO mei 2026".

    b: the rows of the status that paar is about; paar: with a total on both sides. getoond: the id
    of the stand that is shown, for the names of the figures.
    """
    stappen = _stappen(b)
    return Grafiek(
        titel=boodschap(b, paar, van, naar, getoond),
        tekst=in_woorden(b, paar, van, naar, getoond),
        tabel=_tabel(b, paar),
        figuur=figuur((b.som_begin, b.som_eind), stappen, van, naar) if stappen else None,
        legenda=LEGENDA,
        opmerkingen=(SAMEN,) if len(b.regels()) > len(stappen) else (),
    )


def _stappen(b: Brug) -> tuple[Stap, ...]:
    """As fine as fits: by soort, else by supplier, else by reason."""
    een = len({r.lijn.leverancier for r in b.regels()}) == 1
    stappen: tuple[Stap, ...] = ()
    for naam in (_soort if een else lijn_naam, _leverancier, _reden):
        stappen = b.stappen(naam)
        if len(stappen) <= MEESTE:
            break
    return stappen


def _soort(lijn: Lijn) -> str:
    return f"{KORT[lijn.oorzaak]}: {soort_label(lijn.soort).lower()}"


def _leverancier(lijn: Lijn) -> str:
    return f"{KORT[lijn.oorzaak]}: {lijn.leverancier}"


def _reden(lijn: Lijn) -> str:
    return KORT[lijn.oorzaak]


def _tabel(b: Brug, paar: Totaalpaar) -> Tabel:
    regels = b.regels()
    verschillen = [verschil_van(r, b, paar).cijfers[0].naam for r in regels]
    aantal = cijfer(paar.naam_verschil("rijen"), b.rijen, rijen_tekst)
    return Tabel(
        ("Reden", "Leverancier", "Soort", "Verschil", "Rijen"),
        tuple(
            (KORT[r.lijn[0]], r.lijn[1], soort_label(r.lijn[2]), r.verschil, rijen_van(r, b, paar))
            for r in regels
        ),
        signed=frozenset({3}),
        totaal=("Samen", "", "", b.verschil, aantal),
        namen=tuple((None, None, None, naam, None) for naam in verschillen),
        namen_totaal=(None, None, None, paar.naam_verschil(), None),
    )
