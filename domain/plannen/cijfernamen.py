"""The names of figures about plans: the programme, projects, restopgave, wijkenstrategie.

    plan|GM0307|2025..2030|hard|segment=sociaal|wat=netto
    restopgave|amersfoort-2021-9|2024-12-31|rest

`dagen` is the period that the reader chose (`..`: all), or that a post is about. What is chosen
otherwise than the standard is in the name (docs/definitions.md, "Names of figures").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.cijfernaam import Cijfernaam, over, stuk, van_groei
from domain.perioden import Periode
from domain.plannen.keuze import STANDAARD, PlanKeuze
from domain.plannen.planregel import PLANSTATUSSEN
from domain.plannen.programma import Capaciteit
from domain.plannen.projectlijst import Project

REST = "restopgave"
Dagen = tuple[date | None, date | None]


def naam_doel(afspraak: str) -> Cijfernaam:
    """The share that an afspraak (its id) asks, in percent."""
    return Cijfernaam("doel", afspraak)


def naam_rest(afspraak: str, peildatum: date | None, veld: str) -> Cijfernaam:
    """veld: doel, gerealiseerd, hard, zacht, rest or zonder_gerealiseerd."""
    return Cijfernaam(REST, afspraak, stuk(peildatum, peildatum) if peildatum else "", veld)


@dataclass(frozen=True)
class Plannaam:
    """Names the figures of the plans of one selection.

    segmenten: what is counted of it; () for all that was chosen.
    """

    keuze: PlanKeuze = STANDAARD
    segmenten: tuple[str, ...] = ()

    def van(
        self,
        wat: str,
        status: str = "",
        dagen: Dagen | None = None,
        maat: str = "plan",
        **meer: object,
    ) -> Cijfernaam:
        """Homes in the plans. wat: netto, erbij, eraf, sloop, tijdelijk, los, a soort, rijen.

        status: hard or zacht, "" for both. dagen: of a post; None for the chosen period.
        """
        k = self.keuze
        van, tot = dagen or (k.van, k.tot)
        wie = over(k.gemeente, k.corporatie, k.gebied)
        naam = Cijfernaam(maat, wie, stuk(van, tot), status).met(wat=wat, **meer)
        return self._gekozen(naam, status)

    def in_kolom(self, wat: str, status: str, kolom: Periode) -> Cijfernaam:
        """In the table per year: netto or a soort. kolom: a calendar year, or a span that its own
        figures are about and no others within it (`alleen=periode`)."""
        k = self.keuze
        van, tot = max(k.van or kolom.van, kolom.van), min(k.tot or kolom.tot, kolom.tot)
        alleen = None if kolom.soort == "jaar" else "periode"
        if status in PLANSTATUSSEN:
            return self.van(wat, status, (van, tot), alleen=alleen)
        plaats = k.plaats
        naam = van_groei(wat, plaats, Periode(van, tot), status)
        return naam.met(alleen=alleen)

    def project(self, p: Project, veld: str) -> Cijfernaam:
        """veld: of `domain.plannen.projectlijst.Project`, or a segment. A choice that leaves out a
        part of
        a project is in the name."""
        k = self.keuze
        dagen = stuk(k.van, k.tot) if k.van or k.tot else ""
        naam = Cijfernaam("project", "/".join(p.sleutel[1:]), dagen, veld)
        naam = naam.met(
            sleutel=p.sleutel[0], corporatie="+".join(k.corporatie), gebied="+".join(k.gebied)
        )
        return self._gekozen(naam, "")

    def capaciteit(self, c: Capaciteit) -> Cijfernaam:
        """One row of a publisher of plan capacity for all dwellings."""
        return Cijfernaam("capaciteit", c.gemeente, stuk(c.van, c.tot), c.status).met(
            bron=c.bron, woord=c.woord
        )

    def capaciteit_samen(self, c: Capaciteit, status: str) -> Cijfernaam:
        """All rows of one publisher and gemeente, of one status."""
        k = self.keuze
        naam = Cijfernaam("capaciteit", c.gemeente, stuk(k.van, k.tot), status).met(bron=c.bron)
        return naam.met(alleen="samen")

    def verschuiving(self, veld: str, project: Project | None = None, **meer: object) -> Cijfernaam:
        """Since the stand `met`. veld: was, nu, verschil, or aantal (projects). Of all plans, or of
        one project; period and status do not choose here."""
        k = self.keuze
        wie = "/".join(project.sleutel) if project else over(k.gemeente, k.corporatie, k.gebied)
        naam = Cijfernaam("verschuiving", wie, "", veld).met(met=k.met, **meer)
        if project:
            naam = naam.met(corporatie="+".join(k.corporatie), gebied="+".join(k.gebied))
        return _segment(naam, k, ())

    def strategie(
        self, plek: GemeenteOpDag, onderdeel: str, kolom: str, aard: str, gebied: str | None = ""
    ) -> Cijfernaam:
        """A cell of the wijkenstrategie. kolom: a year, eerder, meer_jaren, daarna, vier, vorig.

        aard: samen (hard and zacht), zacht or gerealiseerd. gebied: "" for all areas, None where it
        is not known.
        """
        k = self.keuze
        deel = () if gebied == "" else (gebied or "onbekend",)
        naam = Cijfernaam(
            "strategie",
            over((plek.gemeente,), k.corporatie, deel),
            stuk(plek.peildatum, plek.peildatum),
            aard,
        ).met(onderdeel=onderdeel, kolom=kolom, gebied="+".join(k.gebied))
        naam = _segment(naam, k, ())
        if k.status != PLANSTATUSSEN and aard != "gerealiseerd":
            naam = naam.met(status=",".join(k.status))
        return naam

    def _gekozen(self, naam: Cijfernaam, status: str) -> Cijfernaam:
        naam = _segment(naam, self.keuze, self.segmenten)
        gekozen = self.keuze.status
        if gekozen != PLANSTATUSSEN and status not in gekozen:
            naam = naam.met(status=",".join(gekozen))
        return naam


ALLE_PLANNEN = Plannaam()


@dataclass(frozen=True)
class GemeenteOpDag:
    """Of which gemeente, on which day."""

    gemeente: str
    peildatum: date


def _segment(naam: Cijfernaam, keuze: PlanKeuze, segmenten: tuple[str, ...]) -> Cijfernaam:
    """Which segments are counted; what was chosen where that leaves none of them."""
    if not segmenten:
        anders = keuze.segment != STANDAARD.segment
        return naam.met(segment=",".join(keuze.segment)) if anders else naam
    geteld = tuple(s for s in segmenten if s in keuze.segment)
    if geteld:
        return naam.met(segment=",".join(geteld))
    return naam.met(segment=",".join(segmenten), gekozen=",".join(keuze.segment))
