"""The file with sources: every error with its line and field, and never a secret in a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.perioden import jaren
from loaders.bronnen.lezen import SOORTEN, Bronnen, lees_bronnen
from loaders.contract import Velden
from loaders.verdict.fouten import VerkeerdeAanroep
from loaders.verdict.verdict import Melding
from tests.loaders.bronnen.conftest import Schrijver, sql_bron

GOED = """[bron.portaal]
soort = "sql"
url = "env:URL"
leverancier = "Portaal"
gemeente = ["Amersfoort", "Soest"]
periode = 2024
fictief = true
[bron.portaal.query]
voorraadmutaties = "SELECT 1"
"""


def fouten(bronnen: Bronnen) -> list[Melding]:
    return [m for rapport in bronnen.fout.values() for m in rapport.meldingen]


def test_een_goede_bron(bronnen: Schrijver) -> None:
    gelezen = lees_bronnen(bronnen(GOED))
    assert not gelezen.fout
    bron = gelezen.goed["portaal"]
    assert bron.velden == Velden(
        leverancier="Portaal", gemeente="Amersfoort; Soest", periode=jaren(2024).tekst,
        aangeleverd_door="bron portaal", fictief="ja",
    )  # fmt: skip
    assert bron.eigen == {"url": "env:URL", "query": {"voorraadmutaties": "SELECT 1"}}
    assert bron.map_ == gelezen.pad.parent


def test_elke_fout_heeft_regel_en_veld(bronnen: Schrijver) -> None:
    tekst = """[bron.een]
soort = "sqll"

[bron.twee]
soort = "sql"
url = 12
gemeente = []
periode = "2024-13"
kleur = "rood"
tijdslimiet = 0
[bron.twee.query]
voorraad = "SELECT 1"
voorraadmutaties = "DELETE FROM t"
voorraadstanden = "SELECT :jaar"

[bron.Drie]
soort = "sql"
[database]
"""
    gevonden = {(m.rij, m.kolom) for m in fouten(lees_bronnen(bronnen(tekst)))}
    assert gevonden == {
        (2, "bron.een.soort"), (6, "bron.twee.url"), (7, "bron.twee.gemeente"),
        (8, "bron.twee.periode"), (9, "bron.twee.kleur"), (10, "bron.twee.tijdslimiet"),
        (4, "bron.twee.leverancier"), (12, "bron.twee.query.voorraad"),
        (13, "bron.twee.query.voorraadmutaties"), (14, "bron.twee.query.voorraadstanden"),
        (16, "bron.Drie"), (16, "bron.Drie.url"), (16, "bron.Drie.leverancier"),
        (16, "bron.Drie.gemeente"), (16, "bron.Drie.periode"), (16, "bron.Drie.query"),
        (18, "database"),
    }  # fmt: skip


def test_een_bron_met_een_fout_laat_de_andere_staan(bronnen: Schrijver) -> None:
    gelezen = lees_bronnen(bronnen(GOED + '[bron.stuk]\nsoort = "sql"\n'))
    assert list(gelezen.goed) == ["portaal"]
    assert set(gelezen.fout) == {"stuk"}
    assert gelezen.namen == ("portaal", "stuk")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://lezer:Zomer2024@server/db",
        "postgresql+psycopg://lezer:x${WW}Zomer2024@server/db",
        "postgresql://server/db?password=Zomer2024",
        "postgresql://server/db?sslpassword=Zomer2024",
        "mssql+pyodbc:///?odbc_connect=DRIVER%3DX%3BPWD%3DZomer2024",
        "mysql://lezer:Zomer2024@server/db",
        "Zomer2024",
    ],
)
def test_een_wachtwoord_in_het_bestand_wordt_geweigerd_en_niet_herhaald(
    bronnen: Schrijver, url: str
) -> None:
    (melding,) = fouten(lees_bronnen(bronnen(sql_bron().replace("env:CORPORATIE_URL", url))))
    assert (melding.kolom, melding.rij) == ("bron.portaal.url", 4)
    assert "Zomer2024" not in str(melding)
    if "mysql" not in url and "://" in url:
        assert "zet het in de omgeving" in melding.melding


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://lezer:${WW}@server:5432/db?sslmode=require",
        "postgresql:///db?host=/run/postgresql",
        "mssql+pyodbc://lezer:${WW}@server/db?driver=ODBC+Driver+18+for+SQL+Server",
        "mssql+pyodbc:///?odbc_connect=${VERBINDING}",
        "postgresql://${GEBRUIKER}:${WW}@${SERVER}/db?password=${WW}",
    ],
)
def test_een_verwijzing_naar_de_omgeving_mag(bronnen: Schrijver, url: str) -> None:
    assert not lees_bronnen(bronnen(sql_bron().replace("env:CORPORATIE_URL", url))).fout


@pytest.mark.parametrize(
    ("tekst", "woord", "regel"),
    [
        ("[bron.x]\nsoort = sql\n", "geen geldige TOML", 2),
        ("", "geen enkele bron", None),
        ("bron = 3\n", "eigen kop", 1),
        ("[bron]\nsoort = 'sql'\n", "eigen kop", 1),
    ],
)
def test_een_bestand_dat_niet_klopt(
    bronnen: Schrijver, tekst: str, woord: str, regel: int | None
) -> None:
    gelezen = lees_bronnen(bronnen(tekst))
    (melding,) = fouten(gelezen)
    assert woord in melding.melding
    assert melding.rij == regel
    assert not gelezen.goed


def test_geen_bestand_zegt_hoe_te_beginnen(bronnen: Schrijver, tmp_path) -> None:
    with pytest.raises(VerkeerdeAanroep, match=r"bronnen\.voorbeeld\.toml"):
        lees_bronnen(tmp_path / "weg.toml")
    pad = bronnen("")
    pad.write_bytes(b"# \xe9\xe9n\n")
    assert "UTF-8" in fouten(lees_bronnen(pad))[0].melding


def test_het_voorbeeld_klopt_en_noemt_elke_soort() -> None:
    gelezen = lees_bronnen(Path(__file__).parents[3] / "bronnen.voorbeeld.toml")
    assert not gelezen.fout
    assert {b.soort for b in gelezen.goed.values()} == set(SOORTEN)
