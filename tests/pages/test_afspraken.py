"""The page Afspraken on production builds: it says what its download says, and links to it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from dash import Dash
from dash._utils import to_json

from components.afspraken.balk import naar_controls, van_controls
from components.afspraken.tabel import MEESTE_OPEN, lijst
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.keuze import STANDAARD, AfspraakFilters
from domain.afspraken.oordeel import Oordeel
from figures.afspraken.lijst import Lijstafspraak
from figures.basis.getallen import ONBEKEND
from pages.afspraken import lees
from pages.gemeen.adressen import adres_afspraak, adres_afspraken
from store.exports.cijfernamen.afspraken import NAMEN
from tests.pages.conftest import A6, DELEN, Publiceer, dorp, pagina
from tests.pages.test_groei import DORPSPARTIJEN, elementen, met_klasse, tekst
from tests.store.maak import AMERSFOORT, DORP, PORTAAL, levering, partijen, tabel1

P = {"van": date(2021, 1, 1), "tot": date(2030, 12, 31), "gemeente": DORP}
TELT = {"telt_duur": "permanent", "telt_segment": "sociaal"}
DORPSAFSPRAKEN = [
    {**P, **TELT, "id": "d1", "doel": 320, "rekenwijze": "gemiddelde_per_jaar"},
    {**P, **TELT, "id": "d2", "doel": 2000, "titel": "Hoogstens 2.000 erbij", "thema": "verkoop",
     "richting": "maximum", "indicator": "bruto_toevoeging", "telt_soorten": "nieuwbouw"},
    {**P, "id": "d3", "doel": None, "doel_tekst": "meer groen", "indicator": "norm",
     "rekenwijze": "niveau", "binding": "streven"},
]  # fmt: skip
VERSCHIL = {
    "id": "v1", "document": f"doc-{AMERSFOORT}", "titel": "Twee keer geteld", "uitleg": "Kijk.",
    "gemeente": AMERSFOORT, "afspraken": "a6,d2", "fictief": False,
}  # fmt: skip
ZELF = {
    "document": f"doc-{DORP}", "afspraak": "d1", "volgorde": 1, "partij": PORTAAL,
    "van": date(2024, 1, 1), "tot": date(2024, 12, 31), "periode": "2024",
    "oordeel": "op koers", "tekst": "=Het gaat goed",
    "door": "Iemand", "datum": date(2025, 1, 15), "fictief": True,
}  # fmt: skip


@pytest.fixture
def stad(publiceer: Publiceer, app: Dash) -> Dash:
    """Amersfoort with only plans, Dorp (invented) with figures, a difference, a judgement."""
    for gelezen in (lees.lees, lees.opties, lees.namen_van):
        gelezen.cache_clear()
    publiceer(
        "aaaa",
        partijen(afspraken=[A6, *DELEN]),
        partijen(DORP, DORPSPARTIJEN, afspraken=[{**a, "fictief": True} for a in DORPSAFSPRAKEN]),
        levering("anders", verschil=[VERSCHIL]),
        levering("zelf", toelichting=[ZELF], fictief=True),
        tabel1(),
        dorp(),
    )
    return app


def toon(**filters: Any) -> dict[str, Any]:
    """What the page gives for these filters."""
    uit = pagina("afspraken.pagina").toon(naar_controls(STANDAARD.met(**filters)), "", None)
    return json.loads(to_json(uit))


def rijen(uit: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The lines by id, with the text of each cell: the names of figures apart (`namen`)."""
    documenten = uit["data"]["lijst"]["documenten"]
    alle = [r for d in documenten for t in d["themas"] for r in t["rijen"]]
    return {
        r["id"]: {**r, "c": [[plat(regel) for regel in cel] for cel in r["c"]],
                  "s": [plat(x) for x in r["s"][:4]]}
        for r in alle
    }  # fmt: skip


def plat(regel: str | list[Any]) -> str:
    """The words of a line (`components.tekst.als_data`)."""
    return (
        regel
        if isinstance(regel, str)
        else "".join(d if isinstance(d, str) else d[0] for d in regel)
    )


def namen(uit: dict[str, Any]) -> dict[str, str]:
    """name -> value of every figure in the list, the summaries and the message."""
    paren = [(e["props"].get("data-cijfer"), e["props"].get("value"))
             for e in elementen(uit["kop"])]  # fmt: skip
    for d in uit["data"]["lijst"]["documenten"]:
        regels = [d["tekst"]]
        for r in (r for t in d["themas"] for r in t["rijen"]):
            regels += [*(regel for cel in r["c"] for regel in cel), r["s"][3]]
            paren.append((r["s"][4], r["s"][2]))
        paren += [(x[1], x[2]) for regel in regels if isinstance(regel, list)
                  for x in regel if isinstance(x, list)]  # fmt: skip
    for t in uit["data"]["tellingen"]:
        for r in t["rijen"]:
            for (n, delen, _), (een, deel) in zip(r["cellen"], r["namen"], strict=True):
                paren += [(een, str(n)), (deel, str(delen))]
    gevonden: dict[str, str] = {}
    for naam, waarde in paren:
        if naam:
            assert gevonden.setdefault(naam, waarde) == waarde, naam
    return gevonden


def download(app: Dash, filters: AfspraakFilters, **meer: str) -> list[dict[str, str]]:
    antwoord = app.server.test_client().get(
        "/export/afspraken.csv", query_string=filters.naar_query() | meer
    )
    assert antwoord.status_code == 200, antwoord.text
    lijst = csv.DictReader(
        io.StringIO(antwoord.text.lstrip("\ufeff"), newline=""), delimiter=";" if meer else ","
    )
    return list(lijst)


def getallen(zin: str) -> str:
    """The first number of a cell, as a download writes it; '' where there is none."""
    woord = next((w for w in zin.split() if w[0].isdigit()), "")
    return woord.rstrip("%").replace(".", "").replace(",", ".")


SELECTIES = [
    {}, {"gemeente": (AMERSFOORT,)}, {"gemeente": (DORP,), "peildatum": date(2022, 12, 31)},
    {"corporatie": (PORTAAL,)}, {"thema": ("verkoop",)}, {"status": ("geen cijfers", "op koers")},
    {"binding": ("garantie",), "corporatie": ("L0003",)},
]  # fmt: skip


def test_de_pagina_en_haar_download_zeggen_hetzelfde(stad: Dash) -> None:
    for keuze in SELECTIES:
        getoond, bestand = rijen(toon(**keuze)), download(stad, STANDAARD.met(**keuze))
        assert list(getoond) == [r["id"] for r in bestand], keuze
        for rij in bestand:
            vergelijk(getoond[rij["id"]], rij)


def test_elk_cijfer_van_de_lijst_heeft_een_naam_en_een_naam_een_waarde(stad: Dash) -> None:
    """Over all selections together, and as the judgement and the download have it."""
    alle: dict[str, str] = {}
    for keuze in SELECTIES:
        uit = toon(**keuze)
        for naam, waarde in namen(uit).items():
            assert alle.setdefault(naam, waarde) == waarde, (keuze, naam)
    dag = "2024-12-31"
    assert alle[f"afspraak|d1|{dag}|gerealiseerd"] == "440"
    assert alle[f"afspraak|d1|{dag}|resterend"] == "2760"
    assert alle[f"afspraak|d1|{dag}|status"] == "achter"
    assert alle["doel|d1||"] == "320"
    assert alle[f"afspraken|{DORP}||achter"] == "1"


def test_pagina_en_download_zeggen_hetzelfde_bij_elke_naam(stad: Dash) -> None:
    """A computed number has one decimal in the file and is exact on the page."""
    zelfde = 0
    for keuze in SELECTIES:
        pagina_ = namen(toon(**keuze))
        for rij in download(stad, STANDAARD.met(**keuze)):
            for kolom, noem in NAMEN["afspraken"].items():
                naam = str(noem(rij))
                if naam not in pagina_:
                    continue
                zelfde += 1
                if kolom == "status" or not rij[kolom]:
                    assert pagina_[naam] == rij[kolom], naam
                else:
                    assert abs(float(pagina_[naam]) - float(rij[kolom])) <= 0.05, naam
    assert zelfde > 100


def vergelijk(getoond: dict[str, Any], rij: dict[str, str]) -> None:
    """One line of the page, parsed, against the same row of the file."""
    doel, nu, rest, tempo, prognose = getoond["c"]
    assert [getoond["a"], getoond["t"], *getoond["s"][2:]] == [
        rij["artikel"], rij["titel"], rij["status"], rij["reden"],
    ]  # fmt: skip
    assert getoond["w"][0] == rij["partijen"]
    assert getallen(doel[0]) == rij["doel"]
    assert getallen(nu[0]) == rij["gerealiseerd"]
    assert (rest[0] == ONBEKEND) == (rij["resterend"] == "" and rij["doel"] != "")
    if rest[0].startswith("nog"):
        assert getallen(rest[0].replace("ruimte:", "")) == rij["resterend"]
    if rij["tempo"]:
        assert int(getallen(tempo[0])) == int(float(rij["tempo"]) + 0.5), "half up"
    assert getallen(prognose[0]) == (rij["prognose_hard"] or rij["prognose_zacht"])
    assert ("ruimte" in rest[0]) <= (rij["richting"] == "maximum")


def test_de_samenvatting_telt_wat_haar_koppelingen_tonen(stad: Dash) -> None:
    uit = toon()
    for telling in uit["data"]["tellingen"]:
        assert telling["rijen"]
        for rij in telling["rijen"]:
            statussen = [k[2] for k in telling["koppen"]]
            for status, (n, delen, href) in zip(statussen, rij["cellen"], strict=True):
                if href is None:
                    assert n == delen == 0
                    continue
                query = {k: v[0] for k, v in parse_qs(urlsplit(href).query).items()}
                lijst = rijen(toon(**vars_van(query)))
                assert {r["s"][2] for r in lijst.values()} == {status}
                assert [sum(not r.get("d") for r in lijst.values()), len(lijst)] == [n, n + delen]


def vars_van(query: dict[str, str]) -> dict[str, Any]:
    filters, problemen = AfspraakFilters.uit_query(query)
    assert not problemen
    return {n: getattr(filters, n) for n in ("gemeente", "corporatie", "status")}


def test_amersfoort_op_de_laatste_dag_van_2021(stad: Dash) -> None:
    uit = toon(gemeente=(AMERSFOORT,), peildatum=date(2021, 12, 31))
    zes = rijen(uit)["a6"]
    assert zes["s"][2] == "geen cijfers"
    assert zes["c"][1:] == [[ONBEKEND], [ONBEKEND], [ONBEKEND], ["301 met harde plannen"]]
    delen = [r["c"][4][0] for r in rijen(uit).values() if r.get("d")]
    assert delen == [f"{n} met harde plannen" for n in (210, 48, 43)]
    kop = list(elementen(uit["kop"]))
    assert met_klasse(kop, "boodschap") == [
        "De afspraak in Amersfoort kan nog niet worden beoordeeld."
    ]
    assert any("bij 1 daarvan staat een prognose" in z for z in met_klasse(kop, "ook"))
    assert met_klasse(kop, "getoond") == ["Peildatum: 31 december 2021."]


def test_een_minimum_en_een_maximum_naast_elkaar(stad: Dash) -> None:
    uit = rijen(toon(gemeente=(DORP,)))
    # 440 homes in four of ten years; 320 a year asks for 1,280 by then.
    assert uit["d1"]["c"][:4] == [
        ["minstens 320 per jaar", "3.200 in 2021-2030", "inspanning"],
        ["440", "te verwachten: 1.280"], ["nog 2.760"], ["460 per jaar"],
    ]  # fmt: skip
    assert uit["d2"]["c"][:4] == [
        ["hoogstens 2.000", "2021-2030", "inspanning"],
        ["440", "hoogstens te verwachten: 800"], ["nog ruimte: 1.560"], ["hoogstens 260 per jaar"],
    ]  # fmt: skip
    assert [uit[i]["s"][2] for i in ("d1", "d2", "d3")] == ["achter", "op koers", "geen status"]
    assert uit["d3"]["c"][0][0] == "meer groen"
    assert [soort for soort, _ in uit["d2"]["v"]["l"]] == ["grens", "echt", "nu"]
    assert [soort for soort, _ in uit["d1"]["v"]["l"]] == ["pad", "echt", "nu"]


def test_het_eigen_oordeel_staat_naast_de_status_en_verandert_haar_niet(stad: Dash) -> None:
    rij = rijen(toon())["d1"]
    assert rij["s"][2] == "achter"
    assert rij["o"] == [["▲", "goed", "Portaal zelf (2024): op koers"]]
    (gelijk,) = [r for r in download(stad, STANDAARD) if r["id"] == "d1"]
    assert (gelijk["status"], gelijk["oordeel_partijen"], gelijk["toelichting"]) == (
        "achter", "Portaal (2024): op koers", "Portaal (2024): =Het gaat goed",
    )  # fmt: skip


def test_wat_elkaar_tegenspreekt_staat_naast_elkaar(stad: Dash) -> None:
    # Also where only one of the two is in the selection; the other is of another gemeente.
    uit = toon(gemeente=(AMERSFOORT,))
    assert rijen(uit)["a6"]["m"] == [["verschil van uitleg", "#verschil-v1"]]
    alle = list(elementen(uit["verschil"]))
    (vak,) = [e for e in alle if e["props"].get("id") == "verschil-v1"]
    assert "Twee keer geteld" in tekst(vak)
    assert [tekst(e) for e in alle if e["type"] == "A"] == [
        "Netto 301 erbij",
        "Hoogstens 2.000 erbij",
    ]
    anders = [tekst(e) for e in alle if e["props"].get("className") == "anders"]
    assert any("minstens 301" in r and "hoogstens 2.000" in r for r in anders)
    assert [s.strip() for s in met_klasse(alle, "status")] == ["? geen cijfers", "▲ op koers"]
    assert toon(thema=("verkoop",), gemeente=(AMERSFOORT,))["verschil"] == []


def test_verzonnen_is_gemerkt(stad: Dash) -> None:
    uit = toon()
    per = {d["id"]: d["fictief"] for d in uit["data"]["lijst"]["documenten"]}
    assert per == {f"doc-{AMERSFOORT}": False, f"doc-{DORP}": True}
    kop = list(elementen(uit["kop"]))
    assert "Een deel van deze afspraken" in met_klasse(kop, "band")[0]
    assert "3 afspraken van Dorp aan Zée: verzonnen" in " ".join(met_klasse(kop, "ook"))
    namen = {r["naam"] for r in uit["data"]["tellingen"][0]["rijen"]}
    assert namen == {"Amersfoort", "Dorp aan Zée (fictief)"}
    assert {r["fictief"] for r in download(stad, STANDAARD.met(gemeente=(DORP,)))} == {"ja"}


def test_een_deel_zonder_zijn_geheel_zegt_waar_het_bij_hoort(stad: Dash) -> None:
    uit = rijen(toon(gemeente=(AMERSFOORT,)))
    assert all("e" not in r for r in uit.values())
    deel = next(r for r in uit.values() if r.get("d"))
    assert deel["w"] == ["de Alliantie"]


def test_elke_koppeling_draagt_de_keuze(stad: Dash) -> None:
    filters = STANDAARD.met(gemeente=(DORP,), peildatum=date(2023, 12, 31), stand="aaaa")
    assert (
        adres_afspraak("d1", filters)
        == "/afspraken/d1?gemeente=GM9001&peildatum=2023-12-31&stand=aaaa"
    )
    assert adres_afspraak("d1") == "/afspraken/d1"
    assert adres_afspraken(filters).startswith(f"/afspraken?gemeente={DORP}&peildatum=")
    uit = pagina("afspraken.pagina").toon(naar_controls(filters), "", "aaaa")
    hrefs = [e["props"]["href"] for e in elementen(json.loads(to_json(uit["onder"]))) if
             e["type"] == "A"]  # fmt: skip
    assert len(hrefs) == 3
    for href in hrefs:
        eigen = parse_qs(urlsplit(href).query)
        eigen.pop("formaat", None)
        assert eigen == {"gemeente": [DORP], "peildatum": ["2023-12-31"], "stand": ["aaaa"]}
    assert uit["adres"] == {
        "pad": "/afspraken", "query": f"gemeente={DORP}&peildatum=2023-12-31&stand=aaaa",
    }  # fmt: skip


def test_de_controls_en_de_keuze_zijn_elkaars_spiegelbeeld() -> None:
    vol = AfspraakFilters(
        (DORP,), (PORTAAL,), ("Omvang",), ("achter",), ("streven",), date(2024, 6, 30), "aaaa"
    )
    for keuze in (STANDAARD, vol):
        assert van_controls(naar_controls(keuze), keuze.stand) == keuze


def test_een_onbekende_keuze_wordt_genoemd_en_de_rest_getoond(stad: Dash) -> None:
    uit = list(elementen(json.loads(to_json(pagina("afspraken.pagina").layout(
        gemeente="Dorp aan Zee", thema="onzin", status="foei", peildatum="ooit"
    )))))  # fmt: skip
    (melding,) = [tekst(e) for e in uit if "band-let-op" in (e["props"].get("className") or "")]
    for woord in ("onzin", "foei", "ooit"):
        assert woord in melding
    (gemeente,) = [e for e in uit if e["props"].get("id") == "a-gemeente"]
    assert gemeente["props"]["value"] == [DORP]


def test_een_vaste_stand_wordt_gezegd_en_een_onbekende_ook(stad: Dash) -> None:
    for stand, woord in (("aaaa", "vaste stand"), ("zzzz", "nieuwste stand")):
        uit = elementen(json.loads(to_json(pagina("afspraken.pagina").layout(stand=stand))))
        assert any(woord in t for t in met_klasse(list(uit), "band"))


def test_zonder_stand_is_er_alleen_een_kop(app: Dash) -> None:
    uit = list(elementen(json.loads(to_json(pagina("afspraken.pagina").layout()))))
    assert [e["type"] for e in uit] == ["Div", "H1"]


def test_zonder_afspraken_wordt_dat_gezegd(publiceer: Publiceer, app: Dash) -> None:
    lees.lees.cache_clear()
    publiceer("aaaa", levering("leeg"))
    uit = toon()
    assert met_klasse(list(elementen(uit["kop"])), "boodschap") == [
        "Er zijn geen afspraken die bij deze keuze passen."
    ]
    assert uit["data"]["lijst"]["documenten"] == []


def test_heel_veel_afspraken_gaan_dicht_open_per_document(stad: Dash) -> None:
    assert MEESTE_OPEN > 200, "what ships stays open"
    assert toon()["data"]["lijst"]["open"] is True


def test_een_aandeel_per_kern_is_niet_onbekend_maar_verschilt() -> None:
    a = Afspraak("x", "aandeel_voorraad", "aandeel", "minimum", eenheid="procent", doel=30,
                 per_gebied="kern")  # fmt: skip
    lijn = Lijstafspraak(a, Oordeel("geen status", "", doel_totaal=30), "D", "Dorp", ("Portaal",))
    for per, verwacht in (("kern", "verschilt per kern"), (None, ONBEKEND)):
        (document,) = lijst([replace(lijn, per=per)], lambda r: "/")["documenten"]
        ((rij,),) = [t["rijen"] for t in document["themas"]]
        assert [plat(c[0]) for c in rij["c"]] == [
            "minstens 30%",
            verwacht,
            verwacht,
            "n.v.t.",
            verwacht,
        ]


def test_van_overconcentratie_zegt_de_lijst_waar_de_cijfers_staan() -> None:
    a = Afspraak("x", "overconcentratie", "niveau", "maximum", eenheid="procent", doel=60,
                 per_gebied="kern")  # fmt: skip
    lijn = Lijstafspraak(a, Oordeel("geen status", "", doel_totaal=60), "D", "Dorp", ("Portaal",))
    (document,) = lijst([lijn], lambda r: "/")["documenten"]
    ((rij,),) = [t["rijen"] for t in document["themas"]]
    assert [plat(c[0]) for c in rij["c"]] == [
        "hoogstens 60%",
        "zie Kernen",
        "n.v.t.",
        "n.v.t.",
        "n.v.t.",
    ]


def test_twee_verschillen_van_uitleg_zijn_uit_elkaar_te_houden() -> None:
    a = Afspraak("x", "norm", "niveau", "maximum", eenheid="mpg", doel=1)
    lijn = Lijstafspraak(a, Oordeel("geen status", "", doel_totaal=1), "D", "Dorp", ("Portaal",),
                verschillen=("v1", "v2"))  # fmt: skip
    (document,) = lijst([lijn], lambda r: "/")["documenten"]
    ((rij,),) = [t["rijen"] for t in document["themas"]]
    assert rij["m"] == [
        ["verschil van uitleg 1", "#verschil-v1"], ["verschil van uitleg 2", "#verschil-v2"]
    ]  # fmt: skip
