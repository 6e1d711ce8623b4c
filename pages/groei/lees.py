"""Read one selection of one stand into `Groeigegevens`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pandas as pd
from sqlalchemy import Connection

from domain.filters import Filters
from domain.groei.doel import Doel
from domain.groei.hoofdafspraak import alle_hele_jaren, eigen_delen, hoofddoel
from domain.groei.sommen import Partijgroei
from domain.groei.totaal import Dekt, dagen_van, soort_van
from domain.groei.waterval import begin
from domain.perioden import Periode
from pages.gemeen.ontbreekt import ontbreekt
from pages.gemeen.stand import geopend
from pages.groei.gegevens import Groeigegevens, Weggelaten
from store.vragen import namen, peildatum
from store.vragen.afspraken import beoordeeld as afspraken
from store.vragen.groei import balans, lezen, sommen, totaal
from store.vragen.leveringen import bronnen, dekking


def lees(conn: Connection, stand: str, filters: Filters) -> Groeigegevens:
    """Everything that the page shows of these filters (codes, see `namen.los_op`)."""
    dag = peildatum.van(conn, filters).dag
    beoordeeld = _afspraken(stand, conn, filters, dag)
    afspraken_ = [b.afspraak for b in beoordeeld]
    heel = alle_hele_jaren(afspraken_)
    frame = (sommen.samen if heel else sommen.regels)(conn, filters)
    regels = lezen.lees(frame)
    eigen = lezen.lees_partijen(sommen.per_corporatie(conn, filters))
    hoofd = hoofddoel(afspraken_, filters, regels)
    delen = eigen_delen(afspraken_, hoofd[0], filters) if hoofd else {}
    standen = balans.standen(conn, filters)
    tellingen = balans.lees_tellingen(standen)
    dekt = dekking.partijen(conn, filters)
    gedekt = totaal.gedekt(dekt)
    balansregels = balans.regels(conn, filters)
    wissels = lezen.lees_wissels(frame)
    codes = {
        *filters.gemeente, *filters.corporatie, *filters.gebied,
        *(p.gemeente for p in eigen), *(p.corporatie for p in eigen),
        *standen["corporatie"], *standen["gemeente"], *dekt["corporatie"], *dekt["gemeente"],
        *(c for a in afspraken_ for c in a.corporaties),
    }  # fmt: skip
    naam = namen.van(conn, codes)
    fictief = [bool(v) for kolom in (frame, standen, balansregels) for v in kolom["fictief"]]
    fictief += [a.fictief for a in afspraken_]
    return Groeigegevens(
        filters=filters,
        stand=stand,
        namen=naam,
        regels=regels,
        dagregels=lezen.lees(sommen.per_dag(conn, filters)) if heel else regels,
        eigen=_over_dekking(eigen, gedekt),
        wissels=wissels,
        hoofd=hoofd,
        delen=delen,
        eigen_binnen=_binnen(conn, filters, hoofd[1], gedekt) if hoofd and delen else (),
        balans=balans.lees_balans(balansregels),
        tellingen=tellingen,
        cbs=balans.lees_alle_woningen(balans.alle_woningen(conn, filters)),
        peildatum=dag,
        ontbreekt=ontbreekt(dekt, naam, len(set(dekt["gemeente"])) > 1),
        dekking=gedekt,
        zonder_partijen=_zonder_partijen(eigen, dekt, naam),
        weggelaten=_weggelaten(sommen.buiten_selectie(conn, filters)),
        begin=None if wissels else begin(tellingen, regels, eigen),
        afspraken=beoordeeld,
        bronnen=_bron(bronnen.van(conn, filters)),
        bronnen_standen=_bron(bronnen.van_standen(conn, filters)),
        soorten_bron=frozenset(map(bool, frame["fictief"])),
        fictief=any(fictief),
        echt=not all(fictief),
    )


def _bron(frame: pd.DataFrame) -> tuple[str, ...]:
    """What the leveringen name as their source, or who delivered where they do not."""
    delen = zip(frame["bron"], frame["leverancier"], strict=True)
    return tuple(dict.fromkeys(str(bron or leverancier) for bron, leverancier in delen))


def _binnen(
    conn: Connection, filters: Filters, doel: Doel, gedekt: Iterable[Dekt]
) -> tuple[Partijgroei, ...]:
    """What each corporatie did inside the afspraak's days, as far as those are selected."""
    tot = min(doel.tot, filters.tot or doel.tot)
    frame = sommen.per_corporatie(conn, filters.met(van=doel.van, tot=tot))
    eigen = lezen.lees_partijen(frame)
    return _over_dekking(eigen, gedekt, Periode(doel.van, tot))


def _over_dekking(
    partijen: Iterable[Partijgroei], gedekt: Iterable[Dekt], binnen: Periode | None = None
) -> tuple[Partijgroei, ...]:
    """The same, each over the days that its leveringen cover."""
    per = {(d.gemeente, d.corporatie, d.soort): d for d in gedekt}
    uit = []
    for p in partijen:
        d = per.get((p.gemeente, p.corporatie, soort_van(p.status)))
        dagen = dagen_van([Periode(p.van, p.tot)], [d] if d else [], binnen)
        uit.append(replace(p, van=dagen.van, tot=dagen.tot, deels=_deels(d)))
    return tuple(uit)


def _deels(d: Dekt | None) -> str:
    if d is None:
        return "onbekend"
    return "ja" if d.ontbreekt else ""


def _afspraken(
    stand: str, conn: Connection, filters: Filters, dag: date | None
) -> tuple[afspraken.Beoordeeld, ...]:
    """Of the chosen gemeenten, each judged on its own gemeente's peildatum."""
    if len(filters.gemeente) == 1:
        return beoordeeld(stand, filters.gemeente[0], filters.corporatie, dag)
    uit: list[afspraken.Beoordeeld] = []
    for gemeente in filters.gemeente:
        eigen = peildatum.van(conn, filters.met(gemeente=(gemeente,))).dag
        uit += beoordeeld(stand, gemeente, filters.corporatie, eigen)
    return tuple(uit)


# A stand never changes: what it says of an afspraak on a day needs to be worked out once.
@lru_cache(maxsize=1024)
def beoordeeld(
    stand: str, gemeente: str, corporatie: tuple[str, ...], dag: date | None
) -> tuple[afspraken.Beoordeeld, ...]:
    """The afspraken of one gemeente (and corporaties) on a peildatum."""
    with geopend(stand) as s:
        keuze = Filters(gemeente=(gemeente,), corporatie=corporatie)
        return afspraken.lijst(s.conn, keuze, dag)


def _zonder_partijen(
    eigen: Iterable[Partijgroei], dekt: pd.DataFrame, naam: dict[str, str]
) -> tuple[str, ...]:
    """Gemeenten with figures of which nobody wrote down who the parties are."""
    onbekend = {p.gemeente for p in eigen} - set(dekt["gemeente"])
    return tuple(sorted(naam.get(g, g) for g in onbekend))


def _weggelaten(frame: pd.DataFrame) -> tuple[Weggelaten, ...]:
    return tuple(
        Weggelaten(r["reden"], int(r["rijen"]), int(r["aantal"])) for r in frame.to_dict("records")
    )
