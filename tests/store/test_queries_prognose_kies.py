"""Which forecast a choice asks for: names, the main afspraak, assumptions that are there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.filters import Filters
from domain.prognose.aannames import Aannames
from domain.prognose.keuze import GEEN, PrognoseKeuze
from store.vragen.prognose import antwoord as vragen
from store.vragen.prognose import prognose
from store.vragen.prognose.antwoord import antwoord, basis, eerste_gemeente, los_op, mogelijk
from tests.store.aannamehulp import aannames
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
from tests.store.test_queries_prognose import echt, plannen, rij

LIJST = [
    afspraak("oud", 10, 2018, 2019),
    afspraak("6", 301, 2020, 2021),
    afspraak("6a", 210, 2020, 2021, partijen=ALLIANTIE, hoort_bij="6"),
    afspraak("9", 320, 2021, 2030, rekenwijze="gemiddelde_per_jaar"),
    afspraak("v", 180, 2020, 2021, partijen=PORTAAL, richting="maximum",
             indicator="aantal_van_soort", telt_soorten="verkoop"),
    {"id": "aandeel", "indicator": "aandeel_voorraad", "rekenwijze": "aandeel", "doel": 30},
    afspraak("open", 5, 2020, 2021) | {"tot": None},
]  # fmt: skip


def ids(kan) -> list[str]:
    return [b.afspraak.id for b in kan.afspraken]


def test_wat_er_te_kiezen_is_en_wat_de_hoofdafspraak_is(bouwer: Bouwer) -> None:
    conn = bouwer([register(), partijen(afspraken=LIJST), tabel1(), aannames()])
    kan = mogelijk(conn, AMERSFOORT, ())
    assert ids(kan) == ["oud", "6", "9", "v"]
    assert [b.afspraak.id for b in kan.delen] == ["6a"]
    assert kan.hoofd == "6", "of those with figures, whatever runs longer"
    van_alliantie = mogelijk(conn, AMERSFOORT, (ALLIANTIE,))
    assert (ids(van_alliantie), van_alliantie.hoofd) == (["6a"], "6a")
    van_portaal = mogelijk(conn, AMERSFOORT, (PORTAAL,))
    assert (ids(van_portaal), van_portaal.hoofd) == (["v"], GEEN), "a maximum is not the growth"
    assert mogelijk(conn, AMERSFOORT, (PORTAAL, OMNIA)).hoofd == GEEN
    assert ids(mogelijk(conn, AMERSFOORT, (OMNIA, PORTAAL, ALLIANTIE))) == ["oud", "6", "9"]


def test_een_afspraak_die_nog_loopt_gaat_voor(bouwer: Bouwer) -> None:
    lijst = [afspraak("kort", 3, 2021, 2021), afspraak("loopt", 9, 2021, 2030)]
    wie = {"codes": (ALLIANTIE,), "van": 2021}
    data = [register(), partijen(afspraken=lijst, **wie), echt(rij(ALLIANTIE, 4, "2021"))]
    assert mogelijk(bouwer(data), AMERSFOORT, ()).hoofd == "loopt"


def test_namen_en_aannames_worden_opgezocht(bouwer: Bouwer) -> None:
    conn = bouwer([register(), partijen(afspraken=LIJST), tabel1(), aannames()])
    keuze, problemen = los_op(
        conn,
        PrognoseKeuze("amersfoort", ("Alliantie",), "6a", kans=(("hard", Decimal(70)),
                                                                ("zacht", Decimal(50)))),
    )  # fmt: skip
    assert (keuze.gemeente, keuze.corporatie, keuze.afspraak) == (AMERSFOORT, (ALLIANTIE,), "6a")
    assert keuze.kans == (("hard", Decimal(70)),), "50% is what it was"
    assert problemen == ()
    # An afspraak brings its gemeente along.
    assert los_op(conn, PrognoseKeuze(afspraak="6"))[0].gemeente == AMERSFOORT


@pytest.mark.parametrize(
    ("keuze", "namen"),
    [
        (PrognoseKeuze("Amersfort"), ["gemeente"]),
        (PrognoseKeuze(afspraak="nergens"), ["afspraak"]),
        (PrognoseKeuze(AMERSFOORT, afspraak="6a"), ["afspraak"]),  # of one party: choose it
        (PrognoseKeuze(AMERSFOORT, afspraak="aandeel"), ["afspraak"]),
        (PrognoseKeuze(AMERSFOORT, afspraak="open"), ["afspraak"]),
        (PrognoseKeuze(DORP, afspraak="6"), ["afspraak"]),
        (PrognoseKeuze(AMERSFOORT, kans=(("zacht.ontwerp", Decimal(1)),)), ["kans.zacht.ontwerp"]),
        (PrognoseKeuze(AMERSFOORT, uitloop=(("hard", Decimal(4)),)), ["uitloop.hard"]),
    ],
)
def test_wat_er_niet_is_wordt_genoemd(duckdb_conn, keuze, namen) -> None:
    gevonden, problemen = los_op(duckdb_conn, keuze)
    assert [p.naam for p in problemen] == namen
    assert (gevonden.afspraak, gevonden.kans, gevonden.uitloop) == (None, (), ())


@pytest.fixture(scope="module")
def duckdb_conn(tmp_path_factory):
    from store.bouw.bouw import bouw
    from store.standen.motoren import schrijf_motor

    motor = schrijf_motor(tmp_path_factory.mktemp("kies") / "x.duckdb")
    bouw([register(), partijen(afspraken=LIJST), tabel1(), aannames()], motor, "x")
    with motor.connect() as conn:
        yield conn
    motor.dispose()


def test_een_antwoord_en_dezelfde_basis_met_andere_aannames(bouwer: Bouwer) -> None:
    wie = {"codes": (ALLIANTIE,), "van": 2021}
    data = [
        register(),
        partijen(afspraken=[afspraak("a", 100, 2021, 2030)], **wie),
        echt(rij(ALLIANTIE, 40, "2021")),
        plannen(rij(ALLIANTIE, 60, "2025", projectcode="P")),
        aannames(),
    ]
    keuze = PrognoseKeuze(AMERSFOORT)
    b = basis(bouwer(data), keuze)
    eerst = antwoord(b, keuze)
    assert (eerst.keuze.afspraak, eerst.ontbreekt) == ("a", None)
    assert (eerst.prognose.gerealiseerd, eerst.prognose.met_hard) == (40, 100)
    assert 75 < eerst.prognose.kansen["hard"].laag < 85
    zeker = antwoord(b, keuze.met(kans=(("hard", Decimal(100)),), uitloop=(("hard", Decimal(0)),)))
    assert zeker.prognose.kansen["hard"].laag == 100
    assert zeker.aannames.voor("hard", None).kans_laag == 100
    assert antwoord(b, keuze.met(afspraak=GEEN)).keuze.afspraak == "a", "the basis decides"


def test_zonder_aannames_is_er_geen_band_en_dat_wordt_gezegd(bouwer: Bouwer) -> None:
    wie = {"codes": (ALLIANTIE,), "van": 2021}
    loopt = plannen(rij(ALLIANTIE, 60, "2025", projectcode="P"))
    conn = bouwer([register(), partijen(**wie), echt(rij(ALLIANTIE, 40, "2021")), loopt])
    assert vragen.alle(conn) == Aannames(())
    keuze = PrognoseKeuze(AMERSFOORT)
    a = antwoord(basis(conn, keuze), keuze)
    assert (a.prognose.met_hard, a.prognose.banden, a.prognose.kansen) == (60, {}, None)
    assert a.ontbreekt == "Er is geen aanname voor plannen die hard zijn."


def test_een_gemeente_zonder_plannen_heeft_geen_prognose(bouwer: Bouwer) -> None:
    keuze = PrognoseKeuze(DORP)
    a = antwoord(basis(bouwer([register(), tabel1(), aannames()]), keuze), keuze)
    assert (a.prognose, a.keuze.afspraak) == (None, GEEN)


def test_met_welke_gemeente_een_pagina_begint(bouwer: Bouwer) -> None:
    dorp = plannen(rij(ALLIANTIE, 1, "2025", gemeente=DORP), naam="dorp")
    assert eerste_gemeente(bouwer([register(), tabel1(), dorp])) == AMERSFOORT
    klaar = echt(rij(ALLIANTIE, 1, "2021", gemeente=DORP), naam="klaar")
    assert eerste_gemeente(bouwer([register(), tabel1(), dorp, klaar])) == DORP


def test_de_fase_komt_uit_de_planlijst(bouwer: Bouwer) -> None:
    lijst = [
        {"corporatie": PORTAAL, "gemeente": AMERSFOORT, "soort": "nieuwbouw", "aantal": n,
         "periode": "2026", "van": date(2026, 1, 1), "tot": date(2026, 12, 31), "blad": "",
         "segment": "sociaal", "status": "zacht", "project": p, "fase": fase}
        for n, p, fase in ((10, "Hof", "vergunning"), (20, "Kade", None))
    ]  # fmt: skip
    conn = bouwer([register(), partijen(), levering("lijst", "2025", plannen=lijst), aannames()])
    r = prognose.voor_filters(conn, Filters(gemeente=(AMERSFOORT,)), None)
    assert {(p.project, p.saldo, p.fase) for p in r.plannen} == {("Hof", 10, "vergunning"),
                                                                 ("Kade", 20, None)}  # fmt: skip
