"""The page Plannen on production builds: what it says, links to, refuses to add up."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from dash import Dash
from dash._utils import to_json

from components.plannen.balk import naar_controls
from domain.cijfernaam import Cijfernaam
from domain.plannen.keuze import PlanKeuze
from pages.plannen import lees
from tests.pages.cijfers import met_naam, zonder_naam
from tests.pages.conftest import Publiceer, pagina
from tests.pages.test_groei import elementen, met_klasse, tegels, tekst
from tests.store.maak import AMERSFOORT, DORP, PORTAAL, levering, partijen

A9 = {
    "id": "a9", "artikel": "9", "titel": "Groei tot 2030", "doel": 320, "document": "doc-GM0307",
    "rekenwijze": "gemiddelde_per_jaar", "telt_duur": "permanent", "telt_segment": "sociaal",
    "van": date(2021, 1, 1), "tot": date(2030, 12, 31),
}  # fmt: skip
HOF = {"corporatie": PORTAAL, "gebied": "WK030701", "indeling": 2023, "projectcode": "H1",
       "project": "Hof", "planstatus_bron": "vergund", "fase": "vergunning"}  # fmt: skip
LIJST = [
    {**HOF, "soort": "sloop", "aantal": 90, "periode": "2026"},
    {**HOF, "soort": "nieuwbouw", "aantal": 120, "periode": "2027"},
    {**HOF, "corporatie": None, "soort": "nieuwbouw", "aantal": 40, "periode": "2027",
     "segment": "koop", "status": "zacht"},
    {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 80, "periode": "2023",
     "project": "Oud", "fase": "opgeleverd"},
    {"soort": "nieuwbouw", "aantal": 3550, "periode": "2025-2029", "segment": "totaal"},
]  # fmt: skip
ECHT = [
    {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": n, "periode": str(j),
     "gebied": "WK030701", "indeling": 2023}
    for j, n in ((2021, 300), (2022, 200), (2023, 260), (2024, 250))
]  # fmt: skip


@pytest.fixture(autouse=True)
def vers() -> None:
    """What is remembered belongs to a stand's id; tests give different standen the same id."""
    lees.lees.cache_clear()
    for f in (lees._opties, lees.standaardgemeente):
        f.cache_clear()


def stand(lijst: list[dict[str, Any]] | None = None, id_: str = "lijst") -> list[Any]:
    return [
        partijen(codes=(PORTAAL,), van=2021, afspraken=[A9]),
        levering("echt", "2021-2024", voorraadmutaties=ECHT),
        levering(id_, "2024", leverancier="Portaal", plannen=LIJST if lijst is None else lijst),
    ]


def toon(vast: str | None = None, **keuze: Any) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """All components of the page for these choices, and the callback's whole answer."""
    uit = pagina("plannen.pagina").toon(naar_controls(PlanKeuze(**keuze)), "", vast)
    boom = json.loads(to_json([uit["kop"], uit["inhoud"]]))
    return list(elementen(boom)), uit


def per_id(alle: list[dict[str, Any]], id_: str) -> dict[str, Any]:
    return next(e for e in alle if e["props"].get("id") == id_)


def test_amersfoort_zoals_verscheept(amersfoort: Dash) -> None:
    alle, uit = toon(gemeente=(AMERSFOORT,))
    assert met_klasse(alle, "boodschap") == [
        "Voor 2020-2021 heeft Amersfoort netto 301 sociale huurwoningen in harde plannen; 174 "
        "woningen worden gesloopt."
    ]
    assert tegels(alle)["Hard gepland, netto"] == "+301"
    assert tegels(alle)["Zacht gepland, netto"] == "onbekend", "no such plans: not 0"
    assert tegels(alle)["Restopgave"] == "geen", "afspraak 6 is over on 31-12-2021"
    assert "+237 in harde plannen" in tekst(per_id(alle, "plan-sociaal"))
    assert uit["adres"] == {"pad": "/plannen", "query": "gemeente=GM0307"}


def test_de_restopgave_met_elke_kolom_en_een_link(app: Dash, publiceer: Publiceer) -> None:
    publiceer("aaaa", *stand())
    alle, _ = toon(gemeente=(AMERSFOORT,))
    # 3,200 - 1,010 - (120 - 90) = 2,160; no zachte plannen are known.
    assert "zijn 2.160 woningen nog nergens gepland" in met_klasse(alle, "boodschap")[0]
    tabel = next(e for e in alle if "rest" in (e["props"].get("className") or "").split())
    cellen = [tekst(e) for e in elementen(tabel) if e["type"] == "Td"]
    assert cellen[:5] == ["3.200", "1.010", "30", "onbekend", "2.160"]
    link = next(e for e in elementen(tabel) if e["type"] == "A")
    assert (tekst(link), link["props"]["href"]) == ("Artikel 9", "/afspraken/a9")
    vast, _ = toon("aaaa", gemeente=(AMERSFOORT,), stand="aaaa")
    assert any(e["props"].get("href") == "/afspraken/a9?stand=aaaa" for e in vast)


def test_programma_projecten_en_capaciteit(app: Dash, publiceer: Publiceer) -> None:
    publiceer("aaaa", *stand())
    alle, _ = toon(gemeente=(AMERSFOORT,))
    sociaal = tekst(per_id(alle, "plan-sociaal"))
    assert "2024gerealiseerd" in sociaal, "the realised years beside it"
    assert "1 regel telt niet mee (80 woningen): volgens de bron al opgeleverd" in sociaal
    assert "netto 40 woningen (koop) in zachte plannen" in tekst(per_id(alle, "plan-anders"))
    projecten = tekst(per_id(alle, "plan-projecten"))
    assert "In Amersfoort is 1 project gepland; 1 is opgeleverd" in projecten
    for deel in ("Hof", "vergund", "vergunning", "2026-2027", "hard en zacht", "opgeleverd"):
        assert deel in projecten
    ruimte = tekst(per_id(alle, "plan-capaciteit"))
    assert "3.550 in harde plannen (alle woningen, niet alleen sociaal)" in ruimte
    assert "Uitgever: bron van lijst" in ruimte
    # All dwellings are in no other figure of the page.
    assert "3.550" not in sociaal + projecten + " ".join(met_klasse(alle, "boodschap"))


def test_elk_cijfer_heeft_een_naam_en_een_naam_heeft_een_waarde(
    app: Dash, publiceer: Publiceer
) -> None:
    publiceer("aaaa", *stand())
    publiceer("bbbb", *stand([{**LIJST[0], "aantal": 100}, *LIJST[1:]], "lijst2"))
    keuzes: list[dict[str, Any]] = [
        {"met": "aaaa"}, {}, {"segment": ("koop",)}, {"status": ("zacht",)}, {"status": ("hard",)},
        {"van": date(2027, 1, 1)}, {"corporatie": (PORTAAL,)}, {"gebied": ("WK030701",)},
        {"gebied": ("WK030702",)}, {"tot": date(2026, 12, 31)},
    ]  # fmt: skip
    alles: dict[str, set[str]] = {}
    for keuze in keuzes:
        uit = pagina("plannen.pagina").toon(
            naar_controls(PlanKeuze(gemeente=(AMERSFOORT,), **keuze)), "", None
        )
        boom = json.loads(to_json([uit["kop"], uit["inhoud"]]))
        for naam, waarde, getoond in met_naam(boom):
            assert str(Cijfernaam.lees(naam)) == naam
            alles.setdefault(naam, set()).add(waarde)
            if waarde and getoond.replace(".", "").lstrip("+").isdigit():
                assert getoond.replace(".", "").lstrip("+") == waarde, naam
        # Only a code, a stand and a source are numbers that are no figure.
        mag = ("H1", "de stand van", "bron van lijst2")
        kaal = [t for t in zonder_naam(boom) if not any(m in t for m in mag)]
        assert not kaal, keuze
    assert not {n: w for n, w in alles.items() if len(w) > 1}
    vast = "plan|GM0307|..|hard|segment=sociaal|wat=netto"
    assert alles[vast] == {"20"}
    assert alles["plan|GM0307|2027|hard|segment=sociaal|wat=nieuwbouw"] == {"120"}
    assert alles["nieuwbouw|GM0307|2024|gerealiseerd"] == {"250"}
    assert alles[
        "plan|GM0307|..||reden=opgeleverd|segment=sociaal,midden,vrij,koop,onbekend|wat=buiten"
    ] == {"80"}
    assert alles["project|GM0307/Portaal/h1||netto|sleutel=code"] == {"60"}
    assert alles["verschuiving|GM0307||verschil|met=aaaa"] == {"-10"}
    assert alles["strategie|GM0307:WK030701|2024-12-31|samen|kolom=2027|onderdeel=productie"] == {
        "120"
    }


def test_wat_er_verschoof_sinds_een_eerdere_stand(app: Dash, publiceer: Publiceer) -> None:
    publiceer("aaaa", *stand())
    later = [
        {**LIJST[0], "periode": "2027"},
        {**LIJST[1], "aantal": 100, "periode": "2028", "status": "zacht"},
        {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 7, "periode": "2026",
         "project": "Plein"},
    ]  # fmt: skip
    publiceer("bbbb", *stand(later, "lijst2"))
    alle, uit = toon(gemeente=(AMERSFOORT,), met="aaaa")
    kaart = tekst(per_id(alle, "plan-verschuiving"))
    # Was 120 - 90 + 40 = 70, is 100 - 90 + 7 = 17.
    assert "netto 53 woningen minder in de plannen: van 70 naar 17" in kaart
    assert "minder woningen, later klaar en zachter" in kaart
    assert "Plein" in kaart
    assert [o["value"] for o in uit["opties"]["met"]] == ["aaaa"]
    assert parse_qs(uit["adres"]["query"])["met"] == ["aaaa"]
    geen, _ = toon(gemeente=(AMERSFOORT,), met="zzzz")
    assert any("Stand 'zzzz' is er niet." in tekst(e) for e in geen if e["type"] == "P")


def test_elke_download_draagt_de_keuze_en_zegt_wat_de_pagina_zegt(
    app: Dash, publiceer: Publiceer
) -> None:
    publiceer("aaaa", *stand())
    alle, uit = toon(gemeente=(AMERSFOORT,), segment=("sociaal",))
    client = app.server.test_client()
    paden = set()
    for e in alle:
        href = e["props"].get("href") or ""
        if href.startswith("/export/"):
            paden.add(urlsplit(href).path)
            assert client.get(href).status_code == 200, href
    assert paden == {f"/export/{n}.{s}" for n in ("plannen", "wijkenstrategie")
                     for s in ("csv", "xlsx")}  # fmt: skip
    vraag = uit["adres"]["query"]
    rijen = list(csv.DictReader(io.StringIO(client.get(f"/export/plannen.csv?{vraag}").text)))
    telt = [r for r in rijen if r["regel"] == "plan" and r["telt"] == "ja"]
    assert sum(int(r["saldo"]) for r in telt) == 30
    assert [r["restopgave"] for r in rijen if r["afspraak"] == "a9"] == ["2160"]


def test_de_wijkenstrategie_per_kern(app: Dash, publiceer: Publiceer) -> None:
    publiceer("aaaa", *stand())
    alle, _ = toon(gemeente=(AMERSFOORT,))
    tabel = next(e for e in alle if "strategie" in (e["props"].get("className") or "").split())
    koppen = [tekst(e) for e in elementen(tabel) if e["type"] == "Th"]
    assert koppen[:8] == ["Kern of wijk", "Onderdeel", "2024 gerealiseerd", "2025", "2026", "2027",
                          "2028", "Daarna (vanaf 2029)"]  # fmt: skip
    assert "Centrum" in koppen
    regels = [[tekst(c) for c in e["props"]["children"]] for e in elementen(tabel)
              if e["type"] == "Tr"]  # fmt: skip
    assert ["Centrum", "Productie", "+250", "–", "–", "+120", "–", "–"] in regels
    assert ["Netto, zonder sloop", "+250", "–", "–", "+120", "–", "–"] in regels
    assert ["Sloop", "0", "–", "−90", "–", "–", "–"] in regels


def test_echt_en_verzonnen_worden_niet_opgeteld(app: Dash, publiceer: Publiceer) -> None:
    dorp = [{"corporatie": PORTAAL, "gemeente": DORP, "soort": "nieuwbouw", "aantal": 5,
             "periode": "2026"}]  # fmt: skip
    publiceer("aaaa", *stand(), levering("dorp", "2024", fictief=True, plannen=dorp))
    alle, _ = toon(gemeente=(AMERSFOORT, DORP))
    assert met_klasse(alle, "boodschap") == [
        "Geen totaal: deze keuze mengt echte en verzonnen cijfers. Kies een gemeente."
    ]
    assert met_klasse(alle, "tegel") == []
    assert not any(e["props"].get("id") == "plan-sociaal" for e in alle)


def test_zonder_plannen_zegt_elke_kaart_dat(app: Dash, publiceer: Publiceer) -> None:
    publiceer("aaaa", *stand())
    alle, _ = toon(gemeente=(DORP,))
    assert "Van Dorp aan Zée zijn hier geen plannen" in met_klasse(alle, "boodschap")[0]
    assert set(tegels(alle).values()) == {"onbekend", "geen"}


def test_het_adres_zet_de_pagina_en_een_vergissing_wordt_gezegd(
    app: Dash, publiceer: Publiceer
) -> None:
    publiceer("aaaa", *stand())
    boom = pagina("plannen.pagina").layout(
        gemeente="Amersfoort", gebied="Centrum", segment="koop,kasteel", met="aaaa"
    )
    alle = list(elementen(json.loads(to_json(boom))))
    assert per_id(alle, "pl-gemeente")["props"]["value"] == [AMERSFOORT]
    assert per_id(alle, "pl-gebied")["props"]["value"] == ["WK030701"]
    assert per_id(alle, "pl-segment")["props"]["value"] == ["koop"]
    assert per_id(alle, "pl-met")["props"]["value"] == "aaaa"
    assert "'kasteel' kennen we niet" in " ".join(met_klasse(alle, "band"))


def test_zonder_keuze_opent_de_pagina_met_een_gemeente_met_plannen(
    app: Dash, publiceer: Publiceer
) -> None:
    dorp = [{"corporatie": PORTAAL, "gemeente": DORP, "soort": "nieuwbouw", "aantal": 5,
             "periode": "2026"}]  # fmt: skip
    capaciteit = [LIJST[-1]]
    publiceer("aaaa", levering("dorp", "2024", fictief=True, plannen=dorp),
              levering("cap", "2024", plannen=capaciteit))  # fmt: skip
    alle = list(elementen(json.loads(to_json(pagina("plannen.pagina").layout()))))
    assert per_id(alle, "pl-gemeente")["props"]["value"] == [DORP], "Amersfoort has only a total"


def test_zonder_stand_is_er_alleen_een_kop(app: Dash) -> None:
    assert "Plannen" in str(pagina("plannen.pagina").layout())
    assert "plannen-kop" not in str(pagina("plannen.pagina").layout())


def test_de_controls_en_de_keuze_zijn_hetzelfde() -> None:
    from components.plannen.balk import van_controls

    keuze = PlanKeuze(
        gemeente=("GM1",), status=("zacht",), segment=("koop", "sociaal"), van=date(2026, 1, 1),
        tot=date(2027, 6, 30), peildatum=date(2024, 12, 31), met="aaaa", stand="bbbb",
    )  # fmt: skip
    assert van_controls(naar_controls(keuze), "bbbb") == (keuze, ())


@pytest.mark.parametrize("tot", [date(2030, 12, 31), None])
def test_een_aandeel_zegt_tot_wanneer_plannen_tellen(
    app: Dash, publiceer: Publiceer, tot: date | None
) -> None:
    """30% of 1,000 + 100 homes at the end of 2030 is 330; the 200 of 2031 come too late."""
    afspraak = {
        "id": "d30", "artikel": "3", "indicator": "aandeel_voorraad", "rekenwijze": "aandeel",
        "doel": 30, "eenheid": "procent", "tot": tot, "definitie": "sociaal_bezit_corporatie",
    }  # fmt: skip
    totaal = {"peildatum": date(2024, 12, 31), "aantal": 1000, "aandeel_corporatie": 25.0,
              "definitie": "sociaal_bezit_corporatie"}  # fmt: skip
    erbij = {"corporatie": PORTAAL, "soort": "nieuwbouw", "status": "hard"}
    publiceer(
        "aaaa", partijen(codes=(PORTAAL,), afspraken=[afspraak]),
        levering("w", "2024", woningtotalen=[totaal], voorraadmutaties=[
            erbij | {"aantal": 100, "periode": "2026"}, erbij | {"aantal": 200, "periode": "2031"},
        ]),
    )  # fmt: skip
    alle, _ = toon(gemeente=(AMERSFOORT,))
    geheel = " ".join(met_klasse(alle, "opmerking"))
    assert ("Plannen na 31 december 2030 tellen niet mee." in geheel) == (tot is not None)
    tabel = next(e for e in alle if "rest" in (e["props"].get("className") or "").split())
    cellen = [tekst(e) for e in elementen(tabel) if e["type"] == "Td"]
    # 330 - 250 - 100, or 30% of 1,300 is 390 - 250 - 300
    over = ["1.100", "330", "250", "100"] if tot else ["1.300", "390", "250", "300"]
    assert cellen[1:5] == over
