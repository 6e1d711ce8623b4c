"""The chart of two courses: its axis begins at nothing, and no name lies over a line."""

from __future__ import annotations

from domain.prognose.watals import Groeiverloop
from figures.prognose.watals import Koersnaam, watals


def test_de_naam_van_de_onderste_lijn_staat_eronder() -> None:
    g = watals(
        Groeiverloop((2024, 2025), (10, 20), (10, 30)),
        "Dorp",
        Koersnaam("GM0001", None, "verkoop:2026"),
    )
    assert g.figuur
    labels = {a["text"]: (a["y"], a["yanchor"]) for a in g.figuur["layout"]["annotations"]}
    nu, straks = labels["<b>Zoals het nu gaat: 20</b>"], labels["<b>Wat als: 30</b>"]
    assert nu == (20, "top")
    assert straks[1] == "bottom" and straks[0] >= 30
    assert g.figuur["layout"]["yaxis"]["rangemode"] == "tozero"
