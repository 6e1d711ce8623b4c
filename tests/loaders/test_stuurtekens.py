"""Characters that nobody sees: refused in every kind of file, shown in the name of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.archief.herlezen import kale_naam
from loaders.bestanden import odata_json
from loaders.bestanden.openen import veilige_naam
from loaders.contract import Velden
from tests.loaders.leverhulp import KOP, RIJ, VELDEN, csv_tekst, fouten, goed, keur, schrijf, xlsx

TEKENS = ["\u202e", "\u2066", "\u200f", "\u061c", "\x7f", "\x1b", "\u0085"]
PROJECT = (*KOP, "project")


@pytest.mark.parametrize("teken", TEKENS, ids=[f"U+{ord(t):04X}" for t in TEKENS])
def test_een_onzichtbaar_teken_wordt_geweigerd(tmp_path: Path, teken: str) -> None:
    pad = schrijf(tmp_path, csv_tekst(PROJECT, (*RIJ, "Hof"), (*RIJ, f"Hof{teken}foH")))
    (fout,) = fouten(keur(pad, VELDEN))
    assert "onzichtbaar teken" in fout.melding
    assert fout.gevonden == f"U+{ord(teken):04X} in regel 3"
    pad = schrijf(tmp_path, f'[document]\nid = "a"\ntitel = "b{teken}"\n'.encode(), "a.toml")
    assert "onzichtbaar" in fouten(keur(pad, Velden()))[0].melding
    if ord(teken) != 0x1B:  # no workbook can hold it
        rijen = [PROJECT, (*RIJ, "Hof"), (*RIJ, f"Hof{teken}foH")]
        (fout,) = fouten(keur(schrijf(tmp_path, xlsx({"voorraadmutaties": rijen}), "b.xlsx")))
        assert (fout.rij, fout.kolom, "onzichtbaar" in fout.melding) == (3, "project", True)


def test_ook_uitgeschreven(tmp_path: Path) -> None:
    pad = schrijf(tmp_path, rb"[document]" + b"\n" + rb'titel = "b\u202e"', "a.toml")
    assert "onzichtbaar" in fouten(keur(pad, Velden()))[0].melding
    with pytest.raises(ValueError, match="onzichtbaar"):
        odata_json.ontleed(r'{"naam": "a\u202Eb"}')
    assert odata_json.ontleed(r'{"naam": "a\u00ebb\n\u200b"}')


def test_gewone_tekst_blijft_gewoon(tmp_path: Path) -> None:
    goed(
        keur(
            schrijf(tmp_path, csv_tekst(PROJECT, (*RIJ, "Hof\tvan 's-Graveland \u2013 één\u00a0")))
        )
    )
    rijen = [PROJECT, (*RIJ, "Hof\nvan één")]
    goed(keur(schrijf(tmp_path, xlsx({"voorraadmutaties": rijen}), "a.xlsx")))


def test_in_de_naam_van_een_bestand_is_het_te_zien() -> None:
    assert kale_naam("map/a\u202evsc\x1b.exe") == "a·vsc·.exe"
    assert veilige_naam(Path("a\u202evsc.exe")) == "a·vsc.exe"
