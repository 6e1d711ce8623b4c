"""Which queries are asked: one SELECT, whatever stands in its texts, names and comments."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.bronnen.soort.sql_keuring import bezwaar

GOED = [
    "SELECT 1",
    " select a, b from t where c = 'x; drop table t' ; ",
    "WITH x AS (SELECT 1) SELECT * FROM x",
    '-- wat dit is; delete\nSELECT "update", [delete] FROM t',
    "/* delete; /* genest */ drop */ SELECT 'it''s', E'\\' ; drop', $$ insert; $$",
    "SELECT $a$ ; $$ drop $a$ FROM t",
    "SELECT a[1] FROM t WHERE naam LIKE '--%'",
    "SELECT updated, deleted_op, inserted FROM t",
]
FOUT = [
    ("", "leeg"),
    (" ; ", "leeg"),
    ("-- alleen dit", "leeg"),
    ("DELETE FROM t", "SELECT of WITH"),
    ("(SELECT 1)", "SELECT of WITH"),
    ("SELECT 1; SELECT 2", "meer opdrachten"),
    ("SELECT 1 /* x */ ; -- y\n DROP TABLE t", "meer opdrachten"),
    ("SELECT 1 DROP TABLE t", "DROP"),
    ("WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x", "DELETE"),
    ("SELECT * INTO kopie FROM t", "INTO"),
    ("SELECT * FROM t FOR UPDATE", "UPDATE"),
    ("SELECT 1 Exec sp_who", "Exec"),
    ("SELECT * FROM OPENROWSET('x')", "OPENROWSET"),
    ("SELECT 'open", "niet gesloten"),
    ("SELECT /* open", "niet gesloten"),
    ('SELECT "open', "niet gesloten"),
]


@pytest.mark.parametrize("query", GOED)
def test_een_enkele_select_mag(query: str) -> None:
    assert bezwaar(query) is None


@pytest.mark.parametrize(("query", "woord"), FOUT)
def test_al_het_andere_niet(query: str, woord: str) -> None:
    assert woord in str(bezwaar(query))


_VEILIG = st.text("ab 1;'", max_size=12).map(lambda t: "'" + t.replace("'", "''") + "'")


@given(st.lists(_VEILIG, min_size=1, max_size=5), st.sampled_from(["delete", "DROP", "Insert"]))
@settings(deadline=None)
def test_een_verboden_woord_valt_op_naast_elke_tekst(teksten: list[str], woord: str) -> None:
    lijst = ", ".join(teksten)
    assert bezwaar(f"SELECT {lijst}") is None
    assert bezwaar(f"SELECT {lijst} {woord} FROM t") is not None
    assert bezwaar(f"SELECT {lijst}; {woord} FROM t") is not None
    assert bezwaar(f"SELECT {lijst}, '{woord}'") is None


@given(st.text(max_size=80))
@settings(deadline=None)
def test_elke_tekst_krijgt_een_antwoord(tekst: str) -> None:
    antwoord = bezwaar(tekst)
    assert antwoord is None or isinstance(antwoord, str)
