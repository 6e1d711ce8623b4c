"""Agreed shares: now and with plans, against a second, plain reading of the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.filters import Filters
from store.bouw.bouw import bouw
from store.vragen.afspraken import beoordeeld as afspraken
from store.vragen.afspraken.beoordeeld import Beoordeeld
from tests.store import naief
from tests.store.conftest import Bouwer
from tests.store.maak import ALLIANTIE, AMERSFOORT, PORTAAL, levering, partijen, register

EIND = date(2024, 12, 31)
WIJKEN = ("WK030701", "WK030702")
SOCIAAL = {"definitie": "sociaal_bezit_corporatie"}


def aandeel(id_: str = "a", doel: float = 30, **rest) -> dict:
    return {
        "id": id_, "indicator": "aandeel_voorraad", "rekenwijze": "aandeel", "eenheid": "procent",
        "doel": doel, "tot": date(2030, 12, 31), **SOCIAAL, **rest,
    }  # fmt: skip


def totaal(aantal: int, gebied: str | None = None, dag: date = EIND, **rest) -> dict:
    return {"gebied": gebied, "indeling": 2023, "peildatum": dag, "aantal": aantal, **rest}


def tellingen(per: dict[str, tuple[int, int]], dag: date = EIND, **rest) -> list[dict]:
    """Social homes by gebied, of de Alliantie and Portaal."""
    return [
        {"corporatie": c, "gebied": g, "indeling": 2023, "peildatum": dag, "aantal": n, **rest}
        for g, wie in per.items()
        for c, n in zip((ALLIANTIE, PORTAAL), wie, strict=True)
    ]


def mutatie(corporatie: str, soort: str, periode: str, aantal: int, status: str, **rest) -> dict:
    return {"corporatie": corporatie, "soort": soort, "periode": periode, "aantal": aantal,
            "status": status, **rest}  # fmt: skip


def stel(*lijst: dict, **tabellen: list[dict]) -> list:
    """A register, two parties with their afspraken, figures to the end of 2024."""
    return [
        register(),
        partijen(codes=(ALLIANTIE, PORTAAL), afspraken=list(lijst)),
        levering("cijfers", "2024", **tabellen),
    ]


def beoordeeld(conn, dag: date = EIND) -> dict[str, Beoordeeld]:
    return {b.afspraak.id: b for b in afspraken.lijst(conn, Filters(gemeente=(AMERSFOORT,)), dag)}


HELE_STAD = {WIJKEN[0]: (150, 50), WIJKEN[1]: (60, 20)}  # 280 social homes
NIEUW = [
    mutatie(ALLIANTIE, "nieuwbouw", "2026", 40, "hard", gebied=WIJKEN[1]),
    mutatie(PORTAAL, "verkoop", "2026", 10, "hard", gebied=WIJKEN[0]),
    mutatie(PORTAAL, "sloop", "2027", 4, "hard", gebied=WIJKEN[0]),
    mutatie(ALLIANTIE, "nieuwbouw", "2028", 5, "hard", segment="midden", gebied=WIJKEN[1]),
    mutatie(ALLIANTIE, "nieuwbouw", "2031", 500, "hard", gebied=WIJKEN[0]),  # after the end
    mutatie(PORTAAL, "nieuwbouw", "2029", 30, "zacht"),
]


def test_the_share_and_the_plans_written_out(bouwer: Bouwer) -> None:
    """280 of 1,000 is 28%. Hard: 280 + 40 - 10 - 4 = 306 social, 1,000 + 40 - 4 + 5 = 1,041
    dwellings (a home that is sold stays one): 29.4%. Zacht on top: 336 of 1,071 is 31.4%."""
    lijst = [aandeel("30", 30), aandeel("29", 29), aandeel("32", 32), aandeel("28", 28),
             aandeel("los", 30, tot=None)]  # fmt: skip
    totalen = [totaal(1000), totaal(600, WIJKEN[0]), totaal(400, WIJKEN[1])]
    conn = bouwer(
        stel(*lijst, woningtotalen=totalen, voorraadstanden=tellingen(HELE_STAD),
             voorraadmutaties=NIEUW)
    )  # fmt: skip
    uit = beoordeeld(conn)
    deel = uit["30"].aandeel.delen[0]
    assert (deel.deel, deel.geheel) == (280, 1000)
    assert (deel.met_hard, deel.met_zacht) == ((306, 1041), (336, 1071))
    assert deel.cijfers.met_hard == Fraction(306, 1041)
    assert {i: b.oordeel.status for i, b in uit.items()} == {
        "30": "aandacht", "29": "op koers", "32": "achter", "28": "op koers", "los": "geen status"
    }  # fmt: skip
    assert uit["los"].oordeel.gerealiseerd == 28
    assert uit["30"].oordeel.resterend == 2
    assert "Wat anderen bouwen" in uit["30"].aandeel.zegt[0]


def test_a_maximum_is_held_from_above(bouwer: Bouwer) -> None:
    hoogstens = {"richting": "maximum"}
    lijst = [aandeel(str(n), n, **hoogstens) for n in (27, 29, 30, 32)]
    conn = bouwer(
        stel(*lijst, woningtotalen=[totaal(1000)], voorraadstanden=tellingen(HELE_STAD),
             voorraadmutaties=NIEUW)
    )  # fmt: skip
    assert {i: b.oordeel.status for i, b in beoordeeld(conn).items()} == {
        "27": "overschreden", "29": "achter", "30": "aandacht", "32": "op koers"
    }  # fmt: skip


def test_for_every_kern_it_is_a_comparison_and_the_worst_decides(bouwer: Bouwer) -> None:
    """Centrum 200 of 600 is 33.3%, Vathorst 80 of 400 is 20%; hard 120 of 445 is 27.0%."""
    per_kern = {"per_gebied": "kern"}
    lijst = [aandeel("min", 30, **per_kern), aandeel("laag", 20, **per_kern),
             aandeel("max", 33, richting="maximum", **per_kern)]  # fmt: skip
    totalen = [totaal(1000), totaal(600, WIJKEN[0]), totaal(400, WIJKEN[1])]
    tabellen = {"woningtotalen": totalen, "voorraadstanden": tellingen(HELE_STAD),
                "voorraadmutaties": NIEUW}  # fmt: skip
    uit = beoordeeld(bouwer(stel(*lijst, **tabellen)))
    delen = {d.naam: (d.deel, d.geheel, d.met_hard) for d in uit["min"].aandeel.delen}
    assert delen == {"Centrum": (200, 600, (186, 596)), "Vathorst": (80, 400, (120, 445))}
    assert {i: b.oordeel.status for i, b in uit.items()} == {
        "min": "achter", "laag": "op koers", "max": "overschreden"
    }  # fmt: skip
    assert uit["min"].oordeel.gerealiseerd is None, "no one number"
    assert uit["min"].oordeel.reden.endswith(
        "Nu klopt het in 1 van de 2 kernen; Vathorst staat er het slechtst voor."
    )
    onbekend = beoordeeld(bouwer(stel(*lijst, **tabellen | {"woningtotalen": totalen[:2]})))
    assert onbekend["min"].oordeel.status == "geen cijfers"
    assert onbekend["max"].oordeel.status == "overschreden", "more figures cannot undo that"
    geen = beoordeeld(bouwer(stel(*lijst, **tabellen | {"woningtotalen": totalen[:1]})))
    assert geen["min"].oordeel.reden.endswith("Van geen van de kernen is het aandeel bekend.")
    assert "van 1 is het niet bekend" in onbekend["min"].oordeel.reden


def test_definitions_are_never_mixed(bouwer: Bouwer) -> None:
    """CBS says 31% of all homes of corporaties; that answers no afspraak about social homes."""
    cbs = totaal(1000, definitie="bezit_corporatie", aandeel_corporatie=31.0, aandeel_marge=0.5)
    lijst = [aandeel("sociaal"), aandeel("bezit", 32, definitie="bezit_corporatie"),
             aandeel("contract", definitie="sociaal_contract")]  # fmt: skip
    uit = beoordeeld(bouwer(stel(*lijst, woningtotalen=[cbs], voorraadmutaties=NIEUW)))
    assert [b.oordeel.status for b in uit.values()] == ["geen cijfers", "achter", "geen cijfers"]
    bezit = uit["bezit"]
    assert (bezit.oordeel.gerealiseerd, bezit.oordeel.met_hard) == (31, None)
    assert "geen plannen bekend" in bezit.oordeel.reden
    assert "Plannen gaan over sociale huur" in bezit.aandeel.zegt[0]


def test_an_old_figure_is_no_figure(bouwer: Bouwer) -> None:
    lijst = stel(aandeel(), woningtotalen=[totaal(1000)], voorraadstanden=tellingen(HELE_STAD))
    conn = bouwer(lijst)
    assert beoordeeld(conn, date(2025, 12, 31))["a"].oordeel.gerealiseerd == 28
    laat = beoordeeld(conn, date(2026, 1, 1))["a"].oordeel
    assert (laat.status, laat.gerealiseerd) == ("geen cijfers", None)
    assert "2024-12-31" in laat.reden
    assert beoordeeld(conn, date(2023, 1, 1))["a"].oordeel.status == "geen cijfers"


def test_what_was_built_since_the_count_is_in_the_forecast_once(bouwer: Bouwer) -> None:
    """Counted at the end of 2023: 280 of 1,000. In 2024 30 came, and a plan for 2024-2025 (20)
    may hold those same homes: 310 of 1,030, and 315 of 1,035 with the plan of 2026."""
    vorig = date(2023, 12, 31)
    rijen = [
        mutatie(ALLIANTIE, "nieuwbouw", "2024", 30, "gerealiseerd"),
        mutatie(ALLIANTIE, "nieuwbouw", "2024-2025", 20, "hard"),
        mutatie(ALLIANTIE, "nieuwbouw", "2026", 5, "hard"),
    ]
    conn = bouwer(
        stel(aandeel(), woningtotalen=[totaal(1000, dag=vorig)],
             voorraadstanden=tellingen(HELE_STAD, vorig), voorraadmutaties=rijen)
    )  # fmt: skip
    (deel,) = beoordeeld(conn)["a"].aandeel.delen
    assert (deel.dag, deel.deel, deel.met_hard) == (vorig, 280, (315, 1035))


HUUR = {"indicator": "aandeel_huurklasse", "definitie": None}


def test_a_share_by_rent_needs_the_rent_of_every_home(bouwer: Bouwer) -> None:
    """140 + 60 of 280 up to the second aftoppingsgrens is 71.4%; 40 more, 10 of them above it."""
    rijen = [
        *tellingen({WIJKEN[0]: (100, 40)}, huurklasse="aftopping_laag"),
        *tellingen({WIJKEN[0]: (0, 60)}, huurklasse="aftopping_hoog"),
        *tellingen({WIJKEN[1]: (80, 0)}, huurklasse="sociaal_boven_aftopping"),
        *tellingen({WIJKEN[1]: (9, 9)}, segment="midden", huurklasse="midden"),
    ]
    plannen = [
        mutatie(ALLIANTIE, "nieuwbouw", "2026", 30, "hard", huurklasse="aftopping_laag"),
        mutatie(ALLIANTIE, "nieuwbouw", "2026", 10, "hard", huurklasse="sociaal_boven_aftopping"),
    ]
    lijst = [aandeel("70", 70, **HUUR), aandeel("portaal", 95, **HUUR, partijen=PORTAAL)]
    tabellen = {"voorraadstanden": rijen, "voorraadmutaties": plannen}
    uit = beoordeeld(bouwer(stel(*lijst, **tabellen)))
    (deel,) = uit["70"].aandeel.delen
    assert (deel.deel, deel.geheel, deel.met_hard) == (200, 280, (230, 320))
    assert uit["70"].oordeel.status == "op koers"
    assert uit["portaal"].oordeel.gerealiseerd == 100
    zonder = [*rijen, *tellingen({WIJKEN[1]: (0, 1)})]
    leeg = beoordeeld(bouwer(stel(*lijst, **tabellen | {"voorraadstanden": zonder})))
    assert leeg["70"].oordeel.status == "geen cijfers"
    assert "huurklasse" in leeg["70"].oordeel.reden
    plan_zonder = [*plannen, mutatie(PORTAAL, "verkoop", "2027", 1, "hard")]
    half = beoordeeld(bouwer(stel(*lijst, **tabellen | {"voorraadmutaties": plan_zonder})))
    assert half["70"].aandeel.delen[0].met_hard is None, "it could be on either side"


def test_the_share_of_new_building_needs_all_building(bouwer: Bouwer) -> None:
    """2023 and 2024: 30 + 15 of 60 + 90 homes is 30%."""
    van = {"van": date(2023, 1, 1), "indicator": "aandeel_nieuwbouw", "definitie": None}
    groot = "in projecten van 16 woningen of meer"
    lijst = [aandeel("30", 30, **van), aandeel("31", 31, **van),
             aandeel("deel", 30, **van, voorwaarde=groot)]  # fmt: skip
    rijen = [mutatie(ALLIANTIE, "nieuwbouw", "2023", 30, "gerealiseerd"),
             mutatie(PORTAAL, "nieuwbouw", "2024", 15, "gerealiseerd")]  # fmt: skip
    cbs = [{"gemeente": AMERSFOORT, "jaar": j, "nieuwbouw": n} for j, n in ((2023, 60), (2024, 90))]
    basis = stel(*lijst)[:2]
    echt = levering("echt", "2023-2024", voorraadmutaties=rijen)
    uit = beoordeeld(bouwer([*basis, echt, levering("cbs", cbs_voorraad=cbs)]))
    assert {i: (b.oordeel.status, b.oordeel.gerealiseerd) for i, b in uit.items()} == {
        "30": ("op koers", 30), "31": ("achter", 30), "deel": ("geen cijfers", None)
    }  # fmt: skip
    uit = beoordeeld(bouwer([*basis, echt, levering("cbs", cbs_voorraad=cbs[:1])]))
    assert uit["30"].oordeel.status == "geen cijfers", "a year is missing"
    half = levering("half", "2023-2024", voorraadmutaties=rijen[:1])
    uit = beoordeeld(bouwer([*basis, half, levering("cbs", cbs_voorraad=cbs)]))
    assert uit["30"].oordeel.status == "geen cijfers", "a party is missing"
    assert "van elke corporatie" in uit["30"].oordeel.reden


def test_a_share_that_nothing_measures_says_so(bouwer: Bouwer) -> None:
    conn = bouwer(stel(aandeel(indicator="aandeel_toewijzing")))
    b = beoordeeld(conn)["a"]
    assert b.oordeel.status == "geen cijfers"
    assert b.oordeel.reden == "Over dit aandeel zijn in deze stand geen cijfers."


PERIODEN = ("2024", "2025", "2024-2025", "2026", "2027-2030", "2030-2031", "2028-H1")


@st.composite
def beweging(draw) -> dict:
    status = draw(st.sampled_from(("gerealiseerd", "hard", "zacht")))
    return mutatie(
        draw(st.sampled_from((ALLIANTIE, PORTAAL))),
        draw(st.sampled_from(("nieuwbouw", "sloop", "verkoop", "samenvoeging", "aankoop",
                              "liberalisatie", "deliberalisatie", "toevoeging"))),
        "2024" if status == "gerealiseerd" else draw(st.sampled_from(PERIODEN)),
        draw(st.integers(0, 60)),
        status,
        segment=draw(st.sampled_from(("sociaal", "sociaal", "midden"))),
        ander_segment=None,
        gebied=draw(st.sampled_from((*WIJKEN, "BU03070101", None))),
        binnen_sector=draw(st.booleans()),
        zelfstandig=draw(st.integers(0, 9)) > 0,
    )  # fmt: skip


ERBIJ = {"nieuwbouw", "toevoeging", "aankoop", "deliberalisatie"}
BOUWT, SLOOPT = {"nieuwbouw", "toevoeging"}, {"sloop", "samenvoeging"}


def naief_aandeel(
    data: Sequence, s: int, t: int, dag: date, gebieden: set[str] | None, statussen: set[str]
) -> tuple[int, int] | None:
    """S and T with plans, home by home, from the delivered rows: no query, no domain rule."""
    gedekt = naief.gerealiseerde_dagen(data, AMERSFOORT, EIND)
    heeft = False
    for m in naief.mutaties(data):
        if m.status not in {"gerealiseerd", *statussen} or not m.zelfstandig or m.vervallen:
            continue
        if gebieden is not None and m.gebied not in gebieden:
            continue
        if m.periode.van <= dag or m.periode.tot > date(2030, 12, 31):
            continue
        al = {p.van for p in gedekt.get(m.corporatie, ())}
        if m.status != "gerealiseerd" and any(
            m.periode.van + timedelta(days=n) in al
            for n in range((m.periode.tot - m.periode.van).days + 1)
        ):
            continue
        heeft = heeft or m.status in statussen - {"hard"} or statussen == {m.status}
        blijft = m.binnen_sector and m.soort in ("aankoop", "verkoop")
        if m.segment == "sociaal" and not blijft:
            s += m.aantal if m.soort in ERBIJ else -m.aantal
        t += m.aantal if m.soort in BOUWT else -m.aantal if m.soort in SLOOPT else 0
    return (s, t) if heeft and 0 <= s <= t and t else None


@settings(
    max_examples=8, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    rijen=st.lists(beweging(), min_size=1, max_size=10),
    vroeger=st.booleans(),
    sociaal=st.tuples(*[st.integers(0, 150)] * 4),
)
def test_the_same_as_a_plain_reading(lege_database, rijen, vroeger, sociaal) -> None:
    dag = date(2023, 12, 31) if vroeger else EIND
    per = {WIJKEN[0]: sociaal[:2], WIJKEN[1]: sociaal[2:]}
    totalen = [totaal(1000, dag=dag), totaal(600, WIJKEN[0], dag), totaal(400, WIJKEN[1], dag)]
    data = stel(aandeel("stad"), aandeel("kern", per_gebied="kern"), woningtotalen=totalen,
                voorraadstanden=tellingen(per, dag), voorraadmutaties=rijen)  # fmt: skip
    motor = lege_database()
    bouw(data, motor, "x")
    with motor.connect() as conn:
        uit = beoordeeld(conn)
    motor.dispose()
    (stad,) = uit["stad"].aandeel.delen
    kernen = uit["kern"].aandeel.delen
    binnen = [{"WK030701", "BU03070101", "BU03070102"}, {"WK030702"}]
    for deel, s, t, waar in (
        (stad, sum(sociaal), 1000, None),
        (kernen[0], sum(sociaal[:2]), 600, binnen[0]),
        (kernen[1], sum(sociaal[2:]), 400, binnen[1]),
    ):
        assert deel.nu == Fraction(s, t)
        assert deel.met_hard == naief_aandeel(data, s, t, dag, waar, {"hard"})
        assert deel.met_zacht == naief_aandeel(data, s, t, dag, waar, {"hard", "zacht"})


@pytest.mark.parametrize("dag", [None, date(2019, 1, 1)])
def test_without_figures_there_is_no_share(bouwer: Bouwer, dag: date | None) -> None:
    conn = bouwer(stel(aandeel()))
    (b,) = afspraken.lijst(conn, Filters(), dag)
    assert (b.oordeel.status, b.oordeel.gerealiseerd) == ("geen cijfers", None)
