"""Wat als: the address, the words, and that the present course is what the other pages say."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from dash import Dash
from dash._utils import to_json

from domain.prognose.watals import Scenario
from pages.prognose.wat_als import lees
from tests.pages.conftest import pagina
from tests.pages.test_groei import elementen, tekst
from tests.store.maak import ALLIANTIE, AMERSFOORT, PORTAAL, levering, partijen

AFSPRAAK = {
    "id": "doc-1", "artikel": "1", "titel": "Groei", "doel": 100, "binding": "garantie",
    "telt_duur": "permanent", "telt_segment": "sociaal", "partijen": f"{ALLIANTIE},{PORTAAL}",
    "van": date(2024, 1, 1), "tot": date(2027, 12, 31),
}  # fmt: skip
NIETS = {"verkoop": 2028, "liberalisatie": 2028, "zacht": 0, "sloop": 0}


def _rij(soort: str, aantal: int, jaar: int, status: str, wie: str = ALLIANTIE) -> dict[str, Any]:
    return {"corporatie": wie, "soort": soort, "aantal": aantal, "periode": str(jaar),
            "status": status}  # fmt: skip


@pytest.fixture
def stand(publiceer: Callable[..., str], app: Dash) -> str:
    """20 realised in 2024; hard 100 built and 25 sold in 2026; soft 40 built in 2027."""
    lees.lees.cache_clear()
    lees._nu.cache_clear()
    echt = [_rij("nieuwbouw", 10, 2024, "gerealiseerd", w) for w in (ALLIANTIE, PORTAAL)]
    plannen = [
        _rij("nieuwbouw", 100, 2026, "hard"), _rij("verkoop", 25, 2026, "hard"),
        _rij("nieuwbouw", 40, 2027, "zacht"),
    ]  # fmt: skip
    return publiceer(
        "aaaa", partijen(codes=(ALLIANTIE, PORTAAL), afspraken=[AFSPRAAK]),
        levering("echt", "2024", voorraadmutaties=echt),
        levering("plannen", "2025", voorraadmutaties=plannen),
    )  # fmt: skip


def _tekst(deel: Any) -> str:
    return json.dumps(deel, default=lambda d: d.to_plotly_json(), ensure_ascii=False)


def _leest(deel: Any) -> str:
    """The words as a reader sees them."""
    return tekst(json.loads(to_json(deel)))


def _toon(**anders: int) -> tuple[str, str, str]:
    kop, inhoud, adres = pagina("prognose.wat_als.pagina").toon(
        AMERSFOORT, NIETS | anders, "aaaa", None, 2028
    )
    return _leest(kop), _leest(inhoud), adres["query"]


def test_zonder_keuze_staat_er_wat_nu_is(stand: str) -> None:
    kop, inhoud, query = _toon()
    assert "Kies hieronder" in kop and query == f"gemeente={AMERSFOORT}"
    # 20 + 100 - 25 + 40
    assert "op +135" in inhoud and "(anders)" not in inhoud


def test_wat_een_partij_al_later_leverde_is_in_geen_totaal(
    publiceer: Callable[..., str], stand: str
) -> None:
    """Of 2025 only the Alliantie is there: Groei gives no total, the afspraak looks to 2024."""
    echt = [_rij("nieuwbouw", 10, 2024, "gerealiseerd", w) for w in (ALLIANTIE, PORTAAL)]
    rij = [_rij("nieuwbouw", 7, 2025, "gerealiseerd")]
    later = levering("later", "2025", leverancier=ALLIANTIE, voorraadmutaties=rij)
    later = replace(later, meta=replace(later.meta, ontvangen=date(2026, 2, 1)))
    publiceer(
        "bbbb", partijen(codes=(ALLIANTIE, PORTAAL), afspraken=[AFSPRAAK]),
        levering("echt", "2024", voorraadmutaties=echt),
        later,
        levering("plannen", "2026", voorraadmutaties=[_rij("nieuwbouw", 100, 2026, "hard")]),
    )  # fmt: skip
    g = lees.lees("bbbb", AMERSFOORT, Scenario())
    assert g.nu.saldo == {(2024, "gerealiseerd"): 20, (2026, "hard"): 100}
    (eerste,) = [b.oordeel for b in g.nu.afspraken if b.afspraak.id == "doc-1"]
    assert eerste.met_hard == 120, "and the growth says what the afspraak says"
    _, inhoud, _ = pagina("prognose.wat_als.pagina").toon(AMERSFOORT, NIETS, "bbbb", None, 2028)
    assert "op +120" in _leest(inhoud)


def test_een_stop_op_verkoop_verandert_groei_en_status(stand: str) -> None:
    kop, inhoud, query = _toon(verkoop=2026)
    assert "tot en met 2027 25 woningen meer, en 1 afspraak krijgt een andere status" in kop
    assert "geen verkoop vanaf 2026" in kop
    # With hard: 95 of 100 is achter, 120 is aandacht.
    assert "van 95 naar 120 (+25)" in inhoud and "(anders)" in inhoud
    assert query == f"gemeente={AMERSFOORT}&verkoop=2026"


def test_later_is_dan_minder_en_ooit_evenveel(stand: str) -> None:
    kop, inhoud, _ = _toon(zacht=2)
    assert "tot en met 2027 40 woningen minder, uiteindelijk evenveel woningen" in kop
    assert "van 135 naar geen plannen" in inhoud


def test_wat_niets_kan_veranderen_wordt_gezegd(stand: str) -> None:
    kop, _, _ = _toon(liberalisatie=2026, sloop=3)
    assert "geen liberalisatie in of na dat jaar" in kop and "geen sloop" in kop


def test_het_adres_zet_de_schuiven_en_een_vergissing_wordt_gezegd(stand: str) -> None:
    layout = _tekst(
        pagina("prognose.wat_als.pagina").layout(
            gemeente="Amersfoort", verkoop="2026", zacht="veel"
        )
    )
    assert "'veel' kennen we niet" in layout
    assert '"value": 2026' in layout and "geen stop" in layout


def test_een_scenario_laat_de_stand_zoals_hij_was(stand: str) -> None:
    eerst = lees.lees("aaaa", AMERSFOORT, Scenario()).nu
    _toon(verkoop=2026, zacht=3)
    lees._nu.cache_clear()
    lees.lees.cache_clear()
    assert lees.lees("aaaa", AMERSFOORT, Scenario()).nu == eerst


def test_ook_een_nul_en_een_aandeel_per_kern_staan_in_de_lijst(
    publiceer: Callable[..., str], app: Dash
) -> None:
    """Nothing liberalised of at most nothing, and 25% of 1,000 homes in each kern: both have a
    status that a scenario could change, though one has no plans and the other no one number."""
    lees.lees.cache_clear()
    lees._nu.cache_clear()
    nul = AFSPRAAK | {"doel": 0, "richting": "maximum", "telt_soorten": "liberalisatie",
                      "indicator": "aantal_van_soort", "van": date(2024, 1, 1)}  # fmt: skip
    kern = AFSPRAAK | {
        "id": "doc-2", "artikel": "2", "titel": "Kernen", "doel": 20, "eenheid": "procent",
        "indicator": "aandeel_voorraad", "rekenwijze": "aandeel", "per_gebied": "kern",
        "definitie": "sociaal_bezit_corporatie",
    }  # fmt: skip
    los = AFSPRAAK | {"id": "doc-3", "artikel": "3", "tot": None}
    aandeel = {"peildatum": date(2024, 12, 31), "indeling": 2023, "aandeel_corporatie": 25.0,
               "definitie": "sociaal_bezit_corporatie"}  # fmt: skip
    totalen = [aandeel | {"aantal": 1000, "gebied": "WK030701"},
               aandeel | {"aantal": 1000, "gebied": "WK030702"},
               aandeel | {"aantal": 2000, "indeling": None}]  # fmt: skip
    echt = [_rij("liberalisatie", 0, 2024, "gerealiseerd", w) for w in (ALLIANTIE, PORTAAL)]
    publiceer(
        "aaaa", partijen(codes=(ALLIANTIE, PORTAAL), afspraken=[nul, kern, los]),
        levering("echt", "2024", voorraadmutaties=echt, woningtotalen=totalen),
    )  # fmt: skip
    _, inhoud, _ = _toon()
    assert "1: Groei" in inhoud and "2: Kernen" in inhoud and "3: Groei" not in inhoud
    assert "per kern" in inhoud
    assert "Van 1 andere afspraken" not in inhoud
    assert "Van 1 andere afspraak zijn er geen cijfers of plannen." in inhoud


@pytest.mark.parametrize(
    "leeg", [("verkoop",), ("liberalisatie",), ("zacht", "sloop"), tuple(NIETS)]
)
def test_een_lege_schuif_is_zoals_het_nu_gaat(stand: str, leeg: tuple[str, ...]) -> None:
    waarden: dict[str, Any] = NIETS | dict.fromkeys(leeg)
    kop, _, adres = pagina("prognose.wat_als.pagina").toon(AMERSFOORT, waarden, "aaaa", None, 2028)
    assert "Kies hieronder" in _tekst(kop) and adres["query"] == f"gemeente={AMERSFOORT}"
    _, _, adres = pagina("prognose.wat_als.pagina").toon(AMERSFOORT, waarden, "aaaa", None, None)
    assert "verkoop" not in adres["query"]


def test_de_jaren_van_een_stop_zijn_die_van_de_gemeente(stand: str) -> None:
    """The plans of the gemeente begin in 2026 and 2027; another gemeente has none after 2024."""
    wat_als = pagina("prognose.wat_als.pagina")
    uit = wat_als.verzet_schuiven(AMERSFOORT, {"verkoop": None, "liberalisatie": 2024}, None, 2050)
    assert (uit["min"], uit["max"], uit["geen"]) == ([2026, 2026], [2028, 2028], 2028)
    assert uit["value"] == [2028, 2026]
    elders = wat_als.verzet_schuiven("GM0344", {"verkoop": 2027, "liberalisatie": 2028}, None, 2028)
    assert elders["geen"] == elders["min"][0] + 1 and elders["value"] == [elders["geen"]] * 2


def _namen(deel: Any) -> dict[str, str]:
    """name -> value of every figure; one name has one value."""
    uit: dict[str, str] = {}
    for e in elementen(json.loads(to_json(deel))):
        if naam := e["props"].get("data-cijfer"):
            assert uit.setdefault(naam, e["props"]["value"]) == e["props"]["value"], naam
    return uit


def test_de_cijfers_dragen_hun_naam_met_het_scenario(stand: str) -> None:
    g = lees.lees("aaaa", AMERSFOORT, Scenario(verkoop=2026))
    kop, inhoud, _ = pagina("prognose.wat_als.pagina").toon(
        AMERSFOORT, NIETS | {"verkoop": 2026}, "aaaa", None, 2028
    )
    namen = _namen([kop, inhoud])
    alle, dag = "gerealiseerd+hard+zacht", g.nu.peildatum
    keuze = f"peildatum={dag}|scenario=verkoop:2026"
    assert namen[f"netto|GM0307|..2027|{alle}|peildatum={dag}"] == "135"
    assert namen[f"netto|GM0307|..2027|{alle}|{keuze}"] == "160"
    assert namen[f"netto|GM0307|..2027|{alle}.verschil|{keuze}"] == "25"
    assert namen[f"afspraak|doc-1|{dag}|met_hard"] == "95"
    assert namen[f"afspraak|doc-1|{dag}|met_hard|scenario=verkoop:2026"] == "120"
    (nu,) = g.nu.afspraken
    assert namen[f"afspraak|doc-1|{dag}|status"] == nu.oordeel.status


def test_wat_voorbij_is_kan_niet_anders_worden(publiceer: Callable[..., str], app: Dash) -> None:
    """Also where a plan of that period was never reported as built."""
    lees.lees.cache_clear()
    lees._nu.cache_clear()
    echt = [_rij("nieuwbouw", 10, 2024, "gerealiseerd", w) for w in (ALLIANTIE, PORTAAL)]
    voorbij = AFSPRAAK | {"tot": date(2024, 12, 31), "doel": 15}
    publiceer(
        "aaaa", partijen(codes=(ALLIANTIE, PORTAAL), afspraken=[voorbij]),
        levering("echt", "2024", voorraadmutaties=echt),
        levering("plannen", "2025", voorraadmutaties=[_rij("nieuwbouw", 100, 2026, "zacht")]),
    )  # fmt: skip
    _, inhoud, _ = _toon(zacht=1)
    assert "voorbij: kwam op 20" in inhoud and "behaald" in inhoud
