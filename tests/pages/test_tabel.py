"""The plain table: a header stands where its figures stand."""

from __future__ import annotations

from components.tabel import tabel
from figures.basis.grafiek import Tabel


def test_a_header_above_figures_stands_at_the_right() -> None:
    t = Tabel(
        ("Jaar", "Wat", "Netto", "Leeg"), (("2021", "hard", 12, None), ("2022", "", None, None))
    )
    tabelvak = tabel(t, "Bijschrift")["props"]["children"][0]
    _, kop, lijf = tabelvak["props"]["children"]["props"]["children"]
    koppen = kop["props"]["children"]["props"]["children"]
    assert [k["props"].get("className") for k in koppen] == [None, None, "getal", None]
    eerste = lijf["props"]["children"][0]["props"]["children"]
    assert [c["props"].get("className") for c in eerste] == [None, None, "getal", "onbekend"]
