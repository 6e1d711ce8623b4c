"""The path of an afspraak beside the growth added up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.groei.doel import Doel
from domain.groei.lijn import dunner, pad, pad_op


@pytest.mark.parametrize(
    ("doel", "dag", "hoort"),
    [
        (125, date(2024, 12, 31), 63),  # 62,5: half a home is a whole one, as in the status
        (1, date(2024, 12, 31), 1),
        (35, date(2024, 7, 31), 10),  # 35 x 7/24 = 10,2
        (125, date(2025, 12, 31), 125),
        (125, date(2023, 12, 31), None),
        (125, date(2026, 1, 31), None),
    ],
)
def test_the_path_is_rounded_as_people_do(doel: float, dag: date, hoort: int | None) -> None:
    afspraak = Doel("Afspraak 6", date(2024, 1, 1), date(2025, 12, 31), doel)
    assert pad_op(pad({}, afspraak), afspraak, dag) == hoort


def test_a_line_of_very_many_days_keeps_the_end_of_each_month() -> None:
    punten = [(date(2023, 12, 31) + timedelta(n), n) for n in range(1 + 366)]
    assert dunner(punten) == punten
    minder = dunner(punten, 100)
    assert minder == [p for p in punten if (p[0] + timedelta(1)).day == 1]
    assert len(minder) == 13
