"""Who may still write a number without the name of a figure, and why.

`figures.zin.cijfer` writes one with its name. A call of `getal` and the like is right inside a
drawing (its table has the names), for what was agreed or assumed, and for technical numbers; new
ones must not slip in. A count may go down, never up.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

HIER = Path(__file__).resolve().parents[2]
SCHRIJVERS = {"getal", "met_teken", "zonder_teken", "aandeel", "procent", "woningen"}
# Inside a plotly drawing: labels, hover, axis. The chart's table names each figure.
TEKENING: Mapping[str, int] = {
    "figures/balans.py": 5,  # one is the words of a named figure
    "figures/brug_figuur.py": 3,
    "figures/cumulatief.py": 5,  # two in the chart's text alternative, as its table says them
    "figures/per_corporatie.py": 3,
    "figures/per_jaar_lijnen.py": 2,
    "figures/planbalken.py": 1,
    "figures/plancapaciteit.py": 1,
    "figures/planrest_balken.py": 2,
    "figures/planverschuiving.py": 3,
    "figures/prognose_plannen.py": 2,
    "figures/prognose_tekening.py": 6,
    "figures/programma.py": 2,
    "figures/trend_aandeel.py": 1,
    "figures/verloop_aandeel_gegeven.py": 1,
    "figures/verloop_aandeel_tekening.py": 2,
    "figures/verloop_tekening.py": 5,
    "figures/waterval.py": 5,  # one in its remark, one in its text alternative
}
# What an afspraak asks, quoted: no count of ours.
AFGESPROKEN: Mapping[str, int] = {
    "figures/afspraken_doel.py": 4,
    "figures/doelwoorden.py": 3,
    "figures/per_jaar.py": 1,
}
# The way in which a figure with a name is written: handed to `cijfer`, or called by it.
VORM: Mapping[str, int] = {
    "components/kerntabel.py": 1,
    "components/tabel.py": 2,
    "figures/brug_zinnen.py": 1,
    "figures/kernrijen.py": 3,
    "figures/planrest.py": 3,
    "figures/watals.py": 2,
    "figures/zin.py": 1,
    "figures/zinnen_plannen.py": 1,
    "figures/zinnen_samenhang.py": 1,
    "figures/zinnen_planverschuiving.py": 1,
    "pages/_herkomst_tabel.py": 1,
    "pages/_plannen_aandeel.py": 1,
    "pages/_watals_beeld.py": 3,
}
# How many rows of how many are shown, the size of a file, steps of a task, what is assumed.
TECHNISCH: Mapping[str, int] = {
    "components/losse_tabel.py": 2,
    "pages/_leveringen_aanbod.py": 1,
    "pages/_leveringen_lijst.py": 1,
    "pages/_leveringen_taken.py": 2,
    "pages/_leveringen_verdict.py": 1,
    "pages/_prognose_beeld.py": 3,
    "pages/herkomst.py": 2,
}
# Said without a name, though they are counts: the text alternative of a drawing and the list of
# afspraken. Each of these must go down to nothing.
NOG_ZONDER: Mapping[str, int] = {
    "figures/verloop_gebieden.py": 5,
    "figures/zinnen_afspraak_sommen.py": 4,
}
MAG = {**TEKENING, **AFGESPROKEN, **VORM, **TECHNISCH, **NOG_ZONDER}


def zonder_naam(bron: str) -> int:
    """How often a module calls a writer of numbers that it took from figures.getallen."""
    boom = ast.parse(bron)
    eigen = {
        a.asname or a.name
        for n in ast.walk(boom)
        if isinstance(n, ast.ImportFrom) and n.module == "figures.getallen"
        for a in n.names
        if a.name in SCHRIJVERS
    }
    return sum(
        isinstance(n, ast.Call)
        and (
            (isinstance(n.func, ast.Name) and n.func.id in eigen)
            or (isinstance(n.func, ast.Attribute)
                and n.func.attr in SCHRIJVERS
                and isinstance(n.func.value, ast.Name)
                and n.func.value.id == "getallen")
        )
        for n in ast.walk(boom)
    )  # fmt: skip


def test_no_module_writes_more_numbers_without_a_name() -> None:
    te_veel = []
    for map_ in ("figures", "components", "pages"):
        for pad in sorted((HIER / map_).glob("*.py")):
            naam = f"{map_}/{pad.name}"
            n = zonder_naam(pad.read_text(encoding="utf-8"))
            if naam != "figures/getallen.py" and n > MAG.get(naam, 0):
                te_veel.append(f"{naam}: {n}, mag {MAG.get(naam, 0)}")
    assert not te_veel, "geef het cijfer een naam (figures.zin.cijfer):\n" + "\n".join(te_veel)


def test_every_module_that_may_is_still_there_and_in_one_group() -> None:
    groepen = (TEKENING, AFGESPROKEN, VORM, TECHNISCH, NOG_ZONDER)
    assert len(MAG) == sum(map(len, groepen))
    assert not [m for m in MAG if not (HIER / m).exists()]


def test_the_guard_sees_a_call() -> None:
    assert zonder_naam("from figures.getallen import getal\nx = getal(3)\n") == 1
    assert zonder_naam("from figures import getallen\nx = getallen.getal(3)\n") == 1
    assert zonder_naam("from figures.zin import cijfer\nx = cijfer(n, 3)\n") == 0
