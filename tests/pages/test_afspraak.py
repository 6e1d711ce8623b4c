"""The page of one afspraak on production builds: its figures, its reasons, its links, its 404."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from typing import Any

import pytest
from dash import Dash
from dash._utils import to_json

from components.afspraken.balk import naar_controls
from domain.afspraken.keuze import STANDAARD, AfspraakFilters
from domain.plannen.keuze import PlanKeuze
from figures.basis.zin import kaal
from pages.afspraken import lees as _afspraken_lees
from pages.afspraken.een import lees
from pages.gemeen.stand import geopend
from store.vragen.plannen import restopgave
from store.vragen.prognose import antwoord as prognose_antwoord
from tests.pages.conftest import A6, DELEN, Publiceer, dorp, pagina
from tests.pages.test_afspraken import DORPSAFSPRAKEN, TELT, VERSCHIL, ZELF, P, plat
from tests.pages.test_groei import DORPSPARTIJEN, elementen, met_klasse, tegels, tekst
from tests.pages.test_prognose import D1
from tests.pages.test_prognose import dorp as dorp_met_plannen
from tests.store.maak import AMERSFOORT, DORP, levering, partijen, tabel1

MEER = [
    {**P, **TELT, "id": "d4", "doel": 100, "richting": "maximum", "indicator": "aantal_van_soort",
     "telt_soorten": "sloop", "vervangt": "d1", "lezing": "onze_lezing", "voorwaarde": "Als.",
     "opmerking": "Let op.", "periode_bron": "tien jaar"},
    {**P, "id": "d5", "indicator": "aandeel_voorraad", "rekenwijze": "aandeel", "doel": 30,
     "eenheid": "procent", "definitie": "sociaal_bezit_corporatie"},
    {**P, "id": "d6", "indicator": "aandeel_voorraad", "rekenwijze": "aandeel", "doel": 30,
     "eenheid": "procent", "definitie": "sociaal_bezit_corporatie", "per_gebied": "kern"},
    {"id": "d7", "indicator": "overconcentratie", "rekenwijze": "niveau", "doel": 60,
     "eenheid": "procent", "richting": "maximum", "per_gebied": "kern"},
]  # fmt: skip
EIND_2024 = date(2024, 12, 31)


@pytest.fixture(autouse=True)
def vers() -> None:
    """What is remembered belongs to a stand's id; tests give different standen the same id."""
    for f in (lees.lees, _afspraken_lees.lees, _afspraken_lees.opties):
        f.cache_clear()


@pytest.fixture
def stad(publiceer: Publiceer, app: Dash) -> Dash:
    eigen = [{**a, "fictief": True} for a in (*DORPSAFSPRAKEN, *MEER)]
    totalen = [
        {"gemeente": DORP, "gebied": g, "indeling": 2023, "peildatum": EIND_2024, "aantal": n}
        for g, n in ((None, 1000), ("WK900101", 600), ("WK900102", 400))
    ]
    standen = [
        {"gemeente": DORP, "corporatie": c, "gebied": g, "indeling": 2023, "peildatum": EIND_2024,
         "aantal": n}
        for c, g, n in ((DORPSPARTIJEN[0], "WK900101", 200), (DORPSPARTIJEN[1], "WK900102", 80))
    ]  # fmt: skip
    publiceer(
        "aaaa",
        partijen(afspraken=[A6, *DELEN]),
        partijen(DORP, DORPSPARTIJEN, afspraken=eigen),
        levering("anders", verschil=[VERSCHIL]),
        levering("zelf", toelichting=[ZELF], fictief=True),
        levering("tel", "2024", fictief=True, woningtotalen=totalen, voorraadstanden=standen),
        tabel1(),
        dorp(),
    )
    return app


def toon(id_: str, **filters: Any) -> tuple[str, list[dict[str, Any]], str]:
    """Title, all elements and all text of the page."""
    vraag = {"id": id_, "query": STANDAARD.met(**filters).naar_query()}
    titel, *rest = json.loads(to_json(pagina("afspraken.een.pagina").toon("", vraag)))
    return titel, list(elementen(rest)), tekst(rest)


def links(alle: list[dict[str, Any]]) -> list[str]:
    return [e["props"]["href"] for e in alle if e["props"].get("href")]


def test_de_sommen_staan_er_met_hun_getallen(stad: Dash) -> None:
    """440 of 3,200 after four of ten years: 1,280 expected, 2,760 to go in six years."""
    titel, alle, woorden = toon("d1")
    assert titel.startswith("Afspraak")
    assert "440 van minstens 3.200 op 31 december 2024. Nog nodig: 2.760" in woorden
    for som in (
        "320 per jaar × 120 maanden / 12 = 3.200",
        "48 van de 120 maanden",
        "3.200 × 48 / 120 = 1.280",
        "3.200 − 440 = 2.760",
        "2.760 / (72 maanden / 12) = 460 per jaar",
    ):
        assert som in woorden, som
    assert "Regel 5 van 7." in woorden
    assert woorden.count("Deze regel geldt.") == 1
    assert tegels(alle)["Gerealiseerd"] == "440"
    assert "Nieuwbouw" in woorden and "Samen gerealiseerd: 440." in woorden
    assert "Voorbeeldcijfers (fictief)" in woorden


def test_status_restopgave_en_kans_staan_in_een_zin(publiceer: Publiceer, app: Dash) -> None:
    """440 of 480 expected; 1,650 with all plans, of 1,640: every one of them must go on in time."""
    delen = dorp_met_plannen()
    los = [
        {"gemeente": DORP, "soort": "nieuwbouw", "corporatie": DORPSPARTIJEN[0], "aantal": 30,
         "periode": "2028", "status": "zacht", "project": f"w{n}", "projectcode": f"w{n}"}
        for n in range(10)
    ]  # fmt: skip
    delen[0] = partijen(DORP, DORPSPARTIJEN, 2021, 2032, [{**D1, "doel": 164}])
    publiceer("k1", *delen, levering("los", "2028", fictief=True, voorraadmutaties=los))
    _, alle, woorden = toon("d1")
    assert (
        "De status is achter: er is nu te weinig gerealiseerd en de harde plannen zijn niet "
        "genoeg; met alle bekende plannen samen komt het op papier wel uit (geen restopgave), maar "
        "plannen komen vaak later of gaan niet door: daardoor is de kans dat het doel wordt "
        "gehaald minder dan 5%."
    ) in woorden
    namen = {e["props"].get("data-cijfer"): e["props"].get("value") for e in alle}
    assert namen["restopgave|d1|2024-12-31|rest"] == "-10"
    assert namen["afspraak|d1|2024-12-31|status"] == "achter"
    with geopend(None) as s:
        g = _afspraken_lees.lees(s.info.id, (DORP,), None)
        kans = prognose_antwoord.kans_van(s.conn, g.lijnen["d1"].afspraak, EIND_2024)
        (rest,) = [r for r in restopgave.lijst(s.conn, PlanKeuze(gemeente=(DORP,)))
                   if r.rest.afspraak.id == "d1"]  # fmt: skip
    assert kans and kans.uitgesloten and rest.rest.rest == -10
    rij = pagina("afspraken.pagina").toon(naar_controls(STANDAARD), "", None)["data"]["lijst"]
    (d1,) = [r for d in rij["documenten"] for t in d["themas"] for r in t["rijen"]
             if r["id"] == "d1"]  # fmt: skip
    assert plat(d1["s"][3]) == (
        "Het loopt achter, en met de harde plannen wordt het doel niet gehaald. Met alle bekende "
        "plannen samen komt het op papier wel uit (geen restopgave)."
    )


def test_elk_cijfer_op_de_pagina_heeft_een_naam_en_een_naam_een_waarde(stad: Dash) -> None:
    """Tiles, message, sums, table and text of one afspraak, against its Oordeel."""
    for id_ in ("d1", "d2", "d4", "d5", "d6", "a6"):
        _, alle, _ = toon(id_)
        namen: dict[str, str] = {}
        for e in alle:
            if naam := e["props"].get("data-cijfer"):
                assert namen.setdefault(naam, e["props"]["value"]) == e["props"]["value"], naam
        with geopend(None) as s:
            g = lees.lees(s.info.id, id_, None)
        assert g
        o, begin = g.regel.oordeel, f"afspraak|{id_}|{g.regel.peildatum}|"
        assert namen[f"{begin}status"] == o.status
        for naam, waarde in namen.items():
            veld = naam.removeprefix(begin)
            if naam.startswith(begin) and hasattr(o, veld) and veld != "status":
                assert waarde == kaal(getattr(o, veld)), naam
        if o.telling:
            assert o.telling.tekst == o.reden
            for veld, n in o.telling.getallen:
                assert namen[f"{begin}{veld}"] == str(n)
        if g.afspraak.doel is not None:
            assert namen[f"doel|{id_}||"] == kaal(g.afspraak.doel)
        # Nothing that was counted stands in a tile without a name: what is left are years.
        for e in alle:
            if e["type"] == "Dl" and e["props"].get("className") in ("tegels", "sommen"):
                kaal_ = tekst(zonder_cijfers(e))
                assert set(re.findall(r"\d+", kaal_)) <= {"12", "2021", "2030", "2020", "0"}, kaal_


def zonder_cijfers(e: Any) -> Any:
    """The same element with its named figures left out."""
    if isinstance(e, list):
        return [zonder_cijfers(x) for x in e]
    if not isinstance(e, dict):
        return e
    if e["type"] == "Data":
        return ""
    return {**e, "props": {**e["props"], "children": zonder_cijfers(e["props"].get("children"))}}


def test_de_partijen_hun_eigen_oordeel_staat_ernaast(stad: Dash) -> None:
    _, alle, woorden = toon("d1")
    assert "=Het gaat goed" in woorden
    assert "De status hierboven komt daar niet uit." in woorden
    assert {"▼ achter", "▲ op koers"} <= set(met_klasse(alle, "status"))
    assert "heeft geen partij een toelichting" in toon("d2")[2]


def test_een_maximum_heeft_ruimte_en_een_plafond(stad: Dash) -> None:
    _, alle, woorden = toon("d2")
    assert "van hoogstens 2.000" in woorden
    assert "Er is nog ruimte voor 1.560" in woorden
    assert set(tegels(alle)) >= {"Ruimte per jaar", "Resterend"}
    assert "Tempo nodig" not in tegels(alle)
    (grafiek,) = [e for e in alle if e["type"] == "Graph"]
    lijnen = [d for d in grafiek["props"]["figure"]["data"] if d["type"] == "scatter"]
    assert [2000.0] * len(lijnen[-1]["x"]) == lijnen[-1]["y"]


def test_amersfoort_heeft_een_prognose_en_zegt_wat_er_ontbreekt(stad: Dash) -> None:
    _, alle, woorden = toon("a6")
    assert "geen cijfers" in met_klasse(alle, "boodschap")[0]
    assert "Met harde plannen: 301 van 301." in woorden
    assert "0 + " not in woorden, "what is realised is not known, and that is no 0"
    for wie in ("de Alliantie", "Portaal", "Omnia Wonen"):
        assert f"{wie}: 2020-2021." in woorden
    assert "andere duur dan de afspraak telt" in woorden
    # The parts, with their own numbers, and the other reading beside it.
    for deel in ("minstens 210", "minstens 48", "minstens 43"):
        assert deel in woorden
    assert "Twee keer geteld" in woorden
    assert tegels(alle)["Gerealiseerd"] == "onbekend", "never 0"


def test_wat_er_is_afgesproken_staat_er_heel(stad: Dash) -> None:
    woorden = toon("d4")[2]
    for deel in ("Als.", "Let op.", "tien jaar", "onze lezing", "sloop", "Vervangt"):
        assert deel in woorden
    assert "Vervangen door" in toon("d1")[2]


def test_een_aandeel_en_een_aandeel_per_kern(stad: Dash) -> None:
    """280 of 1,000; Kern Noord 200 of 600, Centrum 80 of 400."""
    _, alle, woorden = toon("d5")
    assert "280 / 1.000 = 28,0%" in woorden
    assert tegels(alle)["Gerealiseerd"] == "28%"
    assert any("/export/kernen.csv" in h for h in links(alle))
    _, alle, woorden = toon("d6")
    assert "van 20,0% in Centrum tot 33,3% in Kern Noord" in woorden
    assert tegels(alle)["Gerealiseerd"] == "per kern", "no one number"
    assert "vergelijking" in woorden


def test_wat_geen_cijfers_kunnen_zeggen_zegt_dat(stad: Dash) -> None:
    _, alle, woorden = toon("d3")
    assert "geen status" in met_klasse(alle, "boodschap")[0]
    assert "meer groen" in woorden
    assert not [e for e in alle if e["type"] == "Graph"]


def test_een_eerdere_peildatum_en_de_weg_terug(stad: Dash) -> None:
    keuze = {"gemeente": (DORP,), "status": ("achter",), "peildatum": date(2022, 12, 31)}
    _, alle, woorden = toon("d1", **keuze)
    assert "220 van minstens 3.200 op 31 december 2022" in woorden
    assert "De gerealiseerde cijfers reiken tot 31 december 2024." in woorden
    terug = next(h for h in links(alle) if h.startswith("/afspraken?"))
    gelezen, problemen = AfspraakFilters.uit_query(
        dict(d.split("=") for d in terug.split("?")[1].replace("+", " ").split("&"))
    )
    assert (gelezen, problemen) == (STANDAARD.met(**keuze), ())
    assert any(h.startswith("/prognose?afspraak=d1") for h in links(alle))
    assert any(h.startswith(f"/plannen?gemeente={DORP}") for h in links(alle))


@pytest.mark.parametrize("dag", [None, date(2022, 12, 31)])
def test_de_download_telt_op_tot_wat_de_pagina_zegt(stad: Dash, dag: date | None) -> None:
    for id_ in ("d1", "d2", "d4", "a6"):
        _, alle, _ = toon(id_, peildatum=dag)
        adres = next(h for h in links(alle) if "afspraak-rijen.csv" in h and "formaat" not in h)
        antwoord = stad.server.test_client().get(adres)
        rijen = list(csv.DictReader(io.StringIO(antwoord.text, newline="")))
        echt = [r for r in rijen if r["meegeteld"] == "ja" and r["status"] == "gerealiseerd"]
        getoond = tegels(alle)["Gerealiseerd"].replace(".", "")
        if getoond == "onbekend":
            assert not echt
        else:
            assert sum(int(r["telt"]) for r in echt) == int(getoond), id_


def test_het_adres(stad: Dash) -> None:
    client = stad.server.test_client()
    assert client.get("/afspraken/d1").status_code == 200
    assert client.get("/afspraken/d1/").status_code == 308
    for onbekend in ("/afspraken/d99", "/afspraken/%00", "/afspraken/<script>"):
        antwoord = client.get(onbekend)
        assert antwoord.status_code == 404
        assert '<html lang="nl">' in antwoord.text
        assert "<script>alert" not in antwoord.text
    vreemd = json.loads(to_json(pagina("afspraken.een.pagina").layout(afspraak_id="d99")))
    woorden = tekst(vreemd)
    assert "Deze afspraak is er niet" in woorden
    assert "/afspraken" in links(list(elementen([vreemd])))


def test_een_nieuwe_stand_zonder_de_afspraak(stad: Dash, publiceer: Publiceer) -> None:
    publiceer("bbbb", partijen(AMERSFOORT))
    titel, _, woorden = toon("d1")
    assert (titel, "staat deze afspraak niet meer" in woorden) == ("Afspraak", True)
    assert "440" in toon("d1", stand="aaaa")[2], "the fixed stand still has it"


def test_van_overconcentratie_staan_de_cijfers_op_kernen(stad: Dash) -> None:
    """They are known there per kern, so nothing says that they are not."""
    _, alle, geheel = toon("d7")
    assert "staat op de pagina Kernen" in geheel and "geen cijfers die deze" not in geheel
    assert f"/kernen?gemeente={DORP}" in links(alle)


def test_sloop_is_alleen_genoemd_waar_alles_telt(stad: Dash) -> None:
    """d4 counts sloop and nothing else: 'met sloop' would say nothing, or the wrong thing."""
    _, _, geheel = toon("d4")
    assert "met sloop" not in geheel and "zonder sloop" not in geheel
    _, _, alles = toon("d1")
    assert "met sloop" in alles
