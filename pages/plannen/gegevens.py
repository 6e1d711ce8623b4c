"""What the page Plannen knows of one selection of one stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from components.kaart import Herkomst
from domain.groei.sommen import Groeiregel
from domain.plannen.cijfernamen import Plannaam
from domain.plannen.keuze import PlanKeuze
from domain.plannen.planregel import PlanRegel
from domain.plannen.programma import BuitenProgramma, Capaciteit, Programma, buiten, programma
from domain.plannen.projectlijst import Project, los_aantal, projecten
from domain.plannen.verschuiving import Overzicht
from figures.basis.getallen import ONBEKEND, datum
from figures.groei.zinnen import Ontbreekt
from pages.gemeen.plaats import kort, wie_en_waar
from store.vragen.plannen.restopgave import AandeelRegel, RestRegel
from store.vragen.plannen.wijkenstrategie import Strategie

SOCIAAL = ("sociaal",)
ANDERS = ("midden", "vrij", "koop", "onbekend")


@dataclass(frozen=True)
class PlanGegevens:
    """keuze: with codes. namen: code to name. regels: the plans, also what does not count.

    gerealiseerd: the years before, of which all figures are there. overzicht: what moved since the
    stand `toen`, None where nothing is compared; geen_overzicht says why not, if it was asked for.
    peildatum: of the gemeente; of several the earliest. ontbreekt: parties without plans.
    """

    keuze: PlanKeuze
    stand: str
    namen: Mapping[str, str]
    regels: tuple[PlanRegel, ...]
    gerealiseerd: tuple[Groeiregel, ...] = ()
    rest: tuple[RestRegel, ...] = ()
    aandelen: tuple[AandeelRegel, ...] = ()
    strategie: tuple[Strategie, ...] = ()
    capaciteit: tuple[Capaciteit, ...] = ()
    overzicht: Overzicht | None = None
    toen: str = ""
    geen_overzicht: str = ""
    peildatum: date | None = None
    ontbreekt: tuple[Ontbreekt, ...] = ()

    def naam(self, code: str | None) -> str:
        """A name, or the code where there is none."""
        return self.namen.get(code or "", code or "")

    @property
    def gemengd(self) -> bool:
        """Whether the plans are partly invented: those are never added to real ones."""
        return len({r.fictief for r in self.regels}) > 1

    @property
    def plaats(self) -> str:
        """Whose plans these are, as the subject of a sentence."""
        k = self.keuze
        return wie_en_waar(self.namen, k.corporatie, k.gemeente, k.gebied)

    @property
    def alle(self) -> Plannaam:
        """Names the figures of all that was chosen."""
        return Plannaam(self.keuze)

    @property
    def naam_buiten(self) -> Plannaam:
        """Names the figures of what is in neither programme: not of all dwellings together."""
        return Plannaam(self.keuze, (*SOCIAAL, *ANDERS))

    @property
    def naam_sociaal(self) -> Plannaam:
        """Names the figures of the social stock."""
        return Plannaam(self.keuze, SOCIAAL)

    @property
    def naam_anders(self) -> Plannaam:
        """Names the figures of all other segments."""
        return Plannaam(self.keuze, ANDERS)

    @cached_property
    def sociaal(self) -> Programma:
        """The programme of the social stock."""
        return programma(r for r in self.regels if r.segment in SOCIAAL)

    @cached_property
    def anders(self) -> Programma:
        """The programme of all other segments."""
        return programma(r for r in self.regels if r.segment in ANDERS)

    @cached_property
    def buiten(self) -> tuple[BuitenProgramma, ...]:
        """What is in neither programme, and why."""
        return buiten(r for r in self.regels if r.segment != "totaal")

    @cached_property
    def projecten(self) -> tuple[Project, ...]:
        """Every project, the largest first."""
        return projecten(self.regels)

    @cached_property
    def los(self) -> int:
        """Planned homes that belong to no project."""
        return los_aantal(self.regels)

    def herkomst(
        self, bronnen: Sequence[str] | None = None, fictief: Sequence[bool] | None = None
    ) -> Herkomst:
        """The source line below a card; of the plans, unless it is about something else."""
        namen = self.bronnen if bronnen is None else list(dict.fromkeys(bronnen))
        merken = [r.fictief for r in self.regels] if fictief is None else list(fictief)
        return Herkomst(
            bron="; ".join(kort(namen, "bronnen", 4)) or ONBEKEND,
            peildatum=datum(self.peildatum),
            stand=self.stand,
            fictief=any(merken),
            deels=any(merken) and not all(merken),
        )

    @cached_property
    def bronnen(self) -> list[str]:
        """Who the plans come from, each once."""
        return list(dict.fromkeys(r.bron for r in self.regels if r.segment != "totaal"))
