"""The real KWB files and borders that ship: what a reader can look up at CBS must come out."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from loaders.archief.meegeleverd import MAP
from loaders.contract import Uitslag
from loaders.grenzen import lezer
from loaders.kwb import lezer as kwb
from loaders.register.register import Register
from loaders.tekst import sleutel
from tests.loaders.bronhulp import lees_bestand, register_van_data

KWB = MAP / "leveringen/kwb"
GRENZEN = MAP / "leveringen/grenzen"


@pytest.fixture(scope="module")
def register() -> Register:
    return register_van_data()


def lees(register: Register, naam: str) -> Uitslag:
    uitslag = lees_bestand(kwb, KWB / f"{naam}.csv", register)
    assert uitslag.rapport.aangenomen, uitslag.rapport.meldingen
    return uitslag


def totalen(uitslag: Uitslag) -> pd.DataFrame:
    return uitslag.tabellen["woningtotalen"]


def bron(naam: str) -> list[dict[str, str]]:
    with (KWB / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def waarschuwingen(uitslag: Uitslag) -> list[str]:
    return [m.melding for m in uitslag.rapport.meldingen if m.ernst == "waarschuwing"]


def test_utrecht_2025(register: Register) -> None:
    uitslag = lees(register, "kwb2025-utrecht-nieuwegein")
    frame = totalen(uitslag)
    utrecht = frame[frame["gemeente"] == "GM0344"]
    stad = utrecht[utrecht["gebied"].isna()].iloc[0]
    assert (stad["aantal"], stad["aandeel_corporatie"], stad["aandeel_marge"]) == (168736, 31, 0.5)
    namen = uitslag.tabellen["gebieden"].set_index("code")["naam"]
    wijken = utrecht[utrecht["gebied"].str.startswith("WK", na=False)]
    assert len(wijken) == 10
    per_wijk = dict(zip(wijken["gebied"].map(namen), wijken["aandeel_corporatie"], strict=True))
    assert per_wijk["Overvecht"] == 60
    assert per_wijk["Binnenstad"] == 16
    assert wijken["aantal"].sum() == 168736
    buurten = utrecht[utrecht["gebied"].str.startswith("BU", na=False)]
    assert len(buurten) == 111
    ouder = uitslag.tabellen["gebieden"].set_index("code")["ouder"]
    per_ouder = buurten.groupby(buurten["gebied"].map(ouder))["aantal"].sum()
    assert per_ouder.to_dict() == wijken.set_index("gebied")["aantal"].to_dict()


def test_the_wijken_that_nieuwegein_lacks_are_a_warning(register: Register) -> None:
    uitslag = lees(register, "kwb2025-utrecht-nieuwegein")
    assert waarschuwingen(uitslag) == [
        "De wijken van Nieuwegein (GM0356, 2025) hebben samen 4.369 woningen minder dan het "
        "geheel. Aantal wijken in dit bestand: 13."
    ]


def test_stichtse_vecht_2024(register: Register) -> None:
    uitslag = lees(register, "kwb2024-wijken-9-gemeenten")
    frame = totalen(uitslag)
    deel = frame[frame["gemeente"] == "GM1904"]
    kernen = deel[deel["gebied"].notna()]
    assert (len(kernen), kernen["aantal"].sum()) == (12, 29138)
    assert deel[deel["gebied"].isna()]["aantal"].tolist() == [29138]
    # Only dwellings: the share of the kernen is unknown, not spread out from the gemeente's.
    assert frame["aandeel_corporatie"].isna().all()
    assert waarschuwingen(uitslag) == []


@pytest.mark.parametrize(
    ("naam", "code", "aantal", "aandeel"),
    [
        ("kwb2022-buurten-6-gemeenten", "buurt_code", "woningvoorraad", ""),
        ("kwb2024-wijken-9-gemeenten", "code", "Woningvoorraad_35", ""),
        ("kwb2025-utrecht-nieuwegein", "gwb_code", "a_woning", "p_wcorpw"),
    ],
)
def test_every_row_of_the_file_comes_out_as_it_stands(
    register: Register, naam: str, code: str, aantal: str, aandeel: str
) -> None:
    uitslag = lees(register, naam)
    rijen = bron(naam)
    frame = totalen(uitslag)
    gelezen = {
        r["gebied"] or r["gemeente"]: (
            r["aantal"], None if pd.isna(r["aandeel_corporatie"]) else r["aandeel_corporatie"]
        )
        for r in frame.to_dict("records")
    }  # fmt: skip
    naief = {
        r[code]: (int(r[aantal]), float(r[aandeel]) if aandeel and r[aandeel] else None)
        for r in rijen
        if r[aantal]
    }
    assert gelezen == naief
    delen = {r[code] for r in rijen if not r[code].startswith("GM")}
    assert set(uitslag.tabellen["gebieden"]["code"]) == delen


def test_the_reference_list_says_the_same_as_the_files_it_was_made_from(
    register: Register,
) -> None:
    delen = [lees(register, p.stem).tabellen["gebieden"] for p in sorted(KWB.glob("*.csv"))]
    uit_kwb = pd.concat(delen).drop_duplicates(["code", "indeling"])
    kolommen = ["code", "indeling", "naam", "niveau", "gemeente"]
    lijst = register.gebieden.assign(indeling=register.gebieden["indeling"].astype(int))
    assert set(uit_kwb[kolommen].itertuples(index=False, name=None)) == set(
        lijst[kolommen].itertuples(index=False, name=None)
    )


def test_the_borders_that_ship_are_of_these_areas(register: Register) -> None:
    gemeenten = lees_bestand(lezer, GRENZEN / "gemeenten-2023-9-gemeenten.geojson", register)
    assert gemeenten.rapport.meldingen == ()
    assert len(gemeenten.tabellen["grenzen"]) == 9
    wijken = lees_bestand(lezer, GRENZEN / "wijken-2023-9-gemeenten.geojson", register)
    assert [m.ernst for m in wijken.rapport.meldingen] == ["melding"]
    frame = wijken.tabellen["grenzen"]
    namen = {
        g["code"]: sleutel(g["naam"])
        for g in lees(register, "kwb2024-wijken-9-gemeenten")
        .tabellen["gebieden"]
        .to_dict("records")
    }
    # 2023 and 2024 have the same codes and names, so these borders serve the figures of 2024.
    assert {r["code"]: sleutel(r["naam"]) for r in frame.to_dict("records")} == namen


def test_what_ships_says_who_made_it_and_under_which_licence() -> None:
    for map_ in (KWB, GRENZEN):
        for pad in sorted(map_.iterdir()):
            if pad.suffix == ".toml":
                tekst = Path(pad).read_text(encoding="utf-8")
                assert "CC BY 4.0" in tekst
                assert 'ontvangen = "2026-11-01"' in tekst
            else:
                assert pad.with_suffix(".toml").is_file(), pad
