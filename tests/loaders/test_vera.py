"""The reader of an archived unit list: whatever stands in it, there is a verdict."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.contract import Velden
from loaders.vera.kolommen import KOLOMMEN, KOP, ONLEESBAAR, eenheid, houd
from tests.loaders.leverhulp import goed, keur, schrijf

VELDEN = Velden(leverancier="Portaal", gemeente="Amersfoort", periode="2024")
GEWOON = {
    "peildatum": "2024-12-31", "soort": "WOO", "status": "VEH", "inexploitatiedatum": "1-5-1999",
    "inexploitatiereden": "NIE", "maatschappelijklabel": "DAE", "gemeente": "Amersfoort",
}  # fmt: skip


def lijst(*rijen: dict[str, str]) -> str:
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, KOP, delimiter=";", restval="", lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows(GEWOON | {"eenheid": eenheid(str(i))} | r for i, r in enumerate(rijen))
    return uit.getvalue()


def test_een_bewaarde_lijst_is_ook_met_check_te_lezen(tmp_path: Path) -> None:
    pad = schrijf(tmp_path, lijst({}, {"wijk": "WK030722"}), "vera-eenheden.csv")
    uitslag = goed(keur(pad, VELDEN))
    frame = uitslag.tabellen["voorraadstanden"]
    eind = frame[frame["peildatum"].astype(str) == "2024-12-31"]
    assert sorted(zip(eind["gebied"].fillna(""), eind["aantal"], eind["rij"], strict=True)) == [
        ("", 1, 2), ("WK030722", 1, 3),
    ]  # fmt: skip
    assert set(frame["corporatie"]) == {"L0117"}
    assert set(frame["daeb"]) == {True}


def test_van_een_cel_blijft_alleen_wat_haar_vorm_heeft() -> None:
    vormen = {k.naam: k for k in KOLOMMEN}
    for naam, tekst, blijft in (
        ("status", "VEH", "VEH"), ("status", "verhuurd", "verhuurd"), ("status", "Laan", "?"),
        ("soort", "xyz", "xyz"), ("inexploitatiedatum", "2024-07-01T00:00:00", "2024-07-01"),
        ("inexploitatiedatum", "juli 2024", "?"), ("gemeente", "'s-Gravenhage", "'s-Gravenhage"),
        ("gemeente", "Den Haag", "Den Haag"), ("buurt", "BU03072200", "BU03072200"),
        ("buurt", "Laan 12", "?"), ("buurt", "Wijk 04 Isselt", "Wijk 04 Isselt"),
        ("zelfstandig", "TRUE", "ja"), ("duur", "Tijdelijk_lang", "tijdelijk_lang"),
        ("segment", "totaal", "?"), ("indeling", "2024", "2024"), ("sloopdatum", "", ""),
    ):  # fmt: skip
        assert houd(vormen[naam], tekst) == blijft, (naam, tekst)
    assert len(eenheid("1")) == 16
    assert eenheid("1") != eenheid("2")


_CEL = st.sampled_from(
    ("", ONLEESBAAR, "x", "NIE", "SLO", "VAH", "SPL", "UIT", "ADM", "NDA", "BOV", "1-1-2024",
     "2024-02-30", "9999-12-31", "2030-01-01", "TIJ", "ONT", "Soest", "Amersfoort", "midden",
     "tijdelijk_kort", "nee", "1e5", "é")
)  # fmt: skip
_RIJ = st.dictionaries(st.sampled_from(KOP), _CEL, max_size=6)


@given(st.lists(_RIJ, min_size=1, max_size=8), st.sampled_from(["2024", "2020-2023", "2024-Q4"]))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_elke_lijst_krijgt_een_verdict(
    tmp_path: Path, rijen: list[dict[str, str]], periode: str
) -> None:
    pad = schrijf(tmp_path, lijst(*rijen), "vera-eenheden.csv")
    uitslag = keur(pad, Velden(leverancier="Portaal", gemeente="Amersfoort", periode=periode))
    assert not [m for m in uitslag.rapport.meldingen if "fout in Woonsaldo" in m.melding]
    assert uitslag.rapport.aangenomen == bool(uitslag.tabellen)
