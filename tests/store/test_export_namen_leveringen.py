"""Names of the downloads voorraad and brug: one value each, and what other pages call it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from domain.cijfernaam import Cijfernaam
from domain.filters import Filters
from domain.leveringen.cijfernamen import van_rij
from domain.leveringen.keuze import HerkomstKeuze
from store.exports.brug import KOLOMMEN, _blokken
from store.exports.cijfernamen.leveringen import NAMEN
from store.exports.groei import EXPORTS, VOORRAAD
from store.vragen.afspraken import rijen as afspraak_rijen
from store.vragen.afspraken.lijst import een
from store.vragen.afspraken.selectie import kader
from store.vragen.basis import records
from store.vragen.leveringen import herkomst
from tests.store.conftest import Bouwer
from tests.store.maak import (
    ALLIANTIE,
    AMERSFOORT,
    PORTAAL,
    levering,
    partijen,
    register,
)
from tests.store.test_afsprakenlijst import afspraak

FILTERS = Filters(gemeente=(AMERSFOORT,), duur=("permanent", "tijdelijk_lang"))


def stand(dag: int, aantal: int, **anders: Any) -> dict[str, Any]:
    return {"corporatie": PORTAAL, "peildatum": date(dag, 12, 31), "aantal": aantal} | anders


STANDEN = levering(
    "standen", "2024",
    voorraadstanden=[stand(2023, 1000), stand(2023, 50, duur="tijdelijk_lang"), stand(2024, 1090),
                     stand(2024, 900, segment="totaal")],
)  # fmt: skip
MUTATIES = levering(
    "mut", "2024",
    voorraadmutaties=[
        {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 100, "periode": "2024"},
        {"corporatie": PORTAAL, "soort": "verkoop", "aantal": 12, "periode": "2024-H1"},
        {"corporatie": PORTAAL, "soort": "correctie", "aantal": 1, "periode": "2024"},
    ],
)  # fmt: skip


def namen(download: str, kolommen: Iterable[str], rijen: Iterable[Any]) -> dict[str, Any]:
    """Every named figure of a download; one name has one value."""
    uit: dict[str, Any] = {}
    for cellen in rijen:
        rij: Mapping[str, Any] = dict(zip(kolommen, cellen, strict=True))
        als_csv = {k: "" if w is None else str(w) for k, w in rij.items()}
        for kolom, maak in NAMEN[download].items():
            naam = maak(rij)
            assert naam == maak(als_csv), "the same from a CSV and from a workbook"
            if naam is not None:
                assert Cijfernaam.lees(str(naam)) == naam
                assert uit.setdefault(str(naam), rij[kolom]) == rij[kolom], naam
    return uit


def test_voorraad(bouwer: Bouwer) -> None:
    conn = bouwer([register(), STANDEN, MUTATIES])
    rijen = [r for blok in EXPORTS["voorraad"].rijen(conn, FILTERS) for r in blok]
    gevonden = namen("voorraad", VOORRAAD, rijen)
    balans = f"balans|{AMERSFOORT}/{PORTAAL}|2024"
    # 1000 + 88 + 1 + 1 = 1090.
    velden = {"begin": 1000, "netto": 88, "correctie": 1, "onverklaard": 1, "eind": 1090}
    assert gevonden.items() >= {f"{balans}|{veld}": n for veld, n in velden.items()}.items()
    # Herkomst calls the delivered rows so.
    for r in records(herkomst.rijen(conn, HerkomstKeuze("standen", FILTERS)).rijen):
        deel = r | {"corporatie": r["corporatiecode"]}
        naam = van_rij("aantal", r["levering"], r["blad"], r["rij"], deel)
        assert gevonden[str(naam)] == r["aantal"]


def test_brug(bouwer: Bouwer) -> None:
    eerst = levering("eerst", "2024", voorraadmutaties=[
        {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "aantal": 5, "periode": "2024"},
    ])  # fmt: skip
    van, naar = bouwer([register(), eerst]), bouwer([register(), MUTATIES])
    rijen = [r for blok in _blokken(van, naar, FILTERS) for r in blok]
    gevonden = namen("brug", KOLOMMEN, rijen)
    vast = "duur=permanent|periode={}|segment=sociaal|soort={}|stand=teststand|status=gerealiseerd"
    assert gevonden == {
        f"rij|mut//2||aantal|corporatie={PORTAAL}|{vast.format('2024', 'nieuwbouw')}": 100,
        f"rij|mut//3||aantal|corporatie={PORTAAL}|{vast.format('2024-H1', 'verkoop')}": 12,
        f"rij|eerst//2||aantal|corporatie={ALLIANTIE}|{vast.format('2024', 'nieuwbouw')}": 5,
    }


def test_half_een_project(bouwer: Bouwer) -> None:
    """Its row is there twice, once for what was built: two names, and one order of the rows."""
    project = {"corporatie": PORTAAL, "soort": "nieuwbouw", "projectcode": "P1"}
    plan = levering(
        "plan", "2024-2027",
        voorraadmutaties=[{**project, "aantal": 30, "periode": "2026", "status": "hard"}],
    )  # fmt: skip
    echt = levering("echt", "2024", voorraadmutaties=[{**project, "aantal": 20, "periode": "2024"}])
    afspraken = partijen(codes=(PORTAAL,), afspraken=[afspraak("6", 50, 2024, 2027)])
    conn = bouwer([register(), afspraken, plan, echt])
    keuzes = (
        HerkomstKeuze("plannen", Filters(gemeente=(AMERSFOORT,))),
        HerkomstKeuze("afspraak", Filters(gemeente=(AMERSFOORT,)), afspraak="6"),
    )
    for keuze in keuzes:
        rijen = [r for r in records(herkomst.rijen(conn, keuze).rijen) if r["status"] == "hard"]
        delen = [r | {"corporatie": r["corporatiecode"]} for r in rijen]
        namen_ = {str(van_rij("aantal", d["levering"], d["blad"], d["rij"], d)) for d in delen}
        assert (sorted(r["aantal"] for r in rijen), len(namen_)) == ([10, 20], 2), keuze.wat
    regel = een(conn, "6", None)
    assert regel is not None
    k = kader(conn, regel.afspraak, regel.oordeel, regel.peildatum)
    assert k is not None
    uit = [r.aantal for blok in afspraak_rijen.rijen(conn, k) for r in blok if r.status == "hard"]
    assert uit == [10, 20], "what still counts first"
