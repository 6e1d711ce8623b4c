"""What stands beside the afspraken in a register file: verdeelsleutels, moments, verschillen."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.afspraken.verdeelsleutel import verdeel
from telling.rijen import KOLOMMEN, LeveringData, LeveringMeta
from tests.loaders.register_van_proef import fouten, lees
from tests.loaders.test_afspraken_fouten import GOED, waar

SLEUTEL = """
[[verdeelsleutel]]
id = "a-2021-sleutel"
artikel = "visie"
titel = "De sleutel"
totaal = 923
segment = "sociaal"

[[verdeelsleutel.deel]]
partij = "Portaal"
procent = 58
gedrukt = 535

[[verdeelsleutel.deel]]
partij = "Vecht en Omstreken"
procent = 39
gedrukt = 360

[[verdeelsleutel.deel]]
partij = "WUTA"
procent = 3
"""
MOMENT = """
[[moment]]
id = "a-2021-maart"
artikel = "1"
titel = "Verslag over het vorige jaar"
betekenis = "De corporaties vertellen wat er van het vorige jaar is gekomen."
partijen = ["L0117", "GM0307", "Bewonersvereniging Hestia"]
wanneer = "elk jaar voor 1 maart"
uiterlijk = ["11-30", "02-29"]
verwacht = "gerealiseerd"
over = "vorig_jaar"
van = 2021
tot_en_met = 2022-03-01
opmerking = "Onze lezing."
"""
VERSCHIL = """
[[verschil]]
id = "a-2021-verschil"
titel = "Twee getallen"
uitleg = "Het ene document zegt 301, het andere 320."
afspraken = ["a-2021-1", "b-2022-7"]
uitspraken = ["Brief: 310"]
"""


def ander(**velden: object) -> LeveringData:
    """A document that counts already, with one afspraak b-2022-7."""
    meta = LeveringMeta("l1", "0" * 64, "x", "x", None, ("GM0344",), None, date(2026, 1, 1))
    rij = {"id": "b-2022-7", "document": "b-2022", "partijen": "L0117", "fictief": False} | velden
    return LeveringData(meta, {"afspraak": pd.DataFrame([rij])})


def test_een_verdeelsleutel_geeft_de_delen_en_klopt_met_wat_er_gedrukt_staat():
    uitslag = lees(GOED + SLEUTEL)
    assert uitslag.rapport.meldingen == ()
    frame = uitslag.tabellen["verdeelsleutel"]
    assert tuple(frame.columns) == KOLOMMEN["verdeelsleutel"]
    assert frame["deel"].tolist() == [535, 360, 28]
    assert frame["partij"].tolist() == ["L0117", "L1585", "WUTA"]
    assert frame["gedrukt"].tolist() == [535, 360, None]
    assert frame["volgorde"].tolist() == [1, 2, 3]
    assert set(zip(frame["totaal"], frame["segment"], strict=True)) == {(923, "sociaal")}


@pytest.mark.parametrize(
    ("oud", "nieuw", "veld", "melding", "gevonden"),
    [
        ("gedrukt = 360", "gedrukt = 361", "gedrukt", "ander deel", "gedrukt 361, berekend 360"),
        ("procent = 39", "procent = 38", "procent", "telt op tot 99%", ""),
        ("procent = 39", "procent = -39", "procent", "negatief", ""),
        ("totaal = 923", "totaal = 923.5", "totaal", "geen heel aantal", "923.5"),
        ("totaal = 923", "totaal = -1", "totaal", "geen heel aantal", "-1"),
        ("totaal = 923\n", "", "totaal", "ontbreekt", ""),
        ("gedrukt = 535", "gedrukt = 1.5", "gedrukt", "geen heel aantal", "1.5"),
        ('partij = "WUTA"', 'partij = "Portaal"', "partij", "twee keer", "L0117"),
        ('partij = "WUTA"', 'partij = "Wuta2"', "partij", "kennen we niet", "Wuta2"),
        ('partij = "WUTA"', 'partij = "VB01"', "partij", "Echt en fictief", ""),
        ('segment = "sociaal"', 'segment = "sociale huur"', "segment", "dit woord", "sociale huur"),
        ('id = "a-2021-sleutel"', 'id = "a-2021-1"', "id", "twee keer", "a-2021-1"),
        ('id = "a-2021-sleutel"', 'id = "sleutel"', "id", "begint met", "sleutel"),
        ("procent = 3\n", "", "procent", "ontbreekt", ""),
    ],
)  # fmt: skip
def test_een_sleutel_met_een_fout(oud, nieuw, veld, melding, gevonden):
    assert oud in SLEUTEL
    uitslag = lees(GOED + SLEUTEL.replace(oud, nieuw, 1))
    raak = [m for m in fouten(uitslag) if melding in m.melding]
    assert raak, uitslag.rapport.meldingen
    assert raak[0].kolom.endswith(veld)
    assert gevonden in raak[0].gevonden
    assert raak[0].rij


MET_SLEUTEL = GOED.replace('partij = "L0117"\ndoel = 91', 'partij = "L0117"\nverdeelsleutel = "s"')
KLEIN = """
[[verdeelsleutel]]
id = "a-2021-s"
artikel = "1"
titel = "De sleutel"
totaal = 301

[[verdeelsleutel.deel]]
partij = "L0117"
procent = 30.2

[[verdeelsleutel.deel]]
partij = "L1912"
procent = 69.8
"""


def test_een_deel_volgt_uit_de_sleutel():
    tekst = MET_SLEUTEL.replace('"s"', '"a-2021-s"') + KLEIN
    uitslag = lees(tekst)
    assert uitslag.rapport.meldingen == ()
    assert uitslag.tabellen["afspraak"]["doel"].tolist() == [301, 91, 210]
    assert set(uitslag.tabellen["verdeelsleutel"]["afspraak"]) == {"a-2021-1"}
    beide = tekst.replace('verdeelsleutel = "a-2021-s"', 'verdeelsleutel = "a-2021-s"\ndoel = 91')
    assert lees(beide).rapport.meldingen == ()


@pytest.mark.parametrize(
    ("oud", "nieuw", "veld", "melding", "gevonden"),
    [
        ('"a-2021-s"', '"a-2021-x"', "verdeelsleutel", "is er niet", "a-2021-x"),
        ("totaal = 301", "totaal = 302", "verdeelsleutel", "ander aantal", "sleutel 302, afspraak"),
        ('partij = "L0117"\nprocent', 'partij = "L0968"\nprocent', "verdeelsleutel",
         "staat niet in de sleutel", "L0117"),
        ('= "a-2021-s"', '= "a-2021-s"\ndoel = 92', "doel", "ander getal", "deel 92, sleutel 91"),
    ],
)  # fmt: skip
def test_een_deel_dat_niet_uit_de_sleutel_volgt(oud, nieuw, veld, melding, gevonden):
    tekst = (MET_SLEUTEL.replace('"s"', '"a-2021-s"') + KLEIN).replace(oud, nieuw, 1)
    raak = [m for m in fouten(lees(tekst)) if melding in m.melding]
    assert raak, fouten(lees(tekst))
    assert (raak[0].kolom, gevonden in raak[0].gevonden) == (veld, True)


def test_een_sleutel_met_een_fout_geeft_bij_het_deel_geen_tweede():
    tekst = MET_SLEUTEL.replace('"s"', '"a-2021-s"') + KLEIN.replace("30.2", "31.2")
    kolommen = {m.kolom for m in fouten(lees(tekst))}
    assert "verdeelsleutel.deel.procent" in kolommen or "verdeelsleutel.procent" in kolommen
    assert "verdeelsleutel" not in kolommen


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000), st.integers(0, 100), st.data())
def test_de_gedrukte_delen_moeten_de_berekende_zijn(totaal, eerste, data):
    tweede = data.draw(st.integers(0, 100 - eerste))
    procenten = {"L0117": eerste, "L1585": tweede, "WUTA": 100 - eerste - tweede}
    delen = verdeel(totaal, procenten)
    afwijking = data.draw(st.sampled_from([0, 0, 1, -1]))
    tekst = f'[[verdeelsleutel]]\nid = "a-2021-s"\nartikel = "1"\ntitel = "s"\ntotaal = {totaal}\n'
    for code, procent in procenten.items():
        gedrukt = delen[code] + (afwijking if code == "L1585" else 0)
        tekst += (
            f'[[verdeelsleutel.deel]]\npartij = "{code}"\nprocent = {procent}\n'
            f"gedrukt = {gedrukt}\n"
        )
    uitslag = lees(GOED + tekst)
    assert uitslag.rapport.aangenomen == (afwijking == 0)
    if uitslag.rapport.aangenomen:
        assert sum(uitslag.tabellen["verdeelsleutel"]["deel"]) == totaal


def test_een_moment_zoals_het_er_staat():
    uitslag = lees(GOED + MOMENT)
    assert uitslag.rapport.meldingen == ()
    (rij,) = uitslag.tabellen["moment"].to_dict("records")
    assert tuple(rij) == KOLOMMEN["moment"]
    assert rij["uiterlijk"] == "02-29,11-30"
    assert rij["partijen"] == "L0117,GM0307,ORG-HESTIA"
    assert (rij["verwacht"], rij["over"]) == ("gerealiseerd", "vorig_jaar")
    assert (rij["van"], rij["tot"]) == (date(2021, 1, 1), date(2022, 3, 1))
    assert (rij["gemeente"], rij["document"], rij["fictief"]) == ("GM0307", "a-2021", False)


@pytest.mark.parametrize(
    ("oud", "nieuw", "veld", "melding"),
    [
        ('"02-29"', '"02-30"', "uiterlijk", "geen dag"),
        ('"02-29"', '"1 maart"', "uiterlijk", "geen dag"),
        ('"02-29"', '"2021-02-28"', "uiterlijk", "geen dag"),
        ('verwacht = "gerealiseerd"\n', "", "verwacht", "hoort ook verwacht"),
        ('over = "vorig_jaar"\n', "", "over", "hoort ook over"),
        ('over = "vorig_jaar"\n', 'over = "volgend_jaar"\n', "over", "alleen plannen"),
        ('verwacht = "gerealiseerd"', 'verwacht = "cijfers"', "verwacht", "dit woord"),
        ("tot_en_met = 2022-03-01", "tot_en_met = 2020-03-01", "tot_en_met", "eindigt voor"),
        ('wanneer = "elk jaar voor 1 maart"\n', "", "wanneer", "ontbreekt"),
        ('"Bewonersvereniging Hestia"', '"Bewonersvereniging Hestie"', "partijen", "kennen we"),
        ('"Bewonersvereniging Hestia"', '"ORG-VB-HUURDERS"', "partijen", "Echt en fictief"),
        ('id = "a-2021-maart"', 'id = "a-2021-1"', "id", "twee keer"),
        ("[[moment]]", "[moment]", "moment", "dubbele haken"),
    ],
)
def test_een_moment_met_een_fout(oud, nieuw, veld, melding):
    assert oud in MOMENT
    tekst = GOED + MOMENT.replace(oud, nieuw, 1)
    raak = [m for m in fouten(lees(tekst)) if melding in m.melding]
    assert raak, fouten(lees(tekst))
    assert raak[0].kolom.split(".")[-1] == veld
    assert raak[0].rij >= waar(tekst, "moment]")


def test_een_verschil_met_een_afspraak_van_een_ander_document():
    uitslag = lees(GOED + VERSCHIL, eerdere=[ander()])
    assert uitslag.rapport.meldingen == ()
    (rij,) = uitslag.tabellen["verschil"].to_dict("records")
    assert (rij["afspraken"], rij["uitspraken"]) == ("a-2021-1,b-2022-7", "Brief: 310")
    assert rij["gemeente"] == "GM0307"


def test_een_id_dat_geen_document_heeft_noemt_bestand_regel_en_veld():
    (fout,) = fouten(lees(GOED + VERSCHIL, eerdere=[ander(id="b-2022-70")]))
    assert (fout.bestand, fout.kolom, fout.gevonden) == (
        "proef.toml", "verschil.afspraken", "b-2022-7",
    )  # fmt: skip
    assert fout.rij == waar(GOED + VERSCHIL, "afspraken = ")
    assert fout.suggestie == "b-2022-70"
    assert fouten(lees(GOED + VERSCHIL)), "without any other document it is not there either"


def test_opnieuw_lezen_kijkt_niet_naar_andere_documenten():
    """A document that was accepted can be read, whatever became of the others since."""
    uitslag = lees(GOED + VERSCHIL, opnieuw=True)
    assert uitslag.rapport.meldingen == ()
    assert list(uitslag.tabellen["verschil"]["afspraken"]) == ["a-2021-1,b-2022-7"]


@pytest.mark.parametrize(
    ("oud", "nieuw", "veld", "melding"),
    [
        ('afspraken = ["a-2021-1", "b-2022-7"]\nuitspraken', "uitspraken", "afspraken", "minstens"),
        ('"a-2021-1", "b-2022-7"', '"a-2021-1", "a-2021-1"', "afspraken", "minstens twee"),
        ('uitleg = "Het ene', 'uitlg = "Het ene', "uitlg", "dit veld kennen we niet"),
        ('id = "a-2021-verschil"', 'id = "verschil"', "id", "begint met"),
        ('titel = "Twee getallen"\n', "", "titel", "ontbreekt"),
    ],
)
def test_een_verschil_met_een_fout(oud, nieuw, veld, melding):
    tekst = VERSCHIL.replace(oud, nieuw, 1)
    if "minstens twee" in melding:
        tekst = tekst.replace('uitspraken = ["Brief: 310"]\n', "")
    raak = [m for m in fouten(lees(GOED + tekst, eerdere=[ander()])) if melding in m.melding]
    assert [m.kolom for m in raak] == [f"verschil.{veld}"]


def test_echt_en_fictief_verschillen_niet_van_elkaar():
    (fout,) = fouten(lees(GOED + VERSCHIL, eerdere=[ander(fictief=True)]))
    assert "echt en fictief" in fout.melding


@pytest.mark.parametrize("tekst", [SLEUTEL, MOMENT, VERSCHIL.replace(', "b-2022-7"', "")])
def test_een_id_van_een_ander_document_kan_niet_twee_keer(tekst):
    eigen = tekst.split('id = "')[1].split('"')[0]
    meta = ander().meta
    frame = pd.DataFrame([{"id": eigen, "document": "b"}])
    (fout,) = fouten(lees(GOED + tekst, eerdere=[LeveringData(meta, {"moment": frame})]))
    assert (fout.gevonden, fout.rij) == (eigen, waar(GOED + tekst, f'id = "{eigen}"'))
    nieuwer = pd.DataFrame([{"id": eigen, "document": "a-2021"}])
    assert lees(GOED + tekst, eerdere=[LeveringData(meta, {"moment": nieuwer})]).rapport.aangenomen


REGELS = (GOED + SLEUTEL + MOMENT + VERSCHIL).splitlines()


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(REGELS) - 1), st.sampled_from(["weg", "dubbel", "half", "nul", "lijst"]))
def test_elke_regel_kan_beschadigd_raken(n, hoe):
    regel = REGELS[n]
    kop = regel.split("=")[0]
    nieuw = {"weg": [], "dubbel": [regel] * 2, "half": [regel[: len(regel) // 2]],
             "nul": [kop + "= 0"], "lijst": [kop + '= ["x", 3]']}[hoe]  # fmt: skip
    uitslag = lees("\n".join(REGELS[:n] + nieuw + REGELS[n + 1 :]), eerdere=[ander()])
    fouten(uitslag)
    assert bool(uitslag.tabellen) == uitslag.rapport.aangenomen
    for m in uitslag.rapport.meldingen:
        assert m.rij is None or 1 <= m.rij <= len(REGELS) + 2
