"""The register as it ships: what Amersfoort agreed, and Voorbeeldstad's own mix of statuses."""

from datetime import date
from pathlib import Path

import pytest

from domain.afspraken.beoordeling import beoordeel, beoordeel_aandeel
from domain.afspraken.meting import meting_van
from domain.afspraken.oordeel import AandeelCijfers, Cijfers
from telling.rijen import KOLOMMEN
from tests.domain.test_groei import TABEL_1
from tests.loaders.register_van_proef import lees
from tests.loaders.test_afspraken_documenten import afspraken, document
from tests.naief_groei import meet

DATA = Path(__file__).parents[2] / "data" / "afspraken"
EIND_2025 = date(2025, 12, 31)
AMERSFOORT = afspraken("amersfoort-2021")
VOORBEELD = afspraken("voorbeeldstad")


@pytest.mark.parametrize("naam", sorted(p.stem for p in DATA.glob("*.toml")))
def test_elk_document_dat_meegaat_wordt_zonder_opmerking_aangenomen(naam):
    uitslag = document(naam)
    assert {"document", "partij", "afspraak"} <= set(uitslag.tabellen)
    for tabel, frame in uitslag.tabellen.items():
        assert tuple(frame.columns) == KOLOMMEN[tabel]
    gelezen = uitslag.gelezen
    assert gelezen.ontvangen == date(2026, 11, 1)
    assert gelezen.fictief == uitslag.tabellen["afspraak"]["fictief"].all()
    assert (uitslag.velden.tabel, gelezen.periode) == ("afspraken", None)


@pytest.mark.parametrize(
    ("heel", "delen"),
    [
        ("6-permanent", {"L1912": 210, "L0117": 48, "L0968": 43}),
        ("6-tijdelijk", {"L1912": 0, "L0117": 237, "L0968": 0}),
        ("7", {"L1912": 50, "L0117": 86, "L0968": 62}),
        ("14", {"L1912": 475, "L0117": 200, "L0968": 296}),
        ("9", {}),
    ],
)
def test_de_delen_van_amersfoort(heel, delen):
    gevonden = {
        a.partijen[0]: a.doel for a in AMERSFOORT.values() if a.hoort_bij == AMERSFOORT[heel].id
    }
    assert gevonden == delen


def test_de_partijen_van_amersfoort():
    partij = document("amersfoort-2021").tabellen["partij"]
    assert sorted(partij["corporatie"]) == ["L0117", "L0968", "L1912"]
    assert set(zip(partij["van"], partij["tot"], strict=True)) == {
        (date(2020, 1, 1), date(2030, 12, 31))
    }


@pytest.mark.parametrize("naam", ["6-permanent", "6-tijdelijk"])
def test_afspraak_6_heeft_een_prognose_uit_tabel_1_en_geen_realisatie(naam):
    for a in AMERSFOORT.values():
        if AMERSFOORT[naam].id in (a.id, a.hoort_bij):
            hard = meet(TABEL_1, meting_van(a), "hard")
            uit = beoordeel(a, Cijfers(None, gedekt=False, hard=hard), EIND_2025)
            assert (uit.status, uit.met_hard) == ("geen cijfers", a.doel)


def test_afspraak_7_begint_waar_tabel_1_ophoudt():
    for naam, a in AMERSFOORT.items():
        if naam.startswith("7") and a.telt_boven is not None:
            hard = meet(TABEL_1, meting_van(a), "hard")
            assert hard == a.telt_boven
            assert beoordeel(a, Cijfers(None, gedekt=False, hard=hard), EIND_2025).met_hard == 0


@pytest.mark.parametrize("soort", ["sloop", "verkoop", "liberalisatie"])
def test_de_maxima_van_tabel_1_zijn_wat_de_tabel_zelf_voorziet(soort):
    delen = {n: a for n, a in AMERSFOORT.items() if n.startswith(f"7-{soort}")}
    assert len(delen) == 4
    for a in delen.values():
        hard = meet(TABEL_1, meting_van(a), "hard")
        uit = beoordeel(a, Cijfers(None, gedekt=False, hard=hard), EIND_2025)
        assert (uit.status, uit.met_hard) == ("geen cijfers", a.doel)


# Voorbeeldstad: the figures of data/voorbeeld/README.md at the end of 2025.
@pytest.mark.parametrize(
    ("naam", "cijfers", "verwacht"),
    [
        ("2021-1", Cijfers(1_340, True, hard=1_220, zacht=670), "achter"),
        ("2021-2", Cijfers(610, True), "behaald"),
        ("2021-2-vb01", Cijfers(325, True), "behaald"),
        ("2021-2-vb02", Cijfers(175, True), "niet behaald"),
        ("2021-2-vb03", Cijfers(110, True), "behaald"),
        ("2021-3", Cijfers(120, True, hard=82), "aandacht"),
        ("2021-4", Cijfers(1_878, True), "op koers"),
    ],
)
def test_de_statussen_van_voorbeeldstad(naam, cijfers, verwacht):
    assert beoordeel(VOORBEELD[naam], cijfers, EIND_2025).status == verwacht


def test_320_per_jaar_in_voorbeeldstad_eind_2024():
    uit = beoordeel(VOORBEELD["2021-1"], Cijfers(1_010, True), date(2024, 12, 31))
    assert (uit.doel_totaal, uit.verwacht, uit.resterend, uit.tempo) == (3_200, 1_280, 2_190, 365)


def test_30_procent_per_kern_heeft_geen_einde_en_geen_status():
    a = VOORBEELD["2021-5"]
    assert (a.per_gebied, a.tot) == ("kern", None)
    assert beoordeel_aandeel(a, AandeelCijfers(None), EIND_2025).status == "geen status"


@pytest.mark.parametrize(
    ("veld", "fout"), [("eenheid", "woningen"), ("rekenwijze", "aandeel")]
)  # fmt: skip
def test_overconcentratie_is_een_niveau_in_procenten(veld, fout):
    begin, eind = (DATA / "voorbeeldstad.toml").read_text(encoding="utf-8").split(
        'indicator = "overconcentratie"'
    )  # fmt: skip
    goed = {"eenheid": "procent", "rekenwijze": "niveau"}[veld]
    eind = eind.replace(f'{veld} = "{goed}"', f'{veld} = "{fout}"', 1)
    uitslag = lees(f'{begin}indicator = "overconcentratie"{eind}'.encode(), bestand="x.toml")
    (m,) = [m for m in uitslag.rapport.meldingen if m.kolom == veld]
    assert (m.ernst, m.gevonden, m.suggestie) == ("fout", fout, goed)
