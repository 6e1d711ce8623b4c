"""Numbers in a figure equal the frame; the words and the table hold the same numbers."""

from datetime import date
from functools import partial

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.afspraken.oordeel import Oordeel
from domain.cijfernaam import Cijfernaam, van_groei
from domain.filters import Filters
from domain.groei import sommen as regels
from domain.groei.doel import Doel
from domain.groei.waterval import Begin
from domain.mutaties import SOORTEN
from domain.perioden import Periode
from figures.basis.getallen import met_teken
from figures.basis.kleuren import stijl
from figures.groei.cumulatief import cumulatief
from figures.groei.per_corporatie import Delen, per_corporatie, som_tekst
from figures.groei.per_jaar import per_jaar
from figures.groei.waterval import waterval
from store.vragen.groei import lezen
from tests.figures.frames import amersfoort, frame, rij

WAT = "sociale huurwoningen"
AFSPRAAK_6 = Doel("Afspraak 6", date(2020, 1, 1), date(2021, 12, 31), 301, binding="garantie")
PER_JAAR = Doel("Afspraak 9", date(2021, 1, 1), date(2030, 12, 31), 3200, per_jaar=320)
NAMEN = {"AL": "Alliantie", "PO": "Portaal", "OM": "Omnia Wonen"}


def balken(grafiek):
    return [d for d in go.Figure(grafiek.figuur).data if d.type == "bar"]


def test_waterval_van_tabel_1():
    g = waterval(lezen.lees(amersfoort()), WAT)
    assert [b.x[0] for b in balken(g)] == [16, 673, -174, -150, -64, 301]
    # Each bar starts where the one before it ended, and netto starts at nothing.
    assert [b.base[0] for b in balken(g)] == [0, 16, 689, 515, 365, 0]
    assert "netto +301" in g.titel
    assert "Netto +301" in g.tekst
    assert sum(r[2] for r in g.tabel.rijen) == g.tabel.totaal[2] == 301
    assert g.legenda[0].patroon == "hard"


def test_waterval_met_begin_en_plannen():
    f = frame(
        rij("nieuwbouw", 100, 100),
        rij("sloop", 30, -30),
        rij("nieuwbouw", 40, 40, jaar=2025, status="hard"),
        rij("nieuwbouw", 5, 5, jaar=2026, status="zacht"),
    )
    g = waterval(lezen.lees(f), WAT, Begin(date(2023, 12, 31), 1000))
    assert [b.x[0] for b in balken(g)] == [100, -30, 70, 40, 5, 115]
    woorden = next(d for d in g.figuur["data"] if d["type"] == "scatter")
    assert [w.strip() for w in woorden["text"]] == ["1.000", "1.070"]
    assert "netto +70" in g.titel  # a plan is no realisatie


def test_aankoop_binnen_de_sector_wordt_gezegd():
    g = waterval(lezen.lees(frame(rij("aankoop", 62, 0), rij("nieuwbouw", 1, 1))), WAT)
    assert any(o.startswith("62 × aankoop") for o in g.opmerkingen)


def test_per_jaar_houdt_een_reeks_jaren_apart():
    f = frame(
        rij("nieuwbouw", 50, 50, jaar=2019),
        rij("nieuwbouw", 80, 80, jaar=2020, tot=2021),
        rij("sloop", 20, -20, jaar=2020, tot=2021),
        rij("nieuwbouw", 10, 10, jaar=2023),
    )
    g = per_jaar(lezen.lees(f), WAT)
    assert g.figuur["layout"]["xaxis"]["ticktext"] == ["2019", "2020-<br>2021", "2022", "2023"]
    assert [(r[0], r[-1]) for r in g.tabel.rijen] == [
        ("2019", 50), ("2020-2021", 60), ("2022", None), ("2023", 10),
    ]  # fmt: skip
    assert "2022: geen cijfers" in g.tekst


def test_per_jaar_afspraaklijn_op_tempo():
    f = frame(*(rij("nieuwbouw", n, n, jaar=2019 + i) for i, n in enumerate((9, 9, 300, 330))))
    g = per_jaar(lezen.lees(f), WAT, PER_JAAR)
    lijn = g.figuur["data"][-1]
    assert lijn["line"]["dash"] == "dash"
    assert [v for v in lijn["y"] if v is not None] == [320] * 4  # 2021 and 2022, two ends each
    assert any("320 per jaar" in a["text"] for a in g.figuur["layout"]["annotations"])
    assert g.titel.startswith("In 1 van de 2 jaren bleef de groei op of boven het tempo")


def test_per_jaar_totaal_over_precies_die_jaren():
    g = per_jaar(lezen.lees(amersfoort()), WAT, AFSPRAAK_6)
    assert [v for v in g.figuur["data"][-1]["y"] if v] == [301, 301]
    assert g.figuur["data"][-2]["y"] == [301]
    assert all(b.marker.pattern.shape == "/" for b in balken(g))


def test_maximum_telt_omgekeerd():
    doel = Doel("x", date(2020, 1, 1), date(2021, 12, 31), 20, per_jaar=10, richting="maximum")
    f = frame(rij("nieuwbouw", 5, 5, jaar=2020), rij("nieuwbouw", 15, 15, jaar=2021))
    assert (
        "In 1 van de 2 jaren bleef de groei onder de grens"
        in per_jaar(lezen.lees(f), WAT, doel).titel
    )


def test_elke_som_van_de_opgetelde_grafiek_heeft_een_naam():
    f = frame(*(rij("nieuwbouw", 100, 100, jaar=j) for j in (2023, 2024)))
    keuze = Filters(gemeente=("GM0307",))
    noem = partial(van_groei, filters=keuze)
    g = cumulatief(
        lezen.lees(f), WAT, PER_JAAR,
        naam=lambda maat, dagen, status: noem(maat, dagen=dagen, status=status),
    )  # fmt: skip
    assert [[n and str(n) for n in r] for r in g.tabel.namen] == [
        [None, None, f"opgeteld|GM0307|{dagen}|gerealiseerd",
         f"opgeteld|GM0307|{dagen}|pad|afspraak={PER_JAAR.afspraak}".removesuffix("|afspraak=")]
        for dagen in ("2023", "2023..2024")
    ]  # fmt: skip
    assert [r[2] for r in g.tabel.rijen] == [100, 200]


def test_cumulatief_pad_begint_waar_de_groei_dan_staat():
    f = frame(*(rij("nieuwbouw", 100, 100, jaar=j) for j in range(2019, 2025)))
    # 4 of 10 years: 1,280 asked, 400 there, of which 2019 and 2020 are not.
    oordeel = Oordeel(
        "achter", "", gerealiseerd=400, verwacht=1280, peildatum=date(2024, 12, 31), als="minimum"
    )
    g = cumulatief(lezen.lees(f), WAT, PER_JAAR, oordeel)
    pad = g.figuur["data"][-1]
    assert pad["y"] == [200, 3400]
    assert pad["x"] == [2020, 2030]
    assert g.titel == (
        "Tot eind 2024: +400 sociale huurwoningen gerealiseerd, "
        "880 achter op het pad van de afspraak"
    )
    assert g.tabel.rijen[-1][2:] == (600, 1480)


def test_cumulatief_begint_waar_de_levering_begint():
    """Figures from 1 January, the first event in March: nothing is missing before it."""
    f = frame(rij("nieuwbouw", 10, 10, jaar=2024))
    dagen = Periode(date(2021, 1, 1), date(2025, 6, 30))
    g = cumulatief(lezen.lees(f), WAT, PER_JAAR, gerealiseerd=dagen)
    assert g.opmerkingen == ()
    assert (g.figuur["data"][0]["x"][0], g.figuur["data"][0]["x"][-1]) == (2020, 2024.496)


def test_cumulatief_plannen_genest():
    f = frame(
        rij("nieuwbouw", 10, 10, jaar=2024),
        rij("nieuwbouw", 20, 20, jaar=2025, status="hard"),
        rij("nieuwbouw", 5, 5, jaar=2026, status="zacht"),
    )
    lijnen = cumulatief(lezen.lees(f), WAT).figuur["data"]
    assert [d["y"] for d in lijnen] == [[0, 10], [10, 30], [10, 30, 35]]
    assert len({d["line"].get("dash") for d in lijnen}) == 3


def test_cumulatief_zegt_dat_het_begin_ontbreekt():
    g = cumulatief(lezen.lees(frame(rij("nieuwbouw", 10, 10, jaar=2024))), WAT, PER_JAAR)
    assert "Vóór 1 januari 2024 zijn er geen cijfers" in g.opmerkingen[0]


def test_per_corporatie_naast_eigen_doel():
    delen = {"AL": 210, "PO": 48, "OM": 43}
    doelen = {
        c: Doel("Afspraak 6", date(2020, 1, 1), date(2021, 12, 31), n, corporatie=c)
        for c, n in delen.items()
    }
    g = per_corporatie(lezen.lees_partijen(amersfoort()), WAT, NAMEN, Delen(doelen, {}))
    assert {r[0]: r[1] for r in g.tabel.rijen} == {
        "Alliantie": 210,
        "Portaal": 48,
        "Omnia Wonen": 43,
    }
    assert g.tabel.totaal[1] == 301
    # Plans: nothing is realised, so no part has a status yet.
    assert g.titel.startswith("2020-2021: Alliantie +210, Omnia Wonen +43 en Portaal +48 ")
    merk = g.figuur["data"][-1]
    assert merk["x"] == [210, 43, 48]
    go.Figure(g.figuur)


@pytest.mark.parametrize(
    ("statussen", "titel"),
    [
        (("achter", "achter"), "het eigen deel van de afspraak is bij elke corporatie achter"),
        (("achter", "behaald"),
         "het eigen deel van de afspraak is achter bij Alliantie; behaald bij Portaal"),
    ],
)  # fmt: skip
def test_per_corporatie_zegt_de_status_van_elk_deel(statussen, titel):
    oordelen = dict(zip(("AL", "PO"), (Oordeel(s, "") for s in statussen), strict=True))
    doelen = dict.fromkeys(oordelen, AFSPRAAK_6)
    rijen = [
        regels.Partijgroei("G", c, "gerealiseerd", date(2020, 1, 1), date(2020, 12, 31), 1)
        for c in oordelen
    ]
    assert per_corporatie(rijen, WAT, NAMEN, Delen(doelen, oordelen)).titel == f"2020: {titel}"


def test_per_corporatie_stapelt_geen_andere_gemeente_of_jaren():
    """Two gemeenten, other years and statuses: a bar each, each with its own days."""

    def deel(gemeente, status, jaar, saldo):
        return regels.Partijgroei(
            gemeente, "PO", status, date(jaar, 1, 1), date(jaar + 1, 12, 31), saldo
        )

    namen = NAMEN | {"G1": "Nieuwegein", "G2": "Amersfoort"}
    rijen = [
        deel("G1", "gerealiseerd", 2024, 152),
        deel("G2", "gerealiseerd", 2020, 10),
        deel("G2", "hard", 2022, 48),
    ]
    g = per_corporatie(rijen, WAT, namen, heel=("hard",))
    assert g.titel == (
        "Portaal in Amersfoort +10 (2020-2021) en Portaal in Nieuwegein +152 (2024-2025) "
        "sociale huurwoningen gerealiseerd"
    )
    assert [r[0] for r in g.tabel.rijen] == ["Portaal in Amersfoort", "Portaal in Nieuwegein"]
    assert g.tabel.totaal == ("Som van de corporaties", None, 48)
    labels = [a["text"] for a in g.figuur["layout"]["annotations"]]
    assert labels[0].endswith("+10 gerealiseerd (2020-2021), +48 hard (2022-2023)")
    assert per_corporatie(rijen, WAT, namen, heel=()).tabel.totaal is None


def test_per_corporatie_zegt_waar_cijfers_ontbreken():
    dagen = (date(2024, 1, 1), date(2024, 12, 31))
    rijen = [
        regels.Partijgroei("G", "AL", "gerealiseerd", *dagen, 5, deels="ja"),
        regels.Partijgroei("G", "PO", "gerealiseerd", *dagen, 7),
    ]
    assert per_corporatie(rijen, WAT, NAMEN).titel == (
        "2024: Alliantie +5 (niet alle cijfers) en Portaal +7 sociale huurwoningen gerealiseerd"
    )


def test_verschil_tussen_corporaties_en_sector_wordt_gezegd():
    wissel = regels.Perspectiefwissel("gerealiseerd", 363, 301)
    zin = som_tekst(wissel, lambda veld: Cijfernaam("netto", "G", "2024", veld))
    assert "tot +363 gerealiseerd" in zin
    assert "62 zijn woningen" in zin
    assert [c.waarde for c in zin.cijfers] == ["363", "301", "62"]
    f = frame(rij("aankoop", 62, 0), rij("nieuwbouw", 1, 1), rij("nieuwbouw", 9, 9, status="hard"))
    f["eigen"] = [62, 1, 9]
    assert lezen.lees_wissels(f) == (regels.Perspectiefwissel("gerealiseerd", 63, 1),)


def test_niets_bekend_is_geen_nul():
    leeg = lezen.lees(frame())
    for g in (waterval(leeg, WAT), per_jaar(leeg, WAT), cumulatief(leeg, WAT)):
        assert g.figuur is None
        assert "geen" in g.titel
        assert not g.tabel.rijen


@pytest.mark.parametrize("status", ["hard", "zacht"])
def test_plannen_zijn_gearceerd(status):
    assert stijl("#123456", status)["pattern"]["shape"]
    assert "pattern" not in stijl("#123456", "gerealiseerd")


mutaties = st.lists(
    st.builds(
        lambda s, n, j, lengte, status: rij(
            s, n, n * SOORTEN[s].sector, jaar=j, tot=j + lengte, status=status
        ),
        st.sampled_from(sorted(SOORTEN)),
        st.integers(0, 5000),
        st.integers(2010, 2030),
        st.integers(0, 2),
        st.sampled_from(["gerealiseerd", "hard", "zacht"]),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(mutaties)
def test_elke_grafiek_telt_op_tot_het_frame(rijen):
    r = lezen.lees(frame(*rijen))
    status = regels.hoofdstatus(r)
    totaal = regels.netto(r)
    w, j, c = waterval(r, WAT, None), per_jaar(r, WAT, PER_JAAR), cumulatief(r, WAT, PER_JAAR)
    assert w.tabel.totaal[2] == sum(x[2] for x in w.tabel.rijen) == regels.netto(r, status)
    assert met_teken(regels.netto(r, status)) in w.tekst
    assert sum(x[-1] or 0 for x in j.tabel.rijen) == totaal
    assert sum(sum(b.y) for b in balken(j)) == totaal

    assert c.tabel.rijen[-1][2] == totaal
    p = per_corporatie(lezen.lees_partijen(frame(*rijen)), WAT, {})
    assert sum(sum(b.x) for b in balken(p)) == totaal
