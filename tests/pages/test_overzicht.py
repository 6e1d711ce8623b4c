"""The page Overzicht: a card per gemeente, or straight to the only one."""

from __future__ import annotations

import json

from dash import Dash
from dash._utils import to_json

from tests.pages.conftest import A6, Publiceer, dorp, pagina
from tests.pages.test_groei import DORPSPARTIJEN, elementen, met_klasse, tekst
from tests.store.maak import DORP, levering, partijen, tabel1


def test_een_gemeente_in_het_register_gaat_er_rechtstreeks_heen(amersfoort: Dash) -> None:
    assert pagina("groei.overzicht").toon("") == ([], "/groei?gemeente=GM0307")


def test_een_kaart_per_gemeente_met_zin_grafiek_en_afspraken(
    publiceer: Publiceer, app: Dash
) -> None:
    publiceer("aaaa", partijen(afspraken=[A6]), partijen(DORP, DORPSPARTIJEN), tabel1(), dorp())
    inhoud, naar = pagina("groei.overzicht").toon("")
    assert naar is None
    alle = list(elementen(json.loads(to_json(inhoud))))
    kaarten = [e for e in alle if e["type"] == "Article"]
    assert [tekst(e) for e in alle if e["type"] == "H2"][:2] == ["Amersfoort", "Dorp aan Zée"]
    assert "301 is gegarandeerd" in met_klasse(alle, "zin")[0]
    assert "groeide Dorp aan Zée met netto 440" in met_klasse(alle, "zin")[1]
    assert len(kaarten) == 2
    assert "geen cijfers" in " ".join(met_klasse(alle, "status"))
    # What is known of an afspraak without realised figures stands beside its status.
    lijst = met_klasse(alle, "afspraken")[0]
    assert "Prognose: 301 met harde plannen; afgesproken: minstens 301." in lijst
    assert "/afspraken/a6" in {e["props"].get("href") for e in alle}
    bladen = {
        f"/{p}?gemeente={g}" for p in ("groei", "kernen", "afspraken") for g in ("GM0307", DORP)
    }
    assert bladen <= {e["props"].get("href") for e in alle}


def test_zonder_stand_is_het_leeg(app: Dash) -> None:
    assert pagina("groei.overzicht").toon("") == ([], None)


def test_niets_in_de_stand_wordt_gezegd(publiceer: Publiceer, app: Dash) -> None:
    publiceer("aaaa", levering("leeg"))
    inhoud, _ = pagina("groei.overzicht").toon("")
    assert "nog geen gemeenten" in tekst(json.loads(to_json(inhoud)))
