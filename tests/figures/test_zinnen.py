from datetime import date

import pytest

from domain.perioden import lees_periode
from figures import zinnen
from figures.doel import Doel
from figures.zinnen import Ontbreekt, kernzin

D = (date(2020, 1, 1), date(2021, 12, 31))
WAT = "sociale huurwoningen"
ALS_MINIMUM = {"richting": "streefwaarde", "behandeld_als": "minimum"}


def doel(**kw):
    return Doel(**{"naam": "Afspraak", "van": D[0], "tot": D[1], "doel": 301} | kw)


def zin(saldo, d=None, status="gerealiseerd", dagen=D, **kw):
    return kernzin("Amersfoort", WAT, status=status, saldo=saldo, dagen=dagen, doel=d, **kw)


def test_de_zin_van_amersfoort():
    assert zin(301, doel(binding="garantie"), "hard") == (
        "Voor 2020-2021 heeft Amersfoort netto 301 sociale huurwoningen in harde plannen; "
        "301 is gegarandeerd."
    )


@pytest.mark.parametrize(
    ("kw", "saldo", "slot"),
    [
        ({}, 301, "minimaal 301 is afgesproken: precies gehaald."),
        ({}, 310, "minimaal 301 is afgesproken: 9 meer dan nodig."),
        ({}, 200, "minimaal 301 is afgesproken: 101 te weinig."),
        ({"richting": "maximum"}, 310, ": 9 te veel."),
        ({"richting": "maximum"}, 300, ": nog ruimte voor 1."),
        ({"richting": "streefwaarde"}, 300, ": 1 eronder."),
        ({"richting": "streefwaarde"}, 302, ": 1 erboven."),
        (ALS_MINIMUM, 300, "(gelezen als minimum): 1 te weinig."),
        ({"richting": "streefwaarde", "binding": "streven"}, 301, "301 is het streven"),
        ({"doel_max": 400}, 350, "; 301 tot 400 is afgesproken: dat ligt binnen de grenzen."),
        ({"doel_max": 400}, 450, ": 50 boven de bovengrens."),
        ({"doel_max": 400}, 300, ": 1 onder de ondergrens."),
    ],
)  # fmt: skip
def test_oordeel_past_bij_de_richting(kw, saldo, slot):
    assert slot in zin(saldo, doel(**kw))


def test_halverwege_telt_wat_er_dan_moet_zijn():
    d = Doel("A9", date(2021, 1, 1), date(2030, 12, 31), 3200, per_jaar=320)
    z = zin(1010, d, dagen=(date(2021, 1, 1), date(2024, 12, 31)))
    assert z == (
        "In 2021-2024 groeide Amersfoort met netto 1.010 sociale huurwoningen; "
        "minimaal 320 per jaar is afgesproken, 1.280 tot eind 2024: 270 te weinig."
    )


def test_krimp_en_stilstand():
    assert "kromp Amersfoort met netto 5" in zin(-5)
    assert "bleef Amersfoort gelijk: netto 0" in zin(0)


def test_geen_totaal_waar_een_partij_ontbreekt():
    z = zin(1, doel(), ontbreekt=[Ontbreekt("Woon X", lees_periode("2023")), Ontbreekt("Y", None)])
    assert z == "Geen totaal voor Amersfoort: cijfers ontbreken van Woon X voor 2023 en van Y."


def test_niets_bekend():
    z = zin(0, doel(), status=None, dagen=None)
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


def test_tempo():
    assert (
        zinnen.tempo(2190, 365, date(2030, 12, 31))
        == "Nog 2.190 tot 31 december 2030: 365 per jaar"
    )
    assert zinnen.tempo(None, None, None) == "Tempo onbekend"
    assert "bereikt" in zinnen.tempo(0, 0, date(2030, 12, 31))
