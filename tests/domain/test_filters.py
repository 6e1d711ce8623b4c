"""Filters: what is in the address is what was chosen, whatever it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.filters import MEEST, STANDAARD, Filters
from domain.mutaties import DUREN, PERSPECTIEVEN, SEGMENTEN, STATUSSEN


def test_zonder_keuze_is_er_een_leeg_adres():
    assert STANDAARD.naar_query() == {}
    assert Filters.uit_query({}) == (STANDAARD, ())
    assert (
        Filters(duur=("permanent",), segment=("sociaal",), status=STATUSSEN, perspectief="sector")
        == STANDAARD
    )


def test_het_adres_van_de_afspraak_met_amersfoort():
    query = {
        "gemeente": "GM0307", "van": "2020", "tot": "2021", "duur": "permanent", "status": "hard",
    }  # fmt: skip
    f, problemen = Filters.uit_query(query)
    assert problemen == ()
    assert (f.gemeente, f.status) == (("GM0307",), ("hard",))
    assert (f.periode.van, f.periode.tot) == (date(2020, 1, 1), date(2021, 12, 31))
    assert f.naar_query() == {k: v for k, v in query.items() if k != "duur"}


def test_elk_onbekend_woord_wordt_genoemd_en_de_rest_geldt():
    f, problemen = Filters.uit_query(
        {"duur": "eeuwig,permanent", "sloop": "half", "van": "ooit", "segment": "midden"}
    )
    assert {(p.naam, p.gevonden) for p in problemen} == {
        ("duur", "eeuwig"), ("sloop", "half"), ("van", "ooit"),
    }  # fmt: skip
    assert f == Filters(segment=("midden",))
    assert "'eeuwig'" in next(p.tekst for p in problemen if p.naam == "duur")


def test_een_einde_voor_het_begin_wordt_genoemd():
    f, (probleem,) = Filters.uit_query({"van": "2024", "tot": "2021"})
    assert (f.van, f.tot, probleem.naam) == (date(2024, 1, 1), None, "tot")


def test_twee_perspectieven_tegelijk_kan_niet():
    f, (probleem,) = Filters.uit_query({"perspectief": "sector,corporatie"})
    assert (f.perspectief, probleem.naam) == ("sector", "perspectief")


def test_de_volgorde_van_een_keuze_maakt_niet_uit():
    assert Filters(duur=("tijdelijk_kort", "permanent")) == Filters(
        duur=("permanent", "tijdelijk_kort")
    )
    assert Filters(status=()) == STANDAARD


@pytest.mark.parametrize(
    "keuze", [{"duur": ("x",)}, {"segment": ("koop",)}, {"perspectief": "x"}, {"sloop": ""}]
)
def test_een_keuze_die_niet_op_de_lijst_staat(keuze):
    with pytest.raises(ValueError, match=r".+"):
        Filters(**keuze)


namen = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8)
    .map(str.strip)
    .filter(bool),
    max_size=3,
    unique=True,
).map(tuple)
dagen = st.none() | st.dates(date(1950, 1, 1), date(2099, 12, 31))


@st.composite
def filters(draw) -> Filters:
    van, tot = draw(dagen), draw(dagen)
    if van and tot and tot < van:
        van, tot = tot, van
    return Filters(
        gemeente=draw(namen),
        corporatie=draw(namen),
        gebied=draw(namen),
        van=van,
        tot=tot,
        duur=tuple(draw(st.sets(st.sampled_from(DUREN)))),
        segment=tuple(draw(st.sets(st.sampled_from(SEGMENTEN)))),
        status=tuple(draw(st.sets(st.sampled_from(STATUSSEN)))),
        perspectief=draw(st.sampled_from(PERSPECTIEVEN)),
        sloop=draw(st.sampled_from(["met", "zonder"])),
        stand=draw(st.sampled_from([None, "0a1b2c3d4e5f"])),
    )


@given(filters())
def test_elk_filter_komt_uit_het_adres_terug(f):
    assert Filters.uit_query(f.naar_query()) == (f, ())


@given(st.dictionaries(st.sampled_from(sorted(Filters.__dataclass_fields__)), st.text()))
def test_welke_onzin_ook_er_komt_een_filter_uit(query):
    f, _ = Filters.uit_query(query)
    assert f.periode.van <= f.periode.tot
    assert Filters.uit_query(f.naar_query())[0] == f


@pytest.mark.parametrize("tekst", [",,,,", " , "])
def test_een_lijst_zonder_naam_erin_is_geen_keuze(tekst: str):
    f, (probleem,) = Filters.uit_query({"gemeente": tekst})
    assert (f, probleem.naam) == (STANDAARD, "gemeente")


def test_een_losse_schuine_streep_is_een_naam():
    assert Filters.uit_query({"gemeente": "\\"}) == (Filters(gemeente=("\\",)), ())


@pytest.mark.parametrize("naam", ["gemeente", "corporatie", "gebied", "duur"])
def test_een_filter_houdt_hoogstens_vijfhonderd_namen(naam: str):
    tekst = ",".join(f"naam {n}" for n in range(MEEST + 1))
    f, problemen = Filters.uit_query({naam: tekst})
    assert "501 namen" in problemen[0].tekst
    assert "hoogstens 500" in problemen[0].tekst
    if naam != "duur":
        assert len(getattr(f, naam)) == MEEST
        assert Filters.uit_query({naam: tekst.rpartition(",")[0]})[1] == ()
