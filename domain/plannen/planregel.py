"""One delivered plan as the page Plannen reads it: phase, project, what may be summed of it.

Source: docs/definitions.md, "Productieprogramma". Rows come from `store.schema.tables.plan`. A plan
belongs to a project by code, else by name and place. The phases (`FASEN`) go from the first idea to
delivery: then it is a plan no longer. A source may have words of its own; those are kept
(docs/delivery-format.md, "plannen").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.mutaties import SEGMENTEN, SOORTEN
from domain.perioden import Periode

OPGELEVERD = "opgeleverd"
FASEN = ("initiatief", "haalbaarheid", "ontwerp", "vergunning", "in aanbouw", OPGELEVERD)


# A plan list also knows homes for sale and homes of which the source does not say.
PLANSEGMENTEN = (*SEGMENTEN, "koop", "onbekend", "totaal")
PLANSTATUSSEN = ("hard", "zacht")
TOTAAL = "totaal"  # all dwellings together, as a province publishes them


@dataclass(frozen=True, slots=True)
class PlanRegel:
    """One row of `store.schema.tables.plan` with who delivered it (`leverancier`: code or name).

    aantal: dwellings, 0 or more. saldo: the stored effect on the social stock of the gemeente.
    telt: whether it stands in the mutaties too. vervallen: realised figures took its place; reden:
    why it does not count, or no longer.
    """

    gemeente: str
    corporatie: str | None
    van: date
    tot: date
    soort: str
    aantal: int
    saldo: int = 0
    segment: str = "sociaal"
    status: str = "hard"
    duur: str = "permanent"
    gebied: str | None = None
    projectcode: str | None = None
    project: str | None = None
    planstatus_bron: str | None = None
    fase: str | None = None
    telt: bool = True
    vervallen: bool = False
    reden: str | None = None
    fictief: bool = False
    leverancier: str = ""
    bron: str = ""

    @property
    def periode(self) -> Periode:
        """From start up to and including delivery, as far as the source says."""
        return Periode(self.van, self.tot)

    @property
    def opgeleverd(self) -> bool:
        """Whether the source says that these homes are there: a plan no longer, and no
        realised figure either."""
        return self.fase == OPGELEVERD

    @property
    def loopt(self) -> bool:
        """Whether it is still a plan: not delivered, and no realised figures in its place."""
        return not (self.vervallen or self.opgeleverd)

    @property
    def open(self) -> bool:
        """Whether it is a plan for homes, in whichever list. One that does not count is so only
        where no corporatie is known, or for a segment outside the stock of corporaties."""
        buiten = self.corporatie is None or self.segment not in SEGMENTEN
        telt = self.telt or (buiten and self.soort != "correctie")
        return self.loopt and self.segment != TOTAAL and telt

    @property
    def netto(self) -> int:
        """Signed dwellings in its own duur: the stored effect, or that of its soort where the row
        is about homes outside the social stock."""
        return self.saldo if self.telt else SOORTEN[self.soort].sector * self.aantal

    @property
    def erbij(self) -> int:
        """Dwellings added, gross."""
        return self.aantal if SOORTEN[self.soort].corporatie > 0 else 0

    @property
    def sloop(self) -> int:
        """Dwellings pulled down: what the project replaces."""
        return self.aantal if self.soort == "sloop" else 0

    def effecten(self) -> tuple[tuple[str, int], ...]:
        """By duur what the row does. An omzetting leaves its old duur and enters permanent."""
        eigen = (self.duur, self.netto)
        return (eigen, ("permanent", self.aantal)) if self.soort == "omzetting" else (eigen,)

    @property
    def permanent(self) -> int:
        """The effect on permanent dwellings."""
        return sum(saldo for duur, saldo in self.effecten() if duur == "permanent")

    @property
    def tijdelijk(self) -> int:
        """The effect on temporary dwellings, of either length."""
        return sum(saldo for duur, saldo in self.effecten() if duur != "permanent")


def lopend(regels: Iterable[PlanRegel]) -> tuple[PlanRegel, ...]:
    """What may be summed to a total of a gemeente: what counts towards the social stock, and beside
    it the homes of the segments that no realised figures know (koop, onbekend).

    A plan without a corporatie is left out: it may be in the list of a corporatie too.
    """
    return tuple(r for r in regels if r.open and (r.telt or r.segment not in SEGMENTEN))


Sleutel = tuple[str, ...]


def sleutel(r: PlanRegel) -> Sleutel | None:
    """To which project a row belongs. A code is the supplier's own; a name needs its place."""
    if r.projectcode and r.projectcode.strip():
        return ("code", r.gemeente, r.leverancier, kaal(r.projectcode))
    if r.project and r.project.strip():
        return ("naam", r.gemeente, r.leverancier, kaal(r.project), r.gebied or "")
    return None


def kaal(tekst: str) -> str:
    """Without case and surplus spaces: how a name or code is compared."""
    return " ".join(tekst.casefold().split())
