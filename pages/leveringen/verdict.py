"""The verdict on an offered file: every problem by sheet and row, with that row of the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from components.tabel import element
from components.tekst import toon
from domain.leveringen.cijfernamen import van_levering
from figures.basis.getallen import getal
from figures.basis.zin import Tekst, cijfer, hoofdletter, samen, zin
from loaders.aanlevering.oordeel import MEESTE_RIJEN, Aanleveringsoordeel, op_ernst
from loaders.archief.oorspronkelijk import Oorspronkelijk
from loaders.verdict.verdict import ERNST, Melding, Rapport

_MEER = {"fout": "fouten", "waarschuwing": "waarschuwingen", "melding": "meldingen"}
_KOPPEN = ("Wat", "Waar", "Melding", "Gevonden", "Verwacht", "Typ dit", "De rij")


def uitkomst(o: Aanleveringsoordeel, aanbod: str) -> list[Any]:
    """The outcome in a sentence, the link for the supplier, and the table."""
    rapport = o.uitslag.rapport
    goed = rapport.aangenomen
    woord = "Dit bestand is goed." if goed else "Dit bestand is nog niet goed."
    uit: list[Any] = [
        html.P(
            [
                html.Span("✓ " if goed else "✗ ", **{"aria-hidden": "true"}),
                f"{woord} ",
                *_kinderen(zin("{}.", hoofdletter(telling(rapport, aanbod)))),
            ],
            className=f"verdict-kop {'verdict-goed' if goed else 'verdict-fout'}",
        )
    ]
    if not rapport.meldingen:
        return uit
    uit.append(
        html.P(
            html.A("Alle opmerkingen als CSV, voor wie het bestand maakte",
                   href=f"/leveringen/aanbod/{aanbod}/verdict.csv")
        )
    )  # fmt: skip
    uit.append(tabel(rapport, o.rijen, aanbod))
    return uit


def _kinderen(tekst: str) -> list[Any]:
    delen = toon(tekst)
    return delen if isinstance(delen, list) else [delen]


def telling(rapport: Rapport, over: str) -> Tekst:
    """How many of each: `2 fouten, 1 melding`. over: the id of the levering or the offered file."""
    delen = [
        zin("{} {}", cijfer(van_levering("opmerkingen", over, ernst), n),
            ernst if n == 1 else _MEER[ernst])
        for ernst in ERNST
        if (n := rapport.aantal(ernst))
    ]  # fmt: skip
    return samen(delen, ", ") if delen else zin("geen opmerkingen")


def tabel(rapport: Rapport, rijen: Mapping[str, Oorspronkelijk], aanbod: str) -> dict[str, Any]:
    """The problems as a table, fouten first; what does not fit stands in the CSV."""
    bijschrift = f"Opmerkingen bij het bestand: {telling(rapport, aanbod)}"
    getoond = op_ernst(rapport)[:MEESTE_RIJEN]
    delen: list[Any] = [
        element(
            "Div",
            element(
                "Table",
                [
                    element("Caption", bijschrift, className="alleen-schermlezer"),
                    element(
                        "Thead", element("Tr", [element("Th", k, scope="col") for k in _KOPPEN])
                    ),
                    element("Tbody", [_rij(m, rijen) for m in getoond]),
                ],
                className="cijfers verdict",
            ),
            className="tabelvak",
            tabIndex="0",
            role="region",
            **{"aria-label": bijschrift},
        )
    ]
    if len(getoond) < len(rapport.meldingen):
        delen.append(
            element(
                "P",
                toon(
                    zin(
                        "Hier staan de eerste {} van {} opmerkingen; de CSV heeft ze alle.",
                        getal(len(getoond)),
                        cijfer(van_levering("opmerkingen", aanbod), len(rapport.meldingen)),
                    )
                ),
            )
        )
    return element("Div", delen)


def _rij(m: Melding, rijen: Mapping[str, Oorspronkelijk]) -> dict[str, Any]:
    waar = [m.blad, f"rij {m.rij}" if m.rij else "", f"kolom {m.kolom}" if m.kolom else ""]
    bron = rijen.get(m.blad)
    cellen = bron.rijen.get(m.rij) if bron and m.rij else None
    return element(
        "Tr",
        [
            element("Th", m.ernst, scope="row", className=f"ernst-{m.ernst}"),
            element("Td", ", ".join(w for w in waar if w) or "het hele bestand"),
            element("Td", m.melding),
            element("Td", element("Code", m.gevonden) if m.gevonden else ""),
            element("Td", m.verwacht),
            element("Td", element("Code", m.suggestie) if m.suggestie else ""),
            element("Td", bronrij(bron.kop, cellen, m.kolom) if bron and cellen else ""),
        ],
    )


def bronrij(kop: tuple[str, ...], cellen: tuple[str, ...], kolom: str = "") -> dict[str, Any]:
    """One row of the file with its header, folded; the column that is meant is marked."""
    fout = [k.strip().casefold() == kolom.casefold() and bool(kolom) for k in kop]
    fout += [False] * (len(cellen) - len(fout))
    koppen = [element("Th", k, scope="col") for k in kop]
    vakken = [
        element("Td", c, className="fout" if f else "") for c, f in zip(cellen, fout, strict=False)
    ]
    return element(
        "Details",
        [
            element("Summary", "Toon de rij"),
            element(
                "Table",
                [
                    element("Thead", element("Tr", koppen)) if koppen else "",
                    element("Tbody", element("Tr", vakken)),
                ],
                className="bronrij",
            ),
        ],
    )
