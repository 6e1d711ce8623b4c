"""The sheet Uitleg of the template, in plain Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from telling.leveringsformaat import TABELKOLOMMEN

BLAD = "Uitleg"  # its name in the template

_JA_NEE: dict[object, str] = {True: "ja", False: "nee"}


def _standaarden(tabel: str) -> str:
    waarden = ((k.naam, k.standaard) for k in TABELKOLOMMEN[tabel] if k.standaard is not None)
    return ", ".join(f"{naam} {_JA_NEE.get(w, w)}" for naam, w in waarden)


_ALGEMEEN: tuple[tuple[str, str], ...] = (
    ("titel", "Cijfers aanleveren voor Woonsaldo"),
    (
        "tekst",
        "Vul in deze werkmap in wat er is gebeurd met uw sociale huurwoningen. U hoeft "
        "niet alle bladen te gebruiken: laat een blad dat u niet nodig heeft leeg, of "
        "haal het weg.",
    ),
    ("onderkop", "Zo werkt het"),
    (
        "tekst",
        "1. Vul het blad 'levering' in: wie u bent, over welke gemeente het gaat en over "
        "welke periode. Een corporatie levert alleen over zichzelf. Levert u ook over een andere "
        "corporatie, zet haar dan bij namens. Een gemeente mag over alle corporaties in de "
        "gemeente leveren.",
    ),
    (
        "tekst",
        "2. Vul een of meer van de andere bladen in. Oranje kolommen zijn verplicht. De "
        "andere mag u leeg laten; dan geldt de standaard die hieronder staat.",
    ),
    (
        "tekst",
        "3. Op elk blad staan een of meer grijze voorbeeldrijen. Die tellen nooit mee. Haal "
        "ze weg, of zet uw cijfers eronder.",
    ),
    (
        "tekst",
        "4. Stuur het bestand op. U krijgt een verslag terug. Daarin staat per cel wat er "
        "niet klopt en wat we verwachten. Een fout betekent dat we het hele bestand "
        "weigeren. Een waarschuwing of melding niet.",
    ),
    ("onderkop", "Getallen en datums"),
    (
        "tekst",
        "Aantallen zijn hele getallen: 1234 of 1.234. Zet er geen formule in, maar de uitkomst.",
    ),
    ("tekst", "Een datum is 2024-07-01 of 1-7-2024, en betekent: het einde van die dag."),
    (
        "tekst",
        "Een periode is een datum, een jaar (2024), een half jaar (2024-H1), een kwartaal "
        "(2024-Q3) of een reeks jaren (2020-2021).",
    ),
)

# Of each table: what a reader must know. After it comes what its columns say themselves.
_BLADEN: dict[str, tuple[str, ...]] = {
    "voorraadmutaties": (
        (
            "Een rij is een gebeurtenis: er komen woningen bij of er gaan woningen af. Kies "
            "de soort uit de lijst. Een aantal is altijd 0 of meer; de soort zegt of het "
            "erbij komt of eraf gaat. Alleen een correctie mag een minteken hebben."
        ),
        (
            "Is er in een gemeente niets gebeurd? Zet dan een rij met aantal 0. Zonder rij "
            "weten we het niet."
        ),
        (
            f"Standaard is: {_standaarden('voorraadmutaties')}. Permanent is zonder einddatum, "
            "tijdelijk_lang is langer dan 5 jaar, tijdelijk_kort is hoogstens 5 jaar."
        ),
    ),
    "voorraadstanden": (
        (
            "Hoeveel woningen had u op een dag? Een rij per deel: de rijen van een "
            "corporatie, gemeente en peildatum tellen we op. Zet er geen totaal naast. Weet u "
            "alleen het totaal, kies dan segment 'totaal'."
        ),
    ),
    "woningtotalen": (
        (
            "Alle woningen van een gemeente of gebied, van iedereen samen. Hiermee rekenen we "
            "een aandeel uit. Een aandeel_corporatie is een percentage, zoals 22,3%, en "
            "vraagt om een definitie."
        ),
    ),
    "plannen": (
        (
            "Wat gaat u bouwen, slopen, kopen of verkopen? Een project is een of meer rijen met "
            "dezelfde projectcode: een rij per soort, segment en periode. Wat u sloopt en wat "
            "ervoor in de plaats komt, hebben dus dezelfde projectcode."
        ),
        (
            "Lever altijd uw hele lijst van een gemeente. Een nieuwe lijst komt in de plaats "
            "van uw oude lijst van die gemeente, ook van plannen die u eerder in "
            "voorraadmutaties zette."
        ),
        (
            "status is hard of zacht. Zet in planstatus_bron het woord dat u zelf gebruikt, zoals "
            "'bestemmingsplan onherroepelijk' of 'in onderzoek'."
        ),
        (
            "Weet u het segment niet, laat het dan leeg: dat is 'onbekend'. Alleen sociaal, midden "
            "en vrij van een corporatie tellen mee. Laat corporatie leeg als een ander bouwt."
        ),
        (
            "Is een project klaar? Zet dan fase op 'opgeleverd', of gebruik in voorraadmutaties "
            "dezelfde projectcode. Zo tellen we geen woning twee keer. Geef een volgende fase van "
            "een project een eigen projectcode."
        ),
    ),
}
# Sales between corporaties come first; the other columns are for a few soorten.
_EERST = "binnen_sector"


def _alinea() -> Iterator[tuple[str, str]]:
    """Every paragraph in order: its format and text."""
    yield from _ALGEMEEN
    for tabel, kolommen in TABELKOLOMMEN.items():
        yield "onderkop", f"Blad {tabel}"
        yield from (("tekst", tekst) for tekst in _BLADEN[tabel])
        eigen = [k for k in kolommen if k.uitleg]
        for k in sorted(eigen, key=lambda k: k.naam != _EERST):
            yield "tekst", k.uitleg


def schrijf(blad: Any, vormen: dict[str, Any]) -> None:
    """Write the explanation down one wide column."""
    blad.set_column(0, 0, 110)
    for r, (vorm, tekst) in enumerate(_alinea()):
        blad.write_string(r, 0, tekst, vormen[vorm])
    blad.hide_gridlines(2)
