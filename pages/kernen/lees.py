"""Read one gemeente of one stand into a `Kernblad` with its borders, and what can be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from components.keuzelijst import Optie
from domain.filters import STANDAARD
from domain.kernen.aandeel import als_procent
from domain.kernen.bron import KernRij
from domain.kernen.cijfernamen import plek
from domain.kernen.keuze import KernFilters
from domain.kernen.takken import Kernen
from figures.kernen.kaart import Vlakken
from figures.kernen.rijen import GEMEENTE, OVERIG
from pages.gemeen.stand import geopend
from pages.kernen.afgesproken import Afgesproken, afgesproken
from pages.kernen.gegevens import Gebiedsrij, Kernblad
from store.vragen import keuzes
from store.vragen.kernen import lezen
from store.vragen.kernen.grenzen import GebiedMetCijfers, Grens, vormen
from store.vragen.kernen.lezen import peildata


@dataclass(frozen=True)
class GelezenKernen:
    """blad: travels with the page. vormen: the borders, drawn once."""

    blad: Kernblad
    vormen: Mapping[str, Vlakken]


@dataclass(frozen=True)
class Kernmogelijkheden:
    """What can be chosen for one gemeente."""

    definities: tuple[str, ...]
    peildata: tuple[date, ...]


# A stand never changes: what it says of a gemeente is read once per process.
@lru_cache(maxsize=64)
def lees(stand: str, gemeente: str, niveau: tuple[str, ...], definitie: str | None,
         peildatum: date | None) -> GelezenKernen | None:  # fmt: skip
    """One gemeente at one level; None where the stand does not know it."""
    keuze = KernFilters(
        gemeente=(gemeente,), niveau=niveau, definitie=definitie, peildatum=peildatum
    )
    with geopend(stand) as s:
        gevonden = lezen.van_gemeente(s.conn, keuze, gemeente)
        if gevonden is None:
            return None
        grenzen = vormen(s.conn, _gebieden(gevonden))
        afspraken = afgesproken(s.conn, gevonden)
    return _maak(stand, gevonden, niveau[-1], grenzen, afspraken)


def _gebieden(k: Kernen) -> list[GebiedMetCijfers]:
    return [
        GebiedMetCijfers(r.cijfer.code, r.gebied, r.indeling)
        for r in k.rijen
        if _niveau(r) != GEMEENTE
    ]


def _maak(
    stand: str, k: Kernen, niveau: str, grenzen: Mapping[str, Grens], a: Afgesproken
) -> GelezenKernen:
    jaren = sorted({g.indeling for g in grenzen.values()})
    blad = Kernblad(
        stand=stand,
        gemeente=k.gemeente,
        plaats=k.naam,
        soort="buurt" if niveau == "buurt" else a.woord,
        definitie=k.definitie,
        definities=k.definities,
        rijen=tuple(_rij(r, a) for r in k.rijen),
        stappen=a.stappen,
        wanneer=a.wanneer,
        uitleg=a.uitleg,
        afspraak=k.afspraak,
        grens=a.grens,
        opmerkingen=k.opmerkingen,
        getekend=tuple(sorted(grenzen)),
        grensjaren=tuple(jaren),
    )
    return GelezenKernen(blad, {code: g.ringen for code, g in grenzen.items()})


def _niveau(r: KernRij) -> str:
    return OVERIG if r.is_overig else r.niveau


def _rij(r: KernRij, a: Afgesproken) -> Gebiedsrij:
    return Gebiedsrij(
        cijfer=r.cijfer,
        gebied=r.gebied,
        niveau=_niveau(r),
        indeling=r.indeling,
        peildatum=r.peildatum,
        definitie=r.definitie,
        overconcentratie=r.overconcentratie,
        fictief=r.bronnen.fictief,
        bronnen=r.bronnen.namen,
        trend=tuple((dag, als_procent(deel)) for dag, deel in r.trend),
        toelichting=r.toelichting,
        hard=a.hard.get(r.cijfer.code),
        zacht=a.zacht.get(r.cijfer.code),
        over=plek(r.gemeente, r.cijfer.code, r.niveau, r.ouder),
        peildatum_sociaal=r.peildatum_sociaal,
    )


@lru_cache(maxsize=8)
def gemeenten(stand: str) -> list[Optie]:
    """Every gemeente with any figure."""
    with geopend(stand) as s:
        frame = keuzes.alle(s.conn, STANDAARD).gemeenten
    return [
        {"value": str(code), "label": f"{naam} (fictief)" if fictief else str(naam)}
        for code, naam, fictief in zip(frame["code"], frame["naam"], frame["fictief"], strict=True)
    ]


@lru_cache(maxsize=8)
def standaardgemeente(stand: str) -> str | None:
    """The gemeente of a page without a choice: of those in the register with kernen or wijken the
    first whose share is known, a real one before an invented one; else the first with any figure.
    """
    with geopend(stand) as s:
        frame = keuzes.alle(s.conn, STANDAARD).gemeenten
    register = frame[frame["register"]].to_dict("records")
    beste = min(
        ((_rang(stand, str(r["code"]), bool(r["fictief"])), i) for i, r in enumerate(register)),
        default=None,
    )
    if beste is not None and beste[0] < GEEN_GEBIEDEN:
        return str(register[beste[1]]["code"])
    return str(frame["code"].iloc[0]) if len(frame) else None


GEEN_GEBIEDEN = (2, False)


def _rang(stand: str, gemeente: str, fictief: bool) -> tuple[int, bool]:
    """The lowest is shown first."""
    gelezen = lees(stand, gemeente, ("gemeente", "wijk"), None, None)
    rijen = gelezen.blad.rijen if gelezen else ()
    if not any(r.niveau not in (GEMEENTE, OVERIG) for r in rijen):
        return GEEN_GEBIEDEN
    return (0 if any(r.cijfer.aandeel is not None for r in rijen) else 1, fictief)


@lru_cache(maxsize=256)
def mogelijk(stand: str, gemeente: str, niveau: tuple[str, ...]) -> Kernmogelijkheden:
    """The definitions and peildata that are known for a gemeente."""
    gelezen = lees(stand, gemeente, niveau, None, None)
    if gelezen is None:
        return Kernmogelijkheden((), ())
    with geopend(stand) as s:
        dagen = peildata(s.conn, gemeente)
    return Kernmogelijkheden(gelezen.blad.definities, dagen)
