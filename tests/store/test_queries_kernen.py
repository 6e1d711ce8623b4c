"""What is read about areas, on both engines; and what ships, with the figures of the documents."""

from __future__ import annotations

from datetime import date

from domain.kernen.bron import Kernpartij, KernRij, Kerntelling, Totaal
from domain.kernen.keuze import KernFilters
from store.vragen.kernen import lezen
from store.vragen.kernen.lezen import bronnen, gemeenten
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
)

EIND = date(2024, 12, 31)
KWB = {"peildatum": EIND, "indeling": 2023, "bron": "CBS KWB"}
GEMETEN = {"definitie": "bezit_corporatie", "aandeel_marge": 0.5}


def kwb(**meer):
    """Amersfoort with a wijk of two buurten, and a wijk that the file leaves out."""
    return levering(
        "kwb",
        "2024",
        woningtotalen=[
            {**KWB, **GEMETEN, "aantal": 1000, "aandeel_corporatie": 31.0, "indeling": None},
            {**KWB, **GEMETEN, "aantal": 700, "aandeel_corporatie": 40.0, "gebied": "WK030701"},
            {**KWB, "aantal": 400, "gebied": "BU03070101"},
            {**KWB, **GEMETEN, "aantal": 300, "aandeel_corporatie": 22.3, "aandeel_marge": None,
             "gebied": "BU03070102"},
        ],
        **meer,
    )  # fmt: skip


def stand(corporatie, aantal, gebied=None, **rest):
    rij = {"corporatie": corporatie, "peildatum": EIND, "aantal": aantal, "gebied": gebied}
    return rij | ({"indeling": 2023} if gebied else {}) | rest


def rijen(conn, **keuze) -> dict[str, KernRij]:
    filters, problemen = lezen.los_op(conn, KernFilters(**keuze))
    assert problemen == ()
    (k,) = lezen.lijst(conn, filters)
    return {r.gebied: r for r in k.rijen}


def test_rows_come_back_as_delivered(bouwer: Bouwer) -> None:
    standen = [
        stand(ALLIANTIE, 100, "WK030701"), stand(ALLIANTIE, 20, "WK030701", duur="tijdelijk_lang"),
        stand(ALLIANTIE, 7, "WK030701", segment="midden"),
        stand(ALLIANTIE, 5, "WK030701", zelfstandig=False),
        stand(PORTAAL, 900, segment="totaal"),
    ]  # fmt: skip
    cbs = {"gemeente": AMERSFOORT, "jaar": 2020, "begin": 1, "eind": 900}
    conn = bouwer(
        [register(), partijen(codes=(ALLIANTIE,)), kwb(voorraadstanden=standen),
         levering("cbs", "2020", cbs_voorraad=[cbs, {**cbs, "jaar": 2021, "eind": None}])]
    )  # fmt: skip
    (bron,) = bronnen(conn, [AMERSFOORT])
    assert (bron.naam, bron.partijen) == (
        "Amersfoort", (Kernpartij(ALLIANTIE, date(2015, 1, 1), date(2035, 12, 31)),)
    )  # fmt: skip
    buurt = next(t for t in bron.totalen if t.code == "BU03070102")
    assert buurt == Totaal(
        "BU03070102", 2023, EIND, 300, "CBS KWB", "kwb", buurt.volgorde, False, 22.3, None,
        "bezit_corporatie",
    )  # fmt: skip
    oud = [t for t in bron.totalen if t.peildatum.year == 2020]
    assert [(t.code, t.woningen, t.bron) for t in oud] == [(AMERSFOORT, 900, "CBS, 81955NED")]
    assert set(bron.tellingen) == {
        Kerntelling(ALLIANTIE, "WK030701", 2023, EIND, 120, False, "bron van kwb", "kwb", False),
        Kerntelling(PORTAAL, None, None, EIND, 0, True, "bron van kwb", "kwb", False),
    }
    assert {g.code for g in bron.gebieden} == {"WK030701", "WK030702", "BU03070101", "BU03070102"}


def test_gemeente_wijk_and_buurt(bouwer: Bouwer) -> None:
    conn = bouwer([register(), kwb()])
    uit = rijen(conn, gemeente=("amersfoort",), niveau=("gemeente", "wijk", "buurt"))
    assert {n: (r.niveau, r.cijfer.woningen, r.cijfer.sociaal) for n, r in uit.items()} == {
        "Amersfoort": ("gemeente", 1000, 310),
        "Centrum": ("buurt", 400, None),  # after the wijk of the same name
        "Hof": ("buurt", 300, 67),
        "Vathorst": ("wijk", None, None),
        "overig": ("wijk", 300, 30),
    }
    assert (uit["Amersfoort"].cijfer.laag, uit["Amersfoort"].cijfer.hoog) == (30.5, 31.5)
    assert uit["Hof"].cijfer.laag is None
    assert uit["Hof"].bronnen.namen == ("CBS KWB",)


def test_names_as_people_write_them(bouwer: Bouwer) -> None:
    conn = bouwer([register(), kwb()])
    for naam in ("Vathorst", "kern vathorst", " VATHORST ", "WK030702"):
        assert list(rijen(conn, gebied=(naam,))) == ["Vathorst"]
    filters, problemen = lezen.los_op(conn, KernFilters(gebied=("Kern Noord", "Nergens")))
    assert (filters.gebied, [p.gevonden for p in problemen]) == (("WK900101",), ["Nergens"])


def test_standen_of_every_party_make_the_share(bouwer: Bouwer) -> None:
    standen = [stand(ALLIANTIE, 200, "WK030701"), stand(PORTAAL, 80, "WK030702"),
               stand(OMNIA, 0, "WK030701")]  # fmt: skip
    conn = bouwer([register(), partijen(), kwb(voorraadstanden=standen)])
    uit = rijen(conn, gemeente=(AMERSFOORT,))
    assert {n: (r.cijfer.sociaal, r.definitie) for n, r in uit.items()} == {
        "Amersfoort": (280, "sociaal_bezit_corporatie"),
        "Centrum": (200, "sociaal_bezit_corporatie"),
        "Vathorst": (80, None),  # how many dwellings is not known
        "overig": (80, "sociaal_bezit_corporatie"),
    }
    bezit = rijen(conn, gemeente=(AMERSFOORT,), definitie="bezit_corporatie")
    assert bezit["Amersfoort"].cijfer.sociaal == 310
    zonder = bouwer([register(), partijen(), kwb(voorraadstanden=standen[:2])])
    assert rijen(zonder, gemeente=(AMERSFOORT,))["Amersfoort"].definitie == "bezit_corporatie"


def test_a_merged_corporatie_counts_with_its_successor(bouwer: Bouwer) -> None:
    """The test register lets a merger take effect on 1 January 2022."""
    standen = [stand(ALLIANTIE, 200, "WK030701"), stand(PORTAAL, 80, "WK030702")]
    conn = bouwer([register(opvolgers={OMNIA: PORTAAL}), partijen(), kwb(voorraadstanden=standen)])
    assert rijen(conn, gemeente=(AMERSFOORT,))["Amersfoort"].cijfer.sociaal == 280


def test_limits_and_definitie_come_from_the_register(bouwer: Bouwer) -> None:
    procent = {"eenheid": "procent", "rekenwijze": "niveau", "richting": "maximum"}
    afspraken = [
        {**procent, "id": "a", "indicator": "overconcentratie", "doel": 60.0, "per_gebied": "wijk"},
        {**procent, "id": "b", "indicator": "overconcentratie", "doel": 39.8, "per_gebied": "kern"},
        {**procent, "id": "c", "indicator": "overconcentratie", "doel": 22.0,
         "per_gebied": "buurt"},
        {**procent, "id": "d", "indicator": "aandeel_voorraad", "doel": 30.0,
         "definitie": "sociaal_contract"},
    ]  # fmt: skip
    conn = bouwer([register(), partijen(afspraken=afspraken), kwb()])
    (bron,) = bronnen(conn, [AMERSFOORT])
    assert (bron.definitie_afspraak, bron.overconcentratie) == (
        "sociaal_contract", {"wijk": 39.8, "buurt": 22.0}
    )  # fmt: skip
    uit = rijen(conn, gebied=("WK030701", "Hof"))
    assert {n: r.overconcentratie for n, r in uit.items()} == {
        "Centrum": "mogelijk", "Hof": "mogelijk"
    }  # fmt: skip


def test_which_gemeenten(bouwer: Bouwer) -> None:
    conn = bouwer([register(), kwb()])
    assert gemeenten(conn, (), ()) == [AMERSFOORT], "those with any figure"
    assert gemeenten(conn, (DORP,), ()) == [DORP]
    assert gemeenten(conn, (), ("WK900101",)) == [DORP]
    assert [k.gemeente for k in lezen.lijst(conn, KernFilters())] == [AMERSFOORT]
    (leeg,) = lezen.lijst(conn, KernFilters(gemeente=(DORP,)))
    assert [(r.niveau, r.cijfer.woningen) for r in leeg.rijen] == [("gemeente", None)]
    assert lezen.van_gemeente(conn, KernFilters(), "GM0000") is None
