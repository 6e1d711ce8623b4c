"""Read one selection of one stand into `PlanGegevens`, and what can be chosen on Plannen.

Also how a stand is called there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from components.groei.balk import jaaropties
from components.keuzelijst import Optie
from components.plannen.balk import peildata
from domain.filters import STANDAARD, Filters
from domain.groei.sommen import Groeiregel
from domain.plannen.gerealiseerd import ernaast, laatste_jaren
from domain.plannen.keuze import PlanKeuze
from domain.plannen.programma import capaciteit
from domain.plannen.verschuiving import vergelijk
from pages.gemeen.ontbreekt import ontbreekt
from pages.gemeen.stand import geopend, standen
from pages.plannen.gegevens import PlanGegevens
from store.standen.standen import StandFout, StandInfo
from store.vragen import keuzes, namen
from store.vragen.groei import lezen as groei_lezen
from store.vragen.groei import sommen
from store.vragen.leveringen import dekking
from store.vragen.leveringen.dekking import gedekte_jaren
from store.vragen.plannen import lezen, restopgave, wijkenstrategie

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def stand_naam(info: StandInfo) -> str:
    """A stand as a reader knows it: when it was built, and its id."""
    return f"{info.gebouwd.astimezone(NEDERLAND):%d-%m-%Y %H:%M} ({info.id})"


@lru_cache(maxsize=128)
def _opties(stand: str, gemeenten: tuple[str, ...]) -> dict[str, list[Optie]]:
    with geopend(stand) as s:
        k = keuzes.alle(s.conn, Filters(gemeente=gemeenten))
        met_plan = lezen.gemeenten(s.conn)
    frame = k.gemeenten[k.gemeenten["register"] | k.gemeenten["code"].isin(list(met_plan))]
    eerste, laatste = k.jaren or (1, 0)
    return {
        "gemeente": _namen(frame),
        "corporatie": _namen(k.corporaties),
        "gebied": _namen(k.gebieden),
        "jaren": jaaropties(eerste, laatste),
    }


def _namen(frame: Any) -> list[Optie]:
    rijen: Iterable[Mapping[str, Any]] = frame.to_dict("records")
    return [
        {
            "value": str(r["code"]),
            "label": str(r["naam"])
            + (f" ({r['niveau']})" if "niveau" in r else "")
            + (" (fictief)" if r["fictief"] else ""),
        }
        for r in rijen
    ]


def opties(stand: str, keuze: PlanKeuze) -> dict[str, list[Optie]]:
    """What each control offers beside the chosen gemeenten, and what the address brought along."""
    basis = _opties(stand, keuze.gemeente)
    query = keuze.naar_query()
    jaren = [int(o["value"]) for o in basis["jaren"]]
    uit = {n: basis[n] for n in ("gemeente", "corporatie", "gebied")}
    uit |= {n: jaaropties(*_grenzen(jaren), [query.get(n)]) for n in ("van", "tot")}
    uit["peildatum"] = peildata(jaren, keuze.peildatum)
    uit["met"] = [
        {"value": i.id, "label": stand_naam(i)}
        for i in standen().lijst()
        if i.id != stand and i.beschadigd is None
    ]
    return uit


def _grenzen(jaren: list[int]) -> tuple[int, int]:
    return (jaren[0], jaren[-1]) if jaren else (1, 0)


@lru_cache(maxsize=8)
def standaardgemeente(stand: str) -> str | None:
    """The gemeente of a page without a choice: the first with plans, a real one before an invented
    one, and one with more than a province's total before one without."""
    with geopend(stand) as s:
        alle = lezen.gemeenten(s.conn)
    return min(alle, key=lambda g: (alle[g].alleen_totaal, alle[g].fictief, g), default=None)


OUD = "Die stand is van voor de plannen per project; vergelijken kan daar niet mee."


# A stand never changes: what it says of a selection is worked out once per process.
@lru_cache(maxsize=64)
def lees(stand: str, keuze: PlanKeuze) -> PlanGegevens:
    """Everything that the page shows of these choices (codes, see `namen.los_op`)."""
    with geopend(stand) as s:
        return _lees(s.conn, stand, keuze)


def _lees(conn: Connection, stand: str, keuze: PlanKeuze) -> PlanGegevens:
    regels = lezen.regels(conn, keuze)
    rest = restopgave.lijst(conn, keuze)
    aandelen = restopgave.aandelenlijst(conn, keuze)
    strategie = wijkenstrategie.lijst(conn, keuze)
    ruim = keuze.anders(corporatie=(), gebied=(), segment=("totaal",), met=None)
    ruimte = capaciteit(lezen.regels(conn, ruim))
    dagen = {
        g: restopgave.dag_van(conn, keuze, g)
        for g in keuze.gemeente or sorted({r.gemeente for r in regels})
    }
    dag = min((d for d in dagen.values() if d), default=None)
    dekt = dekking.partijen(
        conn,
        Filters(gemeente=keuze.gemeente, corporatie=keuze.corporatie, status=("hard", "zacht")),
    )
    verschuift = _verschuiving(conn, keuze)
    codes: set[str] = {
        *keuze.gemeente, *keuze.corporatie, *keuze.gebied, *dekt["corporatie"],
        *(c for r in regels for c in (r.gemeente, r.corporatie, r.gebied) if c),
        *(r.gemeente for r in rest), *(c for r in rest for c in r.rest.afspraak.partijen),
        *(r.rest.afspraak.gebied for r in rest if r.rest.afspraak.gebied),
        *(r.gebied for st in strategie for r in st.rijen if r.gebied),
        *(c.gemeente for c in ruimte),
    }  # fmt: skip
    if verschuift.get("overzicht"):
        for v in verschuift["overzicht"].regels:
            codes |= {*v.project.corporaties, *v.project.gebieden}
    naam = namen.van(conn, codes)
    return PlanGegevens(
        keuze=keuze,
        stand=stand,
        namen=naam,
        regels=regels,
        gerealiseerd=_gerealiseerd(conn, keuze, dag),
        rest=rest,
        aandelen=aandelen,
        strategie=strategie,
        capaciteit=ruimte,
        peildatum=dag,
        ontbreekt=tuple(o for o in ontbreekt(dekt, naam) if o.soort == "plan"),
        **verschuift,
    )


def _gerealiseerd(conn: Connection, keuze: PlanKeuze, dag: date | None) -> tuple[Groeiregel, ...]:
    """The last years of which everything is known, permanent social homes; none of a choice of
    plans that leaves those out, or that begins later."""
    if dag is None or "sociaal" not in keuze.segment or not keuze.gemeente:
        return ()
    dagen = ernaast(keuze, gedekte_jaren(conn, keuze, laatste_jaren(dag)))
    if dagen is None:
        return ()
    filters = STANDAARD.met(
        gemeente=keuze.gemeente,
        corporatie=keuze.corporatie,
        gebied=keuze.gebied,
        status=("gerealiseerd",),
        van=dagen.van,
        tot=dagen.tot,
    )
    return groei_lezen.lees(sommen.samen(conn, filters))


def _verschuiving(conn: Connection, keuze: PlanKeuze) -> dict[str, Any]:
    """What moved since the stand that the reader chose; see `PlanGegevens`."""
    if keuze.met is None:
        return {}
    try:
        info = standen().info(keuze.met)
        with standen().open(info.id).connect() as eerder:
            if not lezen.kent_plannen(eerder):
                return {"geen_overzicht": OUD}
            was = lezen.regels(eerder, keuze, alles=True)
    except StandFout as fout:
        return {"geen_overzicht": str(fout)}
    nu = lezen.regels(conn, keuze, alles=True)
    gebouwd = lezen.gebouwd(conn, keuze)
    return {"overzicht": vergelijk(was, nu, gebouwd), "toen": stand_naam(info)}
