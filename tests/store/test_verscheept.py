"""The whole way, as a user goes it: what ships, through the service, to the download."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

import openpyxl
import pytest
from sqlalchemy import Connection

from domain.filters import Filters
from loaders.dienst import Dienst
from loaders.omgeving import Omgeving
from settings import Settings
from store import export
from store.queries import afspraken, balans, dekking, groei, namen, peildatum
from store.standen import Standen

MUST_HOLD = {"gemeente": "GM0307", "van": "2020", "tot": "2021", "status": "hard"}


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    home = tmp_path_factory.mktemp("home")
    Dienst(Omgeving(Settings(home=home))).bouw()
    with Standen(home / "standen").open().connect() as verbinding:
        yield verbinding


def download(conn: Connection, **query: str) -> list[dict[str, str]]:
    gelezen, problemen = Filters.uit_query(query)
    filters, onbekend = namen.los_op(conn, gelezen)
    assert not (*problemen, *onbekend)
    data = b"".join(export.csv(conn, filters, "groei")).decode()
    return list(csv.DictReader(io.StringIO(data, newline="")))


def saldo(rijen: list[dict[str, str]]) -> int:
    return sum(int(r["saldo"]) for r in rijen)


def test_amersfoort(conn: Connection) -> None:
    rijen = download(conn, **MUST_HOLD, duur="permanent")
    per: Counter[str] = Counter()
    for r in rijen:
        per[r["corporatie"]] += int(r["saldo"])
    assert saldo(rijen) == 301
    assert sorted(per.values()) == [43, 48, 210]
    assert {r["fictief"] for r in rijen} == {"nee"}
    assert saldo(download(conn, **MUST_HOLD, sloop="zonder")) == 475
    assert saldo(download(conn, **MUST_HOLD, duur="tijdelijk_lang")) == 170
    assert saldo(download(conn, **MUST_HOLD, duur="tijdelijk_kort")) == 67
    by_name = MUST_HOLD | {"gemeente": "AMERSFOORT", "corporatie": "de alliantie"}
    assert saldo(download(conn, **by_name)) == 210


def test_the_page_and_the_download_say_the_same_everywhere(conn: Connection) -> None:
    for query in (MUST_HOLD, {}, {"gemeente": "Voorbeeldstad"}, {"perspectief": "corporatie"}):
        filters, _ = namen.los_op(conn, Filters.uit_query(query)[0])
        assert saldo(download(conn, **query)) == groei.totaal(conn, filters)


def test_voorbeeldstad_is_covered_balanced_but_for_one_year_and_fictief(conn: Connection) -> None:
    filters, _ = namen.los_op(conn, Filters(gemeente=("Voorbeeldstad",)))
    assert all(dekking.volledig(dekking.partijen(conn, filters)).values())
    assert peildatum.van(conn, filters).grond == "gerealiseerd"
    assert (balans.regels(conn, filters)["onverklaard"] != 0).sum() == 1
    assert {r["fictief"] for r in download(conn, gemeente="Voorbeeldstad")} == {"ja"}
    dag = peildatum.van(conn, filters).dag
    statussen = {b.oordeel.status for b in afspraken.lijst(conn, filters, dag)}
    assert {"behaald", "niet behaald", "achter", "op koers"} <= statussen


def test_amersfoort_has_a_forecast_and_no_realisatie(conn: Connection) -> None:
    filters = Filters(gemeente=("GM0307",))
    dag = peildatum.van(conn, filters).dag
    zes = next(
        b.oordeel
        for b in afspraken.lijst(conn, filters, dag)
        if b.afspraak.id == "amersfoort-2021-6-permanent"
    )
    assert (zes.status, zes.gerealiseerd, zes.met_hard) == ("geen cijfers", None, 301)
    volledig = dekking.volledig(dekking.partijen(conn, filters))
    assert volledig == {("GM0307", "gerealiseerd"): False, ("GM0307", "plan"): True}


def test_portaal_is_shown_as_its_source_gives_it(conn: Connection) -> None:
    standen = balans.standen(conn, Filters())
    echt = standen[~standen["fictief"]]
    assert len(echt) > 0
    assert set(echt["segment"]) <= {"totaal", "sociaal"}


def test_the_workbook_of_an_invented_gemeente_says_so(conn: Connection) -> None:
    doel = io.BytesIO()
    export.xlsx(conn, Filters(gemeente=("GM9999",)), "groei", doel)
    blad = openpyxl.load_workbook(doel)["Herkomst"]
    assert any("verzonnen" in str(c) for r in blad.values for c in r)
