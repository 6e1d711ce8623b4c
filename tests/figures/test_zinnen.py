from datetime import date

import pytest

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.beoordeling import beoordeel
from domain.afspraken.oordeel import Cijfers
from domain.groei.doel import doel_van
from domain.groei.kernboodschap import Kernboodschap, kernboodschap
from domain.groei.sommen import Groeiregel
from domain.groei.totaal import Dekt
from domain.perioden import Periode, lees_periode
from figures.groei import zinnen
from figures.groei.zinnen import Ontbreekt, kernzin

EIND_2021 = date(2021, 12, 31)
WAT = "sociale huurwoningen"
BAND = {"richting": "streefwaarde", "doel_max": 400}
ALS_MINIMUM = {"richting": "streefwaarde", "behandeld_als": "minimum"}


def afspraak(**anders) -> Afspraak:
    velden = {
        "id": "x", "indicator": "netto_groei", "rekenwijze": "totaal", "richting": "minimum",
        "doel": 301, "van": date(2020, 1, 1), "tot": EIND_2021,
    }  # fmt: skip
    return Afspraak(**(velden | anders))


def regel(saldo: int, dagen: Periode, status: str = "gerealiseerd") -> Groeiregel:
    return Groeiregel(
        dagen.van, dagen.tot, dagen.tekst, None, "nieuwbouw", status, abs(saldo), saldo
    )


def dekt(dagen: Periode) -> Dekt:
    return Dekt("GM1", "VB01", "gerealiseerd", dagen.van, dagen.tot, "", dagen.tot)


def kern(saldo, a=None, status="gerealiseerd", dag=EIND_2021, begin=2020) -> Kernboodschap:
    """The message of one figure over the days from a year's begin up to a day, all covered."""
    dagen = Periode(date(begin, 1, 1), dag)
    oordeel = a and beoordeel(a, Cijfers(saldo, status == "gerealiseerd"), dag)
    return kernboodschap([regel(saldo, dagen, status)], [dekt(dagen)], a and doel_van(a), oordeel)


def zin(saldo, a=None, ontbreekt=(), **kw):
    return kernzin("Amersfoort", WAT, kern(saldo, a, **kw), ontbreekt=ontbreekt)


def test_de_zin_van_amersfoort():
    assert zin(301, afspraak(binding="garantie"), status="hard") == (
        "Voor 2020-2021 heeft Amersfoort netto 301 sociale huurwoningen in harde plannen; "
        "301 is gegarandeerd."
    )


@pytest.mark.parametrize(
    ("kw", "saldo", "slot"),
    [
        ({}, 301, "minimaal 301 is afgesproken: precies gehaald. Status: behaald."),
        ({}, 310, "minimaal 301 is afgesproken: 9 meer dan nodig. Status: behaald."),
        ({}, 200, "minimaal 301 is afgesproken: 101 te weinig. Status: niet behaald."),
        ({"richting": "maximum"}, 310, ": 9 te veel. Status: overschreden."),
        ({"richting": "maximum"}, 300, ": nog ruimte voor 1. Status: behaald."),
        (ALS_MINIMUM, 300, "(gelezen als minimum): 1 te weinig. Status: niet behaald."),
        (BAND, 350, "; 301 tot 400 is afgesproken: dat ligt binnen de grenzen."),
        (BAND, 450, ": 50 boven de bovengrens. Status: niet behaald."),
        (BAND, 300, ": 1 onder de ondergrens. Status: niet behaald."),
    ],
)  # fmt: skip
def test_oordeel_past_bij_de_richting(kw, saldo, slot):
    assert slot in zin(saldo, afspraak(**kw))


@pytest.mark.parametrize("saldo", [300, 302])
def test_een_streefwaarde_zonder_leeswijze_krijgt_geen_oordeel(saldo):
    a = afspraak(richting="streefwaarde", binding="streven")
    assert "301 is het streven" in zin(saldo, a)
    assert "Status: geen status." in zin(saldo, a)


def test_halverwege_telt_wat_er_dan_moet_zijn():
    a = afspraak(
        rekenwijze="gemiddelde_per_jaar", doel=320, van=date(2021, 1, 1), tot=date(2030, 12, 31)
    )
    assert zin(1010, a, dag=date(2024, 12, 31), begin=2021) == (
        "In 2021-2024 groeide Amersfoort met netto 1.010 sociale huurwoningen; "
        "minimaal 320 per jaar is afgesproken, 1.280 tot eind 2024: 270 te weinig. Status: achter."
    )


def test_de_verstreken_tijd_komt_uit_de_dekking_en_niet_uit_de_gebeurtenissen():
    """Nieuwegein: events from March 2024 to June 2025, figures up to the end of 2025."""
    a = afspraak(
        rekenwijze="gemiddelde_per_jaar", doel=120, van=date(2024, 1, 1), tot=date(2028, 12, 31)
    )
    dag = date(2025, 12, 31)
    events = [
        regel(n, Periode(d, d))
        for n, d in ((90, date(2024, 3, 12)), (-8, date(2024, 11, 5)), (80, date(2025, 4, 15)),
                     (-10, date(2025, 6, 3)), (36, date(2024, 6, 1)), (50, date(2025, 5, 20)))
    ]  # fmt: skip
    oordeel = beoordeel(a, Cijfers(238, gedekt=True), dag)
    dekking = [dekt(Periode(date(2024, 1, 1), dag))]
    boodschap = kernboodschap(events, dekking, doel_van(a), oordeel)
    assert kernzin("Nieuwegein", WAT, boodschap) == (
        "In 2024-2025 groeide Nieuwegein met netto 238 sociale huurwoningen; "
        "minimaal 120 per jaar is afgesproken, 240 tot eind 2025: 2 te weinig. Status: achter."
    )
    # Without an afspraak too: the days are those that were delivered, not those of the events.
    assert kernzin("X", WAT, kernboodschap(events, dekking)).startswith(
        "In 2024-2025 groeide X met netto 238"
    )


def test_zonder_alle_cijfers_geen_oordeel():
    a = afspraak()
    oordeel = beoordeel(a, Cijfers(None, gedekt=False), EIND_2021)
    boodschap = kernboodschap(
        [regel(140, Periode(date(2021, 1, 1), EIND_2021))], [], doel_van(a), oordeel
    )
    assert "Of dat lukt is niet te zeggen." in kernzin("Amersfoort", WAT, boodschap)


def test_krimp_en_stilstand():
    assert "kromp Amersfoort met netto 5" in zin(-5)
    assert "bleef Amersfoort gelijk: netto 0" in zin(0)


def test_geen_totaal_waar_een_partij_ontbreekt():
    ontbreekt = [Ontbreekt("Woon X", lees_periode("2023")), Ontbreekt("Y", None)]
    z = zin(1, afspraak(), ontbreekt)
    assert z == "Geen totaal voor Amersfoort: cijfers ontbreken van Woon X voor 2023 en van Y."


def test_niets_bekend():
    z = kernzin("Amersfoort", WAT, kernboodschap([], [], doel_van(afspraak())))
    assert z.startswith("Van Amersfoort zijn hier geen toevoegingen en onttrekkingen bekend.")
    assert "minimaal 301 is afgesproken" in z
    assert "0" not in z.split(".")[0]


def test_zonder_afspraak():
    assert zin(3).endswith("Geen afspraak in het register past bij deze keuze.")


@pytest.mark.parametrize(
    ("segment", "duur", "tekst"),
    [
        (("sociaal",), ("permanent",), "sociale huurwoningen"),
        (("midden",), ("permanent",), "middenhuurwoningen"),
        (("sociaal", "midden"), ("permanent",), "sociale en middenhuurwoningen"),
        (("sociaal",), ("tijdelijk_lang",), "tijdelijke (langer dan 5 jaar) sociale huurwoningen"),
        (("sociaal",), ("tijdelijk_lang", "tijdelijk_kort"), "tijdelijke sociale huurwoningen"),
        (("vrij",), ("permanent", "tijdelijk_kort"), "vrije huurwoningen (permanent en tijdelijk)"),
    ],
)  # fmt: skip
def test_wat(segment, duur, tekst):
    assert zinnen.wat(segment, duur) == tekst
