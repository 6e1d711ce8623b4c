"""A corporatie's own database, in a real PostgreSQL: what is loaded, and that nothing is changed.

Of its 1,200 homes 900 lie in Amersfoort (not i % 4 = 0). Of the 120 that come in 2024 (i % 10 = 0)
60 lie there; of the 24 that go (i % 50 = 7, odd) all do, 12 by sloop and 12 by verkoop. So the
begin stand is 900 - 60 = 840 and the end stand 840 + 60 - 24 = 876.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from loaders.archief.omgeving import Omgeving
from loaders.bronnen.laden import Gehaald
from loaders.bronnen.lezen import lees_bronnen
from loaders.bronnen.ophalen import haal_op
from loaders.bronnen.toestand import Bronboek
from loaders.dienst.dienst import Laaddienst
from store.standen.standen import Standen
from tests.loaders.bronnen.conftest import MUTATIES, WACHTWOORD, Schrijver, beheer, sql_bron
from tests.loaders.huis import omgeving, vingerafdruk


def haal(huis: Omgeving, pad: Path, naam: str = "portaal", *, proef: bool = False) -> Gehaald:
    gelezen = lees_bronnen(pad)
    assert not gelezen.fout, gelezen.fout
    return haal_op(gelezen.goed[naam], huis, proef=proef)


def cijfers(home: Path) -> dict[str, int]:
    """Homes by soort, and the stand of each day, of Amersfoort."""
    uit: dict[str, int] = {}
    with Standen(home / "standen").open().connect() as conn:
        for wat in (
            "SELECT soort, sum(aantal) FROM mutatie WHERE gemeente = 'GM0307' GROUP BY soort",
            "SELECT CAST(peildatum AS varchar), sum(aantal) FROM voorraadstand "
            "WHERE gemeente = 'GM0307' GROUP BY peildatum",
        ):
            uit |= {str(k): int(n) for k, n in conn.execute(text(wat))}
    return uit


@pytest.fixture
def pad(database: str, bronnen: Schrijver, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CORPORATIE_URL", database)
    return bronnen(sql_bron())


def test_een_ophaling_wordt_geladen_en_de_balans_klopt(huis: Omgeving, pad: Path) -> None:
    gehaald = haal(huis, pad)
    assert gehaald.uitkomst == "geladen", gehaald.fout
    assert gehaald.nieuw
    assert cijfers(huis.settings.home) == {
        "nieuwbouw": 60, "sloop": 12, "verkoop": 12, "2023-12-31": 840, "2024-12-31": 876,
    }  # fmt: skip
    (naam, uitslag) = gehaald.verdicten[0]
    assert naam == "portaal.xlsx"
    assert not [m for m in uitslag.rapport.meldingen if "voorraadbalans" in m.melding]
    stand = Bronboek(huis.settings.home).lees("portaal")
    assert (stand.uitkomst, stand.leveringen, stand.bezig_sinds) == (
        "geladen", gehaald.leveringen, "",
    )  # fmt: skip
    assert stand.laatste_succes == stand.laatste_poging != ""


def test_dezelfde_rijen_maken_niets_nieuws_ook_een_dag_later(
    huis: Omgeving, pad: Path, tmp_path: Path, database: str
) -> None:
    eerst = haal(huis, pad)
    # The rows move to other places on the disk: a database gives them in another order then.
    with beheer(database).begin() as conn:
        conn.execute(text("UPDATE vhe SET straat = straat || '!' WHERE nummer % 3 = 0"))
    later = omgeving(huis.settings.home, huis.data, vandaag=lambda: huis.vandaag().replace(day=25))
    voor = vingerafdruk(huis.settings.home / "archief")
    weer = haal(later, pad)
    assert (weer.uitkomst, weer.nieuw, weer.stand) == ("ongewijzigd", False, eerst.stand)
    assert weer.leveringen == eerst.leveringen
    assert vingerafdruk(huis.settings.home / "archief") == voor


def test_zonder_de_bron_geeft_het_archief_dezelfde_stand(
    huis: Omgeving, pad: Path, database: str, tmp_path: Path
) -> None:
    gehaald = haal(huis, pad)
    with beheer(database).begin() as conn:
        conn.execute(text("DROP TABLE vhe"))
    (tmp_path / "leeg").mkdir()
    (huis.settings.home / "archief").rename(tmp_path / "leeg/archief")
    leeg = omgeving(tmp_path / "leeg", huis.data)
    assert Laaddienst(leeg).bouw().id == gehaald.stand
    assert cijfers(tmp_path / "leeg")["2024-12-31"] == 876


def test_een_proef_toont_het_verdict_en_schrijft_niets(huis: Omgeving, pad: Path) -> None:
    gehaald = haal(huis, pad, proef=True)
    assert gehaald.uitkomst == "geladen"
    assert gehaald.verdicten[0][1].rapport.aangenomen
    assert not huis.settings.home.exists()


def test_een_enkele_tabel_is_een_csv(huis: Omgeving, pad: Path, bronnen: Schrijver) -> None:
    gehaald = haal(huis, bronnen(sql_bron(voorraadmutaties=MUTATIES)))
    assert gehaald.verdicten[0][0] == "voorraadmutaties-portaal.csv"
    assert "2024-12-31" not in cijfers(huis.settings.home)
    assert cijfers(huis.settings.home)["sloop"] == 12


def test_wat_niet_in_het_leveringsformaat_hoort_wordt_niet_opgehaald(
    huis: Omgeving, pad: Path, bronnen: Schrijver
) -> None:
    breed = "SELECT 'Portaal' AS corporatie, gemeente, 2024 AS periode, 'sloop' AS soort, " \
            "1 AS aantal, straat, huurder FROM vhe"  # fmt: skip
    gehaald = haal(huis, bronnen(sql_bron(voorraadmutaties=breed)))
    assert gehaald.uitkomst == "mislukt"
    assert "straat en huurder" in gehaald.fout
    for bestand in huis.settings.home.rglob("*"):
        assert not bestand.is_file() or b"Geheime Laan" not in bestand.read_bytes()


@pytest.mark.parametrize(
    ("functie", "woord"),
    [
        ("UPDATE vhe SET weg = now() RETURNING 1", "read-only transaction"),
        ("SELECT nextval('teller')", "read-only transaction"),
    ],
)
def test_een_functie_die_schrijft_wordt_door_de_database_geweigerd(
    huis: Omgeving, pad: Path, bronnen: Schrijver, database: str, functie: str, woord: str
) -> None:
    with beheer(database).begin() as conn:
        conn.execute(text("CREATE SEQUENCE teller"))
        conn.execute(
            text(
                "CREATE FUNCTION stiekem() RETURNS bigint LANGUAGE plpgsql AS $$ DECLARE n bigint; "
                f"BEGIN {functie.replace('RETURNING 1', 'RETURNING 1 INTO n')}"
                f"{' INTO n' if 'nextval' in functie else ''}; RETURN n; END $$"
            )
        )
    query = "SELECT 'Portaal' AS corporatie, 'Amersfoort' AS gemeente, 2024 AS periode, " \
            "'sloop' AS soort, stiekem() AS aantal"  # fmt: skip
    gehaald = haal(huis, bronnen(sql_bron(voorraadmutaties=query)))
    assert gehaald.uitkomst == "mislukt"
    assert woord in gehaald.fout
    with beheer(database).connect() as conn:
        assert conn.execute(text("SELECT count(*) FROM vhe WHERE weg > '2025-01-01'")).scalar() == 0


def test_een_trage_query_stopt_op_tijd(huis: Omgeving, pad: Path, bronnen: Schrijver) -> None:
    query = "SELECT 'Portaal' AS corporatie, 'Amersfoort' AS gemeente, 2024 AS periode, " \
            "'sloop' AS soort, 1 AS aantal FROM pg_sleep(60)"  # fmt: skip
    begin = time.monotonic()
    gehaald = haal(huis, bronnen(sql_bron(meer="tijdslimiet = 1", voorraadmutaties=query)))
    assert time.monotonic() - begin < 20
    assert gehaald.uitkomst == "mislukt"
    assert "na 1 seconden niet klaar" in gehaald.fout
    assert "voorraadmutaties" in gehaald.fout


@pytest.mark.parametrize(
    "url",
    ["env:CORPORATIE_URL", "postgresql+psycopg://lezer:${WW}@127.0.0.1:1/${DB}?sslmode=disable"],
)
def test_een_geheim_komt_nergens_terecht(
    huis: Omgeving, bronnen: Schrijver, monkeypatch: pytest.MonkeyPatch, url: str, capfd
) -> None:
    heel = make_url("postgresql+psycopg://lezer@127.0.0.1:1/db").set(password=WACHTWOORD)
    monkeypatch.setenv("CORPORATIE_URL", heel.render_as_string(hide_password=False))
    monkeypatch.setenv("WW", WACHTWOORD)
    monkeypatch.setenv("DB", "db")
    tekst = sql_bron().replace("env:CORPORATIE_URL", url)
    gehaald = haal(huis, bronnen(tekst))
    assert gehaald.uitkomst == "mislukt"
    assert "verbinden" in gehaald.fout
    uit = "".join(capfd.readouterr())
    for geheim in (WACHTWOORD, "z%40er%2Fgeheim%3Awoord", "geheim"):
        assert geheim not in gehaald.fout + uit
        for bestand in huis.settings.home.rglob("*"):
            assert not bestand.is_file() or geheim.encode() not in bestand.read_bytes()


def test_ook_een_fout_die_niemand_voorzag_noemt_geen_geheim(
    huis: Omgeving, pad: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    from loaders.bronnen.soort import sql

    def stuk(url: object, *_: object) -> None:
        raise RuntimeError(f"kan niet met {database} en {url!r}")

    monkeypatch.setattr(sql, "verbind", stuk)
    gehaald = haal(huis, pad)
    assert gehaald.uitkomst == "mislukt"
    logs = list((huis.settings.home / "log").iterdir())
    assert len(logs) == 1
    assert "RuntimeError" in logs[0].read_text()
    assert database not in logs[0].read_text() + gehaald.fout


def test_sql_server_zonder_driver_zegt_wat_er_nodig_is(
    huis: Omgeving, bronnen: Schrijver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORPORATIE_URL", "mssql://lezer:geheim@server/db?driver=ODBC+Driver+18")
    gehaald = haal(huis, bronnen(sql_bron()))
    assert gehaald.uitkomst == "mislukt"
    assert "pyodbc" in gehaald.fout
    assert "geheim" not in gehaald.fout
