"""Kalender: what came in is seen, also where a later levering replaced it; nothing is guessed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from dash import Dash

from domain.afspraken.kalender import Ontvangst
from domain.filters import Filters
from domain.perioden import lees_periode
from pages.afspraken.kalender import lees
from store.vragen.afspraken import kalender
from tests.pages.conftest import pagina
from tests.store.maak import ALLIANTIE, AMERSFOORT, PORTAAL, levering, partijen

MOMENT = {
    "id": "m1", "document": f"doc-{AMERSFOORT}", "artikel": "1", "titel": "Terugblik",
    "betekenis": "Wat er is gebeurd.", "gemeente": AMERSFOORT,
    "partijen": f"{ALLIANTIE},{PORTAAL},{AMERSFOORT}", "wanneer": "elk jaar voor 1 maart",
    "uiterlijk": "02-29", "verwacht": "gerealiseerd", "over": "vorig_jaar",
    "van": date(2024, 1, 1), "fictief": False,
}  # fmt: skip


def _momenten(*rijen: dict[str, Any]) -> Any:
    return levering("momenten", moment=[MOMENT | r for r in rijen] or [MOMENT])


def _groei(id_: str, wie: str, periode: str) -> Any:
    rij = {"corporatie": wie, "soort": "nieuwbouw", "aantal": 5, "periode": periode}
    return levering(id_, periode, voorraadmutaties=[rij])


def test_ook_een_vervangen_levering_was_op_tijd(publiceer: Callable[..., str], app: Dash) -> None:
    # Both received on 2025-02-01 (tests.store.maak); the later one takes the place of the first.
    publiceer(
        "aaaa", partijen(), _momenten(),
        _groei("eerst", ALLIANTIE, "2024"), _groei("later", ALLIANTIE, "2024"),
    )  # fmt: skip
    with app.server.config["STANDEN"].open().connect() as conn:
        binnen = kalender.ontvangsten(conn, (AMERSFOORT,))
        k = lees.lees(conn, "aaaa", Filters(), None)
    dag = date(2025, 2, 1)
    assert {(o.levering, o.corporatie) for o in binnen} == {
        ("eerst", ALLIANTIE), ("later", ALLIANTIE),
    }  # fmt: skip
    assert binnen[0] == Ontvangst(
        binnen[0].levering, ALLIANTIE, AMERSFOORT, "gerealiseerd", lees_periode("2024"), dag
    )
    assert k.dag == dag
    per = {r.termijn.uiterlijk: {i.partij: i.stand for i in r.inbreng} for r in k.regels}
    assert per[date(2025, 2, 28)] == {ALLIANTIE: "op tijd binnen", PORTAAL: "komt nog"}
    assert per[date(2024, 2, 29)] == {ALLIANTIE: "ontbreekt", PORTAAL: "ontbreekt"}


def test_de_pagina_zegt_het_en_volgt_het_adres(publiceer: Callable[..., str], app: Dash) -> None:
    zonder = {"id": "m2", "titel": "Overleg", "uiterlijk": None, "verwacht": None, "over": None,
              "artikel": "inleiding"}  # fmt: skip
    publiceer("aaaa", partijen(), _momenten({}, zonder), _groei("l", ALLIANTIE, "2024"))
    kop, inhoud, adres = pagina("afspraken.kalender.pagina").toon(
        [AMERSFOORT], [PORTAAL], "2025-03-05", "aaaa", None
    )
    tekst = json.dumps([kop, inhoud], default=lambda d: d.to_plotly_json())
    boodschap = [d if isinstance(d, str) else d["props"] for d in kop[0].children]
    assert "".join(d if isinstance(d, str) else d["children"] for d in boodschap).startswith(
        "Bij 2 van de 2 momenten die voorbij zijn, ontbreken cijfers in deze stand."
    )
    wie = f"momenten|{AMERSFOORT}/{PORTAAL}|2025-03-05"
    cijfers = [(d["data-cijfer"], d["value"]) for d in boodschap if not isinstance(d, str)]
    assert cijfers == [(f"{wie}|ontbreekt", "2"), (f"{wie}|voorbij", "2")]
    assert "Portaal" in tekst and "Alliantie: " not in tekst and "Overleg" in tekst
    assert '"artikel 1"' in tekst and ", inleiding" in tekst and "artikel inleiding" not in tekst
    assert adres["query"] == f"gemeente={AMERSFOORT}&corporatie={PORTAAL}&dag=2025-03-05"
    layout = json.dumps(
        pagina("afspraken.kalender.pagina").layout(gemeente="Nergens", dag="ooit").to_plotly_json(),
        default=lambda d: d.to_plotly_json(),
    )
    assert "'Nergens' kennen we niet" in layout and "'ooit' kennen we niet" in layout


def test_een_lopend_jaar_staat_er_in_woorden(publiceer: Callable[..., str], app: Dash) -> None:
    publiceer(
        "aaaa",
        partijen(),
        _momenten({"uiterlijk": "06-01", "wanneer": "voor 1 juni", "over": "lopend_jaar"}),
        _groei("eerst", ALLIANTIE, "2024"),
    )
    _, inhoud, _ = pagina("afspraken.kalender.pagina").toon(
        [AMERSFOORT], None, "2024-07-01", "aaaa", None
    )
    tekst = json.dumps(inhoud, default=lambda d: d.to_plotly_json())
    assert "gerealiseerde cijfers over 1 januari 2024 tot en met " in tekst
    assert "t/m" not in tekst


def test_zonder_momenten_is_er_niets(publiceer: Callable[..., str], app: Dash) -> None:
    publiceer("aaaa", partijen())
    kop, inhoud, _ = pagina("afspraken.kalender.pagina").toon(None, None, None, "aaaa", None)
    assert inhoud == [] and "geen afspraak een moment" in kop[0].children
