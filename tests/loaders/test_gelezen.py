"""Parsed rows come back as they were, and a damaged or outdated copy counts as none."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from domain.perioden import jaren
from loaders.archief import gelezen as module
from loaders.archief.gebeurtenissen import Levering
from loaders.archief.gelezen import Leescache, lezers_versie, sleutel_van
from loaders.contract import GelezenVelden, Velden
from tests.loaders.huis import VELDEN, maak_data, mutaties, omgeving

WIE = GelezenVelden("Portaal", "L1537", ("GM0307",), jaren(2024), date(2025, 1, 2), fictief=True)


def eis_gelijk(terug: pd.DataFrame, frame: pd.DataFrame) -> None:
    """The same values of the same kind; missing is missing, whatever it is called."""
    assert list(terug.columns) == list(frame.columns)
    for kolom in frame.columns:
        for a, b in zip(frame[kolom], terug[kolom], strict=True):
            assert (pd.isna(a) and pd.isna(b)) or (a == b and type(a) is type(b)), (kolom, a, b)


def test_rijen_komen_terug_zoals_ze_waren(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "tekst": pd.Series(["a", None, "é;\n"], dtype="object"),
            "leeg": pd.Series([None, None, None], dtype="object"),
            "jaar": pd.Series([2024, None, 2023], dtype="object"),
            "telt": pd.Series([1, pd.NA, 3], dtype="Int64"),
            "heel": [1, 2, 3],
            "ja": pd.Series([True, None, False], dtype="object"),
            "dag": pd.Series([date(2024, 1, 1), None, date(2024, 12, 31)], dtype="object"),
            "deel": [0.1, float("nan"), 0.3],
        }
    )
    cache = Leescache(tmp_path)
    assert cache.haal("k") is None
    cache.bewaar("k", WIE, {"t": frame, "niets": frame.iloc[:0]})
    terug = cache.haal("k")
    assert terug is not None
    assert terug[0] == WIE
    eis_gelijk(terug[1]["t"], frame)
    eis_gelijk(terug[1]["niets"], frame.iloc[:0])
    assert [type(w) for w in terug[1]["t"]["jaar"]] == [int, type(None), int]


def test_echte_frames_komen_gelijk_terug(tmp_path: Path) -> None:
    """What every reader makes of what ships: the build may not see a difference."""
    from loaders.archief.herlezen import geen_eerdere
    from loaders.archief.meegeleverd import meegeleverd
    from loaders.controle import controleer
    from loaders.register.register import Register

    cache, frames = Leescache(tmp_path), []
    register = Register()
    for bestand in meegeleverd():
        uitslag = controleer(
            bestand.pad,
            bestand.velden,
            register,
            geen_eerdere,
            date(2026, 11, 20),
            opnieuw=True,
        )
        assert uitslag.gelezen is not None, f"{bestand.pad}: {uitslag.rapport.meldingen[:3]}"
        cache.bewaar("k", uitslag.gelezen, uitslag.tabellen)
        terug = cache.haal("k")
        assert terug is not None
        assert terug[0] == uitslag.gelezen
        assert set(terug[1]) == set(uitslag.tabellen)
        for naam, frame in uitslag.tabellen.items():
            eis_gelijk(terug[1][naam], frame)
        frames.append(uitslag.tabellen)
        register = Register.uit(frames)


def test_luie_tabellen_zijn_een_gewone_dict_die_pas_leest_als_het_moet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Leescache(tmp_path)
    cache.bewaar("k", WIE, {"t": pd.DataFrame({"x": [1, 2]}), "u": pd.DataFrame({"y": [3]})})
    terug = cache.haal("k")
    assert terug is not None
    lui, gelezen = terug[1], []
    assert isinstance(lui, module.LuieTabellen)
    echt = module._lees
    monkeypatch.setattr(module, "_lees", lambda pad: gelezen.append(pad.stem) or echt(pad))
    assert ("t" in lui, "z" in lui, len(lui), set(lui), lui.rijen) == (
        True,
        False,
        2,
        {"t", "u"},
        3,
    )
    assert lui.get("z") is None
    assert gelezen == []
    assert list(lui["t"]["x"]) == [1, 2]
    assert gelezen == ["t"]
    for kopie in (dict(lui), {**lui}, dict(lui.items()), lui | {}):
        assert {n: len(f) for n, f in kopie.items()} == {"t": 2, "u": 1}
    assert [len(f) for f in lui.values()] == [2, 1]


@pytest.mark.parametrize("wat", ["t.parquet", "inhoud.json"])
@pytest.mark.parametrize("hoe", ["kort", "anders", "weg"])
def test_wat_niet_heel_is_telt_als_afwezig(tmp_path: Path, wat: str, hoe: str) -> None:
    cache = Leescache(tmp_path)
    frame = pd.DataFrame({"x": range(100)})
    cache.bewaar("k", WIE, {"t": frame})
    pad = tmp_path / "k" / wat
    rauw = pad.read_bytes()
    if hoe == "weg":
        pad.unlink()
    else:
        midden = len(rauw) // 2
        anders = rauw[:midden] + bytes([rauw[midden] ^ 1]) + rauw[midden + 1 :]
        pad.write_bytes(rauw[:midden] if hoe == "kort" else anders)
    terug = cache.haal("k")
    if wat == "t.parquet" or hoe != "anders":
        assert terug is None
    cache.bewaar("k", WIE, {"t": frame})
    assert cache.haal("k") is not None


def test_wie_niet_mag_schrijven_schrijft_niet(tmp_path: Path) -> None:
    cache = Leescache(tmp_path / "weg", schrijven=False)
    cache.bewaar("k", WIE, {"t": pd.DataFrame({"x": [1]})})
    cache.houd(set())
    assert not (tmp_path / "weg").exists()


def test_wie_geen_slot_heeft_leest_alles_meteen(tmp_path: Path) -> None:
    """A loader may clear the folder away while a check is at work."""
    Leescache(tmp_path).bewaar("k", WIE, {"t": pd.DataFrame({"x": [1, 2]})})
    terug = Leescache(tmp_path, schrijven=False).haal("k")
    Leescache(tmp_path).houd(set())
    assert terug is not None
    assert list(terug[1]["t"]["x"]) == [1, 2]


def test_alles_wat_de_rijen_bepaalt_zit_in_de_sleutel(monkeypatch: pytest.MonkeyPatch) -> None:
    def levering(**anders: object) -> Levering:
        velden: dict[str, object] = {
            "id": "x", "sha256": "a", "bestand": "b.csv", "grootte": 1, "aangenomen": True,
            "verdict": "v", "velden": Velden(), "gelezen": WIE,
        }  # fmt: skip
        return Levering(**velden | anders)  # type: ignore[arg-type]

    basis = sleutel_van(levering(), "r")
    assert sleutel_van(levering(id="y", grootte=2), "r") == basis
    later = GelezenVelden("Portaal", "L1537", ("GM0307",), jaren(2024), date(2025, 1, 3))
    anders = [
        sleutel_van(levering(), "r2"),
        sleutel_van(levering(sha256="c"), "r"),
        sleutel_van(levering(bestand="c.csv"), "r"),
        sleutel_van(levering(velden=Velden(status="hard")), "r"),
        sleutel_van(levering(gelezen=later), "r"),
    ]
    monkeypatch.setattr(module, "lezers_versie", lambda: "anders")
    anders.append(sleutel_van(levering(), "r"))
    assert len({basis, *anders}) == 7
    assert len(lezers_versie()) == 16


def test_laden_leest_een_bestand_maar_een_keer(tmp_path: Path, monkeypatch) -> None:
    from loaders.archief import herlezen
    from loaders.dienst.dienst import Laaddienst

    def nooit(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(herlezen, "controleer", nooit)
    o = omgeving(tmp_path / "home", maak_data(tmp_path / "data"))
    Laaddienst(o).laad([mutaties(tmp_path, 5)], VELDEN)
    Laaddienst(o).laad([mutaties(tmp_path, 6)], VELDEN)
    namen = {p.name for p in o.archief.gelezen.iterdir()}
    assert len(namen) == 5, "what no longer counts is dropped"
