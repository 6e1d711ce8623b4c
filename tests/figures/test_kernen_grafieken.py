"""Charts of Kernen: numbers in figure, words and table are those of the areas."""

from datetime import date

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.kernen.kern import geteld
from figures.kernen.kaart import getekend, kaart, midden, omtrek, oppervlakte, stijlen
from figures.kernen.programma import Programmastap, programma
from figures.kernen.rijen import KERN, ONDER, WIJK, delen, slechtste_eerst
from figures.kernen.stippen import MEESTE, stippen
from figures.kernen.trend import Reeks, punten, trend, trend_tekst
from tests.figures.kernframes import VORMEN, kern, onbekend, utrecht, voorbeeld

NUMMERS = {f"K{i}": i for i in range(1, 60)}
PROGRAMMA = (
    Programmastap("Nu", 6498, 29138),
    Programmastap("Met het programma", 7421, 32461, "programma", "hoogstens"),
    Programmastap("En alle verkopen", 7181, 32461, "verkoop"),
)


def stippen_in(grafiek):
    data = go.Figure(grafiek.figuur).data
    return {d.customdata[0]: d for d in data if d.mode == "markers+text"}


def test_stippen_van_laag_naar_hoog_met_de_gemeente_onderaan():
    g = stippen(voorbeeld(), "Stad", KERN, 30, gekozen="K2")
    punten_ = stippen_in(g)
    assert [(c, d.x[0], d.y[0]) for c, d in punten_.items()] == [
        ("K1", 10, 5), ("K2", 20, 4), ("K3", 30, 3), ("K4", 40, 2), ("G", 25, 1)
    ]  # fmt: skip
    assert [d.marker.symbol for d in punten_.values()] == [
        "diamond", "diamond", "circle", "circle", "square"
    ]  # fmt: skip
    assert punten_["K2"].marker.size > punten_["K1"].marker.size
    assert g.titel == "2 van de 4 kernen onder 30%: van 10,0% in Kern 1 tot 40,0% in Kern 4"
    assert "vergelijking: 30%" in g.figuur["layout"]["annotations"][0]["text"]
    assert g.figuur["layout"]["shapes"][0]["x0"] == 30
    for k in voorbeeld():
        assert k.gebied in g.tekst or k.niveau == "gemeente"


def test_de_marge_is_een_lijn_en_een_heel_percentage_blijft_heel():
    g = stippen(utrecht(doel=16), "Utrecht", WIJK, 16)
    marges = {c: (d.x[0] - d.error_x.arrayminus[0], d.x[0] + d.error_x.array[0])
              for c, d in stippen_in(g).items()}  # fmt: skip
    assert marges == {
        "WK034405": pytest.approx((15.5, 16.5)),
        "WK034403": pytest.approx((59.5, 60.5)),
        "GM0344": pytest.approx((30.5, 31.5)),
    }
    assert [d.text[0].strip() for d in stippen_in(g).values()] == [
        "16%", "60%, mogelijk overconcentratie", "31%"
    ]  # fmt: skip
    # 15.5 to 16.5 straddles 16: an open dot, and not counted as below.
    assert stippen_in(g)["WK034405"].marker.color == "#ffffff"
    assert g.titel.startswith("Geen van de 2 wijken onder 16%")
    assert "60% (59,5 tot 60,5%)" in g.tekst


def test_onbekend_is_geen_stip_maar_wordt_genoemd():
    g = stippen([*voorbeeld(), onbekend()], "Stad", KERN, 30)
    assert "X" not in stippen_in(g)
    assert g.opmerkingen == ("Aandeel onbekend, dus niet getekend: Loenen.",)
    assert ("Loenen", 500, None) in [r[:3] for r in g.tabel.rijen]
    leeg = stippen([onbekend()], "Stad", KERN, 30)
    assert leeg.figuur is None
    assert leeg.titel == "Het aandeel sociale huur per kern is onbekend in Stad"


def test_meer_dan_past_wordt_gezegd():
    veel = [kern(geteld(f"K{i:03}", 1000, i), f"Kern {i}") for i in range(1, 61)]
    g = stippen(veel, "Stad", KERN, 30)
    assert len(stippen_in(g)) == MEESTE
    assert f"{MEESTE} kernen met het laagste aandeel, van 60" in g.opmerkingen[0]
    assert len(g.tabel.rijen) == MEESTE


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 900), st.integers(0, 900)), min_size=1, max_size=12),
       st.integers(1, 99))  # fmt: skip
def test_stippen_zijn_de_aandelen_en_de_kop_telt_ze(paren, doel):
    kernen = [
        kern(geteld(f"K{i}", max(t, s), s), f"Kern {i}", doel=doel)
        for i, (t, s) in enumerate(paren)
    ]
    g = stippen(kernen, "Stad", KERN, doel)
    assert {c: d.x[0] for c, d in stippen_in(g).items()} == {k.code: k.aandeel for k in kernen}
    onder = sum(k.ligging == ONDER for k in kernen)
    assert onder == sum(k.sociaal * 100 < doel * k.woningen for k in kernen)
    assert len(kernen) == 1 or g.titel.startswith(f"{onder or 'Geen'} van de {len(kernen)}")
    aandelen = [k.aandeel for k in slechtste_eerst(kernen)]
    assert aandelen == sorted(aandelen)


def test_kaart_tekent_elk_gebied_met_een_grens_en_noemt_de_rest():
    kernen = voorbeeld()
    g = kaart(kernen, VORMEN, NUMMERS, KERN, 30, gekozen="K2")
    figuur = go.Figure(g.figuur)
    assert [d.customdata[0] for d in figuur.data[:-1]] == ["K1", "K2"]
    assert all(d.fill == "toself" for d in figuur.data[:-1])
    assert list(figuur.data[-1].text) == ["<b>1</b>", "<b>2</b>"]
    assert figuur.data[1].line.width > figuur.data[0].line.width
    assert "Kern 3 en Kern 4" in g.opmerkingen[0]
    assert g.titel == "2 van de 4 kernen liggen onder 30%"
    assert "De lijst geeft dezelfde keuze" in g.tekst
    assert not any(d.type.startswith("choropleth") for d in figuur.data)


def test_kaart_zonder_kleur_te_lezen():
    """Every state has a pattern or a lightness of its own, and stands in the key."""
    kernen = [
        kern(geteld("K1", 1000, 100), "A"),
        kern(geteld("K2", 1000, 900), "B", grens=60),
        onbekend("K3"),
    ]
    vormen = dict.fromkeys(("K1", "K2", "K3"), VORMEN["K1"])
    g = kaart(kernen, vormen, NUMMERS, KERN, 30)
    assert [d["fillpattern"]["shape"] for d in g.figuur["data"][:-1]] == ["/", "x", ""]
    assert {s.patroon for s in g.legenda} == {"hard", "kruis", ""}


def test_een_andere_keuze_verandert_alleen_de_stijl():
    kernen = voorbeeld()
    hier = getekend(kernen, VORMEN)
    voor = kaart(kernen, VORMEN, NUMMERS, KERN, 30).figuur["data"]
    anders = voorbeeld(doel=15)
    na = kaart(anders, VORMEN, NUMMERS, KERN, 15, gekozen="K1").figuur["data"]
    stijl = stijlen(getekend(anders, VORMEN), "K1")
    assert len(stijl) == len(voor) == len(hier) + 1
    assert [v | s for v, s in zip(voor, stijl, strict=True)] == na


def test_geen_grenzen():
    g = kaart(voorbeeld(), {}, NUMMERS, KERN, 30)
    assert g.figuur is None
    assert len(g.tabel.rijen) == 5


def test_een_gat_loopt_de_andere_kant_op():
    xs, ys = omtrek(VORMEN["K1"], 1)
    knip = xs.index(None)
    buiten = list(zip(xs[:knip], ys[:knip], strict=True))
    gat = list(zip(xs[knip + 1 :], ys[knip + 1 :], strict=True))
    assert oppervlakte(buiten) > 0 > oppervlakte(gat)


@pytest.mark.parametrize("code", ["K1", "K2"])
def test_een_nummer_staat_in_zijn_gebied(code):
    x, y = midden(VORMEN[code], 1)
    buiten = VORMEN[code][0][0]
    assert min(p[0] for p in buiten) < x < max(p[0] for p in buiten)
    assert min(p[1] for p in buiten) < y < max(p[1] for p in buiten)
    if code == "K1":
        assert not (5.04 < x < 5.06 and 52.04 < y < 52.06), "not in the hole"


def test_programma_van_stichtse_vecht():
    g = programma(PROGRAMMA, "Stichtse Vecht", 30)
    assert g.titel == "Van 22,3% naar hoogstens 22,9% of 22,1%, onder het doel van 30%"
    figuur = go.Figure(g.figuur)
    assert [round(d.x[0], 1) for d in figuur.data] == [22.3, 22.9, 22.1]
    assert figuur.data[0].marker.pattern.shape is None
    assert figuur.data[1].marker.pattern.shape == "/"
    assert g.tabel.rijen[2] == ("En alle verkopen", 7181, 32461, "22,1%")
    assert "7.421 van 32.461 woningen is hoogstens 22,9%" in g.tekst


def test_zonder_programma():
    g = programma(PROGRAMMA[:1], "Stad", 30)
    assert g.figuur is None
    assert "geen programma of plan bekend" in g.titel


def reeks(code, niveau, *aandelen):
    return Reeks(
        code, code, niveau, tuple((date(2015 + i, 12, 31), a) for i, a in enumerate(aandelen))
    )


def test_trend():
    reeksen = [reeks("Stad", "gemeente", 24, 23, 22.5), reeks("A", "wijk", 20, 19),
               reeks("B", "wijk", 30, 31.04), reeks("C", "wijk", 12)]  # fmt: skip
    g = trend(reeksen, "Stad", KERN, 30, gekozen="B")
    assert g.titel == (
        "Stad ging van 24,0% in 2015 naar 22,5% in 2017; in 1 van de 2 kernen daalde het aandeel"
    )
    lijnen = go.Figure(g.figuur).data
    assert [list(lijn.y) for lijn in lijnen] == [[20, 19], [30, 31.04], [24, 23, 22.5]]
    assert [lijn.line.width for lijn in lijnen] == [1.5, 3, 3]
    assert [r[0] for r in g.tabel.rijen] == ["Stad", "A", "B"]
    assert trend_tekst(reeksen[1]) == "−1,0 punt sinds 2015"
    assert trend_tekst(reeksen[3]) == "onbekend"
    assert trend([reeksen[3]], "Stad", KERN, 30).figuur is None


@pytest.mark.parametrize(
    ("verschil", "tekst"), [(0.04, "0,0 punt"), (-0.04, "0,0 punt"), (0.05, "+0,1 punt")]
)
def test_punten(verschil, tekst):
    assert punten(verschil) == tekst


def test_overig_en_gemeente_zijn_geen_kern():
    rest = kern(geteld("", 10, 1), "overig", "overig")
    assert len(delen([*voorbeeld(), rest])) == 4
    assert slechtste_eerst([rest, *voorbeeld()])[-1] is rest
