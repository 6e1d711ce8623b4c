"""`python -m loaders pull`: what it says, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.__main__ import main
from loaders.archief.omgeving import Omgeving
from loaders.bronnen import lezen, ophalen
from loaders.bronnen.contract import BronFout
from tests.loaders.bronnen.conftest import Schrijver
from tests.loaders.bronnen.nepbron import Nepbron, rijen
from tests.loaders.huis import som

TWEE = '[bron.een]\nsoort = "nep"\n[bron.twee]\nsoort = "nep"\n'
STUK = '[bron.stuk]\nsoort = "niets"\n'


@pytest.fixture
def nep(monkeypatch: pytest.MonkeyPatch) -> Nepbron:
    nep = Nepbron()
    monkeypatch.setitem(ophalen.SOORTEN, "nep", nep)
    assert lezen.SOORTEN is ophalen.SOORTEN
    return nep


def roep(*argumenten: str) -> int:
    return main(["pull", *argumenten])


def test_een_bron(huis: Omgeving, nep: Nepbron, bronnen: Schrijver, capsys) -> None:
    bronnen(TWEE)
    assert roep("een") == 0
    uit = capsys.readouterr().out
    assert uit.startswith("bron een: opgehaald en geladen\nvoorraadmutaties-nep.csv: aangenomen (")
    assert "  levering     " in uit
    assert uit.rstrip().endswith("is nu te zien.")
    assert som(huis.settings.home) == 17
    assert roep("een") == 0
    assert "niets nieuws" in capsys.readouterr().out
    nep.inhoud = rijen("veel")
    assert roep("een") == 1
    uit = capsys.readouterr().out
    assert "NIET aangenomen" in uit
    assert "blijft staan." in uit
    nep.inhoud = BronFout("De bron zwijgt.")
    assert roep("een") == 3
    uit, err = capsys.readouterr()
    assert "MISLUKT" in uit
    assert "De bron zwijgt." in err


def test_een_falende_bron_houdt_de_andere_niet_tegen(
    huis: Omgeving, nep: Nepbron, bronnen: Schrijver, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    bronnen(STUK + TWEE)
    echt = nep.haal

    def soms(bron, hulp):
        if bron.naam == "een":
            raise BronFout("De bron zwijgt.")
        return echt(bron, hulp)

    monkeypatch.setattr(nep, "haal", soms)
    assert roep("--alle") == 3
    uit, err = capsys.readouterr()
    assert "bron een: MISLUKT" in uit
    assert "bron twee: opgehaald en geladen" in uit
    assert "bron.stuk.soort" in err
    assert som(huis.settings.home) == 17
    assert roep("--lijst") == 2
    uit = capsys.readouterr().out.splitlines()
    assert uit[0].startswith("een: nep, laatste poging 20")
    assert ", mislukt, laatste succes nog geen" in uit[0]
    assert uit[1] == "  De bron zwijgt."
    assert ", geladen, laatste succes 20" in uit[2]
    assert uit[3] == "stuk: fout in het bestand met bronnen, laatste poging nog geen"
    assert roep("twee") == 0
    assert "stuk" not in capsys.readouterr().err


def test_een_proef(huis: Omgeving, nep: Nepbron, bronnen: Schrijver, capsys) -> None:
    bronnen(TWEE)
    assert roep("een", "--proef") == 0
    assert "zou worden aangenomen; er is niets bewaard" in capsys.readouterr().out
    nep.inhoud = rijen("veel")
    assert roep("--alle", "--proef") == 1
    assert "NIET aangenomen; er is niets bewaard" in capsys.readouterr().out
    assert not huis.settings.home.exists()


@pytest.mark.parametrize(
    ("argumenten", "woord"),
    [
        ([], "Noem een bron"),
        (["een", "--alle"], "Noem een bron"),
        (["drie"], "'drie' staat niet in"),
        (["stuk"], "bron.stuk.soort"),
        (["een", "twee"], "te veel"),
        (["--alles"], "--alles bestaat niet"),
    ],
)
def test_een_verkeerde_aanroep(
    huis: Omgeving, nep: Nepbron, bronnen: Schrijver, capsys, argumenten: list[str], woord: str
) -> None:
    bronnen(TWEE + STUK)
    assert roep(*argumenten) == 2
    assert woord in capsys.readouterr().err
    assert not huis.settings.home.exists()


def test_zonder_bestand_met_bronnen(huis: Omgeving, tmp_path: Path, capsys) -> None:
    assert roep("--alle") == 2
    assert "WOONSALDO_BRONNEN" in capsys.readouterr().err
