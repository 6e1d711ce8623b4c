"""What is counted for an afspraak, on Amersfoort's Tabel 1."""

from dataclasses import replace
from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.meting import meting_van
from tests.domain.test_groei import ALLIANTIE, OMNIA, PORTAAL, TABEL_1, rij
from tests.naief_groei import meet

ZES = Afspraak(
    id="6",
    indicator="netto_groei",
    rekenwijze="totaal",
    richting="minimum",
    gemeente="GM0307",
    partijen=(ALLIANTIE, PORTAAL, OMNIA),
    doel=301,
    van=date(2020, 1, 1),
    tot=date(2021, 12, 31),
    telt_duur=("permanent",),
    telt_segment=("sociaal",),
    telt_perspectief="sector",
    telt_sloop="met",
)


def geteld(a: Afspraak, mutaties=TABEL_1, status="hard") -> int:
    meting = meting_van(a)
    assert meting is not None
    return meet(mutaties, meting, status)


def test_afspraak_6_permanent_en_tijdelijk():
    assert geteld(ZES) == 301
    assert geteld(replace(ZES, telt_duur=("tijdelijk_lang", "tijdelijk_kort"))) == 237
    assert geteld(replace(ZES, telt_sloop="zonder")) == 475
    assert geteld(ZES, status="gerealiseerd") == 0


def test_een_deel_telt_alleen_zijn_partij():
    delen = [geteld(replace(ZES, partijen=(p,))) for p in (ALLIANTIE, PORTAAL, OMNIA)]
    assert delen == [210, 48, 43]


def test_een_gemeente_als_partij_bezit_geen_woningen():
    assert geteld(replace(ZES, partijen=(ALLIANTIE, "GM0307"))) == 210


def test_een_maximum_van_verkoop_is_een_aantal_en_geen_min():
    verkoop = replace(ZES, indicator="aantal_van_soort", telt_soorten=("verkoop",))
    assert geteld(verkoop) == 150


def test_bruto_telt_de_aankoop_binnen_de_sector_van_de_corporatie():
    bruto = replace(ZES, indicator="bruto_toevoeging", telt_soorten=("aankoop", "nieuwbouw"))
    rijen = [rij(OMNIA, "aankoop", 62, binnen_sector=True), rij(OMNIA, "sloop", 9)]
    assert geteld(replace(bruto, telt_perspectief="corporatie"), rijen) == 62
    assert geteld(bruto, rijen) == 0


def test_zonder_duur_telt_elke_duur():
    assert geteld(replace(ZES, telt_duur=(), telt_segment=())) == 301 + 237


def test_wat_niet_te_tellen_is():
    assert meting_van(replace(ZES, tot=None)) is None
    assert meting_van(replace(ZES, indicator="aandeel_voorraad")) is None
