"""What the page Groei knows of one selection, in the shapes that charts and sentences want.

A selection makes a total only where every party is covered and nothing invented is mixed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from components.kaart import Herkomst
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import Oordeel
from domain.cijfernaam import Cijfernaam, van_groei
from domain.filters import STANDAARD, Filters
from domain.groei.alle_woningen import Jaarstand
from domain.groei.balansketen import Balansregel
from domain.groei.doel import Doel
from domain.groei.jaren import kolom_van
from domain.groei.kernboodschap import Kernboodschap, dagen_van, kernboodschap
from domain.groei.sommen import Groeiregel, Partijgroei, Perspectiefwissel, hoofdstatus
from domain.groei.totaal import Dekt, peildatum_voor_cijfers, soort_van
from domain.groei.voorraad import Voorraadtelling
from domain.groei.waterval import Begin
from domain.mutaties import STATUSSEN
from domain.perioden import Periode
from figures.basis.getallen import ONBEKEND, datum
from figures.groei import zinnen
from figures.groei.zinnen import Ontbreekt, wat
from pages.gemeen.plaats import kort, wie_en_waar
from store.vragen.afspraken.beoordeeld import Beoordeeld


@dataclass(frozen=True)
class Weggelaten:
    """Rows that do not count here: how many, how many homes, why (Dutch)."""

    reden: str
    rijen: int
    aantal: int


@dataclass(frozen=True)
class Groeigegevens:
    """One selection of one stand.

    filters: with codes. namen: code to name. regels: in the chosen perspectief, all parties
    together; dagregels: the same by their last day; eigen: each in its own perspectief; wissels: by
    status where that is another sum. hoofd: the afspraak that the message is about; delen: its
    parts; eigen_binnen: within its days. ontbreekt: parties without figures; dekking: what is known
    of each party.
    zonder_partijen: gemeenten with figures of which nobody wrote down who the parties are.
    afspraken: of the gemeenten selected, with how they stand. bronnen: who delivered.
    soorten_bron: whether the mutations are fictief.
    """

    filters: Filters
    stand: str
    namen: Mapping[str, str]
    regels: tuple[Groeiregel, ...]
    dagregels: tuple[Groeiregel, ...]
    eigen: tuple[Partijgroei, ...]
    balans: tuple[Balansregel, ...]
    tellingen: tuple[Voorraadtelling, ...]
    cbs: tuple[Jaarstand, ...]
    peildatum: date | None = None
    hoofd: tuple[Afspraak, Doel] | None = None
    delen: Mapping[str, Doel] = field(default_factory=dict)
    eigen_binnen: tuple[Partijgroei, ...] = ()
    wissels: tuple[Perspectiefwissel, ...] = ()
    ontbreekt: tuple[Ontbreekt, ...] = ()
    dekking: tuple[Dekt, ...] = ()
    zonder_partijen: tuple[str, ...] = ()
    weggelaten: tuple[Weggelaten, ...] = ()
    begin: Begin | None = None
    afspraken: Sequence[Beoordeeld] = ()
    bronnen: tuple[str, ...] = ()
    bronnen_standen: tuple[str, ...] = ()
    soorten_bron: frozenset[bool] = frozenset()
    fictief: bool = False
    echt: bool = True

    @property
    def wat(self) -> str:
        """What is counted, in words."""
        return wat(self.filters.segment, self.filters.duur)

    @cached_property
    def status(self) -> str | None:
        """The most certain status there are figures of."""
        return hoofdstatus(self.regels)

    @cached_property
    def kern(self) -> tuple[Groeiregel, ...]:
        """The rows of that status."""
        return tuple(r for r in self.regels if r.status == self.status)

    @cached_property
    def boodschap(self) -> Kernboodschap:
        """What the page says first."""
        doel = self.hoofd[1] if self.hoofd else None
        oordeel = self.oordeel(self.hoofd[0]) if self.hoofd else None
        return kernboodschap(self.regels, self.dekking, doel, oordeel)

    @cached_property
    def dagen(self) -> Periode | None:
        """The days that the figures of that status are about; None without figures."""
        return dagen_van(self.kern, self.dekking) if self.kern else None

    @property
    def gerealiseerd(self) -> Periode | None:
        """The days of which there are realised figures, None without them."""
        return self.dagen if self.status == "gerealiseerd" else None

    @property
    def gerealiseerd_tot(self) -> date | None:
        """The last of those days."""
        return self.gerealiseerd.tot if self.gerealiseerd else None

    def naam(self, maat: str, dagen: Periode | None, status: str) -> Cijfernaam:
        """The name of a figure of this selection: nothing outside its own days is counted."""
        return van_groei(maat, self.filters, self._binnen(dagen), status)

    def naam_opgeteld(self, maat: str, dagen: Periode | None, status: str) -> Cijfernaam:
        """The name of a running sum: plans come on top of what is realised, so which statuses were
        chosen is a part of it."""
        gekozen = self.filters.status
        deel = None if gekozen == STANDAARD.status else ",".join(gekozen)
        return van_groei(maat, self.filters, dagen, status).met(status=deel)

    def _binnen(self, dagen: Periode | None) -> Periode | None:
        f = self.filters
        if dagen is None:
            return None
        return Periode(max(dagen.van, f.van or dagen.van), min(dagen.tot, f.tot or dagen.tot))

    def naam_van_eigen(self, wie: Partijgroei) -> Cijfernaam:
        """The name of what one corporatie did to its own stock in one gemeente."""
        eigen = self.filters.met(
            gemeente=(wie.gemeente,), corporatie=(wie.corporatie,), perspectief="corporatie"
        )
        naam = van_groei("netto", eigen, self._binnen(Periode(wie.van, wie.tot)), wie.status)
        return naam.met(deels=wie.deels)

    def naam_van_wissel(self, status: str, veld: str) -> Cijfernaam:
        """The name of a figure of a `Wissel` of the whole choice, without an own perspectief."""
        f = self.filters if veld == "sector" else self.filters.met(perspectief="corporatie")
        maat = "binnen_sector" if veld == "verschil" else "netto"
        return van_groei(maat, f, self._dagen_van(status), status)

    def _dagen_van(self, status: str) -> Periode | None:
        rijen = [r for r in self.regels if r.status == status]
        return self._binnen(dagen_van(rijen, self.dekking)) if rijen else None

    def naam_van_balans(
        self, gemeente: Sequence[str], corporatie: Sequence[str], dagen: Periode, veld: str
    ) -> Cijfernaam:
        """The name of a figure of a voorraadbalans: begin, netto, correctie, onverklaard, eind."""
        keuze = self.filters.met(gemeente=tuple(gemeente), corporatie=tuple(corporatie))
        return van_groei("balans", keuze, dagen, veld)

    @property
    def oordelen_van_delen(self) -> dict[str, Oordeel]:
        """How each corporatie's own part of the afspraak stands, where that was judged."""
        op_id = {b.afspraak.id: b.oordeel for b in self.afspraken}
        return {c: op_id[d.afspraak] for c, d in self.delen.items() if d.afspraak in op_id}

    @property
    def gemengd(self) -> bool:
        """Whether the mutations are partly invented: those are never added to real ones."""
        return len(self.soorten_bron) > 1

    @property
    def plaats(self) -> str:
        """Whose figures these are, as the subject of a sentence."""
        f = self.filters
        return wie_en_waar(self.namen, f.corporatie, f.gemeente, f.gebied)

    @property
    def meervoud(self) -> bool:
        """Whether `plaats` is several: corporaties, or else gebieden, or else gemeenten."""
        f = self.filters
        return len(f.corporatie or f.gebied or f.gemeente) != 1

    @property
    def herkomst(self) -> Herkomst:
        """The source line below the charts of this selection."""
        return Herkomst(
            bron="; ".join(kort(list(self.bronnen), "bronnen", 4)) or ONBEKEND,
            peildatum=self._peildatum,
            stand=self.stand,
            fictief=self.fictief,
            deels=self.fictief and self.echt,
        )

    @property
    def _peildatum(self) -> str:
        if peildatum_voor_cijfers(self.peildatum, self.gerealiseerd_tot):
            return "verschilt per partij"
        return datum(self.peildatum)

    @property
    def herkomst_standen(self) -> Herkomst:
        """The source line below the counted stock."""
        dagen = sorted({t.peildatum for t in self.tellingen})
        return replace(
            self.herkomst,
            bron="; ".join(kort(list(self.bronnen_standen), "bronnen", 4)) or ONBEKEND,
            peildatum=datum(dagen[-1]) if dagen else ONBEKEND,
        )

    def oordeel(self, afspraak: Afspraak) -> Oordeel | None:
        """How an afspraak stands."""
        return next((b.oordeel for b in self.afspraken if b.afspraak.id == afspraak.id), None)


def missend(g: Groeigegevens) -> Sequence[zinnen.Ontbreekt]:
    """Who is missing among the figures that the page is about: there is no total then."""
    soort = soort_van(g.status or "plan")
    return [o for o in g.ontbreekt if o.soort == soort]


def gedekt(g: Groeigegevens, regels: Iterable[Groeiregel]) -> list[Groeiregel]:
    """Rows of the years (or spans) for which every party delivered, all days of them.

    regels: those of g, or its dagregels.
    """
    weg = g.ontbreekt
    if g.zonder_partijen or g.gemengd:
        return []
    return [r for r in regels if not any(_raakt(o, r) for o in weg)]


def heel(g: Groeigegevens) -> tuple[str, ...]:
    """The statuses of which the figures of all corporaties together make a total."""
    if g.gemengd or g.zonder_partijen:
        return ()
    weg = {o.soort for o in g.ontbreekt}
    return tuple(s for s in STATUSSEN if soort_van(s) not in weg)


def _raakt(o: zinnen.Ontbreekt, r: Groeiregel) -> bool:
    if o.soort != soort_van(r.status):
        return False
    dagen = kolom_van(r).dagen
    return o.periode is None or (o.periode.van <= dagen.tot and o.periode.tot >= dagen.van)


def geen_totaal(g: Groeigegevens) -> str | None:
    """Why these figures make no total; None where every party is covered."""
    if g.gemengd:
        return zinnen.gemengd()
    if g.zonder_partijen:
        return zinnen.geen_partijen(g.zonder_partijen)
    if weg := missend(g):
        return zinnen.geen_totaal(g.plaats, weg)
    return None
