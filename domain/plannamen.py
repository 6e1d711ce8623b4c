"""The names of figures about plans: the programme, projects, restopgave, wijkenstrategie.

    plan|GM0307|2025..2030|hard|segment=sociaal|wat=netto
    restopgave|amersfoort-2021-9|2024-12-31|rest

`dagen` is the period that the reader chose (`..`: all), or that a post is about. What is chosen
otherwise than the standard is in the name (docs/definitions.md, "Names of figures").
"""

from __future__ import annotations

from datetime import date

from domain.afspraken import Afspraak
from domain.cijfernaam import Cijfernaam, over, stuk
from domain.plankeuze import STANDAARD, PlanKeuze
from domain.planregel import PLANSTATUSSEN
from domain.projectlijst import Project

REST = "restopgave"


def naam_doel(a: Afspraak) -> Cijfernaam:
    """The share that an afspraak asks, in percent."""
    return Cijfernaam("doel", a.id)


def naam_rest(a: Afspraak, peildatum: date | None, veld: str) -> Cijfernaam:
    """veld: doel, gerealiseerd, hard, zacht, rest or zonder_gerealiseerd."""
    return Cijfernaam(REST, a.id, stuk(peildatum, peildatum) if peildatum else "", veld)


def naam_project(p: Project, veld: str) -> Cijfernaam:
    """veld: of `domain.projectlijst.Project`, or a segment."""
    return Cijfernaam("project", "/".join(p.sleutel[1:]), "", veld).met(sleutel=p.sleutel[0])


def van_plan(
    keuze: PlanKeuze,
    wat: str,
    status: str = "",
    *,
    dagen: tuple[date | None, date | None] | None = None,
    **meer: object,
) -> Cijfernaam:
    """Homes in the plans of a selection. wat: netto, erbij, eraf, sloop, tijdelijk, a soort, rijen.

    status: hard or zacht, "" for both. dagen: of a post; None for the chosen period. meer: segment,
    reden, gebied and so on.
    """
    wie = over(keuze.gemeente, keuze.corporatie, keuze.gebied)
    van, tot = dagen or (keuze.van, keuze.tot)
    naam = Cijfernaam("plan", wie, stuk(van, tot), status).met(wat=wat, **meer)
    if keuze.segment != STANDAARD.segment and "segment" not in meer:
        naam = naam.met(segment=",".join(keuze.segment))
    if not status and keuze.status != PLANSTATUSSEN:
        naam = naam.met(status=",".join(keuze.status))
    return naam


def van_strategie(  # noqa: PLR0917 - a cell of a table is told by many things
    gemeente: str, peildatum: date, gebied: str | None, onderdeel: str, kolom: str, aard: str,
    keuze: PlanKeuze,
) -> Cijfernaam:  # fmt: skip
    """A cell of the wijkenstrategie. kolom: a year, eerder, meer_jaren, daarna, gepland, vier.

    aard: samen (hard and zacht), zacht or gerealiseerd. gebied: "" for all areas, None where it is
    not known.
    """
    deel = () if gebied == "" else (gebied or "onbekend",)
    naam = Cijfernaam(
        "strategie", over((gemeente,), keuze.corporatie, deel), stuk(peildatum, peildatum), aard
    ).met(onderdeel=onderdeel, kolom=kolom)
    if keuze.gebied:
        naam = naam.met(gebied=",".join(keuze.gebied))
    if keuze.segment != STANDAARD.segment:
        naam = naam.met(segment=",".join(keuze.segment))
    if keuze.status != PLANSTATUSSEN and aard != "gerealiseerd":
        naam = naam.met(status=",".join(keuze.status))
    return naam
