"""Sentences and pages count nothing: what arithmetic figures/ and pages/ hold, and why.

A figure is computed by the domain or by SQL, and `figures/` and `pages/` put it in words. What is
left here places things in a drawing, walks through dates, rows and lists, or writes a number. A
module that is not in one of the tables below holds none; a count may go down, never up.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

HIER = Path(__file__).resolve().parents[2]
# Where marks, labels and axes stand: heights, room, running ends of bars whose sums are given.
TEKENING: Mapping[str, int] = {
    "figures/afspraken/lijst.py": 29,
    "figures/groei/balans.py": 11,
    "figures/standen/brug.py": 18,
    "figures/groei/cumulatief.py": 28,
    "figures/basis/eindlabels.py": 9,
    "figures/kernen/kaart.py": 36,
    "figures/groei/per_corporatie.py": 17,
    "figures/groei/per_jaar.py": 12,
    "figures/groei/per_jaar_lijnen.py": 4,
    "figures/plannen/projecten.py": 20,
    "figures/plannen/restopgave.py": 7,
    "figures/plannen/verschuiving.py": 13,
    "figures/prognose/dragers.py": 10,
    "figures/prognose/tekening.py": 17,
    "figures/kernen/programma.py": 11,
    "figures/kernen/stippen.py": 15,
    "figures/kernen/trend.py": 5,
    "figures/afspraken/aandeel.py": 34,
    "figures/afspraken/gebieden.py": 12,
    "figures/afspraken/verloop_tekening.py": 27,
    "figures/prognose/watals.py": 6,
    "figures/groei/waterval.py": 17,
}
# A day, a year or a stretch of days: which of them, the one before, up to which.
DAGEN: Mapping[str, int] = {
    "figures/plannen/strategie.py": 1,
    "figures/afspraken/verloop_zin.py": 1,
    "figures/kernen/programma.py": 1,
    "pages/afspraken/een/beeld.py": 2,
    "pages/gemeen/plaats.py": 3,
    "pages/groei/gegevens.py": 2,
    "pages/groei/lees.py": 2,
    "pages/plannen/lees.py": 1,
    "pages/prognose/wat_als/pagina.py": 12,
}
# How many of a list are not named or drawn, the next page of rows, the first or worst of a few,
# lists put one after another.
LIJSTEN: Mapping[str, int] = {
    "figures/groei/cbs.py": 2,
    "figures/plannen/restopgave.py": 4,
    "figures/groei/balans.py": 3,
    "figures/afspraken/verloop.py": 2,
    "figures/groei/zinnen.py": 2,
    "figures/afspraken/sommen.py": 1,
    "figures/afspraken/zinnen_een.py": 2,
    "figures/kernen/zinnen.py": 3,
    "figures/plannen/strategie.py": 1,
    "pages/afspraken/een/rekening.py": 1,
    "pages/kernen/afgesproken.py": 4,
    "pages/kernen/lees.py": 1,
    "pages/leveringen/taken.py": 4,
    "pages/leveringen/verdict.py": 1,
    "pages/plannen/rest.py": 2,
    "pages/plannen/lees.py": 1,
    "pages/standen/beeld.py": 5,
    "pages/leveringen/herkomst.py": 8,
}
# How a number is written or read: without its minus, as a percentage, with so many decimals.
SCHRIJFWIJZE: Mapping[str, int] = {
    "figures/standen/brug.py": 1,
    "figures/basis/getallen.py": 8,
    "figures/basis/zin.py": 4,
    "figures/plannen/zinnen.py": 1,
    "figures/plannen/verschuiving.py": 1,
    "pages/afspraken/lees.py": 1,
    "pages/kernen/opzet.py": 1,
    "pages/leveringen/aanlevering.py": 2,
    "pages/prognose/keuze.py": 1,
}
GROEPEN = (TEKENING, DAGEN, LIJSTEN, SCHRIJFWIJZE)
MAG = sum((Counter(groep) for groep in GROEPEN), Counter[str]())

_OPS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
_TELLERS = {"sum", "max", "min", "abs", "round", "divmod", "Counter", "fsum"}
# Words and lists are joined with the same signs.
_TEKST = (ast.JoinedStr, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.ListComp)
_MAAKT_TEKST = {"zin", "samen", "lijst", "tuple", "list", "set", "join"}


def rekenwerk(bron: str) -> list[int]:
    """The lines on which a module adds, subtracts, multiplies, divides, sums or compares sizes."""
    return sorted(n.lineno for n in ast.walk(ast.parse(bron)) if _rekent(n))


def _rekent(n: ast.AST) -> bool:
    if isinstance(n, ast.BinOp):
        return isinstance(n.op, _OPS) and not _is_tekst(n)
    if isinstance(n, ast.AugAssign):
        return isinstance(n.op, _OPS) and not _is_tekst(n.value)
    return isinstance(n, ast.Call) and _naam(n.func) in _TELLERS


def _is_tekst(n: ast.expr) -> bool:
    if isinstance(n, ast.BinOp):
        return _is_tekst(n.left) or _is_tekst(n.right)
    if isinstance(n, ast.Constant):
        return isinstance(n.value, str)
    if isinstance(n, ast.IfExp):
        return _is_tekst(n.body)
    return isinstance(n, _TEKST) or (isinstance(n, ast.Call) and _naam(n.func) in _MAAKT_TEKST)


def _naam(n: ast.expr) -> str:
    return n.id if isinstance(n, ast.Name) else n.attr if isinstance(n, ast.Attribute) else ""


def _modules() -> dict[str, list[int]]:
    paden = (p for map_ in ("figures", "pages") for p in sorted((HIER / map_).rglob("*.py")))
    return {p.relative_to(HIER).as_posix(): rekenwerk(p.read_text(encoding="utf-8")) for p in paden}


def test_no_module_counts_more_than_its_layout_needs() -> None:
    te_veel = [
        f"{naam}: {len(regels)}, mag {MAG.get(naam, 0)} (regels {regels})"
        for naam, regels in _modules().items()
        if len(regels) > MAG.get(naam, 0)
    ]
    assert not te_veel, "reken in domain/ of SQL:\n" + "\n".join(te_veel)


def test_the_list_is_not_longer_than_what_there_is() -> None:
    modules = _modules()
    ruim = [f"{m}: {len(modules.get(m, []))}, mag {n}" for m, n in MAG.items()
            if len(modules.get(m, [])) < n]  # fmt: skip
    assert not ruim, "lower the count:\n" + "\n".join(ruim)


@pytest.mark.parametrize(
    ("bron", "ziet"),
    [
        ("rest = doel - gerealiseerd", True),
        ("totaal = sum(r.saldo for r in rijen)", True),
        ("som += r.saldo", True),
        ("beste = max(standen)", True),
        ("telt = collections.Counter(statussen)", True),
        ("aandeel = deel / geheel * 100", True),
        ("tekst = f'{kop}' + slot", False),
        ("kop = zin('{} van', naam) + slot", False),
        ("delen += [kop]", False),
        ("uit = naam", False),
    ],
)
def test_the_search_sees_arithmetic_and_not_words(bron: str, *, ziet: bool) -> None:
    assert bool(rekenwerk(bron)) is ziet
