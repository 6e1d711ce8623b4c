"""Afspraken in words, counts and small drawings: a maximum never reads or looks as a minimum."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.beoordeling import beoordeel, beoordeel_aandeel
from domain.afspraken.oordeel import STATUSSEN, AandeelCijfers, Cijfers, Oordeel
from domain.afspraken.telling import Aantal, per_corporatie, per_gemeente, tel
from figures.afspraken import woorden, zinnen_een
from figures.afspraken.lijst import BREED, RAND, Lijstafspraak, verloop
from figures.afspraken.woorden import beoordeeld, doel, doel_erbij, waarde

EIND_2024 = date(2024, 12, 31)


def afspraak(**anders) -> Afspraak:
    velden = {
        "id": "x", "indicator": "netto_groei", "rekenwijze": "totaal", "richting": "minimum",
        "titel": "Iets", "gemeente": "GM9999", "partijen": ("VB01",), "doel": 3200,
        "van": date(2021, 1, 1), "tot": date(2030, 12, 31),
    }  # fmt: skip
    return Afspraak(**{**velden, **anders})


def geoordeeld(a: Afspraak, nu: int | None, hard: int | None = None) -> Oordeel:
    return beoordeel(a, Cijfers(nu, gedekt=nu is not None, hard=hard), EIND_2024)


def lijn(status: str = "op koers", **anders) -> Lijstafspraak:
    velden = {k: anders.pop(k) for k in list(anders) if k in Lijstafspraak.__dataclass_fields__}
    basis = Lijstafspraak(
        afspraak(**anders),
        Oordeel(status, ""),
        "Document",
        "Voorbeeldstad",
        ("Linde",),
        peildatum=EIND_2024,
    )
    return replace(basis, **velden)


VERKOOP = {"richting": "maximum", "indicator": "aantal_van_soort", "doel": 220}


@pytest.mark.parametrize(
    ("anders", "tekst"),
    [
        ({"doel": 320, "rekenwijze": "gemiddelde_per_jaar"}, "minstens 320 per jaar"),
        (VERKOOP, "hoogstens 220"),
        (VERKOOP | {"doel": 0}, "geen (hoogstens 0)"),
        ({"richting": "streefwaarde"}, "streven naar 3.200"),
        ({"richting": "streefwaarde", "behandeld_als": "minimum"}, "streven naar 3.200"),
        (
            {"richting": "streefwaarde", "doel": 1000, "doel_max": 1200,
             "rekenwijze": "gemiddelde_per_jaar"},
            "tussen 1.000 en 1.200 per jaar",
        ),
        ({"eenheid": "procent", "indicator": "aandeel_voorraad", "doel": 7.5}, "minstens 7,5%"),
        ({"eenheid": "mpg", "indicator": "norm", "doel": 0.75, "richting": "maximum"},
         "hoogstens MPG 0,75"),
        ({"doel": None, "doel_tekst": "substantiële uitbreiding"}, "substantiële uitbreiding"),
    ],
)  # fmt: skip
def test_het_doel_zegt_zijn_richting(anders, tekst) -> None:
    assert doel(afspraak(**anders)) == tekst


def test_320_per_jaar_met_1010_eind_2024() -> None:
    a = afspraak(doel=320, rekenwijze="gemiddelde_per_jaar")
    o = geoordeeld(a, 1010)
    assert doel_erbij(a, o) == ("3.200 in 2021-2030", "inspanning")
    assert (woorden.resterend(a, o), woorden.tempo(a, o)) == ("nog 2.190", "365 per jaar")
    assert waarde(a, o.verwacht) == "1.280"


def test_onder_een_maximum_is_ruimte_en_niets_te_gaan() -> None:
    a = afspraak(**VERKOOP)
    o = geoordeeld(a, 100, 20)
    assert (woorden.resterend(a, o), woorden.tempo(a, o)) == (
        "nog ruimte: 120", "hoogstens 20 per jaar",
    )  # fmt: skip
    te_veel, vol = geoordeeld(a, 250), geoordeeld(a, 220)
    assert (te_veel.status, woorden.resterend(a, te_veel)) == (
        "overschreden", "30 boven het maximum",
    )  # fmt: skip
    assert (woorden.resterend(a, vol), woorden.tempo(a, vol)) == ("geen ruimte meer", "geen meer")
    klaar = beoordeel(afspraak(**VERKOOP, tot=EIND_2024), Cijfers(100, gedekt=True), EIND_2024)
    assert woorden.resterend(a, klaar) == "120 onder het maximum"


@given(st.integers(0, 500), st.integers(0, 300), st.booleans())
def test_nooit_te_gaan_bij_een_maximum_en_nooit_ruimte_bij_een_minimum(nu, hard, is_max) -> None:
    a = afspraak(**(VERKOOP if is_max else {"doel": 220}))
    o = geoordeeld(a, nu, hard)
    tekst = f"{woorden.resterend(a, o)} {woorden.tempo(a, o)}"
    if is_max:
        assert not any(w in tekst for w in ("te weinig", "nodig", "niets meer"))
    else:
        assert not any(w in tekst for w in ("ruimte", "hoogstens", "maximum"))
    soorten = dict(verloop(lijn(afspraak=a, oordeel=o)).lijnen)
    assert ("grens" in soorten) == is_max
    assert ("pad" in soorten) != is_max


def test_een_bandbreedte_heeft_een_onder_en_een_bovengrens() -> None:
    a = afspraak(richting="streefwaarde", doel=1000, doel_max=1200)
    gevallen = {
        900: "nog 100 tot de ondergrens",
        1100: "nog ruimte: 100",
        1300: "100 boven de bovengrens",
    }
    for nu, tekst in gevallen.items():
        assert woorden.resterend(a, geoordeeld(a, nu)) == tekst


def test_geen_cijfers_is_onbekend_met_de_prognose_ernaast() -> None:
    a = afspraak(doel=301)
    o = geoordeeld(a, None, 301)
    assert (waarde(a, o.gerealiseerd), woorden.resterend(a, o), woorden.tempo(a, o)) == (
        "onbekend", "onbekend", "onbekend",
    )  # fmt: skip
    assert woorden.prognose(a, o) == ("301 met harde plannen",)
    assert woorden.prognose_naast(a, o) == (
        "Prognose: 301 met harde plannen; afgesproken: minstens 301."
    )
    assert woorden.prognose_naast(a, geoordeeld(a, 10, 20)) is None
    assert woorden.prognose(a, geoordeeld(a, None)) == ("onbekend",)
    zonder = afspraak(doel=None)
    assert {woorden.resterend(zonder, o := geoordeeld(zonder, None)), woorden.tempo(zonder, o)} == {
        "n.v.t."
    }


def test_een_aandeel_telt_in_procentpunten() -> None:
    a = afspraak(indicator="aandeel_voorraad", eenheid="procent", doel=30)
    o = Oordeel("achter", "", doel_totaal=30, gerealiseerd=22.3, resterend=7.7)
    assert (waarde(a, 22.3), woorden.resterend(a, o), woorden.tempo(a, o)) == (
        "22,3%", "nog 7,7 procentpunt", "n.v.t.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("nu", "gezegd", "rest"),
    [
        ("0.3195", "31,95%", "nog 0,05 procentpunt"),  # was 32,0% and nog 0,1
        ("0.319", "31,9%", "nog 0,1 procentpunt"),
        ("0.3199", "31,99%", "nog 0,01 procentpunt"),
        ("0.32", "32%", "niets meer"),
        ("0.3204", "32,04%", "niets meer; 0,04 procentpunt erboven"),
    ],
)
def test_wat_een_aandeel_mist_past_bij_de_getallen_ernaast(nu, gezegd, rest) -> None:
    a = afspraak(indicator="aandeel_voorraad", eenheid="procent", doel=32)
    o = beoordeel_aandeel(a, AandeelCijfers(Fraction(nu)), EIND_2024)
    assert beoordeeld(a, o, "gerealiseerd") == gezegd
    assert woorden.resterend(a, o) == rest


def test_de_tekening_loopt_van_links_naar_rechts_en_zegt_zijn_getallen() -> None:
    a = afspraak(doel=320, rekenwijze="gemiddelde_per_jaar")
    punten = ((date(2022, 12, 31), 492), (EIND_2024, 1010))
    v = verloop(lijn(afspraak=a, oordeel=geoordeeld(a, 1010, 500), verloop=punten))
    soorten = dict(v.lijnen)
    assert soorten["pad"].startswith(f"M{RAND} ")
    assert f"L{BREED - RAND} " in soorten["pad"]
    laag, hoog = (float(p.split()[1]) for p in soorten["pad"][1:].split("L"))
    assert laag > hoog, "a path to a target climbs: y runs down"
    assert v.tekst == (
        "Gerealiseerd: 492 op 31 december 2022, 1.010 op 31 december 2024. Het pad vraagt 1.280 op "
        "de peildatum, 3.200 aan het einde. Met harde plannen 1.510."
    )
    grens = dict(verloop(lijn(oordeel=geoordeeld(afspraak(**VERKOOP), 100), **VERKOOP)).lijnen)
    links, rechts = (float(p.split()[1]) for p in grens["grens"][1:].split("L"))
    assert links == rechts, "a maximum is a ceiling"


def test_een_aandeel_begint_waar_het_eerst_bekend_is() -> None:
    aandeel = {"indicator": "aandeel_voorraad", "eenheid": "procent", "doel": 30, "tot": None}
    o = Oordeel("geen status", "", doel_totaal=30, gerealiseerd=22.3)
    punten = ((date(2019, 12, 31), 21.0), (date(2022, 12, 31), 22.0), (EIND_2024, 22.3))
    soorten = dict(verloop(lijn(oordeel=o, verloop=punten, **aandeel)).lijnen)
    x = [float(p.split()[0].lstrip("M")) for p in soorten["echt"].split("L")]
    assert x == sorted(x)
    assert (x[0], x[-1]) == (RAND, BREED - RAND)
    assert len(set(soorten["pad"][1:].replace("L", " ").split()[1::2])) == 1, "a level line"


def test_zonder_cijfers_geen_tekening() -> None:
    assert verloop(lijn(oordeel=geoordeeld(afspraak(), None))) is None
    assert verloop(lijn(doel=None, oordeel=geoordeeld(afspraak(doel=None), 3))) is None


# --- counting ---

lijnen_ = st.lists(
    st.builds(
        lambda n, s, heel, g, wie, f: lijn(
            s, id=str(n), hoort_bij=heel, gemeente=g, partijen=wie, fictief=f
        ),
        st.integers(0, 10**6), st.sampled_from(STATUSSEN), st.sampled_from([None, None, "heel"]),
        st.sampled_from([None, "GM0307", "GM9999"]),
        st.lists(st.sampled_from(["VB01", "VB02", "GM9999"]), unique=True).map(tuple),
        st.booleans(),
    ),
    max_size=25,
)  # fmt: skip


@given(lijnen_)
def test_de_statussen_verdelen_de_lijst(lijnen) -> None:
    telling = tel(lijnen)
    assert sum(t.afspraken for t in telling.values()) == sum(not r.is_deel for r in lijnen)
    assert sum(t.delen for t in telling.values()) == sum(r.is_deel for r in lijnen)
    assert list(telling) == [s for s in STATUSSEN if s in telling]


@given(lijnen_)
def test_de_gemeenten_verdelen_de_lijst_en_een_corporatie_heeft_al_het_hare(lijnen) -> None:
    rijen = per_gemeente(lijnen)
    for status, aantal in tel(lijnen).items():
        assert sum(r.telling.get(status, Aantal()).afspraken for r in rijen) == aantal.afspraken
    samen = {"VB01": frozenset({"VB01", "VB02"})}
    for r in per_corporatie(lijnen, {}, samen):
        wie = samen.get(r.code, {r.code})
        assert r.telling == tel(x for x in lijnen if set(x.afspraak.partijen) & set(wie))
    assert {r.code for r in per_corporatie(lijnen, {}, samen)} == {
        p for x in lijnen for p in x.afspraak.partijen if p.startswith("VB")
    }


# --- sentences ---


def test_de_boodschap() -> None:
    vier = [lijn(s) for s in ("behaald", "op koers", "aandacht", "achter")]
    assert zinnen_een.boodschap(vier, "in Voorbeeldstad") == (
        "Van de 4 afspraken in Voorbeeldstad: 1 behaald, 1 op koers, 1 met aandacht en 1 achter."
    )
    zes = [*vier, lijn("geen status"), lijn("geen cijfers", oordeel=Oordeel("geen cijfers", "",
           met_hard=3)), lijn("behaald", hoort_bij="x")]  # fmt: skip
    assert zinnen_een.boodschap(zes, "") == (
        "Van de 6 afspraken zijn er 4 te beoordelen: 1 behaald, 1 op koers, 1 met aandacht en "
        "1 achter."
    )
    assert zinnen_een.erbij(zes) == (
        "Van 1 afspraak ontbreken cijfers; bij 1 daarvan staat een prognose.",
        "1 afspraak heeft geen getal, einde of richting om op te beoordelen.",
        "In de lijst staat ook 1 deel van een afspraak; dat telt niet nog eens mee.",
    )
    geen = [lijn("geen cijfers")] * 3
    assert zinnen_een.boodschap(geen, "in Amersfoort") == (
        "Van de 3 afspraken in Amersfoort kan er nog geen worden beoordeeld."
    )
    assert zinnen_een.boodschap([], "van Portaal") == (
        "Er zijn geen afspraken van Portaal die bij deze keuze passen."
    )
    assert zinnen_een.boodschap([lijn("achter")], "in X") == "De afspraak in X loopt achter."
    assert zinnen_een.boodschap([lijn("overschreden")], "") == "De afspraak is overschreden."


def test_verzonnen_afspraken_tellen_niet_bij_echte() -> None:
    gemengd = [lijn("achter"), lijn("behaald"), lijn("op koers", fictief=True)]
    assert zinnen_een.boodschap(gemengd, "") == "Van de 2 afspraken: 1 behaald en 1 achter."
    assert zinnen_een.erbij(gemengd) == (
        "1 afspraak van Voorbeeldstad: verzonnen, en hier niet meegeteld.",
    )
    assert zinnen_een.boodschap(gemengd[2:] * 2, "") == "Van de 2 afspraken: 2 op koers."


def test_de_peildatum_per_gemeente() -> None:
    twee = [lijn(), lijn(gemeente="GM0307")]
    twee[1] = replace(twee[1], gemeente="Amersfoort", peildatum=date(2023, 12, 31))
    assert zinnen_een.peildata(twee[:1], None) == "Peildatum: 31 december 2024."
    assert zinnen_een.peildata(twee, date(2024, 12, 31)) == (
        "Peildatum: 31 december 2023 voor Amersfoort; 31 december 2024 voor Voorbeeldstad. "
        "De cijfers van Amersfoort reiken niet tot 31 december 2024."
    )
    assert zinnen_een.peildata([replace(lijn(), gemeente=None, peildatum=None)], None) == (
        "Peildatum: onbekend."
    )
