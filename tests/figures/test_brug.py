"""The bridge drawn and told: the same numbers in message, words, table and bars."""

from __future__ import annotations

from datetime import date

import pytest

from domain.filters import Filters
from domain.groei.totaal import GEEN_PARTIJEN, GEMENGD, ONTBREEKT, Dekt, Statustotaal
from domain.perioden import Periode
from domain.standen.brug import OORZAKEN, Brug, Brugplek, Brugpost
from domain.standen.totaal import Standtotaal, Totaalpaar
from figures.basis.grafiek import Grafiek
from figures.basis.zin import Tekst
from figures.standen import brug as figuren
from figures.standen.brug import KORT, MEESTE, SAMEN, waarom_geen, zonder_totaal
from figures.standen.totaal import totaal, wissel

ECHT = Brugplek(False, "GM0307", "L0002", "nieuwbouw")


def post(oorzaak: str, verschil: int, wie: str = "Portaal", soort: str = "nieuwbouw") -> Brugpost:
    plek = ECHT._replace(soort=soort)
    return Brugpost(oorzaak, f"lev-{wie}", wie, plek, 0, verschil, 1)


def maak(begin: int, *posten: Brugpost) -> Brug:
    eind = begin + sum(p.verschil for p in posten)
    return Brug("aaa", "bbb", {ECHT: begin}, {ECHT: eind}, posten)


KEUZE = Filters(gemeente=("GM0307",), status=("gerealiseerd",))
J2024 = Periode(date(2024, 1, 1), date(2024, 12, 31))
MIST = tuple(
    Dekt("GM0307", f"L{n}", "gerealiseerd", J2024.van, J2024.tot, "2024", None) for n in range(6)
)
NAMEN = {"GM0307": "Amersfoort", "L0": "Portaal", "L1": "Omnia", "L2": "de Alliantie"}


def zijde(
    stand: str, netto: int | None, reden: str = "", mist: tuple[Dekt, ...] = ()
) -> Standtotaal:
    waar = ("GM0307",) if reden == GEEN_PARTIJEN else ()
    return Standtotaal(stand, Statustotaal("gerealiseerd", netto, J2024, reden, waar, mist))


def paar(b: Brug) -> Totaalpaar:
    """The totals of a bridge in which every party is covered."""
    return Totaalpaar(KEUZE, "gerealiseerd", zijde("aaa", b.som_begin), zijde("bbb", b.som_eind))


def brug(b: Brug, van: str, naar: str) -> Grafiek:
    return figuren.brug(b, paar(b), van, naar, "bbb")


def namen(tekst: str) -> dict[str, str]:
    assert isinstance(tekst, Tekst)
    return {str(c.naam): c.waarde for c in tekst.cijfers}


TWAALF = maak(
    301, post("nieuw", 90), post("nieuw", -32, soort="sloop"), post("vervangen", -100),
    post("vervangen", 30, soort="sloop"),
)  # fmt: skip


def test_de_boodschap_noemt_verschil_en_redenen_in_de_volgorde_van_de_brug() -> None:
    assert TWAALF.verschil == -12
    assert brug(TWAALF, "BO mei 2026", "stand bbb").titel == (
        "Tussen BO mei 2026 en stand bbb daalt de netto groei met 12: nieuw +58 en vervangen −70"
    )
    meer = maak(0, post("rechtzetting", 1_234))
    assert brug(meer, "a", "b").titel == (
        "Tussen a en b stijgt de netto groei met 1.234: rechtgezet +1.234"
    )


def test_niets_veranderd_en_even_veel_erbij_als_eraf_zijn_twee_dingen() -> None:
    niets = brug(maak(301), "a", "b")
    assert niets.titel == "Tussen a en b verandert er niets aan de netto groei: die blijft 301"
    assert niets.figuur is None
    even = brug(maak(301, post("nieuw", 5), post("weg", -5)), "a", "b")
    assert even.titel == (
        "Tussen a en b blijft de netto groei 301: nieuw +5 en niet meer in de stand −5 heffen "
        "elkaar op"
    )


def test_balken_tabel_en_tekst_sluiten_op_elkaar_aan() -> None:
    g = brug(TWAALF, "a", "b")
    assert g.figuur
    balken = [d for d in g.figuur["data"] if d["type"] == "bar"]
    hoogte = 301
    for balk in balken:
        assert balk["base"] == [hoogte]
        hoogte += balk["x"][0]
    punten = next(d for d in g.figuur["data"] if d["type"] == "scatter")
    assert (punten["x"], hoogte) == ([301, 289], 289)
    assert [d["text"][0] for d in balken] == ["+90", "−32", "−100", "+30"]
    assert sum(r[3] for r in g.tabel.rijen) == g.tabel.totaal[3] == -12  # type: ignore[index, misc]
    for deel in ("Begin, a: 301.", "Eind, b: 289.", "Vervangen: Portaal, sloop +30"):
        assert deel in g.tekst
    laag, hoog = g.figuur["layout"]["xaxis"]["range"]
    assert laag < 289 < 391 < hoog, "the axis shows every level, and need not begin at 0"
    assert laag > 0


@pytest.mark.parametrize(("leveranciers", "balken"), [(3, 9), (9, 9), (30, 1)])
def test_veel_regels_worden_samengenomen_en_tellen_hetzelfde_op(
    leveranciers: int, balken: int
) -> None:
    posten = [
        post("nieuw", n + 1, f"Corporatie {n}", soort)
        for n in range(leveranciers)
        for soort in ("nieuwbouw", "aankoop", "terugkoop")
    ]
    b = maak(10, *posten)
    g = brug(b, "a", "b")
    assert g.figuur
    getekend = [d["x"][0] for d in g.figuur["data"] if d["type"] == "bar"]
    assert (len(getekend), sum(getekend)) == (balken, b.verschil)
    assert len(getekend) <= MEESTE
    assert g.opmerkingen == ((SAMEN,) if leveranciers > 3 else ())
    assert len(g.tabel.rijen) == 3 * leveranciers, "the table has every line"


def test_elke_reden_heeft_een_kort_woord() -> None:
    assert list(KORT) == list(OORZAKEN)


def test_elk_cijfer_heeft_een_naam_en_de_tabel_zegt_hetzelfde() -> None:
    g = brug(TWAALF, "a", "b")
    over = "GM0307|..|gerealiseerd"
    verschil = f"verschil|{over}|naar=bbb"
    assert namen(g.titel) == {
        f"{verschil}|van=aaa": "-12",
        f"{verschil}|oorzaak=nieuw|van=aaa": "58",
        f"{verschil}|oorzaak=vervangen|van=aaa": "-70",
    }
    # The stand that is shown is that of Groei; the other one says so.
    netto = "netto|GM0307|2024|gerealiseerd"
    assert namen(g.tekst).items() >= {f"{netto}|stand=aaa": "301", netto: "289"}.items()
    per = zip(g.tabel.namen, g.tabel.rijen, strict=True)
    getekend = {str(n[3]): str(r[3]) for n, r in per}
    assert getekend.items() <= namen(g.tekst).items()
    sloop = f"verschil|{over}|leverancier=Portaal|naar=bbb|oorzaak=vervangen|soort=sloop|van=aaa"
    assert getekend[sloop] == "30"
    rijen = g.tabel.rijen[0][4]
    assert isinstance(rijen, Tekst) and namen(rijen) == {
        f"rijen|{over}|leverancier=Portaal|naar=bbb|oorzaak=nieuw|soort=nieuwbouw|van=aaa": "1"
    }
    assert g.tabel.totaal and str(g.tabel.namen_totaal[3]) == f"{verschil}|van=aaa"


def zonder(voor: Standtotaal, na: Standtotaal, b: Brug = TWAALF) -> Tekst:
    p = Totaalpaar(KEUZE, "gerealiseerd", voor, na)
    return zonder_totaal(b, p, "a", "b", getoond="bbb", namen=NAMEN)


def test_zonder_totaal_zegt_elke_stand_wat_hij_weet() -> None:
    tekst = zonder(zijde("aaa", None, ONTBREEKT, MIST[:2]), zijde("bbb", 289))
    assert tekst == (
        "In a is de netto groei onbekend: cijfers ontbreken van Portaal in Amersfoort (2024) en "
        "Omnia in Amersfoort (2024). In b is de netto groei over 2024 +289. 4 rijen zijn anders"
    )
    netto = "netto|GM0307|2024|gerealiseerd"
    assert namen(tekst) == {
        f"{netto}|stand=aaa": "",
        netto: "289",
        "rijen|GM0307|..|gerealiseerd|naar=bbb|van=aaa": "4",
    }
    gemengd = zonder(
        Standtotaal("aaa", None), zijde("bbb", None, GEMENGD), maak(301, post("nieuw", 5))
    )
    assert gemengd == ("In a is de netto groei onbekend, in b ook onbekend. 1 rij is anders")
    p = Totaalpaar(KEUZE, "gerealiseerd", Standtotaal("aaa", None), zijde("bbb", None, GEMENGD))
    assert waarom_geen(p, "a", "b", NAMEN) == (
        "In a is er geen totaal: er zijn geen cijfers. In b is er geen totaal: deze keuze mengt "
        "echte en verzonnen cijfers."
    )


def test_dezelfde_reden_wordt_een_keer_gezegd() -> None:
    geen = [zijde(s, None, GEEN_PARTIJEN) for s in ("aaa", "bbb")]
    tekst = zonder(*geen, maak(301))
    assert tekst == "In a is de netto groei onbekend, in b ook onbekend. Geen rij is anders"
    assert waarom_geen(Totaalpaar(KEUZE, "gerealiseerd", *geen), "a", "b", NAMEN) == (
        "Een totaal is er niet: geen document zegt van welke corporaties in Amersfoort de cijfers "
        "nodig zijn."
    )
    een = Totaalpaar(KEUZE, "gerealiseerd", geen[0], zijde("bbb", 289))
    assert waarom_geen(een, "a", "b", NAMEN) == "", "said in the message itself"
    assert len(namen(tekst)) == 2


def test_veel_partijen_worden_niet_alle_genoemd() -> None:
    p = Totaalpaar(KEUZE, "hard", zijde("aaa", None, ONTBREEKT, MIST), zijde("bbb", 5))
    assert wissel(p, None, NAMEN) == (
        "Amersfoort: netto groei in harde plannen van onbekend (cijfers ontbreken van Portaal in "
        "Amersfoort (2024), Omnia in Amersfoort (2024), de Alliantie in Amersfoort (2024) en 3 "
        "andere partijen) naar +5 over 2024"
    )
    assert totaal(p, p.na, "bbb", NAMEN) == "+5 over 2024"
