"""Which realised years stand beside the plans: covered, in a row, within the chosen period."""

from __future__ import annotations

from datetime import date

import pytest

from domain.perioden import Periode
from domain.plannen.gerealiseerd import ernaast, laatste_jaren
from domain.plannen.keuze import PlanKeuze

DAG = date(2025, 6, 30)


def test_the_five_years_up_to_that_of_the_peildatum() -> None:
    assert list(laatste_jaren(DAG)) == [2021, 2022, 2023, 2024, 2025]


@pytest.mark.parametrize(
    ("gedekt", "van", "tot", "jaren"),
    [
        ({2022, 2023, 2024}, None, None, (2022, 2024)),
        ({2021, 2023, 2024}, None, None, (2023, 2024)),  # nothing is known of 2022
        (set(), None, None, None),
        ({2022, 2023, 2024}, 2023, 2030, (2023, 2024)),
        ({2022, 2023, 2024}, 2020, 2023, (2022, 2023)),
        ({2022, 2023, 2024}, 2025, 2030, None),
        ({2022, 2023, 2024}, None, 2021, None),
    ],
)
def test_covered_years_in_a_row_within_the_choice(
    gedekt: set[int], van: int | None, tot: int | None, jaren: tuple[int, int] | None
) -> None:
    keuze = PlanKeuze(van=date(van, 1, 1) if van else None, tot=date(tot, 12, 31) if tot else None)
    verwacht = Periode(date(jaren[0], 1, 1), date(jaren[1], 12, 31)) if jaren else None
    assert ernaast(keuze, gedekt) == verwacht
