"""The charts of one afspraak: message, words, table and drawing say the same numbers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from domain.afspraken.aandeelmeting import Aandeel, Aandeelmeting, oordeel_per_deel
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.beoordeling import beoordeel, beoordeel_aandeel
from domain.afspraken.oordeel import Cijfers
from domain.afspraken.verloop import Verloopsom
from domain.afspraken.verloop import verloop as momenten
from domain.perioden import jaren
from figures.afspraken.aandeel import verloop_aandeel
from figures.afspraken.aandeel_gegeven import Deelverloop
from figures.afspraken.gebieden import verloop_gebieden
from figures.afspraken.sommen import sommen, sommen_aandeel
from figures.afspraken.verloop import Afspraakverloop, verloop
from figures.afspraken.zinnen_een import REGELS, al_later, boodschap_van_een, peildatum_zin
from figures.basis.kleuren import ONTTREKKING, TOEVOEGING

EIND_2024, EIND_2030 = date(2024, 12, 31), date(2030, 12, 31)


def afspraak(**anders) -> Afspraak:
    velden = {"id": "x", "indicator": "netto_groei", "rekenwijze": "totaal", "richting": "minimum",
              "doel": 3200, "van": date(2021, 1, 1), "tot": EIND_2030}  # fmt: skip
    return Afspraak(**(velden | anders))


def maak(a: Afspraak, echt: int | None, hard: int | None = None, zacht: int | None = None,
         dag: date = EIND_2024) -> Afspraakverloop:  # fmt: skip
    cijfers = Cijfers(echt, echt is not None, hard, zacht)
    som = [Verloopsom("gerealiseerd", jaren(2021), echt or 0, abs(echt or 0))]
    som += [Verloopsom(s, jaren(2026), n, abs(n)) for s, n in (("hard", hard), ("zacht", zacht))
            if n is not None]  # fmt: skip
    punten = momenten(a, som, dag, lambda _: echt is not None)
    return Afspraakverloop(a, beoordeel(a, cijfers, dag), dag, punten)


def test_een_minimum_naast_zijn_pad() -> None:
    g = verloop(maak(afspraak(), 1010, 1220, 670))
    assert g.titel == "Eind 2024: 1.010 gerealiseerd, 270 achter op het pad (1.280)"
    for getal in ("3.200", "2.230", "2.900"):
        assert getal in g.tekst
    assert g.tabel.kolommen[:2] == ("Tot en met", "Pad van de afspraak")
    laatste = g.tabel.rijen[-1]
    assert laatste == ("31 december 2030", 3200, "nog niet", 2230, 2900)
    assert g.figuur is not None
    balken = [d for d in g.figuur["data"] if d["type"] == "bar"]
    # Realised from 0, hard hatched on top of it, zacht lighter on top of that.
    echt, *erna = balken
    assert [(d["base"][-1], d["base"][-1] + d["y"][-1]) for d in erna] == [
        (0, 1010), (1010, 2230), (2230, 2900)
    ]  # fmt: skip
    assert [d["marker"].get("pattern", {}).get("shape") for d in erna] == [None, "/", "."]
    assert echt["y"][:4] == [1010] * 4 and set(echt["y"][4:]) == {None}
    (pad,) = [d for d in g.figuur["data"] if d["type"] == "scatter"]
    assert (pad["y"][0], pad["y"][4], pad["y"][-1], pad["line"]["dash"]) == (0, 1280, 3200, "dash")
    labels = [a["text"] for a in g.figuur["layout"]["annotations"]]
    assert "<b>doel 3.200</b>" in labels and "<b>1.010</b>" in labels
    assert [s.patroon for s in g.legenda] == ["", "bleek", "hard", "zacht", "lijn"]


def test_na_de_peildatum_lijkt_niets_gerealiseerd() -> None:
    """Without plans all bars were alike, up to 2030, and the reader saw six years more built."""
    g = verloop(maak(afspraak(), 1010))
    assert g.figuur is not None
    echt, al = (d for d in g.figuur["data"] if d["type"] == "bar")
    assert [y is None for y in echt["y"]] == [False] * 4 + [True] * 6
    assert [y is None for y in al["y"]] == [True] * 4 + [False] * 6
    assert al["marker"]["opacity"] < 0.5 and "opacity" not in echt["marker"]
    assert al["customdata"][-1] == ("31 december 2030: 1.010 al gerealiseerd op 31 december 2024")
    assert "wat er op de peildatum al was" in [s.label for s in g.legenda]
    assert any("bleke balk" in o for o in g.opmerkingen)
    # A period that is over has only what was realised.
    klaar = verloop(maak(afspraak(), 1010, dag=EIND_2030))
    assert "bleek" not in [s.patroon for s in klaar.legenda]
    assert not any("bleke balk" in o for o in klaar.opmerkingen)


@pytest.mark.parametrize(
    ("echt", "slot"),
    [(1280, "precies op het pad"), (1500, "220 voor op het pad (1.280)"),
     (1000, "280 achter op het pad (1.280)")],
)  # fmt: skip
def test_de_boodschap_volgt_het_getal(echt: int, slot: str) -> None:
    assert verloop(maak(afspraak(), echt)).titel.endswith(slot)


def test_wie_net_te_weinig_heeft_is_niet_precies_op_het_pad() -> None:
    """213 of the 213,33 that the path asks for is achter, and 1 home too few."""
    v = maak(afspraak(doel=640, tot=date(2032, 12, 31)), 213)
    assert v.oordeel.status == "achter"
    assert verloop(v).titel.endswith("213 gerealiseerd, 1 achter op het pad (214)")


def test_de_namen_in_de_tabel_zijn_die_van_het_oordeel() -> None:
    v = maak(afspraak(), 1010, 1220, 670)
    t = verloop(v).tabel
    waarden = {str(n): w for namen, rij in zip(t.namen, t.rijen, strict=True)
               for n, w in zip(namen, rij, strict=True) if n}  # fmt: skip
    assert len(waarden) == 10 * 4
    for veld in ("gerealiseerd", "verwacht", "met_hard", "met_zacht"):
        assert waarden[f"afspraak|x|2024-12-31|{veld}"] == getattr(v.oordeel, veld)
    assert waarden["afspraak|x|2024-12-31|verwacht|tot=2022-12-31"] == 640


@pytest.mark.parametrize(
    ("dag", "naam"),
    [(date(2025, 3, 31), "2025-Q1"), (date(2025, 6, 30), "2025-Q2"), (date(2025, 9, 30), "2025-Q3"),
     (date(2025, 5, 31), "31-5-2025"), (EIND_2024, "2024")],
)  # fmt: skip
def test_een_kwartaal_heet_zoals_in_herkomst(dag: date, naam: str) -> None:
    """The word of the format, as a delivered row has it; never a second one beside it."""
    g = verloop(maak(afspraak(), 100, dag=dag))
    assert g.figuur is not None
    namen = g.figuur["layout"]["xaxis"]["ticktext"]
    assert [n for n in namen if "peildatum" in n] == [f"<b>{naam}</b><br>peildatum"]


def test_een_maximum_is_een_plafond_en_nergens_een_minimum() -> None:
    a = afspraak(richting="maximum", doel=220, indicator="aantal_van_soort",
                 telt_soorten=("verkoop",))  # fmt: skip
    v = maak(a, 120, 82)
    g = verloop(v)
    assert (
        g.titel
        == "Eind 2024: 120 gerealiseerd van hoogstens 220; gelijk verdeeld zou dat nu 88 zijn"
    )
    assert (v.kleur, maak(afspraak(), 1).kleur) == (ONTTREKKING, TOEVOEGING)
    lijnen = [d for d in g.figuur["data"] if d["type"] == "scatter"]
    assert {tuple(d["y"]) for d in lijnen if d["line"]["dash"] == "solid"} == {(220.0,) * 11}
    assert "pad" not in g.titel + g.tekst
    assert g.tabel.kolommen[1] == "Gelijk verdeeld"
    over = maak(a, 221)
    assert verloop(over).titel == "Eind 2024: 221 gerealiseerd van hoogstens 220: 1 te veel"
    zin = boodschap_van_een(a, v.oordeel, EIND_2024)
    assert "Er is nog ruimte voor 100" in zin and "Nog nodig" not in zin
    assert ("Nog ruimte", "220 − 120 = 100") in sommen(a, v.oordeel)


def test_een_bandbreedte_heeft_twee_paden() -> None:
    a = afspraak(richting="streefwaarde", doel=1000, doel_max=2000)
    for echt, kant in ((300, "onder"), (500, "binnen"), (900, "boven")):
        g = verloop(maak(a, echt))
        assert g.titel == f"Eind 2024: {echt} gerealiseerd, {kant} het pad van 400 tot 800"
    assert len([d for d in g.figuur["data"] if d["type"] == "scatter"]) == 2
    assert g.tabel.rijen[-1][1:3] == (1000, 2000)


def test_onbekend_is_geen_nul() -> None:
    a = afspraak(doel=301, van=date(2020, 1, 1), tot=date(2026, 12, 31))
    g = verloop(maak(a, None, 301))
    assert g.titel.endswith("met harde plannen 301 van 301")
    assert {r[2] for r in g.tabel.rijen if r[2] != "nog niet"} == {None}
    assert not [s for s in g.legenda if s.label == "gerealiseerd"]
    assert "Dat is geen 0." in g.opmerkingen[0]
    assert boodschap_van_een(a, beoordeel(a, Cijfers(None, False, 301), EIND_2024), EIND_2024) == (
        "Van een deel van de verstreken tijd ontbreken de cijfers. Met harde plannen: 301 van 301."
    )


def test_na_afloop_en_voor_het_begin() -> None:
    a = afspraak(doel=600, van=date(2021, 1, 1), tot=EIND_2024)
    assert verloop(maak(a, 610)).titel == "Eind 2024: 610 gerealiseerd; afgesproken was 600"
    straks = maak(afspraak(van=date(2026, 1, 1)), 0)
    assert verloop(straks).titel == "De periode begint op 1 januari 2026; er is nog niets te tellen"


AANDEEL = afspraak(indicator="aandeel_voorraad", rekenwijze="aandeel", eenheid="procent", doel=33,
                   beginwaarde=31.4, per_gebied=None)  # fmt: skip
DEEL = Aandeel(
    "GM1", "Stad", 280, 1000, EIND_2024, EIND_2024, (306, 1041), (336, 1071),
    trend=((date(2023, 12, 31), Fraction(27, 100)), (EIND_2024, Fraction(28, 100))),
)  # fmt: skip


def deelverloop(a: Afspraak, d: Aandeel, waarvan: str) -> Deelverloop:
    return Deelverloop(a, d, waarvan, beoordeel_aandeel(a, d.cijfers, EIND_2024))


def test_een_aandeel_door_de_jaren() -> None:
    g = verloop_aandeel(deelverloop(AANDEEL, DEEL, "de sociale huur"))
    assert g.titel == "31 december 2024: 28,0%; afgesproken is minstens 33%"
    assert [r[2] for r in g.tabel.rijen] == ["27,0%", "28,0%", "29,4%", "31,4%"]
    assert g.tabel.rijen[-1][1:] == ("met ook zachte plannen", "31,4%", 336, 1071)
    for getal in ("280", "1.000", "29,4%", "31,4%"):
        assert getal in g.tekst
    (streep,) = g.figuur["layout"]["shapes"]
    assert (streep["y0"], streep["line"]["dash"]) == (33, "dash")
    maximum = deelverloop(afspraak(**{**vars(AANDEEL), "richting": "maximum"}), DEEL, "x")
    g = verloop_aandeel(maximum)
    assert g.figuur["layout"]["shapes"][0]["line"]["dash"] == "solid"
    assert "hoogstens 33%" in g.titel
    oordeel = beoordeel_aandeel(AANDEEL, DEEL.cijfers, EIND_2024)
    assert sommen_aandeel(AANDEEL, oordeel, DEEL)[1] == (
        "Met harde plannen", "(280 + 26) / (1.000 + 41) = 29,4%"
    )  # fmt: skip


def test_een_onbekend_aandeel_zegt_waarom() -> None:
    g = verloop_aandeel(deelverloop(AANDEEL, Aandeel("", "", waarom="Niet bekend."), "x"))
    assert (g.titel, g.figuur, g.tabel.rijen) == ("Niet bekend", None, ())


def test_per_kern_staat_de_slechtste_vooraan() -> None:
    delen = tuple(Aandeel(c, c, s, 100, EIND_2024, EIND_2024) for c, s in (("A", 40), ("B", 20)))
    meting = Aandeelmeting((*delen, Aandeel("C", "C", waarom="Niet bekend.")), per_gebied=True)
    for richting, volgorde in (("minimum", ["B", "A", "C"]), ("maximum", ["A", "B", "C"])):
        a = afspraak(**{**vars(AANDEEL), "richting": richting, "per_gebied": "kern"})
        g = verloop_gebieden(a, oordeel_per_deel(a, meting, EIND_2024))
        assert [r[0] for r in g.tabel.rijen] == volgorde
        assert "Aandeel onbekend, dus niet getekend: C." in g.opmerkingen
    assert g.tabel.rijen[0][4] == "overschreden", "40% of hoogstens 33%"


def test_zeven_regels_en_de_peildatum() -> None:
    assert list(REGELS) == [1, 2, 3, 4, 5, 6, 7]
    assert "zoals gevraagd" in peildatum_zin(EIND_2024, EIND_2024, heel=True)
    assert "reiken niet tot 31 december 2030" in peildatum_zin(EIND_2024, EIND_2030, heel=True)
    assert "onbekend" in peildatum_zin(None, None, heel=False)
    assert al_later(EIND_2024, EIND_2024) is None
    assert "mist" in (al_later(EIND_2024, EIND_2030) or "")
