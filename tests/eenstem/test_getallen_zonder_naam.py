"""Who may still write a number without the name of a figure, and why.

`figures.basis.zin.cijfer` writes one with its name. A call of `getal` and the like is right inside
a drawing (its table has the names), for what was agreed or assumed, and for technical numbers; new
ones must not slip in. A count may go down, never up.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

HIER = Path(__file__).resolve().parents[2]
SCHRIJVERS = {"getal", "met_teken", "zonder_teken", "aandeel", "procent", "woningen"}
# Inside a plotly drawing: labels, hover, axis. The chart's table names each figure.
TEKENING: Mapping[str, int] = {
    "figures/groei/balans.py": 5,  # one is the words of a named figure
    "figures/standen/brug.py": 3,
    "figures/groei/cumulatief.py": 5,  # two in the chart's text alternative, as its table says them
    "figures/groei/per_corporatie.py": 3,
    "figures/groei/per_jaar_lijnen.py": 2,
    "figures/plannen/projecten.py": 1,
    "figures/plannen/capaciteit.py": 1,
    "figures/plannen/restopgave.py": 2,
    "figures/plannen/verschuiving.py": 3,
    "figures/prognose/dragers.py": 2,
    "figures/prognose/tekening.py": 6,
    "figures/kernen/programma.py": 2,
    "figures/kernen/trend.py": 1,
    "figures/afspraken/aandeel_gegeven.py": 1,
    "figures/afspraken/aandeel.py": 2,
    "figures/afspraken/gebieden.py": 1,
    "figures/afspraken/verloop_tekening.py": 5,
    "figures/groei/waterval.py": 5,  # one in its remark, one in its text alternative
}
# What an afspraak asks, quoted: no count of ours.
AFGESPROKEN: Mapping[str, int] = {
    "figures/afspraken/woorden.py": 4,
    "figures/groei/doelwoorden.py": 3,
    "figures/groei/per_jaar.py": 1,
}
# The way in which a figure with a name is written: handed to `cijfer`, or called by it.
VORM: Mapping[str, int] = {
    "components/kernen/tabel.py": 1,
    "components/tabel.py": 2,
    "figures/standen/brug.py": 1,
    "figures/kernen/rijen.py": 3,
    "figures/plannen/restopgave.py": 3,
    "figures/prognose/watals.py": 2,
    "figures/basis/zin.py": 1,
    "figures/afspraken/sommen.py": 4,
    "figures/plannen/zinnen.py": 1,
    "figures/afspraken/samenhang.py": 1,
    "figures/plannen/verschuiving.py": 1,
    "pages/leveringen/herkomst_tabel.py": 1,
    "pages/plannen/rest.py": 1,
    "pages/prognose/wat_als/beeld.py": 3,
}
# How many rows of how many are shown, the size of a file, steps of a task, what is assumed.
TECHNISCH: Mapping[str, int] = {
    "components/tabel.py": 2,
    "pages/leveringen/aanlevering.py": 1,
    "pages/leveringen/lijst.py": 1,
    "pages/leveringen/taken.py": 3,
    "pages/leveringen/verdict.py": 1,
    "pages/prognose/beeld.py": 3,
    "pages/leveringen/herkomst.py": 2,
}
GROEPEN = (TEKENING, AFGESPROKEN, VORM, TECHNISCH)
MAG = sum((Counter(groep) for groep in GROEPEN), Counter[str]())


def zonder_naam(bron: str) -> int:
    """How often a module calls a writer of numbers that it took from figures.basis.getallen."""
    boom = ast.parse(bron)
    eigen = {
        a.asname or a.name
        for n in ast.walk(boom)
        if isinstance(n, ast.ImportFrom) and n.module == "figures.basis.getallen"
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
        for pad in sorted((HIER / map_).rglob("*.py")):
            naam = pad.relative_to(HIER).as_posix()
            n = zonder_naam(pad.read_text(encoding="utf-8"))
            if naam != "figures/basis/getallen.py" and n > MAG.get(naam, 0):
                te_veel.append(f"{naam}: {n}, mag {MAG.get(naam, 0)}")
    assert not te_veel, "geef het cijfer een naam (figures.basis.zin.cijfer):\n" + "\n".join(
        te_veel
    )


def test_every_module_that_may_is_still_there() -> None:
    assert not [m for m in MAG if not (HIER / m).exists()]


def test_the_guard_sees_a_call() -> None:
    assert zonder_naam("from figures.basis.getallen import getal\nx = getal(3)\n") == 1
    assert zonder_naam("from figures import getallen\nx = getallen.getal(3)\n") == 1
    assert zonder_naam("from figures.basis.zin import cijfer\nx = cijfer(n, 3)\n") == 0
