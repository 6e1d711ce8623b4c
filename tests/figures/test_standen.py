"""Counted stock: what is added up, what is said of it, and the names of its figures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from figures.groei.balans import standen
from store.vragen.groei.balans import lees_tellingen

NAMEN = {"P": "Portaal", "A": "Woon A", "G1": "Utrecht", "G2": "Soest"}
OUD, NIEUW = date(2021, 12, 31), date(2025, 12, 31)


def toon(rijen: list[dict[str, Any]], namen: dict[str, str], gebied: tuple[str, ...] = ()) -> Any:
    return standen(lees_tellingen(pd.DataFrame(rijen)), namen, gebied)


def telling(corporatie: str, aantal: int, dag: date = NIEUW, **anders: Any) -> dict[str, Any]:
    return {
        "gemeente": "G1", "corporatie": corporatie, "peildatum": dag, "segment": "sociaal",
        "duur": "permanent", "zelfstandig": True, "fictief": False, "aantal": aantal,
    } | anders  # fmt: skip


def test_only_counts_that_are_not_split_are_said_to_be_so() -> None:
    sociaal = telling("A", 100)
    g = toon([sociaal, telling("P", 50, OUD, segment="totaal")], NAMEN)
    assert g.titel == "Geteld op 31 december 2025: Woon A 100 woningen"
    assert g.opmerkingen == (
        "De bron zegt niet hoeveel sociale huur is bij Portaal (31 december 2021). Dat telt in "
        "geen balans mee.",
    )
    assert toon([sociaal], NAMEN).opmerkingen == ()


def test_gemeenten_are_never_added() -> None:
    g = toon([telling("P", 50), telling("P", 7, gemeente="G2")], NAMEN)
    assert g.titel == (
        "Geteld op 31 december 2025: Portaal in Utrecht 50 woningen en Portaal in Soest 7 woningen"
    )


def test_a_count_that_is_not_split_is_never_added_to_one_that_is() -> None:
    rijen = [telling("P", 50), telling("P", 9, segment="midden"),
             telling("P", 80, segment="totaal")]  # fmt: skip
    g = toon(rijen, NAMEN)
    assert g.titel == (
        "Geteld op 31 december 2025: Portaal 80 woningen van alle segmenten samen en Portaal 59 "
        "woningen"
    )
    assert [str(c.naam) for c in g.titel.cijfers] == [
        "voorraad|G1/P|2025-12-31|totaal", "voorraad|G1/P|2025-12-31|midden,sociaal",
    ]  # fmt: skip


def test_every_cell_has_a_name_with_its_value() -> None:
    rijen = [telling("P", 50), telling("A", 9, duur="tijdelijk_lang"), telling("A", 3, OUD)]
    t = toon(rijen, NAMEN, ("K1",)).tabel
    assert {str(n[5]): r[5] for n, r in zip(t.namen, t.rijen, strict=True)} == {
        "voorraad|G1:K1/P|2025-12-31|sociaal": 50,
        "voorraad|G1:K1/A|2025-12-31|sociaal|duur=tijdelijk_lang": 9,
        "voorraad|G1:K1/A|2021-12-31|sociaal": 3,
    }
