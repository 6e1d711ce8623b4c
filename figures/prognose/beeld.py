"""A forecast with the words that its chart and its sentences need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import Oordeel
from domain.prognose.cijfernamen import Namen
from domain.prognose.prognose import Band, Prognose
from figures.afspraken.doel import periode
from figures.basis.getallen import jaren


@dataclass(frozen=True)
class Beeld:
    """plaats: whose homes, as the subject of a sentence. wat: what is counted. afspraak: None where
    growth is held against nothing. oordeel: of the afspraak, as Afspraken shows it. over: whose
    homes in a name, without an afspraak. aannames: what the reader changed, in a name.
    doel, doel_max: over the whole period.
    """

    prognose: Prognose
    plaats: str
    wat: str
    afspraak: Afspraak | None = None
    oordeel: Oordeel | None = None
    over: str = ""
    aannames: str = ""

    @property
    def namen(self) -> Namen:
        """The names of its figures."""
        v, a = self.prognose.vraag, self.afspraak
        wie = a.id if a else self.over
        return Namen(wie, v.periode.tot, v.peildatum, a is not None, self.aannames)

    @property
    def geworden(self) -> bool:
        """Whether it is over and known: then it is told what it became, and nothing else."""
        return self.prognose.vraag.geworden

    @property
    def gerealiseerd(self) -> float | None:
        """All that was realised, as Afspraken shows it."""
        return self.oordeel.gerealiseerd if self.oordeel else self.prognose.gerealiseerd

    @property
    def doel(self) -> float | None:
        """The target over the whole period."""
        a = self.afspraak
        return None if a is None or a.doel_totaal is None else float(a.doel_totaal)

    @property
    def doel_max(self) -> float | None:
        """The upper end of a range."""
        a = self.afspraak
        return None if a is None or a.doel_totaal_max is None else float(a.doel_totaal_max)

    @property
    def is_maximum(self) -> bool:
        """Whether it may not be more."""
        return self.afspraak is not None and self.afspraak.oordeel_als == "maximum"

    @property
    def hardheden(self) -> tuple[str, ...]:
        """Which kinds of plans there are to look ahead with."""
        if self.geworden:
            return ()
        aanwezig = {p.hardheid for p in self.prognose.posten}
        return tuple(h for h in ("hard", "zacht") if h in aanwezig)

    @property
    def deels(self) -> bool:
        """Whether some realised homes are known and counted, though not those of every party."""
        return self.peildatum is None and self.prognose.deels

    @property
    def banden(self) -> tuple[Band, ...]:
        """The band of all plans; empty where there is none to draw."""
        return self.prognose.banden.get("zacht", ()) if self.hardheden else ()

    @property
    def peildatum(self) -> date | None:
        """Up to where realised figures go; None where they are unknown."""
        return self.prognose.vraag.peildatum if self.prognose.vraag.compleet else None

    @property
    def dagen(self) -> str:
        """The period in words."""
        p = self.prognose.vraag.periode
        return periode(self.afspraak) if self.afspraak else jaren(p.van, p.tot)
