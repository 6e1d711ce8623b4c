"""Read the afspraken of a stand into lines with names, once, and what can be chosen of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from components.afspraken.balk import datum_opties
from components.afspraken.lijst import gemerkt
from components.keuzelijst import Optie
from domain.afspraken.keuze import AfspraakFilters
from domain.afspraken.samenhang import samenhang_van
from figures.afspraken.lijst import EigenOordeel, Lijstafspraak
from pages.gemeen.stand import geopend
from store.vragen import namen
from store.vragen.afspraken import lijst, verschillen
from store.vragen.afspraken.keuzes import Keuze, keuzes
from store.vragen.afspraken.lijst import Lijstregel
from store.vragen.afspraken.naslag import Naslag, naslag
from store.vragen.afspraken.verloop import Punten, verloop_van_lijst
from store.vragen.afspraken.verschillen import Uitlegverschil


@dataclass(frozen=True)
class GelezenAfspraken:
    """All afspraken of some gemeenten on a peildatum. lijnen: by id, in the order of `regels`."""

    regels: tuple[Lijstregel, ...]
    lijnen: Mapping[str, Lijstafspraak]
    naslag: Naslag
    verschillen: tuple[Uitlegverschil, ...]

    def kies(self, filters: AfspraakFilters) -> tuple[Lijstafspraak, ...]:
        """The lines of a selection."""
        wie: frozenset[str] = frozenset().union(
            *(self.naslag.samen.get(c, {c}) for c in filters.corporatie)
        )
        return tuple(self.lijnen[r.afspraak.id] for r in lijst.kies(self.regels, filters, wie))


# A stand never changes: what it says of its afspraken on a day is worked out once per process.
@lru_cache(maxsize=16)
def lees(stand: str, gemeenten: tuple[str, ...], gevraagd: date | None) -> GelezenAfspraken:
    """The afspraken of these gemeenten, of all without; gevraagd: the peildatum asked for."""
    with geopend(stand) as s:
        regels = lijst.alle(s.conn, gemeenten, gevraagd)
        bij = naslag(s.conn, regels)
        punten = verloop_van_lijst(s.conn, regels)
        anders = verschillen.lijst(s.conn, gemeenten)
    titels = {r.afspraak.id: r.afspraak.titel for r in regels}
    lijnen = {
        r.afspraak.id: _lijn(r, bij, titels, punten.get(r.afspraak.id) or _trend(r)) for r in regels
    }
    return GelezenAfspraken(regels, lijnen, bij, anders)


def _trend(r: Lijstregel) -> Punten:
    """The earlier days of a share, in percent; none where it holds for each area apart."""
    meting, nu = r.beoordeeld.aandeel, r.oordeel.gerealiseerd
    if nu is None or meting is None or len(meting.delen) != 1:
        return ()
    (deel,) = meting.delen
    eerder = [(dag, float(d * 100)) for dag, d in deel.trend if not deel.dag or dag < deel.dag]
    return (*eerder, (deel.dag, nu)) if deel.dag else tuple(eerder)


def _bekend_per_gebied(r: Lijstregel) -> bool:
    meting = r.beoordeeld.aandeel
    return bool(meting and meting.per_gebied and any(d.nu is not None for d in meting.delen))


def _lijn(r: Lijstregel, bij: Naslag, titels: Mapping[str, str], punten: Punten) -> Lijstafspraak:
    a = r.afspraak
    return Lijstafspraak(
        afspraak=a,
        oordeel=r.oordeel,
        document=bij.documenten[a.document].titel,
        gemeente=bij.namen.get(a.gemeente, a.gemeente) if a.gemeente else None,
        gebied=bij.namen.get(a.gebied, a.gebied) if a.gebied else None,
        partijen=tuple(bij.namen.get(p, p) for p in a.partijen),
        peildatum=r.peildatum,
        verloop=punten,
        eigen=tuple(
            EigenOordeel(bij.namen.get(t.partij, t.partij), t.periode, t.oordeel, t.tekst)
            for t in bij.toelichtingen.get(a.id, ())
        ),
        verschillen=tuple(v.id for v in bij.verschillen.get(a.id, ())),
        heel=titels.get(a.hoort_bij) if a.hoort_bij else None,
        per=a.per_gebied if _bekend_per_gebied(r) else None,
        samenhang=samenhang_van(a, r.oordeel, r.beoordeeld.cijfers, r.peildatum),
    )


@lru_cache(maxsize=256)
def namen_van(stand: str, codes: tuple[str, ...]) -> Mapping[str, str]:
    """Names by code: a chosen corporatie need not be a party itself, but who merged into it."""
    with geopend(stand) as s:
        return namen.van(s.conn, codes)


@lru_cache(maxsize=64)
def opties(
    stand: str, gemeenten: tuple[str, ...], peildatum: date | None
) -> Mapping[str, list[Optie]]:
    """What the lists of the filter bar offer beside the chosen gemeenten."""
    with geopend(stand) as s:
        k = keuzes(s.conn, gemeenten)
    return {
        "gemeente": [_optie(g) for g in k.gemeenten],
        "corporatie": [_optie(c) for c in k.corporaties],
        "thema": [{"value": t, "label": t} for t in k.themas],
        "peildatum": datum_opties(k.dagen, peildatum),
    }


def _optie(keuze: Keuze) -> Optie:
    code, naam, fictief = keuze
    return {"value": code, "label": gemerkt(naam, fictief=fictief)}
