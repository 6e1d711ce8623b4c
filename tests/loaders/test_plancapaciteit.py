"""Plan capacity per gemeente: all dwellings, hard and soft, by period."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.archief.meegeleverd import MAP, lees_velden
from loaders.contract import Uitslag, Velden
from loaders.planlijsten import capaciteit
from tests.loaders.bronhulp import invoer, lees_bestand, register_van_data

BESTAND = MAP / "leveringen/plancapaciteit-2021-9-gemeenten.csv"
KOP = "gemeentecode,provincie,gemeente,h2020-2024,h2030+,z2021-2024,htotaal,ztotaal,totaal"


def lees(*regels: str, kop: str = KOP) -> Uitslag:
    gegeven = invoer("\n".join((kop, *regels)), register_van_data())
    assert capaciteit.herken(gegeven)
    return capaciteit.lees(gegeven)


def regels(uitslag: Uitslag, ernst: str) -> list:
    return [m for m in uitslag.rapport.meldingen if m.ernst == ernst]


def test_what_ships_is_read_as_its_publisher_gives_it() -> None:
    uitslag = lees_bestand(capaciteit, BESTAND, register_van_data())
    frame = uitslag.tabellen["plannen"]
    assert uitslag.gelezen is not None
    assert len(uitslag.gelezen.gemeenten) == 9
    assert (uitslag.gelezen.leverancier, uitslag.gelezen.periode.tekst) == (
        "Data Bewijst en Follow the Money", "2020-2029",
    )  # fmt: skip
    assert set(frame["segment"]) == {"totaal"}
    assert frame["corporatie"].isna().all()
    amersfoort = frame[frame["gemeente"] == "GM0307"]
    assert list(zip(amersfoort["status"], amersfoort["periode"], amersfoort["aantal"],
                    strict=True)) == [
        ("hard", "2020-2024", 3550), ("hard", "2025-2029", 201), ("hard", "2030 en later", 0),
        ("zacht", "2021-2024", 2105), ("zacht", "2025-2029", 409), ("zacht", "2030 en later", 0),
    ]  # fmt: skip
    assert "Provincie Utrecht. Alle woningen" in amersfoort["toelichting"].iloc[0]
    # Bunnik has an empty cell for 2025-2029: unknown, so no row; and a 0 for later.
    bunnik = frame[(frame["gemeente"] == "GM0312") & (frame["status"] == "hard")]
    assert bunnik["periode"].tolist() == ["2020-2024", "2030 en later"]
    assert bunnik["aantal"].tolist() == [316, 0]
    assert max(frame["tot"]) == date(2100, 12, 31)


def test_a_total_that_does_not_fit_is_told_and_not_corrected() -> None:
    uitslag = lees_bestand(capaciteit, BESTAND, register_van_data())
    (m,) = uitslag.rapport.meldingen
    assert (m.ernst, m.rij, m.kolom, m.gevonden, m.verwacht) == (
        "waarschuwing", 10, "htotaal", "831", "798",
    )  # fmt: skip
    assert "Leiden" in m.melding
    assert "Met de 33 waarvan de hardheid onbekend is, past het wel" in m.melding
    leiden = uitslag.tabellen["plannen"].loc[lambda f: f["gemeente"] == "GM0546"]
    delen = list(zip(leiden["planstatus_bron"], leiden["status"], leiden["aantal"], strict=True))
    assert ("hardheid onbekend", "zacht", 33) in delen
    assert sum(n for _, _, n in delen) == 15837
    (m,) = regels(lees("GM0307,Utrecht,Amersfoort,3550,201,2105,3751,2514,6265"), "waarschuwing")[
        :1
    ]
    assert "ztotaal is 2.514, maar de delen zijn samen 2.105" in m.melding


@pytest.mark.parametrize(
    ("regel", "kolom", "gevonden"),
    [
        ("GM0307,U,A,1.5,,,,,", "h2020-2024", "1.5"),
        ("GM0307,U,A,-4,,,,,", "h2020-2024", "-4"),
        ("GM0307,U,A,3,,,x,,", "htotaal", "x"),
        ("0307,U,A,3,,,,,", "gemeentecode", "0307"),
        ("GM0342,U,A,3,,,,,", "gemeentecode", "GM0342"),
    ],
)
def test_what_is_refused(regel: str, kolom: str, gevonden: str) -> None:
    uitslag = lees("GM0342,Utrecht,Soest,800,,,800,,", regel)
    (m,) = regels(uitslag, "fout")
    assert (m.rij, m.kolom, m.gevonden) == (3, kolom, gevonden)
    assert not uitslag.tabellen


def test_what_is_passed_over_is_named() -> None:
    uitslag = lees(
        "GM0342,Utrecht,Soest,800,,,800,,,x",
        "GM0001,Groningen,Adorp,5,,,5,,,x",
        kop=f"{KOP},kleur",
    )
    assert [m.kolom for m in regels(uitslag, "melding")] == ["kleur", "gemeentecode"]
    assert uitslag.tabellen["plannen"]["gemeente"].tolist() == ["GM0342"]
    assert regels(lees("GM0001,Groningen,Adorp,5,,,5,,"), "fout")
    assert regels(lees("GM0342,Utrecht,Soest,,,,,,"), "fout")


def test_another_table_is_not_taken_for_it() -> None:
    assert not capaciteit.herken(invoer("gemeente,soort,aantal,periode,status\n"))
    assert not capaciteit.herken(invoer(f"{KOP}\n", velden=Velden(tabel="kwb")))
    assert lees_velden(BESTAND).opmerking.startswith("Harde en zachte plannen")
