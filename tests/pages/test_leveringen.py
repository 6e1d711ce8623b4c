"""Leveringen: what may be done when, and what is said of the sources."""

from __future__ import annotations

import errno
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from dash.exceptions import PreventUpdate

from app import create_app
from domain.filters import Filters
from domain.groei.totaal import ONTBREEKT, Dekt, Statustotaal
from domain.perioden import Periode
from domain.standen.totaal import Standtotaal, Totaalpaar
from loaders.aanlevering.oordeel import bewaar
from loaders.aanlevering.taken import Bestand, Taak, Taken, klaar
from loaders.aanlevering.wachtkamer import Wachtkamer
from loaders.bronnen.toestand import Bronboek
from loaders.contract import Velden
from loaders.verdict.verdict import Melding, Rapport
from pages.leveringen import taken as _leveringen_taken
from settings import Settings
from store.vragen.leveringen.verandering import Verandering
from store.vragen.standen.ook import Statuswissel
from tests.pages.conftest import pagina
from tests.pages.test_groei import elementen, tekst


def _tekst(deel: Any) -> str:
    return json.dumps(deel, default=lambda d: d.to_plotly_json())


def _instellingen(app: Dash) -> Settings:
    return app.server.config["SETTINGS"]


def test_zonder_toestemming_begint_er_geen_taak(app: Dash, tmp_path: Path) -> None:
    leveringen = pagina("leveringen.pagina")
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
        leveringen = pagina("leveringen.pagina")
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
    uit = pagina("leveringen.pagina").start(_instellingen(met_upload), "proef", ["x"], velden)
    assert "al met andere bestanden bezig" in uit[1]
    uit = pagina("leveringen.pagina").start(
        _instellingen(met_upload), "aanname", ["x"], [{"aanbod": f"{1:032}", "veld": "bron"}]
    )
    assert "Met dit bestand is de server al bezig" in uit[1]
    assert len(taken.alle()) == 4


def test_wat_meer_vervangt_dan_het_brengt_wordt_eerst_bevestigd(
    met_upload: Dash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gestart: list[str] = []
    monkeypatch.setattr(Taken, "start", lambda _s, taak, _i: gestart.append(taak.soort))
    kamer = Wachtkamer(tmp_path / "home")
    aanbod = kamer.neem(io.BytesIO(b"x"), "a.csv")
    melding = Melding("a.csv", "waarschuwing", "Meer vervangen dan er komt.", kolom="vervang")
    bewaar(kamer, aanbod, Rapport((melding,)))
    velden = [{"aanbod": aanbod.id, "veld": "vervang"}]

    def klik(soort: str, waarde: str | None) -> tuple[Any, ...]:
        return pagina("leveringen.pagina").start(_instellingen(met_upload), soort, [waarde], velden)

    for waarde in (None, "", "nee", "misschien"):
        assert "Vervangen bevestigd?" in klik("aanname", waarde)[1]
    assert gestart == []
    klik("proef", None)
    Taken(tmp_path / "home").map.joinpath(f"{Taken(tmp_path / 'home').alle()[0].id}.json").unlink()
    klik("aanname", "Ja")
    assert gestart == ["proef", "aanname"]


@pytest.mark.parametrize("soort", ["proef", "aanname"])
def test_van_een_geweigerd_bestand_wordt_niets_nagegaan(
    met_upload: Dash, tmp_path: Path, soort: str
) -> None:
    kamer = Wachtkamer(tmp_path / "home")
    aanbod = kamer.neem(io.BytesIO(b"x"), "a.csv")
    for rapport in (None, Rapport((Melding("a.csv", "fout", "Dit is geen getal."),))):
        if rapport:
            bewaar(kamer, aanbod, rapport)
        uit = pagina("leveringen.pagina").start(
            _instellingen(met_upload), soort, ["x"], [{"aanbod": aanbod.id, "veld": "bron"}]
        )
        assert "Nog niet goed: a.csv" in uit[1]
    assert Taken(tmp_path / "home").alle() == []


def test_zonder_ruimte_begint_er_niets_en_wordt_dat_gezegd(
    met_upload: Dash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kamer = Wachtkamer(tmp_path / "home")
    aanbod = kamer.neem(io.BytesIO(b"x"), "a.csv")
    bewaar(kamer, aanbod, Rapport(()))

    def vol(*_: object) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(Taken, "schrijf", vol)
    uit = pagina("leveringen.pagina").start(
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
        tekst = _tekst(pagina("leveringen.pagina").layout())
    for woord in ("De map is er niet.", "niet meer ingesteld", "fout in het bestand met bronnen",
                  "mislukt", "opgehaald en geladen", "06:00"):  # fmt: skip
        assert woord in tekst


def test_zonder_bronnen_staat_er_niets_over(met_upload: Dash) -> None:
    with met_upload.server.test_request_context("/leveringen"):
        assert "Bronnen die" not in _tekst(pagina("leveringen.pagina").layout())


def test_wat_niet_gelezen_is_houdt_de_rest_niet_op_en_blijft_staan(
    met_upload: Dash, tmp_path: Path
) -> None:
    id_ = Wachtkamer(tmp_path / "home").neem(io.BytesIO(b"corporatie;soort\n"), "klein.csv").id
    te_groot = {"naam": "<b>groot.csv", "tekst": "Het bestand is groter dan 50 MB."}
    with met_upload.server.test_request_context("/leveringen"):
        leveringen = pagina("leveringen.pagina")
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
        beslis = pagina("leveringen.pagina").beslis

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
    alle = {
        sinds: _leveringen_taken.lijst(taken.alle(), "", sinds) for sinds in (None, eerder, later)
    }
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
    boom = json.loads(_tekst(_leveringen_taken.lijst([taak], "abcd")))
    gevonden = [e["props"] for e in elementen(boom) if e["type"] == "Link"]
    assert [(p["children"], p["href"]) for p in gevonden] == links


def test_voor_en_na_het_aannemen_staan_dezelfde_cijfers(tmp_path: Path) -> None:
    """The try-out and what was accepted are put into words once; names say of which stand."""
    dagen = Periode(date(2024, 1, 1), date(2025, 12, 31))
    mist = Dekt("GM0356", "L0126", "gerealiseerd", dagen.van, dagen.tot, "2025", date(2024, 12, 31))
    eerst = Statustotaal("gerealiseerd", None, dagen, ONTBREEKT, missend=(mist,))
    nu = Statustotaal("gerealiseerd", 238, dagen)
    keuze = Filters(gemeente=("GM0356",))
    v = Verandering(
        leveringen=("lev-a", "lev-b"),
        eerder="oud",
        stand="nieuw",
        nieuw={"mutaties": 1_234, "woningtotalen": 1},
        vervangen=(("lev-o", "oud.csv", 1),),
        niet_geteld=2,
        groei=(
            Totaalpaar(keuze, "gerealiseerd", Standtotaal("oud", eerst), Standtotaal("nieuw", nu)),
        ),
        statussen=(
            Statuswissel(
                "a1", "GM0356", "1: Erbij", "geen cijfers", "achter", dagen.van, dagen.tot
            ),
        ),
        namen={"GM0356": "Nieuwegein", "L0126": "Jutphaas Wonen"},
    )
    taken = Taken(tmp_path)
    als_json = json.loads(json.dumps(v.als_json(), default=str))
    proef = klaar(taken.maak("proef", ()), uitkomst={"aangenomen": True, "verandering": als_json})
    uitkomst = {"stand": "nieuw", "nieuw": True, "aangenomen": [True], "verandering": als_json}
    aanname = klaar(taken.maak("aanname", ()), uitkomst=uitkomst)

    def gezien(taak: Taak, getoond: str) -> tuple[list[str], dict[str, str]]:
        boom = list(elementen(json.loads(_tekst(_leveringen_taken.lijst([taak], getoond)))))
        namen = {
            e["props"]["data-cijfer"]: e["props"]["value"] for e in boom if e["type"] == "Data"
        }
        return [tekst(e) for e in boom if e["type"] == "Li"], namen

    zinnen, namen = gezien(proef, "oud")
    assert zinnen == [
        "Nieuw: 1.234 mutaties en 1 woningtotaal.",
        "Vervangen: 1 rij van oud.csv (lev-o).",
        "2 rijen van dit bestand tellen niet mee.",
        "Nieuwegein: netto groei van onbekend (cijfers ontbreken van Jutphaas Wonen in Nieuwegein "
        "(2025)) naar +238 over 2024-2025",
        "1: Erbij: van ? geen cijfers naar ▼ achter",
    ]
    assert namen == {
        "rijen|lev-a+lev-b||mutaties|stand=nieuw": "1234",
        "rijen|lev-a+lev-b||woningtotalen|stand=nieuw": "1",
        "weggelaten|lev-o|||door=lev-a+lev-b|stand=nieuw": "1",
        "weggelaten|lev-a+lev-b|||stand=nieuw": "2",
        "netto|GM0356|2024..2025|gerealiseerd": "",
        "netto|GM0356|2024..2025|gerealiseerd|stand=nieuw": "238",
        "afspraak|a1|2024-01-01|status": "geen cijfers",
        "afspraak|a1|2025-12-31|status|stand=nieuw": "achter",
    }
    daarna, nieuwe = gezien(aanname, "nieuw")
    assert daarna == zinnen
    assert nieuwe["netto|GM0356|2024..2025|gerealiseerd"] == "238", "as Groei names it"
    assert nieuwe["netto|GM0356|2024..2025|gerealiseerd|stand=oud"] == ""


def test_wat_een_vorige_versie_naging_wordt_niet_getoond(tmp_path: Path) -> None:
    groei = [{"gemeente": "GM0356", "naam": "Nieuwegein", "voor": None, "na": 220}]
    oud = {"nieuw": {}, "vervangen": [], "niet_geteld": 0, "statussen": [], "groei": groei}
    taken = Taken(tmp_path)
    proef = klaar(taken.maak("proef", ()), uitkomst={"aangenomen": True, "verandering": oud})
    zegt = _tekst(_leveringen_taken.lijst([proef], "a"))
    assert "vorige versie" in zegt and "220" not in zegt
