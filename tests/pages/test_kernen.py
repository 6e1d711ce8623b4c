"""The page Kernen on production builds, asked as a browser asks: over HTTP, without a browser."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from dash import Dash

from pages.kernen import lees as _kernen_lees
from telling.rijen import LeveringData
from tests.callback import ADRES, vraag
from tests.pages.cijfers import met_naam, zonder_naam
from tests.pages.conftest import Publiceer
from tests.store.maak import ALLIANTIE, AMERSFOORT, DORP, PORTAAL, levering, partijen

EIND, VORIG = date(2023, 12, 31), date(2022, 12, 31)
WOONDEAL = [
    {"id": "a1", "indicator": "aandeel_voorraad", "rekenwijze": "aandeel", "eenheid": "procent",
     "doel": 30, "definitie": "sociaal_bezit_corporatie", "titel": "30% in de gemeente"},
    {"id": "a2", "indicator": "groei_alle_woningen", "doel": 3323,
     "van": date(2022, 1, 1), "tot": date(2030, 12, 31)},
    {"id": "a3", "indicator": "bruto_toevoeging", "doel": 923, "telt_segment": "sociaal",
     "van": date(2022, 1, 1), "tot": date(2030, 12, 31)},
    *({"id": f"a{n}", "indicator": "aantal_van_soort", "doel": n, "telt_soorten": "verkoop",
       "richting": "maximum", "van": date(2025, 1, 1), "tot": date(2030, 12, 31)}
      for n in (180, 60)),
    {"id": "a6", "indicator": "overconcentratie", "rekenwijze": "niveau", "eenheid": "procent",
     "doel": 60, "per_gebied": "kern", "richting": "maximum"},
]  # fmt: skip


def totaal(gebied: str | None, aantal: int, aandeel: float | None = None, **meer: Any) -> dict:
    return {
        "gebied": gebied, "indeling": 2023, "peildatum": EIND, "aantal": aantal,
        "aandeel_corporatie": aandeel, **meer,
    }  # fmt: skip


def vecht(*wijken: dict) -> LeveringData:
    """The figures of Stichtse Vecht under the code of the tests' register."""
    eigen = {"definitie": "sociaal_bezit_corporatie"}
    delen = wijken or (totaal("WK030701", 20_000), totaal("WK030702", 9_138))
    return levering("t1", woningtotalen=[totaal(None, 29_138, 22.3, **eigen), *delen])


def cbs() -> LeveringData:
    """Whole percentages, as CBS gives them: 60 of 61, and 29 that straddles 29."""
    soort = {"definitie": "bezit_corporatie", "aandeel_marge": 0.5}
    return levering(
        "t2",
        woningtotalen=[
            totaal(None, 30_000, 31, **soort),
            totaal("WK030701", 10_000, 60, **soort),
            totaal("WK030702", 20_000, 16, **soort),
        ],
    )


def grens(code: str, naam: str) -> dict:
    ring = [[[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]]]
    return {
        "code": code, "indeling": 2022, "niveau": "wijk", "gemeente": AMERSFOORT, "naam": naam,
        "ringen": json.dumps(ring),
    }  # fmt: skip


@pytest.fixture(autouse=True)
def vers() -> Iterator[None]:
    """What is remembered belongs to a stand's id; tests give different standen the same id."""
    for f in ("lees", "gemeenten", "standaardgemeente", "mogelijk"):
        getattr(_kernen_lees, f).cache_clear()
    yield


class Pagina:
    """Asks the server what a browser would."""

    def __init__(self, app: Dash) -> None:
        self.client = app.server.test_client()
        self.wie = self.client.get("/_dash-dependencies").get_json()
        self.standaard = {
            "k_gemeente": AMERSFOORT, "k_niveau": "wijk", "kernen_doel": 30, "kernen_nieuw": 40,
        }  # fmt: skip

    def vraag(self, uitvoer: str, veranderd: str = "", **waarden: Any) -> dict[str, Any]:
        """veranderd: what was clicked, where it is not the first input."""
        klik = vraag(self.wie, uitvoer, **waarden)
        klik["changedPropIds"] = [veranderd] if veranderd else klik["changedPropIds"]
        antwoord = self.client.post(ADRES, json=klik)
        assert antwoord.status_code == 200, antwoord.text
        uit = antwoord.get_json()
        assert "sideUpdate" not in uit, uit["sideUpdate"]
        return {
            plek.split("@")[0]: waarde
            for id_, delen in uit["response"].items()
            for eigenschap, waarde in delen.items()
            for plek in [f"{id_}.{eigenschap}"]
        }

    def lees(self, **waarden: Any) -> dict[str, Any]:
        return self.vraag("kernen-titel.children", **self.standaard | waarden)

    def reken(self, blad: Any, **waarden: Any) -> dict[str, Any]:
        return self.vraag("kernen-aannames.data", kernen_blad=blad, **self.standaard | waarden)

    def teken(self, blad: Any, aannames: Any, **waarden: Any) -> dict[str, Any]:
        uitvoer = next(
            u
            for a in self.wie
            for u in a["output"].strip(".").split("...")
            if u.startswith("kernen-kaart-grafiek.figure@")
        )
        keuze = {k: v for k, v in (self.standaard | waarden).items() if k.startswith("k_")}
        return self.vraag(uitvoer, kernen_blad=blad, kernen_aannames=aannames, **keuze)


@pytest.fixture
def pagina(app: Dash, publiceer: Publiceer) -> Pagina:
    publiceer("aaaa", partijen(afspraken=WOONDEAL), vecht())
    return Pagina(app)


def tekst(boom: Any) -> str:
    if isinstance(boom, list):
        # A sentence with its figures is one text; elements stand apart.
        zin = any(isinstance(t, dict) and t.get("type") == "Data" for t in boom)
        return ("" if zin else " ").join(tekst(t) for t in boom)
    if isinstance(boom, dict) and "koppen" in boom:
        cellen = [c for r in (*boom["rijen"], *boom["voet"]) for c in r]
        return " ".join([*boom["koppen"], *(f"{c.get('voor', [''])[0]} {c['t']}" for c in cellen)])
    if isinstance(boom, dict):
        return tekst(boom.get("props", {}).get("children") or "")
    return str(boom or "")


def elementen(boom: Any) -> Iterator[dict[str, Any]]:
    if isinstance(boom, list):
        for tak in boom:
            yield from elementen(tak)
    elif isinstance(boom, dict) and "props" in boom:
        yield boom
        yield from elementen(boom["props"].get("children"))


def wat_nodig(uit: dict[str, Any]) -> str:
    return " ".join(tekst(uit[f"kernen-{d}"]) for d in ("nodig.children", "opgave-data.data"))


def links(boom: Any) -> list[str]:
    return [e["props"]["href"] for e in elementen(boom) if e["type"] == "A"]


def test_de_boodschap_van_stichtse_vecht(pagina: Pagina):
    uit = pagina.lees()
    kop = tekst(uit["kernen-kop.children"])
    assert "van 22,3% naar hoogstens 22,9%, en naar 22,1% als alle afgesproken verkopen" in kop
    assert "Van de 2 kernen van Amersfoort zijn de woningen bekend" in kop
    for caveat in ("2022 tot en met 2023", "Sloop en liberalisatie", "Sociale huur die anderen"):
        assert caveat in kop
    assert "30% voor de hele gemeente (artikel 1, Afspraken); per kern is dat een" in kop
    nodig = wat_nodig(uit)
    for getal in ("2.244", "3.205", "22.434", "8.974"):
        assert getal in nodig
    assert "onbekend" in tekst(uit["kernen-lijst-data.data"])
    assert uit["kernen-titel.children"].endswith("in Amersfoort")


def test_buiten_bereik_wordt_gezegd_en_niet_gerekend(pagina: Pagina):
    nodig = wat_nodig(pagina.lees(kernen_nieuw=30))
    assert "Met 30% sociale huur in de nieuwbouw is 30% nooit te halen" in nodig
    assert "3.205" in nodig
    assert "22.434" not in nodig


@pytest.mark.parametrize(
    "keuze",
    [
        {"kernen_doel": 25},
        {"kernen_doel": 22.5, "kernen_nieuw": 27.5},
        {"kernen_nieuw": 0},
        {"kernen_gekozen": "WK030702"},
    ],
)
def test_een_schuif_geeft_wat_opnieuw_lezen_geeft_zonder_database(
    pagina: Pagina, monkeypatch: pytest.MonkeyPatch, keuze: dict[str, Any]
):
    eerst = pagina.lees()
    vers = pagina.lees(**keuze)

    def nooit(*_: Any, **__: Any) -> None:
        raise AssertionError("the database was asked")

    monkeypatch.setattr("store.standen.standen.Standen.open", nooit)
    monkeypatch.setattr("store.standen.standen.Standen.info", nooit)
    blad = eerst["kernen-blad.data"]
    snel = pagina.reken(blad, **keuze)
    aannames = snel.pop("kernen-aannames.data")
    for plek, waarde in snel.items():
        assert waarde == vers[plek], plek
    getekend = pagina.teken(blad, aannames)
    for plek in (
        "kernen-grafieken.children",
        "kernen-programma-vak.children",
        "kernen-kaart-kop.children",
    ):
        assert getekend[plek] == vers[plek]


def test_een_gemeente_met_een_eigen_aandeel_wordt_daaraan_gemeten(
    app: Dash, publiceer: Publiceer
) -> None:
    """Utrecht agreed 35%: not the 30% of others, unless the reader asks for it."""
    publiceer("aaaa", partijen(afspraken=[WOONDEAL[0] | {"doel": 35}]), vecht())
    p = Pagina(app)
    uit = p.lees(kernen_doel=None)
    kop = tekst(uit["kernen-kop.children"])
    assert "Afgesproken is 35% voor de hele gemeente (artikel 1, Afspraken)" in kop
    assert "30%" not in kop
    assert "Voor 35% zijn" in tekst(uit["kernen-nodig.children"])
    assert "doel" not in parse_qs(uit["kernen-adres.data"]["query"])
    (geheel, *_) = csv.DictReader(io.StringIO(p.client.get("/export/kernen.csv").text))
    assert (geheel["doel"], geheel["opgave_zonder_bouw"]) == ("35.0", "5693")
    anders = p.lees(kernen_doel=30)
    assert parse_qs(anders["kernen-adres.data"]["query"])["doel"] == ["30"]
    assert "U vergelijkt hier met 30%" in tekst(anders["kernen-kop.children"])


def test_zonder_afspraak_is_er_geen_doel_tot_de_lezer_er_een_kiest(
    app: Dash, publiceer: Publiceer
) -> None:
    """30% is held only against who agreed it, or where a reader asks."""
    publiceer("aaaa", *cbs_met_kernen())
    p = Pagina(app)
    uit = p.lees(kernen_doel=None)
    alles = json.dumps(uit, ensure_ascii=False)
    assert "30%" not in tekst(uit["kernen-kop.children"])
    assert "In de 2 wijken van Amersfoort loopt het aandeel woningen van corporaties van 16% " in (
        tekst(uit["kernen-kop.children"])
    )
    assert "dus er is hier geen doel" in alles
    assert "Kies een doel" in tekst(uit["kernen-nodig.children"])
    koppen = uit["kernen-lijst-data.data"]["koppen"]
    assert koppen == ["Nr", "Gebied", "Aandeel", "Woningen van corporaties", "Woningen"]
    assert uit["kernen-opgave-data.data"] is None
    assert not re.search(r"(?<!een )doel: |vergelijking: |onder \d", alles)
    assert "doel" not in parse_qs(uit["kernen-adres.data"]["query"])
    (geheel, *_) = csv.DictReader(io.StringIO(p.client.get("/export/kernen.csv").text))
    assert (geheel["aandeel"], geheel["doel"], geheel["tekort"]) == ("31.0", "", "")
    anders = p.lees(kernen_doel=30)
    assert "30% is hier een vergelijking" in tekst(anders["kernen-kop.children"])
    assert parse_qs(anders["kernen-adres.data"]["query"])["doel"] == ["30"]
    assert anders["kernen-lijst-data.data"]["koppen"][3] == "Tot 30%"
    assert anders["kernen-opgave-data.data"]["rijen"]


def cbs_met_kernen() -> list[LeveringData]:
    return [partijen(afspraken=[]), cbs()]


def test_cijfers_dragen_hun_naam_in_zin_lijst_en_opgave(pagina: Pagina) -> None:
    """Also what assets/kernen.js lays out; the restopgave has the name that Plannen gives it."""
    uit = pagina.lees()
    nodig = "nodig|GM0307|2023-12-31||definitie=sociaal_bezit_corporatie|t=30"
    assert json.dumps(uit["kernen-nodig.children"]).count(nodig) == 1
    voet = uit["kernen-opgave-data.data"]["voet"][0]
    assert [d for c in voet for d in c.get("d", ()) if d[1] == nodig] == [["3.205", nodig, "3205"]]
    alles: dict[str, set[str]] = {}
    for naam, waarde, _ in met_naam(list(uit.values())):
        alles.setdefault(naam, set()).add(waarde)
    assert not {n: w for n, w in alles.items() if len(w) > 1}
    d = "definitie=sociaal_bezit_corporatie"
    assert alles[f"aandeel|GM0307|2023-12-31..2030|programma|{d}"] == {"22.9"}
    assert alles[f"woningen|GM0307|2023-12-31..2030|verkoop|{d}"] == {"32461"}
    assert alles["programma|GM0307|2022..2030|alle"] == {"3323"}
    assert alles[f"gebieden|GM0307|2023-12-31|alle|{d}|niveau=wijk"] == {"2"}
    # Only targets and mixes, which the reader can choose, and places in the list have no name.
    kaal = [t for deel, boom in uit.items() if deel.endswith(("children", "lijst-data.data"))
            for t in zonder_naam(boom)]  # fmt: skip
    assert not [t for t in kaal if list(zonder_naam(re.sub(r"\b\d\d%|^\d$", "", t)))]


def test_de_trend_is_het_verschil_van_de_aandelen_die_er_staan(
    app: Dash, publiceer: Publiceer
) -> None:
    """31.95% is shown as 32,0% and 31.74% as 31,7%: that is −0,3, not −0,2."""
    eigen = {"definitie": "sociaal_bezit_corporatie", "gebied": None}
    rijen = [totaal(aantal=20_000, aandeel=31.95, peildatum=VORIG, **eigen),
             totaal(aantal=20_000, aandeel=31.74, **eigen)]  # fmt: skip
    publiceer("aaaa", partijen(afspraken=WOONDEAL), levering("t1", woningtotalen=rijen))
    uit = Pagina(app).lees()
    assert "−0,3 punt sinds 2022" in json.dumps(uit, ensure_ascii=False)
    assert "−0,2" not in json.dumps(uit, ensure_ascii=False)


def test_de_aannames_staan_in_het_adres_en_in_elke_download(pagina: Pagina):
    uit = pagina.lees(kernen_doel=25, kernen_nieuw=27.5, kernen_gekozen="WK030701")
    query = parse_qs(uit["kernen-adres.data"]["query"])
    assert query == {
        "gemeente": [AMERSFOORT], "gebied": ["WK030701"], "doel": ["25"],
        "nieuwbouwaandeel": ["27.5"],
    }  # fmt: skip
    paden = set()
    for deel in (
        "kernen-opgave-onder.children",
        "kernen-onder.children",
        "kernen-grafieken.children",
    ):
        for link in links(uit[deel]):
            delen = urlsplit(link)
            if delen.path == "/herkomst":  # the rows themselves know no assumptions
                continue
            paden.add(delen.path)
            eigen = parse_qs(delen.query)
            assert (eigen["doel"], eigen["nieuwbouwaandeel"]) == (["25"], ["27.5"])
            assert pagina.client.get(link).status_code == 200, link
    assert paden == {"/export/kernen.csv", "/export/kernen.xlsx", "/export/kernen.geojson"}


def test_pagina_en_download_zeggen_hetzelfde(app: Dash, publiceer: Publiceer):
    publiceer("aaaa", cbs())
    pagina = Pagina(app)
    uit = pagina.lees(kernen_doel=32, kernen_nieuw=50)
    link = next(link for link in links(uit["kernen-opgave-onder.children"]))
    rijen = {
        r["gebied"]: r
        for r in csv.DictReader(io.StringIO(pagina.client.get(link).text.lstrip("\ufeff")))
    }
    nodig = wat_nodig(uit)
    for naam in ("Amersfoort", "Vathorst"):
        for veld in ("tekort", "opgave_zonder_bouw", "opgave_totaal"):
            assert f"{int(rijen[naam][veld]):,}".replace(",", ".") in nodig, (naam, veld)


def test_de_marge_en_de_definitie_staan_erbij(app: Dash, publiceer: Publiceer):
    publiceer("aaaa", partijen(afspraken=WOONDEAL[-1:]), cbs())
    pagina = Pagina(app)
    uit = pagina.lees()
    kop = tekst(uit["kernen-kop.children"])
    assert "Overconcentratie (meer dan 60%" in kop
    assert "mogelijk Centrum (60% (59,5 tot 60,5%))" in kop
    assert "alle woningen van corporaties, ook die geen sociale huur zijn" in kop
    assert "er staat geen afspraak over het aandeel" in kop
    lijst = tekst(uit["kernen-lijst-data.data"])
    assert "16% (15,5 tot 16,5%)" in lijst
    assert lijst.index("Vathorst") < lijst.index("Centrum"), "lowest share first"
    assert "mogelijk overconcentratie" in lijst


def test_de_kaart_tekent_wat_een_grens_heeft_en_noemt_de_rest(app: Dash, publiceer: Publiceer):
    grenzen = [grens("WK030701", "Centrum"), grens("WK030702", "Heette anders")]
    publiceer("aaaa", cbs(), levering("g", grenzen=grenzen))
    pagina = Pagina(app)
    uit = pagina.lees(kernen_gekozen="WK030701")
    data = uit["kernen-kaart-grafiek.figure"]["data"]
    assert [d["customdata"] for d in data] == [["WK030701"], ["WK030701"]]
    onder = tekst(uit["kernen-kaart-onder.children"])
    assert "geen grens met dezelfde code en naam: Vathorst" in onder
    assert "CBS en Kadaster, indeling 2022" in onder
    # A slider sends colours only, not the borders.
    aannames = {
        "schuiven": {"doel": 90, "nieuwbouwaandeel": 40}, "gekozen": None, "alleen_keuze": False,
    }  # fmt: skip
    patch = pagina.teken(uit["kernen-blad.data"], aannames)["kernen-kaart-grafiek.figure"]
    assert patch["__dash_patch_update"]
    assert {o["location"][2] for o in patch["operations"]} <= {
        "fillcolor", "fillpattern", "line", "text", "marker", "textfont"
    }  # fmt: skip


def test_een_andere_gemeente_begint_met_wat_daar_bekend_is(app: Dash, publiceer: Publiceer):
    dorp = {"gemeente": DORP, "indeling": 2023, "peildatum": EIND}
    publiceer(
        "aaaa",
        cbs(),
        levering("d", fictief=True, woningtotalen=[{**dorp, "aantal": 500, "gebied": "WK900101"}]),
    )
    pagina = Pagina(app)
    uit = pagina.lees(k_gemeente=DORP, k_definitie="bezit_corporatie", k_peildatum="2020-12-31")
    assert (uit["k-definitie.value"], uit["k-peildatum.value"]) == (None, None)
    assert uit["k-definitie.data"] == []
    assert [o["value"] for o in uit["k-peildatum.data"]] == ["2023-12-31"]
    assert "fictief" in tekst(uit["kernen-kop.children"])


def test_definitie_en_peildatum_naar_keuze_en_nooit_gemengd(app: Dash, publiceer: Publiceer):
    eerder = totaal(None, 29_000, 30, definitie="bezit_corporatie", aandeel_marge=0.5)
    publiceer("aaaa", cbs(), vecht(), levering("o", woningtotalen=[{**eerder, "peildatum": VORIG}]))
    pagina = Pagina(app)
    uit = pagina.lees()
    assert {o["value"] for o in uit["k-definitie.data"]} == {
        "bezit_corporatie", "sociaal_bezit_corporatie"
    }  # fmt: skip
    assert "nooit in één reeks" in tekst(uit["kernen-kop.children"])
    keuze = {"k_definitie": "sociaal_bezit_corporatie", "veranderd": "k-definitie.value"}
    anders = pagina.lees(**keuze)
    assert anders["kernen-adres.data"]["query"].endswith("definitie=sociaal_bezit_corporatie")
    assert "22,3%" in tekst(anders["kernen-nodig.children"])
    assert "16%" not in tekst(anders["kernen-lijst-data.data"]), "the share of another definition"
    toen = pagina.lees(k_peildatum=VORIG.isoformat(), veranderd="k-peildatum.value")
    assert "peildatum=2022-12-31" in toen["kernen-adres.data"]["query"]
    assert "30% (29,5 tot 30,5%)" in tekst(toen["kernen-nodig.children"])


def test_plannen_bewegen_het_aandeel(app: Dash, publiceer: Publiceer):
    plan = {"gebied": "WK030701", "indeling": 2023, "status": "hard", "corporatie": ALLIANTIE}
    standen = [
        {"gebied": g, "indeling": 2023, "corporatie": c, "peildatum": EIND, "aantal": n}
        for c, g, n in (
            (ALLIANTIE, "WK030701", 200), (PORTAAL, "WK030701", 0),
            (ALLIANTIE, "WK030702", 300), (PORTAAL, "WK030702", 100),
        )
    ]  # fmt: skip
    publiceer(
        "aaaa",
        partijen(codes=(ALLIANTIE, PORTAAL)),
        levering(
            "w",
            "2023",
            woningtotalen=[
                totaal(None, 2000), totaal("WK030701", 1000), totaal("WK030702", 1000)
            ],
            voorraadstanden=standen,
        ),
        levering(
            "p",
            "2024-2026",
            voorraadmutaties=[
                {**plan, "soort": "nieuwbouw", "aantal": 100, "periode": "2025"},
                {**plan, "soort": "verkoop", "aantal": 10, "periode": "2026"},
                {**plan, "soort": "nieuwbouw", "aantal": 50, "periode": "2026", "status": "zacht",
                 "gebied": None},
            ],
        ),
    )  # fmt: skip
    pagina = Pagina(app)
    uit = pagina.lees()
    kop = tekst(uit["kernen-kop.children"])
    # (600 + 100 - 10) / 2100, and with 50 more homes 740 / 2150.
    assert "van 30,0% naar 32,9% eind 2026 met de harde plannen" in kop
    assert "met de zachte plannen erbij naar 34,4%" in kop
    assert "Van 50 woningen in de plannen is niet bekend in welk gebied" in kop
    # (200 + 100 - 10) / 1100
    assert "26,4%" in wat_nodig(uit)


def test_het_adres_zet_de_pagina_en_een_vergissing_wordt_gezegd(pagina: Pagina):
    adres = (
        f"/kernen?gemeente={AMERSFOORT}&gebied=Vathorst&doel=25&nieuwbouwaandeel=101&niveau=straat"
    )
    with pagina.client.application.test_request_context(adres):
        from dash import page_registry

        maak = next(p for p in page_registry.values() if p["path"] == "/kernen")["layout"]
        boom = maak(
            gemeente=AMERSFOORT, gebied="Vathorst", doel="25", nieuwbouwaandeel="101",
            niveau="straat",
        ).to_plotly_json()  # fmt: skip
    from dash._utils import to_json

    alles = list(elementen(json.loads(to_json(boom))))
    per_id = {e["props"]["id"]: e["props"] for e in alles if "id" in e["props"]}
    assert per_id["kernen-doel"]["value"] == 25
    assert per_id["kernen-nieuw"]["value"] == 40
    assert per_id["kernen-gekozen"]["data"] == "WK030702"
    zegt = tekst(alles)
    assert "'101' kennen we niet" in zegt
    assert "'straat' kennen we niet" in zegt


def test_zonder_stand_is_er_alleen_een_kop(app: Dash):
    from dash import page_registry

    maak = next(p for p in page_registry.values() if p["path"] == "/kernen")["layout"]
    assert "Kernen" in str(maak())
    assert "kernen-kop" not in str(maak())
