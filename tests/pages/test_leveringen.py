"""Leveringen: what may be done when, and what is said of the sources."""

from __future__ import annotations

import errno
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from dash import Dash

from app import create_app
from loaders.aanbod.taken import Bestand, Taken
from loaders.aanbod.wachtkamer import Wachtkamer
from loaders.bronnen.toestand import Bronboek
from loaders.uitslag import Velden
from settings import Settings
from tests.pages.conftest import pagina


def _tekst(deel: Any) -> str:
    return json.dumps(deel, default=lambda d: d.to_plotly_json())


def _instellingen(app: Dash) -> Settings:
    return app.server.config["SETTINGS"]


def test_zonder_toestemming_begint_er_geen_taak(app: Dash, tmp_path: Path) -> None:
    leveringen = pagina("leveringen")
    uit = leveringen.start(
        _instellingen(app), "proef", ["x"], [{"aanbod": "0" * 32, "veld": "bron"}]
    )
    assert uit[1] == "Aannemen staat uit op deze server."
    assert Taken(tmp_path / "home").alle() == []
    assert "Aannemen staat uit" in _tekst(leveringen.layout())


@pytest.fixture
def met_upload(tmp_path: Path, publiceer: Callable[..., str]) -> Dash:
    publiceer("aaaa")
    return create_app(Settings(home=tmp_path / "home", upload=True, bronnen=tmp_path / "b.toml"))


def test_een_bestand_dat_weg_is_wordt_niet_aangenomen(met_upload: Dash, tmp_path: Path) -> None:
    with met_upload.server.test_request_context("/leveringen"):
        leveringen = pagina("leveringen")
        assert "Aannemen staat uit" not in _tekst(leveringen.layout())
        uit = leveringen.start(
            _instellingen(met_upload), "aanname", ["x"], [{"aanbod": "0" * 32, "veld": "bron"}]
        )
    assert "wacht niet meer" in uit[1]
    assert Taken(tmp_path / "home").alle() == []


def test_er_loopt_niet_meer_dan_de_server_aankan(met_upload: Dash, tmp_path: Path) -> None:
    taken = Taken(tmp_path / "home")
    for nummer in range(4):
        taken.maak("proef", (Bestand(f"{nummer:032}", "a.csv", Velden()),))
    velden = [{"aanbod": "9" * 32, "veld": "bron"}]
    uit = pagina("leveringen").start(_instellingen(met_upload), "proef", ["x"], velden)
    assert "al met andere bestanden bezig" in uit[1]
    uit = pagina("leveringen").start(
        _instellingen(met_upload), "aanname", ["x"], [{"aanbod": f"{1:032}", "veld": "bron"}]
    )
    assert "Met dit bestand is de server al bezig" in uit[1]
    assert len(taken.alle()) == 4


def test_zonder_ruimte_begint_er_niets_en_wordt_dat_gezegd(
    met_upload: Dash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kamer = Wachtkamer(tmp_path / "home")
    aanbod = kamer.neem(io.BytesIO(b"x"), "a.csv")

    def vol(*_: object) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(Taken, "schrijf", vol)
    uit = pagina("leveringen").start(
        _instellingen(met_upload), "proef", ["x"], [{"aanbod": aanbod.id, "veld": "bron"}]
    )
    assert "geen ruimte" in uit[1]


def test_de_bronnen_met_hun_laatste_uitkomst(met_upload: Dash, tmp_path: Path) -> None:
    boek = Bronboek(tmp_path / "home")
    boek.klaar("oud", "geladen", leveringen=("een",))
    (tmp_path / "b.toml").write_text(
        '[bron.bak]\nsoort = "map"\nmap = "bak"\nwanneer = "0 6 * * *"\n[bron.stuk]\nsoort = "?"\n'
    )
    boek.klaar("bak", "mislukt", fout="De map is er niet.")
    with met_upload.server.test_request_context("/leveringen"):
        tekst = _tekst(pagina("leveringen").layout())
    for woord in ("De map is er niet.", "niet meer ingesteld", "fout in het bestand met bronnen",
                  "mislukt", "opgehaald en geladen", "06:00"):  # fmt: skip
        assert woord in tekst


def test_zonder_bronnen_staat_er_niets_over(met_upload: Dash) -> None:
    with met_upload.server.test_request_context("/leveringen"):
        assert "Bronnen die" not in _tekst(pagina("leveringen").layout())


def test_wat_niet_gelezen_is_houdt_de_rest_niet_op_en_blijft_staan(
    met_upload: Dash, tmp_path: Path
) -> None:
    id_ = Wachtkamer(tmp_path / "home").neem(io.BytesIO(b"corporatie;soort\n"), "klein.csv").id
    te_groot = {"naam": "<b>groot.csv", "tekst": "Het bestand is groter dan 50 MB."}
    with met_upload.server.test_request_context("/leveringen"):
        leveringen = pagina("leveringen")
        kaarten, dicht, zegt = leveringen.toon({"ids": [id_], "fouten": [te_groot]})
        niets = leveringen.toon({"ids": [], "fouten": [te_groot, te_groot]})
    tekst = _tekst(kaarten)
    assert "<b>groot.csv: " in tekst and "groter dan 50 MB" in tekst and "klein.csv" in tekst
    assert (dicht, zegt) == (False, "De controle is klaar. 1 bestand is niet gelezen.")
    # Nothing to decide about where nothing was taken in.
    assert niets[1:] == (True, "2 bestanden zijn niet gelezen.")
