"""The lists of `scripts/gedrag.py`: only what differs in each run is taken out."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from scripts import gedrag_bestanden


@pytest.fixture
def gedrag(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    # It is a program, and finds what lies beside it.
    monkeypatch.syspath_prepend(str(Path(gedrag_bestanden.__file__).parent))
    import gedrag

    return gedrag


@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-29T12:05:01+00:00",
        "2026-11-29T12:05:01.123456Z",
        "29-11-2026 12.05",
        "29-11-2026 12:05",
        "29 november 2026, 12.05",
    ],
)
def test_a_moment_is_taken_out(gedrag: ModuleType, moment: str) -> None:
    assert gedrag.zonder_toeval(f"Gebouwd op {moment} uur".encode()) == b"Gebouwd op TIJD uur"


def test_a_day_and_a_figure_stay(gedrag: ModuleType) -> None:
    tekst = b"Tot en met 31 december 2025, 12 van 2025-12-31 en 31-12-2025: 1.234 woningen"
    assert gedrag.zonder_toeval(tekst) == tekst


def test_the_number_of_a_fault_is_taken_out(gedrag: ModuleType) -> None:
    assert gedrag.zonder_toeval(b"Meld nummer 1a2b3c4d.") == b"Meld nummer NUMMER."
    assert gedrag.zonder_toeval(b"nummer 12345678901") == b"nummer 12345678901"


def test_every_download_is_asked_in_every_kind_and_as_pages_link_to_it(gedrag: ModuleType) -> None:
    routes = ["/export/groei.csv", "/export/groei.xlsx", "/export/voorraad.csv"]
    links = ["/export/groei.csv?van=2020&formaat=nl", "/export/voorraad.csv?duur=permanent", "/"]
    assert list(gedrag.downloads(routes, links)) == [
        "/export/groei.csv",
        "/export/groei.csv?van=2020",
        "/export/groei.csv?van=2020&formaat=nl",
        "/export/groei.xlsx",
        "/export/groei.xlsx?van=2020",
        "/export/voorraad.csv",
        "/export/voorraad.csv?duur=permanent",
        "/export/voorraad.csv?duur=permanent&formaat=nl",
    ]


def test_the_files_are_the_same_each_time(tmp_path: Path) -> None:
    def alles(naam: str) -> dict[str, bytes]:
        map_ = tmp_path / naam
        (map_ / "fout").mkdir(parents=True)
        goed = gedrag_bestanden.register(map_, 5_000)
        data = Path(__file__).parents[1] / "data" / "voorbeeld"
        gedrag_bestanden.werkmap(data, map_ / "werkmap.xlsx")
        list(gedrag_bestanden.bestanden([*goed, map_ / "werkmap.xlsx"], map_ / "fout", 60))
        return {str(p.relative_to(map_)): p.read_bytes() for p in map_.rglob("*") if p.is_file()}

    een = alles("een")
    assert een == alles("twee")
    assert sum(p.startswith("fout/") and not p.endswith(".toml") for p in een) > 40
    rijen = sum(w.count(b"\r\n") - 1 for p, w in een.items()
                if p.startswith("voorraadmutaties") and p.endswith(".csv"))  # fmt: skip
    assert rijen == 5_000
