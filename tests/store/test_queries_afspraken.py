"""What is counted for an afspraak, against `domain.meting`, and how it stands."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.filters import Filters
from domain.meting import meet, meting_van
from domain.mutaties import DUREN
from domain.perioden import jaren
from store.build import bouw
from store.queries import afspraken
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


EIND_2021 = date(2021, 12, 31)


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
        b.afspraak.id: b for b in afspraken.lijst(conn, Filters(gemeente=(AMERSFOORT,)), EIND_2021)
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
    (b,) = afspraken.lijst(bouwer(data), Filters(), date(2024, 12, 31))
    o = b.oordeel
    assert (o.doel_totaal, o.gerealiseerd, o.verwacht, o.tempo) == (3200, 1010, 1280, 365)
    assert o.status == "achter"
    # One party without figures: no status from half the figures.
    (b,) = afspraken.lijst(
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
    ids = [b.afspraak.id for b in afspraken.lijst(conn, Filters(), None)]
    assert ids == ["alle", "een", "deel", "norm"]
    van_omnia = afspraken.lijst(conn, Filters(corporatie=(OMNIA,)), None)
    assert [b.afspraak.id for b in van_omnia] == ["alle", "een", "deel", "norm"]
    van_portaal = afspraken.lijst(conn, Filters(corporatie=(PORTAAL,)), None)
    assert [b.afspraak.id for b in van_portaal] == ["alle", "norm"]
    assert afspraken.lijst(conn, Filters(gemeente=("GM9001",)), None) == ()


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
)
def test_the_same_count_as_the_plain_reference(lege_database, data, **velden) -> None:
    rij = afspraak(
        "x", 10, 2020, 2022, partijen=ALLIANTIE, telt_soorten=velden["soorten"],
        telt_duur=velden["duur"], gebied=velden["gebied"], telt_sloop=velden["sloop"],
        telt_perspectief=velden["perspectief"],
        indicator="aantal_van_soort" if velden["bruto"] else "netto_groei",
    )  # fmt: skip
    motor = lege_database()
    bouw([*data, partijen(afspraken=[rij])], motor, "x")
    with motor.connect() as conn:
        (b,) = afspraken.lijst(conn, Filters(), date(2022, 12, 31))
    motor.dispose()
    meting, rijen = meting_van(b.afspraak), naief.mutaties(data)
    for status, gevonden in (
        ("gerealiseerd", b.cijfers.gerealiseerd),
        ("hard", b.cijfers.hard),
        ("zacht", b.cijfers.zacht),
    ):
        if gevonden is not None:
            assert gevonden == meet(rijen, meting, status)
        else:
            assert meet(rijen, meting, status) == 0
