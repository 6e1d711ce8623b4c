"""The production programme: what counts, what stands apart, and that nothing vanishes."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.perioden import lees_periode
from domain.plannen.planregel import lopend
from domain.plannen.programma import Plansom, buiten, capaciteit, programma
from tests.domain.planhulp import plan, planregels


def test_erbij_eraf_en_sloop_per_hardheid() -> None:
    p = programma(
        [
            plan("2026", aantal=100), plan("2026", "sloop", 30), plan("2026", "verkoop", 5),
            plan("2027", aantal=40, status="zacht"), plan("2027", "deliberalisatie", 3),
        ]
    )  # fmt: skip
    assert p.som == {"hard": Plansom(103, -35, -30), "zacht": Plansom(40, 0, 0)}
    assert (p.som["hard"].netto, p.erbij, p.sloop) == (68, 143, -30)
    assert p.bereik == (date(2026, 1, 1), date(2027, 12, 31))


def test_een_reeks_van_jaren_is_een_post_van_zichzelf() -> None:
    p = programma([plan("2026", aantal=1), plan("2026-2027", aantal=2), plan("2027", aantal=4)])
    assert [(x.jaar, x.saldo) for x in p.posten] == [(2026, 1), (None, 2), (2027, 4)]


def test_tijdelijk_staat_apart_en_een_omzetting_is_permanent_erbij() -> None:
    p = programma(
        [
            plan("2026", aantal=50, duur="tijdelijk_lang"),
            plan("2026", "omzetting", 20, duur="tijdelijk_lang"),
        ]
    )
    assert (p.som["hard"].netto, p.tijdelijk) == (20, {"hard": 30})


def test_koop_telt_in_het_programma_maar_wat_om_een_andere_reden_niet_telt_niet() -> None:
    rijen = [
        plan(aantal=7, segment="koop", telt=False),
        plan(aantal=8, telt=False, reden="Onzelfstandig."),
        plan(aantal=9, fase="opgeleverd", telt=False),
        plan(aantal=10, vervallen=True, reden="Gerealiseerd."),
        plan(aantal=900, segment="totaal", telt=False, corporatie=None),
    ]
    assert programma(rijen).som["hard"].netto == 7
    assert {(b.code, b.aantal) for b in buiten(rijen)} == {
        ("onzelfstandig", 8), ("opgeleverd", 9), ("gebouwd", 10), ("totaal", 900),
    }  # fmt: skip


def test_capaciteit_per_uitgever_en_periode_met_sloop_eraf() -> None:
    vast = {"segment": "totaal", "telt": False, "corporatie": None, "bron": "Provincie"}
    rijen = [
        plan("2030 en later", aantal=62, **vast),
        plan("2025-2029", aantal=3189, **vast),
        plan("2025-2029", "sloop", 12, **vast, status="zacht"),
        plan("2026", aantal=5),
    ]
    assert [(c.van.year, c.status, c.aantal, c.bron) for c in capaciteit(rijen)] == [
        (2025, "hard", 3189, "Provincie"), (2025, "zacht", -12, "Provincie"),
        (2030, "hard", 62, "Provincie"),
    ]  # fmt: skip


@given(st.lists(planregels(), max_size=12))
def test_elke_rij_telt_of_staat_in_wat_niet_telt(rijen) -> None:
    p = programma(rijen)
    telt = lopend(rijen)
    permanent = tijdelijk = 0
    for r in telt:
        for duur, saldo in r.effecten():
            if duur == "permanent":
                permanent += saldo
            else:
                tijdelijk += saldo
    assert sum(s.netto for s in p.som.values()) == sum(x.saldo for x in p.posten) == permanent
    assert sum(p.tijdelijk.values()) == tijdelijk
    weg = buiten(rijen)
    assert sum(b.rijen for b in weg) + len(telt) == len(rijen)
    assert sum(b.aantal for b in weg) == sum(r.aantal for r in rijen) - sum(r.aantal for r in telt)


def test_een_rij_zonder_woningen_geeft_geen_bereik() -> None:
    p = programma([plan("2032", aantal=0)])
    assert p.bereik is None
    assert lees_periode("2032").van == p.posten[0].van
