"""The one door for TOML of others: what is too deep never reaches the standard reader."""

from __future__ import annotations

import contextlib
import time
import tracemalloc
from pathlib import Path

import pytest

from loaders.bestanden import toml_lezen
from loaders.bestanden.toml_bestand import Plekken
from loaders.bestanden.toml_lezen import GeenToml
from loaders.bronnen.lezen import lees_bronnen
from loaders.contract import Velden
from tests.loaders.leverhulp import KOP, RIJ, VELDEN, csv_tekst, fouten, keur, schrijf

WORTEL = Path(toml_lezen.__file__).parents[2]
DIEP = ".".join("a" * 5_000)
DELEN = "meer dan 10 delen"

TE_DIEP = [
    f"[document]\n{DIEP} = 1",
    f"[{DIEP}]\nx = 1",
    f"[[{DIEP}]]\nx = 1",
    f"x = {{ {DIEP} = 1 }}",
    f"x = [{{ y = 1 }}, {{ {DIEP} = 1 }}]",
    " . ".join(["'a b'"] * 5_000) + " = 1",
    '\t.\t"\\"".'.join(['"a.b"'] * 3_000) + " = 1",
    # What looks like the end of a text, or of a comment, is not the end of the lookout.
    f'x = """een ""twee"" \\""" drie""""\n{DIEP} = 1',
    f"x = '''een ''twee'' drie'''''\n{DIEP} = 1",
    f'x = """"""\ny = \'\'\n{DIEP} = 1',
    f'x = "# geen opmerking" # wel: """\n{DIEP} = 1',
]


def lees(tekst: str) -> dict[str, object]:
    return toml_lezen.ontleed(tekst.encode(), 5_000_000, "")[0]


@pytest.mark.parametrize("tekst", TE_DIEP, ids=range(len(TE_DIEP)))
def test_een_naam_van_meer_dan_tien_delen_wordt_niet_gelezen(tekst: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(GeenToml, match=DELEN):
            lees(tekst)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_tien_delen_mogen_en_elf_niet() -> None:
    assert lees("a.b.c.d.e.f.g.h.i.j = 1")
    with pytest.raises(GeenToml, match=DELEN) as fout:
        lees("x = 1\n\na.b.c.d.e.f.g.h.i.j.k = 1")
    assert fout.value.regel == 3


def test_punten_in_teksten_opmerkingen_en_waarden_zijn_geen_delen() -> None:
    punten = ".".join("abcdefghijklmnop")
    tekst = (
        f'a = "{punten}" # {punten}\nb = \'{punten}\'\nc = """\n{punten}\n"x" {punten}"""\n'
        f"d = '''\n{punten}'''\ne = [1.5, 2.5, 3.25, 1979-05-27T07:32:00.999]\n\"{punten}\" = 1\n"
    )
    assert lees(tekst)["a"] == punten


@pytest.mark.parametrize(
    "tekst",
    ['x = """' + '\\"""' * 1_000_000, "'" * 4_000_000, '"\\' * 2_000_000, "a." * 2_000_000,
     "#" * 4_000_000, "[" * 4_000_000, "a. " * 1_000_000, "\n" * 4_000_000],
    ids=range(8),
)  # fmt: skip
def test_elke_vorm_kost_tijd_naar_zijn_grootte(tekst: str) -> None:
    begin = time.process_time()
    with contextlib.suppress(GeenToml):
        toml_lezen._keur_diepte(tekst)
    assert time.process_time() - begin < 5


def test_spaties_in_een_kop_kosten_geen_kwadraat() -> None:
    begin = time.process_time()
    Plekken("[" + " " * 100_000 + "\n[a" + " " * 100_000 + "x\n[ a.b ]  # kop\nc = 1")
    assert time.process_time() - begin < 2
    assert Plekken("[ a . b ]  # kop\nc = 1").regel(("a", "b", "c")) == 2


def test_alle_lezers_van_toml_gaan_door_deze_deur(tmp_path: Path) -> None:
    """The fields beside a file, a document, the file with sources: refused, each with its words."""
    pad = schrijf(tmp_path, csv_tekst(KOP, RIJ), "voorraadmutaties.csv")
    pad.with_suffix(".toml").write_text(f"{DIEP} = 1")
    assert DELEN in " ".join(m.melding for m in fouten(keur(pad, VELDEN)))
    for kop in ("document", "toelichtingen", "rechtzettingen", "aannames"):
        pad = schrijf(tmp_path, f"[{kop}]\n{DIEP} = 1".encode(), f"{kop}.toml")
        (fout,) = fouten(keur(pad, Velden()))
        assert (DELEN in fout.melding, fout.rij) == (True, 2), kop
    bronnen = tmp_path / "bronnen.toml"
    bronnen.write_text(f"[bron.a]\n{DIEP} = 1")
    assert DELEN in lees_bronnen(bronnen).fout[""].als_json()


def test_niemand_anders_opent_toml() -> None:
    met = [
        str(pad.relative_to(WORTEL))
        for map_ in (
            "domain",
            "telling",
            "store",
            "loaders",
            "figures",
            "components",
            "pages",
            "web",
        )
        for pad in sorted((WORTEL / map_).rglob("*.py"))
        if "import tomllib" in pad.read_text()
    ]
    assert met == ["loaders/bestanden/toml_lezen.py"]
