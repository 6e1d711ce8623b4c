"""The rows of a forecast against plain Python, and its sums against what Afspraken says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.afspraken.meting import meting_van, na_gerealiseerd
from domain.filters import Filters
from domain.mutaties import DUREN
from domain.perioden import Periode, jaren
from domain.prognose.prognose import voorspel
from store.bouw.bouw import bouw
from store.vragen.afspraken import beoordeeld
from store.vragen.prognose import prognose
from tests.domain.prognosehulp import VAST
from tests.naief_groei import regels
from tests.store import naief
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
from tests.store.test_queries_afspraken import afspraak
from tests.store.test_queries_groei import leveringen

HIER = Filters(gemeente=(AMERSFOORT,))


def rij(corporatie, aantal, periode, status="hard", soort="nieuwbouw", **rest):
    return {"corporatie": corporatie, "soort": soort, "aantal": aantal, "periode": periode,
            "status": status, **rest}  # fmt: skip


def plannen(*rijen, naam="plan", periode="2021-2030"):
    return levering(naam, periode, voorraadmutaties=list(rijen))


def echt(*rijen, naam="echt", periode="2021"):
    alle = [r | {"status": "gerealiseerd"} for r in rijen]
    return levering(naam, periode, voorraadmutaties=alle)


vormen = st.fixed_dictionaries({
    "telt_soorten": st.sampled_from(["", "sloop", "verkoop,nieuwbouw"]),
    "telt_duur": st.sampled_from(["permanent", ",".join(DUREN)]),
    "gebied": st.sampled_from([None, None, "BU03070101"]),
    "telt_perspectief": st.sampled_from(["sector", "corporatie"]),
    "telt_sloop": st.sampled_from(["met", "zonder"]),
    "indicator": st.sampled_from(["netto_groei", "aantal_van_soort"]),
    "partijen": st.sampled_from([ALLIANTIE, f"{ALLIANTIE},{PORTAAL}"]),
})  # fmt: skip


@settings(
    max_examples=3, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    leveringen(),
    st.lists(vormen, min_size=6, max_size=6),
    st.sampled_from([date(2019, 12, 31), date(2020, 12, 31), date(2021, 6, 30)]),
)
def test_dezelfde_rijen_als_gewoon_python(lege_database, data, lijst, peildatum) -> None:
    register_ = [afspraak(f"a{n}", 10, 2020, 2022, **v) for n, v in enumerate(lijst)]
    motor = lege_database()
    bouw([*data, partijen(afspraken=register_)], motor, "x")
    alle = naief.mutaties(data)
    gedekt = naief.gerealiseerde_dagen(data, AMERSFOORT, peildatum)
    with motor.connect() as conn:
        for b in beoordeeld.lijst(conn, HIER, peildatum):
            r = prognose.voor_afspraak(conn, b.afspraak, peildatum)
            _gelijk(r, b, alle, gedekt, peildatum)
    motor.dispose()


def _gelijk(r, b, alle, gedekt, peildatum) -> None:
    meting = meting_van(b.afspraak)

    def tel(status, **dagen):
        """(corporatie, soort, van, tot, status, homes, whether it overlaps) of what counts."""
        for regel in regels(alle, meting.filters.met(status=(status,), **dagen)):
            m = regel.mutatie
            if regel.saldo and (not meting.soorten or m.soort in meting.soorten):
                homes = abs(regel.saldo) if meting.bruto else regel.saldo
                vrij = na_gerealiseerd(m.periode, gedekt.get(m.corporatie))
                yield m.corporatie, m.soort, m.periode.van, m.periode.tot, status, homes, vrij

    verwacht = Counter(p for s in ("hard", "zacht") for p in tel(s, van=None, tot=None))
    gevonden = Counter(
        (p.corporatie, p.soort, p.van, p.tot, p.hardheid, p.saldo, vrij)
        for posten, vrij in ((r.plannen, True), (r.overlap, False))
        for p in posten
    )
    assert gevonden == verwacht
    echt_: Counter = Counter()
    if peildatum.year >= 2020:
        for *wat, _, homes, _ in tel("gerealiseerd", tot=peildatum):
            echt_[tuple(wat)] += homes
    som: Counter = Counter()
    for x in r.gerealiseerd:
        som[x.corporatie, x.soort, x.van, x.tot] += x.saldo
    assert {k: n for k, n in som.items() if n} == {k: n for k, n in echt_.items() if n}
    p, o = voorspel(r.vraag, r.gerealiseerd, r.plannen, VAST, 10), b.oordeel
    assert (p.gerealiseerd, r.vraag.compleet) == (o.gerealiseerd, b.cijfers.gedekt)
    assert o.met_hard in (None, p.met_hard)
    assert o.met_zacht in (None, p.met_zacht)


def test_amersfoort_heeft_301_in_harde_plannen_en_niets_gerealiseerd(bouwer: Bouwer) -> None:
    delen = [
        afspraak(f"6-{c}", n, 2020, 2021, partijen=c, hoort_bij="6")
        for c, n in ((ALLIANTIE, 210), (PORTAAL, 48), (OMNIA, 43))
    ]
    tijdelijk = afspraak("6t", 237, 2020, 2021, telt_duur="tijdelijk_lang,tijdelijk_kort")
    lijst = [afspraak("6", 301, 2020, 2021), *delen, tijdelijk]
    conn = bouwer([register(), partijen(afspraken=lijst), tabel1()])
    dag = date(2021, 12, 31)
    uit = {}
    for b in beoordeeld.lijst(conn, HIER, dag):
        r = prognose.voor_afspraak(conn, b.afspraak, dag)
        p = voorspel(r.vraag, r.gerealiseerd, r.plannen, VAST, 10)
        assert (p.gerealiseerd, p.kansen, p.jaren[0].opgeteld_hard) == (None, None, 0)
        uit[b.afspraak.id] = p.met_hard
    assert uit == {"6": 301, f"6-{ALLIANTIE}": 210, f"6-{PORTAAL}": 48, f"6-{OMNIA}": 43,
                   "6t": 237}  # fmt: skip


def test_een_realisatie_maakt_de_plannen_van_die_jaren_af(bouwer: Bouwer) -> None:
    a = afspraak("6", 301, 2020, 2021)
    gerealiseerd = echt(
        *(rij(c, n, "2020-2021") for c, n in ((ALLIANTIE, 200), (PORTAAL, 50), (OMNIA, 40))),
        periode="2020-2021",
    )
    conn = bouwer([register(), partijen(afspraken=[a]), tabel1(), gerealiseerd])
    dag = date(2021, 12, 31)
    (b,) = beoordeeld.lijst(conn, HIER, dag)
    r = prognose.voor_afspraak(conn, b.afspraak, dag)
    assert (b.oordeel.status, r.plannen, r.overlap) == ("niet behaald", (), ())
    p = voorspel(r.vraag, r.gerealiseerd, r.plannen, VAST, 10)
    # The period is over: what it became, and no chance.
    assert (p.gerealiseerd, p.met_hard, p.kansen, p.banden) == (290, 290, None, {})


def test_een_plan_houdt_zijn_geluk_bij_elke_keuze(bouwer: Bouwer) -> None:
    lijst = plannen(
        rij(ALLIANTIE, 10, "2026", projectcode="A"),
        rij(ALLIANTIE, 5, "2027", projectcode="a", soort="sloop"),
        rij(ALLIANTIE, 4, "2026", soort="verkoop"),
        rij(ALLIANTIE, 4, "2026", soort="verkoop"),
        rij(PORTAAL, 9, "2026", projectcode="A"),
    )
    conn = bouwer([register(), partijen(), lijst])
    alles = prognose.voor_filters(conn, HIER, None)
    loten = [p.lot for p in alles.plannen]
    assert len(set(loten)) == 4, "the two rows of project A of one corporatie share theirs"
    een = prognose.voor_filters(conn, HIER.met(corporatie=(ALLIANTIE,)), None)
    assert [p.lot for p in een.plannen] == [
        p.lot for p in alles.plannen if p.corporatie == ALLIANTIE
    ]
    later = bouwer([register(), partijen(), lijst, plannen(rij(OMNIA, 1, "2025"), naam="z")])
    assert set(loten) < {p.lot for p in prognose.voor_filters(later, HIER, None).plannen}


def test_een_vrije_keuze_loopt_van_de_peildatum_tot_het_laatste_plan(bouwer: Bouwer) -> None:
    dag = date(2021, 12, 31)
    data = [
        register(),
        partijen(codes=(ALLIANTIE, PORTAAL), van=2021),
        echt(rij(ALLIANTIE, 30, "2021"), rij(PORTAAL, 20, "2021")),
        plannen(rij(ALLIANTIE, 40, "2025-2026"), rij(PORTAAL, 3, "2023", "zacht")),
    ]
    r = prognose.voor_filters(bouwer(data), HIER, dag)
    assert (r.vraag.periode, r.vraag.compleet) == (jaren(2022, 2026), True)
    p = voorspel(r.vraag, r.gerealiseerd, r.plannen, VAST, 10)
    assert (p.gerealiseerd, p.met_hard, p.met_zacht) == (0, 40, 43)
    assert not r.fictief
    # One party without figures: the 30 that the other built make no sum with the plans of both.
    conn = bouwer([*data[:2], echt(rij(ALLIANTIE, 30, "2021")), data[3]])
    r = prognose.voor_filters(conn, HIER, dag)
    assert (r.vraag.periode, r.vraag.compleet) == (jaren(2023, 2026), False)
    p = voorspel(r.vraag, r.gerealiseerd, r.plannen, VAST, 10)
    assert (p.gerealiseerd, p.met_hard, p.met_zacht) == (None, 40, 43)
    assert prognose.voor_filters(conn, Filters(gemeente=(DORP,)), dag) is None


def test_wat_een_afspraak_vraagt(bouwer: Bouwer) -> None:
    lijst = [
        afspraak("min", 320, 2021, 2030, rekenwijze="gemiddelde_per_jaar"),
        afspraak("max", 40, 2021, 2030, richting="maximum", indicator="aantal_van_soort",
                 telt_soorten="verkoop"),
        afspraak("streef", 40, 2021, 2030, richting="streefwaarde"),
        afspraak("band", 40, 2021, 2030, richting="streefwaarde", doel_max=50, telt_sloop="zonder"),
        afspraak("boven", 198, 2021, 2030, telt_boven=673),
        {"id": "aandeel", "indicator": "aandeel_voorraad", "rekenwijze": "aandeel", "doel": 30},
    ]  # fmt: skip
    conn = bouwer([register(), partijen(afspraken=lijst), plannen(rij(ALLIANTIE, 1, "2025"))])
    vragen = {
        b.afspraak.id: (r := prognose.voor_afspraak(conn, b.afspraak, None)) and r.vraag
        for b in beoordeeld.lijst(conn, HIER, None)
    }
    assert vragen.pop("aandeel") is None
    doelen = {k: v.doel and (v.doel.als, v.doel.doel, v.doel.hoog) for k, v in vragen.items()}
    assert doelen == {
        "min": ("minimum", 3200, None), "max": ("maximum", 40, None), "streef": None,
        "band": ("bandbreedte", 40, 50), "boven": ("minimum", 198, None),
    }  # fmt: skip
    assert vragen["min"].onttrekkingen == ("sloop", "verkoop")
    assert vragen["band"].onttrekkingen == ("verkoop",)
    assert vragen["max"].onttrekkingen == ()
    assert (vragen["boven"].boven, vragen["min"].boven) == (673, None)
    assert {v.periode for v in vragen.values()} == {Periode(date(2021, 1, 1), date(2030, 12, 31))}
    assert replace(vragen["min"], doel=None) == vragen["streef"]
