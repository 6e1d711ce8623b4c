"""The page Prognose on production builds: what it says, what a reader changes, its links."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from dash import Dash
from dash._callback_context import context_value
from dash._utils import AttributeDict, to_json

from components.prognose.balk import KANS, UITLOOP, aanname_id
from domain.prognose.keuze import PrognoseKeuze
from figures.basis.zin import kaal
from pages.gemeen.stand import geopend
from pages.prognose import keuze as _prognose_keuze
from pages.prognose import lees
from store.exports import prognose
from store.exports.cijfernamen.prognose import NAMEN
from store.vragen.prognose import antwoord
from tests.pages.conftest import A6, DELEN, Publiceer, pagina
from tests.pages.test_groei import elementen, met_klasse, tekst
from tests.store.aannamehulp import RIJEN, aannames
from tests.store.maak import ALLIANTIE, AMERSFOORT, DORP, PORTAAL, levering, partijen, tabel1

SLEUTELS = ("hard", "zacht", "zacht.vergunning")
D1 = {
    "id": "d1", "artikel": "1", "titel": "Groei tot 2030", "doel": 120, "gemeente": DORP,
    "rekenwijze": "gemiddelde_per_jaar", "telt_duur": "permanent", "telt_segment": "sociaal",
    "document": "doc-GM9001", "van": date(2021, 1, 1), "tot": date(2030, 12, 31),
}  # fmt: skip
VERKOOP = {
    **D1, "id": "d2", "artikel": "2", "titel": "Hoogstens 30 verkocht", "doel": 30,
    "rekenwijze": "totaal", "richting": "maximum", "indicator": "aantal_van_soort",
    "telt_soorten": "verkoop",
}  # fmt: skip


def dorp() -> list[Any]:
    """440 homes of two corporaties in 2021-2024, plans for 610 hard and 300 zacht, 20 sold."""
    jaar = {"gemeente": DORP, "soort": "nieuwbouw"}
    echt = [
        {**jaar, "corporatie": c, "aantal": n, "periode": str(j)}
        for c, n in ((ALLIANTIE, 100), (PORTAAL, 10))
        for j in range(2021, 2025)
    ]
    plan = [
        {**jaar, "corporatie": c, "aantal": n, "periode": str(j), "status": s, "project": p,
         "projectcode": p}
        for c, n, j, s, p in (
            (ALLIANTIE, 400, 2026, "hard", "Kade"), (PORTAAL, 230, 2027, "hard", "Hof"),
            (PORTAAL, 300, 2029, "zacht", "Weide"), (PORTAAL, 50, 2032, "zacht", "Later"),
        )
    ]  # fmt: skip
    plan.append({**jaar, "corporatie": PORTAAL, "soort": "verkoop", "aantal": 20, "periode": "2028",
                 "status": "hard"})  # fmt: skip
    return [
        partijen(DORP, (ALLIANTIE, PORTAAL), 2021, 2032, [D1, VERKOOP]),
        levering("echt", "2021-2024", fictief=True, voorraadmutaties=echt),
        levering("plan", "2026-2032", fictief=True, voorraadmutaties=plan),
        aannames(),
    ]


@pytest.fixture(autouse=True)
def vers() -> None:
    """What is remembered belongs to a stand's id; tests give different standen the same id."""
    for f in (lees.lees, lees._bron, _prognose_keuze.opties,
              _prognose_keuze.standaardgemeente):  # fmt: skip
        f.cache_clear()


@contextmanager
def geklikt(id_: str | None) -> Iterator[None]:
    """As if this control had changed."""
    prop = [{"prop_id": f"{id_}.value", "value": None}] if id_ else []
    token = context_value.set(AttributeDict(triggered_inputs=prop))
    try:
        yield
    finally:
        context_value.reset(token)


def toon(
    gemeente: str | None = DORP,
    *,
    corporatie: tuple[str, ...] = (),
    afspraak: str | None = None,
    kans: dict[str, Any] | None = None,
    uitloop: dict[str, Any] | None = None,
    vast: str | None = None,
    klik: str | None = None,
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The outputs, and every element in them. kans, uitloop: what the reader typed."""
    standaard = {SLEUTELS[n]: (r[3], r[5]) for n, r in enumerate(RIJEN)}
    getallen = {
        "kans": [(kans or {}).get(s, standaard[s][0]) for s in SLEUTELS],
        "uitloop": [(uitloop or {}).get(s, standaard[s][1]) for s in SLEUTELS],
    }
    ids = {
        "kans_id": [aanname_id(KANS, s) for s in SLEUTELS],
        "uitloop_id": [aanname_id(UITLOOP, s) for s in SLEUTELS],
    }
    waarden = {"gemeente": gemeente, "corporatie": list(corporatie), "afspraak": afspraak}
    with geklikt(klik):
        uit = pagina("prognose.pagina").toon(waarden, getallen, "", ids, vast)
    delen = [uit[n] for n in ("kop", "grafiek", "kans", "dragers", "inhoud")]
    return uit, list(elementen(json.loads(to_json(delen))))


def test_de_boodschap_van_dorp_met_de_kans_en_de_aannames(publiceer: Publiceer, app: Dash) -> None:
    publiceer("d1", *dorp())
    uit, alle = toon()
    assert uit["titel"] == "Prognose: Dorp aan Zée"
    # 440 + 400 + 230 - 20 = 1,050; and 300 more; the 50 of 2032 come too late.
    assert met_klasse(alle, "boodschap") == [
        "Met harde plannen komt Dorp aan Zée op 1.050 van 1.200: 150 te weinig; met ook zachte "
        "plannen op 1.350: 150 meer dan nodig."
    ]
    (kansen,) = met_klasse(alle, "kansen")
    assert kansen.startswith("Alleen harde plannenminder dan 5%: vrijwel uitgesloten")
    assert "Kans om minstens 1.200 te halen, met de aannames hieronder:" in tekst_van(uit["kans"])
    assert [tekst_van(z) for z in uit["zegt"]] == [
        "Kans van 80% tot 97%; hoogstens 3 jaar later. Geldt hier voor 3 plannen.",
        "Kans van 30% tot 70%; hoogstens 5 jaar later. Geldt hier voor 1 plan.",
        "Kans van 55% tot 90%; hoogstens 4 jaar later. Geldt hier voor geen plannen.",
    ]
    assert uit["adres"] == {"pad": "/prognose", "query": "gemeente=GM9001&afspraak=d1"}
    assert "Voorbeeldcijfers (fictief)" in " ".join(met_klasse(alle, "band"))
    assert "In deze plannen staat geen sloop" in " ".join(met_klasse(alle, "band"))


def test_status_restopgave_en_kans_staan_in_een_zin(publiceer: Publiceer, app: Dash) -> None:
    """Where the message says '150 meer dan nodig' and the chance is small, one sentence says why
    both are so; its chance follows the assumptions of the reader."""
    publiceer("d9", *dorp())
    _, alle = toon()
    (samen,) = met_klasse(alle, "ook")
    assert samen.startswith("De status is ")
    assert "geen restopgave" in samen and "de kans dat het doel wordt gehaald" in samen
    namen = [e["props"]["data-cijfer"] for e in alle if "data-cijfer" in e["props"]]
    assert "restopgave|d1|2024-12-31|rest" in namen
    zeker = {"hard": 100, "zacht": 100}
    _, alle = toon(kans=zeker, uitloop={"hard": 0, "zacht": 0})
    (samen,) = met_klasse(alle, "ook")
    assert samen.endswith("is de kans dat het doel wordt gehaald meer dan 95%.")
    namen = [e["props"]["data-cijfer"] for e in alle if "data-cijfer" in e["props"]]
    kansen = [n for n in namen if ".kans_" in n]
    assert kansen and all("|aannames=kans.hard:100," in n for n in kansen)
    # A maximum has no restopgave, so its status and its chance stand as they are.
    _, alle = toon(afspraak="d2")
    assert met_klasse(alle, "ook") == []


def tekst_van(boom: Any) -> str:
    return tekst(json.loads(to_json(boom)))


def test_wat_de_plannen_draagt_en_wat_erbij_hoort(publiceer: Publiceer, app: Dash) -> None:
    publiceer("d2", *dorp())
    _, alle = toon()
    koppen = [tekst(e) for e in alle if e["type"] == "H3"]
    assert "3 plannen zijn goed voor alle 930 woningen" in koppen
    assert "Met harde plannen: de Alliantie 800 en Portaal 250" in koppen
    som = [
        tekst(c) for e in alle if e["type"] == "Tfoot" for c in elementen(e) if c["type"] == "Td"
    ]
    assert som[-3:] == ["440", "1.050", "1.350"]
    zinnen = [tekst(e) for e in alle if e["type"] == "Li"]
    assert any(z.startswith("1 van de 4 plannen noemt geen project. Daarover") for z in zinnen)
    assert "Na 2030 zijn er nog plannen voor 50 woningen: die tellen niet mee." in zinnen
    hrefs = [e["props"].get("href", "") for e in alle]
    assert f"/plannen?gemeente={DORP}" in hrefs
    assert "/afspraken/d1" in hrefs


def test_andere_aannames_staan_in_adres_download_en_uitkomst(
    publiceer: Publiceer, app: Dash
) -> None:
    publiceer("d3", *dorp())
    zeker = {"hard": 100, "zacht": 100}
    uit, alle = toon(kans=zeker, uitloop={"hard": 0, "zacht": 0})
    vraag = parse_qs(uit["adres"]["query"])
    assert vraag == {
        "gemeente": [DORP], "afspraak": ["d1"], "kans.hard": ["100"], "kans.zacht": ["100"],
        "uitloop.hard": ["0"], "uitloop.zacht": ["0"],
    }  # fmt: skip
    downloads = [e["props"]["href"] for e in alle if e["props"].get("href", "").startswith("/exp")]
    assert len(downloads) >= 3
    for href in downloads:
        eigen = parse_qs(urlsplit(href).query)
        eigen.pop("formaat", None)
        assert eigen == vraag
    assert "Alle doorrekeningen komen eind 2030 op 1.350" in [
        tekst(e) for e in alle if e["type"] == "H3"
    ]
    assert "meer dan 95%" in met_klasse(alle, "kansen")[0]
    assert tekst_van(uit["zegt"][0]).startswith("Kans steeds 100%")
    assert parse_qs(urlsplit(uit["terug"]).query) == {"gemeente": [DORP], "afspraak": ["d1"]}
    # What cannot be, or is not filled in, is as standard.
    leeg, _ = toon(kans={"hard": "", "zacht": None}, uitloop={"hard": 99})
    assert leeg["adres"]["query"] == "gemeente=GM9001&afspraak=d1"


def test_een_maximum_is_geen_minimum(publiceer: Publiceer, app: Dash) -> None:
    publiceer("d4", *dorp())
    _, alle = toon(afspraak="d2")
    assert met_klasse(alle, "boodschap") == [
        "Met harde plannen komt Dorp aan Zée op 20 van hoogstens 30: nog ruimte voor 10. Zachte "
        "plannen zijn er niet."
    ]
    assert "Kans om niet boven 30 uit te komen" in "".join(tekst(e) for e in alle)
    assert "meer dan 95%: vrijwel zeker" in met_klasse(alle, "kansen")[0]
    assert not any("geen sloop" in b for b in met_klasse(alle, "band"))


def test_een_andere_gemeente_begint_met_de_eigen_afspraak(publiceer: Publiceer, app: Dash) -> None:
    publiceer("d5", *dorp(), partijen(afspraken=[A6, *DELEN]), tabel1())
    uit, _ = toon(AMERSFOORT, corporatie=(PORTAAL,), afspraak="d1", klik="pr-gemeente")
    assert uit["adres"]["query"] == "gemeente=GM0307&afspraak=a6"
    assert uit["afspraak"] == "a6"
    uit, _ = toon(AMERSFOORT, corporatie=(PORTAAL,), afspraak="a6", klik="pr-corporatie")
    assert uit["titel"] == "Prognose: Portaal in Amersfoort"
    assert uit["afspraak"] == f"a6-{PORTAAL}"
    assert [o["value"] for o in uit["opties"]["afspraak"]] == [f"a6-{PORTAAL}", "geen"]


def test_amersfoort_heeft_een_prognose_en_geen_kans(publiceer: Publiceer, app: Dash) -> None:
    publiceer("a1", partijen(afspraken=[A6, *DELEN]), tabel1(), aannames())
    uit, alle = toon(AMERSFOORT)
    assert met_klasse(alle, "boodschap") == [
        "Amersfoort heeft 301 van 301 in harde plannen; wat er is gerealiseerd, is onbekend."
    ]
    assert "geen cijfers" in met_klasse(alle, "status")[0]
    assert "U ziet alleen plannen." in met_klasse(alle, "band")[0]
    assert (
        tekst_van(uit["kans"])
        == "Gerealiseerde cijfers ontbreken. Daarom is er geen kans te geven."
    )
    assert (
        "Met harde plannen: de Alliantie 210 van 210, Portaal 48 van 48 en Omnia Wonen 43 van 43; "
        "gerealiseerd onbekend"
    ) in [tekst(e) for e in alle if e["type"] == "H3"]
    # Afspraak 6 of temporary homes: 237 of 237.
    tijdelijk = {**A6, "id": "a6t", "doel": 237, "telt_duur": "tijdelijk_lang,tijdelijk_kort"}
    publiceer("a2", partijen(afspraken=[A6, tijdelijk]), tabel1(), aannames())
    _, alle = toon(AMERSFOORT, afspraak="a6t")
    assert met_klasse(alle, "boodschap")[0].startswith("Amersfoort heeft 237 van 237 in harde")


def test_zonder_afspraak_staat_er_alle_groei(publiceer: Publiceer, app: Dash) -> None:
    publiceer("d6", *dorp())
    uit, alle = toon(afspraak="geen")
    assert met_klasse(alle, "boodschap") == [
        "In 2025-2032 groeit Dorp aan Zée met harde plannen netto met 610; met ook zachte plannen "
        "netto met 960 sociale huurwoningen."
    ]
    assert "Kies een afspraak" in tekst_van(uit["kans"])
    assert uit["adres"]["query"] == "gemeente=GM9001&afspraak=geen"


def test_zonder_aannames_wordt_er_niets_verzonnen(publiceer: Publiceer, app: Dash) -> None:
    publiceer("d7", *dorp()[:-1])
    uit, alle = toon()
    assert "Er is geen aanname voor plannen die hard zijn." in tekst_van(uit["kans"])
    assert met_klasse(alle, "boodschap")[0].startswith("Met harde plannen komt Dorp")
    assert set(uit["zegt"]) == {"Deze stand kent deze aanname niet."}


def test_zonder_plannen_zegt_de_pagina_dat(publiceer: Publiceer, app: Dash) -> None:
    publiceer("leeg", partijen(), aannames())
    _, alle = toon(None)
    assert met_klasse(alle, "boodschap") == ["Er zijn nog geen gemeenten met plannen."]
    _, alle = toon(AMERSFOORT)
    assert met_klasse(alle, "boodschap") == [
        "Voor Amersfoort zijn er geen plannen om mee te rekenen."
    ]


def opmaak(**query: str) -> list[dict[str, Any]]:
    return list(elementen(json.loads(to_json(pagina("prognose.pagina").layout(**query)))))


def veld(alle: list[dict[str, Any]], id_: Any) -> Any:
    return next(e for e in alle if e["props"].get("id") == id_)["props"]


def test_het_adres_vult_de_velden(publiceer: Publiceer, app: Dash) -> None:
    publiceer("d8", *dorp())
    query = {"gemeente": "Dorp aan Zee", "kans.hard": "85", "uitloop.zacht.vergunning": "2.5"}
    alle = opmaak(**query)
    assert veld(alle, "pr-gemeente")["value"] == DORP
    assert veld(alle, "pr-afspraak")["value"] == "d1"
    assert [veld(alle, aanname_id(KANS, s))["value"] for s in SLEUTELS] == [85, 50, 75]
    assert veld(alle, aanname_id(UITLOOP, "zacht.vergunning"))["value"] == 2.5
    assert veld(alle, aanname_id(UITLOOP, "hard"))["max"] == 3
    fasen = next(e for e in alle if "fasen" in (e["props"].get("className") or "").split())
    assert fasen["props"]["open"], "a phase was changed"
    dicht = next(e for e in opmaak() if "fasen" in (e["props"].get("className") or "").split())
    assert not dicht["props"]["open"]
    assert "onze aannames" in "".join(tekst(e) for e in alle if e["type"] == "P")


def test_elk_id_is_van_een_element(publiceer: Publiceer, app: Dash) -> None:
    publiceer("d10", *dorp())
    alle = [*opmaak(), *toon()[1]]
    ids = [json.dumps(i) for e in alle if (i := e["props"].get("id"))]
    assert sorted(ids) == sorted(set(ids))


def test_wat_het_adres_niet_kan_betekenen_wordt_gezegd(publiceer: Publiceer, app: Dash) -> None:
    publiceer("d9", *dorp())
    alle = opmaak(**{"gemeente": "Dorpp", "kans.hard": "200", "kans.zacht.sloop": "3"})
    melding = " ".join(met_klasse(alle, "band"))
    for gevonden in ("'Dorpp'", "'200'", "kans.zacht.sloop"):
        assert gevonden in melding
    assert veld(alle, "pr-gemeente")["value"] == DORP


def test_een_vaste_stand_blijft_in_het_adres(publiceer: Publiceer, app: Dash) -> None:
    publiceer("s1", *dorp())
    publiceer("s2", partijen(), aannames())
    assert "vaste stand: s1" in " ".join(met_klasse(opmaak(stand="s1"), "band"))
    uit, alle = toon(vast="s1")
    assert uit["adres"]["query"].endswith("&stand=s1")
    hrefs = [e["props"].get("href", "") for e in alle]
    assert "/afspraken/d1?stand=s1" in hrefs
    assert f"/plannen?gemeente={DORP}&stand=s1" in hrefs
    assert all("stand=s1" in h for h in hrefs if h.startswith("/export/"))


def test_zonder_stand_is_er_een_lege_pagina(app: Dash) -> None:
    assert pagina("prognose.pagina").layout() is not None


def cijfers(alle: list[dict[str, Any]]) -> dict[str, str]:
    """name -> value of every figure; one name has one value."""
    uit: dict[str, str] = {}
    for e in alle:
        if naam := e["props"].get("data-cijfer"):
            assert uit.setdefault(naam, e["props"]["value"]) == e["props"]["value"], naam
    return uit


def test_pagina_afspraken_en_download_zeggen_hetzelfde(publiceer: Publiceer, app: Dash) -> None:
    """Each figure by its name: as Afspraken judges it, and as the download gives it."""
    publiceer("n1", *dorp())
    namen = cijfers(toon()[1])
    with geopend("n1") as s:
        keuze = PrognoseKeuze(gemeente=DORP)
        a = antwoord.antwoord(antwoord.basis(s.conn, keuze), keuze)
        rijen = [dict(zip(prognose.KOLOMMEN, r, strict=True))
                 for r in prognose._rijen(s.conn, a)]  # fmt: skip
        assert a.basis.afspraak is not None
        o, dag = a.basis.afspraak.oordeel, a.basis.mogelijk.peildatum
        kans = antwoord.kans_van(s.conn, a.basis.afspraak.afspraak, dag)
    for veld in ("gerealiseerd", "met_hard", "met_zacht", "doel_totaal", "status"):
        assert namen[f"afspraak|d1|{dag}|{veld}"] == str(getattr(o, veld)), veld
    zelfde = 0
    for rij in rijen:
        for kolom, naam in NAMEN["prognose"].items():
            if (n := naam(rij)) and str(n) in namen:
                assert namen[str(n)] == kaal_of_tekst(rij[kolom]), (str(n), kolom)
                zelfde += 1
    assert zelfde > 60
    assert kans is not None and a.prognose is not None and kans.kansen == a.prognose.kansen
    assert (kans.afspraak, kans.jaar, kans.uitgesloten) == ("d1", 2030, False)


def kaal_of_tekst(w: Any) -> str:
    return w if isinstance(w, str) else kaal(w)


def test_na_de_laatste_dag_zegt_de_pagina_wat_het_werd(publiceer: Publiceer, app: Dash) -> None:
    """440 realised in 2021-2024 of 400 or 500, with a plan of 2026 that has no part in it."""
    af = {**D1, "rekenwijze": "totaal", "tot": date(2024, 12, 31)}
    lijst = [{**af, "doel": 400}, {**af, "id": "d3", "artikel": "3", "doel": 500}]
    delen = dorp()
    delen[0] = partijen(DORP, (ALLIANTIE, PORTAAL), 2021, 2032, lijst)
    publiceer("v1", *delen)
    for id_, boodschap in (
        ("d1", "440 van 400: 40 meer dan nodig. De afspraak is behaald."),
        ("d3", "440 van 500: 60 te weinig. De afspraak is niet behaald."),
    ):
        uit, alle = toon(afspraak=id_)
        assert met_klasse(alle, "boodschap") == [
            f"De periode 2021-2024 is voorbij: Dorp aan Zée kwam op {boodschap}"
        ]
        assert "er is niets meer te voorspellen" in tekst_van(uit["kans"])
        assert "Band" not in tekst_van(uit["grafiek"]) and not uit["dragers"]
        assert not any(".p10" in n or ".kans_" in n for n in cijfers(alle))
    with geopend("v1") as s:
        keuze = PrognoseKeuze(gemeente=DORP, afspraak="d3")
        a = antwoord.antwoord(antwoord.basis(s.conn, keuze), keuze)
        assert {r[7] for r in prognose._rijen(s.conn, a)} == {"gerealiseerd"}
        b = a.basis.afspraak
        assert b and antwoord.kans_van(s.conn, b.afspraak, date(2024, 12, 31)) is None
