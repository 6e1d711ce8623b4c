"""Afspraken that say different things about one subject, side by side in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.afspraken.lijst import statuswoord
from components.afspraken.telling import gemerkt
from components.tabel import element
from components.tekst import toon
from domain.cijfernaam import Cijfernaam


@dataclass(frozen=True)
class Zijde:
    """One afspraak of a difference; status: None where it is not known here; naam: of
    that status."""

    titel: str
    href: str
    document: str
    artikel: str
    betekenis: str
    doel: str
    periode: str
    binding: str
    status: str | None
    naam: Cijfernaam | None = None


@dataclass(frozen=True)
class Tegenover:
    """What does not agree. uitspraken: what a source says and is no afspraak."""

    id: str
    titel: str
    uitleg: str
    zijden: tuple[Zijde, ...]
    uitspraken: tuple[str, ...] = ()
    fictief: bool = False


_RIJEN = (
    ("Document", "document"),
    ("Artikel", "artikel"),
    ("Wat is afgesproken", "betekenis"),
    ("Doel", "doel"),
    ("Periode", "periode"),
    ("Binding", "binding"),
)


def verschil(t: Tegenover) -> dict[str, Any]:
    """A card with the table; its id is where the mark in the list points to."""
    kop = f"verschil-{t.id}-kop"
    inhoud: list[Any] = [
        element("H3", gemerkt(t.titel, fictief=t.fictief), id=kop),
        element("P", t.uitleg),
    ]
    if t.zijden:
        inhoud.append(_tabel(t))
    if t.uitspraken:
        inhoud.append(element("Ul", [element("Li", u) for u in t.uitspraken], className="lijst"))
    return element(
        "Section",
        inhoud,
        id=f"verschil-{t.id}",
        className=f"kaart verschil{' is-fictief' if t.fictief else ''}",
        tabIndex="-1",
        **{"aria-labelledby": kop},
    )


def _tabel(t: Tegenover) -> dict[str, Any]:
    namen = [element("Th", element("A", z.titel, href=z.href), scope="col") for z in t.zijden]
    rijen = [_rij(kop, [getattr(z, veld) for z in t.zijden]) for kop, veld in _RIJEN]
    status = [
        element("Td", "onbekend" if z.status is None else statuswoord(z.status, z.naam))
        for z in t.zijden
    ]
    rijen.append(element("Tr", [element("Th", "Status", scope="row"), *status]))
    delen = [
        element("Caption", f"Verschil van uitleg: {t.titel}", className="alleen-schermlezer"),
        element("Thead", element("Tr", [element("Th", "Afspraak", scope="col"), *namen])),
        element("Tbody", rijen),
    ]
    return element(
        "Div",
        element("Table", delen, className="cijfers naast-elkaar"),
        className="tabelvak",
        tabIndex="0",
        role="region",
        **{"aria-label": f"Naast elkaar: {t.titel}"},
    )


def _rij(kop: str, waarden: Sequence[str]) -> dict[str, Any]:
    """One property of all sides; where they differ that is said in words, not by colour alone."""
    anders = len(set(waarden)) > 1 and kop not in ("Document", "Artikel")
    inhoud = [kop, element("Small", " verschilt", className="verschilt")] if anders else kop
    cellen = [element("Td", toon(w or "niet gezegd")) for w in waarden]
    return element(
        "Tr",
        [element("Th", inhoud, scope="row"), *cellen],
        className="anders" if anders else "",
    )
