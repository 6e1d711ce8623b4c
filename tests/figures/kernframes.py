"""Areas for the tests of Kernen, made as the page makes them: through the domain."""

from datetime import date

from domain.kernen.aandeel import procent
from domain.kernen.kern import Cijfer, bereken, geteld, overconcentratie, uit_aandeel
from figures.kernen.rijen import Kern, van_uitkomst

DAG = date(2024, 12, 31)


def kern(cijfer: Cijfer, gebied, niveau="wijk", *, doel=30, mix=40, grens=None, **meer) -> Kern:
    (uit,) = bereken([cijfer], procent(doel), procent(mix))
    return van_uitkomst(
        uit,
        gebied,
        niveau,
        peildatum=DAG,
        overconcentratie=overconcentratie(cijfer, procent(grens)) if grens else None,
        **meer,
    )


def stichtse_vecht(**keuze) -> Kern:
    return kern(
        uit_aandeel("GM1904", 29_138, 22.3, None),
        "Stichtse Vecht",
        "gemeente",
        definitie="sociaal_bezit_corporatie",
        **keuze,
    )


def utrecht(**keuze) -> list[Kern]:
    """Two wijken and the city, with the whole percentages of CBS."""
    return [
        kern(uit_aandeel("GM0344", 168_736, 31, 0.5), "Utrecht", "gemeente", **keuze),
        kern(uit_aandeel("WK034403", 16_000, 60, 0.5), "Overvecht", grens=60, **keuze),
        kern(uit_aandeel("WK034405", 12_000, 16, 0.5), "Binnenstad", grens=60, **keuze),
    ]


def voorbeeld(aantal=4, **keuze) -> list[Kern]:
    """A gemeente of kernen that were counted, with shares from 10% up by ten points."""
    delen = [
        kern(geteld(f"K{i}", 1000, 100 * i), f"Kern {i}", **keuze) for i in range(1, aantal + 1)
    ]
    som = sum(d.sociaal or 0 for d in delen)
    return [kern(geteld("G", 1000 * aantal, som), "Stad", "gemeente", **keuze), *delen]


def onbekend(code="X", naam="Loenen") -> Kern:
    return kern(Cijfer(code, 500), naam)


# Two squares beside each other, the first with a hole, the second in two parts.
VORMEN = {
    "K1": [[[(5.0, 52.0), (5.1, 52.0), (5.1, 52.1), (5.0, 52.1), (5.0, 52.0)],
            [(5.04, 52.04), (5.06, 52.04), (5.06, 52.06), (5.04, 52.06), (5.04, 52.04)]]],
    "K2": [[[(5.1, 52.0), (5.2, 52.0), (5.2, 52.1), (5.1, 52.1), (5.1, 52.0)]],
           [[(5.3, 52.0), (5.31, 52.0), (5.31, 52.01), (5.3, 52.01), (5.3, 52.0)]]],
}  # fmt: skip
