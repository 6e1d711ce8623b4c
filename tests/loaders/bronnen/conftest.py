"""A database of a corporatie in a real PostgreSQL, and a small home to pull into."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, NullPool, create_engine, make_url, text

from loaders.archief.omgeving import Omgeving
from loaders.opdrachten import gemeen
from tests.loaders.huis import VANDAAG, maak_data, omgeving
from tests.store.conftest import postgres  # noqa: F401 - one server for the whole run

_nummer = itertools.count()
WACHTWOORD = "z@er/geheim:woord"
# 1,200 homes in two gemeenten, some of them built, sold or demolished in 2024.
VHE = """
CREATE TABLE vhe (nummer int PRIMARY KEY, straat text, huurder text, gemeente text,
                  gereed date, weg date, waarom text);
INSERT INTO vhe
SELECT i, 'Geheime Laan ' || i, 'Huurder ' || i,
       CASE i % 4 WHEN 0 THEN 'Utrecht' ELSE 'Amersfoort' END,
       CASE WHEN i % 10 = 0 THEN date '2024-03-01' + i % 200 ELSE date '1999-05-01' END,
       CASE WHEN i % 50 = 7 THEN date '2024-09-01' END,
       CASE WHEN i % 50 = 7 THEN CASE i % 100 WHEN 7 THEN 'sloop' ELSE 'verkoop' END END
FROM generate_series(1, 1200) i;
"""
MUTATIES = """
SELECT 'Portaal' AS corporatie, gemeente, gereed AS periode, 'nieuwbouw' AS soort,
       count(*) AS aantal
FROM vhe WHERE gereed BETWEEN :van AND :tot AND gemeente = 'Amersfoort' GROUP BY 2, 3
UNION ALL
SELECT 'Portaal', gemeente, weg, waarom, count(*)
FROM vhe WHERE weg BETWEEN :van AND :tot AND gemeente = 'Amersfoort' GROUP BY 2, 3, 4
"""
STANDEN = """
SELECT 'Portaal' AS corporatie, gemeente, dag AS peildatum, sum(1::bigint) AS aantal
FROM vhe, (VALUES (CAST(:van AS date) - 1), (CAST(:tot AS date))) d(dag)
WHERE gereed <= dag AND coalesce(weg > dag, true) AND gemeente = 'Amersfoort' GROUP BY 2, 3
"""


@pytest.fixture
def database(postgres: str) -> str:  # noqa: F811
    """A schema of its own with the table vhe, and an account that may do anything; its URL."""
    naam = f"corporatie{next(_nummer)}"
    with beheer(postgres).begin() as conn:
        conn.execute(text(f"CREATE SCHEMA {naam}"))
    adres = make_url(postgres).update_query_dict({"options": f"-csearch_path={naam}"})
    url = adres.render_as_string(hide_password=False)
    with beheer(url).begin() as conn:
        conn.execute(text(VHE))
    return url


def beheer(url: str) -> Engine:
    """For the owner of the database; connections are not kept open, the server waits for those."""
    return create_engine(url, poolclass=NullPool)


@pytest.fixture
def huis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Omgeving:
    """A home with small shipped data, on a fixed day; the commands use it too."""
    data = maak_data(tmp_path / "data")
    monkeypatch.setenv("WOONSALDO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("WOONSALDO_BRONNEN", str(tmp_path / "bronnen.toml"))
    monkeypatch.setattr(gemeen, "Omgeving", partial(Omgeving, data=data, vandaag=lambda: VANDAAG))
    return omgeving(tmp_path / "home", data)


Schrijver = Callable[[str], Path]


@pytest.fixture
def bronnen(tmp_path: Path) -> Schrijver:
    """Writes the file with sources."""

    def schrijf(tekst: str) -> Path:
        pad = tmp_path / "bronnen.toml"
        pad.write_text(tekst, encoding="utf-8")
        return pad

    return schrijf


def sql_bron(naam: str = "portaal", *, meer: str = "", **queries: str) -> str:
    """The table of an SQL source in the file; standard with mutaties and standen."""
    vragen = queries or {"voorraadmutaties": MUTATIES, "voorraadstanden": STANDEN}
    tekst = "\n".join(f"{tabel} = '''{query}'''" for tabel, query in vragen.items())
    return f"""
[bron.{naam}]
soort = "sql"
url = "env:CORPORATIE_URL"
leverancier = "Portaal"
gemeente = ["Amersfoort"]
periode = "2024"
{meer}
[bron.{naam}.query]
{tekst}
"""
