import pytest

from components.kernen.tabel import kernlijst
from domain.kernen.afgesproken import AandeelAfspraak
from domain.kernen.kern import geteld, uit_aandeel
from figures.kernen import zinnen as z
from figures.kernen.programma import Programmastap
from figures.kernen.rijen import DEFINITIE, KERN, WIJK, aandelen, gebieden
from tests.figures.kernframes import kern, onbekend, stichtse_vecht, utrecht, voorbeeld
from tests.figures.test_kernen_grafieken import PROGRAMMA


def test_de_boodschap_van_stichtse_vecht():
    assert z.boodschap([stichtse_vecht()], "Stichtse Vecht", KERN, 30, PROGRAMMA) == (
        "Het afgesproken programma brengt het aandeel sociale huur in Stichtse Vecht van 22,3% "
        "naar hoogstens 22,9%, en naar 22,1% als alle afgesproken verkopen doorgaan. "
        "30% komt zo niet in zicht."
    )


def test_een_programma_dat_het_doel_haalt():
    assert z.boodschap([], "Stad", KERN, 22.5, PROGRAMMA).endswith("Daarmee wordt 22,5% gehaald.")
    assert z.boodschap([], "Stad", KERN, 22, PROGRAMMA).endswith("22% is nu al gehaald.")


def test_de_laagste_worden_genoemd():
    assert z.boodschap(voorbeeld(), "Stad", KERN, 30) == (
        "In 2 van de 4 kernen van Stad is minder dan 30% van de woningen sociale huur; "
        "Kern 1 (10,0%) en Kern 2 (20,0%) zijn de laagste."
    )
    assert z.boodschap(voorbeeld(doel=5), "Stad", KERN, 5) == (
        "In geen van de 4 kernen van Stad is minder dan 5% van de woningen sociale huur."
    )


def test_wat_de_marge_open_laat_wordt_gezegd():
    zin = z.boodschap(utrecht(doel=16), "Utrecht", WIJK, 16)
    assert zin.startswith("In geen van de 2 wijken van Utrecht")
    assert zin.endswith("Bij 1 is dat niet zeker.")


def test_onbekend_is_nooit_nul():
    zin = z.boodschap([stichtse_vecht(), onbekend()], "Stichtse Vecht", KERN, 30)
    assert zin == (
        "In heel Stichtse Vecht is 22,3% van de woningen sociale huur; het doel is 30%. "
        "Van de ene kern van Stichtse Vecht zijn de woningen bekend, maar is het aandeel "
        "sociale huur onbekend."
    )
    assert "onbekend" in z.opgave(onbekend(), 40)
    assert z.afstand(onbekend()) == "onbekend"
    assert z.boodschap([], "Stad", KERN, 30) == "Van Stad is nog geen woningvoorraad bekend."
    deels = z.boodschap([*voorbeeld(), onbekend()], "Stad", KERN, 30)
    assert deels.endswith("Van 1 kern is het aandeel onbekend.")


def test_de_opgave_van_stichtse_vecht():
    assert z.opgave(stichtse_vecht(), 40) == (
        "Stichtse Vecht heeft nu 22,3% sociale huur. Voor 30% zijn 3.205 extra sociale "
        "huurwoningen nodig als er verder niets wordt gebouwd. Is 40% van alle nieuwbouw sociale "
        "huur, dan moeten er 22.434 woningen bij komen, waarvan 8.974 sociaal."
    )
    nooit = z.opgave(stichtse_vecht(mix=30), 30)
    assert "3.205" in nooit
    assert "Met 30% sociale huur in de nieuwbouw is 30% nooit te halen" in nooit


def test_gehaald_en_afgerond():
    assert "is gehaald" in z.opgave(kern(geteld("x", 100, 30), "X"), 40)
    cbs = kern(uit_aandeel("x", 16_000, 20, 0.5), "X")
    assert z.opgave(cbs, 40).endswith("het kan 80 woningen meer of minder zijn.")
    assert z.afstand(kern(geteld("x", 100, 30), "X")) == "gehaald"
    assert z.afstand(kern(geteld("x", 100, 20), "X")) == "10 tekort"
    assert z.afstand(kern(uit_aandeel("x", 1000, 30, 0.5), "X")) == "mogelijk gehaald"


def test_definities_worden_uitgelegd_en_niet_gemengd():
    for naam in DEFINITIE:
        assert z.definitie(naam).startswith("Als sociale huur telt hier: ")
    zin = z.definitie("bezit_corporatie", ["bezit_corporatie", "sociaal_contract"])
    assert "sociaal huurcontract" in zin
    assert "nooit in één reeks" in zin
    assert "geen aandeel" in z.definitie(None)


def test_plannen_staan_naast_de_boodschap():
    plannen = (
        PROGRAMMA[0],
        Programmastap("h", 300, 1000, "hard"),
        Programmastap("z", 320, 1000, "zacht"),
    )
    assert z.boodschap(voorbeeld(), "Stad", KERN, 30, plannen).startswith("In 2 van de 4 kernen")
    assert z.met_plannen(plannen, "Stad", "eind 2032") == (
        "Het aandeel in heel Stad gaat van 22,3% naar 30,0% eind 2032 met de harde plannen, "
        "met de zachte plannen erbij naar 32,0%."
    )
    assert z.met_plannen(PROGRAMMA, "Stad", "eind 2030") is None


@pytest.mark.parametrize(
    ("doel", "afgesproken", "per_gebied", "tekst"),
    [
        (30, None, False, "30% is hier een vergelijking: er staat geen afspraak"),
        (30, 30, False, "hele gemeente (artikel 6, Akkoord); per kern is dat een vergelijking."),
        (30, 30, True, "Afgesproken is 30% voor elke kern (artikel 6, Akkoord)."),
        (25, 30, True, "voor elke kern (artikel 6, Akkoord). U vergelijkt hier met 25%."),
    ],
)
def test_vergelijking_of_afspraak(doel, afgesproken, per_gebied, tekst):
    a = AandeelAfspraak("a", afgesproken, "6", "Akkoord", per_gebied) if afgesproken else None
    assert tekst in z.vergelijking("Stad", KERN, doel, a)


def test_bezit_van_corporaties_heet_geen_sociale_huur():
    k = kern(geteld("x", 100, 20), "X", definitie="bezit_corporatie")
    assert aandelen([k]).kolommen[2] == "Woningen van corporaties"
    assert kernlijst([k], {}, {}, None, "")["koppen"][4] == "Woningen van corporaties"
    assert "sociale huur;" not in z.hoe_staan_ze([k], "Stad", KERN, 30)
    assert "20,0% woningen van corporaties" in z.opgave(k, 40)


def test_overconcentratie():
    assert z.overconcentratie(utrecht(), 60, "visie") == (
        "Overconcentratie (meer dan 60%, visie): mogelijk Overvecht (60% (59,5 tot 60,5%))."
    )
    erg = kern(geteld("x", 100, 70), "X", grens=60)
    assert "visie): X (70,0%)" in z.overconcentratie([erg], 60, "visie")
    assert z.overconcentratie(voorbeeld(), 60, "visie") is None


def test_samenvatting():
    assert z.samenvatting(voorbeeld()[1], 1, gebieden(voorbeeld())) == (
        "Kern 1: 100 van de 1.000 woningen zijn sociale huur, 10,0%. Dat is minder dan 30%. "
        "Nummer 1 van 4, van laag naar hoog."
    )
    assert "onbekend" in z.samenvatting(onbekend(), None, gebieden(voorbeeld()))
