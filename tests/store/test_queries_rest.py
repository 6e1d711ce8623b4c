"""Dekking, peildatum, names, choices, balans, CBS, sources: small worked cases."""

from __future__ import annotations

from datetime import date

from domain.filters import Filters
from domain.mutaties import DUREN
from domain.perioden import jaren
from store.vragen import keuzes, namen, peildatum
from store.vragen.groei import balans
from store.vragen.leveringen import bronnen, dekking
from tests.store.conftest import Bouwer
from tests.store.maak import (
    ALLIANTIE,
    AMERSFOORT,
    DORP,
    OMNIA,
    PORTAAL,
    levering,
    partijen,
    register,
    tabel1,
)


def bouw_cijfers(corporatie, periode, aantal=1, id_=None, **rest):
    rij = {"corporatie": corporatie, "soort": "nieuwbouw", "periode": periode, "aantal": aantal}
    return levering(id_ or f"{corporatie}-{periode}", periode, voorraadmutaties=[rij | rest])


def drie(*perioden):
    """Realised figures per period of the three parties of Amersfoort."""
    return [
        bouw_cijfers(c, p) for c, p in zip((ALLIANTIE, PORTAAL, OMNIA), perioden, strict=True) if p
    ]


def f(van=None, tot=None, **rest):
    return Filters(
        gemeente=(AMERSFOORT,),
        van=jaren(van).van if van else None,
        tot=jaren(tot).tot if tot else None,
        **rest,
    )


def gedekt(conn, filters):
    uit = dekking.partijen(conn, filters)
    return {(r.corporatie, r.soort): (r.gedekt, r.ontbreekt) for r in uit.itertuples()}


def test_a_total_needs_every_party(bouwer: Bouwer) -> None:
    conn = bouwer([register(), partijen(), *drie("2020-2021", "2020-2021", "2020")])
    echt = {"status": ("gerealiseerd",)}
    assert gedekt(conn, f(2020, 2020, **echt)) == {
        (c, "gerealiseerd"): (True, "") for c in (ALLIANTIE, PORTAAL, OMNIA)
    }
    assert gedekt(conn, f(2020, 2021, **echt))[OMNIA, "gerealiseerd"] == (False, "2021")
    # What has not happened yet is not missing: the newest figures of any party are the end.
    assert gedekt(conn, f(2020, 2030, **echt))[ALLIANTIE, "gerealiseerd"] == (True, "")
    # A chosen begin before the first figures is.
    assert gedekt(conn, f(2019, 2020, **echt))[ALLIANTIE, "gerealiseerd"] == (False, "2019")
    assert gedekt(conn, f(**echt))[OMNIA, "gerealiseerd"] == (False, "2021")
    # Only who is chosen has to be covered.
    alleen = f(2020, 2021, corporatie=(ALLIANTIE,), **echt)
    assert gedekt(conn, alleen) == {(ALLIANTIE, "gerealiseerd"): (True, "")}


def test_plans_are_needed_only_where_nothing_is_realised(bouwer: Bouwer) -> None:
    conn = bouwer([register(), partijen(), tabel1(), *drie("2020-2021", "2020", "")])
    uit = gedekt(conn, f(2020, 2021))
    assert uit[ALLIANTIE, "gerealiseerd"] == (True, "")
    assert (ALLIANTIE, "plan") not in uit, "everything is realised"
    assert uit[PORTAAL, "gerealiseerd"] == (False, "2021")
    assert uit[PORTAAL, "plan"] == (True, "")
    assert uit[OMNIA, "gerealiseerd"] == (False, "2020-2021")


def test_without_a_document_there_are_no_parties(bouwer: Bouwer) -> None:
    conn = bouwer([register(), tabel1()])
    assert dekking.partijen(conn, f(2020, 2021)).empty


def test_without_any_figures_all_is_missing(bouwer: Bouwer) -> None:
    conn = bouwer([register(), partijen()])
    assert gedekt(conn, f(status=("hard",)))[OMNIA, "plan"] == (False, "alle cijfers")
    assert gedekt(conn, f(2020, 2021, status=("hard",)))[OMNIA, "plan"] == (False, "2020-2021")


def test_the_peildatum_is_the_last_day_that_every_party_covers(bouwer: Bouwer) -> None:
    conn = bouwer([register(), partijen(), *drie("2020-2021", "2020-2021", "2020")])
    assert peildatum.van(conn, f()) == peildatum.Peildatum(date(2020, 12, 31), "gerealiseerd")
    alleen = f(corporatie=(ALLIANTIE,))
    assert peildatum.van(conn, alleen).dag == date(2021, 12, 31)
    assert peildatum.van(conn, f(tot=2019)) == peildatum.Peildatum(date(2019, 12, 31), "gevraagd")
    assert peildatum.van(conn, f(tot=2030)).dag == date(2020, 12, 31)


def test_without_realised_figures_it_is_the_newest_figure(bouwer: Bouwer) -> None:
    stand = [{"corporatie": PORTAAL, "peildatum": date(2021, 12, 31), "aantal": 5}]
    basis = [register(), partijen(), tabel1()]
    conn = bouwer([*basis, levering("s", "2021", voorraadstanden=stand)])
    assert peildatum.van(conn, f()) == peildatum.Peildatum(date(2021, 12, 31), "nieuwste")
    assert peildatum.van(conn, f(tot=2020)) == peildatum.Peildatum(date(2020, 12, 31), "gevraagd")
    assert peildatum.van(conn, f(tot=2030)).dag == date(2021, 12, 31), "it never runs ahead"
    jaar = [{"gemeente": AMERSFOORT, "jaar": 2022, "eind": 1}]
    conn = bouwer([*basis, levering("c", None, cbs_voorraad=jaar)])
    assert peildatum.van(conn, f()).dag == date(2022, 12, 31)
    assert peildatum.van(bouwer(basis), f()).grond == "plan"
    assert peildatum.van(bouwer([register()]), f()) == peildatum.Peildatum(None, "geen")


def test_names_are_found_as_people_write_them(bouwer: Bouwer) -> None:
    conn = bouwer([register()])
    goed, problemen = namen.los_op(
        conn,
        Filters(
            gemeente=(" amersfoort", "DORP AAN ZEE"),
            corporatie=("alliantie", "eigen haard test", "l0001"),
            gebied=("Vathorst",),
        ),
    )
    assert not problemen
    assert goed.gemeente == (AMERSFOORT, DORP)
    assert goed.corporatie == (ALLIANTIE, "L0004")
    assert goed.gebied == ("WK030702",)


def test_a_name_at_two_levels_is_the_higher_within_the_gemeente(bouwer: Bouwer) -> None:
    conn = bouwer([register()])
    goed, problemen = namen.los_op(conn, Filters(gemeente=(AMERSFOORT,), gebied=("centrum",)))
    assert (goed.gebied, problemen) == (("WK030701",), ())
    goed, (probleem,) = namen.los_op(conn, Filters(gebied=("centrum",)))
    assert goed.gebied == ()
    assert "WK030701, WK900102" in probleem.tekst


def test_an_unknown_name_gets_a_message_with_the_nearest(bouwer: Bouwer) -> None:
    conn = bouwer([register()])
    goed, problemen = namen.los_op(
        conn, Filters(gemeente=("Amersvoort", "x" * 500), corporatie=(PORTAAL, "'; drop"))
    )
    assert (goed.gemeente, goed.corporatie) == ((), (PORTAAL,))
    assert [p.naam for p in problemen] == ["gemeente", "gemeente", "corporatie"]
    assert "Amersfoort" in problemen[0].verwacht
    assert namen.van(conn, [AMERSFOORT, PORTAAL, "WK030702", "onzin"]) == {
        AMERSFOORT: "Amersfoort",
        PORTAAL: "Portaal",
        "WK030702": "Vathorst",
    }


def test_choices(bouwer: Bouwer) -> None:
    jaar = [{"gemeente": DORP, "jaar": 2022, "eind": 1}]
    conn = bouwer([register(), partijen(), tabel1(), levering("c", None, cbs_voorraad=jaar)])
    alle = keuzes.alle(conn, Filters())
    g = alle.gemeenten.set_index("code")
    assert list(g.index) == [AMERSFOORT, DORP]
    assert list(g["register"]) == [True, False]
    assert list(g["groei"]) == [True, False]
    assert list(g["fictief"]) == [False, True]
    assert list(alle.corporaties["naam"]) == ["de Alliantie", "Omnia Wonen", "Portaal"]
    assert alle.gebieden.empty
    assert alle.jaren == (2020, 2021)
    dorp = keuzes.alle(conn, Filters(gemeente=(DORP,)))
    assert dorp.corporaties.empty
    assert list(dorp.gebieden["naam"]) == ["Centrum", "Kern Noord"]
    assert dorp.jaren is None


def test_standen_and_balans(bouwer: Bouwer) -> None:
    standen = [
        {"corporatie": PORTAAL, "peildatum": date(j, 12, 31), "aantal": n, **r}
        for j, n, r in (
            (2019, 50, {"gebied": "WK030701"}),
            (2019, 50, {"gebied": "WK030702"}),
            (2020, 103, {}),
            (2018, 9, {}),
            (2020, 7, {"segment": "totaal", "corporatie": OMNIA}),
        )
    ]
    conn = bouwer(
        [
            register(),
            partijen(),
            bouw_cijfers(PORTAAL, "2020", 2),
            levering("s", "2020", voorraadstanden=standen),
        ]
    )
    uit = balans.standen(conn, f(2020, 2020))
    assert [(r.corporatie, r.peildatum, r.segment, r.aantal) for r in uit.itertuples()] == [
        (PORTAAL, date(2019, 12, 31), "sociaal", 100),
        (PORTAAL, date(2020, 12, 31), "sociaal", 103),
        (OMNIA, date(2020, 12, 31), "totaal", 7),
    ]
    (regel,) = balans.regels(conn, f(2020, 2020)).to_dict("records")
    assert (regel["begin"], regel["netto"], regel["eind"], regel["onverklaard"]) == (100, 2, 103, 1)
    assert balans.regels(conn, f(2020, 2020, gebied=("WK030701",))).empty
    assert list(bronnen.van_standen(conn, f(2020, 2020))["levering"]) == ["s"]


def test_cbs_is_only_what_is_asked_for(bouwer: Bouwer) -> None:
    rijen = [{"gemeente": g, "jaar": 2012, "eind": 1} for g in (AMERSFOORT, DORP)]
    conn = bouwer([register(), levering("c", None, cbs_voorraad=rijen)])
    assert list(balans.alle_woningen(conn, Filters(gemeente=(DORP,)))["naam"]) == ["Dorp aan Zée"]
    assert balans.alle_woningen(conn, Filters()).empty


def test_sources_and_what_was_replaced(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            bouw_cijfers(PORTAAL, "2020", 5, "oud"),
            bouw_cijfers(PORTAAL, "2020", 6, "nieuw"),
            bouw_cijfers(PORTAAL, "2021", 6, "later"),
        ]
    )
    uit = bronnen.van(conn, f(2020, 2020, duur=DUREN))
    assert list(uit["levering"]) == ["nieuw"]
    assert list(uit["bron"]) == ["bron van nieuw"]
    (weg,) = bronnen.weggelaten(conn, f(2020, 2020)).to_dict("records")
    assert (weg["levering"], weg["vervangen_door"], weg["rijen"], weg["aantal"]) == (
        "oud", "nieuw", 1, 5,
    )  # fmt: skip
    assert bronnen.weggelaten(conn, f(2021, 2021)).empty
    assert bronnen.weggelaten(conn, f(corporatie=(OMNIA,))).empty
