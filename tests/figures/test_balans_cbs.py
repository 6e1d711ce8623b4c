from datetime import date

import pandas as pd
import plotly.graph_objects as go

from domain.cijfernaam import Cijfernaam, over, stuk
from figures.groei import balans as beeld
from figures.groei.cbs import GEEN
from figures.groei.cbs import cbs as cbs_beeld
from store.vragen.groei.balans import lees_alle_woningen, lees_balans

KOLOMMEN = (
    "gemeente", "corporatie", "van", "tot", "begin", "netto", "correctie", "onverklaard", "eind",
)  # fmt: skip


def naam(gemeente, corporatie, dagen, veld):
    return Cijfernaam("balans", over(gemeente, corporatie), stuk(dagen.van, dagen.tot), veld)


def balans(frame, namen):
    return beeld.balans(lees_balans(frame.assign(fictief=False)), namen, naam)


def cbs(frame, namen):
    return cbs_beeld(lees_alle_woningen(frame), namen)


def b(corp, jaar, begin, netto, correctie, onverklaard, gem="G"):
    eind = begin + netto + correctie + onverklaard
    dagen = (date(jaar, 1, 1), date(jaar, 12, 31))
    return dict(
        zip(KOLOMMEN, (gem, corp, *dagen, begin, netto, correctie, onverklaard, eind), strict=True)
    )


def test_balans_telt_van_begin_naar_eind():
    f = pd.DataFrame(
        [
            b("A", 2020, 100, 5, 0, 0),
            b("A", 2021, 105, 3, -1, 2),
            b("B", 2020, 50, 1, 0, 0),
            b("B", 2021, 51, 0, 0, 0),
        ]
    )
    g = balans(f, {"A": "Woon A"})
    assert g.titel == "Van 150 (eind 2019) naar 160 woningen (eind 2021): 2 woningen onverklaard"
    assert (
        "Onverklaard: +2 bij Woon A, 1 januari 2021 tot en met 31 december 2021." in g.opmerkingen
    )
    assert [d["x"][0] for d in g.figuur["data"][:3]] == [9, -1, 2]
    assert all(r[3] + r[4] + r[5] + r[6] == r[7] for r in g.tabel.rijen)
    go.Figure(g.figuur)


def test_balans_sluit():
    g = balans(pd.DataFrame([b("A", 2020, 100, 5, 0, 0)]), {})
    assert g.titel.endswith("de cijfers sluiten precies")


def test_balans_over_de_dagen_die_allen_delen():
    f = pd.DataFrame(
        [b("A", 2019, 90, 10, 0, 0), b("A", 2020, 100, 5, 0, 0), b("B", 2020, 50, 1, 0, 0)]
    )
    g = balans(f, {})
    assert g.titel.startswith("Van 150 (eind 2019) naar 156 woningen (eind 2020)")
    assert g.opmerkingen[0].startswith("1 balansregel")
    assert len(g.tabel.rijen) == 3


def test_balans_met_een_gat_heeft_geen_keten():
    f = pd.DataFrame([b("A", 2018, 90, 10, 0, 0), b("A", 2020, 100, 5, 0, 0)])
    g = balans(f, {})
    assert g.figuur is None
    assert len(g.tabel.rijen) == 2


def test_geen_balans():
    assert balans(pd.DataFrame(columns=list(KOLOMMEN)), {}).figuur is None


CBS_2012 = {
    "gemeente": "GM0307", "jaar": 2012, "begin": 63442, "nieuwbouw": 463, "overige_toevoeging": 210,
    "sloop": 29, "overige_onttrekking": 31, "correctie": -199, "saldo": 414, "eind": 63856,
}  # fmt: skip


def test_cbs_amersfoort_2012_sluit():
    g = cbs(pd.DataFrame([CBS_2012]), {"GM0307": "Amersfoort"})
    assert g.titel == "Alle woningen in Amersfoort: 63.856 eind 2012, 414 meer dan een jaar eerder"
    assert g.tabel.rijen[0] == ("Amersfoort", "2012", 63442, 463, 210, -29, -31, -199, 0, 63856)
    assert "niet alleen sociale huur" in g.tekst
    assert len(g.opmerkingen) == 1
    go.Figure(g.figuur)


def test_cbs_die_niet_sluit_wordt_gezegd():
    g = cbs(pd.DataFrame([{**CBS_2012, "eind": 63882}]), {})
    assert "In 2012 sluit de balans van CBS niet: +26." in g.opmerkingen
    assert g.tabel.rijen[0][-2] == 26


def test_cbs_zonder_cijfers():
    leeg = dict.fromkeys(CBS_2012, None) | {"gemeente": "GM0001", "jaar": 2012}
    assert cbs(pd.DataFrame([leeg]), {}).titel == GEEN


def test_cbs_meer_gemeenten_alleen_jaren_van_alle():
    f = pd.DataFrame(
        [
            CBS_2012,
            {**CBS_2012, "gemeente": "X"},
            {**CBS_2012, "jaar": 2013, "begin": 63856, "eind": 64270},
        ]
    )
    g = cbs(f, {"GM0307": "Amersfoort"})
    assert g.titel.startswith("Alle woningen in Amersfoort en X: 127.712 eind 2012")
