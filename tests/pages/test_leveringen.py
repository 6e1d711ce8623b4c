"""Leveringen: what may be done when, and what is said of the sources."""

from __future__ import annotations

import errno
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from dash.exceptions import PreventUpdate

from app import create_app
from loaders.aanbod.oordeel import bewaar
from loaders.aanbod.taken import Bestand, Taken, klaar
from loaders.aanbod.wachtkamer import Wachtkamer
from loaders.bronnen.toestand import Bronboek
from loaders.rapport import Melding, Rapport
from loaders.uitslag import Velden
from pages import _leveringen_taken
from settings import Settings
from tests.pages.conftest import pagina
from tests.pages.test_groei import elementen


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
    # What was taken in is not good, so there is nothing to accept.
    assert (dicht, zegt) == (
        True,
        "De controle is klaar. 1 bestand is niet gelezen. Nog niet goed: klein.csv. "
        "Verbeter het bestand en bied het opnieuw aan.",
    )
    # Nothing to decide about where nothing was taken in.
    assert niets[1:] == (True, "2 bestanden zijn niet gelezen.")


def test_aannemen_is_er_alleen_als_elk_bestand_goed_is(met_upload: Dash, tmp_path: Path) -> None:
    """The last verdict decides, also after a check with other fields."""
    kamer = Wachtkamer(tmp_path / "home")
    fout = Rapport((Melding("b.csv", "fout", "Dit klopt niet."),))
    waarschuwing = Rapport((Melding("a.csv", "waarschuwing", "Kijk dit na."),))
    goed, slecht = (kamer.neem(io.BytesIO(b"x"), naam) for naam in ("a.csv", "b.csv"))
    bewaar(kamer, goed, waarschuwing)
    bewaar(kamer, slecht, fout)
    with met_upload.server.test_request_context("/leveringen"):
        beslis = pagina("leveringen").beslis

        def besluit(*ids: str) -> tuple[bool, str]:
            uit: tuple[bool, str] = beslis([[] for _ in ids], {"ids": ids, "fouten": []})
            return uit

        assert besluit(goed.id) == (False, "De controle is klaar.")
        for ids in ([slecht.id], [goed.id, slecht.id]):
            dicht, zegt = besluit(*ids)
            assert dicht and "Nog niet goed: b.csv." in zegt
        bewaar(kamer, slecht, Rapport())
        assert not besluit(goed.id, slecht.id)[0]
        kamer.weg(goed.id)
        assert besluit(goed.id)[0], "a file that is gone cannot be accepted"
        with pytest.raises(PreventUpdate):
            beslis([], {"ids": [], "fouten": []})


def test_wat_eerder_werd_geprobeerd_gaat_weg_als_er_een_nieuw_bestand_komt(tmp_path: Path) -> None:
    taken = Taken(tmp_path)
    bestanden = (Bestand("1" * 32, "oud.csv", Velden()),)
    taken.schrijf(klaar(taken.maak("proef", bestanden), fout="Het lukte niet."))
    taken.maak("aanname", bestanden)
    eerder, later = (datetime.now(UTC) + timedelta(seconds=n) for n in (-60, 60))
    alle = {sinds: _leveringen_taken.lijst(taken.alle(), sinds) for sinds in (None, eerder, later)}
    assert "Het lukte niet." in _tekst(alle[None]) and "Het lukte niet." in _tekst(alle[eerder])
    assert "Het lukte niet." not in _tekst(alle[later])
    assert len(alle[later]) == 1, "what still runs stays"


@pytest.mark.parametrize(
    ("gemeenten", "links"),
    [
        ([], [("Naar Groei", "/groei")]),
        ([["GM0356", "Nieuwegein"]], [("Naar Groei van Nieuwegein", "/groei?gemeente=GM0356")]),
        (
            [["GM0307", "Amersfoort"], ["GM0356", "Nieuwegein"]],
            [
                ("Naar Groei van Amersfoort", "/groei?gemeente=GM0307"),
                ("Naar Groei van Nieuwegein", "/groei?gemeente=GM0356"),
            ],
        ),
    ],
)
def test_na_aannemen_opent_groei_wat_er_geladen_is(
    gemeenten: list[list[str]], links: list[tuple[str, str]], tmp_path: Path
) -> None:
    taken = Taken(tmp_path)
    uitkomst = {"stand": "abcd", "nieuw": True, "aangenomen": [True], "gemeenten": gemeenten}
    taak = klaar(taken.maak("aanname", ()), uitkomst=uitkomst)
    boom = json.loads(_tekst(_leveringen_taken.lijst([taak])))
    gevonden = [e["props"] for e in elementen(boom) if e["type"] == "Link"]
    assert [(p["children"], p["href"]) for p in gevonden] == links
