"""Borders from GeoJSON: the shapes of CBS and PDOK, what cannot be drawn, and Voorbeeldstad's."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.contract import Uitslag, Velden
from loaders.grenzen import lezer
from loaders.grenzen.vorm import DECIMALEN, MAX_PUNTEN, NOORD, OOST, WEST, ZUID, VormFout, ringen
from loaders.kwb import lezer as kwb
from loaders.register.register import Register
from loaders.verdict.verdict import Melding
from scripts.maak_grenzen_voorbeeldstad import NAAM, maak
from scripts.voorbeeldstad import KERNEN
from telling.rijen import KOLOMMEN
from tests.loaders.bronhulp import invoer, register_van_data

VLAK = [[5.1, 52.1], [5.2, 52.1], [5.2, 52.2], [5.1, 52.1]]
UTRECHT = {"gemeentecode": "GM0344", "gemeentenaam": "Utrecht", "jrstatcode": "2024GM0344"}
WEST_ = {"statcode": "WK034401", "statnaam": "West", "gemeentecode": "GM0344", "jaar": 2025}


@pytest.fixture(scope="module")
def register() -> Register:
    return register_van_data()


def feature(eigen: dict[str, object], *polygonen: Any, **anders: object) -> dict[str, object]:
    vlakken = polygonen or ([VLAK],)
    vorm = {"type": "Polygon", "coordinates": vlakken[0]}
    if len(vlakken) > 1:
        vorm = {"type": "MultiPolygon", "coordinates": list(vlakken)}
    return {"type": "Feature", "properties": eigen, "geometry": vorm, **anders}


def lees(register: Register, *features: object, velden: Velden | None = None) -> Uitslag:
    tekst = json.dumps({"type": "FeatureCollection", "features": list(features)})
    gegeven = invoer(tekst, register, bestand="grenzen.geojson", velden=velden)
    assert lezer.herken(gegeven)
    return lezer.lees(gegeven)


def frame(uitslag: Uitslag) -> pd.DataFrame:
    assert uitslag.rapport.aangenomen, uitslag.rapport.meldingen
    assert tuple(uitslag.tabellen["grenzen"].columns) == KOLOMMEN["grenzen"]
    return uitslag.tabellen["grenzen"]


def van(uitslag: Uitslag, ernst: str) -> list[Melding]:
    return [m for m in uitslag.rapport.meldingen if m.ernst == ernst]


def test_the_properties_of_gemeente_wijk_and_buurt(register: Register) -> None:
    buurt = {
        "buurtcode": "BU03440111", "buurtnaam": "Welgelegen, Den Hommel", "wijkcode": "WK034401",
        "gemeentecode": "GM0344", "gemeentenaam": "Utrecht", "jrstatcode": "2025BU03440111",
    }  # fmt: skip
    pdok = {"statcode": "GM1904", "statnaam": "Stichtse Vecht", "jrstatcode": "2023GM1904"}
    uitslag = lees(register, feature(UTRECHT), feature(WEST_), feature(buurt), feature(pdok))
    kolommen = ["code", "indeling", "niveau", "gemeente", "naam"]
    assert frame(uitslag)[kolommen].to_numpy().tolist() == [
        ["GM0344", 2024, "gemeente", "GM0344", "Utrecht"],
        ["WK034401", 2025, "wijk", "GM0344", "West"],
        ["BU03440111", 2025, "buurt", "GM0344", "Welgelegen, Den Hommel"],
        ["GM1904", 2023, "gemeente", "GM1904", "Stichtse Vecht"],
    ]
    assert json.loads(frame(uitslag)["ringen"][0]) == [[VLAK]]
    assert uitslag.gelezen is not None
    assert (uitslag.gelezen.leverancier, uitslag.gelezen.gemeenten) == ("CBS", ("GM0344", "GM1904"))
    assert uitslag.rapport.meldingen == ()


def test_several_polygons_holes_height_and_decimals(register: Register) -> None:
    gat = [[5.12, 52.11], [5.13, 52.11], [5.13, 52.12], [5.12, 52.11]]
    hoog = [[5.5, 52.5, 1.0], [5.6, 52.5, 2], [5.6123456, 52.6, 3], [5.5, 52.5, 4]]
    uitslag = lees(register, feature(WEST_, [VLAK, gat], [hoog]))
    assert json.loads(frame(uitslag)["ringen"][0]) == [
        [VLAK, gat],
        [[[5.5, 52.5], [5.6, 52.5], [5.61235, 52.6], [5.5, 52.5]]],
    ]


def test_a_part_without_area_is_left_out_and_said(register: Register) -> None:
    lijn = [[5.1, 52.1], [5.2, 52.2], [5.1, 52.1], [5.1, 52.1]]
    klein = [[5.1, 52.1], [5.1000001, 52.1], [5.1, 52.1000001], [5.1, 52.1]]
    uitslag = lees(register, feature(WEST_, [VLAK, klein], [lijn, VLAK]))
    assert json.loads(frame(uitslag)["ringen"][0]) == [[VLAK]]
    assert [m.gevonden for m in van(uitslag, "melding")] == ["WK034401"]


@pytest.mark.parametrize(
    ("ring", "melding"),
    [
        ([[5.1, 52.1], [5.2, 52.1], [5.2, 52.2], [5.1, 52.2]], "niet gesloten"),
        ([[5.1, 52.1], [5.2, 52.1], [5.1, 52.1]], "te weinig punten"),
        ([[52.1, 5.1], [52.1, 5.2], [52.2, 5.2], [52.1, 5.1]], "niet in Nederland"),
        ([[136000, 455000], [137000, 455000], [137000, 456000], [136000, 455000]], "Rijksdriehoek"),
        ([["5.1", "52.1"]] * 4, "geen lijst van punten"),
        ([[True, True]] * 4, "geen lijst van punten"),
        ([[5.1]] * 4, "geen lijst van punten"),
        ([5.1, 52.1, 5.2, 52.2], "geen lijst van punten"),
        ("VLAK", "geen lijst van punten"),
        ([[5.1, 52.1]] * 4, "geen oppervlakte"),
        ([[10**400, 52.1]] * 4, "niet in Nederland"),
        (VLAK[:3] * (MAX_PUNTEN // 3) + VLAK, "te veel punten"),
    ],
)
def test_a_ring_that_cannot_be_drawn_is_a_fout(register: Register, ring: Any, melding: str) -> None:
    uitslag = lees(register, feature(UTRECHT), feature(WEST_, [ring]))
    (fout,) = van(uitslag, "fout")
    assert melding in fout.melding
    assert (fout.blad, fout.rij, fout.kolom) == ("features", 2, "geometry")
    assert uitslag.tabellen == {}


@pytest.mark.parametrize(
    ("eigen", "kolom", "melding"),
    [
        ({}, "id", "geen code"),
        ({"statcode": "PV26", "jaar": 2025}, "statcode", "kennen we niet"),
        ({"statcode": "WK034401"}, "jaar", "welk jaar"),
        ({"statcode": "WK034401", "jaar": 2031}, "jaar", "geen jaar"),
        ({"statcode": "WK034401", "jaar": "nu"}, "jaar", "geen jaar"),
        ({**WEST_, "jrstatcode": "2024WK034401"}, "jaar", "verschillende jaren"),
        ({**WEST_, "jrstatcode": "2025WK034402"}, "jrstatcode", "verschillende codes"),
        ({**WEST_, "gemeentecode": "GM0307"}, "statcode", "hoort niet bij de gemeente"),
        (WEST_, "code", "staat er al"),
    ],
)
def test_properties_that_do_not_say_which_area_are_a_fout(
    register: Register, eigen: dict[str, object], kolom: str, melding: str
) -> None:
    uitslag = lees(register, feature(WEST_), feature(eigen))
    (fout,) = van(uitslag, "fout")
    assert melding in fout.melding
    assert (fout.rij, fout.kolom) == (2, kolom)


@pytest.mark.parametrize(
    "tekst",
    [
        '{"type":"FeatureCollection"',
        '{"type":"FeatureCollection"}',
        '{"type":"FeatureCollection","features":{}}',
        '{"type":"FeatureCollection","features":[]}',
        '{"type":"FeatureCollection","features":[null, 3, "x", []]}',
        '{"type":"Feature","features":[]}',
        '{"type":"FeatureCollection","features":[{"type":"Feature","id":7}]}',
        '{"type":"FeatureCollection","features":[NaN]}',
        '{"type":"FeatureCollection","features":' + "[" * 100_000,
    ],
)
def test_a_file_that_is_no_collection_of_borders_gets_a_verdict(
    register: Register, tekst: str
) -> None:
    gegeven = invoer(tekst, register, bestand="x.geojson")
    assert lezer.herken(gegeven)
    assert not kwb.herken(gegeven)
    uitslag = lezer.lees(gegeven)
    assert van(uitslag, "fout")
    assert uitslag.tabellen == {}


def test_a_country_in_the_wrong_coordinates_does_not_bury_its_reader(register: Register) -> None:
    meters = [[136000, 455000], [137000, 455000], [137000, 456000], [136000, 455000]]
    alle = [feature({"statcode": f"BU0344{i:04}", "jaar": 2025}, [meters]) for i in range(2000)]
    fouten = van(lees(register, *alle), "fout")
    assert len(fouten) == 21
    assert "nog 1.980 gebieden" in fouten[-1].melding


def test_what_the_register_does_not_know_is_said(register: Register) -> None:
    uitslag = lees(
        register,
        feature(UTRECHT),
        feature({"statcode": "WK000501", "statnaam": "Weg", "jaar": 2017}),
        feature({"statcode": "WK034499", "statnaam": "Nieuw", "jaar": 2025}),
        feature({**WEST_, "jaar": 2023}),
        feature({"statcode": "WK034406", "statnaam": "Anders", "jaar": 2023}),
        feature({"statcode": "WK034403", "jaar": 2025}),
    )
    assert list(frame(uitslag)["code"]) == ["GM0344", "WK034499", "WK034401", "WK034406",
                                            "WK034403"]  # fmt: skip
    assert list(frame(uitslag)["naam"])[-1] == "Overvecht"
    meldingen = {m.gevonden: m.melding for m in van(uitslag, "melding")}
    assert "niet in het register" in meldingen["GM0005"]
    assert "nog niets in het register" in meldingen["WK034499"]
    assert "alleen een ander jaar" in meldingen["WK034401 2023, WK034406 2023"]
    assert (
        "WK034406 heet in indeling 2023 Anders en in indeling 2024 Binnenstad."
        in meldingen["Anders"]
    )
    (fout,) = van(lees(register, feature({"statcode": "GM0005", "jaar": 2017})), "fout")
    assert "geen grenzen" in fout.melding


def test_a_file_that_is_too_big_is_refused(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.grenzen.lezer.MAX_BYTES", 100)
    (fout,) = van(lees(register, feature(UTRECHT)), "fout")
    assert "te groot" in fout.melding


def test_another_table_is_not_taken(register: Register) -> None:
    for tekst, velden in (
        ('{"type":"FeatureCollection"}', Velden(tabel="kwb")),
        ('{"value":[]}', Velden()),
        ("code;naam", Velden()),
    ):
        assert not lezer.herken(invoer(tekst, register, velden=velden))


def test_the_borders_of_voorbeeldstad_share_their_sides_and_cover_the_gemeente() -> None:
    register = register_van_data("reference", "reference/voorbeeldstad")
    inhoud = maak()[f"{NAAM}.geojson"]
    gegeven = invoer(inhoud, register, bestand="x.geojson", velden=Velden(fictief="ja"))
    uitslag = lezer.lees(gegeven)
    gelezen = frame(uitslag)
    assert uitslag.rapport.meldingen == ()
    assert uitslag.gelezen is not None
    assert uitslag.gelezen.fictief
    assert uitslag.gelezen.leverancier != "CBS"
    assert "CBS" not in uitslag.gelezen.bron
    assert dict(zip(gelezen["code"], gelezen["naam"], strict=True)) == {
        "GM9999": "Voorbeeldstad", **{c: n for c, (n, _) in KERNEN.items()},
    }  # fmt: skip
    stad, *kernen = [json.loads(r)[0][0] for r in gelezen["ringen"]]
    zijden = Counter(frozenset(map(tuple, z)) for k in kernen for z in pairwise(k))
    assert set(zijden.values()) == {1, 2}
    omtrek = {frozenset(map(tuple, z)) for z in pairwise(stad)}
    assert omtrek == {z for z, keren in zijden.items() if keren == 1}
    assert sum(map(oppervlak, kernen)) == pytest.approx(oppervlak(stad))
    # Water: clearly no real place, and inside the box.
    assert all(5.2 < x < 5.4 and 52.7 < y < 52.9 for k in kernen for x, y in k)


def oppervlak(ring: list[list[float]]) -> float:
    paren = pairwise(ring)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in paren)) / 2


PUNT = st.tuples(st.floats(WEST, OOST), st.floats(ZUID, NOORD)).map(list)


@settings(max_examples=150, deadline=None)
@given(st.lists(PUNT, min_size=3, max_size=12))
def test_a_ring_in_the_box_is_kept_to_a_metre_or_has_no_area(punten: list[list[float]]) -> None:
    ring = [*punten, punten[0]]
    try:
        tekst, _ = ringen({"type": "Polygon", "coordinates": [ring]})
    except VormFout as fout:
        assert "geen oppervlakte" in fout.melding
        return
    ((terug,),) = json.loads(tekst)
    assert terug[0] == terug[-1]
    for hier, daar in ((ring, terug), (terug, ring)):
        assert all(min(map(afstand(p), daar)) <= 10**-DECIMALEN for p in hier)


def afstand(p: list[float]) -> Callable[[list[float]], float]:
    return lambda q: max(abs(p[0] - q[0]), abs(p[1] - q[1]))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda kind: st.lists(kind, max_size=4)
    | st.dictionaries(
        st.sampled_from(["type", "properties", "geometry", "coordinates", "statcode", "jaar"]),
        kind, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(JSON, JSON)
def test_any_json_gets_a_verdict(rommel: object, vorm: object) -> None:
    register = register_van_data()
    half = {"type": "Feature", "properties": WEST_, "geometry": vorm}
    uitslag = lees(register, rommel, half)
    assert van(uitslag, "fout")
