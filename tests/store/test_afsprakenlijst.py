"""The list of afspraken: which lines, in which order, judged on which day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.indicatoren import BINDINGEN
from domain.afspraken.keuze import AfspraakFilters
from domain.afspraken.oordeel import STATUSSEN, Oordeel
from domain.filters import Filters
from domain.perioden import jaren
from store.schema import tables
from store.vragen import peildatum
from store.vragen.afspraken import beoordeeld
from store.vragen.afspraken.beoordeeld import Beoordeeld
from store.vragen.afspraken.keuzes import los_op, themas
from store.vragen.afspraken.lijst import Lijstregel, alle, kies, lijst, samen_met
from store.vragen.afspraken.verloop import verloop_van_lijst
from telling.rijen import LeveringData
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

EIND_2021 = date(2021, 12, 31)


def afspraak(id_, doel, van=2020, tot=2021, **rest):
    p = jaren(van, tot)
    vast = {"telt_duur": "permanent", "telt_segment": "sociaal"}
    return {"id": id_, "doel": doel, "van": p.van, "tot": p.tot, **vast, **rest}


def amersfoort() -> list[LeveringData]:
    """Afspraken 6 and 9 with Tabel 1: plans and nothing realised."""
    zes = {"binding": "garantie", "thema": "Omvang"}
    delen = ((ALLIANTIE, 210), (PORTAAL, 48), (OMNIA, 43))
    rijen = [
        afspraak("6", 301, **zes),
        *(afspraak(f"6-{c}", n, hoort_bij="6", partijen=c, **zes) for c, n in delen),
        afspraak("7", 40, partijen=PORTAAL, richting="maximum", thema="Verkoop",
                 indicator="aantal_van_soort", telt_soorten="verkoop"),
        afspraak("6t", 237, telt_duur="tijdelijk_lang,tijdelijk_kort", **zes),
        afspraak("9", 320, 2021, 2030, rekenwijze="gemiddelde_per_jaar", thema="Omvang",
                 richting="streefwaarde", behandeld_als="minimum"),
    ]  # fmt: skip
    stand = [{"corporatie": PORTAAL, "peildatum": date(2023, 12, 31), "aantal": 5}]
    return [partijen(afspraken=rijen), tabel1(), levering("s", "2023", voorraadstanden=stand)]


def dorp() -> list[LeveringData]:
    """One party with figures up to 2024, a minimum and a maximum."""
    rijen = [
        {"corporatie": PORTAAL, "gemeente": DORP, "soort": s, "aantal": n, "periode": str(j)}
        for j in range(2021, 2025)
        for s, n in (("nieuwbouw", 40), ("verkoop", 10))
    ]
    eigen = {"gemeente": DORP, "telt_perspectief": "sector"}
    lijst_ = [
        afspraak("d1", 300, 2021, 2030, **eigen),
        afspraak("d2", 50, 2021, 2030, richting="maximum", indicator="aantal_van_soort",
                 telt_soorten="verkoop", thema="verkoop", **eigen),
    ]  # fmt: skip
    doc = partijen(DORP, (PORTAAL,), afspraken=lijst_)
    return [doc, levering("dorp", "2021-2024", fictief=True, voorraadmutaties=rijen)]


def los_doel() -> LeveringData:
    """An aim of Portaal as a whole: about no gemeente."""
    rij = {
        "document": "visie", "volgorde": 1, "artikel": "1", "thema": "Omvang", "titel": "Groei",
        "betekenis": "", "partijen": PORTAAL, "eenheid": "woningen", "richting": "minimum",
        "binding": "streven", "fictief": False, "rekenwijze": "totaal",
        "indicator": "netto_groei", **afspraak("p1", 1000),
    }  # fmt: skip
    doc = {"id": "visie", "titel": "Visie", "gemeente": None, "fictief": False}
    return levering("visie", document=[doc], afspraak=[rij])


def alles(**rest) -> list[LeveringData]:
    return [register(**rest), *amersfoort(), *dorp(), los_doel()]


def ids(regels) -> list[str]:
    return [r.afspraak.id for r in regels]


def test_amersfoort_on_the_last_day_of_2021(bouwer: Bouwer) -> None:
    conn = bouwer([register(), *amersfoort()])
    uit = {r.afspraak.id: r for r in lijst(conn, AfspraakFilters(peildatum=EIND_2021))}
    assert {r.peildatum for r in uit.values()} == {EIND_2021}
    assert {i: r.oordeel.met_hard for i, r in uit.items()} == {
        "6": 301, f"6-{ALLIANTIE}": 210, f"6-{PORTAAL}": 48, f"6-{OMNIA}": 43, "6t": 237,
        "7": 40, "9": None,
    }  # fmt: skip
    assert {r.oordeel.status for r in uit.values()} == {"geen cijfers"}
    assert {r.oordeel.gerealiseerd for r in uit.values()} == {None}
    # Without a day asked for it is the newest figure; nothing asked for reaches further.
    zonder = {r.peildatum for r in lijst(conn, AfspraakFilters())}
    later = {r.peildatum for r in lijst(conn, AfspraakFilters(peildatum=date(2030, 12, 31)))}
    assert zonder == later == {date(2023, 12, 31)}


def test_each_gemeente_has_its_own_day_and_an_aim_without_one_has_none(bouwer: Bouwer) -> None:
    uit = {r.afspraak.id: r for r in alle(bouwer(alles()))}
    assert uit["9"].peildatum == date(2023, 12, 31)
    assert (uit["d1"].peildatum, uit["d1"].oordeel.gerealiseerd) == (date(2024, 12, 31), 120)
    assert (uit["p1"].peildatum, uit["p1"].oordeel.status) == (None, "geen cijfers")
    # Portaal has figures for another gemeente alone: its choice changes no status.
    portaal = {r.afspraak.id: r for r in lijst(bouwer(alles()), AfspraakFilters((), (PORTAAL,)))}
    assert {i: r.oordeel for i, r in portaal.items()} == {i: uit[i].oordeel for i in portaal}


def test_the_order_of_the_documents_with_parts_below_their_whole(bouwer: Bouwer) -> None:
    conn = bouwer(alles())
    zes = ["6", f"6-{ALLIANTIE}", f"6-{PORTAAL}", f"6-{OMNIA}"]
    # By thema as they first occur; the document without a gemeente comes last.
    assert ids(alle(conn)) == [*zes, "6t", "9", "7", "d1", "d2", "p1"]
    assert ids(alle(conn, (DORP,))) == ["d1", "d2"]
    assert alle(conn, ("GM0000",)) == ()


def test_a_successor_stands_for_who_merged_into_it(bouwer: Bouwer) -> None:
    conn = bouwer(alles(opvolgers={OMNIA: ALLIANTIE}))
    assert samen_met(conn, (ALLIANTIE,)) == {ALLIANTIE, OMNIA}
    assert f"6-{OMNIA}" in ids(lijst(conn, AfspraakFilters(corporatie=(ALLIANTIE,))))
    assert f"6-{ALLIANTIE}" not in ids(lijst(conn, AfspraakFilters(corporatie=(OMNIA,))))
    assert samen_met(conn, ()) == frozenset()


def test_names_and_themas_are_found_as_people_write_them(bouwer: Bouwer) -> None:
    conn = bouwer(alles())
    assert themas(conn) == ("betaalbaarheid", "Omvang", "Verkoop", "verkoop")
    gevraagd = AfspraakFilters(("dorp aan zee",), ("portaal", "Poortaal"), ("OMVANG", "Omvan"))
    filters, problemen = los_op(conn, gevraagd)
    assert (filters.gemeente, filters.corporatie, filters.thema) == (
        (DORP,), (PORTAAL,), ("Omvang",),
    )  # fmt: skip
    assert [(p.naam, p.gevonden) for p in problemen] == [
        ("corporatie", "Poortaal"), ("thema", "Omvan"),
    ]  # fmt: skip
    assert "bijvoorbeeld Omvang" in problemen[1].verwacht
    for tekst, gekozen in (("Verkoop", ("Verkoop",)), ("VERKOOP", ("Verkoop", "verkoop"))):
        assert los_op(conn, AfspraakFilters(thema=(tekst,))) == (
            AfspraakFilters(thema=gekozen), ()
        )  # fmt: skip


def test_the_drawing_has_the_end_of_every_year(bouwer: Bouwer) -> None:
    conn = bouwer(alles())
    uit = verloop_van_lijst(conn, alle(conn))
    einden = [date(j, 12, 31) for j in range(2021, 2025)]
    assert uit["d1"] == tuple(zip(einden, (30, 60, 90, 120), strict=True))
    assert uit["d2"] == tuple(zip(einden, (10, 20, 30, 40), strict=True)), "homes, not saldo"
    assert set(uit) == {"d1", "d2"}, "nothing is drawn where nothing is known"
    halverwege = verloop_van_lijst(conn, alle(conn, (DORP,), date(2022, 6, 30)))
    assert halverwege == {}, "of half a year nothing is known where only the whole is delivered"
    eerder = verloop_van_lijst(conn, alle(conn, (DORP,), date(2022, 12, 31)))
    assert eerder["d1"] == ((einden[0], 30), (einden[1], 60))


def naief(conn: Connection, f: AfspraakFilters) -> dict[str, str]:
    """Id to status, one afspraak at a time and straight from the table."""
    uit = {}
    for rij in conn.execute(select(tables.afspraak)).mappings().all():
        g = rij["gemeente"]
        if f.gemeente and g not in f.gemeente:
            continue
        if f.corporatie and not any(c in rij["partijen"].split(",") for c in f.corporatie):
            continue
        if (f.thema and rij["thema"] not in f.thema) or (
            f.binding and rij["binding"] not in f.binding
        ):
            continue
        status = "geen cijfers"
        if g:
            dag = peildatum.van(conn, Filters(gemeente=(g,), tot=f.peildatum)).dag
            hier = beoordeeld.lijst(conn, Filters(gemeente=(g,)), dag)
            status = next(b.oordeel.status for b in hier if b.afspraak.id == rij["id"])
        if not f.status or status in f.status:
            uit[rij["id"]] = status
    return uit


def test_the_same_lines_as_a_naive_list(bouwer: Bouwer) -> None:
    conn = bouwer(alles())
    keuzes = (
        AfspraakFilters(),
        AfspraakFilters(gemeente=(AMERSFOORT,), corporatie=(PORTAAL,)),
        AfspraakFilters(corporatie=(PORTAAL, OMNIA), thema=("Omvang",)),
        AfspraakFilters(status=("op koers", "aandacht", "achter")),
        AfspraakFilters(binding=("garantie", "streven"), peildatum=EIND_2021),
        AfspraakFilters(gemeente=(DORP,), peildatum=date(2022, 12, 31), status=("achter",)),
    )
    for f in keuzes:
        regels = lijst(conn, f)
        gevonden = {r.afspraak.id: r.oordeel.status for r in regels}
        assert gevonden == naief(conn, f), f
        assert Counter(gevonden.values()) == Counter(naief(conn, f).values())


_GEMEENTEN, _WIE, _THEMAS = (AMERSFOORT, DORP, None), (ALLIANTIE, PORTAAL, OMNIA), ("a", "b")
regels_ = st.lists(
    st.builds(
        lambda n, g, wie, t, b, s: Lijstregel(
            Beoordeeld(
                Afspraak(str(n), "netto_groei", "totaal", "minimum", gemeente=g, partijen=wie,
                         thema=t, binding=b),
                "doc", None, Oordeel(s, ""),
            ),
            None,
        ),
        st.integers(0, 10**6), st.sampled_from(_GEMEENTEN),
        st.lists(st.sampled_from(_WIE), unique=True).map(tuple), st.sampled_from(_THEMAS),
        st.sampled_from(BINDINGEN), st.sampled_from(STATUSSEN),
    ),
    max_size=30,
).map(tuple)  # fmt: skip


def deel_van(keuzes):
    return st.sets(st.sampled_from(keuzes)).map(lambda s: tuple(sorted(s)))


filters_ = st.fixed_dictionaries(
    {
        "gemeente": deel_van((AMERSFOORT, DORP)),
        "corporatie": deel_van(_WIE),
        "thema": deel_van(_THEMAS),
        "status": deel_van(STATUSSEN),
        "binding": deel_van(BINDINGEN),
    }
)


@settings(deadline=None, max_examples=60)
@given(regels_, filters_)
def test_the_order_of_the_filters_does_not_matter(regels, keuze) -> None:
    wie = frozenset(keuze["corporatie"])
    samen = kies(regels, AfspraakFilters(**keuze), wie)
    stappen = [(naam, waarden) for naam, waarden in keuze.items() if waarden]
    for volgorde in list(permutations(stappen))[:6]:
        uit = regels
        for naam, waarden in volgorde:
            uit = kies(
                uit,
                AfspraakFilters(**{naam: waarden}),
                wie if naam == "corporatie" else frozenset(),
            )
        assert uit == samen


@settings(deadline=None, max_examples=60)
@given(regels_, filters_)
def test_every_line_has_exactly_one_status(regels, keuze) -> None:
    keuze = keuze | {"status": ()}
    wie = frozenset(keuze["corporatie"])
    geheel = kies(regels, AfspraakFilters(**keuze), wie)
    delen = [kies(regels, AfspraakFilters(**keuze | {"status": (s,)}), wie) for s in STATUSSEN]
    assert sum(map(len, delen)) == len(geheel)
    assert {id(r) for deel in delen for r in deel} == {id(r) for r in geheel}
