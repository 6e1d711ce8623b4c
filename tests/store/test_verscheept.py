"""The whole way, as a user goes it: what ships, through the service, to the download."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Connection

from domain.afspraken.keuze import AfspraakFilters
from domain.filters import Filters
from domain.plannen.keuze import PlanKeuze
from domain.plannen.programma import programma
from domain.plannen.wijkenstrategie import ONDERDELEN, onderdelen_samen
from store.exports import afspraken as export_afspraken
from store.exports import groei
from store.exports.als_csv import als_csv
from store.exports.als_xlsx import schrijf_xlsx
from store.standen.standen import Standen
from store.vragen import namen, peildatum
from store.vragen.afspraken import beoordeeld
from store.vragen.afspraken.keuzes import los_op
from store.vragen.groei import balans, sommen
from store.vragen.leveringen import dekking
from store.vragen.plannen import lezen, restopgave, wijkenstrategie

MUST_HOLD = {"gemeente": "GM0307", "van": "2020", "tot": "2021", "status": "hard"}


@pytest.fixture(scope="module")
def conn(gebouwd: Path) -> Iterator[Connection]:
    with Standen(gebouwd / "standen").open().connect() as verbinding:
        yield verbinding


def download(conn: Connection, **query: str) -> list[dict[str, str]]:
    gelezen, problemen = Filters.uit_query(query)
    filters, onbekend = namen.los_op(conn, gelezen)
    assert not (*problemen, *onbekend)
    data = b"".join(als_csv(groei.inhoud(groei.EXPORTS["groei"], conn, filters))).decode()
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
        assert saldo(download(conn, **query)) == sommen.totaal(conn, filters)


def test_voorbeeldstad_is_covered_balanced_but_for_one_year_and_fictief(conn: Connection) -> None:
    filters, _ = namen.los_op(conn, Filters(gemeente=("Voorbeeldstad",)))
    assert dekking.partijen(conn, filters)["gedekt"].all()
    assert peildatum.van(conn, filters).grond == "gerealiseerd"
    assert (balans.regels(conn, filters)["onverklaard"] != 0).sum() == 1
    assert {r["fictief"] for r in download(conn, gemeente="Voorbeeldstad")} == {"ja"}
    dag = peildatum.van(conn, filters).dag
    statussen = {b.oordeel.status for b in beoordeeld.lijst(conn, filters, dag)}
    assert {"behaald", "niet behaald", "achter", "op koers"} <= statussen


def test_amersfoort_has_a_forecast_and_no_realisatie(conn: Connection) -> None:
    filters = Filters(gemeente=("GM0307",))
    dag = peildatum.van(conn, filters).dag
    zes = next(
        b.oordeel
        for b in beoordeeld.lijst(conn, filters, dag)
        if b.afspraak.id == "amersfoort-2021-6-permanent"
    )
    assert (zes.status, zes.gerealiseerd, zes.met_hard) == ("geen cijfers", None, 301)
    partijen = dekking.partijen(conn, filters)
    gedekt = partijen.groupby(["gemeente", "soort"])["gedekt"].all().to_dict()
    assert gedekt == {("GM0307", "gerealiseerd"): False, ("GM0307", "plan"): True}


def afgesproken(conn: Connection, **query: str) -> dict[str, dict[str, str]]:
    """The download of Afspraken, by id."""
    gelezen, problemen = AfspraakFilters.uit_query(query)
    filters, onbekend = los_op(conn, gelezen)
    assert not (*problemen, *onbekend)
    data = b"".join(als_csv(export_afspraken.inhoud(conn, filters))).decode()
    return {r["id"]: r for r in csv.DictReader(io.StringIO(data, newline=""))}


def test_the_afspraken_of_amersfoort_on_the_last_day_of_2021(conn: Connection) -> None:
    uit = afgesproken(conn, gemeente="Amersfoort", peildatum="2021-12-31")
    assert {r["peildatum"] for r in uit.values()} == {"2021-12-31"}
    zes = {i: r["prognose_hard"] for i, r in uit.items() if i.startswith("amersfoort-2021-6-")}
    assert zes == {
        "amersfoort-2021-6-permanent": "301",
        "amersfoort-2021-6-permanent-alliantie": "210",
        "amersfoort-2021-6-permanent-portaal": "48",
        "amersfoort-2021-6-permanent-omnia": "43",
        "amersfoort-2021-6-tijdelijk": "237",
        "amersfoort-2021-6-tijdelijk-alliantie": "0",
        "amersfoort-2021-6-tijdelijk-portaal": "237",
        "amersfoort-2021-6-tijdelijk-omnia": "0",
    }
    negen = uit["amersfoort-2021-9"]
    for rij in (*(uit[i] for i in zes), negen):
        assert (rij["status"], rij["gerealiseerd"], rij["resterend"]) == ("geen cijfers", "", "")
    assert (negen["doel"], negen["doel_totaal"]) == ("320", "3200")
    assert {r["fictief"] for r in uit.values()} == {"nee"}


def test_voorbeeldstad_at_the_end_of_2024(conn: Connection) -> None:
    een = afgesproken(conn, gemeente="GM9999", peildatum="2024")["voorbeeldstad-2021-1"]
    namen_ = ("gerealiseerd", "verwacht", "resterend", "tempo", "status", "peildatum", "fictief")
    assert [een[n] for n in namen_] == [
        "1010", "1280", "2190", "365", "achter", "2024-12-31", "ja",
    ]  # fmt: skip


def test_an_aim_of_a_corporatie_as_a_whole_is_there_without_a_peildatum(conn: Connection) -> None:
    alle = afgesproken(conn)
    zonder = [r for r in alle.values() if not r["gemeentecode"]]
    assert zonder
    assert {r["peildatum"] for r in zonder} == {""}
    assert {r["status"] for r in zonder} <= {"geen cijfers", "geen status"}
    assert [r for r in alle.values() if r["verschil"]], "documents that contradict each other"
    for r in alle.values():
        assert bool(r["verschil"]) >= bool(r["verschil_met"])


def test_portaal_is_shown_as_its_source_gives_it(conn: Connection) -> None:
    standen = balans.standen(conn, Filters())
    echt = standen[~standen["fictief"]]
    assert len(echt) > 0
    assert set(echt["segment"]) <= {"totaal", "sociaal"}


def test_the_workbook_of_an_invented_gemeente_says_so(conn: Connection) -> None:
    doel = io.BytesIO()
    filters = Filters(gemeente=("GM9999",))
    schrijf_xlsx(groei.inhoud(groei.EXPORTS["groei"], conn, filters), doel)
    blad = openpyxl.load_workbook(doel)["Herkomst"]
    assert any("verzonnen" in str(c) for r in blad.values for c in r)


def test_restopgave_of_voorbeeldstad(conn: Connection) -> None:
    """320 a year is 3,200. 1,010 at the end of 2024, 1,220 hard and 670 zacht leave 300; with the
    330 of 2025 nothing is left, and 30 more is built and planned."""

    def rest(peildatum: date | None) -> tuple[object, ...]:
        keuze = PlanKeuze(gemeente=("GM9999",), peildatum=peildatum)
        r = next(
            r.rest for r in restopgave.lijst(conn, keuze) if r.rest.afspraak.doel == 320
        )  # fmt: skip
        return r.doel, r.gerealiseerd, r.hard, r.zacht, r.rest

    assert rest(date(2024, 12, 31)) == (3200, 1010, 1220, 670, 300)
    assert rest(None) == (3200, 1340, 1220, 670, -30)


def test_restopgave_of_real_gemeenten_is_unknown_and_never_zero(conn: Connection) -> None:
    alle = {r.rest.afspraak.id: r.rest for r in restopgave.lijst(conn, PlanKeuze())}
    negen = alle["amersfoort-2021-9"]
    assert (negen.gerealiseerd, negen.rest, negen.zonder_gerealiseerd) == (None, None, 3200)
    delen = [alle[f"stichtse-vecht-2025-woondeal-sociaal-{p}"].doel
             for p in ("portaal", "vecht-en-omstreken", "wuta")]  # fmt: skip
    assert delen == [535, 360, 28]


def test_the_programme_is_what_the_readme_of_voorbeeldstad_says(conn: Connection) -> None:
    regels = lezen.regels(conn, PlanKeuze(gemeente=("GM9999",), segment=("sociaal",)))
    p = programma(regels)
    per = Counter()
    for post in p.posten:
        per[post.status, post.jaar] += post.saldo
    assert [per["hard", j] for j in range(2026, 2033)] == [340, 310, 260, 190, 120, 40, 0]
    assert [per["zacht", j] for j in range(2026, 2033)] == [0, 60, 130, 220, 260, 240, 210]
    assert p.tijdelijk == {"hard": 50}
    (s,) = wijkenstrategie.lijst(conn, PlanKeuze(gemeente=("GM9999",)))
    alles = onderdelen_samen(s.rijen, ONDERDELEN)
    assert [alles.cellen[str(j)].samen for j in s.tijd.jaren] == [340, 370, 390, 410]
    assert alles.gerealiseerd == 330
