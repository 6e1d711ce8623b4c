"""The downloads: what is in them, that they can be read back, and that bytes stay the same."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from domain.filters import Filters
from domain.mutaties import DUREN, SEGMENTEN, STATUSSEN
from domain.perioden import jaren
from store.exports.als_csv import FORMATEN, als_csv
from store.exports.als_xlsx import schrijf_xlsx
from store.exports.download import bestandsnaam
from store.exports.groei import EXPORTS, GROEI, inhoud
from store.vragen.basis import kenmerk
from store.vragen.groei import rijen as groei_rijen
from store.vragen.groei import sommen as groei
from tests.store.conftest import Bouwer
from tests.store.maak import (
    ALLIANTIE,
    AMERSFOORT,
    DORP,
    OMNIA,
    PORTAAL,
    levering,
    partijen,
    register,
    tabel1,
)

VOORAAN = (
    "periode,gemeente,gemeentecode,corporatie,lnummer,gebied,gebiedcode,soort,status,duur,segment,"
    "aantal,saldo,fictief,bron,levering,stand"
)
VEEL = Filters(duur=DUREN, segment=SEGMENTEN)


def lees(data: bytes, **kw):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), **kw))


def als_bytes(conn, filters, naam, formaat=""):
    return b"".join(als_csv(inhoud(EXPORTS[naam], conn, filters), formaat))


def groei_csv(conn, filters, formaat=""):
    return als_bytes(conn, filters, "groei", formaat)


def werkboek(conn, filters, naam="groei", **kw):
    uit = io.BytesIO()
    schrijf_xlsx(inhoud(EXPORTS[naam], conn, filters), uit, **kw)
    return uit.getvalue()


def alles():
    """Realised rows with every special case, of two gemeenten, one of them invented."""
    rijen = [
        {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "periode": "2020", "aantal": 12,
         "gebied": "WK030701", "indeling": 2023, "project": "=HYPERLINK(1)", "daeb": True},
        {"corporatie": ALLIANTIE, "soort": "sloop", "periode": "2021", "aantal": 5,
         "toelichting": 'regel 1\nregel "2"; met, alles', "gebied": "BU03070102",
         "indeling": 2023},
        {"corporatie": PORTAAL, "soort": "liberalisatie", "periode": "2021", "aantal": 3,
         "ander_segment": "midden"},
        {"corporatie": PORTAAL, "soort": "correctie", "periode": "2021", "aantal": -4},
        {"corporatie": PORTAAL, "soort": "aankoop", "periode": "2020-2021", "aantal": 62,
         "binnen_sector": True, "toelichting": "@som, -plus"},
        {"corporatie": OMNIA, "soort": "nieuwbouw", "periode": "2021", "aantal": 1,
         "zelfstandig": False},
    ]  # fmt: skip
    dorp = [
        {
            "corporatie": "L0004",
            "gemeente": DORP,
            "soort": "verkoop",
            "periode": "2020",
            "aantal": 7,
        }
    ]
    return [
        register(),
        partijen(),
        levering("a", "2020-2021", voorraadmutaties=rijen),
        levering("dorp", "2020", fictief=True, voorraadmutaties=dorp),
    ]  # fmt: skip


def test_must_hold(bouwer: Bouwer) -> None:
    conn = bouwer([register(), tabel1()])
    vraag = {"gemeente": AMERSFOORT, "van": "2020", "tot": "2021", "duur": "permanent"}
    f, _ = Filters.uit_query(vraag | {"status": "hard"})
    rijen = lees(groei_csv(conn, f))
    assert ",".join(rijen[0]).startswith(f"{VOORAAN},")
    assert sum(int(r["saldo"]) for r in rijen) == 301

    def van(naam):
        return sum(int(r["saldo"]) for r in rijen if r["corporatie"] == naam)

    assert [van(n) for n in ("de Alliantie", "Portaal", "Omnia Wonen")] == [210, 48, 43]
    zonder = lees(groei_csv(conn, f.met(sloop="zonder")))
    assert sum(int(r["saldo"]) for r in zonder) == 475
    for duur, n in (("tijdelijk_lang", 170), ("tijdelijk_kort", 67)):
        assert sum(int(r["saldo"]) for r in lees(groei_csv(conn, f.met(duur=(duur,))))) == n


@pytest.mark.parametrize(
    "filters",
    [
        VEEL,
        Filters(),
        VEEL.met(perspectief="corporatie"),
        VEEL.met(gebied=("WK030701",)),
        VEEL.met(van=jaren(2021).van, sloop="zonder"),
        VEEL.met(corporatie=(OMNIA,)),
    ],
)
def test_the_download_is_the_page(bouwer: Bouwer, filters: Filters) -> None:
    conn = bouwer(alles())
    rijen = lees(groei_csv(conn, filters))
    regels = groei.regels(conn, filters)
    assert sum(int(r["saldo"]) for r in rijen) == int(regels["saldo"].sum())
    assert sum(int(r["aantal"]) for r in rijen) == int(regels["aantal"].sum())
    assert not any(r["soort"] == "correctie" for r in rijen)


def test_rows_read_back_as_they_were(bouwer: Bouwer) -> None:
    conn = bouwer(alles())
    data = groei_csv(conn, VEEL)
    assert data.count(b"\r\n") == 1 + 6
    een, sloop = lees(data)[0], lees(data)[1]
    assert een["project"] == "=HYPERLINK(1)", "RFC 4180 leaves values as they are"
    assert (een["gebied"], een["gebiedcode"]) == ("Centrum", "WK030701")
    assert (een["periode"], een["van"], een["tot"]) == ("2020", "2020-01-01", "2020-12-31")
    assert (een["corporatiecode"], een["indeling"]) == (ALLIANTIE, "2023")
    assert (een["daeb"], een["fictief"], een["binnen_sector"]) == ("ja", "nee", "nee")
    assert (een["levering"], een["stand"], een["rij"]) == ("a", "teststand", "2")
    assert sloop["toelichting"] == 'regel 1\nregel "2"; met, alles'
    assert (sloop["aantal"], sloop["saldo"]) == ("5", "-5")
    assert [r["fictief"] for r in lees(data) if r["gemeentecode"] == DORP] == ["ja"]


def test_the_statement_has_the_columns_in_order() -> None:
    assert tuple(groei_rijen.vraag(VEEL, "x").selected_columns.keys()) == GROEI


def test_for_dutch_excel(bouwer: Bouwer) -> None:
    data = groei_csv(bouwer(alles()), VEEL, "nl")
    assert data.startswith(b"\xef\xbb\xbfperiode;gemeente;")
    rijen = lees(data[3:], delimiter=";")
    assert rijen[0]["project"] == "'=HYPERLINK(1)"
    assert rijen[1]["saldo"] == "-5", "a number never gets a prefix"
    assert {r["toelichting"] for r in rijen} >= {"'@som, -plus"}


def test_the_same_bytes_again(bouwer: Bouwer) -> None:
    een, twee = (bouwer(alles()) for _ in range(2))
    for naam in EXPORTS:
        for formaat in FORMATEN:
            a, b = (als_bytes(c, VEEL, naam, formaat) for c in (een, twee))
            assert a == b
        assert werkboek(een, VEEL, naam) == werkboek(twee, VEEL, naam)


def test_the_bytes_of_a_workbook_know_no_clock(bouwer: Bouwer) -> None:
    conn = bouwer([register(), tabel1()])
    with zipfile.ZipFile(io.BytesIO(werkboek(conn, VEEL))) as zip_:
        assert {i.date_time[:3] for i in zip_.infolist()} == {(1980, 1, 31)}
        kern = zip_.read("docProps/core.xml").decode()
        assert re.findall(r">(\d{4}-\d\d-\d\dT[^<]*)<", kern) == ["2000-01-01T00:00:00Z"] * 2
        assert not [n for n in zip_.namelist() if "calcChain" in n]


def test_the_workbook(bouwer: Bouwer) -> None:
    conn = bouwer(alles())
    boek = openpyxl.load_workbook(io.BytesIO(werkboek(conn, VEEL.met(gemeente=(AMERSFOORT, DORP)))))
    assert boek.sheetnames == ["Groei", "Herkomst"]
    rijen = list(boek["Groei"].values)
    assert rijen[0] == GROEI
    kolom = {k: n for n, k in enumerate(GROEI)}
    assert [r[kolom["saldo"]] for r in rijen[1:]] == [12, -5, 0, -3, 3, -7]
    assert rijen[1][kolom["project"]] == "'=HYPERLINK(1)"
    assert rijen[1][kolom["van"]].date() == date(2020, 1, 1)
    assert all(c.data_type != "f" for blad in boek for rij in blad.iter_rows() for c in rij)
    tekst = "\n".join(
        " | ".join(str(c) for c in r if c is not None) for r in boek["Herkomst"].values
    )
    for stuk in (
        "Stand | teststand",
        "Aantal rijen | 6",
        # Real and invented figures have no sum, as on the page.
        "gerealiseerd | 2020-01-01 00:00:00 | 2021-12-31 00:00:00 | deze keuze mengt echte en",
        "bevat verzonnen cijfers",
        "Gemeente | Amersfoort (GM0307), Dorp aan Zée (GM9001)",
        "Corporatie | alle corporaties",
        "Sloop | met",
        "correctie op een eerdere telling: staat alleen in de voorraadbalans | 1 | -4",
        "onzelfstandige woningen tellen niet mee in de netto groei | 1 | 1",
        "a | Test | a.csv | bron van a | 2025-02-01 00:00:00 | 2020-2021 | nee | 5",
        "Netto groei is de som van saldo",
    ):
        assert stuk in tekst, f"{stuk}\n---\n{tekst}"


def blad_herkomst(conn, filters, naam="groei"):
    boek = openpyxl.load_workbook(io.BytesIO(werkboek(conn, filters, naam)))
    return [tuple(c for c in r if c is not None) for r in boek["Herkomst"].values]


def test_herkomst_gives_the_sums_of_the_page_and_no_other(bouwer: Bouwer) -> None:
    rijen = [
        {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "periode": "2023", "aantal": 90},
        {"corporatie": ALLIANTIE, "soort": "sloop", "periode": "2024", "aantal": 8},
        {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "periode": "2025", "aantal": 40,
         "status": "hard"},
        {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "periode": "2026", "aantal": 7,
         "status": "zacht"},
    ]  # fmt: skip
    basis = [register(), levering("a", "2023-2024", voorraadmutaties=rijen)]
    een = bouwer([*basis, partijen(codes=(ALLIANTIE,), van=2023)])
    amersfoort = Filters(gemeente=(AMERSFOORT,))
    gezegd = blad_herkomst(een, amersfoort)
    dag = [("Peildatum", datetime(2024, 12, 31))]
    assert [r for r in gezegd if r[:1] == ("Peildatum",)] == dag
    sommen = {r[0]: r[1] for r in gezegd if r and r[0] in STATUSSEN}
    assert sommen["gerealiseerd"] == 82
    assert not any(119 in r or 129 in r for r in gezegd)

    twee = bouwer([*basis, partijen(codes=(ALLIANTIE, PORTAAL), van=2019)])
    gezegd = blad_herkomst(twee, amersfoort)
    (echt,) = [r for r in gezegd if r[:1] == ("gerealiseerd",)]
    assert 82 not in echt
    assert echt[-1] == "cijfers ontbreken van Portaal in Amersfoort (2023-2024)"


def test_the_peildatum_of_a_download_never_lies_before_its_figures(bouwer: Bouwer) -> None:
    dorp = {"gemeente": DORP, "corporatie": "L0004", "soort": "verkoop"}
    conn = bouwer(
        [
            register(),
            partijen(codes=(ALLIANTIE,), van=2020),
            partijen(DORP, codes=("L0004",), van=2015),
            levering(
                "dorp",
                "2019-2024",
                voorraadmutaties=[{**dorp, "periode": "2024", "aantal": 7}],
                voorraadstanden=[{"gemeente": DORP, "corporatie": "L0004", "aantal": 9,
                                  "peildatum": date(2023, 12, 31)}],
            ),
        ]
    )  # fmt: skip

    def gezegd(naam):
        return next(r[1] for r in blad_herkomst(conn, Filters(), naam) if r[:1] == ("Peildatum",))

    assert str(gezegd("groei")).startswith("geen: niet elke partij")
    assert gezegd("voorraad") == datetime(2023, 12, 31)
    assert gezegd("alle-woningen") == "eind van elk jaar"


def test_nothing_is_cut_off_at_the_end_of_a_sheet(bouwer: Bouwer) -> None:
    conn = bouwer([register(), tabel1()])
    boek = openpyxl.load_workbook(io.BytesIO(werkboek(conn, VEEL, max_rijen=8)))
    assert boek.sheetnames == ["Groei", "Herkomst", "Groei 2", "Groei 3"]
    data = [list(boek[n].values) for n in ("Groei", "Groei 2", "Groei 3")]
    assert [len(d) for d in data] == [8, 8, 4]
    assert {d[0] for d in data} == {GROEI}
    saldo = GROEI.index("saldo")
    assert sum(r[saldo] for d in data for r in d[1:]) == 301 + 237


def test_a_text_longer_than_a_cell_says_so(bouwer: Bouwer) -> None:
    lang = levering(
        "a",
        "2020",
        voorraadmutaties=[
            {"corporatie": ALLIANTIE, "soort": "sloop", "periode": "2020", "aantal": 1,
             "toelichting": "=x" * 20_000},
        ],
    )  # fmt: skip
    conn = bouwer([register(), lang])
    boek = openpyxl.load_workbook(io.BytesIO(werkboek(conn, VEEL)))
    cel = list(boek["Groei"].values)[1][GROEI.index("toelichting")]
    assert cel.startswith("'=x=x")
    assert cel.endswith("de CSV heeft de hele tekst]")
    assert lees(groei_csv(conn, VEEL))[0]["toelichting"] == "=x" * 20_000


def test_an_empty_selection_has_a_header_and_its_provenance(bouwer: Bouwer) -> None:
    conn = bouwer([])
    for naam, e in EXPORTS.items():
        assert als_bytes(conn, Filters(), naam) == ",".join(e.kolommen).encode() + b"\r\n"
        boek = openpyxl.load_workbook(io.BytesIO(werkboek(conn, Filters(), naam)))
        assert ("Aantal rijen", 0) in [r[:2] for r in boek["Herkomst"].values]


def test_voorraad(bouwer: Bouwer) -> None:
    standen = [
        {"corporatie": ALLIANTIE, "peildatum": date(j, 12, 31), "aantal": n, **r}
        for j, n, r in (
            (2019, 60, {"gebied": "WK030701", "indeling": 2023}),
            (2019, 40, {}),
            (2020, 115, {}),
            (2021, 110, {}),
            (2021, 5, {"zelfstandig": False}),
        )
    ]
    data = alles()
    data[2] = replace(
        data[2],
        tabellen=data[2].tabellen | levering("x", voorraadstanden=standen).tabellen,
    )
    conn = bouwer(data)
    rijen = lees(als_bytes(conn, Filters(van=jaren(2020).van), "voorraad"))
    assert [(r["regel"], r["periode"], r["aantal"], r["eind"]) for r in rijen] == [
        ("stand", "2019-12-31", "60", ""),
        ("stand", "2019-12-31", "40", ""),
        ("stand", "2020-12-31", "115", ""),
        ("stand", "2021-12-31", "110", ""),
        ("stand", "2021-12-31", "5", ""),
        ("balans", "2020", "", "115"),
        ("balans", "2021", "", "110"),
    ]
    for r in rijen[-2:]:
        delen = ("begin", "netto", "correctie", "onverklaard")
        assert sum(int(r[d]) for d in delen) == int(r["eind"])
    assert rijen[-2]["onverklaard"] == "3"
    assert rijen[4]["zelfstandig"] == "nee"
    assert {r["corporatiecode"] for r in rijen} == {ALLIANTIE}
    assert rijen[-1]["bron"] == "berekend uit de standen en de gerealiseerde mutaties"
    gebied = lees(als_bytes(conn, Filters(gebied=("WK030701",)), "voorraad"))
    assert [(r["regel"], r["aantal"], r["gebied"]) for r in gebied] == [("stand", "60", "Centrum")]


def test_all_dwellings(bouwer: Bouwer) -> None:
    # Published by CBS: Amersfoort 2012 balances, a year with a figure missing has no onverklaard.
    cijfers = {
        "begin": 63_442, "nieuwbouw": 463, "overige_toevoeging": 210, "sloop": 29,
        "overige_onttrekking": 31, "correctie": -199, "saldo": 414, "eind": 63_856,
    }  # fmt: skip
    rijen = [
        {"gemeente": "GM0307", "jaar": 2012, **cijfers},
        {"gemeente": "GM0307", "jaar": 2013, **cijfers, "eind": 63_857},
        {"gemeente": "GM0307", "jaar": 2014, "eind": 64_833},
    ]
    conn = bouwer([register(), levering("c", None, cbs_voorraad=rijen)])

    def uit(**keuze):
        data = als_bytes(conn, Filters(**keuze), "alle-woningen")
        return [(r["periode"], r["eind"], r["onverklaard"]) for r in lees(data)]

    alle = [("2012", "63856", "0"), ("2013", "63857", "1"), ("2014", "64833", "")]
    assert uit() == uit(gemeente=("GM0307",)) == alle
    assert uit(gemeente=("GM9999",)) == []
    # A year counts where it lies wholly in the period.
    assert uit(van=date(2012, 7, 1), tot=date(2014, 12, 30)) == alle[1:2]


def test_many_rows_stream_in_blocks(bouwer: Bouwer) -> None:
    rijen = [
        {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "periode": "2020", "aantal": 1}
    ] * 12_001
    conn = bouwer([register(), levering("a", "2020", voorraadmutaties=rijen)])
    blokken = list(als_csv(inhoud(EXPORTS["groei"], conn, Filters())))
    assert len(blokken) == 1 + 3
    assert len(lees(b"".join(blokken))) == 12_001


def test_every_column_and_query_name_is_documented() -> None:
    tekst = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    namen = {k for e in EXPORTS.values() for k in e.kolommen} - {"regel"}
    namen |= set(Filters.__dataclass_fields__) | {"formaat"}
    assert not {n for n in namen if f"`{n}`" not in tekst}


def test_the_name_of_the_file(bouwer: Bouwer) -> None:
    conn = bouwer([register()])
    stand = kenmerk(conn, "stand")
    assert bestandsnaam("groei", Filters().gemeente, stand) == "woonsaldo-groei-teststand"
    f = Filters(gemeente=(AMERSFOORT,))
    assert bestandsnaam("voorraad", f.gemeente, stand) == "woonsaldo-voorraad-GM0307-teststand"
    with pytest.raises(ValueError, match="formaat"):
        als_csv(inhoud(EXPORTS["groei"], conn, f), "pdf")
