"""Voorbeeldstad: the files are what the script makes, and their key sums, read without our code.

The effects are written out here again on purpose: a second, naive reading.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from scripts.maak_voorbeeldstad import DATA, maak

VOORBEELD = DATA / "voorbeeld"
PLUS = {"nieuwbouw", "transformatie", "splitsing", "aankoop", "terugkoop", "deliberalisatie",
        "uitruil_in", "toevoeging"}  # fmt: skip
MIN = {"sloop", "verkoop", "liberalisatie", "samenvoeging", "uitruil_uit", "einde_tijdelijk",
       "onttrekking"}  # fmt: skip
GERUILD = {"uitruil_in", "uitruil_uit"}
PARTIJEN = ("VB01", "VB02", "VB03")


def rijen(begin: str) -> Iterator[dict[str, str]]:
    paden = sorted(VOORBEELD.glob(f"{begin}*.csv"))
    assert paden
    for pad in paden:
        with pad.open(encoding="utf-8", newline="") as bestand:
            yield from csv.DictReader(bestand, delimiter=";")


def netto(status: str, van: int, tot: int, *, corporatie: str = "", sector: bool = True) -> int:
    """Permanent social growth, row by row."""
    som = 0
    for r in rijen("voorraadmutaties"):
        if r["status"] != status or not van <= int(r["periode"]) <= tot:
            continue
        if corporatie and r["corporatie"] != corporatie:
            continue
        if r["segment"] != "sociaal" or r["zelfstandig"] != "ja":
            continue
        n = int(r["aantal"])
        if r["soort"] == "omzetting":
            som += n
        elif r["duur"] == "permanent" and r["soort"] != "correctie":
            if sector and (r["binnen_sector"] == "ja" or r["soort"] in GERUILD):
                continue
            assert r["soort"] in PLUS | MIN
            som += n if r["soort"] in PLUS else -n
    return som


def test_the_files_are_what_the_script_makes() -> None:
    gemaakt = maak()
    for naam, inhoud in gemaakt.items():
        assert (DATA / naam).read_text(encoding="utf-8") == inhoud, naam
    for map_ in ("voorbeeld", "reference/voorbeeldstad"):
        er_is = {p.relative_to(DATA).as_posix() for p in (DATA / map_).iterdir()}
        assert er_is == {n for n in gemaakt if str(Path(n).parent) == map_}


def test_netto_groei_2021_to_2024_is_1010() -> None:
    assert netto("gerealiseerd", 2021, 2024) == 1010
    assert [netto("gerealiseerd", j, j) for j in range(2021, 2026)] == [230, 262, 238, 280, 330]
    # The example of the definitions: 1,010 at the end of 2024, then 2,190 in six years to go.
    assert 3200 - netto("gerealiseerd", 2021, 2024) == 6 * 365


def test_2024_and_2025_reach_a_guarantee_of_two_years() -> None:
    assert netto("gerealiseerd", 2024, 2025) == 610
    per_partij = [netto("gerealiseerd", 2024, 2025, corporatie=c) for c in PARTIJEN]
    assert per_partij == [325, 175, 110]


def gepland(status: str, van: int, tot: int) -> int:
    """Permanent social growth of the plan lists of the corporaties, row by row: without homes that
    are there already, homes for sale and what an older list says."""
    klaar = Counter({r["projectcode"]: int(r["aantal"]) for r in rijen("voorraadmutaties")})
    som = 0
    for partij in PARTIJEN:
        for r in rijen(f"plannen-{partij.lower()}-2026"):
            if (r["segment"], r["duur"], r["status"]) != ("sociaal", "permanent", status):
                continue
            if r["fase"] == "opgeleverd" or not van <= int(r["periode"]) <= tot:
                continue
            assert r["soort"] in PLUS | MIN
            n = int(r["aantal"])
            if r["projectcode"]:
                n -= min(n, klaar[r["projectcode"]])
            som += n if r["soort"] in PLUS else -n
    return som


def test_the_hard_and_soft_plans() -> None:
    assert gepland("hard", 2026, 2030) == 1220
    assert gepland("zacht", 2026, 2030) == 670
    assert gepland("hard", 2031, 2032) == 40
    assert gepland("zacht", 2031, 2032) == 450
    assert [gepland("hard", j, j) for j in range(2026, 2031)] == [340, 310, 260, 190, 120]
    assert [gepland("zacht", j, j) for j in range(2026, 2031)] == [0, 60, 130, 220, 260]
    plannen = list(rijen("plannen-vb"))
    for status in ("hard", "zacht"):
        eigen = [r for r in plannen if r["status"] == status]
        assert {r["soort"] for r in eigen} >= {"nieuwbouw", "sloop", "verkoop"}
        assert len({r["planstatus_bron"] for r in eigen if r["projectcode"]}) >= 3
    assert {r["fase"] for r in plannen if r["projectcode"]} == {
        "initiatief", "haalbaarheid", "ontwerp", "vergunning", "in aanbouw", "opgeleverd",
    }  # fmt: skip
    bouw = [r for r in plannen if r["soort"] == "nieuwbouw" and r["aantal"] != "0"]
    assert all(r["project"] and r["projectcode"] for r in bouw)


def test_what_the_plan_lists_show() -> None:
    per: dict[str, list[dict[str, str]]] = {}
    for r in rijen("plannen-vb"):
        if not (
            r["corporatie"] == "VB02" and r["periode"] == "2027" and "2028" in r["projectcode"]
        ):
            per.setdefault(r["projectcode"], []).append(r)

    def delen(code: str, *kolommen: str) -> list[tuple[str, ...]]:
        return [tuple(r[k] for k in kolommen) for r in per[code]]

    wat = ("soort", "aantal", "periode", "status")
    assert delen("VB01-ND", *wat) == [
        ("sloop", "90", "2027", "hard"), ("nieuwbouw", "55", "2029", "hard"),
    ]  # fmt: skip
    assert {s for _, _, _, s in delen("VB02-HB", *wat)} == {"hard", "zacht"}
    assert delen("VB02-SK", "segment", "aantal") == [
        ("midden", "30"), ("koop", "24"), ("onbekend", "10"),
    ]  # fmt: skip
    assert delen("VB02-2025-N3", "aantal", "fase") == [("102", "in aanbouw")]
    assert delen("VB01-2025-N3", "aantal", "periode") == [("90", "2026")]
    assert delen("VB03-2025-N1", "aantal", "fase") == [("31", "opgeleverd")]
    assert delen("VB01-2032-Z2", "gebied", "aantal") == [("", "58")]
    oud = {r["projectcode"]: r["periode"] for r in rijen("plannen-vb02-2025")}
    assert (oud["VB02-2028-H1"], delen("VB02-2028-H1", "periode")) == ("2027", [("2028",)])
    stad = list(rijen("plannen-gm9999"))
    assert [r["projectcode"] for r in stad if r["corporatie"]] == ["VB01-2027-H1"]
    assert {r["segment"] for r in stad} == {"koop", "vrij", "onbekend", "sociaal"}


def test_the_sum_over_corporaties_equals_the_sector_because_sales_within_it_are_bought() -> None:
    verkocht, gekocht = Counter[str](), Counter[str]()
    for r in rijen("voorraadmutaties"):
        if r["binnen_sector"] == "ja" and r["soort"] == "verkoop":
            verkocht[r["periode"]] += int(r["aantal"])
        if r["binnen_sector"] == "ja" and r["soort"] == "aankoop":
            gekocht[r["periode"]] += int(r["aantal"])
    assert verkocht == gekocht == {"2022": 40}
    for jaar in range(2015, 2026):
        eigen = [netto("gerealiseerd", jaar, jaar, corporatie=c, sector=False) for c in PARTIJEN]
        assert sum(eigen) == netto("gerealiseerd", jaar, jaar)
    assert netto("gerealiseerd", 2022, 2022, corporatie="VB03", sector=False) == 85
    assert netto("gerealiseerd", 2022, 2022, corporatie="VB03") == 45


def test_every_year_of_every_party_is_covered_and_names_a_kern() -> None:
    soorten = {(r["corporatie"], int(r["periode"]), r["soort"]) for r in rijen("voorraadmutaties")}
    for partij in PARTIJEN:
        for jaar in range(2015, 2026):
            for soort in ("nieuwbouw", "aankoop", "sloop", "verkoop", "liberalisatie"):
                assert (partij, jaar, soort) in soorten
    for r in rijen("voorraadmutaties"):
        assert (r["gebied"] == "") == (r["aantal"] == "0")
    assert len({r["gebied"] for r in rijen("voorraadmutaties")} - {""}) == 12


def stand(corporatie: str, segment: str, duur: str) -> dict[int, int]:
    uit: Counter[int] = Counter()
    for r in rijen("voorraadstanden"):
        deel = (r["corporatie"], r["segment"], r["duur"], r["zelfstandig"])
        if deel == (corporatie, segment, duur, "ja"):
            uit[int(r["peildatum"].removesuffix("-12-31"))] += int(r["aantal"])
    return uit


def verandering(corporatie: str, jaar: int, segment: str, duur: str) -> int:
    """What the mutaties of a year do to one part of the stock of a corporatie, correctie too."""
    som = 0
    for r in rijen("voorraadmutaties"):
        sleutel = (r["corporatie"], r["periode"], r["zelfstandig"])
        if sleutel != (corporatie, str(jaar), "ja"):
            continue
        n = int(r["aantal"])
        teken = 1 if r["soort"] in PLUS else -1
        if r["soort"] == "omzetting":
            som += n * ((duur == "permanent") - (r["duur"] == duur)) * (r["segment"] == segment)
        elif r["soort"] == "correctie":
            som += n * ((r["segment"], r["duur"]) == (segment, duur))
        elif (r["segment"], r["duur"]) == (segment, duur):
            som += teken * n
        elif (r["ander_segment"], r["duur"]) == (segment, duur):
            som -= teken * n
    return som


@pytest.mark.parametrize("partij", PARTIJEN)
def test_standen_balance_but_for_one_deliberate_difference(partij: str) -> None:
    verschillen = {}
    delen = {(r["segment"], r["duur"]) for r in rijen("voorraadstanden")
             if r["corporatie"] == partij}  # fmt: skip
    for deel in delen:
        standen = stand(partij, *deel)
        assert sorted(standen) == list(range(2014, 2026))
        for vorig, jaar in pairwise(sorted(standen)):
            verwacht = standen[vorig] + verandering(partij, jaar, *deel)
            if standen[jaar] != verwacht:
                verschillen[jaar, *deel] = standen[jaar] - verwacht
    assert verschillen == ({(2023, "sociaal", "permanent"): -7} if partij == "VB02" else {})


def test_the_difference_is_in_the_kern_that_the_readme_names() -> None:
    nu: Counter[str] = Counter()
    for r in rijen("voorraadstanden-vb02"):
        if (r["segment"], r["duur"], r["zelfstandig"]) == ("sociaal", "permanent", "ja"):
            nu[r["gebied"]] += {"2023": 1, "2022": -1}.get(r["peildatum"][:4], 0) * int(r["aantal"])
    for r in rijen("voorraadmutaties-vb02-2015"):
        if r["periode"] != "2023" or r["zelfstandig"] != "ja" or r["segment"] != "sociaal":
            continue
        teken = 1 if r["soort"] in PLUS | {"omzetting"} else -1
        nu[r["gebied"]] -= teken * int(r["aantal"])
    assert {k: n for k, n in nu.items() if n} == {"WK999908": -7}
    leesmij = (VOORBEELD / "README.md").read_text(encoding="utf-8")
    assert "VB02, 2023, kern\nWK999908" in leesmij or "VB02, 2023, kern WK999908" in leesmij


def test_standen_are_parts_that_are_never_negative_nor_double() -> None:
    gezien = set()
    for r in rijen("voorraadstanden"):
        assert int(r["aantal"]) >= 0
        sleutel = tuple(w for k, w in r.items() if k != "aantal")
        assert sleutel not in gezien
        gezien.add(sleutel)


def test_woningtotalen_add_up_and_hold_the_social_homes() -> None:
    totaal: dict[str, int] = {}
    delen: Counter[str] = Counter()
    per_kern: dict[tuple[str, str], int] = {}
    for r in rijen("woningtotalen"):
        if r["gebied"]:
            delen[r["peildatum"]] += int(r["aantal"])
            per_kern[r["peildatum"], r["gebied"]] = int(r["aantal"])
        else:
            totaal[r["peildatum"]] = int(r["aantal"])
    assert totaal == delen
    assert sorted(totaal) == [f"{j}-12-31" for j in range(2015, 2026)]
    sociaal: Counter[tuple[str, str]] = Counter()
    for r in rijen("voorraadstanden"):
        if r["segment"] == "sociaal" and r["zelfstandig"] == "ja":
            sociaal[r["peildatum"], r["gebied"]] += int(r["aantal"])
    aandelen = {k: sociaal[k] / n for k, n in per_kern.items()}
    assert all(0 < a < 0.75 for a in aandelen.values())
    eind = {k: a for (dag, k), a in aandelen.items() if dag == "2025-12-31"}
    assert sum(a > 0.6 for a in eind.values()) == 1  # one kern with overconcentratie
    assert sum(a < 0.3 for a in eind.values()) >= 4


def test_a_sale_and_a_liberalisatie_never_look_like_the_same_homes() -> None:
    plekken = Counter(
        (r["corporatie"], r["periode"], r["gebied"], r["status"])
        for r in rijen("voorraadmutaties")
        if r["soort"] in ("verkoop", "liberalisatie")
        and r["gebied"]
        and r["binnen_sector"] == "nee"
    )
    assert set(plekken.values()) == {1}


def test_no_real_organisation_is_named() -> None:
    with (DATA / "reference/corporaties.csv").open(encoding="utf-8") as bestand:
        echt = [n for r in csv.DictReader(bestand) for n in (r["naam"], *r["aliassen"].split("|"))]
    for naam, inhoud in maak().items():
        for corporatie in filter(None, echt):
            if len(corporatie) > 3:
                assert corporatie not in inhoud, (naam, corporatie)
