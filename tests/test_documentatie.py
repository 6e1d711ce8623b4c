"""What can be used is documented, and what is documented is there."""

from __future__ import annotations

import re
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main

from domain.filters import Filters
from domain.mutaties import DUREN, PERSPECTIEVEN, SEGMENTEN, STATUSSEN
from loaders.__main__ import app

HIER = Path(__file__).resolve().parents[1]
DOCS = [HIER / "README.md", HIER / "CONTEXT.md", *sorted((HIER / "docs").glob("*.md"))]


def lees(naam: str) -> str:
    return (HIER / naam).read_text(encoding="utf-8")


def test_elke_instelling_staat_in_de_readme() -> None:
    namen = set(re.findall(r'omg\.get\("(\w+)"\)', lees("settings.py")))
    assert len(namen) >= 4
    tabel = set(re.findall(r"^\| `(\w+)` \|", lees("README.md"), re.M))
    assert namen == tabel


def test_elk_doel_van_make_staat_in_de_readme() -> None:
    doelen = set(re.findall(r"^([a-z]+):.*## ", lees("Makefile"), re.M))
    assert {"run", "test", "soak", "bench", "help"} <= doelen
    genoemd = set(re.findall(r"\bmake ([a-z]+)", lees("README.md")))
    assert doelen - genoemd == set()
    assert genoemd - set(re.findall(r"^([a-z]+):", lees("Makefile"), re.M)) == set()


def test_elke_opdracht_en_optie_staat_op_haar_bladzijde() -> None:
    blad = lees("docs/command-line.md")
    delen = dict(re.findall(r"^### ([\w-]+)\n(.*?)(?=^##|\Z)", blad, re.M | re.S))
    opdrachten = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert set(delen) == set(opdrachten)
    for naam, opdracht in opdrachten.items():
        opties = {o for p in opdracht.params for o in p.opts if o.startswith("--")} - {"--help"}
        genoemd = set(re.findall(r"`(--[a-z-]+)", delen[naam]))
        assert opties == genoemd, naam


def test_elke_naam_en_waarde_van_een_filter_staat_bij_de_downloads() -> None:
    blad = lees("docs/exports.md")
    namen = {f.name for f in fields(Filters)} | {"formaat"}
    waarden = {*DUREN, *SEGMENTEN, *STATUSSEN, *PERSPECTIEVEN, "met", "zonder"}
    genoemd = set(re.findall(r"`(\w+)`", blad))
    assert (namen | waarden) - genoemd == set()


@pytest.mark.parametrize("pad", DOCS, ids=lambda p: p.name)
def test_elke_verwijzing_bestaat(pad: Path) -> None:
    tekst = pad.read_text(encoding="utf-8")
    for doel in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", tekst):
        assert (pad.parent / doel).exists(), doel


@pytest.mark.parametrize("pad", DOCS, ids=lambda p: p.name)
def test_elk_genoemd_bestand_bestaat(pad: Path) -> None:
    tekst = pad.read_text(encoding="utf-8")
    kamers = (
        "assets|components|data|docs|domain|figures|loaders|pages|scripts|store|telling|tests|web"
    )
    for genoemd in re.findall(rf"`((?:{kamers})/[\w./-]*)`", tekst):
        assert (HIER / genoemd).exists(), genoemd


def test_geen_bestand_noemt_waar_pakketten_vandaan_komen() -> None:
    lijst = subprocess.run(
        ["git", "ls-files", "-z"], cwd=HIER, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    # In parts, so that this file too names none.
    delen = (
        "index-" + r"url[\s=]",
        "extra-" + "index",
        "pypi" + r"\.org",
        "python" + "hosted",
        "npm" + "js",
    )
    registers = re.compile("|".join(delen))
    assert registers.search("https://" + "pypi" + ".org/simple")
    for naam in filter(None, lijst):
        pad = HIER / naam
        if not pad.is_file():
            continue
        if (
            pad.suffix in (".py", ".txt", ".in", ".toml", ".md", ".sh", "")
            and pad.stat().st_size < 1e6
        ):
            tekst = pad.read_text(encoding="utf-8", errors="replace")
            assert not registers.search(tekst), naam
