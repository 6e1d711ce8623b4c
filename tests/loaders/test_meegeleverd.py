"""What ships: in a fixed order, with its fields, with or without Voorbeeldstad."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from domain.perioden import lees_datum
from loaders.archief.meegeleverd import MAP, MeegeleverdFout, is_voorbeeld, lees_velden, meegeleverd

DATA = Path(__file__).parent / "data"


def test_reference_comes_first_then_afspraken_then_figures() -> None:
    paden = [m.pad.relative_to(MAP).as_posix() for m in meegeleverd()]
    assert paden[:8] == [
        "reference/gemeenten.csv",
        "reference/corporaties.csv",
        "reference/gebieden.csv",
        "reference/organisaties.csv",
        "reference/voorbeeldstad/gemeenten.csv",
        "reference/voorbeeldstad/corporaties.csv",
        "reference/voorbeeldstad/gebieden.csv",
        "reference/voorbeeldstad/organisaties.csv",
    ]
    kamers = [p.split("/")[0] for p in paden]
    orde = ["reference", "afspraken", "toelichtingen", "aannames", "leveringen", "voorbeeld"]
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


def _kruis(pad: Path) -> dict[str, list[str]]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        return {r[0]: r[1:] for r in csv.reader(bestand, delimiter=";")}


def test_table_1_of_amersfoort_is_read_with_its_footnote_marks_right() -> None:
    tabel = _kruis(MAP / "leveringen/amersfoort-2021-tabel1.csv")
    assert tabel.pop("soort") == ["Alliantie", "Portaal", "Omnia Wonen", "Totaal"]
    cijfers = {label: [int(w) for w in waarden] for label, waarden in tabel.items()}
    assert all(sum(rij[:3]) == rij[3] for rij in cijfers.values())
    permanent = [r for label, r in cijfers.items()
                 if "tijdelijke" not in label.casefold() and "netto" not in label]  # fmt: skip
    som = [sum(kolom) for kolom in zip(*permanent, strict=True)]
    assert som == cijfers["Permanente netto groei inclusief sloop"] == [210, 48, 43, 301]
    zonder = [s - sloop for s, sloop in zip(som, cijfers["Sloop"], strict=True)]
    assert zonder == cijfers["Permanente netto groei exclusief sloop"] == [384, 48, 43, 475]
    assert cijfers["Verkoop"][2] == -10
    assert cijfers["Liberalisatie"][2] == -1
    assert [r[1] for label, r in cijfers.items() if label.startswith("Tijdelijke")] == [170, 67]


def test_the_raw_table_differs_only_by_its_footnote_marks() -> None:
    schoon = (MAP / "leveringen/amersfoort-2021-tabel1.csv").read_text(encoding="utf-8")
    ruw = (DATA / "amersfoort-2021-tabel1-ruw.csv").read_text(encoding="utf-8")
    cellen = zip(ruw.replace("\n", ";").split(";"), schoon.replace("\n", ";").split(";"),
                 strict=True)  # fmt: skip
    anders = [(r, s) for r, s in cellen if r != s]
    assert [r[len(s) :] for r, s in anders] == ["3", "4", "5", "6", "7"]
    assert [r for r, _ in anders[3:]] == ["-106", "-17"]


def test_portaals_standen_are_nine_gemeenten_and_no_regio() -> None:
    with (MAP / "leveringen/portaal-2021-standen.csv").open(encoding="utf-8") as bestand:
        rijen = list(csv.DictReader(bestand, delimiter=";"))
    assert sum(int(r["aantal"]) for r in rijen) == 51349 - 5085
    assert len({r["gemeente"] for r in rijen}) == 9
    assert "GM0202" not in {r["gemeente"] for r in rijen}
    assert {(r["corporatie"], r["peildatum"], r["segment"]) for r in rijen} == {
        ("L0117", "2021-12-31", "totaal")
    }
