"""A try-out says what the load does, and leaves no trace."""

from pathlib import Path

from loaders.aanbod.proef import probeer
from loaders.uitslag import Velden
from tests.loaders import huis


def _bestanden(map_: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(map_)): p.read_bytes()
        for p in map_.rglob("*")
        if p.is_file() and p.name != "slot"
    }


def test_een_proef_zegt_wat_laden_doet_en_laat_niets_na(tmp_path: Path) -> None:
    home, data = tmp_path / "home", huis.maak_data(tmp_path / "data")
    huis.dienst(home, data).bouw()
    eerst = huis.mutaties(tmp_path / "in", 30, 12)
    voor = _bestanden(home)
    proef = probeer(huis.omgeving(home, data), [eerst], [huis.VELDEN])
    assert _bestanden(home) == voor
    assert proef.aangenomen and proef.verandering is not None
    assert proef.verandering.nieuw == {"mutaties": 2}
    assert [(g.gemeente, g.voor, g.na) for g in proef.verandering.groei] == [("GM0307", None, 42)]
    assert proef.verandering.vervangen == ()

    huis.dienst(home, data).laad([eerst], huis.VELDEN)
    later = huis.mutaties(tmp_path / "later", 50, naam="voorraadmutaties-later.csv")
    proef = probeer(huis.omgeving(home, data), [later], [huis.VELDEN])
    assert proef.verandering is not None
    assert [(g.voor, g.na) for g in proef.verandering.groei] == [(42, 50)]
    ((_, bestand, rijen),) = proef.verandering.vervangen
    assert (bestand, rijen) == ("voorraadmutaties.csv", 2)
    huis.dienst(home, data).laad([later], huis.VELDEN)
    assert huis.som(home) == 50 + 12


def test_een_geweigerd_bestand_en_een_herhaling_veranderen_niets(tmp_path: Path) -> None:
    home, data = tmp_path / "home", huis.maak_data(tmp_path / "data")
    goed = huis.mutaties(tmp_path / "in", 7)
    huis.dienst(home, data).laad([goed], huis.VELDEN)
    omgeving = huis.omgeving(home, data)
    slecht = probeer(omgeving, [huis.slecht(tmp_path / "in")], [huis.VELDEN])
    assert (slecht.aangenomen, slecht.verandering) == (False, None)
    nog_eens = probeer(omgeving, [goed], [huis.VELDEN])
    assert (nog_eens.aangenomen, nog_eens.verandering) == (True, None)


def test_elk_bestand_heeft_zijn_eigen_velden(tmp_path: Path) -> None:
    home, data = tmp_path / "home", huis.maak_data(tmp_path / "data")
    twee = [huis.mutaties(tmp_path / m, n) for m, n in (("a", 5), ("b", 9))]
    twee[1].write_text(twee[1].read_text().replace("2024", "2023"))
    velden = [huis.VELDEN, Velden(leverancier="Portaal", gemeente="GM0307", periode="2023")]
    huis.dienst(home, data).bouw()
    proef = probeer(huis.omgeving(home, data), twee, velden)
    assert proef.verandering is not None
    assert [(g.voor, g.na) for g in proef.verandering.groei] == [(None, 14)]
