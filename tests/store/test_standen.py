"""Publishing, falling back, rolling back and pruning, on real DuckDB files."""

import json
import os
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from store.bouw.bouw import bouw
from store.schema import tables
from store.standen.bestand import SCHEMA, StandOnleesbaar
from store.standen.motoren import lees_motor, schrijf_motor
from store.standen.standen import GeenStand, OnbekendeStand, StandBeschadigd, Standen
from tests.oud import VASTGESTELD, pak_uit
from tests.store.maak import partijen, register


def maak(standen: Standen, stand_id: str, waarde: int = 0) -> None:
    pad = standen.nieuw_pad()
    motor = schrijf_motor(pad)
    with motor.begin() as conn:
        conn.execute(text("CREATE TABLE t AS SELECT CAST(:w AS INTEGER) AS x"), {"w": waarde})
    motor.dispose()
    standen.publiceer(stand_id, pad, {"t": 1})


def lees(standen: Standen, stand_id: str | None = None) -> int:
    with standen.open(stand_id).connect() as conn:
        return conn.execute(text("SELECT x FROM t")).scalar_one()


def bederf(standen: Standen, stand_id: str, *, kort: bool = False) -> None:
    pad = standen.map / standen.info(stand_id).bestand
    pad.chmod(0o644)
    if kort:
        os.truncate(pad, 100)
    else:
        with pad.open("r+b") as bestand:
            bestand.seek(5000)
            bestand.write(b"xx")


@pytest.fixture
def standen(tmp_path: Path) -> Standen:
    return Standen(tmp_path / "standen")


def test_zonder_publicatie_is_er_geen_stand(standen: Standen) -> None:
    with pytest.raises(GeenStand):
        standen.huidig()
    with pytest.raises(GeenStand):
        standen.open()
    assert standen.lijst() == []
    assert not standen.map.exists(), "a reader writes nothing"


def test_een_gepubliceerde_stand_is_te_lezen_en_niet_te_schrijven(standen: Standen) -> None:
    maak(standen, "aaa", 7)
    info = standen.huidig()
    assert (info.id, info.huidig, info.beschadigd, info.tellingen) == ("aaa", True, None, {"t": 1})
    assert lees(standen) == 7
    assert standen.open() is standen.open("aaa"), "one engine per stand"
    with pytest.raises(DBAPIError), standen.open().begin() as conn:
        conn.execute(text("CREATE TABLE z (x INTEGER)"))
    assert (standen.map / info.bestand).stat().st_mode & 0o222 == 0
    assert sorted(p.name for p in standen.map.iterdir()) == [
        "aaa.duckdb",
        "aaa.json",
        "huidig.json",
    ]


def test_een_andere_lezer_ziet_de_nieuwe_stand_zonder_de_oude_te_verliezen(
    standen: Standen,
) -> None:
    maak(standen, "aaa", 1)
    lezer = Standen(standen.map)
    with lezer.open().connect() as conn:
        maak(standen, "bbb", 2)
        assert conn.execute(text("SELECT x FROM t")).scalar_one() == 1
        assert lees(lezer) == 2
    assert lees(lezer, "aaa") == 1


@pytest.mark.parametrize("kort", [True, False])
def test_een_beschadigde_stand_valt_terug_en_zegt_het(standen: Standen, kort: bool) -> None:
    maak(standen, "aaa", 1)
    maak(standen, "bbb", 2)
    maak(standen, "ccc", 3)
    assert lees(standen) == 3, "the checksum was already taken once"
    bederf(standen, "ccc", kort=kort)
    info = standen.huidig()
    assert (info.id, info.beschadigd) == ("bbb", "ccc")
    assert lees(standen) == 2
    with pytest.raises(StandBeschadigd):
        standen.open("ccc")
    assert {i.id: i.beschadigd for i in standen.lijst()} == {"aaa": None, "bbb": None, "ccc": "ccc"}


def test_terugvallen_volgt_wat_er_getoond_werd(standen: Standen) -> None:
    for stand_id in ("aaa", "bbb", "ccc"):
        maak(standen, stand_id)
    standen.rollback("aaa")
    bederf(standen, "aaa")
    assert standen.huidig().id == "ccc", "shown just before the rollback"


def test_een_kwijt_bestand_en_kapotte_gegevens_vallen_terug(standen: Standen) -> None:
    for stand_id in ("aaa", "bbb", "ccc"):
        maak(standen, stand_id)
    (standen.map / "ccc.duckdb").unlink()
    (standen.map / "bbb.json").write_text("{")
    info = standen.huidig()
    assert (info.id, info.beschadigd) == ("aaa", "ccc")
    bederf(standen, "aaa")
    with pytest.raises(StandBeschadigd, match="ccc"):
        standen.huidig()


def test_een_kapotte_wijzer_toont_de_nieuwste_stand_en_zegt_het(standen: Standen) -> None:
    maak(standen, "aaa")
    maak(standen, "bbb")
    (standen.map / "huidig.json").write_bytes(b"\0\0")
    assert (standen.huidig().id, standen.huidig().beschadigd) == ("bbb", "wijzer")
    maak(standen, "ccc")
    assert (standen.huidig().id, standen.huidig().beschadigd) == ("ccc", None)


def test_een_beschadigde_stand_kan_opnieuw_gebouwd_worden(standen: Standen) -> None:
    maak(standen, "aaa", 1)
    assert lees(standen) == 1
    bederf(standen, "aaa")
    with pytest.raises(StandBeschadigd):
        standen.open()
    maak(standen, "aaa", 1)
    assert standen.huidig().bestand == "aaa-2.duckdb"
    assert lees(standen) == 1
    standen.snoei()
    assert [p.name for p in standen.map.glob("*.duckdb")] == ["aaa-2.duckdb"]


def test_rollback_wijst_alleen_naar_een_hele_stand_die_er_is(standen: Standen) -> None:
    maak(standen, "aaa", 1)
    maak(standen, "bbb", 2)
    standen.rollback("aaa")
    assert lees(standen) == 1
    wijzer = standen.wijzer()
    assert wijzer is not None
    assert (wijzer.stand, wijzer.archief, wijzer.geschiedenis) == ("aaa", "bbb", ("bbb",))
    for onzin in ("zzz", "../aaa", "", "huidig"):
        with pytest.raises((OnbekendeStand, StandBeschadigd)):
            standen.rollback(onzin)
    assert standen.huidig().id == "aaa"


def test_snoeien_houdt_de_nieuwste_de_vastgezette_en_de_huidige(standen: Standen) -> None:
    ids = [f"s{n:02}" for n in range(8)]
    for n, stand_id in enumerate(ids):
        maak(standen, stand_id, n)
    standen.pin("s00")
    standen.rollback("s01")
    (standen.map / ".tijdelijk-rest.duckdb").write_bytes(b"x")
    (standen.map / "wees.duckdb").write_bytes(b"x")
    with standen.open("s02").connect() as conn:
        assert sorted(standen.snoei(bewaar=3)) == ["s02", "s03", "s04"]
        assert conn.execute(text("SELECT x FROM t")).scalar_one() == 2, "an open file stays open"
    assert [i.id for i in standen.lijst()] == ["s07", "s06", "s05", "s01", "s00"]
    assert len(list(standen.map.iterdir())) == 5 * 2 + 2, "files, metadata, pointer and one pin"
    standen.unpin("s00")
    assert standen.snoei(bewaar=3) == ["s00"]
    assert lees(standen) == 1


def test_een_weggehaalde_stand_met_dezelfde_naam_toont_niet_het_oude_bestand(
    standen: Standen,
) -> None:
    maak(standen, "aaa", 1)
    maak(standen, "bbb", 2)
    assert lees(standen, "aaa") == 1
    assert standen.snoei(bewaar=1) == ["aaa"]
    with pytest.raises(OnbekendeStand):
        standen.open("aaa")


def test_een_niet_gesloten_bestand_wordt_niet_gepubliceerd(standen: Standen) -> None:
    pad = standen.nieuw_pad()
    pad.write_bytes(b"x")
    pad.with_name(pad.name + ".wal").write_bytes(b"x")
    with pytest.raises(Exception, match="niet goed gesloten"):
        standen.publiceer("aaa", pad)
    with pytest.raises(GeenStand):
        standen.huidig()


def test_veel_lezers_tijdens_veel_publicaties(standen: Standen) -> None:
    maak(standen, "s0", 0)
    fouten: list[BaseException] = []
    klaar = threading.Event()

    def kijk() -> None:
        lezer, vorige = Standen(standen.map), 0
        try:
            while not klaar.is_set():
                nu = lees(lezer)
                assert nu >= vorige
                vorige = nu
        except BaseException as fout:
            fouten.append(fout)

    lezers = [threading.Thread(target=kijk) for _ in range(3)]
    for lezer in lezers:
        lezer.start()
    for n in range(1, 15):
        maak(standen, f"s{n}", n)
    klaar.set()
    for lezer in lezers:
        lezer.join()
    assert fouten == []
    assert lees(standen) == 14


def test_een_stand_van_een_oudere_versie_mist_een_tabel_en_geeft_er_niets_over(
    tmp_path: Path,
) -> None:
    pad = tmp_path / "oud.duckdb"
    motor = schrijf_motor(pad)
    bouw([register(), partijen()], motor, "oud")
    with motor.begin() as conn:
        conn.execute(text("DROP TABLE plan"))
    motor.dispose()
    oud = lees_motor(pad)
    with oud.connect() as conn:
        assert conn.execute(select(func.count()).select_from(tables.plan)).scalar_one() == 0
        assert conn.execute(select(func.count()).select_from(tables.corporatie)).scalar_one() == 4
    oud.dispose()


def test_een_stand_van_een_oudere_versie_mist_kolommen_en_geeft_er_niets_over(
    tmp_path: Path,
) -> None:
    pad = tmp_path / "oud-1.duckdb"
    motor = schrijf_motor(pad)
    bouw([register(), partijen()], motor, "oud")
    with motor.begin() as conn:
        conn.execute(text("ALTER TABLE plan DROP COLUMN fase"))
        conn.execute(text("ALTER TABLE levering DROP COLUMN opmerking"))
        conn.execute(text("ALTER TABLE levering ADD COLUMN van_later VARCHAR"))
    motor.dispose()
    oud = lees_motor(pad)
    with oud.connect() as conn:
        assert conn.execute(select(tables.plan)).all() == []
        leveringen = conn.execute(select(tables.levering)).all()
        assert leveringen
        assert {rij.opmerking for rij in leveringen} == {None}
    oud.dispose()


def test_elke_kolom_die_een_stand_van_21_november_mist_mag_leeg_zijn(tmp_path: Path) -> None:
    """A column added since is nothing there, so the schema must allow that it is nothing."""
    motor = lees_motor(pak_uit(tmp_path) / "standen" / f"{VASTGESTELD}.duckdb")
    with motor.connect() as conn:
        aanwezig = {
            (rij.table_name, rij.column_name)
            for rij in conn.execute(
                text(
                    "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal "
                    "AND database_name <> 'temp'"
                )
            )
        }
    motor.dispose()
    tabellen = {naam for naam, _ in aanwezig}
    for tabel in tables.metadata.sorted_tables:
        for kolom in tabel.columns:
            if tabel.name in tabellen and (tabel.name, kolom.name) not in aanwezig:
                assert kolom.nullable, f"{tabel.name}.{kolom.name} must be nullable"


def test_zonder_wijzer_is_de_nieuwste_hele_stand_te_zien_en_de_schrijver_herstelt_hem(
    standen: Standen,
) -> None:
    for n, stand_id in enumerate(("aaa", "bbb", "ccc")):
        maak(standen, stand_id, n)
    wijzer = standen.map / "huidig.json"
    for raak_kwijt in (wijzer.unlink, lambda: wijzer.write_bytes(b"\0\0")):
        raak_kwijt()
        assert (standen.huidig().id, standen.huidig().beschadigd) == ("ccc", "wijzer")
        assert lees(standen) == 2
        assert standen.herstel_wijzer() == "ccc"
        assert (standen.huidig().id, standen.huidig().beschadigd) == ("ccc", None)
        assert standen.herstel_wijzer() is None, "there is nothing to mend any more"
    bederf(standen, "ccc")
    assert standen.huidig().id == "bbb", "the history is there again too"
    wijzer.unlink()
    assert standen.herstel_wijzer() == "bbb", "the newest that is whole"


def test_een_stand_van_een_nieuwere_versie_wordt_niet_gelezen(standen: Standen) -> None:
    maak(standen, "aaa", 1)
    maak(standen, "bbb", 2)
    pad = standen.map / "bbb.json"
    inhoud = json.loads(pad.read_bytes())
    assert inhoud["schema"] == SCHEMA
    pad.write_text(json.dumps(inhoud | {"van_later": 1}))
    assert standen.huidig().id == "bbb", "what it does not know does not matter"
    pad.write_text(json.dumps(inhoud | {"schema": SCHEMA + 1}))
    assert (standen.huidig().id, standen.huidig().beschadigd) == ("aaa", "bbb")
    with pytest.raises(StandOnleesbaar, match="Werk Woonsaldo bij"):
        standen.open("bbb")
    del inhoud["schema"]
    pad.write_text(json.dumps(inhoud))
    assert standen.info("bbb").schema == 1, "of the version of 21 November"


def test_een_stand_die_heel_is_en_niet_te_openen_valt_ook_terug(standen: Standen) -> None:
    maak(standen, "aaa", 1)
    pad = standen.nieuw_pad()
    pad.write_bytes(b"not a database" * 1000)
    with pytest.raises(StandOnleesbaar):
        standen.publiceer("bbb", pad)
    with pytest.raises(StandOnleesbaar, match="is niet te lezen"):
        standen.info("bbb")
    assert standen.huidig().id == "aaa"
