"""The page Standen on production builds: the list, two of them compared, the rows of a line."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from dash._utils import to_json

from app import create_app
from components.standen.balk import NAMEN
from domain.standen.keuze import BrugKeuze
from pages.standen.lees import regel_rijen
from pages.standen.lijst import rijentabel
from settings import Settings
from store.standen.standen import Standen, Vaststellingsmerk
from tests.pages.conftest import Publiceer, dorp, pagina
from tests.pages.test_groei import elementen, met_klasse, tekst
from tests.store.maak import AMERSFOORT, DORP, PORTAAL, levering, partijen

MERK = Vaststellingsmerk("BO mei 2026", 1, datetime(2026, 5, 20, tzinfo=UTC), "test")


def portaal(id_: str, aantal: int) -> Any:
    rij = {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": aantal, "periode": "2024"}
    return levering(id_, "2024", leverancier="Portaal", voorraadmutaties=[rij])


REGISTER = partijen(codes=(PORTAAL,))  # Portaal is all there is in Amersfoort


@pytest.fixture
def drie(publiceer: Publiceer, app: Dash) -> Dash:
    """77 homes; then a levering of 65 takes their place; then Dorp (invented) comes."""
    publiceer("aaaa", REGISTER, portaal("oud", 77))
    publiceer("bbbb", REGISTER, portaal("oud", 77), portaal("nieuw", 65))
    publiceer("cccc", REGISTER, portaal("oud", 77), portaal("nieuw", 65), dorp())
    return app


def toon(vast: str | None = None, anders: dict[str, str] | None = None, **waarden: Any) -> Any:
    """All components, the query of the address, and what the rows are asked with."""
    alle = dict.fromkeys(NAMEN) | waarden
    kop, inhoud, adres, keuze, *_ = pagina("standen.pagina").toon(alle, anders or {}, vast, "")
    boom = json.loads(to_json([kop, inhoud]))
    return list(elementen(boom)), adres["query"], keuze


def test_de_boodschap_en_de_brug(drie: Dash) -> None:
    alle, query, keuze = toon(van="aaaa", naar="bbbb")
    assert met_klasse(alle, "boodschap") == [
        "Tussen stand aaaa en stand bbbb daalt de netto groei met 12: nieuw +65 en vervangen −77."
    ]
    assert [tekst(e) for e in alle if e["type"] == "Summary"][1:] == [
        "Nieuw: Portaal, nieuwbouw +65 (1 rij)", "Vervangen: Portaal, nieuwbouw −77 (1 rij)",
    ]  # fmt: skip
    assert query == "van=aaaa&naar=bbbb"
    assert keuze == {"van": "aaaa", "naar": "bbbb"}
    links = {e["props"]["href"] for e in alle if "/export/" in (e["props"].get("href") or "")}
    assert "/export/brug.csv?van=aaaa&naar=bbbb" in links
    assert len(links) == 3


def namen(alle: list[Any]) -> dict[str, str]:
    """Every figure with its name; one name has one value."""
    uit: dict[str, str] = {}
    for e in alle:
        if e["type"] == "Data":
            naam, waarde = e["props"]["data-cijfer"], e["props"]["value"]
            assert uit.setdefault(naam, waarde) == waarde, naam
    return uit


def test_elk_cijfer_heeft_een_naam(drie: Dash) -> None:
    alle, _, _ = toon(van="aaaa", naar="bbbb")
    over = "alles|..|gerealiseerd"
    # cccc is shown, so that both standen say which they are.
    assert namen(alle).items() >= {
        "netto|alles|2024|gerealiseerd|stand=aaaa": "77",
        "netto|alles|2024|gerealiseerd|stand=bbbb": "65",
        f"verschil|{over}|naar=bbbb|van=aaaa": "-12",
        f"verschil|{over}|leverancier=Portaal|naar=bbbb|oorzaak=nieuw|soort=nieuwbouw|van=aaaa":
            "65",
        f"rijen|{over}|leverancier=Portaal|naar=bbbb|oorzaak=nieuw|soort=nieuwbouw|van=aaaa": "1",
    }.items()  # fmt: skip
    alle, _, _ = toon(van="aaaa", naar="bbbb", vast="bbbb", gemeente=[AMERSFOORT])
    assert namen(alle)[f"netto|{AMERSFOORT}|2024|gerealiseerd"] == "65", "as Groei names it"


def kale_cijfers(alle: Any) -> list[str]:
    """Texts with a figure that has no name; what is no figure of ours: ids, days, years, files."""
    if isinstance(alle, str):
        over = re.sub(r"\b([abc]{4}|\d{4}(-\d{4})?|\d+ \w+ 20\d\d|\w+\.csv)\b", "", alle)
        return [alle] if re.search(r"\d", over) else []
    if isinstance(alle, list):
        return [t for deel in alle for t in kale_cijfers(deel)]
    if not isinstance(alle, dict) or alle.get("type") in ("Data", "Code", "Graph"):
        return []
    return kale_cijfers(alle.get("props", {}).get("children"))


def test_er_staat_geen_cijfer_zonder_naam(drie: Dash) -> None:
    for keuze in ({}, {"van": "aaaa", "naar": "bbbb"}, {"gemeente": [DORP]}):
        kop, inhoud, *_ = pagina("standen.pagina").toon(dict.fromkeys(NAMEN) | keuze, {}, None, "")
        boom = json.loads(to_json([kop, inhoud]))
        assert kale_cijfers(boom) == [], keuze
        assert list(namen(list(elementen(boom))))
    assert kale_cijfers(["Nog 12 woningen"]) == ["Nog 12 woningen"]


def test_zonder_keuze_de_nieuwste_en_die_ervoor_en_geen_totaal_dat_groei_weigert(
    drie: Dash,
) -> None:
    """Dorp is invented and nobody wrote down its parties: Amersfoort and Dorp have no sum."""
    alle, query, keuze = toon()
    assert (query, keuze) == ("", {"van": "bbbb", "naar": "cccc"})
    assert met_klasse(alle, "boodschap") == [
        "In stand bbbb is de netto groei over 2024 +65. In stand cccc is de netto groei onbekend: "
        "deze keuze mengt echte en verzonnen cijfers. 8 rijen zijn anders."
    ]
    assert namen(alle)["netto|alles|2021..2024|gerealiseerd"] == ""
    assert "505" not in " ".join(tekst(e) for e in alle), "65 and 440 are not added"
    assert "is-fictief" not in " ".join(e["props"].get("className") or "" for e in alle)
    assert "Fictieve cijfers" in [tekst(e) for e in alle if e["type"] == "H3"]
    (rij,) = [tekst(e) for e in alle if e["type"] == "Tr" and "Dorp" in tekst(e)]
    assert rij.startswith("Dorp aan Zéeonbekend (er zijn geen cijfers)onbekend (geen document")
    alle, query, _ = toon(gemeente=[DORP], status=["gerealiseerd", "hard"])
    assert len(met_klasse(alle, "boodschap")) == 1
    assert query == f"gemeente={DORP}&status=gerealiseerd,hard"


def test_een_deel_waarin_niets_anders_is_staat_er_niet(publiceer: Publiceer, app: Dash) -> None:
    """Real rows were replaced beside invented ones that stayed: no heading over nothing."""
    publiceer("aaaa", REGISTER, portaal("oud", 77), dorp())
    publiceer("bbbb", REGISTER, portaal("oud", 77), dorp(), portaal("nieuw", 65))
    alle, _, keuze = toon()
    assert met_klasse(alle, "boodschap") == [
        "In stand aaaa is de netto groei onbekend, in stand bbbb ook onbekend. 2 rijen zijn anders."
    ]
    waarom = "Een totaal is er niet: deze keuze mengt echte en verzonnen cijfers."
    assert waarom in met_klasse(alle, "getoond")
    koppen = [tekst(e) for e in alle if e["type"] == "H3"]
    assert "Echte cijfers" in koppen
    assert "Fictieve cijfers" not in koppen
    assert keuze == {"van": "aaaa", "naar": "bbbb"}


def test_wie_in_een_stand_blijft_vergelijkt_tot_daar(drie: Dash) -> None:
    _, query, keuze = toon(vast="bbbb")
    assert (query, keuze) == ("stand=bbbb", {"van": "aaaa", "naar": "bbbb"})


def test_wat_geen_bediening_heeft_blijft_in_het_adres(drie: Dash) -> None:
    keuze_ = pagina("standen.pagina")
    assert keuze_.zonder_control(
        BrugKeuze.uit_query({"duur": "tijdelijk_lang", "gemeente": AMERSFOORT})[0]
    ) == {"duur": "tijdelijk_lang"}
    _, query, _ = toon(anders={"duur": "tijdelijk_lang"}, van="aaaa")
    assert query == "van=aaaa&duur=tijdelijk_lang"


def test_de_rijen_onder_een_regel(drie: Dash) -> None:
    r = regel_rijen(BrugKeuze(van="aaaa", naar="bbbb"), 0, 1)
    tabel = rijentabel(r.rijen, r.namen, "Rijen", r.keuze, r.van_stand)
    alle = list(elementen(json.loads(to_json(tabel))))
    rij = (
        f"rij|oud//2||saldo|corporatie={PORTAAL}|duur=permanent|periode=2024|segment=sociaal"
        "|soort=nieuwbouw|stand=aaaa|status=gerealiseerd"
    )
    assert namen(alle) == {rij: "77"}
    cellen = [tekst(e) for e in alle if e["type"] in ("Th", "Td")][8:]
    assert cellen == [
        "oud", "oud.csvrij 2", "Amersfoort", "Portaal", "2024", "Nieuwbouw (gerealiseerd)", "+77",
        "vervangen door nieuw",
    ]  # fmt: skip
    assert {e["props"]["href"] for e in alle if e["type"] == "A"} == {
        "/levering/oud", "/levering/nieuw",
    }  # fmt: skip


def test_de_lijst_zegt_van_elke_stand_wat_hij_is(drie: Dash, standen: Standen) -> None:
    standen.merk({"aaaa": MERK})
    standen.pin("bbbb")
    pad = standen.map / "bbbb.duckdb"
    pad.chmod(0o644)
    pad.write_bytes(b"kapot")
    alle = list(elementen(json.loads(to_json(pagina("standen.pagina").toon_lijst("")))))
    rijen = {tekst(e)[:4]: tekst(e) for e in alle if e["type"] == "Tr"}
    assert "lezers zien deze stand" in rijen["cccc"]
    assert "dorp.csv" in rijen["cccc"]
    assert "nieuw.csv" in rijen["cccc"], "new since the last stand that is whole"
    assert "beschadigd: niet te openen" in rijen["bbbb"]
    assert "vastgezet" in rijen["bbbb"]
    assert "Openen" not in rijen["bbbb"]
    assert "vastgesteld: BO mei 2026" in rijen["aaaa"]
    hrefs = {e["props"].get("href") for e in alle}
    assert {"/?stand=cccc", "/standen?van=aaaa&naar=cccc"} <= hrefs


def test_een_stand_is_te_weinig_en_een_onbekende_wordt_gezegd(
    publiceer: Publiceer, app: Dash
) -> None:
    assert tekst(json.loads(to_json(pagina("standen.pagina").layout()))).startswith("Standen")
    publiceer("aaaa", portaal("oud", 77))
    kop, inhoud, *_ = pagina("standen.pagina").toon(dict.fromkeys(NAMEN), {}, None, "")
    assert "geen eerdere stand" in tekst(json.loads(to_json(kop)))
    assert inhoud == []
    pagina_ = json.loads(to_json(pagina("standen.pagina").layout(van="zzzz", gemeente="Nergens")))
    assert "zzzz" in tekst(pagina_)
    assert "Nergens" in tekst(pagina_)


def test_lezers_van_vastgestelde_cijfers_krijgen_een_concept_alleen_als_ze_het_vragen(
    publiceer: Publiceer, standen: Standen, tmp_path: Path
) -> None:
    app = create_app(Settings(home=tmp_path / "home", vastgesteld=True))
    publiceer("aaaa", REGISTER, portaal("oud", 77))
    publiceer("bbbb", REGISTER, portaal("oud", 77), portaal("nieuw", 65))
    standen.merk({"aaaa": MERK})
    with app.server.test_request_context("/standen"):
        kop, *_ = pagina("standen.pagina").toon(dict.fromkeys(NAMEN), {}, None, "")
        assert "geen eerdere stand" in tekst(json.loads(to_json(kop)))
        alle, _, _ = toon(van="aaaa", naar="bbbb")
        assert "Stand bbbb is een concept: nog niet vastgesteld." in " ".join(
            met_klasse(alle, "band")
        )
        assert "Tussen BO mei 2026 en stand bbbb daalt" in met_klasse(alle, "boodschap")[0]
