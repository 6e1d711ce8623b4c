"""Which known name an unknown one may be: near by letters, or none."""

from __future__ import annotations

import pytest

from domain.namen import dichtbij

BEKEND = (
    "portaal", "woonzorg nederland", "de alliantie", "omnia wonen", "eemland wonen",
    "woonstichting jutphaas", "ssw", "ssh", "amersfoort", "zeist", "soest", "houten",
)  # fmt: skip


@pytest.mark.parametrize(
    ("gezocht", "naam"),
    [
        ("portal", "portaal"),
        ("amersfort", "amersfoort"),
        ("de aliantie", "de alliantie"),
        ("alliantie", "de alliantie"),
        ("omnia", "omnia wonen"),
        ("woonzorg", "woonzorg nederland"),
    ],
)
def test_a_slip_of_the_pen_is_understood(gezocht: str, naam: str) -> None:
    assert dichtbij(gezocht, BEKEND)[:1] == (naam,)


@pytest.mark.parametrize("gezocht", ["woonin", "heusden", "ssx", "den", "", "baarn", "zzzzqqq"])
def test_another_name_is_no_slip(gezocht: str) -> None:
    assert dichtbij(gezocht, BEKEND) == ()


def test_no_more_than_asked_and_the_nearest_first() -> None:
    assert dichtbij("wonen", ["wonen elders", "wonen hier", "wonnen"], 2)[0] == "wonnen"
    assert len(dichtbij("wonen", ["wonen elders", "wonen hier", "wonnen"], 2)) == 2
