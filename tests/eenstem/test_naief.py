"""The plain count gives what docs/definitions.md works out by hand, and sees what differs."""

from __future__ import annotations

from datetime import date

import pytest

from domain.cijfernaam import Cijfernaam
from tests.eenstem.cijfers import Gezien, vergelijk
from tests.eenstem.herteld import tel_na
from tests.eenstem.naief import Naief
from tests.eenstem.werkboek import van_herkomst
from tests.store.maak import AMERSFOORT, PORTAAL, levering, partijen, register

DAG = date(2024, 12, 31)
AANDEEL = "definitie=sociaal_bezit_corporatie"


@pytest.fixture
def naief() -> Naief:
    """Definitions, "Restopgave": 1,000 dwellings of which 250 social, 100 to be built (80 social),
    20 to be demolished and 5 to be sold."""
    plan = {"corporatie": PORTAAL, "periode": "2027", "soort": "nieuwbouw"}
    plannen = [
        {**plan, "aantal": 80},
        {**plan, "aantal": 20, "segment": "midden"},
        {**plan, "aantal": 20, "soort": "sloop", "status": "zacht"},
        {**plan, "aantal": 5, "soort": "verkoop"},
    ]
    telling = {"corporatie": PORTAAL, "peildatum": DAG, "aantal": 250}
    return Naief([
        register(),
        partijen(codes=(PORTAAL,)),
        levering("standen", voorraadstanden=[telling],
                 woningtotalen=[{"peildatum": DAG, "aantal": 1_000}]),
        levering("plannen", "2025-2030", leverancier="Portaal", plannen=plannen),
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        (f"voorraad|{AMERSFOORT}/{PORTAAL}|2024-12-31|sociaal", "250"),
        (f"aandeel|{AMERSFOORT}|2024-12-31||{AANDEEL}", "25"),
        (f"nodig|{AMERSFOORT}|2024-12-31||{AANDEEL}|t=30", "72"),  # 50 / 0.7
        (f"doel_sociaal|{AMERSFOORT}|2024-12-31..2030|zacht|{AANDEEL}|t=30", "324"),
        (f"plan_sociaal|{AMERSFOORT}|2024-12-31..2030|hard|{AANDEEL}", "75"),
        (f"plan_sociaal|{AMERSFOORT}|2024-12-31..2030|zacht|{AANDEEL}", "-20"),
        (f"nodig|{AMERSFOORT}|2024-12-31..2030|zacht|{AANDEEL}|t=30", "28"),
        (f"plan|{AMERSFOORT}|2027|hard|segment=sociaal|wat=netto", "75"),
        (f"plan|{AMERSFOORT}|2027||wat=erbij", "100"),
        (f"strategie|{AMERSFOORT}|2024-12-31|samen|kolom=vier|onderdeel=totaal", "75"),
    ],
)
def test_worked_example_and_one_more(naief: Naief, naam: str, waarde: str) -> None:
    goed = Gezien(str(Cijfernaam.lees(naam)), waarde, waarde, "/a")
    fout = Gezien(goed.naam, str(int(waarde) + 1), waarde, "/b")
    assert tel_na([goed], naief).fout == []
    assert tel_na([goed, fout], naief).fout == [
        f"{naam}: {fout.waarde!r} op /b, nageteld {waarde!r}"
    ]


def test_a_herkomst_that_says_something_else_is_reported() -> None:
    kop = ("Netto groei", "status", "som van saldo", "van", "tot en met", "geen som, want")
    deel = [
        ("Download", "groei"), ("Aantal rijen", 2), (), kop,
        ("", "gerealiseerd", 12, date(2024, 1, 1), DAG, ""),
    ]  # fmt: skip
    vraag = {"gemeente": AMERSFOORT}

    def fouten(rijen: int, netto: str) -> list[str]:
        gegevens = [{"levering": "lev"}] * rijen
        gezien = list(van_herkomst("groei", vraag, deel, gegevens, "blad Herkomst"))
        naam = f"netto|{AMERSFOORT}|2024|gerealiseerd"
        return vergelijk([*gezien, Gezien(naam, netto, netto, "/groei")])

    assert fouten(2, "12") == []
    assert len(fouten(1, "12")) == len(fouten(2, "13")) == 1
