"""A register file with mistakes: every one is named with its line and field, and nothing enters."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.afspraken.vorm import (
    AFSPRAAK,
    DEEL,
    DOCUMENT,
    MOMENT,
    PARTIJ,
    SLEUTEL,
    SLEUTELDEEL,
    TELT,
    TOELICHTING,
    TOELICHTINGEN,
    VERSCHIL,
)
from telling.rijen import LeveringData, LeveringMeta
from tests.loaders.register_van_proef import fouten, lees

GOED = """\
[document]
id = "a-2021"
titel = "Afspraken"
gemeente = "Amersfoort"
bron = "proef"
fictief = false

[[partij]]
corporatie = "Portaal"
periode = "2020-2030"

[[partij]]
corporatie = "L1912"
periode = "2020-2030"

[[afspraak]]
id = "a-2021-1"
artikel = "1"
thema = "Omvang"
titel = "Netto groei"
betekenis = '''
Over meer
doel = 7
regels.'''
partijen = ["L0117", "Alliantie"]
indicator = "netto_groei"
rekenwijze = "totaal"
eenheid = "woningen"
doel = 301
richting = "minimum"
binding = "garantie"
van = 2020-01-01
tot_en_met = 2021

[afspraak.telt]
duur = ["permanent"]
segment = ["sociaal"]
perspectief = "sector"
sloop = "met"

[[afspraak.deel]]
id = "a-2021-1-p"
partij = "L0117"
doel = 91

[[afspraak.deel]]
id = "a-2021-1-a"
partij = "de Alliantie"
doel = 210
"""
AANDEEL = """
[[afspraak]]
id = "a-2021-2"
artikel = "2"
thema = "Spreiding"
titel = "30%"
betekenis = "Minstens 30%."
partijen = ["GM0307"]
indicator = "aandeel_voorraad"
rekenwijze = "aandeel"
eenheid = "procent"
doel = 30
richting = "minimum"
binding = "streven"
definitie = "sociaal_contract"
"""
GOED = GOED.replace('"Alliantie"', '"L1912"')


def waar(tekst: str, zoek: str) -> int:
    return tekst[: tekst.index(zoek)].count("\n") + 1


def test_zonder_fouten_wordt_alles_gelezen():
    uitslag = lees(GOED + AANDEEL)
    assert uitslag.rapport.meldingen == ()
    rijen = uitslag.tabellen["afspraak"]
    assert list(rijen["id"]) == ["a-2021-1", "a-2021-1-p", "a-2021-1-a", "a-2021-2"]
    eerste = rijen.iloc[0]
    assert (eerste["van"], eerste["tot"]) == (date(2020, 1, 1), date(2021, 12, 31))
    assert eerste["betekenis"] == "Over meer doel = 7 regels."
    deel = rijen.iloc[1]
    assert (deel["hoort_bij"], deel["partijen"], deel["titel"]) == (
        "a-2021-1", "L0117", "Netto groei: Portaal",
    )  # fmt: skip
    assert (deel["telt_duur"], deel["indicator"], deel["tot"]) == (
        "permanent", "netto_groei", date(2021, 12, 31),
    )  # fmt: skip
    assert list(rijen["volgorde"]) == [1, 2, 3, 4]
    assert uitslag.gelezen.gemeenten == ("GM0307",)
    assert uitslag.velden.gemeente == "GM0307"


# What is written wrong: (old text, new text, field, a part of the message).
VERKEERD = [
    ("doel = 301\n", "", "doel", "geen waarde"),
    ("doel = 301", "doel = 300", "doel", "tellen niet op"),
    ("doel = 210", 'doel_tekst = "veel"', "doel", "tellen niet op"),
    ("doel = 301", 'doel = "301"', "doel", "dit klopt niet"),
    ("doel = 301", "doel = true", "doel", "dit klopt niet"),
    ("doel = 301", "doel = nan", "doel", "dit klopt niet"),
    ("doel = 301", f"doel = {'9' * 400}", "doel", "te groot"),
    ("doel = 301", f"doel = 0x{'F' * 5000}", "doel", "te groot"),
    ("doel = 301", "doel = 301\ndoel_max = 200", "doel_max", "bovenkant"),
    ("doel = 301", "doel = 301\ndoel_max = 400", "doel_max", "hoort alleen bij een streefwaarde"),
    ('eenheid = "woningen"\n', "", "eenheid", "ontbreekt"),
    ('eenheid = "woningen"', 'eenheid = "woning"', "eenheid", "dit woord kennen we niet"),
    ('eenheid = "woningen"', 'eenheid = "personen"', "eenheid", "past niet bij indicator"),
    ('rekenwijze = "totaal"', 'rekenwijze = "aandeel"', "rekenwijze", "past niet bij indicator"),
    ("tot_en_met = 2021", "tot_en_met = 2019-12-31", "tot_en_met", "eindigt voor ze begint"),
    ("tot_en_met = 2021", "tot_en_met = 2021-12-31T12:00:00", "tot_en_met", "dit klopt niet"),
    ("tot_en_met = 2021", 'tot_en_met = "2021-02-30"', "tot_en_met", "bestaat niet"),
    ("tot_en_met = 2021", 'periode = "2020-2021"', "periode", "twee keer"),
    ("van = 2020-01-01", "", "van", "zonder begin"),
    ("van = 2020-01-01", "van = 1066-01-01", "van", "buiten 1900-2100"),
    ("van = 2020-01-01\ntot_en_met = 2021", 'periode = "2021-2020"', "periode", "eindigt"),
    ('partijen = ["L0117", "L1912"]', 'partijen = ["L0117", "Portal"]', "partijen",
     "partij kennen"),
    ('partijen = ["L0117", "L1912"]', 'partijen = ["L0117"]', "partij", "hoort niet bij"),
    ('partijen = ["L0117", "L1912"]', 'partijen = ["L0117", "L1912", "Omnia Wonen"]', "partijen",
     "niet als partij"),
    ('partijen = ["L0117", "L1912"]', 'partijen = ["L0117", "L1912", "VB01"]', "partijen",
     "Echt en fictief"),
    ('id = "a-2021-1-p"', 'id = "a-2021-1"', "id", "twee keer"),
    ('id = "a-2021-1-p"', 'id = "b-2021-1-p"', "id", "begint met het id"),
    ('id = "a-2021-1-p"', 'id = "A 1"', "id", "dit klopt niet"),
    ('richting = "minimum"', 'richting = "minimaal"', "richting", "dit woord kennen we niet"),
    ('richting = "minimum"', 'richting = "minimum"\nbehandeld_als = "minimum"', "behandeld_als",
     "hoort alleen bij een streefwaarde"),
    ('indicator = "netto_groei"', 'indicator = "netto groei"', "indicator", "dit woord"),
    ('binding = "garantie"', 'binding = "beloofd"', "binding", "dit woord kennen we niet"),
    ('binding = "garantie"', 'bindend = "garantie"', "bindend", "dit veld kennen we niet"),
    ('binding = "garantie"\n', "", "binding", "ontbreekt"),
    ('titel = "Netto groei"', 'titel = "  "', "titel", "leeg"),
    ('duur = ["permanent"]', 'duur = ["eeuwig"]', "telt.duur", "dit woord kennen we niet"),
    ('duur = ["permanent"]\n', "", "telt.duur", "ontbreekt"),
    ('duur = ["permanent"]', "duur = []", "telt.duur", "leeg"),
    ('sloop = "met"', 'sloop = "met"\nsoorten = ["sloop"]', "telt.soorten", "telt alle soorten"),
    ('gemeente = "Amersfoort"', 'gemeente = "Amersvoort"', "document.gemeente", "gemeente kennen"),
    ('gemeente = "Amersfoort"', "gemeente = []", "document.gemeente", "leeg"),
    ("fictief = false", "fictief = true", "document.gemeente", "Echt en fictief"),
    ("fictief = false", "", "document.fictief", "ontbreekt"),
    ('corporatie = "Portaal"', 'corporatie = "L1912"', "partij.corporatie", "twee keer"),
    ("[document]", "[dokument]", "document", "ontbreekt"),
    ("[[afspraak.deel]]\n", "[afspraak.deel]\n", "deel", "dubbele haken"),
    ("[document]", "soort = 1\n[document]", "soort", "op deze plek"),
]  # fmt: skip


@pytest.mark.parametrize(("oud", "nieuw", "veld", "melding"), VERKEERD)
def test_elke_fout_noemt_regel_en_veld(oud, nieuw, veld, melding):
    assert oud in GOED
    if oud.startswith("[[afspraak.deel]]"):
        tekst = GOED[: GOED.index('[[afspraak.deel]]\nid = "a-2021-1-a"')].replace(oud, nieuw)
    else:
        tekst = GOED.replace(oud, nieuw, 1)
    gevonden = [m for m in fouten(lees(tekst)) if melding in m.melding]
    assert gevonden, [m.melding for m in fouten(lees(tekst))]
    assert veld in {m.kolom for m in gevonden}
    for m in gevonden:
        assert m.bestand == "proef.toml"
        if m.kolom == veld and nieuw and melding != "ontbreekt" and "=" in nieuw:
            laatste = veld.split(".")[-1]
            regels = tekst.splitlines()
            assert m.rij is not None
            assert laatste in regels[m.rij - 1] or "[" in regels[m.rij - 1]


def test_alle_fouten_tegelijk():
    tekst = GOED
    for oud, nieuw in (
        ("doel = 301", 'doel = "301"'),
        ('richting = "minimum"', 'richting = "minimaal"'),
        ('binding = "garantie"', 'bindng = "garantie"'),
        ('"L1912"]', '"Portal"]'),
    ):
        tekst = tekst.replace(oud, nieuw, 1)
    gevonden = {(m.rij, m.kolom, m.suggestie) for m in fouten(lees(tekst))}
    assert {
        (waar(tekst, 'doel = "301"'), "doel", ""),
        (waar(tekst, "richting ="), "richting", "minimum"),
        (waar(tekst, "bindng"), "bindng", "binding"),
        (waar(tekst, "[[afspraak]]"), "binding", ""),
        (waar(tekst, '"Portal"'), "partijen", "Portaal"),
    } <= gevonden


def test_een_verkeerde_naam_is_een_fout_en_niet_meer():
    (fout,) = fouten(lees(GOED.replace('partijen = ["L0117", "L1912"]',
                                       'partijen = ["L0117", "Aliantie"]')))  # fmt: skip
    assert (fout.kolom, fout.gevonden) == ("partijen", "Aliantie")
    (fout,) = fouten(lees(GOED.replace('corporatie = "Portaal"', 'corporatie = "Portal"')))
    assert fout.kolom == "partij.corporatie"


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("doel = 30\n", "doel = 130\n", "0 tot en met 100"),
        ('definitie = "sociaal_contract"', "", "wat sociaal is"),
        ('eenheid = "procent"', 'eenheid = "woningen"', "past niet"),
        ('binding = "streven"', 'binding = "streven"\ntelt = {}', "geen tabel telt"),
        ("doel = 30\n", "doel = -1\n", "0 tot en met 100"),
    ],
)
def test_fouten_in_een_aandeel(oud, nieuw, melding):
    assert any(melding in m.melding for m in fouten(lees(GOED + AANDEEL.replace(oud, nieuw))))


def test_een_aantal_van_een_soort_noemt_zijn_soort_en_is_niet_negatief():
    tekst = GOED.replace("netto_groei", "aantal_van_soort").replace("doel = 301", "doel = -301")
    meldingen = " ".join(m.melding for m in fouten(lees(tekst)))
    assert "noemt zijn soorten" in meldingen
    assert "onder nul" in meldingen


def test_een_streefwaarde_zonder_oordeel_en_een_bandbreedte_mogen():
    streef = GOED.replace('"minimum"', '"streefwaarde"')
    assert lees(streef).rapport.meldingen == ()
    zonder_delen = streef[: streef.index("[[afspraak.deel]]")]
    band = zonder_delen.replace("doel = 301", "doel = 301\ndoel_max = 400")
    assert lees(band).tabellen["afspraak"]["doel_max"].tolist() == [400]


def test_een_waarde_in_woorden_mag():
    zonder_delen = GOED[: GOED.index("[[afspraak.deel]]")]
    uitslag = lees(zonder_delen.replace("doel = 301", 'doel_tekst = "flinke uitbreiding"'))
    assert uitslag.rapport.meldingen == ()
    assert pd.isna(uitslag.tabellen["afspraak"]["doel"].iloc[0])


def test_een_document_over_twee_gemeenten_zegt_bij_elke_afspraak_welke():
    tekst = GOED.replace('gemeente = "Amersfoort"', 'gemeente = ["GM0307", "Utrecht"]')
    assert {m.kolom for m in fouten(lees(tekst))} == {"partij.gemeente", "gemeente"}
    heel = tekst.replace('periode = "2020-2030"', 'periode = "2020-2030"\ngemeente = "GM0307"')
    heel = heel.replace('thema = "Omvang"', 'thema = "Omvang"\ngemeente = "alle"')
    uitslag = lees(heel)
    assert uitslag.rapport.meldingen == ()
    assert uitslag.gelezen.gemeenten == ("GM0307", "GM0344")
    assert set(uitslag.tabellen["afspraak"]["gemeente"]) == {None}


def test_een_gebied_wordt_gezocht_in_de_gemeente():
    tekst = GOED + AANDEEL + 'gebied = "Schothorst"\n'
    assert lees(tekst).tabellen["afspraak"]["gebied"].iloc[-1] == "WK030701"
    (fout,) = fouten(lees(GOED + AANDEEL + 'gebied = "Schothorts"\n'))
    assert (fout.kolom, fout.suggestie) == ("gebied", "Schothorst")


def test_een_partij_die_korter_meedoet_geeft_een_waarschuwing():
    tekst = GOED.replace('"L1912"\nperiode = "2020-2030"', '"L1912"\nperiode = "2021-2030"')
    uitslag = lees(tekst)
    assert [(m.ernst, m.gevonden) for m in uitslag.rapport.meldingen] == [("waarschuwing", "L1912")]
    assert len(uitslag.tabellen["afspraak"]) == 3


def _eerder(document: str, afspraak_id: str) -> LeveringData:
    meta = LeveringMeta("l1", "0" * 64, "x", "x", None, ("GM0307",), None, date(2026, 1, 1))
    frame = pd.DataFrame({"id": [afspraak_id], "document": [document], "fictief": [False]})
    return LeveringData(meta, {"afspraak": frame})


def test_een_id_van_een_ander_document_kan_niet_een_nieuwe_versie_van_hetzelfde_wel():
    (fout,) = fouten(lees(GOED, eerdere=[_eerder("a", "a-2021-1")]))
    assert (fout.kolom, fout.rij) == ("id", waar(GOED, 'id = "a-2021-1"'))
    assert lees(GOED, eerdere=[_eerder("a-2021", "a-2021-1")]).rapport.aangenomen


def test_vervangt_wijst_naar_een_afspraak_die_er_is():
    tekst = GOED + AANDEEL + 'vervangt = "oud-3"\n'
    (waarschuwing,) = lees(tekst).rapport.meldingen
    assert (waarschuwing.ernst, waarschuwing.kolom) == ("waarschuwing", "vervangt")
    assert lees(tekst, eerdere=[_eerder("oud", "oud-3")]).rapport.meldingen == ()


def test_wat_ernaast_is_opgegeven_mag_niets_anders_zeggen():
    assert [m.kolom for m in fouten(lees(GOED, fictief="ja", gemeente="Utrecht"))] == [
        "fictief", "gemeente",
    ]  # fmt: skip
    uitslag = lees(GOED, fictief="nee", gemeente="Amersfoort", ontvangen="2026-10-01")
    assert uitslag.gelezen.ontvangen == date(2026, 10, 1)


def test_de_velden_van_een_uitslag_lezen_hetzelfde_terug():
    uitslag = lees(GOED)
    v = uitslag.velden
    weer = lees(GOED, gemeente=v.gemeente, fictief=v.fictief, bron=v.bron, tabel=v.tabel)
    assert weer.rapport.meldingen == ()
    assert weer.tabellen["afspraak"].equals(uitslag.tabellen["afspraak"])


@pytest.mark.parametrize(
    "inhoud",
    [
        b"", b"\x00\x01\x02", b"\xff\xfe\x00", "é = 1".encode("cp1252"), b"[document", b"a = ",
        b"a = 1\na = 2", b"[[[[", b"x = " + b"[" * 50_000, b"x = " + b"9" * 10_000,
        b"document = 3", b"[[document]]", b"[document]\n[document]", b"%PDF-1.7",
        b"afspraak = 3\npartij = 4\n[document]\n", b"[document]\nid = 1\n[[afspraak]]\n",
        b"[document]\n[[afspraak]]\ntelt = 3\ndeel = [1]\npartijen = [1, {}]\n",
        b"leverancier = 'Portaal'\ngemeente = 'Amersfoort'\n", b"x" * 6_000_000,
    ],
    ids=range(19),
)  # fmt: skip
def test_rommel_eindigt_in_een_oordeel(inhoud):
    assert fouten(lees(inhoud))


def test_een_syntaxfout_noemt_de_regel():
    (fout,) = fouten(lees(GOED.replace('thema = "Omvang"', 'thema = "Omvang')))
    assert fout.rij == waar(GOED, 'thema = "Omvang"')
    assert "TOML" in fout.melding


REGELS = GOED.splitlines()


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(REGELS) - 1), st.sampled_from(["weg", "dubbel", "half", "nul"]))
def test_elke_regel_kan_beschadigd_raken(n, hoe):
    """Whatever happens to one line: a verdict with lines that exist, and never a half register."""
    regel = REGELS[n]
    nieuw = {"weg": [], "dubbel": [regel] * 2, "half": [regel[: len(regel) // 2]],
             "nul": [regel.split("=")[0] + "= 0"]}[hoe]  # fmt: skip
    tekst = "\n".join(REGELS[:n] + nieuw + REGELS[n + 1 :])
    uitslag = lees(tekst)
    fouten(uitslag)
    assert bool(uitslag.tabellen) == uitslag.rapport.aangenomen
    for m in uitslag.rapport.meldingen:
        assert m.rij is None or 1 <= m.rij <= len(REGELS) + 2


def test_elk_veld_staat_in_de_uitleg():
    from pathlib import Path

    uitleg = (Path(__file__).parents[2] / "docs" / "register-afspraken.md").read_text("utf-8")
    bij = (VERSCHIL, SLEUTEL, SLEUTELDEEL, MOMENT, TOELICHTINGEN, TOELICHTING)
    for vorm in (DOCUMENT, PARTIJ, AFSPRAAK, DEEL, TELT, *bij):
        for naam, veld in vorm.items():
            assert f"`{naam}`" in uitleg, naam
            for woord in veld.keuzes:
                assert f"`{woord}`" in uitleg, woord
