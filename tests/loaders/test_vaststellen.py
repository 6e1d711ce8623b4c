"""Vaststellen: an event in the archive, a mark beside the stand, and the stand for good."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import replace

import pytest

from loaders.archief import vastgesteld
from loaders.archief.archief import Archief
from loaders.archief.gebeurtenissen import Herroeping, Vaststelling
from loaders.dienst.dienst import Laaddienst
from loaders.verdict.fouten import KanNiet, VerkeerdeAanroep
from settings import Settings
from store.bouw import bouw
from store.schijf import schrijven
from store.standen.standen import GeenVastgesteld, StandBeschadigd
from tests.loaders.huis import inhoud, omgeving, som
from tests.loaders.standhuis import Huis, huis, roep

__all__ = ["huis", "roep"]
BO = "BO november 2026"


def test_een_vaststelling_staat_in_het_archief_en_bij_de_stand(huis: Huis) -> None:
    eerste = huis.laad(5)
    with pytest.raises(GeenVastgesteld, match="nog geen stand vastgesteld"):
        huis.lezers.huidig()
    info = huis.dienst.stel_vast(eerste[:6], f" {BO} ")
    assert (info.id, info.vastgesteld and info.vastgesteld.label) == (eerste, BO)
    gebeurtenis = Archief(huis.home).gebeurtenissen()[-1]
    assert gebeurtenis.inhoud == Vaststelling(eerste, BO, tot=gebeurtenis.nummer - 1)
    tweede = huis.laad(6)
    assert tweede != eerste, "a vaststelling is no part of the id"
    assert (huis.standen.huidig().id, huis.lezers.huidig().id) == (tweede, eerste)
    assert huis.lezers.nieuwste().id == tweede
    assert [(i.id, i.huidig, i.nieuwste) for i in huis.lezers.lijst()] == [
        (tweede, False, True), (eerste, True, False),
    ]  # fmt: skip


def test_de_laatste_vaststelling_telt_en_intrekken_geeft_de_vorige_terug(huis: Huis) -> None:
    eerste, tweede = huis.laad(5), huis.laad(6)
    huis.dienst.stel_vast(tweede, "BO mei 2026")
    huis.dienst.stel_vast(eerste, BO)
    assert huis.lezers.huidig().id == eerste, "the order of the events, not of the standen"
    assert huis.dienst.herroep(eerste[:5], "verkeerde stand") == eerste
    assert huis.lezers.huidig().id == tweede
    assert Archief(huis.home).gebeurtenissen()[-1].inhoud == Herroeping(eerste, "verkeerde stand")
    huis.dienst.herroep(tweede, "ook niet")
    with pytest.raises(GeenVastgesteld):
        huis.lezers.huidig()
    with pytest.raises(VerkeerdeAanroep, match="niet vastgesteld"):
        huis.dienst.herroep(tweede, "nog eens")
    with pytest.raises(VerkeerdeAanroep, match="reden"):
        huis.dienst.herroep(tweede, " ")


def test_een_vastgestelde_stand_wordt_nooit_opgeruimd(huis: Huis) -> None:
    eerste = huis.laad(5)
    huis.dienst.stel_vast(eerste, BO)
    huis.laad(6)
    huis.laad(7)
    huis.dienst.pin(eerste)
    huis.dienst.unpin(eerste)
    assert huis.standen.snoei(bewaar=1) != []
    assert huis.standen.heeft(eerste)
    huis.dienst.herroep(eerste, "toch niet")
    assert huis.standen.snoei(bewaar=1) == [eerste]


def test_een_kwijt_of_kapot_merk_komt_terug_voor_er_wordt_opgeruimd(huis: Huis) -> None:
    eerste, tweede = huis.laad(5), huis.laad(6)
    huis.dienst.stel_vast(eerste, BO)
    huis.dienst.stel_vast(tweede, "later")
    merk = huis.home / "standen" / f"{tweede}.vastgesteld"
    merk.write_bytes(b"")
    info = huis.lezers.huidig()
    assert (info.id, info.beschadigd) == (eerste, tweede), "the last good one, and it says so"
    (huis.home / "standen" / f"{eerste}.vastgesteld").unlink()
    with pytest.raises(StandBeschadigd, match=tweede):
        huis.lezers.huidig()
    huis.dienst.bouw()
    assert (huis.lezers.huidig().id, huis.lezers.huidig().beschadigd) == (tweede, None)
    assert huis.standen.info(eerste).vastgesteld
    (huis.home / "standen" / "zzz.vastgesteld").write_bytes(merk.read_bytes())
    huis.dienst.bouw()
    assert not (huis.home / "standen" / "zzz.vastgesteld").exists(), "no event says so"


def test_een_beschadigde_vastgestelde_stand_wordt_weer_gebouwd(huis: Huis) -> None:
    eerste = huis.laad(5)
    was = inhoud(huis.home)
    huis.dienst.stel_vast(eerste, BO)
    tweede = huis.laad(6)
    nummer = huis.standen.info(eerste).volgnummer
    huis.bederf(eerste)
    with pytest.raises(StandBeschadigd):
        huis.lezers.huidig()
    assert huis.dienst.bouw().id == tweede
    assert huis.gezegd == []
    assert huis.lezers.huidig().id == eerste
    assert huis.standen.huidig().id == tweede, "what is newest did not change"
    assert huis.standen.info(eerste).volgnummer == nummer
    huis.standen.rollback(eerste)
    assert inhoud(huis.home) == was


def test_uit_het_archief_alleen_komen_alle_vastgestelde_standen_terug(huis: Huis) -> None:
    ids = [huis.laad(n) for n in (5, 6, 7, 8)]
    huis.dienst.stel_vast(ids[2], "BO mei 2026")
    huis.dienst.stel_vast(ids[0], BO)
    nieuw = huis.laad(9)
    shutil.rmtree(huis.home / "standen")
    assert huis.dienst.bouw().id == nieuw
    assert {i.id for i in huis.standen.lijst()} == {ids[0], ids[2], nieuw}
    assert huis.standen.huidig().id == nieuw
    assert huis.lezers.huidig().id == ids[0]
    assert som(huis.home, ids[0]) == 17
    shutil.rmtree(huis.home / "standen")
    zonder = Settings(home=huis.home, voorbeeld=False)
    Laaddienst(replace(omgeving(huis.home, huis.data), settings=zonder)).bouw()
    assert huis.lezers.huidig().id == ids[0], "whatever the setting was then"


def test_wat_niet_terug_kan_komen_wordt_gezegd(huis: Huis) -> None:
    eerste = huis.laad(5)
    huis.dienst.stel_vast(eerste, BO)
    huis.laad(6)
    bestand = next(
        g.inhoud
        for g in Archief(huis.home).gebeurtenissen()
        if getattr(g.inhoud, "bestand", "").endswith("-5.csv")
    )
    huis.dienst.verwijder(bestand.sha256, "persoonsgegevens")
    assert huis.lezers.huidig().id == eerste, "earlier standen keep the figures"
    huis.bederf(eerste)
    huis.dienst.bouw()
    (gezegd,) = huis.gezegd
    assert f"{eerste} ({BO})" in gezegd
    assert "uit het archief verwijderd" in gezegd
    assert "reservekopie" in gezegd
    with pytest.raises(StandBeschadigd):
        huis.lezers.huidig()


def test_een_stand_van_andere_definities_is_vast_te_stellen_en_niet_te_herbouwen(
    huis: Huis, monkeypatch: pytest.MonkeyPatch
) -> None:
    eerste = huis.laad(5)
    for module in (vastgesteld, bouw):
        monkeypatch.setattr(module, "DEFINITIES_VERSIE", 99)
    monkeypatch.setattr("loaders.archief.manifest.DEFINITIES_VERSIE", 99)
    huis.dienst.stel_vast(eerste, BO)
    assert "niet opnieuw te bouwen" in huis.gezegd.pop()
    assert Archief(huis.home).gebeurtenissen()[-1].inhoud == Vaststelling(eerste, BO, tot=0)
    huis.bederf(eerste)
    huis.dienst.bouw()
    assert "andere definities" in huis.gezegd.pop()


def test_alleen_een_hele_stand_die_er_is_en_met_een_naam(huis: Huis) -> None:
    eerste = huis.laad(5)
    voor = len(Archief(huis.home).gebeurtenissen())
    with pytest.raises(VerkeerdeAanroep, match="naam"):
        huis.dienst.stel_vast(eerste, " ")
    with pytest.raises(VerkeerdeAanroep, match="is er niet"):
        huis.dienst.stel_vast("zzz", BO)
    huis.bederf(eerste)
    with pytest.raises(KanNiet, match="beschadigd"):
        huis.dienst.stel_vast(eerste, BO)
    assert len(Archief(huis.home).gebeurtenissen()) == voor


def test_een_volle_schijf_laat_lezers_zien_wat_ze_zagen(
    huis: Huis, monkeypatch: pytest.MonkeyPatch
) -> None:
    eerste, tweede = huis.laad(5), huis.laad(6)
    huis.dienst.stel_vast(eerste, BO)
    echt, stap = schrijven.os.write, 0

    def vol(fd: int, stuk: object) -> int:
        nonlocal stap
        stap += 1
        if stap == grens:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return echt(fd, stuk)

    monkeypatch.setattr(schrijven.os, "write", vol)
    for grens in (1, 2):  # noqa: B007 - read by `vol`
        stap = 0
        with pytest.raises(KanNiet, match="is vol"):
            huis.dienst.stel_vast(tweede, "later")
        assert huis.lezers.huidig().id == eerste
        assert huis.lezers.huidig().beschadigd is None
    monkeypatch.undo()
    # The second time the event was written and the mark was not: the next command makes it.
    assert isinstance(Archief(huis.home).gebeurtenissen()[-1].inhoud, Vaststelling)
    huis.dienst.bouw()
    assert huis.lezers.huidig().id == tweede


# -- the command line ----------------------------------------------------------------------------


def test_de_opdracht(huis: Huis, roep, capsys) -> None:
    eerste, tweede = huis.laad(5), huis.laad(6)
    assert roep("vaststellen", eerste, "--label", BO) == 0
    uit = capsys.readouterr().out
    assert f"Stand {eerste} is vastgesteld: {BO}." in uit
    assert f"Stand {tweede} is nu te zien." in uit, "readers see every new stand"
    assert roep("standen") == 0
    assert f"vastgesteld: {BO}" in capsys.readouterr().out
    assert roep("vaststellen", eerste, "--intrekken", "--reason", "fout") == 0
    assert f"Stand {eerste} is niet meer vastgesteld." in capsys.readouterr().out
    for fout in (
        [eerste], ["zzz", "--label", BO], [eerste, "--intrekken"],
        [eerste, "--intrekken", "--reason", "x", "--label", BO],
        [eerste, "--label", BO, "--reason", "x"], [tweede, "--intrekken", "--reason", "x"],
    ):  # fmt: skip
        assert roep("vaststellen", *fout) == 2, fout


def test_met_lezers_vastgesteld_zegt_elke_opdracht_wat_lezers_zien(
    huis: Huis, roep, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOONSALDO_LEZERS", "vastgesteld")
    eerste = huis.laad(5)
    assert roep("build") == 0
    uit = capsys.readouterr().out
    assert f"Stand {eerste} is de nieuwste en is een concept. Lezers zien nog geen cijfers" in uit
    roep("vaststellen", eerste, "--label", BO)
    assert f"Stand {eerste} is nu te zien ({BO})." in capsys.readouterr().out
    tweede = huis.laad(6)
    roep("build")
    assert f"{tweede} is de nieuwste en is een concept. Lezers zien stand {eerste} ({BO})." in (
        capsys.readouterr().out
    )
    roep("rollback", eerste)
    assert f"Stand {eerste} is weer te zien ({BO})." in capsys.readouterr().out
    roep("rollback", tweede)
    assert f"Lezers zien stand {eerste}" in capsys.readouterr().out
    assert huis.lezers.huidig().id == eerste, "a rollback does not change what readers see"
    roep("standen")
    regels = {r.split()[0]: r for r in capsys.readouterr().out.splitlines()[1:]}
    assert "nu te zien, vastgesteld" in regels[eerste]
    assert "nieuwste" in regels[tweede]
