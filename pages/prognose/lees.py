"""Read one choice of one stand into what the page Prognose shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from components.kaart import Herkomst
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.samenhang import Samenhang, samenhang_van
from domain.cijfernaam import over
from domain.opsomming import opsomming
from domain.prognose.cijfernamen import gewijzigd
from domain.prognose.delen import Corporatiedeel, delen
from domain.prognose.keuze import PrognoseKeuze
from domain.prognose.trekking import Afspraakkans
from figures.basis.getallen import ONBEKEND, datum
from figures.groei.zinnen import wat
from figures.prognose.tekening import Prognosebeeld
from pages.gemeen.plaats import kort
from pages.gemeen.stand import geopend
from store.vragen import namen
from store.vragen.leveringen import bronnen
from store.vragen.prognose import antwoord as prognose_antwoord
from store.vragen.prognose.antwoord import Basis, Prognoseantwoord, antwoord, basis


@dataclass(frozen=True)
class Prognosebron:
    """What does not change with the assumptions. namen: of codes. delen: per corporatie."""

    basis: Basis
    plaats: str
    namen: Mapping[str, str]
    delen: tuple[Corporatiedeel, ...]
    herkomst: Herkomst


@dataclass(frozen=True)
class GelezenPrognose:
    """bron: what was read. antwoord: the forecast. beeld: the same with words; None where there is
    nothing to count. samenhang: how status, restopgave and chance of the afspraak go together."""

    bron: Prognosebron
    antwoord: Prognoseantwoord
    beeld: Prognosebeeld | None
    samenhang: Samenhang | None = None

    @property
    def basis(self) -> Basis:
        """The rows, and what could be chosen."""
        return self.bron.basis

    def vast_op(self, stand: str | None) -> GelezenPrognose:
        """The same with links to a fixed stand, which is no part of what is remembered."""
        keuze = self.antwoord.keuze.met(stand=stand)
        return replace(self, antwoord=replace(self.antwoord, keuze=keuze))

    @property
    def plaats(self) -> str:
        """Whose homes, as the subject of a sentence."""
        return self.bron.plaats


# A stand never changes, and the draws have a fixed seed: one answer per choice is enough.
@lru_cache(maxsize=256)
def lees(stand: str, keuze: PrognoseKeuze) -> GelezenPrognose:
    """The forecast of a choice with a gemeente, without `stand`."""
    bron = _bron(stand, keuze.met(kans=(), uitloop=()))
    a = antwoord(bron.basis, keuze)
    beeld = None
    if a.prognose is not None and bron.basis.rijen is not None:
        f, b = bron.basis.rijen.filters, bron.basis.afspraak
        plek = a.keuze.plaats
        beeld = Prognosebeeld(
            a.prognose,
            bron.plaats,
            wat(f.segment, f.duur),
            b.afspraak if b else None,
            b.oordeel if b else None,
            over(plek.gemeente, plek.corporatie),
            gewijzigd(a.keuze),
        )
    return GelezenPrognose(bron, a, beeld, _samenhang(bron.basis, a))


def _samenhang(b: Basis, a: Prognoseantwoord) -> Samenhang | None:
    if b.afspraak is None:
        return None
    zelf = b.afspraak
    dag = b.mogelijk.peildatum
    return samenhang_van(zelf.afspraak, zelf.oordeel, zelf.cijfers, dag, a.kans)


@lru_cache(maxsize=1024)
def kans_van(stand: str, a: Afspraak, dag: date | None) -> Afspraakkans | None:
    """The chance on one afspraak, for any page: `store.vragen.prognose.antwoord.kans_van`."""
    with geopend(stand) as s:
        return prognose_antwoord.kans_van(s.conn, a, dag)


@lru_cache(maxsize=256)
def _bron(stand: str, keuze: PrognoseKeuze) -> Prognosebron:
    with geopend(stand) as s:
        b = basis(s.conn, keuze)
        r = b.rijen
        filters = r.filters if r else keuze.plaats
        codes = {keuze.gemeente or "", *keuze.corporatie, *filters.corporatie}
        if r:
            codes |= {p.corporatie for p in r.plannen} | {p.gebied or "" for p in r.plannen}
        bekend = namen.van(s.conn, codes)
        frame = bronnen.van(s.conn, filters)
    wie = kort([bekend.get(c, c) for c in _wie(b, keuze)], "corporaties")
    waar = bekend.get(keuze.gemeente or "", keuze.gemeente or "")
    van = dict.fromkeys(
        str(b or lev) for b, lev in zip(frame["bron"], frame["leverancier"], strict=True)
    )
    herkomst = Herkomst(
        bron="; ".join([*kort(list(van), "bronnen", 4), "onze aannames"]) if van else ONBEKEND,
        peildatum=datum(b.mogelijk.peildatum),
        stand=stand,
        fictief=bool(r and r.fictief),
    )
    plaats = f"{opsomming(wie)} in {waar}" if wie else waar
    return Prognosebron(b, plaats, bekend, _delen(b), herkomst)


def _delen(b: Basis) -> tuple[Corporatiedeel, ...]:
    """What each corporatie brings, beside its own part of the afspraak."""
    r, heel = b.rijen, b.afspraak
    if r is None:
        return ()
    eigen = {
        d.afspraak.corporaties[0]: d.afspraak
        for d in b.mogelijk.delen
        if heel and d.afspraak.hoort_bij == heel.afspraak.id and len(d.afspraak.corporaties) == 1
    }
    return delen(r.vraag, r.gerealiseerd, r.plannen, eigen)


def _wie(b: Basis, keuze: PrognoseKeuze) -> tuple[str, ...]:
    """The corporaties that were chosen, or the one that the afspraak is of."""
    if keuze.corporatie:
        return keuze.corporatie
    eigen = b.afspraak.afspraak.corporaties if b.afspraak else ()
    return eigen if len(eigen) == 1 else ()
