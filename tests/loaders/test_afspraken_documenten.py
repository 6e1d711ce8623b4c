"""Every figure of the five documents, written out as the agreements give it.

Per afspraak: doel, upper end of a range, richting (mi, ma, st), binding (g, i, s), the first
and the last day.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import pandas as pd
import pytest

from domain.afspraken.afspraak import Afspraak, uit_rij
from domain.partijen import is_corporatie
from loaders.archief.meegeleverd import meegeleverd
from loaders.contract import Uitslag
from loaders.controle import controleer
from loaders.register.register import Register
from telling.rijen import LeveringData, LeveringMeta

VANDAAG = date(2026, 11, 20)
RICHTING = {"mi": "minimum", "ma": "maximum", "st": "streefwaarde"}
BINDING = {"g": "garantie", "i": "inspanning", "s": "streven"}

AMERSFOORT = {
    "6-permanent": (301, None, "mi", "g", "2020-01-01", "2021-12-31"),
    "6-permanent-alliantie": (210, None, "mi", "g", "2020-01-01", "2021-12-31"),
    "6-permanent-portaal": (48, None, "mi", "g", "2020-01-01", "2021-12-31"),
    "6-permanent-omnia": (43, None, "mi", "g", "2020-01-01", "2021-12-31"),
    "6-tijdelijk": (237, None, "mi", "g", "2020-01-01", "2021-12-31"),
    "6-tijdelijk-alliantie": (0, None, "mi", "g", "2020-01-01", "2021-12-31"),
    "6-tijdelijk-portaal": (237, None, "mi", "g", "2020-01-01", "2021-12-31"),
    "6-tijdelijk-omnia": (0, None, "mi", "g", "2020-01-01", "2021-12-31"),
    "7": (198, None, "st", "i", "2020-01-01", "2021-12-31"),
    "7-alliantie": (50, None, "st", "i", "2020-01-01", "2021-12-31"),
    "7-omnia": (62, None, "st", "i", "2020-01-01", "2021-12-31"),
    "7-portaal": (86, None, "st", "i", "2020-01-01", "2021-12-31"),
    "7-sloop": (174, None, "ma", "s", "2020-01-01", "2021-12-31"),
    "7-sloop-alliantie": (174, None, "ma", "s", "2020-01-01", "2021-12-31"),
    "7-sloop-portaal": (0, None, "ma", "s", "2020-01-01", "2021-12-31"),
    "7-sloop-omnia": (0, None, "ma", "s", "2020-01-01", "2021-12-31"),
    "7-verkoop": (150, None, "ma", "s", "2020-01-01", "2021-12-31"),
    "7-verkoop-alliantie": (100, None, "ma", "s", "2020-01-01", "2021-12-31"),
    "7-verkoop-portaal": (40, None, "ma", "s", "2020-01-01", "2021-12-31"),
    "7-verkoop-omnia": (10, None, "ma", "i", "2020-01-01", "2021-12-31"),
    "7-liberalisatie": (64, None, "ma", "s", "2020-01-01", "2021-12-31"),
    "7-liberalisatie-alliantie": (53, None, "ma", "s", "2020-01-01", "2021-12-31"),
    "7-liberalisatie-portaal": (10, None, "ma", "s", "2020-01-01", "2021-12-31"),
    "7-liberalisatie-omnia": (1, None, "ma", "s", "2020-01-01", "2021-12-31"),
    "noot-7": (8, None, "st", "i", "2020-01-01", None),
    "9": (320, None, "st", "i", "2021-01-01", "2030-12-31"),
    "14": (971, None, "st", "i", "2022-01-01", "2023-12-31"),
    "14-alliantie": (475, None, "st", "i", "2022-01-01", "2023-12-31"),
    "14-omnia": (296, None, "st", "i", "2022-01-01", "2023-12-31"),
    "14-portaal": (200, None, "st", "i", "2022-01-01", "2023-12-31"),
    "groei-woningen": (1000, None, "st", "s", "2021-01-01", "2030-12-31"),
    "groei-sociaal": (350, None, "mi", "s", "2021-01-01", "2030-12-31"),
    "10": (35, None, "st", "i", "2021-01-01", "2021-12-31"),
    "11-termijn": (10, None, "mi", "g", "2021-01-01", "2021-12-31"),
    "11-gemiddeld": (50, None, "mi", "s", "2021-01-01", "2021-12-31"),
    "13": (50, None, "ma", "s", "2021-01-01", "2021-12-31"),
    "20": (50, None, "ma", "i", "2021-01-01", "2021-12-31"),
    "33-aanbod": (5, None, "mi", "i", "2021-01-01", "2021-12-31"),
    "33-jongeren": (75, None, "mi", "i", "2021-01-01", "2021-12-31"),
    "33-woningnet": (25, None, "ma", "i", "2021-01-01", "2021-12-31"),
    "52-bouwverordening": (0.9, None, "ma", "s", "2021-01-01", "2021-12-31"),
    "52-gebieden": (0.75, None, "ma", "s", "2021-01-01", "2021-12-31"),
    "57-portaal": (None, None, "mi", "s", "2021-01-01", "2021-12-31"),
    "57-alliantie": (None, None, "mi", "s", "2021-01-01", "2021-12-31"),
    "61": (None, None, "ma", "s", "2021-01-01", "2021-12-31"),
    "co2": (None, None, "st", "s", None, "2050-12-31"),
}
STICHTSE_VECHT = {
    "aandeel": (30, None, "mi", "s", None, None),
    "woondeal": (3323, None, "mi", "s", "2022-01-01", "2030-12-31"),
    "woondeal-corporaties": (1108, None, "st", "s", "2022-01-01", "2030-12-31"),
    "woondeal-sociaal": (923, None, "st", "s", "2022-01-01", "2030-12-31"),
    "woondeal-sociaal-portaal": (535, None, "st", "s", "2022-01-01", "2030-12-31"),
    "woondeal-sociaal-vecht-en-omstreken": (360, None, "st", "s", "2022-01-01", "2030-12-31"),
    "woondeal-sociaal-wuta": (28, None, "st", "s", "2022-01-01", "2030-12-31"),
    "woondeal-midden": (185, None, "st", "s", "2022-01-01", "2030-12-31"),
    "woondeal-midden-portaal": (107, None, "st", "s", "2022-01-01", "2030-12-31"),
    "woondeal-midden-vecht-en-omstreken": (72, None, "st", "s", "2022-01-01", "2030-12-31"),
    "woondeal-midden-wuta": (6, None, "st", "s", "2022-01-01", "2030-12-31"),
    "behoefte": (3700, None, "st", "s", "2020-01-01", "2040-12-31"),
    "nieuwbouw": (30, None, "mi", "s", None, None),
    "nieuwbouw-midden": (40, None, "st", "s", None, None),
    "nieuwbouw-16": (30, None, "mi", "i", "2025-01-01", "2030-12-31"),
    "nieuwbouw-grond": (30, None, "st", "i", "2025-01-01", "2030-12-31"),
    "netto-groei": (None, None, "mi", "i", "2025-01-01", "2030-12-31"),
    "verkoop-portaal": (180, None, "ma", "i", "2025-01-01", "2030-12-31"),
    "verkoop-vecht-en-omstreken": (60, None, "ma", "i", "2025-01-01", "2030-12-31"),
    "restopgave": (None, None, "st", "i", None, "2030-12-31"),
    "huur-portaal-70": (70, None, "st", "s", None, None),
    "huur-portaal-75": (75, None, "st", "s", "2025-01-01", "2029-12-31"),
    "toewijzing-huurtoeslag": (70, None, "mi", "i", "2025-01-01", "2030-12-31"),
    "vraaghuur": (80, None, "st", "i", "2025-01-01", "2030-12-31"),
    "vrije-ruimte": (15, None, "ma", "i", "2025-01-01", "2030-12-31"),
    "labels": (0, None, "ma", "i", None, "2028-12-31"),
    "overconcentratie": (60, None, "ma", "s", None, None),
    "aandachtsgroepen": (30, None, "st", "s", "2025-01-01", "2030-12-31"),
    "statushouders": (40, None, "st", "s", "2025-01-01", "2030-12-31"),
    "aandachtsgroepen-signaal": (30, None, "ma", "i", "2025-01-01", "2030-12-31"),
}
UTRECHT_PORTAAL = {
    "groei-sociaal": (1000, 1200, "st", "s", "2021-01-01", "2025-12-31"),
    "groei-woningen": (60000, None, "st", "s", "2017-01-01", "2040-12-31"),
    "bouwproductie": (3000, 3500, "st", "s", "2020-01-01", "2040-12-31"),
    "aandeel": (35, None, "st", "s", None, "2040-12-31"),
    "kernvoorraad": (70, None, "mi", "s", None, "2040-12-31"),
    "5-1": (70, None, "mi", "s", "2022-01-01", "2026-12-31"),
    "5-5": (600, 725, "st", "s", None, None),
    "2-3": (7.5, None, "ma", "i", "2022-01-01", "2026-12-31"),
    "2-3-ruim": (15, None, "ma", "i", "2022-01-01", "2026-12-31"),
    "2-10": (0, None, "ma", "s", "2022-01-01", "2022-12-31"),
    "2-11-verkoop": (48, None, "ma", "i", "2022-01-01", "2022-12-31"),
    "2-11-terugkoop": (6, None, "st", "i", "2022-01-01", "2022-12-31"),
    "3-18": (30, None, "st", "s", "2022-01-01", "2026-12-31"),
    "3-21-statushouders": (383, 403, "st", "i", "2022-01-01", "2022-06-30"),
    "3-21-mobw": (435, None, "st", "i", None, None),
    "8-1": (1.2, None, "st", "s", "2021-01-01", "2021-12-31"),
    "8-2-beng": (None, None, "st", "i", "2022-01-01", "2026-12-31"),
    "8-2-epc": (0, None, "st", "i", "2022-01-01", "2026-12-31"),
    "8-3": (None, None, "mi", "s", "2022-01-01", "2026-12-31"),
    "8-4": (20, None, "st", "s", None, "2025-12-31"),
    "8-5": (0, None, "ma", "i", None, "2029-12-31"),
    "8-10": (0, None, "ma", "i", None, "2030-12-31"),
    "8-11": (192, None, "mi", "i", "2022-01-01", "2022-12-31"),
    "wijkenstrategie": (None, None, "st", "i", "2022-01-01", "2026-12-31"),
}
UTRECHT_BOEX = {
    "groei-sociaal": (1000, 1200, "st", "s", "2020-01-01", "2024-12-31"),
    "groei-woningen": (60000, None, "st", "s", "2017-01-01", "2040-12-31"),
    "aandeel-nieuw": (35, None, "st", "s", "2017-01-01", "2040-12-31"),
    "bouwproductie": (3000, 3500, "st", "s", "2020-01-01", "2040-12-31"),
    "kernvoorraad": (70, None, "mi", "s", None, None),
    "2-1-huur": (70, None, "mi", "i", "2022-01-01", "2026-12-31"),
    "2-1-secundair": (30, None, "st", "s", "2022-01-01", "2026-12-31"),
    "2-2": (7.5, None, "ma", "i", "2022-01-01", "2026-12-31"),
    "2-9-ruim": (15, None, "ma", "i", "2022-01-01", "2026-12-31"),
    "2-3": (6, None, "st", "i", "2022-01-01", "2026-12-31"),
    "2-4": (0, None, "ma", "s", "2022-01-01", "2026-12-31"),
    "2-6": (13, None, "st", "i", "2022-01-01", None),
    "3-2": (30, None, "st", "s", "2022-01-01", "2026-12-31"),
    "3-7-statushouders": (650, 700, "st", "i", "2021-01-01", "2021-12-31"),
    "3-7-mobw": (435, None, "st", "i", "2021-01-01", "2021-12-31"),
    "wijkenstrategie": (None, None, "st", "i", "2022-01-01", "2026-12-31"),
}
VISITATIE = {
    "nieuwbouw": (1000, None, "st", "s", None, None),
    "verduurzaming": (1300, None, "st", "s", None, None),
    "labels": (0, None, "ma", "s", None, "2027-12-31"),
    "energie-index": (1.4, None, "ma", "s", "2021-01-01", "2021-12-31"),
    "co2": (None, None, "st", "s", None, "2050-12-31"),
    "amersfoort-groei": (350, None, "st", "s", None, None),
    "amersfoort-urgenten-30": (30, None, "ma", "s", None, "2019-12-31"),
    "amersfoort-urgenten-50": (50, None, "ma", "s", "2020-01-01", None),
    "amersfoort-streeftijd": (6, None, "st", "s", None, None),
    "soest-nieuwbouw": (60, 90, "st", "s", None, None),
    "bunnik-aandeel": (20, None, "st", "s", None, None),
    "bunnik-nieuwbouw": (30, None, "st", "s", None, None),
    "stichtse-vecht-sociaal-midden": (85, None, "st", "s", "2021-01-01", "2021-12-31"),
    "arnhem-bouwopgave": (30, None, "st", "s", None, None),
    "arnhem-middeninkomens": (10, None, "ma", "i", "2020-01-01", None),
    "leiden-signaal": (20, None, "ma", "i", "2020-01-01", None),
    "leiden-primair": (70, None, "st", "s", None, None),
    "leiden-middeninkomens": (10, None, "ma", "i", None, None),
    "nijmegen-bemiddeling": (6, None, "ma", "i", None, None),
    "nijmegen-beschermd": (30, None, "st", "i", None, None),
    "nijmegen-beschut": (70, None, "st", "i", None, None),
    "nijmegen-winkelsteeg": (500, None, "st", "i", None, None),
    "utrecht-verdeling": (30, None, "st", "i", None, None),
    "bunnik-verdeling": (30, None, "st", "i", None, None),
    "nieuwegein-verdeling": (30, None, "st", "i", None, None),
    "stichtse-vecht-verdeling": (30, None, "st", "i", None, None),
    "utrecht-middeninkomens": (10, None, "st", "s", None, None),
    "bunnik-middeninkomens": (10, None, "st", "s", None, None),
    "nieuwegein-middeninkomens": (15, None, "st", "s", None, None),
    "stichtse-vecht-middeninkomens": (15, None, "st", "s", None, None),
}
DOCUMENTEN = {
    "amersfoort-2021": (46, AMERSFOORT),
    "stichtse-vecht-2025": (30, STICHTSE_VECHT),
    "utrecht-portaal-2022": (24, UTRECHT_PORTAAL),
    "utrecht-boex-2022-concept": (16, UTRECHT_BOEX),
    "portaal-visitatie-2018-2022": (30, VISITATIE),
}


@cache
def uitslagen() -> dict[str, Uitslag]:
    """The verdict on each shipped file of the register, each with those before it."""
    data: list[LeveringData] = []
    register, uit = Register(), {}
    for bestand in meegeleverd():
        kamer = bestand.pad.parent.name
        if kamer not in ("reference", "voorbeeldstad", "afspraken", "toelichtingen"):
            continue
        uitslag = controleer(bestand.pad, bestand.velden, register, lambda _: data, VANDAAG)
        assert uitslag.rapport.meldingen == (), (bestand.pad.name, uitslag.rapport.meldingen)
        meta = LeveringMeta(id=bestand.pad.name, sha256="", bestand="", **vars(uitslag.gelezen))
        data.append(LeveringData(meta, uitslag.tabellen))
        register = Register.uit(d.tabellen for d in data)
        uit[f"{kamer}/{bestand.pad.stem}"] = uitslag
    return uit


def document(naam: str) -> Uitslag:
    return uitslagen()[f"afspraken/{naam}"]


@cache
def afspraken(naam: str) -> dict[str, Afspraak]:
    rijen = document(naam).tabellen["afspraak"].to_dict("records")
    return {r["id"].removeprefix(f"{naam}-"): uit_rij(r) for r in rijen}


@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_elk_getal_staat_er_zoals_het_is_afgesproken(naam):
    aantal, verwacht = DOCUMENTEN[naam]
    gevonden = {
        kort: (a.doel, a.doel_max, a.richting, a.binding, a.van and a.van.isoformat(),
               a.tot and a.tot.isoformat())
        for kort, a in afspraken(naam).items()
    }  # fmt: skip
    assert len(gevonden) == aantal
    assert gevonden == {
        k: (doel, hoog, RICHTING[r], BINDING[b], van, tot)
        for k, (doel, hoog, r, b, van, tot) in verwacht.items()
    }


@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_delen_tellen_op_en_wie_meetelt_is_partij(naam):
    alle = afspraken(naam)
    partijen = set(document(naam).tabellen["partij"]["corporatie"])
    for a in alle.values():
        delen = [d for d in alle.values() if d.hoort_bij == a.id]
        if delen:
            assert sum(d.doel for d in delen) == a.doel, a.id
            assert {d.partijen[0] for d in delen} == set(a.corporaties)
        if a.telt_duur:
            assert set(a.corporaties) <= partijen, a.id
        assert a.betekenis.endswith(".")
        assert (a.doel is None) == (a.doel_tekst is not None)


def test_onze_lezing_en_onze_optelling_zijn_gemerkt():
    gemerkt = {
        f"{naam}-{kort}": a.lezing
        for naam in DOCUMENTEN
        for kort, a in afspraken(naam).items()
        if a.lezing != "letterlijk"
    }
    afgeleid = {k for k, lezing in gemerkt.items() if lezing == "afgeleid"}
    assert afgeleid == {
        "amersfoort-2021-7", "amersfoort-2021-14",
        "stichtse-vecht-2025-woondeal-sociaal-wuta", "stichtse-vecht-2025-woondeal-midden-wuta",
        "utrecht-portaal-2022-3-21-mobw", "utrecht-boex-2022-concept-2-6",
        "utrecht-boex-2022-concept-3-7-mobw",
    }  # fmt: skip
    assert set(gemerkt) - afgeleid == {
        "amersfoort-2021-7-sloop", "amersfoort-2021-7-verkoop", "amersfoort-2021-7-liberalisatie",
        "amersfoort-2021-7-liberalisatie-omnia", "stichtse-vecht-2025-huur-portaal-75",
        "utrecht-portaal-2022-5-1",
    }  # fmt: skip


def test_een_gemiddelde_telt_over_zijn_jaren():
    def totaal(naam: str, kort: str) -> tuple[object, object]:
        a = afspraken(naam)[kort]
        return a.doel_totaal, a.doel_totaal_max

    assert totaal("amersfoort-2021", "9") == (3_200, None)
    assert totaal("amersfoort-2021", "groei-woningen") == (10_000, None)
    assert totaal("utrecht-portaal-2022", "groei-sociaal") == (5_000, 6_000)
    assert totaal("utrecht-boex-2022-concept", "2-3") == (30, None)
    assert totaal("portaal-visitatie-2018-2022", "nieuwbouw") == (None, None)


def test_de_verdeelsleutels_van_de_woondeal():
    frame = document("stichtse-vecht-2025").tabellen["verdeelsleutel"]
    per = frame.groupby("totaal", sort=False)["deel"].apply(list).to_dict()
    assert per == {923: [535, 360, 28], 185: [107, 72, 6]}
    assert frame["gedrukt"].tolist() == [535, 360, None, 107, 72, None]
    assert frame["procent"].tolist() == [58, 39, 3] * 2
    heel = afspraken("stichtse-vecht-2025")
    assert heel["woondeal-sociaal"].doel + heel["woondeal-midden"].doel == 1_108
    assert heel["woondeal-corporaties"].doel == round(3_323 / 3)


# (titel of the contradiction in the agreements, verschil, what stands in it)
VERSCHILLEN = {
    "1a": ("utrecht-portaal-2022-verschil-groei",
           {"utrecht-portaal-2022-groei-sociaal", "utrecht-boex-2022-concept-groei-sociaal"}),
    "1b": ("utrecht-portaal-2022-verschil-35-procent",
           {"utrecht-portaal-2022-aandeel", "utrecht-boex-2022-concept-aandeel-nieuw"}),
    "2": ("stichtse-vecht-2025-verschil-netto-groei",
          {"amersfoort-2021-9", "stichtse-vecht-2025-netto-groei"}),
    "3": ("portaal-visitatie-2018-2022-verschil-350",
          {"amersfoort-2021-groei-sociaal", "amersfoort-2021-9",
           "portaal-visitatie-2018-2022-amersfoort-groei"}),
    "4": ("utrecht-portaal-2022-verschil-70-procent",
          {"utrecht-portaal-2022-kernvoorraad", "utrecht-portaal-2022-5-1",
           "utrecht-boex-2022-concept-2-1-huur", "stichtse-vecht-2025-toewijzing-huurtoeslag"}),
    "5a": ("stichtse-vecht-2025-verschil-30-procent",
           {"stichtse-vecht-2025-nieuwbouw", "stichtse-vecht-2025-woondeal-sociaal"}),
    "5b": ("stichtse-vecht-2025-verschil-sociaal-midden",
           {"portaal-visitatie-2018-2022-stichtse-vecht-sociaal-midden",
            "stichtse-vecht-2025-woondeal-midden"}),
    "5c": ("stichtse-vecht-2025-verschil-16-woningen", {"stichtse-vecht-2025-nieuwbouw-16"}),
    "6": ("portaal-visitatie-2018-2022-verschil-urgenten",
          {"amersfoort-2021-13", "amersfoort-2021-20",
           "portaal-visitatie-2018-2022-amersfoort-urgenten-50"}),
    "7a": ("utrecht-portaal-2022-verschil-bezit", set()),
    "7b": ("utrecht-portaal-2022-verschil-stuw", set()),
    "8a": ("amersfoort-2021-verschil-exploitatie",
           {"amersfoort-2021-11-termijn", "amersfoort-2021-6-tijdelijk"}),
    "8b": ("stichtse-vecht-2025-verschil-termijn", {"amersfoort-2021-11-termijn"}),
    "9": ("stichtse-vecht-2025-verschil-labels",
          {"stichtse-vecht-2025-labels", "portaal-visitatie-2018-2022-labels"}),
}  # fmt: skip


@pytest.mark.parametrize("nummer", VERSCHILLEN)
def test_wat_elkaar_tegenspreekt_staat_naast_elkaar(nummer):
    id_, ids = VERSCHILLEN[nummer]
    rijen = [
        r
        for naam in DOCUMENTEN
        for r in document(naam).tabellen.get("verschil", pd.DataFrame()).to_dict("records")
    ]
    (rij,) = (r for r in rijen if r["id"] == id_)
    afspraken_ = set(filter(None, rij["afspraken"].split(",")))
    assert ids <= afspraken_
    assert len(afspraken_) + len((rij["uitspraken"] or "").splitlines()) >= 2
    assert len(rijen) == 17


# (artikel, uiterlijk, verwacht, over) of every moment
MOMENTEN = {
    "amersfoort-2021": {
        "vorig-jaar": ("1", "02-29", "gerealiseerd", "vorig_jaar"),
        "lopend-jaar": ("1", "05-31", "gerealiseerd", "lopend_jaar"),
        "voorraad": ("2", "03-31", "stand", "vorig_jaar"),
        "afspraak-6": ("8", None, "gerealiseerd", "vorig_halfjaar"),
        "monitor-urgentie": ("18", "03-31", None, None),
        "urgentie": ("19", "06-30,12-31", None, None),
        "huurprijsklasse": ("23", None, None, None),
        "inkomensgroepen": ("24", None, "toewijzing", "vorig_jaar"),
        "jongeren": ("35", "03-31,06-30,09-30,12-31", None, None),
        "einde": ("inleiding", "12-31", None, None),
    },
    "stichtse-vecht-2025": {
        "ambtelijk": ("2.3", "03-31,09-30", None, None),
        "bestuurlijk": ("2.3", None, None, None),
        "evaluatie": ("2.3", None, None, None),
        "planning": ("3.1-5", "12-31", "plan", "volgend_jaar"),
        "toewijzingen": ("3.1-13", None, "toewijzing", "vorig_halfjaar"),
        "mutaties": ("3.5-1", None, "gerealiseerd", "vorig_halfjaar"),
    },
    "utrecht-portaal-2022": {
        "wijkenstrategie": ("hoofdstuk 2", None, "plan", "lopend_jaar"),
        "productie-ambtelijk": ("hoofdstuk 5", None, None, None),
        "productie-bestuurlijk": ("hoofdstuk 5", None, None, None),
        "zonnepanelen": ("8.4", None, None, None),
    },
    "utrecht-boex-2022-concept": {
        "wijkenstrategie": ("hoofdstuk 2; 2.5", None, "plan", "lopend_jaar"),
        "productie-ambtelijk": ("hoofdstuk 5", None, None, None),
        "productie-bestuurlijk": ("hoofdstuk 5", None, None, None),
    },
}


@pytest.mark.parametrize("naam", MOMENTEN)
def test_elk_moment_dat_een_document_noemt(naam):
    rijen = document(naam).tabellen["moment"].to_dict("records")
    kop = f"{naam}-moment-"
    gevonden = {
        r["id"].removeprefix(kop): (r["artikel"], r["uiterlijk"], r["verwacht"], r["over"])
        for r in rijen
    }
    assert gevonden == MOMENTEN[naam]
    for r in rijen:
        if r["verwacht"]:
            assert all(is_corporatie(p) or p.startswith(("GM", "ORG")) for p in
                       r["partijen"].split(","))  # fmt: skip
            assert any(is_corporatie(p) for p in r["partijen"].split(","))


def test_utrecht_heeft_de_zes_corporaties_van_de_stuw_nodig():
    frame = document("utrecht-portaal-2022").tabellen["partij"]
    assert sorted(frame["corporatie"]) == ["HABION", "L0041", "L0117", "L0766", "L1909", "L2058"]
    assert set(frame["van"]) == {date(2020, 1, 1)}


def test_wat_het_visitatierapport_zelf_zegt():
    rijen = uitslagen()["toelichtingen/portaal-visitatie-2018-2022"].tabellen["toelichting"]
    oordeel = rijen.set_index(["afspraak", "partij"])["oordeel"].to_dict()
    assert len(oordeel) == 13
    for partij in ("ORG-VISITATIE-PORTAAL-2022", "GM0307", "L0117"):
        assert oordeel["amersfoort-2021-20", partij] == "niet behaald"
    assert oordeel["portaal-visitatie-2018-2022-energie-index", "L0117"] == "behaald"
