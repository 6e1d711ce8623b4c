"""What a visitor drops is kept under a name of ours, for a day, and never more than may be."""

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.aanlevering import wachtkamer
from loaders.aanlevering.wachtkamer import AanbodFout, Wachtkamer
from tests.loaders import huis


def test_een_bestand_komt_terug_zoals_het_is_aangeboden(tmp_path: Path) -> None:
    kamer = Wachtkamer(tmp_path)
    aanbod = kamer.neem(io.BytesIO(b"soort;aantal\n"), "voorraadmutaties-2024.csv")
    assert kamer.haal(aanbod.id) == aanbod
    assert (aanbod.naam, aanbod.grootte) == ("voorraadmutaties-2024.csv", 13)
    assert kamer.pad(aanbod).read_bytes() == b"soort;aantal\n"


@settings(deadline=None)
@given(naam=st.text(max_size=60))
def test_geen_naam_wordt_een_pad(naam: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("kamer")
    for poging in (naam, f"../../{naam}", f"/etc/{naam}", f"C:\\{naam}", f"{naam}\0.csv"):
        aanbod = Wachtkamer(home).neem(io.BytesIO(b"x"), poging)
        assert "/" not in aanbod.naam and "\\" not in aanbod.naam and "\0" not in aanbod.naam
    assert {p.name for p in home.iterdir()} == {"aangeboden"}
    namen = {p.name for p in home.rglob("*") if p.is_file()}
    assert namen == {"bestand", "meta.json"}


@pytest.mark.parametrize("id_", ["", "..", "../../etc", "0" * 32, "A" * 32, "x" * 32])
def test_een_vreemd_id_is_er_niet(tmp_path: Path, id_: str) -> None:
    kamer = Wachtkamer(tmp_path)
    with pytest.raises(AanbodFout, match="niet meer"):
        kamer.haal(id_)
    kamer.weg(id_)


def test_te_groot_laat_niets_achter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wachtkamer, "MAX_BYTES", 10)
    with pytest.raises(AanbodFout, match="groter dan"):
        Wachtkamer(tmp_path).neem(io.BytesIO(b"x" * 11), "a.csv")
    assert not list((tmp_path / "aangeboden").iterdir())


def test_te_veel_samen_wordt_geweigerd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wachtkamer, "MAX_SAMEN", 5)
    kamer = Wachtkamer(tmp_path)
    kamer.neem(io.BytesIO(b"123456"), "a.csv")
    with pytest.raises(AanbodFout, match="te veel"):
        kamer.neem(io.BytesIO(b"1"), "b.csv")


def test_na_een_dag_is_het_weg(tmp_path: Path) -> None:
    kamer = Wachtkamer(tmp_path)
    oud = kamer.neem(io.BytesIO(b"oud"), "oud.csv")
    meta = tmp_path / "aangeboden" / oud.id / "meta.json"
    gisteren = datetime.now(UTC) - timedelta(hours=25)
    meta.write_text(json.dumps(json.loads(meta.read_text()) | {"toen": gisteren.isoformat()}))
    nieuw = kamer.neem(io.BytesIO(b"nieuw"), "nieuw.csv")
    assert kamer.haal(nieuw.id) == nieuw
    with pytest.raises(AanbodFout):
        kamer.haal(oud.id)


def test_wat_uit_het_archief_is_gewist_wacht_ook_niet_meer(tmp_path: Path) -> None:
    home, data = tmp_path / "home", huis.maak_data(tmp_path / "data")
    dienst, kamer = huis.dienst(home, data), Wachtkamer(home)
    pad = huis.mutaties(tmp_path / "in", 7)
    dienst.laad([pad], huis.VELDEN)
    weg = kamer.neem(io.BytesIO(pad.read_bytes()), pad.name)
    blijft = kamer.neem(io.BytesIO(b"iets anders"), pad.name)
    dienst.verwijder(weg.sha256, "er staat een naam in")
    with pytest.raises(AanbodFout):
        kamer.haal(weg.id)
    assert kamer.haal(blijft.id) == blijft
