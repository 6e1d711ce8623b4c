"""Secrets are filled in from the environment, and hidden again."""

from __future__ import annotations

import pytest

from loaders.bronnen.geheim import WEG, Geheimen
from loaders.bronnen.soort.sql_verbinding import maak_url
from loaders.verdict.fouten import KanNiet
from tests.loaders.bronnen.conftest import WACHTWOORD


def test_invullen_en_verbergen() -> None:
    g = Geheimen({"A": "appel", "B": "appelboom"})
    assert g.vul("env:A") == "appel"
    assert g.vul("x${A}/${B}") == "xappel/appelboom"
    assert g.vul("niets $A {A}") == "niets $A {A}"
    assert g.verberg("een appelboom en een appel") == f"een {WEG} en een {WEG}"


@pytest.mark.parametrize("tekst", ["env:WEG", "a${WEG}", "env:LEEG"])
def test_wat_er_niet_is_wordt_bij_naam_genoemd(tekst: str) -> None:
    with pytest.raises(KanNiet, match=r"omgevingsvariabele (WEG|LEEG) is er niet"):
        Geheimen({"LEEG": ""}).vul(tekst)


def test_een_wachtwoord_met_vreemde_tekens_blijft_heel() -> None:
    g = Geheimen({"WW": WACHTWOORD})
    url = maak_url("postgresql://lezer:${WW}@server:5432/db", g)
    assert (url.password, url.host, url.port, url.database) == (WACHTWOORD, "server", 5432, "db")
    assert url.drivername == "postgresql+psycopg"
    assert WACHTWOORD not in g.verberg(f"fout bij {url.render_as_string(hide_password=False)}")


def test_het_wachtwoord_in_een_heel_adres_wordt_ook_los_verborgen() -> None:
    g = Geheimen({"URL": "postgresql://lezer:zomer%40huis@server/db?sslpassword=winter"})
    assert maak_url("env:URL", g).password == "zomer@huis"
    assert g.verberg("zomer@huis zomer%40huis winter lezer") == f"{WEG} {WEG} {WEG} lezer"


@pytest.mark.parametrize("waarde", ["geen adres", "http://x/y", "mysql://u:geheim@s/d"])
def test_een_adres_dat_geen_database_is(waarde: str) -> None:
    with pytest.raises(KanNiet) as fout:
        maak_url("env:URL", Geheimen({"URL": waarde}))
    assert "geheim" not in str(fout.value)
