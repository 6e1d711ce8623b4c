"""docs/architecture.md shows the house as it is."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voorbeelden import GEWOON, MEEST, SOAK, begrens

HIER = Path(__file__).resolve().parents[1]
BLAD = (HIER / "docs" / "architecture.md").read_text(encoding="utf-8")
KAMERS = ("domain", "telling", "store", "figures", "loaders", "components", "pages", "web")
WEGEN = ("one levering", "one click", "one download")


def deel(kop: str) -> str:
    """The section under a heading."""
    gevonden = re.search(rf"^## {re.escape(kop)}\n(.*?)(?=^## |\Z)", BLAD, re.M | re.S)
    assert gevonden, kop
    return gevonden[1]


def paden(tekst: str) -> list[str]:
    """What it names between backticks that is a file or a folder here, in order."""
    return re.findall(r"`(\w[\w./-]*(?:\.\w+|/))`", tekst)


def boom() -> dict[str, str]:
    """The tree: folder or file to its line."""
    uit: dict[str, str] = {}
    ouders: list[str] = []
    for regel in re.findall(r"^    (\S.*|  +\S.*)$", deel("The tree"), re.M):
        diep = (len(regel) - len(regel.lstrip())) // 2
        naam, zin = regel.split(maxsplit=1)
        ouders[diep:] = [naam]
        assert "".join(ouders) not in uit
        uit["".join(ouders)] = zin
    return uit


def kamers() -> set[str]:
    """Every folder with Python in it; of the tests the room alone, since they follow the rooms."""
    lijst = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.py"],
        cwd=HIER, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    mappen = {f"{Path(p).parent}/" for p in lijst if (HIER / p).exists()} - {"./"}
    return {m for m in mappen if not m.startswith("tests/")} | {"tests/"}


def test_elke_map_met_python_staat_in_de_boom_en_andersom() -> None:
    zonder_python = {"assets/", "data/"}
    assert {p for p in boom() if p.endswith("/")} == kamers() | zonder_python
    assert all((HIER / p).exists() for p in boom())


def test_de_boom_zegt_van_een_map_wat_zij_zelf_zegt() -> None:
    for map_ in kamers() - {"scripts/", "tests/"}:
        tekst = (HIER / map_ / "__init__.py").read_text(encoding="utf-8")
        eerste = (ast.get_docstring(ast.parse(tekst)) or "").split("\n")[0]
        assert eerste and boom()[map_] == eerste, map_


@pytest.mark.parametrize("pad", sorted(set(paden(BLAD))))
def test_elk_genoemd_pad_bestaat(pad: str) -> None:
    assert (HIER / pad).exists() or (HIER / "docs" / pad).exists()


def geimporteerd(pad: str) -> set[str]:
    """The files of ours that a file may mean with its imports."""
    uit: set[str] = set()
    for n in ast.walk(ast.parse((HIER / pad).read_text(encoding="utf-8"))):
        if isinstance(n, ast.ImportFrom) and n.module:
            begin = n.module.replace(".", "/")
            for naam in (begin, *(f"{begin}/{a.name}" for a in n.names)):
                uit |= {f"{naam}.py", f"{naam}/__init__.py"}
    return uit


@pytest.mark.parametrize("weg", WEGEN)
def test_op_een_weg_is_elk_bestand_van_een_eerder_bekend(weg: str) -> None:
    """Each file is imported by one before it: the way can be walked from its first file on."""
    bestanden = paden(deel(f"The way of {weg}"))
    assert len(bestanden) >= 10 and len(set(bestanden)) == len(bestanden)
    bekend = geimporteerd(bestanden[0])
    for bestand in bestanden[1:]:
        assert bestand in bekend, bestand
        bekend |= geimporteerd(bestand)


def test_twintig_veranderingen_wijzen_elk_een_plek_aan() -> None:
    rijen = re.findall(
        r"^\| (?!to change|---)(.+?) \| (.+) \|$", deel("To change X, go to Y"), re.M
    )
    assert len(rijen) >= 20
    assert all(paden(plek) for _, plek in rijen)


@pytest.mark.parametrize(("profiel", "hoe_vaak"), [(GEWOON, MEEST), (SOAK, 60)])
def test_make_test_probeert_weinig_en_make_soak_het_eigen_aantal(
    profiel: str, hoe_vaak: int
) -> None:
    gezien = []

    @settings(max_examples=60)
    @given(st.integers())
    def proef(getal: int) -> None:
        gezien.append(getal)

    eigen = settings.get_current_profile_name()
    settings.load_profile(profiel)
    try:
        begrens(proef)
    finally:
        settings.load_profile(eigen)
    proef()
    assert len(gezien) == hoe_vaak


def namen_boven(boom: ast.Module) -> Iterator[str]:
    """The functions, classes and values of a module, without what Dash calls."""
    for n in boom.body:
        if isinstance(n, ast.FunctionDef | ast.ClassDef):
            if not any("callback" in ast.unparse(d) for d in n.decorator_list):
                yield n.name
        elif isinstance(n, ast.Assign):
            yield from (t.id for t in n.targets if isinstance(t, ast.Name))


def test_geen_code_is_er_alleen_voor_de_tests() -> None:
    """What only a test asks for stands with the tests, or goes."""
    code = [HIER / "app.py", *(p for k in KAMERS for p in (HIER / k).rglob("*.py"))]
    teksten = {p: p.read_text(encoding="utf-8") for p in code}
    gunicorn = (HIER / "gunicorn.conf.py").read_text(encoding="utf-8")  # names its worker class
    woorden = Counter(w for t in (*teksten.values(), gunicorn) for w in re.findall(r"\w+", t))
    alleen = [
        f"{pad.relative_to(HIER)}: {naam}"
        for pad, tekst in teksten.items()
        for naam in namen_boven(ast.parse(tekst))
        if not naam.startswith("__") and woorden[naam] == 1
    ]
    assert alleen == []
