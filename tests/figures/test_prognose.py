"""The forecast in words and drawing: the numbers are the forecast's, a maximum is no minimum."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import Oordeel
from domain.perioden import jaren
from domain.prognose.aannames import Aanname
from domain.prognose.prognose import Prognosevraag, voorspel
from domain.prognose.trekking import Einddoel, Kans
from figures.prognose import zinnen
from figures.prognose.dragers import plannen
from figures.prognose.prognose import prognose
from figures.prognose.tekening import Prognosebeeld
from figures.prognose.zinnen import kernzin
from tests.domain.prognosehulp import GEWOON, TIENJAAR, VAST, echt, post, posten, realisaties

A1 = Afspraak("x-1", "netto_groei", "totaal", "minimum", artikel="1", doel=500, van=TIENJAAR.van,
              tot=TIENJAAR.tot)  # fmt: skip
MAX = replace(A1, richting="maximum", indicator="aantal_van_soort", telt_soorten=("verkoop",))
BAND = replace(A1, richting="streefwaarde", doel_max=600)
STREEF = replace(A1, richting="streefwaarde")
PLAN = (post(2026, 200, project="Hof"), post(2028, -60, lot="b", soort="sloop", project="Weg"),
        post(2029, 150, "zacht", lot="c", project="Kade"))  # fmt: skip


def _doel(a: Afspraak | None) -> Einddoel | None:
    if a is None or a.doel_totaal is None or a.oordeel_als is None:
        return None
    return Einddoel(a.oordeel_als, a.doel_totaal, a.doel_totaal_max)


def beeld(a=A1, plan=PLAN, gerealiseerd=340, *, compleet=True, aannames=GEWOON) -> Prognosebeeld:
    vraag = Prognosevraag(TIENJAAR, date(2025, 12, 31), compleet, _doel(a))
    rijen = [echt(2022, gerealiseerd)] if gerealiseerd else []
    return Prognosebeeld(voorspel(vraag, rijen, plan, aannames), "Stad", "sociale huurwoningen", a)


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({}, "Met harde plannen komt Stad op 480 van 500: 20 te weinig; met ook zachte plannen op "
             "630: 130 meer dan nodig."),
        ({"plan": PLAN[:2]}, "Met harde plannen komt Stad op 480 van 500: 20 te weinig. "
                             "Zachte plannen zijn er niet."),
        ({"plan": PLAN[2:]}, "Met zachte plannen komt Stad op 490 van 500: 10 te weinig. "
                             "Harde plannen zijn er niet."),
        ({"plan": ()}, "Stad staat op 340 van 500: 160 te weinig. Er zijn geen plannen die "
                       "hiervoor tellen."),
        ({"a": MAX}, "Met harde plannen komt Stad op 480 van hoogstens 500: nog ruimte voor 20; "
                     "met ook zachte plannen op 630: 130 te veel."),
        ({"a": BAND}, "Met harde plannen komt Stad op 480 van 500 tot 600: 20 onder de ondergrens; "
                      "met ook zachte plannen op 630: 30 boven de bovengrens."),
        ({"a": STREEF}, "Met harde plannen komt Stad op 480 van 500: 20 eronder; met ook zachte "
                        "plannen op 630: 130 erboven."),
        ({"a": None}, "In 2021-2030 groeit Stad met harde plannen netto met 480; met ook zachte "
                      "plannen netto met 630 sociale huurwoningen."),
        ({"gerealiseerd": 0, "compleet": False},
         "Stad heeft 140 van 500 in harde plannen en 290 van 500 in ook zachte plannen; wat er is "
         "gerealiseerd, is onbekend."),
        ({"gerealiseerd": 0, "compleet": False, "plan": ()},
         "Van Stad zijn er geen gerealiseerde cijfers en geen plannen die hiervoor tellen."),
        ({"compleet": False}, "Met de cijfers die er zijn en harde plannen komt Stad op 480 van "
                              "500; een deel van wat er is gerealiseerd, is onbekend."),
        ({"gerealiseerd": 360, "plan": PLAN[:2]}, "Met harde plannen komt Stad op 500 van 500: "
                                                  "precies genoeg. Zachte plannen zijn er niet."),
    ],
)  # fmt: skip
def test_de_boodschap(velden, zin) -> None:
    assert kernzin(beeld(**velden)) == zin


def test_amersfoort() -> None:
    vraag = Prognosevraag(
        jaren(2020, 2021), date(2023, 12, 31), False, Einddoel("minimum", Fraction(301))
    )
    plan = [post(2020, 301, tot=date(2021, 12, 31), project=None)]
    a = replace(A1, doel=301, van=date(2020, 1, 1), tot=date(2021, 12, 31))
    b = Prognosebeeld(voorspel(vraag, [], plan, GEWOON), "Amersfoort", "sociale huurwoningen", a)
    assert kernzin(b) == (
        "Amersfoort heeft 301 van 301 in harde plannen; wat er is gerealiseerd, is onbekend."
    )
    assert zinnen.geen_kans(b, None).startswith("Gerealiseerde cijfers ontbreken.")
    g = prognose(b)
    # The period is over: its plans are still told, but there is nothing left to forecast.
    assert g.titel == "Opgeteld over 2020-2021" and not b.banden
    assert "gerealiseerd onbekend" in g.tekst
    assert [r[1:3] for r in g.tabel.rijen] == [(None, 0), (None, 301)]
    assert "gerealiseerd" not in [s.label for s in g.legenda]


@pytest.mark.parametrize(
    ("k", "getal", "woord"),
    [
        (Kans(35, 50, 60), "tussen 35% en 60%", "onzeker"),
        (Kans(33.1, 50, 61.9), "tussen 35% en 60%", "onzeker"),
        (Kans(0, 1, 4.9), "minder dan 5%", "vrijwel uitgesloten"),
        (Kans(95, 99, 100), "meer dan 95%", "vrijwel zeker"),
        (Kans(3, 50, 80), "hoogstens 80%", "vrijwel uitgesloten tot waarschijnlijk"),
        (Kans(40, 50, 99), "minstens 40%", "onzeker tot vrijwel zeker"),
        (Kans(0, 50, 100), "van minder dan 5% tot meer dan 95%",
         "vrijwel uitgesloten tot vrijwel zeker"),
        (Kans(49, 50, 51), "ongeveer 50%", "onzeker"),
        (Kans(5, 10, 20), "tussen 5% en 20%", "onwaarschijnlijk"),
    ],
)  # fmt: skip
def test_de_kans_in_getal_en_woord(k, getal, woord) -> None:
    assert (str(zinnen.kansgetal(k, beeld().namen, "hard")), zinnen.kanswoord(k)) == (getal, woord)


def test_waar_de_kans_over_gaat_en_waarom_er_geen_is() -> None:
    assert zinnen.kansdoel(beeld()) == "minstens 500 te halen"
    assert zinnen.kansdoel(beeld(MAX)) == "niet boven 500 uit te komen"
    assert zinnen.kansdoel(beeld(BAND)) == "tussen 500 en 600 uit te komen"
    assert "streefwaarde" in zinnen.geen_kans(beeld(STREEF), None)
    assert "Kies een afspraak" in zinnen.geen_kans(beeld(None), None)
    assert "geen getal" in zinnen.geen_kans(beeld(replace(A1, doel=None)), None)
    assert zinnen.geen_kans(beeld(), "Er is geen aanname.").startswith("Er is geen aanname. Daarom")


def test_wat_erbij_gezegd_moet_worden() -> None:
    vraag = replace(beeld().prognose.vraag, onttrekkingen=("sloop", "verkoop"))
    b = Prognosebeeld(voorspel(vraag, [], PLAN, VAST), "Stad", "")
    assert zinnen.vleit(b) == (
        "In deze plannen staat geen verkoop: dat maakt de prognose te gunstig."
    )
    assert zinnen.vleit(beeld(plan=())) is None
    assert zinnen.zonder_project(b) is None
    los = beeld(plan=(post(project=None), post(lot="b")))
    assert zinnen.zonder_project(los).startswith("1 van de 2 plannen noemt geen project")
    assert (
        zinnen.niet_geteld(b, "overlap", 1, 200, "te laat")
        == "1 plan telt niet mee (200 woningen): te laat."
    )
    assert zinnen.niet_geteld(b, "half", 3, 410, "te laat").startswith(
        "3 plannen tellen niet mee (410 woningen)"
    )
    assert zinnen.soort_plan(Aanname("zacht", 1, 2, 3, fase="ontwerp")) == (
        "Zachte plannen, fase ontwerp"
    )


def lijnen(g) -> dict[str, list[float]]:
    return {
        s.hovertemplate.split("} ")[-1].removesuffix("<extra></extra>"): list(s.y)
        for s in go.Figure(g.figuur).data
        if s.hovertemplate and "customdata" not in s.hovertemplate
    }


def test_de_tekening_heeft_de_getallen_van_de_prognose() -> None:
    b = beeld()
    g, p = prognose(b), b.prognose
    uit = lijnen(g)
    assert uit["gerealiseerd"] == [0, 0, 340, 340, 340, 340]
    assert uit["met harde plannen"] == [340, 540, 540, 480, 480, 480]
    assert uit["met ook zachte"] == [340, 540, 540, 480, 630, 630]
    assert uit["afspraak 500"] == [0, 500]
    vlak = next(s for s in go.Figure(g.figuur).data if s.fill == "toself")
    assert list(vlak.y)[:6] == [340, *(v.p10 for v in p.banden["zacht"][5:])]
    assert list(vlak.y)[::-1][:6] == [340, *(v.p90 for v in p.banden["zacht"][5:])]
    einden = " ".join(a.text for a in go.Figure(g.figuur).layout.annotations)
    for tekst in ("gerealiseerd 340", "met harde plannen 480", "met ook zachte 630",
                  "afspraak 500"):  # fmt: skip
        assert tekst in einden
    assert [s.patroon for s in g.legenda] == ["", "hard", "zacht", "vlak", "lijn"]
    assert g.tabel.rijen[5] == ("2026", "nog niet", 540, 540, *_band(p, 5))
    assert g.tabel.rijen[1] == ("2022", 340, 340, 340, 340, 340, 340)
    for getal in ("480", "630", "340", "500"):
        assert getal in g.tekst


def _band(p, n) -> tuple[int, int, int]:
    v = p.banden["zacht"][n]
    return v.p10, v.p50, v.p90


def test_een_maximum_is_een_plafond_en_een_bandbreedte_twee_paden() -> None:
    assert lijnen(prognose(beeld(MAX)))["hoogstens 500"] == [500, 500]
    twee = lijnen(prognose(beeld(BAND)))
    assert (twee["afspraak 500"], twee["hoogstens 600"]) == ([0, 500], [0, 600])
    assert "afspraak" not in " ".join(lijnen(prognose(beeld(None))))


def test_zekere_aannames_hebben_een_titel_zonder_bereik() -> None:
    assert prognose(beeld(aannames=VAST)).titel == "Alle doorrekeningen komen eind 2030 op 630"
    zonder = prognose(beeld(aannames=None))
    assert zonder.titel == "Opgeteld over 2021-2030"
    assert len(zonder.tabel.kolommen) == 4


@settings(max_examples=40, deadline=None)
@given(posten(), realisaties, st.sampled_from([A1, MAX, BAND, STREEF, None]), st.booleans())
def test_elke_prognose_is_te_tekenen(plan, gerealiseerd, a, compleet) -> None:
    vraag = Prognosevraag(TIENJAAR, date(2025, 12, 31), compleet, _doel(a))
    b = Prognosebeeld(voorspel(vraag, gerealiseerd, plan, GEWOON, 50), "Stad", "woningen", a)
    for g in (prognose(b), plannen(b, {})):
        assert g.titel and g.tekst
        if g.figuur:
            go.Figure(g.figuur)
    assert kernzin(b).endswith(".")


def test_de_grootste_plannen() -> None:
    g = plannen(beeld(), {"VB01": "Lindegaarde"})
    assert g.titel == "2 plannen zijn goed voor alle 350 woningen"
    assert g.tabel.rijen == (
        ("Hof", "Lindegaarde", "2026", "hard", 200),
        ("Kade", "Lindegaarde", "2029", "zacht", 150),
        ("Weg", "Lindegaarde", "2028", "hard", -60),
    )
    assert [b.x[0] for b in go.Figure(g.figuur).data] == [200, 150, -60]
    assert [s.label for s in g.legenda] == ["plan (hard)", "plan (zacht)", "onttrekking (hard)"]
    veel = plannen(beeld(plan=tuple(post(2027, 10 + n, lot=f"p{n}") for n in range(20))), {})
    assert veel.titel == "8 plannen zijn goed voor 204 van de 390 woningen"
    assert len(veel.tabel.rijen) == 20
    assert plannen(beeld(plan=()), {}).figuur is None


def test_delen_van_een_project_zijn_een_plan_en_verkopen_blijven_eraf() -> None:
    samen = (post(2026, 80, project="Hof"), post(2027, -30, soort="sloop", project="Hof"))
    (rij,) = plannen(beeld(plan=samen), {}).tabel.rijen
    assert rij == ("Hof", "VB01", "2027", "hard", 50)
    verkoop = post(2026, 7, soort="verkoop", project=None)
    g = plannen(beeld(MAX, (replace(verkoop, gebied="WK1"),)), {"WK1": "Elzenrade"})
    assert g.tabel.rijen[0][0] == "verkoop zonder project in Elzenrade"
    assert [s.label for s in g.legenda] == ["onttrekking (hard)"]


@pytest.mark.parametrize(
    ("a", "status", "gerealiseerd", "zin_"),
    [
        (A1, "niet behaald", 340, "340 van 500: 160 te weinig. De afspraak is niet behaald."),
        (A1, "behaald", 510, "510 van 500: 10 meer dan nodig. De afspraak is behaald."),
        (MAX, "behaald", 480, "480 van hoogstens 500: 20 onder het maximum. De afspraak "
                              "is behaald."),
        (STREEF, "geen status", 480, "480 van 500: 20 eronder."),
    ],
)  # fmt: skip
def test_een_afgelopen_periode_zegt_wat_het_is_geworden(a, status, gerealiseerd, zin_) -> None:
    """Also where a plan of that period was never reported as built."""
    vraag = Prognosevraag(TIENJAAR, date(2031, 12, 31), True, _doel(a))
    p = voorspel(vraag, [echt(2022, gerealiseerd)], PLAN, GEWOON)
    oordeel = Oordeel(status, "", gerealiseerd=gerealiseerd, peildatum=vraag.peildatum)
    b = Prognosebeeld(p, "Stad", "woningen", a, oordeel)
    assert kernzin(b) == f"De periode 2021-2030 is voorbij: Stad kwam op {zin_}"
    g = prognose(b)
    assert g.titel == f"Wat het is geworden: {gerealiseerd} in 2021-2030"
    assert g.tabel.kolommen == ("Eind van", "Gerealiseerd")
    assert [s.label for s in g.legenda] == ["gerealiseerd", "de afspraak"]
    assert "plannen" not in g.tekst and "doorrekeningen" not in g.tekst
    assert zinnen.geen_kans(b, None) == "De periode is voorbij: er is niets meer te voorspellen."


def test_elk_cijfer_heeft_een_naam_en_in_de_tabel_dezelfde_waarde() -> None:
    b = beeld()
    g, grootste = prognose(b), plannen(b, {})
    teksten = [kernzin(b), g.titel, g.tekst, grootste.titel, grootste.tekst]
    per_naam: dict[str, str] = {}
    for tekst in teksten:
        for c in tekst.cijfers:
            assert per_naam.setdefault(str(c.naam), c.waarde) == c.waarde
    assert per_naam["afspraak|x-1|2025-12-31|met_hard"] == "480"
    assert per_naam["prognose|x-1|..2030|hard.afstand"] == "20"
    for t in (g.tabel, grootste.tabel):
        for rij, namen in zip(t.rijen, t.namen, strict=True):
            for cel, naam in zip(rij, namen, strict=True):
                assert (naam is None) == isinstance(cel, str)
                if naam:
                    assert per_naam.setdefault(str(naam), str(cel)) == str(cel)
    assert per_naam["prognose|x-1|..2030|hard"] == "480"
    anders = replace(b, aannames="kans.hard:90")
    namen_ = [str(c.naam) for c in prognose(anders).titel.cijfers]
    assert namen_[0] == "prognose|x-1|..2030|zacht.p10|aannames=kans.hard:90"
