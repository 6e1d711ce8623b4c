"""The service: what a load, a withdrawal, a purge and a rollback do to archive and standen."""

import json
import shutil
from pathlib import Path

import pytest

from loaders.archief.archief import Archief
from loaders.archief.gebeurtenissen import Levering
from loaders.contract import Velden
from loaders.verdict.fouten import ArchiefBeschadigd, KanNiet, NieuwereVersie, VerkeerdeAanroep
from store.standen.standen import Standen
from tests.loaders.huis import (
    VELDEN,
    dienst,
    inhoud,
    maak_data,
    mutaties,
    slecht,
    som,
    vingerafdruk,
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return maak_data(tmp_path / "data")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def leveringen(home: Path) -> list[Levering]:
    return [g.inhoud for g in Archief(home).gebeurtenissen() if isinstance(g.inhoud, Levering)]


def test_controleren_schrijft_niets(home: Path, data: Path, tmp_path: Path) -> None:
    d = dienst(home, data)
    goed, fout = d.controleer([mutaties(tmp_path, 5), slecht(tmp_path)], VELDEN)
    assert goed.rapport.aangenomen
    assert not fout.rapport.aangenomen
    assert not home.exists()
    d.laad([mutaties(tmp_path, 5)], VELDEN)
    voor = vingerafdruk(home)
    shutil.rmtree(home / "archief/gelezen")
    d.controleer([mutaties(tmp_path, 6), slecht(tmp_path)], VELDEN)
    na = vingerafdruk(home)
    assert na == {k: v for k, v in voor.items() if "/gelezen/" not in k}


def test_laden_bewaart_bouwt_en_toont(home: Path, data: Path, tmp_path: Path) -> None:
    bestand = mutaties(tmp_path, 5, 3)
    resultaat = dienst(home, data).laad([bestand], VELDEN)
    assert resultaat.nieuw
    assert som(home) == 12 + 8
    levering = leveringen(home)[-1]
    assert levering.id == resultaat.geladen[0].levering
    assert levering.id.startswith("2026-11-20-portaal-")
    assert (levering.bestand, levering.grootte) == (bestand.name, bestand.stat().st_size)
    assert levering.gelezen is not None
    assert levering.gelezen.gemeenten == ("GM0307",)
    assert Archief(home).bestanden.pad(levering.sha256).read_bytes() == bestand.read_bytes()
    assert [lev.meegeleverd for lev in leveringen(home)][:3] == [
        "reference/gemeenten.csv",
        "reference/corporaties.csv",
        "leveringen/voorraadmutaties-utrecht.csv",
    ]


def test_geweigerd_wordt_bewaard_met_verdict_en_verandert_geen_stand(
    home: Path, data: Path, tmp_path: Path
) -> None:
    d = dienst(home, data)
    d.laad([mutaties(tmp_path, 5)], VELDEN)
    voor = vingerafdruk(home / "standen")
    resultaat = d.laad([slecht(tmp_path)], VELDEN)
    assert not resultaat.nieuw
    assert vingerafdruk(home / "standen") == voor
    levering = leveringen(home)[-1]
    assert not levering.aangenomen
    archief = Archief(home)
    verdict = json.loads(archief.verdicten.pad(levering.verdict).read_bytes())
    assert [m["ernst"] for m in verdict].count("fout") >= 1
    assert verdict[0]["bestand"] == "voorraadmutaties-slecht.csv"
    assert archief.bestanden.pad(levering.sha256).exists()


def test_van_meer_bestanden_gaat_elk_zijn_eigen_weg(home: Path, data: Path, tmp_path: Path) -> None:
    resultaat = dienst(home, data).laad([slecht(tmp_path), mutaties(tmp_path, 5)], VELDEN)
    assert [g.uitslag.rapport.aangenomen for g in resultaat.geladen] == [False, True]
    assert som(home) == 17


def test_hetzelfde_bestand_nog_eens_geeft_een_melding_en_niets_nieuws(
    home: Path, data: Path, tmp_path: Path
) -> None:
    d = dienst(home, data)
    eerste = d.laad([mutaties(tmp_path, 5)], VELDEN)
    voor = vingerafdruk(home)
    ander_pad = mutaties(tmp_path / "elders", 5)
    tweede = d.laad([ander_pad], VELDEN)
    assert tweede.geladen[0].herhaling
    assert tweede.geladen[0].levering == eerste.geladen[0].levering
    assert any(
        "al eerder geladen" in m.melding for m in tweede.geladen[0].uitslag.rapport.meldingen
    )
    assert not tweede.nieuw
    assert vingerafdruk(home) == voor
    anders = d.laad([ander_pad], Velden(**vars(VELDEN) | {"bron": "jaarverslag"}))
    assert not anders.geladen[0].herhaling
    assert anders.nieuw


def test_een_latere_levering_vervangt_en_intrekken_draait_dat_terug(
    home: Path, data: Path, tmp_path: Path
) -> None:
    d = dienst(home, data)
    d.laad([mutaties(tmp_path, 5)], VELDEN)
    tweede = d.laad([mutaties(tmp_path, 7)], VELDEN)
    assert som(home) == 12 + 7
    levering = tweede.geladen[0].levering
    assert levering
    stand = d.trek_in(levering, "verkeerde lijst")
    assert som(home) == 12 + 5
    assert stand.id != tweede.stand.id
    with pytest.raises(VerkeerdeAanroep, match="al ingetrokken"):
        d.trek_in(levering, "nog eens")
    opnieuw = d.laad([mutaties(tmp_path, 7)], VELDEN)
    assert opnieuw.geladen[0].levering not in (None, levering), "withdrawn, so a new levering"
    assert som(home) == 12 + 7


@pytest.mark.parametrize("levering", ["", "bestaat-niet", "../x"])
def test_intrekken_van_niets_is_een_verkeerde_aanroep(
    home: Path, data: Path, tmp_path: Path, levering: str
) -> None:
    d = dienst(home, data)
    d.laad([mutaties(tmp_path, 5)], VELDEN)
    aantal = len(Archief(home).gebeurtenissen())
    with pytest.raises(VerkeerdeAanroep, match="portaal"):
        d.trek_in(levering, "x")
    with pytest.raises(VerkeerdeAanroep, match="reden"):
        d.trek_in(levering, " ")
    assert len(Archief(home).gebeurtenissen()) == aantal


def test_verwijderen_laat_alleen_een_grafsteen(home: Path, data: Path, tmp_path: Path) -> None:
    d = dienst(home, data)
    bestand = mutaties(tmp_path, 5)
    d.laad([bestand], VELDEN)
    levering = leveringen(home)[-1]
    with pytest.raises(VerkeerdeAanroep, match="geen bestand"):
        d.verwijder("0" * 64, "x")
    d.verwijder(levering.sha256, "namen van huurders")
    assert som(home) == 12
    archief = Archief(home)
    graf = archief.gebeurtenissen()[-1]
    assert (graf.inhoud.sha256, graf.inhoud.reden) == (levering.sha256, "namen van huurders")  # type: ignore[union-attr]
    assert graf.door
    bytes_ = bestand.read_bytes()
    for pad in (home / "archief").rglob("*"):
        assert not pad.is_file() or pad.read_bytes() != bytes_
    archief.keur()
    uitslag = d.controleer([bestand], VELDEN)[0]
    assert not uitslag.rapport.aangenomen
    resultaat = d.laad([bestand], VELDEN)
    assert not resultaat.geladen[0].uitslag.rapport.aangenomen
    assert not archief.bestanden.pad(levering.sha256).exists()


def test_terugzetten_blijft_staan_tot_er_iets_nieuws_is(
    home: Path, data: Path, tmp_path: Path
) -> None:
    d = dienst(home, data)
    eerste = d.laad([mutaties(tmp_path, 5)], VELDEN).stand
    tweede = d.laad([mutaties(tmp_path, 7)], VELDEN).stand
    d.rollback(eerste.id)
    assert som(home) == 17
    assert d.laad([mutaties(tmp_path, 7)], VELDEN).stand.id == eerste.id, "the same file again"
    assert d.laad([slecht(tmp_path)], VELDEN).stand.id == eerste.id
    assert d.bouw(indien_nodig=True).id == eerste.id
    assert d.bouw().id == tweede.id
    d.rollback(eerste.id)
    d.laad([mutaties(tmp_path, 9)], VELDEN)
    assert som(home) == 21
    with pytest.raises(VerkeerdeAanroep, match="zzz"):
        d.rollback("zzz")


def test_bouwen_uit_een_gekopieerd_archief_geeft_dezelfde_stand(
    home: Path, data: Path, tmp_path: Path
) -> None:
    d = dienst(home, data)
    d.laad([mutaties(tmp_path, 5), slecht(tmp_path)], VELDEN)
    weg = d.laad([mutaties(tmp_path, 7)], VELDEN).geladen[0].levering
    assert weg
    stand = d.trek_in(weg, "x")
    elders = tmp_path / "elders"
    shutil.copytree(home / "archief", elders / "archief")
    shutil.rmtree(elders / "archief/gelezen")
    anders = dienst(elders, data).bouw()
    assert anders.id == stand.id
    assert anders.tellingen == stand.tellingen
    assert inhoud(elders) == inhoud(home)
    assert dienst(elders, data).bouw().id == stand.id
    assert len(list((elders / "standen").glob("*.duckdb"))) == 1


def test_bouwen_zonder_en_met_bewaarde_rijen_is_gelijk(
    home: Path, data: Path, tmp_path: Path
) -> None:
    d = dienst(home, data)
    d.laad([mutaties(tmp_path, 5)], VELDEN)
    met = inhoud(home)
    for pad in (home / "archief/gelezen").rglob("*.parquet"):
        pad.write_bytes(pad.read_bytes()[:-9])
    shutil.rmtree(home / "standen")
    d.bouw()
    assert inhoud(home) == met, "damaged parsed rows are made anew"


def test_een_beschadigde_stand_wordt_bij_de_volgende_lading_opnieuw_gebouwd(
    home: Path, data: Path, tmp_path: Path
) -> None:
    d = dienst(home, data)
    stand = d.laad([mutaties(tmp_path, 5)], VELDEN).stand
    pad = home / "standen" / stand.bestand
    pad.chmod(0o644)
    pad.write_bytes(pad.read_bytes()[:-1])
    weer = dienst(home, data).laad([mutaties(tmp_path, 5)], VELDEN).stand
    assert weer.id == stand.id
    assert som(home) == 17
    assert Standen(home / "standen").huidig().beschadigd is None


def test_een_lijst_waarmee_een_levering_niet_meer_te_lezen_is_wordt_geweigerd(
    home: Path, data: Path, tmp_path: Path
) -> None:
    d = dienst(home, data)
    lijst = tmp_path / "corporaties.csv"
    kop = "code,lnummer,naam,aliassen,opvolger,opvolger_vanaf\n"
    lijst.write_text(f"{kop}L1538,L1538,Nieuw Wonen,,,\n")
    eigen = Velden(leverancier="Woonsaldo")
    assert d.laad([lijst], eigen).geladen[0].uitslag.rapport.aangenomen
    levering = leveringen(home)[-1]
    bestand = tmp_path / "voorraadmutaties-nieuw.csv"
    bestand.write_text(
        "corporatie;gemeente;periode;soort;aantal\nNieuw Wonen;Amersfoort;2024;nieuwbouw;4\n"
    )
    velden = Velden(leverancier="Nieuw Wonen", gemeente="Amersfoort", periode="2024")
    assert d.laad([bestand], velden).geladen[0].uitslag.rapport.aangenomen
    assert som(home) == 16
    voor = len(Archief(home).gebeurtenissen())
    with pytest.raises(KanNiet, match="niet te lezen"):
        d.trek_in(levering.id, "weg ermee")
    lijst.write_text(f"{kop}L1539,L1539,Heel Anders,,,\n")
    geladen = d.laad([lijst], eigen).geladen[0]
    assert not geladen.uitslag.rapport.aangenomen
    assert len(Archief(home).gebeurtenissen()) == voor + 1, "refused, and kept"
    assert som(home) == 16


def test_een_veranderd_meegeleverd_bestand_komt_vanzelf_mee(
    home: Path, data: Path, tmp_path: Path
) -> None:
    d = dienst(home, data)
    d.bouw()
    assert som(home) == 12
    aantal = len(Archief(home).gebeurtenissen())
    d.bouw()
    assert len(Archief(home).gebeurtenissen()) == aantal
    pad = data / "leveringen/voorraadmutaties-utrecht.csv"
    pad.write_text(pad.read_text().replace(";12", ";13"))
    d.laad([mutaties(tmp_path, 5)], VELDEN)
    assert som(home) == 13 + 5
    assert len(Archief(home).gebeurtenissen()) == aantal + 2


def test_een_ingetrokken_meegeleverd_bestand_komt_niet_vanzelf_terug(
    home: Path, data: Path
) -> None:
    d = dienst(home, data)
    d.bouw()
    levering = leveringen(home)[-1]
    d.trek_in(levering.id, "liever niet")
    assert som(home) == 0
    d.bouw()
    assert som(home) == 0


def test_een_geweigerd_meegeleverd_bestand_wordt_gemeld_en_houdt_niets_op(
    home: Path, data: Path
) -> None:
    gemeld: list[str] = []
    slecht(data / "leveringen")
    (data / "leveringen/voorraadmutaties-slecht.toml").write_text(
        'leverancier = "Portaal"\ngemeente = "Amersfoort"\nperiode = "2024"\n'
    )
    dienst(home, data, meld=gemeld.append).bouw()
    assert som(home) == 12
    assert len(gemeld) == 1
    assert "voorraadmutaties-slecht.csv is geweigerd" in gemeld[0]


@pytest.mark.parametrize(
    ("bewerk", "fout"),
    [
        (lambda h: next(h.glob("archief/bestanden/??/*")), ArchiefBeschadigd),
        (lambda h: h / "archief/gebeurtenissen/000002.json", ArchiefBeschadigd),
    ],
)
def test_een_beschadigd_archief_houdt_laden_en_bouwen_tegen(
    home: Path, data: Path, tmp_path: Path, bewerk, fout: type[Exception]
) -> None:
    d = dienst(home, data)
    d.laad([mutaties(tmp_path, 5)], VELDEN)
    pad = bewerk(home)
    pad.chmod(0o644)
    pad.write_bytes(b"{")
    voor = vingerafdruk(home)
    for doe in (
        lambda: d.laad([mutaties(tmp_path, 6)], VELDEN),
        d.bouw,
        lambda: d.trek_in("x", "y"),
    ):
        with pytest.raises(fout, match=pad.name):
            doe()
    assert vingerafdruk(home) == voor
    assert som(home) == 17


def test_een_gebeurtenis_van_een_nieuwere_versie_houdt_alles_tegen(
    home: Path, data: Path, tmp_path: Path
) -> None:
    d = dienst(home, data)
    d.bouw()
    (home / "archief/gebeurtenissen/000004.json").write_text(
        json.dumps({"versie": 1, "soort": "iets van later", "nummer": 4})
    )
    with pytest.raises(NieuwereVersie, match="000004"):
        d.laad([mutaties(tmp_path, 5)], VELDEN)
    with pytest.raises(NieuwereVersie, match="000004"):
        d.controleer([mutaties(tmp_path, 5)], VELDEN)


def test_voorbeeldstad_kan_wegblijven(home: Path, data: Path) -> None:
    from loaders.archief.omgeving import Omgeving
    from loaders.dienst.dienst import Laaddienst
    from settings import Settings

    doel = data / "voorbeeld"
    doel.mkdir()
    for pad in (data / "leveringen").iterdir():
        pad.rename(doel / pad.name)
    met = Laaddienst(Omgeving(Settings(home=home), data=data)).bouw()
    assert som(home) == 12
    zonder = Laaddienst(Omgeving(Settings(home=home, voorbeeld=False), data=data)).bouw()
    assert som(home) == 0
    assert met.id != zonder.id


@pytest.mark.parametrize("wat", ["weg.csv", "."])
def test_geen_bestand_is_een_verkeerde_aanroep(
    home: Path, data: Path, tmp_path: Path, wat: str
) -> None:
    for doe in (dienst(home, data).laad, dienst(home, data).controleer):
        with pytest.raises(VerkeerdeAanroep):
            doe([tmp_path / wat], VELDEN)
    assert not home.exists()


@pytest.mark.parametrize("naam", ["a\\..\\b.csv", "-rf.csv", "é ü;'\"$(x).csv", "x" * 250 + ".csv"])
def test_een_rare_bestandsnaam_is_alleen_een_naam(
    home: Path, data: Path, tmp_path: Path, naam: str
) -> None:
    bestand = mutaties(tmp_path / "in", 5, naam=naam)
    velden = Velden(**vars(VELDEN) | {"tabel": "voorraadmutaties"})
    resultaat = dienst(home, data).laad([bestand], velden)
    assert resultaat.geladen[0].uitslag.rapport.aangenomen
    assert som(home) == 17
    shutil.rmtree(home / "archief/gelezen")
    shutil.rmtree(home / "standen")
    dienst(home, data).bouw()
    assert som(home) == 17


def test_een_te_volle_lezing_blijft_begrensd(
    home: Path, data: Path, tmp_path: Path, monkeypatch
) -> None:
    from loaders.archief import herlezen

    d = dienst(home, data)
    d.laad([mutaties(tmp_path, 5)], VELDEN)
    met = inhoud(home)
    monkeypatch.setattr(herlezen, "ONTHOUD", 0)
    shutil.rmtree(home / "standen")
    d.bouw()
    assert inhoud(home) == met


def test_een_controle_die_niet_goed_is_houdt_de_stand_tegen(
    home: Path, data: Path, tmp_path: Path, monkeypatch
) -> None:
    from store.bouw import bouw
    from telling.rijen import BouwFout

    d = dienst(home, data)
    d.laad([mutaties(tmp_path, 5)], VELDEN)
    voor = vingerafdruk(home / "standen")

    def faalt(*_: object) -> None:
        raise BouwFout("Levering x: geleverd zijn 3 rijen, in de stand staan 2 rijen.")

    with monkeypatch.context() as m:
        m.setattr(bouw, "controleer", faalt)
        with pytest.raises(KanNiet, match=r"geleverd zijn 3 rijen(.|\n)*blijft staan") as fout:
            d.laad([mutaties(tmp_path, 6)], VELDEN)
        assert str(fout.value).endswith(f"  {leveringen(home)[-1].id} (voorraadmutaties.csv)")
        assert vingerafdruk(home / "standen") == voor
    assert d.laad([mutaties(tmp_path, 6)], VELDEN).nieuw, "kept, so now it is built"
    assert som(home) == 18


def test_een_latere_lijst_vult_de_eerdere_aan(home: Path, data: Path, tmp_path: Path) -> None:
    d = dienst(home, data)
    d.laad([mutaties(tmp_path, 5)], VELDEN)
    lijst = tmp_path / "gemeenten.csv"
    lijst.write_text("code,naam,indeling\nGM0307,Amersfoort,2024\nGM0200,Apeldoorn,2024\n")
    assert d.laad([lijst], Velden(leverancier="CBS")).geladen[0].uitslag.rapport.aangenomen
    rijen = {rij[0]: rij[1:3] for rij in inhoud(home)["gemeente"]}
    assert rijen == {
        "GM0307": ("Amersfoort", "2024"),
        "GM0344": ("Utrecht", "2023"),
        "GM0200": ("Apeldoorn", "2024"),
    }
