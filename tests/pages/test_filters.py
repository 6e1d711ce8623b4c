"""What the controls hold, the address says, and the other way round."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from components.groei.balk import NAMEN, naar_controls, van_controls
from domain.filters import STANDAARD, Filters
from domain.mutaties import DUREN, PERSPECTIEVEN, SEGMENTEN, STATUSSEN


def keuze(waarden, leeg=False):
    return st.lists(st.sampled_from(waarden), unique=True, min_size=0 if leeg else 1).map(
        lambda v: tuple(w for w in waarden if w in v)
    )


filters = st.builds(
    Filters,
    gemeente=keuze(("GM0307", "GM9999", "Naam, met komma"), leeg=True),
    corporatie=keuze(("L0001", "VB01"), leeg=True),
    gebied=keuze(("WK030701", "BU03070101"), leeg=True),
    van=st.none() | st.dates(date(2000, 1, 1), date(2019, 12, 31)),
    tot=st.none() | st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    duur=keuze(DUREN),
    segment=keuze(SEGMENTEN),
    status=keuze(STATUSSEN),
    perspectief=st.sampled_from(PERSPECTIEVEN),
    sloop=st.sampled_from(("met", "zonder")),
    stand=st.none() | st.just("aaaa"),
)


@settings(max_examples=80)
@given(filters)
def test_van_pagina_naar_adres_en_terug(f):
    assert van_controls(naar_controls(f), f.stand) == (f, ())
    assert Filters.uit_query(f.naar_query()) == (f, ())


def test_zonder_keuze_is_alles_leeg_en_staat_er_niets_in_het_adres():
    waarden = naar_controls(STANDAARD)
    assert set(waarden) == set(NAMEN)
    assert not any(waarden[n] for n in NAMEN if n not in ("perspectief", "sloop"))
    assert van_controls(waarden)[0].naar_query() == {}


def test_een_eind_voor_het_begin_wordt_gezegd():
    gekozen, problemen = van_controls(naar_controls(STANDAARD) | {"van": "2024", "tot": "2020"})
    assert gekozen.tot is None
    assert [p.naam for p in problemen] == ["tot"]
