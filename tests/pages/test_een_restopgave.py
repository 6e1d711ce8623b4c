"""The restopgave of an agreed share: Plannen, Kernen and both downloads say the same figure."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from dash import Dash

from domain.cijfernaam import Cijfernaam
from pages.plannen import lees
from store.exports.cijfernamen.kernen import NAMEN as KERNEN
from store.exports.cijfernamen.plannen import NAMEN as PLANNEN
from tests.pages.cijfers import met_naam
from tests.pages.conftest import Publiceer
from tests.pages.test_groei import met_klasse
from tests.pages.test_kernen import Pagina, tekst, vers
from tests.pages.test_plannen import toon
from tests.store.maak import AMERSFOORT, levering, partijen

__all__ = ["vers"]

EIND = date(2024, 12, 31)


@pytest.fixture(autouse=True)
def ook_vers() -> None:
    lees.lees.cache_clear()
    for f in (lees._opties, lees.standaardgemeente):
        f.cache_clear()


def stand(definitie: str, geleverd: str, **meer: Any) -> list[Any]:
    """Two kernen and the gemeente with a share; an agreed one of 35%."""
    aandeel = {
        "id": "a35", "artikel": "5", "indicator": "aandeel_voorraad", "rekenwijze": "aandeel",
        "eenheid": "procent", "doel": 35, "definitie": definitie, "titel": "35% in 2040",
    }  # fmt: skip
    totaal = {"peildatum": EIND, "indeling": 2023, "definitie": geleverd}
    return [
        partijen(afspraken=[aandeel | meer]),
        levering(
            "w", "2024",
            woningtotalen=[
                {**totaal, "gebied": None, "aantal": 29_138, "aandeel_corporatie": 22.3},
                {**totaal, "gebied": "WK030701", "aantal": 20_000, "aandeel_corporatie": 20.1},
                {**totaal, "gebied": "WK030702", "aantal": 9_138, "aandeel_corporatie": 40.2},
            ],
        ),
    ]  # fmt: skip


def _cijfers(boom: Any) -> Iterator[tuple[str, str]]:
    return ((naam, waarde) for naam, waarde, _ in met_naam(boom))


def verzamel(app: Dash) -> dict[str, dict[str, set[str]]]:
    """name -> value -> where it is said."""
    uit: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    def neem(waar: str, cijfers: Iterable[tuple[str, str]]) -> None:
        for naam, waarde in cijfers:
            uit[naam][waarde].add(waar)

    alle, _ = toon(gemeente=(AMERSFOORT,))
    neem("pagina", _cijfers([e for e in alle if e["type"] == "Data"]))
    neem("pagina kernen", _cijfers(Pagina(app).lees(kernen_doel=None)))
    client = app.server.test_client()
    for download, kolommen in (KERNEN | PLANNEN).items():
        for rij in csv.DictReader(io.StringIO(client.get(f"/export/{download}.csv").text)):
            for kolom, naam in kolommen.items():
                if gevonden := naam(rij):
                    neem(download, [(str(gevonden), rij[kolom].removesuffix(".0"))])
    return uit


@pytest.mark.parametrize("per_gebied", [None, "kern"])
@pytest.mark.parametrize("definitie", ["sociaal_bezit_corporatie", "bezit_corporatie"])
def test_wat_nodig_is_heet_overal_hetzelfde_en_is_overal_hetzelfde(
    app: Dash, publiceer: Publiceer, definitie: str, per_gebied: str | None
) -> None:
    """35% of 29,138 is 10,198.3; without 6,498 that is 3,700.3, / 0.65 is 5,692.8: 5,693."""
    publiceer("aaaa", *stand(definitie, definitie, per_gebied=per_gebied))
    alles = verzamel(app)
    anders = {n: w for n, w in alles.items() if len(w) > 1}
    assert not anders
    overal = {"pagina", "pagina kernen", "kernen", "plannen"}
    samen = {n: w for n, w in alles.items() if overal <= set.union(*w.values())}
    nodig = {n: w for n, w in samen.items() if Cijfernaam.lees(n).maat == "nodig"}
    assert len(nodig) == (2 if per_gebied else 1)
    if not per_gebied:
        ((naam, waarden),) = nodig.items()
        assert naam == f"nodig|GM0307|2024-12-31||definitie={definitie}|t=35"
        assert list(waarden) == ["5693"]


def test_alle_woningen_van_corporaties_heten_geen_sociale_huur(
    app: Dash, publiceer: Publiceer
) -> None:
    publiceer("aaaa", *stand("bezit_corporatie", "bezit_corporatie"))
    alle, _ = toon(gemeente=(AMERSFOORT,))
    tabel = json.dumps(
        next(e for e in alle if "rest" in (e["props"].get("className") or "").split())
    )
    assert "Woningen van corporaties nu" in tabel
    assert "Sociaal nu" not in tabel and "Sociale huur" not in tabel
    assert "Woningen met plannen" not in tabel, "no plans are in them"
    kop = " ".join(met_klasse(alle, "kaart"))
    assert "5.693 woningen van corporaties nodig; plannen tellen niet mee" in kop
    assert "Daarom tellen plannen hier niet mee" in " ".join(met_klasse(alle, "opmerking"))
    kernen = Pagina(app).lees(kernen_doel=None)
    assert "Woningen van corporaties" in kernen["kernen-lijst-data.data"]["koppen"]
    koppen = kernen["kernen-opgave-data.data"]["koppen"]
    assert "Extra woningen van corporaties, zonder andere bouw" in koppen
    nodig = tekst(kernen["kernen-nodig.children"])
    assert "5.693 extra woningen van corporaties nodig" in nodig
    geheel = json.dumps(kernen["kernen-grafieken.children"])
    assert "Aandeel sociale huur" not in geheel


def test_een_aandeel_dat_anders_telt_is_op_plannen_onbekend_en_kernen_zegt_het(
    app: Dash, publiceer: Publiceer
) -> None:
    """Utrecht: agreed by contract, known by owner only."""
    publiceer("aaaa", *stand("sociaal_contract", "bezit_corporatie"))
    alles = verzamel(app)
    assert not {n: w for n, w in alles.items() if len(w) > 1}
    waarden = alles["nodig|GM0307|2024-12-31||definitie=sociaal_contract|t=35"]
    assert {w: set(waar) for w, waar in waarden.items()} == {"": {"pagina", "plannen"}}
    alle, _ = toon(gemeente=(AMERSFOORT,))
    assert "alle woningen met een sociaal huurcontract" in " ".join(met_klasse(alle, "opmerking"))
    kop = tekst(Pagina(app).lees(kernen_doel=None)["kernen-kop.children"])
    assert "Afgesproken is 35% voor de hele gemeente (artikel 5, Afspraken)" in kop
    assert "De afspraak telt anders: alle woningen met een sociaal huurcontract" in kop
