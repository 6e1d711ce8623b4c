"""The bridge drawn and told: the same numbers in message, words, table and bars."""

from __future__ import annotations

import pytest

from domain.brug import Brug, Plek, Post
from domain.brug_oorzaak import OORZAKEN
from figures.brug import MEESTE, SAMEN, brug
from figures.brug_zinnen import KORT

ECHT = Plek(False, "GM0307", "L0002", "nieuwbouw")


def post(oorzaak: str, verschil: int, wie: str = "Portaal", soort: str = "nieuwbouw") -> Post:
    plek = ECHT._replace(soort=soort)
    return Post(oorzaak, f"lev-{wie}", wie, plek, 0, verschil, 1)


def maak(begin: int, *posten: Post) -> Brug:
    eind = begin + sum(p.verschil for p in posten)
    return Brug("aaa", "bbb", {ECHT: begin}, {ECHT: eind}, posten)


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
