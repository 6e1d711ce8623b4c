"""What is counted for an afspraak, against `domain.afspraken.meting`, and how it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.afspraken.meting import Meting, meting_van
from domain.filters import Filters
from domain.mutaties import DUREN, effecten
from domain.perioden import jaren
from store.bouw.bouw import bouw
from store.vragen.afspraken import beoordeeld
from tests.naief_groei import Mutatie, half_in_periode, meet
from tests.store import naief
from tests.store.conftest import Bouwer
from tests.store.maak import (
    ALLIANTIE,
    AMERSFOORT,
    OMNIA,
    PORTAAL,
    levering,
    partijen,
    register,
    tabel1,
)
from tests.store.test_queries_groei import leveringen


def afspraak(id_, doel, van, tot, **rest):
    p = jaren(van, tot)
    vast = {"telt_duur": "permanent", "telt_segment": "sociaal"}
    return {"id": id_, "doel": doel, "van": p.van, "tot": p.tot, **vast, **rest}


EIND_2019, EIND_2021 = date(2019, 12, 31), date(2021, 12, 31)
ECHT = ("gerealiseerd",)


def test_afspraak_6_has_a_forecast_and_no_realisatie(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            partijen(
                afspraken=[
                    afspraak("6", 301, 2020, 2021),
                    afspraak("6a", 210, 2020, 2021, partijen=ALLIANTIE, hoort_bij="6"),
                    afspraak("6t", 237, 2020, 2021, telt_duur="tijdelijk_lang,tijdelijk_kort"),
                    afspraak(
                        "7v", 40, 2020, 2021, partijen=PORTAAL, richting="maximum",
                        indicator="aantal_van_soort", telt_soorten="verkoop",
                    ),
                ]
            ),
            tabel1(),
        ]
    )  # fmt: skip
    uit = {
        b.afspraak.id: b for b in beoordeeld.lijst(conn, Filters(gemeente=(AMERSFOORT,)), EIND_2021)
    }
    assert [b.oordeel.met_hard for b in uit.values()] == [301, 210, 237, 40]
    assert {b.oordeel.status for b in uit.values()} == {"geen cijfers"}
    assert uit["6"].oordeel.gerealiseerd is None
    assert uit["6"].cijfers.zacht is None
    assert uit["6"].document == "Afspraken"


def test_the_average_of_320_a_year(bouwer: Bouwer) -> None:
    rijen = [
        {"corporatie": c, "soort": "nieuwbouw", "periode": "2021-2024", "aantal": n}
        for c, n in ((ALLIANTIE, 700), (PORTAAL, 310))
    ]
    a = afspraak("9", 320, 2021, 2030, rekenwijze="gemiddelde_per_jaar")
    data = [
        register(),
        partijen(codes=(ALLIANTIE, PORTAAL), afspraken=[a]),
        levering("a", "2021-2024", voorraadmutaties=rijen),
    ]
    (b,) = beoordeeld.lijst(bouwer(data), Filters(), date(2024, 12, 31))
    o = b.oordeel
    assert (o.doel_totaal, o.gerealiseerd, o.verwacht, o.tempo) == (3200, 1010, 1280, 365)
    assert o.status == "achter"
    # One party without figures: no status from half the figures.
    (b,) = beoordeeld.lijst(
        bouwer([*data[:2], levering("a", "2021-2024", voorraadmutaties=rijen[:1])]),
        Filters(),
        date(2024, 12, 31),
    )
    assert b.oordeel.status == "geen cijfers"


def test_which_afspraken(bouwer: Bouwer) -> None:
    lijst = [
        afspraak("alle", 1, 2020, 2021),
        afspraak("een", 1, 2020, 2021, partijen=OMNIA),
        afspraak("deel", 1, 2020, 2021, partijen=f"{OMNIA},{AMERSFOORT}"),
        {"id": "norm", "indicator": "aandeel_overig", "rekenwijze": "aandeel"},
    ]
    conn = bouwer([register(), partijen(afspraken=lijst)])
    ids = [b.afspraak.id for b in beoordeeld.lijst(conn, Filters(), None)]
    assert ids == ["alle", "een", "deel", "norm"]
    van_omnia = beoordeeld.lijst(conn, Filters(corporatie=(OMNIA,)), None)
    assert [b.afspraak.id for b in van_omnia] == ["alle", "een", "deel", "norm"]
    van_portaal = beoordeeld.lijst(conn, Filters(corporatie=(PORTAAL,)), None)
    assert [b.afspraak.id for b in van_portaal] == ["alle", "norm"]
    assert beoordeeld.lijst(conn, Filters(gemeente=("GM9001",)), None) == ()


@settings(
    max_examples=6, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    data=leveringen(),
    soorten=st.sampled_from(["", "sloop", "verkoop,nieuwbouw"]),
    duur=st.sampled_from(["permanent", ",".join(DUREN)]),
    gebied=st.sampled_from([None, "BU03070101"]),
    perspectief=st.sampled_from(["sector", "corporatie"]),
    sloop=st.sampled_from(["met", "zonder"]),
    bruto=st.booleans(),
    peildatum=st.sampled_from([date(2020, 12, 31), date(2021, 6, 30), date(2022, 12, 31)]),
)
def test_the_same_count_as_the_plain_reference(lege_database, data, peildatum, **velden) -> None:
    rij = afspraak(
        "x", 10, 2020, 2022, partijen=ALLIANTIE, telt_soorten=velden["soorten"],
        telt_duur=velden["duur"], gebied=velden["gebied"], telt_sloop=velden["sloop"],
        telt_perspectief=velden["perspectief"],
        indicator="aantal_van_soort" if velden["bruto"] else "netto_groei",
    )  # fmt: skip
    motor = lege_database()
    bouw([*data, partijen(afspraken=[rij])], motor, "x")
    with motor.connect() as conn:
        (b,) = beoordeeld.lijst(conn, Filters(), peildatum)
    motor.dispose()
    meting, rijen = meting_van(b.afspraak), naief.mutaties(data)
    nu = replace(meting, filters=meting.filters.met(tot=peildatum))
    gedekt = naief.gerealiseerde_dagen(data, AMERSFOORT, peildatum)
    for gevonden, verwacht in (
        (b.cijfers.gerealiseerd, meet(rijen, nu, "gerealiseerd")),
        (b.cijfers.hard, meet(rijen, meting, "hard", gedekt)),
        (b.cijfers.zacht, meet(rijen, meting, "zacht", gedekt)),
    ):
        assert (gevonden or 0) == verwacht
    # Known only where every day is there, and no figure lies partly beyond what has elapsed.
    bekend = {p.van for p in gedekt.get(ALLIANTIE, ())}
    alle = [date(2020, 1, 1) + timedelta(days=n) for n in range((peildatum - EIND_2019).days)]
    half = any(_homes(m, meting) for m in half_in_periode(rijen, nu.filters.met(status=ECHT)))
    assert b.cijfers.gedekt == (bekend >= set(alle) and not half)


def _homes(m: Mutatie, meting: Meting) -> int:
    """Homes that count of one row, whatever its period."""
    f = meting.filters
    if (m.soort == "correctie") or (f.zonder_sloop and m.soort == "sloop"):
        return 0
    if meting.soorten and m.soort not in meting.soorten:
        return 0
    return sum(
        abs(e.sector if f.perspectief == "sector" else e.corporatie) * m.aantal
        for e in effecten(m.soort, m.segment, m.ander_segment, m.duur, m.binnen_sector)
        if e.segment in f.segment and e.duur in f.duur
    )


def test_a_plan_partly_in_what_is_realised_is_not_counted_on_top_of_it(bouwer: Bouwer) -> None:
    """100 homes planned for 2021-2023, of which 2021 is realised with 30: 30 or 130 may be true."""
    plannen = [
        {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "periode": p, "aantal": n, "status": "hard"}
        for p, n in (("2021-2023", 100), ("2022-2023", 40), ("2021", 25), ("2023-2024", 7))
    ]
    echt = [{"corporatie": ALLIANTIE, "soort": "nieuwbouw", "periode": "2021", "aantal": 30}]
    a = afspraak("p", 200, 2021, 2023, partijen=ALLIANTIE)
    data = [register(), partijen(codes=(ALLIANTIE,), afspraken=[a])]
    data.append(levering("plan", "2021-2023", voorraadmutaties=plannen))
    alleen_plan = bouwer(data)
    (b,) = beoordeeld.lijst(alleen_plan, Filters(), date(2021, 12, 31))
    assert (b.oordeel.status, b.cijfers.hard) == ("geen cijfers", 165)
    conn = bouwer([*data, levering("echt", "2021", voorraadmutaties=echt)])
    (b,) = beoordeeld.lijst(conn, Filters(), date(2021, 12, 31))
    assert (b.cijfers.gerealiseerd, b.cijfers.hard, b.oordeel.met_hard) == (30, 40, 70)
    # At an earlier peildatum nothing of 2021 is realised yet; the plan of 2021 itself is vervallen.
    (b,) = beoordeeld.lijst(conn, Filters(), date(2020, 12, 31))
    assert b.cijfers.hard == 140


def test_homes_of_one_kind_are_counted_row_by_row(bouwer: Bouwer) -> None:
    """Ten homes from midden to vrij and four from sociaal to midden touch midden 14 times."""
    rijen = [
        {"corporatie": ALLIANTIE, "soort": "liberalisatie", "periode": "2021", "aantal": n,
         "segment": van, "ander_segment": naar}
        for n, van, naar in ((10, "midden", "vrij"), (4, "sociaal", "midden"))
    ]  # fmt: skip
    a = afspraak("m", 20, 2021, 2021, partijen=ALLIANTIE, indicator="aantal_van_soort",
                 telt_soorten="liberalisatie", telt_segment="midden",
                 richting="maximum")  # fmt: skip
    data = [register(), partijen(codes=(ALLIANTIE,), afspraken=[a])]
    conn = bouwer([*data, levering("a", "2021", voorraadmutaties=rijen)])
    (b,) = beoordeeld.lijst(conn, Filters(), EIND_2021)
    assert (b.oordeel.gerealiseerd, b.oordeel.status) == (14, "behaald")
