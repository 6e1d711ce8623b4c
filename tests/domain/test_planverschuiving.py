"""What moved between two standen: each kind of change, and that it sums to the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plannen.verschuiving import AANTALLEN, vergelijk
from tests.domain.planhulp import STAD, A, B, plan, planregels

P1 = plan("2027", aantal=40, projectcode="P1", project="Hof", leverancier=A)


@pytest.mark.parametrize(
    ("wordt", "wijzigingen", "verschil"),
    [
        (P1, (), 0),
        (replace(P1, aantal=55, saldo=55), ("meer",), 15),
        (replace(P1, aantal=30, saldo=30), ("minder",), -10),
        (plan("2029", aantal=40, projectcode="P1", leverancier=A), ("later",), 0),
        (plan("2026", aantal=40, projectcode="p1 ", leverancier=A), ("eerder",), 0),
        (replace(P1, status="zacht"), ("zachter",), 0),
        (plan("2028", aantal=50, projectcode="P1", leverancier=A, status="zacht"),
         ("meer", "later", "zachter"), 10),
        # Another supplier's list, the same code and corporatie.
        (replace(P1, leverancier="GM9999", project="Hof fase 2"), (), 0),
        # No code any more, but the same name, corporatie and area.
        (replace(P1, projectcode=None), (), 0),
    ],
)  # fmt: skip
def test_een_project_dat_er_nog_is(wordt, wijzigingen, verschil) -> None:
    uit = vergelijk([P1], [wordt])
    (v,) = uit.regels
    assert (v.wijzigingen, v.verschil) == (wijzigingen, verschil)
    assert uit.nu - uit.was == verschil


def test_nieuw_en_weg() -> None:
    uit = vergelijk([P1], [plan("2027", aantal=40, projectcode="P2", leverancier=A)])
    assert [(v.wijzigingen, v.verschil, v.reden) for v in uit.regels] == [
        (("weg",), -40, "onbekend"), (("nieuw",), 40, None)
    ]  # fmt: skip
    assert (uit.was, uit.nu) == (40, 40)


def test_dezelfde_code_van_een_andere_corporatie_is_een_ander_project() -> None:
    uit = vergelijk([P1], [replace(P1, corporatie=B, leverancier=B, project="Plein")])
    assert [v.wijzigingen for v in uit.regels] == [("weg",), ("nieuw",)]


@pytest.mark.parametrize(
    ("later", "gebouwd", "reden"),
    [
        ([replace(P1, fase="opgeleverd", telt=False)], (), "opgeleverd"),
        ([replace(P1, vervallen=True)], (), "periode"),
        ([replace(P1, vervallen=True)], {(STAD, "p1")}, "opgeleverd"),
        ([], {(STAD, "hof")}, "opgeleverd"),
        ([], {("GM0001", "hof")}, "onbekend"),
        ([], (), "onbekend"),
    ],
)
def test_waarom_een_project_weg_is_voor_zover_bekend(later, gebouwd, reden) -> None:
    (v,) = vergelijk([P1], later, gebouwd).regels
    assert (v.wijzigingen, v.reden, v.verschil) == (("weg",), reden, -40)


def test_zonder_project_wordt_per_soort_en_gebied_vergeleken() -> None:
    was = [plan("2026", "verkoop", 4, gebied="WK1"), plan("2027", "verkoop", 6, gebied="WK1")]
    nu = [plan("2026", "verkoop", 7, gebied="WK1"), plan("2026", "verkoop", 1, gebied="WK2")]
    uit = vergelijk(was, nu)
    assert [(v.project.naam, v.wijzigingen, v.verschil) for v in uit.regels] == [
        ("Verkoop zonder project", ("meer", "eerder"), 3),
        ("Verkoop zonder project", ("nieuw",), -1),
    ]


@given(st.lists(planregels(), max_size=10), st.lists(planregels(), max_size=10))
def test_de_verschillen_tellen_precies_op_tot_het_verschil(was, nu) -> None:
    uit = vergelijk(was, nu)

    def netto(rijen):
        return sum(saldo for r in rijen if r.open for _, saldo in r.effecten())

    assert (uit.was, uit.nu) == (netto(was), netto(nu))
    assert sum(uit.som(w) for w in AANTALLEN) == uit.nu - uit.was
    assert sum(v.verschil for v in uit.regels) == uit.nu - uit.was
    assert all(v.nu is None or v.nu.loopt for v in uit.regels)


@given(st.lists(planregels(), max_size=10))
def test_met_zichzelf_vergeleken_verandert_er_niets(rijen) -> None:
    assert vergelijk(rijen, rijen).veranderd == ()
