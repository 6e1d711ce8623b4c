"""Status, restopgave and chance of one afspraak: what they say together, in one sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.beoordeling import beoordeel
from domain.afspraken.oordeel import Cijfers
from domain.afspraken.samenhang import Samenhang, samenhang
from domain.plannen.restopgave import restopgave
from domain.prognose.trekking import Afspraakkans, Kans
from figures.afspraken.samenhang import ook, samenhang_zin

DAG = date(2024, 12, 31)


def afspraak(**anders) -> Afspraak:
    velden = {"id": "x", "indicator": "netto_groei", "rekenwijze": "totaal", "richting": "minimum",
              "doel": 1000, "van": date(2021, 1, 1), "tot": date(2030, 12, 31)}  # fmt: skip
    return Afspraak(**(velden | anders))


def kans(laag: float, hoog: float) -> Afspraakkans:
    return Afspraakkans("x", 2030, {"zacht": Kans(laag, (laag + hoog) / 2, hoog)})


def maak(
    nu: int, hard: int | None, zacht: int | None, k: Afspraakkans | None = None, **anders
) -> Samenhang | None:
    a = afspraak(**anders)
    cijfers = Cijfers(nu, True, hard, zacht)
    return samenhang(beoordeel(a, cijfers, DAG), restopgave(a, cijfers, DAG), k)


@pytest.mark.parametrize(
    ("nu", "hard", "zacht", "k", "zin"),
    [
        # The three of the issue: achter, no restopgave, and a chance below 5%.
        (100, 200, 800, kans(0.1, 3.0),
         "De status is achter: er is nu te weinig gerealiseerd en de harde plannen zijn niet "
         "genoeg; met alle bekende plannen samen komt het op papier wel uit (geen restopgave), "
         "maar plannen komen vaak later of gaan niet door: daardoor is de kans dat het doel wordt "
         "gehaald minder dan 5%."),
        (100, 200, 800, kans(20, 60),
         "De status is achter: er is nu te weinig gerealiseerd en de harde plannen zijn niet "
         "genoeg; met alle bekende plannen samen komt het op papier wel uit (geen restopgave), "
         "maar plannen kunnen later komen of niet doorgaan: daardoor is de kans dat het doel wordt "
         "gehaald tussen 20% en 60%."),
        (100, 200, 300, kans(0, 0),
         "De status is achter: er is nu te weinig gerealiseerd en de harde plannen zijn niet "
         "genoeg; ook met alle bekende plannen samen blijft er een restopgave van 400 over, en "
         "de kans dat het doel wordt gehaald is minder dan 5%."),
        (300, 2000, None, kans(80, 99),
         "De status is aandacht: er is nu te weinig gerealiseerd, maar met de harde plannen is het "
         "genoeg; er is op papier dus geen restopgave; ook als plannen later komen of niet "
         "doorgaan, is de kans dat het doel wordt gehaald minstens 80%."),
        (400, 100, 100, None,
         "De status is op koers: er is nu genoeg gerealiseerd; met alle bekende plannen samen "
         "blijft er voor het hele doel een restopgave van 400 over."),
        (400, 700, None, kans(40, 60),
         "De status is op koers: er is nu genoeg gerealiseerd; met de plannen die er zijn samen is "
         "er op papier geen restopgave, maar plannen kunnen later komen of niet doorgaan: daardoor "
         "is de kans dat het doel wordt gehaald tussen 40% en 60%."),
    ],
)  # fmt: skip
def test_drie_signalen_in_een_zin(nu, hard, zacht, k, zin) -> None:
    s = maak(nu, hard, zacht, k)
    assert s
    uit = samenhang_zin(afspraak(), s, DAG)
    assert uit == zin
    namen = [str(c.naam) for c in uit.cijfers]
    assert namen[:2] == ["afspraak|x|2024-12-31|status", "restopgave|x|2024-12-31|rest"]
    assert all(n.startswith("prognose|x|..2030|zacht.kans_") for n in namen[2:])


def test_zonder_twee_signalen_is_er_niets_samen_te_zeggen() -> None:
    assert maak(100, None, None) is None, "no plans"
    assert maak(100, 200, 800, richting="maximum") is None, "a maximum leaves no opgave"
    assert maak(100, 200, 800, richting="streefwaarde", doel_max=2000) is None
    assert maak(100, 200, 800, tot=DAG) is None, "over"
    a = afspraak()
    cijfers = Cijfers(None, False, 200, 800)
    assert samenhang(beoordeel(a, cijfers, DAG), restopgave(a, cijfers, DAG)) is None


def test_in_de_lijst_staat_alleen_wat_de_reden_niet_zegt() -> None:
    a = afspraak()
    zin = "Met alle bekende plannen samen komt het op papier wel uit (geen restopgave)."
    assert ook(a, maak(100, 200, 800), DAG) == zin
    assert ook(a, maak(100, 200, 300), DAG) is None
    zin = "Met alle bekende plannen samen blijft er voor het hele doel een restopgave van 400 over."
    assert ook(a, maak(400, 100, 100), DAG) == zin
    assert ook(a, None, DAG) is None


getallen = st.integers(-50, 1500)


@given(getallen, st.none() | getallen, st.none() | getallen)
def test_wat_op_papier_genoeg_is_zegt_ook_het_oordeel(nu, hard, zacht) -> None:
    a = afspraak()
    cijfers = Cijfers(nu, True, hard, zacht)
    o = beoordeel(a, cijfers, DAG)
    s = samenhang(o, restopgave(a, cijfers, DAG))
    if s is not None:
        einde = o.met_hard if o.met_zacht is None else o.met_zacht
        assert einde is not None and s.rest == 1000 - einde
