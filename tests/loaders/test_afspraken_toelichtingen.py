"""A file of toelichtingen: what a party says of an afspraak, checked against the register."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.afspraken import lezer, toelichtingen
from loaders.archief.manifest import sleutels
from loaders.contract import Invoer, Velden
from telling.rijen import KOLOMMEN
from tests.loaders.register_van_proef import REGISTER, VANDAAG, fouten
from tests.loaders.register_van_proef import lees as lees_met
from tests.loaders.test_afspraken_bij import ander
from tests.loaders.test_afspraken_fouten import waar

GOED = """\
[toelichtingen]
id = "toelichting-proef"
titel = "Wat de partijen zeggen"
gemeente = "Utrecht"
bron = "proef"
fictief = false
door = "Portaal"
datum = 2026-10-01

[[toelichting]]
afspraak = "b-2022-7"
partij = "Portaal"
periode = "2022"
oordeel = "niet behaald"
tekst = "Twee projecten zijn later klaar."

[[toelichting]]
afspraak = "b-2022-7"
partij = "Bewonersvereniging Hestia"
periode = "2022-H1"
tekst = "De huurders wachten nog."
door = "Hestia"
datum = 2026-10-02
"""


def lees(tekst, **wat):
    wat.setdefault("eerdere", [ander()])
    return lees_met(tekst, lezer=toelichtingen, **wat)


def test_zonder_fouten_wordt_alles_gelezen():
    uitslag = lees(GOED)
    assert uitslag.rapport.meldingen == ()
    frame = uitslag.tabellen["toelichting"]
    assert tuple(frame.columns) == KOLOMMEN["toelichting"]
    een, twee = frame.to_dict("records")
    assert (een["partij"], een["oordeel"], een["door"], een["datum"]) == (
        "L0117", "niet behaald", "Portaal", date(2026, 10, 1),
    )  # fmt: skip
    assert (een["van"], een["tot"], een["periode"]) == (
        date(2022, 1, 1), date(2022, 12, 31), "2022",
    )  # fmt: skip
    assert (twee["partij"], twee["oordeel"], twee["door"], twee["tot"]) == (
        "ORG-HESTIA", None, "Hestia", date(2022, 6, 30),
    )  # fmt: skip
    assert (uitslag.velden.tabel, uitslag.gelezen.gemeenten) == ("toelichtingen", ("GM0344",))
    assert uitslag.gelezen.leverancier == "Portaal"
    opnieuw = lees(GOED, tabel="toelichtingen", fictief="nee", eerdere=(), opnieuw=True)
    assert opnieuw.tabellen["toelichting"].equals(frame)


def test_een_later_bestand_met_hetzelfde_id_neemt_zijn_plaats_in():
    tabellen = lees(GOED).tabellen
    assert sleutels(tabellen, "Portaal", "") == ("toelichtingen:toelichting-proef",)


def test_de_lezer_van_afspraken_en_die_van_toelichtingen_houden_zich_uit_elkaar():
    def invoer(tekst, bestand="x.toml", **velden):
        return Invoer(
            bestand, "tekst", tekst.encode(), "utf-8", Velden(**velden), REGISTER, lambda _: (),
            VANDAAG,
        )  # fmt: skip

    assert toelichtingen.herken(invoer(GOED))
    assert toelichtingen.herken(invoer("# uitleg\n" * 1000 + GOED))
    assert not toelichtingen.herken(invoer('[document]\nid = "x"\n'))
    assert not toelichtingen.herken(invoer("soort;aantal\n", "x.csv"))
    assert lezer.herken(invoer('[document]\nid = "x"\n'))
    assert toelichtingen.herken(invoer(GOED, "x.txt", tabel="toelichtingen"))


@pytest.mark.parametrize(
    ("oud", "nieuw", "veld", "melding"),
    [
        ('"b-2022-7"', '"b-2022-8"', "toelichting.afspraak", "geen enkel document"),
        ('partij = "Portaal"', 'partij = "Portal"', "toelichting.partij", "kennen we niet"),
        ('partij = "Portaal"', 'partij = "Omnia Wonen"', "toelichting.partij", "hoort niet bij"),
        ('partij = "Portaal"', 'partij = "GM0344"', "toelichting.partij", "hoort niet bij"),
        ('partij = "Portaal"', 'partij = "VB01"', "toelichting.partij", "Echt en fictief"),
        ('periode = "2022"', 'periode = "2022-2021"', "toelichting.periode", "eindigt"),
        ('periode = "2022"\n', "", "toelichting.periode", "ontbreekt"),
        ('"niet behaald"', '"niet geheel behaald"', "toelichting.oordeel", "dit woord"),
        ('tekst = "Twee projecten zijn later klaar."', 'tekst = " "', "toelichting.tekst", "leeg"),
        ("datum = 2026-10-01", "datum = 2026-12-01", "toelichtingen.datum", "toekomst"),
        ("datum = 2026-10-02", "datum = 2026-12-02", "toelichting.datum", "toekomst"),
        ('door = "Portaal"\n', "", "toelichtingen.door", "ontbreekt"),
        ("fictief = false", "fictief = true", "toelichtingen.gemeente", "Echt en fictief"),
        ('gemeente = "Utrecht"', 'gemeente = "Utregt"', "toelichtingen.gemeente", "kennen we niet"),
        ('id = "toelichting-proef"', 'id = "Proef 1"', "toelichtingen.id", "dit klopt niet"),
        ('door = "Hestia"', 'dor = "Hestia"', "toelichting.dor", "dit veld kennen we niet"),
        ("[toelichtingen]\n", "[toelichtingen]\n[extra]\n", "extra", "op deze plek"),
    ],
)  # fmt: skip
def test_elke_fout_noemt_regel_en_veld(oud, nieuw, veld, melding):
    assert oud in GOED
    tekst = GOED.replace(oud, nieuw, 1)
    raak = [m for m in fouten(lees(tekst)) if melding in m.melding]
    assert veld in {m.kolom for m in raak}, fouten(lees(tekst))
    for m in raak:
        assert m.bestand == "proef.toml"
        if nieuw.startswith(("afspraak", "partij", "oordeel")) and m.kolom == veld:
            assert m.rij == waar(tekst, nieuw)


def test_twee_keer_hetzelfde_is_een_fout():
    deel = GOED[GOED.index("[[toelichting]]") :].split("\n\n", maxsplit=1)[0]
    (fout,) = fouten(lees(GOED + "\n" + deel))
    assert "al iets" in fout.melding
    assert fout.rij == (GOED + "\n").count("\n") + 2
    ander_jaar = deel.replace('periode = "2022"', 'periode = "2023"')
    assert lees(GOED + "\n" + ander_jaar).rapport.aangenomen


def test_een_toelichting_bij_verzonnen_afspraken_is_zelf_verzonnen():
    (fout, _) = fouten(lees(GOED, eerdere=[ander(fictief=True)]))
    assert "echt en fictief" in fout.melding
    assert fouten(lees(GOED, fictief="ja"))[0].kolom == "toelichtingen.fictief"


def test_een_leeg_bestand_en_een_zonder_toelichting():
    kop = GOED[: GOED.index("[[toelichting]]")]
    assert "geen enkele toelichting" in fouten(lees(kop))[0].melding
    assert fouten(lees("", tabel="toelichtingen"))
    assert fouten(lees("[toelichtingen", tabel="toelichtingen"))
    assert fouten(lees("toelichtingen = 3\ntoelichting = 4", tabel="toelichtingen"))


REGELS = GOED.splitlines()


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(REGELS) - 1), st.sampled_from(["weg", "dubbel", "half", "nul"]))
def test_elke_regel_kan_beschadigd_raken(n, hoe):
    regel = REGELS[n]
    nieuw = {"weg": [], "dubbel": [regel] * 2, "half": [regel[: len(regel) // 2]],
             "nul": [regel.split("=")[0] + "= 0"]}[hoe]  # fmt: skip
    tekst = "\n".join(REGELS[:n] + nieuw + REGELS[n + 1 :])
    uitslag = lees(tekst, tabel="toelichtingen")
    fouten(uitslag)
    assert bool(uitslag.tabellen) == uitslag.rapport.aangenomen
    for m in uitslag.rapport.meldingen:
        assert m.rij is None or 1 <= m.rij <= len(REGELS) + 2
