"""Whether a selection's growth makes a total, per status: every party, nothing invented mixed in.

Source: docs/definitions.md, "Dekking" and "Forecast". Realised growth, harde and zachte plannen are
three answers, never one sum. One rule for the page and its downloads: where this says there is no
total, none of them gives one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.mutaties import STATUSSEN
from domain.opsomming import opsomming
from domain.perioden import Periode

GEMENGD, GEEN_PARTIJEN, ONTBREEKT = "gemengd", "geen_partijen", "ontbreekt"


@dataclass(frozen=True, slots=True)
class Bijdrage:
    """What one corporatie in one gemeente adds: homes, signed, over the days of its rows."""

    gemeente: str
    corporatie: str
    status: str
    fictief: bool
    van: date
    tot: date
    saldo: int


@dataclass(frozen=True, slots=True)
class Dekt:
    """What is known of one party: the days judged and what is missing of them (text, "" where
    nothing is). soort: gerealiseerd, or plan for hard and zacht. gedekt_tot: its last figures."""

    gemeente: str
    corporatie: str
    soort: str
    van: date | None
    tot: date | None
    ontbreekt: str
    gedekt_tot: date | None


@dataclass(frozen=True, slots=True)
class Statustotaal:
    """The growth of one status. netto: homes, None where there is no total.

    dagen: what it is about: the days covered, never less than those of the rows. reden: "" where
    netto is a total, else GEMENGD, GEEN_PARTIJEN or ONTBREEKT; gemeenten: of which nobody wrote
    down the parties; missend: the parties without all figures.
    """

    status: str
    netto: int | None
    dagen: Periode
    reden: str = ""
    gemeenten: tuple[str, ...] = ()
    missend: tuple[Dekt, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Of gemeenten and corporaties that `waarom_geen_totaal` names."""
        return (*self.gemeenten, *(c for d in self.missend for c in (d.gemeente, d.corporatie)))


def waarom_geen_totaal(
    totaal: Statustotaal | None, namen: Mapping[str, str], meeste: int | None = None
) -> str:
    """Why figures make no total, in Dutch for page, download and command line; "" where they do.

    totaal: None where there are no figures. namen: by code; a code that has none stands as it is.
    meeste: how many gemeenten or parties are named before the others are counted; None: all.
    """
    if totaal is None:
        return "er zijn geen cijfers"
    if totaal.reden == GEMENGD:
        return "deze keuze mengt echte en verzonnen cijfers"
    if totaal.reden == GEEN_PARTIJEN:
        waar = [namen.get(g, g) for g in totaal.gemeenten]
        genoemd = opsomming(enkele(waar, "gemeenten", meeste))
        return f"geen document zegt van welke corporaties in {genoemd} de cijfers nodig zijn"
    if totaal.reden == ONTBREEKT:
        wie = [
            f"{namen.get(d.corporatie, d.corporatie)} in {namen.get(d.gemeente, d.gemeente)} "
            f"({d.ontbreekt})"
            for d in totaal.missend
        ]
        return f"cijfers ontbreken van {opsomming(enkele(wie, 'partijen', meeste))}"
    return ""


def enkele(wie: Sequence[str], soort: str, meeste: int | None) -> list[str]:
    """The first of them, and how many more there are ('5 andere partijen'); never 1 more."""
    if meeste is None or len(wie) <= meeste + 1:
        return list(wie)
    return [*wie[:meeste], f"{len(wie) - meeste} andere {soort}"]


def peildatum_voor_cijfers(peildatum: date | None, laatste: date | None) -> bool:
    """Whether a peildatum lies before the figures (`laatste`: the last day of them).

    One party without figures makes the day up to which all have them an early one; over figures
    that go on after it that day says nothing.
    """
    return peildatum is not None and laatste is not None and laatste > peildatum


def soort_van(status: str) -> str:
    """Which kind of dekking a status needs."""
    return "gerealiseerd" if status == "gerealiseerd" else "plan"


def totalen(bijdragen: Sequence[Bijdrage], dekking: Iterable[Dekt]) -> tuple[Statustotaal, ...]:
    """One for each status there are figures of, most certain first."""
    dekking = tuple(dekking)
    bekend = {d.gemeente for d in dekking}
    onbekend = tuple(sorted({b.gemeente for b in bijdragen} - bekend))
    gemengd = len({b.fictief for b in bijdragen}) > 1
    uit = []
    for status in STATUSSEN:
        eigen = [b for b in bijdragen if b.status == status]
        if not eigen:
            continue
        partijen = [d for d in dekking if d.soort == soort_van(status)]
        missend = tuple(d for d in partijen if d.ontbreekt)
        reden = GEMENGD if gemengd else GEEN_PARTIJEN if onbekend else ONTBREEKT if missend else ""
        uit.append(
            Statustotaal(
                status,
                None if reden else sum(b.saldo for b in eigen),
                dagen_van([Periode(b.van, b.tot) for b in eigen], partijen),
                reden,
                onbekend if reden == GEEN_PARTIJEN else (),
                missend if reden == ONTBREEKT else (),
            )
        )
    return tuple(uit)


def dagen_van(
    rijen: Iterable[Periode], partijen: Iterable[Dekt], binnen: Periode | None = None
) -> Periode:
    """The days that rows of these parties are about: those covered, not first to last event.

    partijen: of the soort that the rows have. binnen: the days of which the rows were taken, where
    those are fewer. What is counted always lies inside what is said.
    """
    gedekt = [
        (d.van, min(d.tot, d.gedekt_tot))
        for d in partijen
        if d.van and d.tot and d.gedekt_tot and d.gedekt_tot >= d.van
    ]
    if binnen:
        knip = [(max(v, binnen.van), min(t, binnen.tot)) for v, t in gedekt]
        gedekt = [(v, t) for v, t in knip if v <= t]
    dagen = [*gedekt, *((r.van, r.tot) for r in rijen)]
    return Periode(min(v for v, _ in dagen), max(t for _, t in dagen))
