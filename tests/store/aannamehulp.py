"""The assumptions of a stand in a test, as a levering."""

from __future__ import annotations

from telling.rijen import LeveringData
from tests.store.maak import levering

RIJEN = (
    # hardheid, fase, low, chance, high, mean and longest delay
    ("hard", None, 80, 90, 97, 0.5, 3),
    ("zacht", None, 30, 50, 70, 1.5, 5),
    ("zacht", "vergunning", 55, 75, 90, 1, 4),
)


def aannames(rijen: tuple[tuple, ...] = RIJEN, id_: str = "aannames") -> LeveringData:
    """A levering with these rows."""
    namen = ("hardheid", "fase", "kans_laag", "kans", "kans_hoog", "uitloop", "uitloop_meest")
    return levering(
        id_,
        aanname=[
            dict(zip(namen, r, strict=True))
            | {"id": f"{r[0]}.{r[1]}" if r[1] else r[0], "volgorde": n,
               "toelichting": f"Waarom {r[0]}.", "bron": "onze aanname"}
            for n, r in enumerate(rijen, 1)
        ],
    )  # fmt: skip
