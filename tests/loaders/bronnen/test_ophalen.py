"""What becomes of a pull: new, known, withdrawn, refused, failed; and the note that is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from loaders.archief.gebeurtenissen import Levering
from loaders.archief.omgeving import Omgeving
from loaders.bronnen import ophalen
from loaders.bronnen.contract import BronFout
from loaders.bronnen.laden import Gehaald
from loaders.bronnen.toestand import Bronboek
from loaders.dienst.dienst import Laaddienst
from tests.loaders.bronnen.nepbron import Nepbron, bron, rijen
from tests.loaders.huis import som, vingerafdruk

EIGEN = 12  # homes that ship with the small home


@pytest.fixture
def nep(monkeypatch: pytest.MonkeyPatch) -> Nepbron:
    nep = Nepbron()
    monkeypatch.setitem(ophalen.SOORTEN, "nep", nep)
    return nep


def haal(huis: Omgeving, *, proef: bool = False) -> Gehaald:
    return ophalen.haal_op(bron(huis.settings.home), huis, proef=proef)


def op(huis: Omgeving, dag: date) -> Omgeving:
    return replace(huis, vandaag=lambda: dag)


def boek(huis: Omgeving) -> Bronboek:
    return Bronboek(huis.settings.home)


def leveringen(huis: Omgeving) -> int:
    alle = [g.inhoud for g in huis.archief.gebeurtenissen()]
    return len([i for i in alle if isinstance(i, Levering) and "nep" in i.bestand])


def test_nieuw_bekend_en_weer_nieuw(huis: Omgeving, nep: Nepbron) -> None:
    assert haal(huis).uitkomst == "geladen"
    assert som(huis.settings.home) == EIGEN + 5
    weer = haal(op(huis, date(2026, 12, 1)))
    assert (weer.uitkomst, weer.nieuw, leveringen(huis)) == ("ongewijzigd", False, 1)
    nep.inhoud = rijen(6)
    assert haal(op(huis, date(2026, 12, 2))).nieuw
    assert som(huis.settings.home) == EIGEN + 6
    # What the source said first counts as an older levering; saying it again is news.
    nep.inhoud = rijen(5)
    assert haal(op(huis, date(2026, 12, 3))).uitkomst == "geladen"
    # On one and the same day it is not: the archive knows that levering. It is said.
    nep.inhoud = rijen(6)
    assert "Op een latere dag gaan ze weer gelden" in haal(op(huis, date(2026, 12, 2))).meldingen[0]
    assert som(huis.settings.home) == EIGEN + 5


def test_wat_is_ingetrokken_komt_niet_vanzelf_terug(huis: Omgeving, nep: Nepbron) -> None:
    (levering,) = haal(huis).leveringen
    Laaddienst(huis).trek_in(levering, "verkeerde telling")
    weer = haal(op(huis, date(2026, 12, 1)))
    assert (weer.uitkomst, leveringen(huis)) == ("ongewijzigd", 1)
    assert levering in weer.meldingen[0]
    assert som(huis.settings.home) == EIGEN
    nep.bewust = True
    assert haal(op(huis, date(2026, 12, 2))).uitkomst == "geladen"
    assert som(huis.settings.home) == EIGEN + 5


def test_na_afloop_van_de_verslagperiode_telt_hetzelfde_bestand_tot_het_eind(
    huis: Omgeving, nep: Nepbron
) -> None:
    nep.inhoud = rijen(5).replace("2024", "2024-H1")
    halverwege, kort, over = date(2024, 9, 1), date(2024, 10, 1), date(2025, 1, 5)
    assert haal(op(huis, halverwege)).uitkomst == "geladen"
    assert haal(op(huis, kort)).uitkomst == "ongewijzigd"
    assert haal(op(huis, over)).uitkomst == "geladen"
    assert haal(op(huis, date(2025, 2, 1))).uitkomst == "ongewijzigd"
    assert leveringen(huis) == 2


def test_geweigerd_wordt_bewaard_maar_een_keer(huis: Omgeving, nep: Nepbron) -> None:
    haal(huis)
    nep.inhoud = rijen("veel")
    for dag in (date(2026, 12, 1), date(2026, 12, 2)):
        gehaald = haal(op(huis, dag))
        assert gehaald.uitkomst == "geweigerd"
        assert len(gehaald.geweigerd) == 1
        assert not gehaald.verdicten[0][1].rapport.aangenomen
        assert leveringen(huis) == 2
    assert som(huis.settings.home) == EIGEN + 5
    stand = boek(huis).lees("nep")
    assert (stand.mislukt, stand.goed, len(stand.leveringen)) == (2, False, 1)
    assert stand.fout.startswith("Geweigerd met 1 fout: ")
    assert "veel" not in stand.fout


def test_wat_geweigerd_was_telt_zodra_het_kan(huis: Omgeving, nep: Nepbron) -> None:
    nep.inhoud = rijen(5).replace("Portaal", "Portaal Nieuw")
    assert haal(huis).uitkomst == "geweigerd"
    lijst = huis.data / "reference/corporaties.csv"
    lijst.write_text(lijst.read_text().replace("Portaal,,,", "Portaal,Portaal Nieuw,,"))
    Laaddienst(huis).bouw()
    assert haal(op(huis, date(2026, 12, 1))).uitkomst == "geladen"


def test_een_bron_die_faalt_werpt_niets_op_en_staat_in_het_boek(
    huis: Omgeving, nep: Nepbron
) -> None:
    haal(huis)
    for keer, (fout, woord) in enumerate(
        [
            (BronFout("De bron zwijgt."), "De bron zwijgt."),
            (RuntimeError("iets"), "niet hadden voorzien"),
            (OSError(28, "No space left"), "vol"),
            (MemoryError(), "niet hadden voorzien"),
        ],
        start=1,
    ):
        nep.inhoud = fout
        gehaald = haal(huis)
        assert gehaald.uitkomst == "mislukt"
        assert woord in gehaald.fout
        stand = boek(huis).lees("nep")
        assert (stand.uitkomst, stand.mislukt, stand.fout) == ("mislukt", keer, gehaald.fout)
        assert len(stand.leveringen) == 1
    nep.inhoud = None
    assert haal(huis).uitkomst == "ongewijzigd"
    stand = boek(huis).lees("nep")
    assert (stand.mislukt, stand.fout, len(stand.leveringen)) == (0, "", 1)


def test_niets_nieuws_bouwt_toch_de_stand_die_bij_het_archief_hoort(
    huis: Omgeving, nep: Nepbron
) -> None:
    haal(huis)
    for pad in (huis.settings.home / "standen").iterdir():
        pad.unlink()
    gehaald = haal(huis)
    assert (gehaald.uitkomst, gehaald.nieuw) == ("ongewijzigd", True)
    assert som(huis.settings.home) == EIGEN + 5


def test_de_soort_krijgt_terug_wat_zij_onthield_en_hoort_het_verdict(
    huis: Omgeving, nep: Nepbron
) -> None:
    haal(huis)
    nep.inhoud = rijen("veel")
    haal(huis)
    nep.inhoud = rijen(7)
    haal(huis)
    # A refused pull is not remembered: the next one must fetch it again.
    assert [h.onthouden for h in nep.hulp] == [{}, {"keer": 1}, {"keer": 1}]
    assert [g.uitslag.rapport.aangenomen for g in nep.verdicten] == [True, False, True]
    assert not nep.hulp[0].map_.exists()


def test_een_proef_laat_geen_spoor_na(huis: Omgeving, nep: Nepbron) -> None:
    haal(huis)
    voor = vingerafdruk(huis.settings.home)
    for inhoud in (rijen(8), rijen("veel"), BronFout("weg"), RuntimeError("x")):
        nep.inhoud = inhoud
        haal(huis, proef=True)
    assert vingerafdruk(huis.settings.home) == voor
    assert len(nep.verdicten) == 1
    assert not nep.hulp[-1].bewaarmap.is_relative_to(huis.settings.home)


def test_een_ophaling_die_wordt_afgebroken_blijft_zichtbaar(huis: Omgeving, nep: Nepbron) -> None:
    nep.haal = lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        haal(huis)
    assert boek(huis).lees("nep").bezig_sinds
    assert boek(huis).lees("nep").goed is None


@pytest.mark.parametrize("inhoud", [b"", b"{", b"[]", b'{"naam": 3, "leveringen": 4}'])
def test_een_beschadigde_notitie_is_geen_ramp(huis: Omgeving, nep: Nepbron, inhoud: bytes) -> None:
    pad = boek(huis).map / "nep.json"
    pad.parent.mkdir(parents=True)
    pad.write_bytes(inhoud)
    assert boek(huis).alle()[0].naam == "nep"
    assert haal(huis).uitkomst == "geladen"
    assert json.loads(pad.read_bytes())["uitkomst"] == "geladen"


def test_het_boek_leest_zonder_iets_te_maken(tmp_path: Path) -> None:
    assert Bronboek(tmp_path / "weg").alle() == ()
    assert Bronboek(tmp_path / "weg").lees("x").goed is None
    assert not (tmp_path / "weg").exists()
