"""Which figures of which areas are shown together: small cases, one rule each."""

from __future__ import annotations

from datetime import date

import pytest

from domain.kernen.bron import GemeenteBron, Kerngebied, Kernpartij, Kerntelling, Totaal
from domain.kernen.kern import in_procenten
from domain.kernen.keuze import KernFilters
from domain.kernen.takken import Kernen, bouw

GM = "GM0001"
D = {jaar: date(jaar, 12, 31) for jaar in range(2018, 2027)}
SOCIAAL, BEZIT, CONTRACT = "sociaal_bezit_corporatie", "bezit_corporatie", "sociaal_contract"


def t(code, jaar, woningen, aandeel=None, definitie=BEZIT, *, indeling=2024, marge=None, volgorde=1,
      bron="CBS"):  # fmt: skip
    d = definitie if aandeel is not None else None
    return Totaal(
        code,
        indeling,
        D[jaar],
        woningen,
        bron,
        f"lev{volgorde}",
        volgorde,
        False,
        aandeel,
        marge,
        d,
    )


def wijk(code, naam, indeling=2024):
    return Kerngebied(code, indeling, naam, naam.casefold(), "wijk", None)


def buurt(code, naam, ouder, indeling=2024):
    return Kerngebied(code, indeling, naam, naam.casefold(), "buurt", ouder)


def s(corporatie, gebied, jaar, sociaal, *, onverdeeld=False, indeling=2024):
    return Kerntelling(
        corporatie, gebied, indeling if gebied else None, D[jaar], sociaal, onverdeeld, "Telling",
        f"stand-{corporatie}", False,
    )  # fmt: skip


def partij(corporatie, van=2015, tot=2035):
    return Kernpartij(corporatie, date(van, 1, 1), date(tot, 12, 31))


NOORD, ZUID = wijk("WK01", "Noord"), wijk("WK02", "Zuid")


def kernen(*totalen, tellingen=(), gebieden=(NOORD, ZUID), filters=None, **bron) -> Kernen:
    b = GemeenteBron(GM, "Stad", tuple(totalen), tuple(tellingen), tuple(gebieden), **bron)
    return bouw(b, filters or KernFilters())


def tabel(k: Kernen):
    """gebied: (woningen, sociaal, aandeel)"""
    return {
        r.gebied: (
            r.cijfer.woningen,
            r.cijfer.sociaal,
            None if r.cijfer.aandeel is None else in_procenten(r.cijfer.aandeel),
        )
        for r in k.rijen
    }


def test_alleen_het_aandeel_van_de_gemeente_is_bekend():
    k = kernen(t(GM, 2023, 1000, 22.3, SOCIAAL), t("WK01", 2023, 600), t("WK02", 2023, 400))
    assert tabel(k) == {
        "Stad": (1000, 223, 22.3), "Noord": (600, None, None), "Zuid": (400, None, None)
    }  # fmt: skip
    assert [r.definitie for r in k.rijen] == [SOCIAAL, None, None]


def test_overig_waar_de_wijken_niet_de_gemeente_zijn():
    k = kernen(t(GM, 2024, 1000, 30), t("WK01", 2024, 600, 40))
    assert tabel(k) == {
        "Stad": (1000, 300, 30.0), "Noord": (600, 240, 40.0), "Zuid": (None, None, None),
        "overig": (400, 60, 15.0),
    }  # fmt: skip
    rest = k.rijen[-1]
    assert (rest.cijfer.code, rest.niveau, rest.ouder) == ("", "wijk", GM)
    assert (rest.cijfer.laag, rest.cijfer.hoog) == (13.0, 17.0)


def test_buurten_met_hun_eigen_overig():
    gebieden = (NOORD, buurt("BU1", "A", "WK01"), buurt("BU2", "B", "WK01"))
    k = kernen(
        t(GM, 2024, 1000), t("WK01", 2024, 1000), t("BU1", 2024, 300), t("BU2", 2024, 600),
        gebieden=gebieden, filters=KernFilters(niveau=("gemeente", "wijk", "buurt")),
    )  # fmt: skip
    assert [(r.gebied, r.niveau, r.ouder, r.cijfer.woningen) for r in k.rijen] == [
        ("Stad", "gemeente", None, 1000), ("Noord", "wijk", GM, 1000), ("A", "buurt", "WK01", 300),
        ("B", "buurt", "WK01", 600), ("overig", "buurt", "WK01", 100),
    ]  # fmt: skip


def test_delen_die_meer_zijn_dan_het_geheel_worden_gezegd():
    k = kernen(t(GM, 2024, 900), t("WK01", 2024, 600), t("WK02", 2024, 400))
    assert "overig" not in tabel(k)
    assert any("samen meer woningen dan Stad (100)" in o for o in k.opmerkingen)


def test_delen_van_een_andere_dag_geven_geen_overig():
    k = kernen(t(GM, 2024, 1000), t("WK01", 2023, 600))
    assert "overig" not in tabel(k)
    assert any("niet van dezelfde dag" in o for o in k.opmerkingen)


def test_een_andere_indeling_wordt_niet_gemengd():
    oud = (wijk("WK01", "Noord", 2020), wijk("WK02", "Oost", 2020), wijk("WK09", "Dorp", 2020))
    k = kernen(
        t("WK01", 2019, 500, 50, indeling=2020),
        t("WK02", 2019, 300, 10, indeling=2020),
        t("WK09", 2019, 200, 20, indeling=2020),
        t("WK01", 2023, 600, 40),
        t("WK02", 2023, 400, 20),
        gebieden=(NOORD, ZUID, *oud),
    )
    assert tabel(k)["Zuid"] == (400, 80, 20.0)
    trend = {r.gebied: [(d.year, in_procenten(a)) for d, a in r.trend] for r in k.rijen}
    assert trend == {"Stad": [], "Noord": [(2019, 50.0), (2023, 40.0)], "Zuid": [(2023, 20.0)]}
    (zin,) = (o for o in k.opmerkingen if "andere indeling" in o)
    assert "Oost (2020)" in zin and "Dorp (2020)" in zin and "Noord" not in zin
    # Asked for by its code, an older area is shown as of its own division.
    los = kernen(
        t("WK09", 2019, 200, 20, indeling=2020), t("WK01", 2023, 600, 40),
        gebieden=(NOORD, ZUID, *oud), filters=KernFilters(gebied=("WK09",)),
    )  # fmt: skip
    assert [(r.gebied, r.indeling, r.peildatum) for r in los.rijen] == [("Dorp", 2020, D[2019])]


def test_standen_tellen_alleen_als_elke_partij_er_een_heeft():
    totalen = [t(GM, 2024, 1000), t("WK01", 2024, 600), t("WK02", 2024, 400)]
    a = [s("A", "WK01", 2024, 200), s("A", "WK02", 2024, 50)]
    beide = {"partijen": (partij("A"), partij("B"))}
    assert kernen(*totalen, tellingen=a, **beide).definitie is None
    k = kernen(*totalen, tellingen=[*a, s("B", "WK01", 2024, 40)], **beide)
    assert (k.definitie, tabel(k)) == (
        SOCIAAL, {"Stad": (1000, 290, 29.0), "Noord": (600, 240, 40.0), "Zuid": (400, 50, 12.5)}
    )  # fmt: skip
    assert all(r.cijfer.laag == r.cijfer.hoog for r in k.rijen)
    # Not split by segment; no known parties; a party that was not one any more.
    heel = [*a, s("B", None, 2024, 0, onverdeeld=True)]
    assert kernen(*totalen, tellingen=heel, **beide).definitie is None
    assert kernen(*totalen, tellingen=a).definitie is None
    oud = (partij("A"), partij("B", 2015, 2023))
    assert kernen(*totalen, tellingen=a, partijen=oud).definitie == SOCIAAL
    # Merged: the successor counts for it from that day.
    for jaar, verwacht in ((2024, SOCIAAL), (2025, None)):
        op = {"B": ("A", date(jaar, 1, 1))}
        assert kernen(*totalen, tellingen=a, opvolgers=op, **beide).definitie == verwacht


def test_woningen_waarvan_de_kern_niet_bekend_is():
    totalen = [t(GM, 2024, 1000), t("WK01", 2024, 600), t("WK02", 2024, 400)]
    tellingen = [s("A", "WK01", 2024, 200), s("A", None, 2024, 30)]
    k = kernen(*totalen, tellingen=tellingen, partijen=(partij("A"),))
    assert tabel(k) == {
        "Stad": (1000, 230, 23.0), "Noord": (600, None, None), "Zuid": (400, None, None)
    }  # fmt: skip
    assert any("Van 30 sociale huurwoningen" in o for o in k.opmerkingen)


def test_een_stand_per_buurt_telt_in_de_wijk():
    gebieden = (NOORD, buurt("BU1", "A", "WK01"), buurt("BU2", "B", "WK01"))
    totalen = [t(GM, 2024, 900), t("WK01", 2024, 900), t("BU1", 2024, 300), t("BU2", 2024, 600)]
    alle = KernFilters(niveau=("gemeente", "wijk", "buurt"))
    k = kernen(*totalen, tellingen=[s("A", "BU1", 2024, 60), s("A", "BU2", 2024, 90)],
               gebieden=gebieden, partijen=(partij("A"),), filters=alle)  # fmt: skip
    assert tabel(k) == {
        "Stad": (900, 150, 16.7), "Noord": (900, 150, 16.7), "A": (300, 60, 20.0),
        "B": (600, 90, 15.0),
    }  # fmt: skip
    hoger = kernen(*totalen, tellingen=[s("A", "WK01", 2024, 150)], gebieden=gebieden,
                   partijen=(partij("A"),), filters=alle)  # fmt: skip
    assert tabel(hoger)["A"] == (300, None, None)
    assert tabel(hoger)["Noord"] == (900, 150, 16.7)


@pytest.mark.parametrize(
    ("jaar", "sociaal"), [(2023, 200), (2025, 200), (2022, None), (2026, None)]
)
def test_s_en_t_liggen_hoogstens_een_jaar_uit_elkaar(jaar, sociaal):
    k = kernen(t(GM, 2024, 1000), tellingen=[s("A", None, jaar, 200)], partijen=(partij("A"),))
    (rij,) = k.rijen
    assert (rij.peildatum, rij.cijfer.sociaal) == (D[2024], sociaal)
    zin = " ".join(rij.toelichting)
    assert f"{jaar}-12-31" in zin
    assert ("hoogstens een jaar" if sociaal else "meer dan een jaar") in zin
    assert rij.peildatum_sociaal == (D[jaar] if sociaal else None)


def test_een_aandeel_van_vorig_jaar_wordt_eerst_woningen():
    k = kernen(t(GM, 2023, 1000, 22.3, SOCIAAL), t(GM, 2024, 1100))
    assert tabel(k) == {"Stad": (1100, 223, 20.3)}
    assert [(d.year, in_procenten(a)) for d, a in k.rijen[0].trend] == [(2023, 22.3)]


def test_een_telling_gaat_voor_een_aandeel_van_dezelfde_dag():
    k = kernen(t(GM, 2024, 1000, 22, SOCIAAL), tellingen=[s("A", None, 2024, 215)],
               partijen=(partij("A"),))  # fmt: skip
    assert tabel(k) == {"Stad": (1000, 215, 21.5)}


def test_definities_worden_niet_gemengd():
    totalen = [
        t(GM, 2024, 1000, 31, BEZIT), t(GM, 2024, 1000, 25.5, SOCIAAL, bron="B", volgorde=2),
        t("WK01", 2024, 600, 40, BEZIT),
    ]  # fmt: skip
    k = kernen(*totalen)
    assert (k.definitie, set(k.definities)) == (SOCIAAL, {SOCIAAL, BEZIT})
    assert tabel(k)["Noord"] == (600, None, None)
    bezit = kernen(*totalen, filters=KernFilters(definitie=BEZIT))
    assert (tabel(bezit)["Stad"], tabel(bezit)["Noord"]) == ((1000, 310, 31.0), (600, 240, 40.0))
    assert kernen(*totalen, definitie_afspraak=BEZIT).definitie == BEZIT
    geen = kernen(*totalen, filters=KernFilters(definitie=CONTRACT))
    assert {a for *_, a in tabel(geen).values()} == {None}
    assert any("geen aandeel bekend; wel volgens" in o for o in geen.opmerkingen)


def test_zonder_aandeel_van_de_gemeente_geldt_dat_van_de_wijken():
    assert kernen(t(GM, 2024, 1000), t("WK01", 2024, 600, 40)).definitie == BEZIT


def test_de_latere_levering_heeft_het_laatste_woord():
    k = kernen(t(GM, 2024, 1000, volgorde=2), t(GM, 2024, 990, volgorde=1))
    assert tabel(k)["Stad"] == (1000, None, None)


def test_peildatum_is_het_nieuwste_tot_en_met_die_dag():
    totalen = [t(GM, j, 1000 + j - 2020, 20 + j - 2020) for j in (2020, 2022, 2024)]
    for dag, jaar in ((None, 2024), (D[2023], 2022), (D[2022], 2022)):
        (rij,) = kernen(*totalen, filters=KernFilters(peildatum=dag)).rijen
        assert (rij.peildatum, len(rij.trend)) == (D[jaar], (jaar - 2020) // 2 + 1)
    (leeg,) = kernen(*totalen, filters=KernFilters(peildatum=D[2019])).rijen
    assert (leeg.peildatum, leeg.cijfer.woningen) == (None, None)


def test_overconcentratie_alleen_waar_een_afspraak_het_zegt():
    totalen = [t(GM, 2024, 1000, 61), t("WK01", 2024, 600, 60), t("WK02", 2024, 400, 61)]
    assert {r.overconcentratie for r in kernen(*totalen).rijen} == {None}
    k = kernen(*totalen, overconcentratie={"wijk": 60.0})
    assert [(r.gebied, r.overconcentratie) for r in k.rijen] == [
        ("Stad", None), ("Noord", "mogelijk"), ("Zuid", "ja")
    ]  # fmt: skip


def test_gekozen_gebieden_en_niveaus():
    gebieden = (NOORD, ZUID, buurt("BU1", "A", "WK01"), buurt("BU2", "B", "WK02"))
    totalen = [t(c, 2024, 100) for c in (GM, "WK01", "WK02", "BU1", "BU2")]

    def namen(**keuze):
        k = kernen(*totalen, gebieden=gebieden, filters=KernFilters(**keuze))
        return [r.gebied for r in k.rijen]

    assert namen() == ["Stad", "Noord", "Zuid"]
    assert namen(niveau=("wijk",)) == ["Noord", "Zuid"]
    assert namen(niveau=("gemeente",)) == ["Stad"]
    assert namen(gebied=("WK01",)) == ["Noord"]
    assert namen(gebied=("BU2",)) == ["B"], "what is chosen is shown, whatever its niveau"
    assert namen(gebied=("WK01",), niveau=("wijk", "buurt")) == ["Noord", "A"]


def test_een_gebied_zonder_woningen_is_onbekend():
    k = kernen(t(GM, 2024, 600), t("WK01", 2024, 600, 40), t("WK02", 2024, 0))
    assert tabel(k)["Zuid"] == (0, None, None)
    assert "geen woningen" in k.rijen[2].toelichting[0]


def test_meer_sociale_huur_dan_woningen_past_niet():
    k = kernen(t(GM, 2024, 100), tellingen=[s("A", None, 2024, 120)], partijen=(partij("A"),))
    (rij,) = k.rijen
    assert (rij.cijfer.woningen, rij.cijfer.sociaal, rij.cijfer.aandeel) == (100, 120, None)
    assert "passen niet bij elkaar" in rij.toelichting[0]


def test_van_twee_even_dichte_dagen_telt_de_vroegste():
    tellingen = [s("A", None, 2021, 200), s("A", None, 2023, 220)]
    k = kernen(t(GM, 2022, 1000), tellingen=tellingen, partijen=(partij("A"),))
    assert (k.rijen[0].peildatum_sociaal, k.rijen[0].cijfer.sociaal) == (D[2021], 200)
