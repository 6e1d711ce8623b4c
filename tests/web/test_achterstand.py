"""Accepted and not in the stand, after a kill or full disk: told everywhere, mended at a start."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from filelock import FileLock

from app import create_app
from loaders.archief.archief import Archief
from loaders.archief.overzicht import nu, regels
from loaders.dienst import dienst as dienst_
from loaders.dienst.dienst import Laaddienst
from loaders.verdict.fouten import KanNiet
from settings import Settings
from store.standen.standen import Standen
from tests.loaders import huis
from tests.pages.conftest import pagina


def _vol(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Proef:
    """A home with a stand, and a server on it."""

    def __init__(self, map_: Path) -> None:
        self.map, self.home, self.data = map_, map_ / "home", huis.maak_data(map_ / "data")
        self.gezegd: list[str] = []
        self.stand = self.laad(5)
        self.app: Dash = create_app(Settings(home=self.home))

    @property
    def dienst(self) -> Laaddienst:
        return huis.dienst(self.home, self.data, meld=self.gezegd.append)

    def laad(self, aantal: int) -> str:
        bestand = huis.mutaties(self.map, aantal, naam=f"voorraadmutaties-{aantal}.csv")
        return self.dienst.laad([bestand], huis.VELDEN).stand.id

    def laatste(self) -> str:
        return regels(Archief(self.home))[0].levering.id

    def gezondheid(self) -> tuple[int, str, str]:
        antwoord = self.app.server.test_client().get("/gezondheid")
        return antwoord.status_code, antwoord.json["status"], antwoord.json["archief"]

    def band(self) -> str:
        lagen = self.app.server.test_client().get("/_dash-layout").text
        woorden = ("lopen achter op het archief", "archief is beschadigd")
        return next((w for w in woorden if w in lagen), "")

    def uitkomst(self, levering: str) -> str:
        """What the list and the page of the levering say of it."""
        with self.app.server.test_request_context("/leveringen"):
            lijst = pagina("leveringen.lijst")
            waar = lijst.in_standen()
            (regel,) = [r for r in regels(Archief(self.home)) if r.levering.id == levering]
            uit = nu(regel, lijst.achter(), waar.get(levering, ()))
            for deel in (
                lijst.tabel([regel], waar),
                pagina("leveringen.levering").layout(levering),
            ):
                assert uit in json.dumps(deel, default=_plat)
        return uit


def _plat(deel: Any) -> Any:
    return deel.to_plotly_json()


@pytest.fixture
def proef(tmp_path: Path) -> Proef:
    return Proef(tmp_path)


def test_een_aangenomen_levering_zonder_stand_wordt_overal_gezegd(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (proef.gezondheid(), proef.band()) == ((200, "goed", "bij"), "")
    with monkeypatch.context() as m:
        m.setattr(dienst_, "bouw_stand", _vol)
        with pytest.raises(KanNiet, match="vol"):
            proef.laad(7)
    levering = proef.laatste()
    assert proef.gezondheid() == (200, "achter", "achter")
    assert proef.band() == "lopen achter op het archief"
    assert proef.uitkomst(levering) == "aangenomen, telt nog niet mee"
    with FileLock(proef.home / "slot"):
        assert proef.gezondheid() == (200, "goed", "bezig"), "a loader is at work"
        assert proef.band() == ""
        assert proef.uitkomst(levering) == "aangenomen, telt nog niet mee"
    assert proef.gezondheid() == (200, "achter", "achter")
    assert proef.dienst.bouw(indien_nodig=True).id != proef.stand
    assert (proef.gezondheid(), proef.band()) == ((200, "goed", "bij"), "")
    assert proef.uitkomst(levering) == "telt mee"


def test_een_intrekking_zonder_stand_ook(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    levering = proef.laatste()
    with monkeypatch.context() as m:
        m.setattr(dienst_, "bouw_stand", _vol)
        with pytest.raises(KanNiet):
            proef.dienst.trek_in(levering, "fout bestand")
    assert proef.gezondheid() == (200, "achter", "achter")
    assert proef.uitkomst(levering) == (
        "ingetrokken: fout bestand (telt nog mee tot er een nieuwe stand is)"
    )
    proef.dienst.bouw(indien_nodig=True)
    assert proef.uitkomst(levering) == "ingetrokken: fout bestand"


def test_een_vaststelling_zonder_merk_ook(proef: Proef) -> None:
    proef.dienst.stel_vast(proef.stand, "BO")
    assert proef.gezondheid()[1] == "goed"
    (proef.home / "standen" / f"{proef.stand}.vastgesteld").unlink()
    assert proef.gezondheid() == (200, "achter", "achter")
    assert proef.dienst.bouw(indien_nodig=True).id == proef.stand
    assert proef.gezondheid() == (200, "goed", "bij")


def test_een_start_die_niet_kan_bouwen_laat_zien_wat_er_is_en_zegt_het(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dienst_, "bouw_stand", _vol)
    with pytest.raises(KanNiet):
        proef.laad(7)
    assert proef.dienst.bouw(indien_nodig=True).id == proef.stand
    assert "vol" in proef.gezegd[-1] and f"Stand {proef.stand} blijft staan" in proef.gezegd[-1]
    assert proef.gezondheid() == (200, "achter", "achter")


def test_terugzetten_is_niet_achter(proef: Proef) -> None:
    proef.laad(7)
    proef.dienst.rollback(proef.stand)
    assert (proef.gezondheid(), proef.band()) == ((200, "goed", "bij"), "")
    assert proef.dienst.bouw(indien_nodig=True).id == proef.stand


def test_een_beschadigd_archief_wordt_gezegd_en_de_cijfers_blijven(proef: Proef) -> None:
    pad = proef.home / "archief/gebeurtenissen/000001.json"
    goed = pad.read_bytes()
    pad.unlink()
    assert proef.gezondheid() == (200, "beschadigd", "beschadigd")
    assert proef.band() == "archief is beschadigd"
    assert proef.dienst.bouw(indien_nodig=True).id == proef.stand
    assert "000001.json" in proef.gezegd[-1]
    pad.write_bytes(goed)
    assert proef.gezondheid() == (200, "goed", "bij")


@pytest.mark.parametrize("weg", ["archief", "archief/gebeurtenissen", "laatste gebeurtenis"])
def test_een_verloren_archief_wordt_overal_gezegd_en_de_cijfers_blijven(
    proef: Proef, weg: str
) -> None:
    """A whole folder that was gone counted as `bij`; a start then built what ships anew."""
    kopie = proef.map / "kopie"
    shutil.copytree(proef.home / "archief", kopie)
    if weg == "laatste gebeurtenis":
        (proef.home / "archief/laatste.json").unlink()
        sorted((proef.home / "archief/gebeurtenissen").iterdir())[-1].unlink()
    else:
        shutil.rmtree(proef.home / weg)
    for _ in range(2):
        assert proef.gezondheid() == (200, "beschadigd", "beschadigd")
        assert proef.band() == "archief is beschadigd"
        with proef.app.server.test_request_context("/leveringen"):
            lijst = pagina("leveringen.pagina")._lijst(Settings(home=proef.home))
        assert "Het archief is beschadigd" in json.dumps(lijst, default=_plat)
        assert proef.dienst.bouw(indien_nodig=True).id == proef.stand
        assert "reservekopie" in proef.gezegd[-1]
        with pytest.raises(KanNiet, match="beschadigd"):
            proef.laad(9)
    shutil.rmtree(proef.home / "archief", ignore_errors=True)
    kopie.rename(proef.home / "archief")
    assert proef.gezondheid() == (200, "goed", "bij")


def test_een_oudere_home_krijgt_de_tweede_notitie_bij_de_start(proef: Proef) -> None:
    notitie = proef.home / "laatste.json"
    notitie.unlink()
    assert proef.gezondheid() == (200, "goed", "bij")
    assert proef.dienst.bouw(indien_nodig=True).id == proef.stand
    assert notitie.exists() and proef.gezondheid() == (200, "goed", "bij")


def test_de_start_maakt_ook_een_beschadigde_stand_opnieuw(proef: Proef) -> None:
    pad = proef.home / "standen" / Standen(proef.home / "standen").info(proef.stand).bestand
    pad.chmod(0o644)
    os.truncate(pad, 1000)
    assert proef.gezondheid()[0] == 503
    assert proef.dienst.bouw(indien_nodig=True).id == proef.stand
    assert proef.gezondheid() == (200, "goed", "bij")
