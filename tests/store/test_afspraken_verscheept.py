"""Amersfoort's afspraken on what ships, figures loaded on top, and a clock that changes nothing."""

from __future__ import annotations

import ast
import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from loaders.archief.omgeving import Omgeving
from loaders.contract import Velden
from loaders.dienst.dienst import Laaddienst
from settings import Settings
from store.standen.standen import Standen
from store.vragen.afspraken import rijen as afspraak_rijen
from store.vragen.afspraken.lijst import Lijstregel, alle
from store.vragen.afspraken.selectie import kader

EIND_2021 = date(2021, 12, 31)
ZES, TIJDELIJK, NEGEN = (f"amersfoort-2021-{n}" for n in ("6-permanent", "6-tijdelijk", "9"))
WIE = ("alliantie", "portaal", "omnia")
LATER = 30 * 365 * 86_400  # seconds: thirty years
WORTEL = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def conn(gebouwd: Path) -> Iterator[Connection]:
    with Standen(gebouwd / "standen").open().connect() as verbinding:
        yield verbinding


def lees(conn: Connection, dag: date | None = EIND_2021) -> dict[str, Lijstregel]:
    return {r.afspraak.id: r for r in alle(conn, ("GM0307",), dag)}


@pytest.mark.parametrize("dag", [EIND_2021, None])
def test_afspraak_6_is_a_forecast_of_301_and_no_realisatie(
    conn: Connection, dag: date | None
) -> None:
    """Also without asking for a day, when 2021 is long past: the plans do not vanish."""
    regels = lees(conn, dag)
    zes = regels[ZES].oordeel
    assert (zes.status, zes.gerealiseerd) == ("geen cijfers", None)
    assert (zes.met_hard, zes.doel_totaal) == (301, 301)
    assert [regels[f"{ZES}-{w}"].oordeel.met_hard for w in WIE] == [210, 48, 43]
    assert {regels[f"{ZES}-{w}"].oordeel.status for w in WIE} == {"geen cijfers"}
    tijdelijk = regels[TIJDELIJK].oordeel
    assert (tijdelijk.met_hard, tijdelijk.doel_totaal) == (237, 237)
    assert (tijdelijk.status, tijdelijk.gerealiseerd) == ("geen cijfers", None)


def test_the_rows_behind_the_forecast_add_up_to_it(conn: Connection) -> None:
    """Tabel 1 is a kruistabel: a row of it is a mutatie of each of three corporaties."""
    for id_, som in ((ZES, 301), (TIJDELIJK, 237)):
        r = lees(conn)[id_]
        k = kader(conn, r.afspraak, r.oordeel, r.peildatum)
        assert k is not None
        geteld = [t for t in afspraak_rijen.tellingen(conn, k) if t.code is None]
        assert {t.status for t in geteld} == {"hard"}
        assert sum(t.telt for t in geteld) == som
        ontbreekt = dict(r.oordeel.ontbreekt)
        assert set(ontbreekt) == {"L1912", "L0117", "L0968"}
        assert {p.tekst for dagen in ontbreekt.values() for p in dagen} == {"2020-2021"}


def test_afspraak_9_without_figures_is_never_0_or_achter(conn: Connection) -> None:
    for dag in (EIND_2021, date(2020, 12, 31), None):
        negen = lees(conn, dag)[NEGEN].oordeel
        # Its ten years begin in 2021.
        begonnen = dag is None or dag.year > 2020
        verwacht = "geen cijfers" if begonnen else "nog niet begonnen"
        assert (negen.status, negen.gerealiseerd) == (verwacht, None)
        assert (negen.resterend, negen.tempo, negen.doel_totaal) == (None, None, 3200)


def test_realised_figures_on_top_decide(gebouwd: Path, tmp_path: Path) -> None:
    """Invented, in this test only: 210 + 48 + 43 = 301 permanent, 170 + 66 = 236 of 237."""
    home = Path(shutil.copytree(gebouwd, tmp_path / "home"))
    rijen = [
        ("de Alliantie", 210, "permanent"), ("Portaal", 48, "permanent"),
        ("Omnia Wonen", 43, "permanent"), ("Portaal", 170, "tijdelijk_lang"),
        ("Portaal", 66, "tijdelijk_kort"),
    ]  # fmt: skip
    bestand = tmp_path / "gerealiseerd.csv"
    bestand.write_text(
        "corporatie;gemeente;periode;soort;aantal;duur\n"
        + "".join(f"{wie};Amersfoort;2020-2021;nieuwbouw;{n};{d}\n" for wie, n, d in rijen)
    )
    velden = Velden(leverancier="Amersfoort", gemeente="Amersfoort", periode="2020-2021")
    resultaat = Laaddienst(Omgeving(Settings(home=home))).laad([bestand], velden)
    assert resultaat.nieuw, [g.rapport.meldingen for g in resultaat.geladen]
    with Standen(home / "standen").open().connect() as nieuw:
        regels = lees(nieuw)
    assert (regels[ZES].oordeel.status, regels[ZES].oordeel.gerealiseerd) == ("behaald", 301)
    tijdelijk = regels[TIJDELIJK].oordeel
    assert (tijdelijk.status, tijdelijk.gerealiseerd) == ("niet behaald", 236)
    # The plans of those years are realised now: they come no longer on top.
    assert regels[ZES].oordeel.met_hard in (None, 301)
    # Two years together say nothing of 2021 alone: still no figures for the ten years from 2021.
    assert (regels[NEGEN].oordeel.status, regels[NEGEN].oordeel.gerealiseerd) == (
        "geen cijfers", None
    )  # fmt: skip


def test_the_clock_changes_nothing(conn: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same stand gives the same statuses thirty years on."""
    vandaag, nu = date.today(), alle(conn)
    echt = time.time
    monkeypatch.setattr(time, "time", lambda: echt() + LATER)
    assert date.today().year - vandaag.year in (29, 30), "the test itself: the clock did move"
    assert alle(conn) == nu
    assert len(nu) > 50


KLOK = {"today", "now", "utcnow", "time", "localtime", "gmtime"}


def klokken(bron: str) -> list[str]:
    """Every call that reads the clock: `date.today()`, `datetime.now()`, `time.time()`."""
    return [
        ast.unparse(knoop)
        for knoop in ast.walk(ast.parse(bron))
        if isinstance(knoop, ast.Call)
        and isinstance(knoop.func, ast.Attribute)
        and knoop.func.attr in KLOK
        and isinstance(knoop.func.value, ast.Name)
        and knoop.func.value.id in {"date", "datetime", "time", "dt"}
    ]


def test_nothing_that_computes_reads_the_clock() -> None:
    assert klokken("x = date.today()\ny = datetime.now(UTC)\nz = time.time()") == [
        "date.today()", "datetime.now(UTC)", "time.time()"
    ]  # fmt: skip
    gevonden = {
        pad.relative_to(WORTEL).as_posix(): uit
        for map_ in ("domain", "telling", "store", "figures")
        for pad in sorted((WORTEL / map_).rglob("*.py"))
        if (uit := klokken(pad.read_text(encoding="utf-8")))
    }
    # When a stand was built is written beside it, and decides nothing.
    assert set(gevonden) <= {"store/standen/standen.py"}, gevonden
