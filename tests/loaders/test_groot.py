"""A large levering: a verdict in seconds, also when everything in it is wrong."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from loaders.contract import Uitslag, Velden
from tests.loaders.leverhulp import KOP, csv_tekst, goed, keur, schrijf, xlsx

AANTAL = 100_000
VELDEN = Velden(
    leverancier="Portaal", gemeente="Amersfoort", periode="2015-2025", namens="Alliantie; L0968"
)
SOORTEN = ("nieuwbouw", "sloop", "verkoop", "aankoop", "transformatie")
EXTRA = ("projectcode", "gebied", "segment", "duur", "status", "toelichting")


def rijen(n: int) -> list[tuple[object, ...]]:
    return [
        (
            ("Portaal", "Alliantie", "L0968")[i % 3], "Amersfoort", f"{2015 + i % 11}-Q{1 + i % 4}",
            SOORTEN[i % 5], i % 300, f"P{i}", ("Stadskern", "", "WK030704")[i % 3], "sociaal",
            "permanent", "gerealiseerd", f"regel {i}",
        )
        for i in range(n)
    ]  # fmt: skip


def getimed(pad: Path) -> tuple[Uitslag, float]:
    begin = time.process_time()
    uitslag = keur(pad, VELDEN)
    return uitslag, time.process_time() - begin


def test_honderdduizend_rijen_csv(tmp_path: Path) -> None:
    pad = schrijf(tmp_path, csv_tekst((*KOP, *EXTRA), *rijen(AANTAL)))
    uitslag, duur = getimed(pad)
    frame = goed(uitslag).tabellen["voorraadmutaties"]
    assert (len(frame), int(frame["aantal"].sum())) == (AANTAL, sum(i % 300 for i in range(AANTAL)))
    assert frame["rij"].tolist() == list(range(2, AANTAL + 2))
    assert duur < 20


def test_honderdduizend_rijen_die_allemaal_anders_fout_zijn(tmp_path: Path) -> None:
    slecht = [[f"{cel}x{i}" for cel in rij] for i, rij in enumerate(rijen(AANTAL))]
    uitslag, duur = getimed(schrijf(tmp_path, csv_tekst((*KOP, *EXTRA), *slecht)))
    assert uitslag.rapport.aantal("fout") == 10_001
    assert uitslag.rapport.meldingen[-1].melding.startswith("Niet alle regels")
    assert duur < 60


@pytest.mark.soak
def test_honderdduizend_rijen_xlsx(tmp_path: Path) -> None:
    inhoud = xlsx({"voorraadmutaties": [(*KOP, *EXTRA), *rijen(AANTAL)]})
    uitslag, duur = getimed(schrijf(tmp_path, inhoud, "a.xlsx"))
    assert len(goed(uitslag).tabellen["voorraadmutaties"]) == AANTAL
    assert duur < 30
