"""The rows of a gemeente's tree under one definitie: gemeente, wijken and buurten, and overig."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.kernen.aandeel import DEFINITIES, procent
from domain.kernen.bron import GemeenteBron, Kerngebied, KernRij, Totaal
from domain.kernen.cijferkeuze import Tellingen, kies_cijfers
from domain.kernen.indeling import Areas, Indelingen, kies_gebieden
from domain.kernen.kern import overconcentratie
from domain.kernen.keuze import KernFilters
from domain.kernen.overig import rest
from domain.kernen.telling import DEFINITIE as GETELD
from domain.kernen.telling import GesplitsteStand, hele_standen

# Nearest to what a sociale huurwoning is (a contract) first; CBS counts by owner only.
VOLGORDE = tuple(reversed(DEFINITIES))


@dataclass(frozen=True)
class Boom:
    """What is known of one gemeente, as far as the reader's choices reach.

    areas: the divisions shown, by niveau; extra: chosen areas of an older one. standen: complete
    standen of the corporaties; onvolledig: days on which some are missing.
    """

    bron: GemeenteBron
    filters: KernFilters
    register: Indelingen
    areas: tuple[Areas, ...]
    extra: tuple[Areas, ...]
    standen: tuple[GesplitsteStand, ...]
    onvolledig: tuple[date, ...]
    totalen: Mapping[str, Sequence[Totaal]]

    @staticmethod
    def van(bron: GemeenteBron, filters: KernFilters) -> Boom:
        """Choose the divisions to show and sort the figures."""
        register, tot = Indelingen.van(bron.gebieden), filters.peildatum
        niveaus = ["wijk"]
        if "buurt" in filters.niveau or any(
            (g := register.nieuwste.get(c)) and g.niveau == "buurt" for c in filters.gebied
        ):
            niveaus.append("buurt")
        areas = tuple(a for n in niveaus if (a := kies_gebieden(bron, register, n, tot)))
        getoond = {c for a in areas for c in a.gebieden}
        # A chosen area of an older division is shown as of its own.
        extra = tuple(
            a
            for code in filters.gebied
            if code not in getoond and (g := register.nieuwste.get(code))
            if (a := kies_gebieden(bron, register, g.niveau, tot, code))
        )
        totalen: dict[str, list[Totaal]] = defaultdict(list)
        for t in bron.totalen:
            if not tot or t.peildatum <= tot:
                totalen[t.code].append(t)
        return Boom(bron, filters, register, areas, extra, *hele_standen(bron, tot), totalen)

    @property
    def definities(self) -> tuple[str, ...]:
        """Those with any figure here, in the order in which one is picked."""
        heeft = {t.definitie for rijen in self.totalen.values() for t in rijen}
        if self.standen:
            heeft.add(GETELD)
        eerst = (self.bron.definitie_afspraak, *VOLGORDE)
        return tuple(dict.fromkeys(d for d in eerst if d in heeft and d))

    def rijen(self, definitie: str | None) -> list[KernRij]:
        """The gemeente, then every shown area with what its parts leave over."""
        geteld = {s.dag: s.sociaal for s in self.standen} if definitie == GETELD else {}
        gemeente = self._rij(None, self.totalen.get(self.bron.code, ()), geteld, definitie)
        per_niveau = {a.niveau: self._deel(a, definitie) for a in self.areas}
        wijken, buurten = per_niveau.get("wijk", []), per_niveau.get("buurt", [])
        uit = [gemeente]
        kinderen: dict[str | None, list[KernRij]] = defaultdict(list)
        for b in buurten:
            kinderen[b.ouder].append(b)
        for w in wijken:
            uit += [w, *kinderen[w.cijfer.code], *rest(w, kinderen[w.cijfer.code], "buurt")]
        bekend = {w.cijfer.code for w in wijken}
        uit += [b for b in buurten if b.ouder not in bekend]
        uit += rest(gemeente, wijken, "wijk")
        return uit + [r for a in self.extra for r in self._deel(a, definitie)]

    def _deel(self, areas: Areas, definitie: str | None) -> list[KernRij]:
        geteld: dict[str, dict[date, int]] = defaultdict(dict)
        for stand in self.standen if definitie == GETELD else ():
            per = stand.per_gebied(self.register, areas)
            if not isinstance(per, int):
                for code, aantal in per.items():
                    geteld[code][stand.dag] = aantal
        return [
            self._rij(
                g,
                [
                    t
                    for t in self.totalen.get(g.code, ())
                    if self.register.in_(areas, t.code, t.indeling) == g.code
                ],
                geteld[g.code],
                definitie,
            )
            for g in areas.gebieden.values()
        ]

    def _rij(
        self,
        gebied: Kerngebied | None,
        totalen: Sequence[Totaal],
        geteld: Mapping[date, int],
        definitie: str | None,
    ) -> KernRij:
        code = gebied.code if gebied else self.bron.code
        tellingen = Tellingen(geteld, {s.dag: s for s in self.standen})
        k = kies_cijfers(code, totalen, definitie, tellingen)
        niveau = gebied.niveau if gebied else "gemeente"
        grens = self.bron.overconcentratie.get(niveau)
        return KernRij(
            gemeente=self.bron.code,
            gemeentenaam=self.bron.naam,
            gebied=gebied.naam if gebied else self.bron.naam,
            niveau=niveau,
            ouder=(gebied.ouder or self.bron.code) if gebied else None,
            cijfer=k.cijfer,
            indeling=gebied.indeling if gebied else (k.totaal.indeling if k.totaal else None),
            peildatum=k.totaal.peildatum if k.totaal else None,
            peildatum_sociaal=k.dag_sociaal,
            definitie=definitie if k.cijfer.aandeel is not None else None,
            bronnen=k.bronnen,
            trend=k.trend,
            overconcentratie=overconcentratie(k.cijfer, procent(grens)) if grens else None,
            toelichting=k.toelichting,
        )

    def gekozen(self, rij: KernRij) -> bool:
        """Whether the reader asked for this row."""
        if not self.filters.gebied:
            return rij.niveau in self.filters.niveau
        if rij.cijfer.code in self.filters.gebied:
            return True
        onder = rij.ouder in self.filters.gebied
        return rij.niveau == "buurt" and "buurt" in self.filters.niveau and onder
