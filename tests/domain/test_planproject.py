"""Homes of a project that are there already, and rows that may be the same homes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.mutaties import DUREN, SOORTEN
from domain.perioden import lees_periode
from domain.plannen.overlap import Overlapregel, overlappend
from domain.plannen.projectlijst import Projectdeel, familie, geleverd_per_deel, grootste


def deel(aantal: int, soort: str = "nieuwbouw", segment: str = "sociaal") -> Projectdeel:
    return Projectdeel(soort, segment, "permanent", aantal)


def test_of_the_same_kind_first_then_of_the_same_soort_then_of_the_same_familie() -> None:
    plan = [deel(40, segment="midden"), deel(60), deel(30, "sloop")]
    assert geleverd_per_deel(plan, [deel(60)]) == [0, 60, 0]
    assert geleverd_per_deel(plan, [deel(70)]) == [10, 60, 0]
    assert geleverd_per_deel(plan, [deel(100, "toevoeging")]) == [40, 60, 0]
    assert geleverd_per_deel(plan, [deel(500), deel(12, "onttrekking")]) == [40, 60, 12]
    assert geleverd_per_deel(plan, [deel(9, "verkoop"), deel(9, "aankoop")]) == [0, 0, 0]
    assert geleverd_per_deel([], [deel(5)]) == []


def test_of_two_sources_the_one_that_tells_of_most() -> None:
    assert grootste([deel(60)], [deel(40), deel(30, "transformatie")]) == (
        deel(40), deel(30, "transformatie"),
    )  # fmt: skip
    assert set(grootste([deel(60), deel(5, "sloop")], [deel(60, segment="midden")])) == {
        deel(60), deel(5, "sloop"),
    }  # fmt: skip
    assert grootste([], []) == ()


delen = st.lists(
    st.builds(
        Projectdeel,
        st.sampled_from(list(SOORTEN)),
        st.sampled_from(("sociaal", "midden", "koop")),
        st.sampled_from(DUREN),
        st.integers(0, 50),
    ),
    max_size=6,
)


@given(delen, delen)
def test_never_more_than_was_planned_nor_than_was_delivered(plan, geleverd) -> None:
    uit = geleverd_per_deel(plan, geleverd)
    assert all(0 <= n <= d.aantal for n, d in zip(uit, plan, strict=True))
    for naam in {familie(d.soort) for d in plan}:
        van = sum(n for n, d in zip(uit, plan, strict=True) if familie(d.soort) == naam)
        gepland = sum(d.aantal for d in plan if familie(d.soort) == naam)
        er = sum(d.aantal for d in geleverd if familie(d.soort) == naam)
        # What is planned and is there is taken off wholly: rest and delivered never overlap.
        assert van == min(gepland, er)


def regel(wat: int, bron: str, periode: str, project: str | None = None, **anders) -> Overlapregel:
    velden = {"plek": ("L1", "GM1", None), "soort": "nieuwbouw", "aantal": 5} | anders
    return Overlapregel(
        wat=wat, periode=lees_periode(periode), bron=(bron,), project=project, **velden
    )


def paren(plannen, gerealiseerd=(), **rest) -> list[tuple[int, int]]:
    return [(a.wat, b.wat) for a, b in overlappend(plannen, gerealiseerd, **rest)]


def test_overlap_is_named_once_per_other_source() -> None:
    a = regel(1, "a", "2026-2027", "P1")
    assert paren([a, regel(2, "b", "2027", "X"), regel(3, "b", "2027")]) == [(1, 2), (2, 1), (3, 1)]
    assert paren([a], [regel(9, "c", "2026-H1", soort="transformatie")]) == [(1, 9)]
    assert paren([a, regel(2, "b", "2027")], kies=lambda een, _: een == ("b",)) == [(2, 1)]


def test_what_is_no_overlap() -> None:
    a = regel(1, "a", "2026-2027", "P1")
    for ander in (
        regel(2, "a", "2027"),
        regel(2, "b", "2028"),
        regel(2, "b", "2027", "P1"),
        regel(2, "b", "2027", soort="sloop"),
        regel(2, "b", "2027", aantal=0),
        regel(2, "b", "2027", plek=("L1", "GM1", "WK1")),
    ):
        assert paren([a, ander]) == []
    # Rows of the same project do not hide one of another.
    zelfde = [regel(n, "b", "2027", "P1") for n in (2, 3)]
    assert paren([a, *zelfde, regel(4, "b", "2027", "P2")])[0] == (1, 4)
