"""The seven rules of the status, in order, and the worked example of 320 a year."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.afspraken.afspraak import Afspraak, uit_rij
from domain.afspraken.beoordeling import beoordeel, beoordeel_aandeel
from domain.afspraken.oordeel import AandeelCijfers, Cijfers
from domain.perioden import Periode

EIND_2024 = date(2024, 12, 31)


def afspraak(**anders) -> Afspraak:
    velden = {
        "id": "x",
        "indicator": "netto_groei",
        "rekenwijze": "totaal",
        "richting": "minimum",
        "doel": 1_000,
        "van": date(2021, 1, 1),
        "tot": date(2030, 12, 31),
    }
    return Afspraak(**(velden | anders))


def status(a: Afspraak, nu: int | None, hard: int = 0, peildatum=EIND_2024, gedekt=True) -> str:
    return beoordeel(a, Cijfers(nu, gedekt, hard), peildatum).status


GEMIDDELD_320 = afspraak(
    rekenwijze="gemiddelde_per_jaar", doel=320, richting="streefwaarde", behandeld_als="minimum"
)


def test_320_per_jaar_met_1010_eind_2024():
    uit = beoordeel(GEMIDDELD_320, Cijfers(1_010, gedekt=True, hard=1_200), EIND_2024)
    assert (uit.doel_totaal, uit.verwacht, uit.resterend, uit.tempo) == (3_200, 1_280, 2_190, 365)
    assert (uit.status, uit.met_hard) == ("achter", 2_210)
    assert status(GEMIDDELD_320, 1_010, hard=2_190) == "aandacht"
    assert status(GEMIDDELD_320, 1_280) == "op koers"
    assert all(isinstance(v, int) for v in (uit.doel_totaal, uit.verwacht, uit.tempo))


def test_de_reden_noemt_geen_plannen_die_niemand_kent():
    """Nieuwegein: 238 of 240, and no list of plans was ever handed in."""
    a = afspraak(doel=600, van=date(2024, 1, 1), tot=date(2028, 12, 31))
    met, zonder = (
        beoordeel(a, Cijfers(238, gedekt=True, hard=hard), date(2025, 12, 31)) for hard in (0, None)
    )
    assert met.reden == "Het loopt achter, en met de harde plannen wordt het doel niet gehaald."
    assert zonder.reden == "Het loopt achter, en er zijn geen harde plannen bekend."
    assert (met.status, zonder.status, zonder.met_hard) == ("achter", "achter", None)
    hoogstens = replace(a, richting="maximum")
    assert beoordeel(hoogstens, Cijfers(9, gedekt=True), date(2025, 12, 31)).status == "op koers"


def test_amersfoort_afspraak_6_heeft_een_prognose_en_geen_realisatie():
    a = afspraak(doel=301, van=date(2020, 1, 1), tot=date(2021, 12, 31))
    uit = beoordeel(a, Cijfers(None, gedekt=False, hard=301), date(2021, 12, 31))
    assert (uit.status, uit.met_hard) == ("geen cijfers", 301)
    assert (uit.gerealiseerd, uit.resterend, uit.tempo) == (None, None, None)


@pytest.mark.parametrize("anders", [{"doel": None}, {"tot": None}, {"van": None}])
def test_1_geen_getal_of_geen_einde(anders):
    assert status(afspraak(**anders), 10**6) == "geen status"
    assert status(afspraak(richting="maximum", **anders), 10**6) == "geen status"


def test_2_overschreden_gaat_voor_ontbrekende_cijfers_en_het_einde():
    a = afspraak(richting="maximum", indicator="aantal_van_soort", doel=180)
    assert status(a, 181) == "overschreden"
    assert status(a, 181, gedekt=False) == "overschreden"
    assert status(a, 181, peildatum=date(2031, 1, 1)) == "overschreden"
    assert status(a, 180, peildatum=date(2031, 1, 1)) == "behaald"


def test_2_een_minimum_is_niet_te_overschrijden():
    assert status(afspraak(), 10_000) == "op koers"


@pytest.mark.parametrize("cijfers", [Cijfers(None, True), Cijfers(900, False), Cijfers(0, False)])
@pytest.mark.parametrize("peildatum", [EIND_2024, date(2031, 1, 1), None])
def test_3_geen_cijfers_en_nooit_een_nul(cijfers, peildatum):
    uit = beoordeel(afspraak(), cijfers, peildatum)
    assert uit.status == "geen cijfers"
    if not cijfers.gedekt:
        assert (uit.gerealiseerd, uit.resterend, uit.tempo) == (None, None, None)


def test_3_zonder_peildatum_zijn_er_geen_cijfers():
    assert status(afspraak(), 5, peildatum=None) == "geen cijfers"


@pytest.mark.parametrize(
    ("anders", "nu", "verwacht"),
    [
        ({}, 1_000, "behaald"),
        ({}, 999, "niet behaald"),
        ({"richting": "maximum"}, 1_000, "behaald"),
        ({"richting": "streefwaarde", "behandeld_als": "minimum"}, 1_000, "behaald"),
        ({"richting": "streefwaarde", "behandeld_als": "maximum"}, 1_001, "overschreden"),
        ({"richting": "streefwaarde", "behandeld_als": "maximum"}, 1_000, "behaald"),
        ({"richting": "streefwaarde"}, 1_000, "geen status"),
        ({"richting": "streefwaarde", "doel_max": 1_200}, 1_000, "behaald"),
        ({"richting": "streefwaarde", "doel_max": 1_200}, 1_200, "behaald"),
        ({"richting": "streefwaarde", "doel_max": 1_200}, 1_201, "niet behaald"),
        ({"richting": "streefwaarde", "doel_max": 1_200}, 999, "niet behaald"),
    ],
)
def test_4_na_afloop(anders, nu, verwacht):
    for hard in (0, 5_000):
        assert status(afspraak(**anders), nu, hard, date(2030, 12, 31)) == verwacht


@pytest.mark.parametrize(
    ("nu", "hard", "verwacht"),
    [(400, 0, "op koers"), (399, 601, "aandacht"), (399, 600, "achter"), (-50, 0, "achter")],
)
def test_5_een_minimum_onderweg(nu, hard, verwacht):
    assert status(afspraak(), nu, hard) == verwacht


@pytest.mark.parametrize(
    ("nu", "hard", "verwacht"),
    [(400, 0, "op koers"), (401, 0, "aandacht"), (401, 599, "aandacht"), (10, 991, "achter")],
)
def test_6_een_maximum_onderweg(nu, hard, verwacht):
    assert status(afspraak(richting="maximum"), nu, hard) == verwacht


def test_6_geen_enkele_is_een_maximum_van_nul():
    a = afspraak(richting="maximum", indicator="aantal_van_soort", doel=0)
    assert status(a, 0) == "op koers"
    assert status(a, 0, hard=1) == "achter"
    assert status(a, 1) == "overschreden"


def test_een_bandbreedte_onderweg_is_het_slechtste_van_twee():
    a = afspraak(richting="streefwaarde", doel=1_000, doel_max=1_200)
    assert status(a, 400, 700) == "op koers"
    assert status(a, 300, 700) == "aandacht"
    assert status(a, 500, 600) == "aandacht"
    assert status(a, 500, 701) == "achter"
    assert status(a, 300, 600) == "achter"


def test_1_voor_het_begin_is_een_afspraak_nog_niet_begonnen():
    """Not "op koers": nothing was asked yet, so nothing can be said of how it goes."""
    uit = beoordeel(afspraak(), Cijfers(None, True, 10), date(2020, 6, 30))
    assert (uit.status, uit.regel) == ("nog niet begonnen", 1)
    assert (uit.gerealiseerd, uit.resterend, uit.tempo) == (0, 1_000, 100)
    assert status(afspraak(), 0, peildatum=date(2020, 12, 31)) == "nog niet begonnen"
    assert status(afspraak(), 0, peildatum=date(2021, 1, 1)) != "nog niet begonnen"


@pytest.mark.parametrize("richting", ["minimum", "maximum", "streefwaarde"])
def test_1_nog_niet_begonnen_gaat_voor_overschreden_en_geen_cijfers(richting):
    """Amersfoort 14: no realised figure is known at all, and none can be missing yet."""
    a, ervoor = afspraak(richting=richting), date(2020, 6, 30)
    for cijfers in (Cijfers(None, False), Cijfers(5_000, False), Cijfers(0, True)):
        assert beoordeel(a, cijfers, ervoor).status == "nog niet begonnen"
    onbekend = beoordeel(a, Cijfers(None, False), ervoor)
    assert (onbekend.gerealiseerd, onbekend.resterend) == (None, None), "never a zero"
    # Without a number or an end there is still no status, and without a day none of both.
    assert beoordeel(afspraak(tot=None), Cijfers(0, True), ervoor).status == "geen status"
    assert beoordeel(afspraak(doel=None), Cijfers(0, True), ervoor).status == "geen status"
    assert beoordeel(a, Cijfers(None, False), None).status == "geen cijfers"


def test_1_ook_een_aandeel_met_een_begin_is_eerst_nog_niet_begonnen():
    for nu in ("40", "20", None):
        uit = beoordeel_aandeel(AANDEEL, AandeelCijfers(deel(nu)), date(2020, 6, 30))
        assert uit.status == "nog niet begonnen"
    zonder_begin = replace(AANDEEL, van=None)
    uit = beoordeel_aandeel(zonder_begin, AandeelCijfers(Fraction(2, 5)), date(2020, 6, 30))
    assert uit.status == "op koers"


def test_wat_al_elders_is_afgesproken_telt_niet_mee():
    """Amersfoort 7: 50 on top of the 521 that Tabel 1 has already."""
    a = afspraak(doel=50, telt_boven=521, van=date(2020, 1, 1), tot=date(2021, 12, 31))
    einde = date(2021, 12, 31)
    assert status(a, 571, peildatum=einde) == "behaald"
    uit = beoordeel(a, Cijfers(560, True, hard=8), einde)
    assert (uit.status, uit.gerealiseerd, uit.resterend) == ("niet behaald", 39, 11)
    assert beoordeel(a, Cijfers(None, False, hard=521), einde).met_hard == 0
    assert beoordeel(a, Cijfers(500, True), einde).gerealiseerd == 0


def test_het_oordeel_weet_waar_het_van_is_gemaakt():
    """Nobody needs to count again what stands beside a status."""
    a = afspraak(doel=50, telt_boven=521, van=date(2020, 1, 1), tot=date(2021, 12, 31))
    uit = beoordeel(a, Cijfers(560, True, hard=8, zacht=3), date(2021, 3, 31))
    assert (uit.geteld, uit.gerealiseerd, uit.hard, uit.zacht) == (560, 39, 8, 3)
    assert (uit.verstreken, uit.maanden, uit.over) == (15, 24, 9)
    assert (uit.resterend, uit.te_gaan, uit.erboven, uit.voorbij) == (11, 11, None, False)
    weg = (("L0001", (Periode(date(2020, 1, 1), date(2020, 12, 31)),)),)
    uit = beoordeel(a, Cijfers(None, False, ontbreekt=weg), date(2021, 12, 31))
    assert (uit.ontbreekt, uit.te_gaan, uit.erboven) == (weg, None, None)


@pytest.mark.parametrize(
    ("nu", "te_gaan", "erboven", "ruimte_max", "erboven_max"),
    [(300, 700, None, 1700, None), (1200, -200, 200, 800, None), (2100, -1100, 1100, 0, 100)],
)
def test_wat_er_tot_of_boven_de_grenzen_is_telt_het_oordeel(
    nu, te_gaan, erboven, ruimte_max, erboven_max
):
    a = afspraak(richting="streefwaarde", doel=1000, doel_max=2000)
    uit = beoordeel(a, Cijfers(nu, True), EIND_2024)
    assert (uit.te_gaan, uit.erboven) == (te_gaan, erboven)
    assert (uit.ruimte_max, uit.erboven_max) == (ruimte_max, erboven_max)


AANDEEL = afspraak(indicator="aandeel_voorraad", rekenwijze="aandeel", eenheid="procent", doel=30)


def deel(procent: str | None) -> Fraction | None:
    return None if procent is None else Fraction(procent) / 100


@pytest.mark.parametrize(
    ("nu", "hard", "zacht", "verwacht"),
    [
        ("30", "25", "25", "op koers"),
        ("29.99", "30", "20", "op koers"),
        ("29", "29.9", "30", "aandacht"),
        ("29", None, "30", "aandacht"),
        ("29", "29", "29.999", "achter"),
        ("29", None, None, "achter"),
        (None, "31", "31", "geen cijfers"),
    ],
)
def test_7_een_aandeel(nu, hard, zacht, verwacht):
    cijfers = AandeelCijfers(deel(nu), deel(hard), deel(zacht))
    assert beoordeel_aandeel(AANDEEL, cijfers, EIND_2024).status == verwacht


def test_7_een_aandeel_zonder_einde_heeft_geen_status_wel_cijfers():
    a = afspraak(indicator="aandeel_voorraad", rekenwijze="aandeel", doel=30, van=None, tot=None)
    uit = beoordeel_aandeel(a, AandeelCijfers(Fraction(223, 1000)), EIND_2024)
    assert (uit.status, uit.gerealiseerd, uit.resterend) == ("geen status", 22.3, 7.7)


def test_7_een_aandeel_na_afloop_en_als_maximum():
    over = date(2031, 1, 1)
    assert beoordeel_aandeel(AANDEEL, AandeelCijfers(deel("29")), over).status == "niet behaald"
    hoogstens = afspraak(indicator="aandeel_toewijzing", rekenwijze="aandeel", doel=15,
                         richting="maximum")  # fmt: skip
    assert beoordeel_aandeel(hoogstens, AandeelCijfers(deel("15")), over).status == "behaald"
    assert beoordeel_aandeel(hoogstens, AandeelCijfers(deel("15.1")), over).status == "overschreden"


def test_7_een_aandeel_met_alleen_een_einde():
    a = afspraak(indicator="aandeel_voorraad", rekenwijze="aandeel", doel=35, van=None)
    assert beoordeel_aandeel(a, AandeelCijfers(deel("34"), deel("36")), EIND_2024).status == (
        "op koers"
    )


def test_elke_status_heeft_een_zin_als_reden():
    for nu in (None, 0, 500, 2_000):
        for a in (afspraak(), afspraak(richting="maximum"), afspraak(doel=None)):
            reden = beoordeel(a, Cijfers(nu, True), EIND_2024).reden
            assert reden.endswith(".")


@given(st.integers(-500, 2_000), st.integers(-500, 2_000), st.integers(1, 200))
def test_meer_realiseren_is_bij_een_minimum_nooit_slechter(nu, hard, erbij):
    volgorde = ["achter", "aandacht", "op koers"]
    eerst = status(afspraak(), nu, hard)
    later = status(afspraak(), nu + erbij, hard)
    assert volgorde.index(later) >= volgorde.index(eerst)


def test_een_afspraak_uit_een_rij_van_de_stand():
    nan = float("nan")
    a = uit_rij(
        {
            "id": "a-9", "indicator": "netto_groei", "rekenwijze": "gemiddelde_per_jaar",
            "richting": "streefwaarde", "behandeld_als": "minimum", "doel": 320.0, "doel_max": nan,
            "van": date(2021, 1, 1), "tot": date(2030, 12, 31), "partijen": "L1912,L0117, GM0307",
            "telt_duur": "permanent", "telt_soorten": None, "gebied": "", "levering": "iets",
            "fictief": False,
        }
    )  # fmt: skip
    assert a.partijen == ("L1912", "L0117", "GM0307")
    assert a.corporaties == ("L1912", "L0117")
    assert (a.telt_duur, a.telt_soorten, a.gebied, a.doel_max) == (("permanent",), (), None, None)
    assert a.doel_totaal == 3_200
