"""The page Groei on production builds: what it says, links to, refuses to add up."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from dash import Dash
from dash._utils import to_json

from components.groei.balk import naar_controls
from domain.filters import STANDAARD, Filters
from store.standen.standen import Standen
from tests.pages.conftest import A6, Publiceer, dorp, pagina
from tests.store.maak import AMERSFOORT, DORP, PORTAAL, levering, partijen, tabel1

JAARLIJKS = {
    "id": "d1", "artikel": "1", "doel": 120, "rekenwijze": "gemiddelde_per_jaar",
    "telt_duur": "permanent", "telt_segment": "sociaal", "gemeente": DORP,
    "van": date(2021, 1, 1), "tot": date(2030, 12, 31),
}  # fmt: skip
DORPSPARTIJEN = ("L0001", "L0002")


def toon(vast: str | None = None, **filters: Any) -> tuple[str, list[dict[str, Any]], str]:
    """Title, all components and the address's query of the page for these filters."""
    uit = pagina("groei.pagina").toon(naar_controls(STANDAARD.met(**filters)), vast, "")
    boom = json.loads(to_json([uit[1], uit[2]]))
    return uit[0], list(elementen(boom)), uit[3]["query"]


def elementen(boom: Any) -> Any:
    if isinstance(boom, list):
        for tak in boom:
            yield from elementen(tak)
    elif isinstance(boom, dict) and "props" in boom:
        yield boom
        yield from elementen(boom["props"].get("children"))


def tekst(boom: Any) -> str:
    if isinstance(boom, str):
        return boom
    if isinstance(boom, list):
        return "".join(tekst(t) for t in boom)
    return tekst(boom["props"].get("children") or "") if isinstance(boom, dict) else ""


def met_klasse(alle: list[dict[str, Any]], klasse: str) -> list[str]:
    return [tekst(e) for e in alle if klasse in (e["props"].get("className") or "").split()]


def tegels(alle: list[dict[str, Any]]) -> dict[str, str]:
    rijen = [
        e["props"]["children"]
        for e in alle
        if "tegel" in (e["props"].get("className") or "").split()
    ]
    return {tekst(r[0]): tekst(r[1]) for r in rijen}


def links(alle: list[dict[str, Any]]) -> list[str]:
    return [h for e in alle if (h := e["props"].get("href", "")).startswith("/export/")]


def test_de_boodschap_van_amersfoort(amersfoort: Dash) -> None:
    titel, alle, query = toon(gemeente=(AMERSFOORT,))
    assert titel == "Groei van de voorraad: Amersfoort"
    assert met_klasse(alle, "boodschap") == [
        "Voor 2020-2021 heeft Amersfoort netto 301 sociale huurwoningen in harde plannen; "
        "301 is gegarandeerd."
    ]
    assert query == "gemeente=GM0307"
    assert tegels(alle) == {
        "Toevoeging": "+689",
        "Onttrekking": "−388",
        "Netto groei": "+301",
        "Afspraak": "Minimaal 301",
        "Tempo nodig": "onbekend",
    }
    assert "gerealiseerde cijfers ontbreken van" in " ".join(met_klasse(alle, "band"))


@pytest.mark.parametrize(
    ("filters", "netto"),
    [
        ({"sloop": "zonder"}, "+475"),
        ({"duur": ("tijdelijk_lang",)}, "+170"),
        ({"duur": ("tijdelijk_kort",)}, "+67"),
        ({"corporatie": (PORTAAL,)}, "+48"),
    ],
)
def test_netto_per_keuze(amersfoort: Dash, filters: dict[str, Any], netto: str) -> None:
    _, alle, _ = toon(gemeente=(AMERSFOORT,), **filters)
    assert tegels(alle)["Netto groei"] == netto


def test_een_corporatie_staat_naast_haar_eigen_deel(amersfoort: Dash) -> None:
    _, alle, _ = toon(gemeente=(AMERSFOORT,), corporatie=(PORTAAL,))
    assert met_klasse(alle, "boodschap") == [
        "Voor 2020-2021 heeft Portaal in Amersfoort netto 48 sociale huurwoningen in harde "
        "plannen; 48 is gegarandeerd."
    ]


def test_elke_download_draagt_de_keuze_van_de_pagina(amersfoort: Dash) -> None:
    _, alle, query = toon(gemeente=(AMERSFOORT,), sloop="zonder", van=date(2020, 1, 1))
    hrefs = links(alle)
    assert {urlsplit(h).path for h in hrefs} >= {"/export/groei.csv", "/export/groei.xlsx"}
    for href in hrefs:
        eigen = parse_qs(urlsplit(href).query)
        eigen.pop("formaat", None)
        if eigen.pop("perspectief", None):
            assert "per corporatie" in json.dumps(alle)
        assert eigen == parse_qs(query)


def test_elke_grafiek_heeft_kop_tekst_tabel_en_herkomst(amersfoort: Dash) -> None:
    _, alle, _ = toon(gemeente=(AMERSFOORT,))
    figuren = [e for e in alle if e["type"] == "Figure"]
    assert len(figuren) >= 5
    for figuur in figuren:
        binnen = list(elementen(figuur["props"]["children"]))
        kop = next(e for e in binnen if e["type"] == "H3")
        assert figuur["props"]["aria-labelledby"] == kop["props"]["id"]
        assert "Stand: aaaa" in " ".join(met_klasse(binnen, "herkomst"))
        if any(e["type"] == "Graph" for e in binnen):
            assert met_klasse(binnen, "alleen-schermlezer")[0]
            assert any(e["type"] == "Table" for e in binnen)


def test_halverwege_een_afspraak_per_jaar(publiceer: Publiceer, app: Dash) -> None:
    publiceer("bbbb", partijen(DORP, DORPSPARTIJEN, 2021, 2030, [JAARLIJKS]), dorp())
    _, alle, _ = toon(gemeente=(DORP,))
    assert met_klasse(alle, "boodschap") == [
        "In 2021-2024 groeide Dorp aan Zée met netto 440 sociale huurwoningen; "
        "minimaal 120 per jaar is afgesproken, 480 tot eind 2024: 40 te weinig. Status: achter."
    ]
    # 1,200 - 440 over 6 years.
    assert tegels(alle)["Tempo nodig"] == "127 per jaar"


def test_geen_totaal_waar_een_partij_een_jaar_mist(publiceer: Publiceer, app: Dash) -> None:
    rijen = [
        {
            "corporatie": "L0001",
            "gemeente": DORP,
            "soort": "nieuwbouw",
            "aantal": 5,
            "periode": "2023",
        }
    ]
    publiceer(
        "cccc",
        partijen(DORP, DORPSPARTIJEN, 2021, 2030, [JAARLIJKS]),
        dorp(range(2021, 2023)),
        levering("alleen-een", "2023", fictief=True, voorraadmutaties=rijen),
    )
    _, alle, _ = toon(gemeente=(DORP,))
    assert met_klasse(alle, "boodschap") == [
        "Geen totaal voor Dorp aan Zée: cijfers ontbreken van Portaal voor 2023."
    ]
    assert tegels(alle)["Netto groei"] == "onbekend"
    # What is covered is still shown: the years before, and each corporatie apart.
    koppen = [tekst(e) for e in alle if e["type"] == "H3"]
    assert any(k.startswith("In geen van de 2 jaren") for k in koppen)
    assert not any(e["props"].get("id") == "cumulatief" for e in alle)


def test_geen_totaal_zonder_bekende_partijen(publiceer: Publiceer, app: Dash) -> None:
    publiceer("dddd", dorp())
    _, alle, _ = toon(gemeente=(DORP,))
    assert "staat geen document in het register" in met_klasse(alle, "boodschap")[0]


def test_echt_en_verzonnen_worden_niet_opgeteld(publiceer: Publiceer, app: Dash) -> None:
    publiceer("eeee", partijen(afspraken=[A6]), partijen(DORP, DORPSPARTIJEN), tabel1(), dorp())
    _, alle, _ = toon()
    assert "mengt echte en verzonnen cijfers" in met_klasse(alle, "boodschap")[0]
    assert tegels(alle)["Netto groei"] == "onbekend"


def test_lege_keuze_zegt_dat_er_niets_is(amersfoort: Dash) -> None:
    _, alle, _ = toon(gemeente=(AMERSFOORT,), van=date(1950, 1, 1), tot=date(1951, 12, 31))
    assert "geen toevoegingen en onttrekkingen bekend" in met_klasse(alle, "boodschap")[0]
    assert set(tegels(alle).values()) == {"onbekend", "geen"}


def test_wat_maar_deels_in_de_periode_valt_wordt_geteld_en_gezegd(amersfoort: Dash) -> None:
    _, alle, _ = toon(gemeente=(AMERSFOORT,), van=date(2021, 1, 1))
    assert any("periode valt maar voor een deel" in tekst(e) for e in alle if e["type"] == "Li")


def test_onbekende_filters_geven_een_melding_en_de_rest_van_de_pagina(amersfoort: Dash) -> None:
    alle = list(
        elementen(
            json.loads(
                to_json(pagina("groei.pagina").layout(gemeente="Amersfort,GM0307", status="x"))
            )
        )
    )
    melding = " ".join(met_klasse(alle, "band"))
    assert "'Amersfort' kennen we niet" in melding
    assert "'x' kennen we niet" in melding
    gemeente = next(e for e in alle if e["props"].get("id") == "f-gemeente")
    assert gemeente["props"]["value"] == [AMERSFOORT]


def test_een_vaste_stand_blijft_en_wordt_gezegd(
    publiceer: Publiceer, standen: Standen, amersfoort: Dash
) -> None:
    publiceer("bbbb", partijen(DORP, DORPSPARTIJEN), dorp())
    alle = list(elementen(json.loads(to_json(pagina("groei.pagina").layout(stand="aaaa")))))
    assert "vaste stand: aaaa" in " ".join(met_klasse(alle, "band"))
    _, vast, query = toon("aaaa", gemeente=(AMERSFOORT,))
    assert query == "gemeente=GM0307&stand=aaaa"
    assert "netto 301" in met_klasse(vast, "boodschap")[0]
    _, nu, _ = toon(gemeente=(AMERSFOORT,))
    assert "netto 301" not in met_klasse(nu, "boodschap")[0]


def test_een_onbekende_stand_geeft_een_melding(amersfoort: Dash) -> None:
    alle = list(elementen(json.loads(to_json(pagina("groei.pagina").layout(stand="zzzz")))))
    assert "Stand 'zzzz' is er niet." in " ".join(met_klasse(alle, "band"))
    assert (
        next(e for e in alle if e["props"].get("id") == "groei-vast")["props"].get("data") is None
    )


def test_zonder_stand_en_buiten_een_verzoek_is_er_een_lege_pagina(app: Dash) -> None:
    assert pagina("groei.pagina").layout() is not None


def test_wat_geteld_is_staat_in_een_regel(app: Dash) -> None:
    keuze = Filters(segment=("sociaal", "midden"), perspectief="corporatie", sloop="zonder")
    assert pagina("groei.pagina").getoond(keuze) == (
        "U ziet: sociale huur, middenhuur; permanent; gerealiseerd, harde plannen, zachte plannen; "
        "eigen bezit corporatie; zonder sloop."
    )
