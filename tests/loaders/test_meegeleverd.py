"""What ships: in a fixed order, with its fields, with or without Voorbeeldstad."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.perioden import lees_datum
from loaders.meegeleverd import MAP, MeegeleverdFout, is_voorbeeld, lees_velden, meegeleverd


def test_reference_comes_first_then_afspraken_then_figures() -> None:
    paden = [m.pad.relative_to(MAP).as_posix() for m in meegeleverd()]
    assert paden[:6] == [
        "reference/gemeenten.csv",
        "reference/corporaties.csv",
        "reference/gebieden.csv",
        "reference/voorbeeldstad/gemeenten.csv",
        "reference/voorbeeldstad/corporaties.csv",
        "reference/voorbeeldstad/gebieden.csv",
    ]
    kamers = [p.split("/")[0] for p in paden]
    orde = ["reference", "afspraken", "leveringen", "voorbeeld"]
    assert kamers == sorted(kamers, key=orde.index)
    assert len(paden) == len(set(paden))


def test_without_the_example_nothing_of_it_is_left() -> None:
    zonder = meegeleverd(voorbeeld=False)
    assert {m.pad for m in meegeleverd()} > {m.pad for m in zonder}
    for m in zonder:
        assert not m.velden.fictief
        inhoud = m.pad.read_text(encoding="utf-8")
        assert "GM9999" not in inhoud
        assert "Voorbeeldstad" not in inhoud


def test_everything_of_the_example_is_marked_fictief() -> None:
    for m in meegeleverd():
        if is_voorbeeld(m.pad.relative_to(MAP)) and m.pad.suffix != ".toml":
            assert m.velden.fictief == "ja", m.pad


def test_every_file_has_a_fixed_date_of_receipt() -> None:
    for m in meegeleverd():
        lees_datum(m.velden.ontvangen)


def test_every_toml_beside_a_figure_belongs_to_a_file() -> None:
    paden = {m.pad.with_suffix("") for m in meegeleverd()}
    for kamer in ("reference", "leveringen", "voorbeeld"):
        for zijbestand in (MAP / kamer).rglob("*.toml"):
            assert zijbestand.with_suffix("") in paden, zijbestand


def test_a_toml_that_is_wrong_says_which(tmp_path: Path) -> None:
    pad = tmp_path / "leveringen" / "x.csv"
    pad.parent.mkdir()
    pad.write_text("a")
    assert lees_velden(pad).ontvangen == "2026-11-01"
    pad.with_suffix(".toml").write_text('gemeente = "GM0307"\nkleur = "rood"\n')
    with pytest.raises(MeegeleverdFout, match="kleur"):
        meegeleverd(map_=tmp_path)
    pad.with_suffix(".toml").write_text("gemeente = ")
    with pytest.raises(MeegeleverdFout, match=r"x\.toml"):
        lees_velden(pad)
    pad.with_suffix(".toml").write_text("periode = 2024\nontvangen = 2026-10-02\n")
    assert (lees_velden(pad).periode, lees_velden(pad).ontvangen) == ("2024", "2026-10-02")
