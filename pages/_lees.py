"""Read one selection of one stand into `Gegevens`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pandas as pd
from sqlalchemy import Connection

from domain.filters import Filters
from domain.perioden import Periode, lees_periode
from figures import regels as sommen
from figures.regels import Regel
from figures.waterval import Begin
from figures.zinnen import Ontbreekt
from pages._gegevens import Gegevens, Weggelaten
from store.queries import afspraken, balans, bronnen, cbs, dekking, groei, namen, peildatum


def lees(conn: Connection, stand: str, filters: Filters) -> Gegevens:
    """Everything that the page shows of these filters (codes, see `namen.los_op`)."""
    frame = groei.regels(conn, filters)
    regels = sommen.lees(frame)
    eigen = regels
    if filters.perspectief == "sector":
        eigen = sommen.lees(groei.regels(conn, filters.met(perspectief="corporatie")))
    standen = balans.standen(conn, filters)
    dekt = dekking.partijen(conn, filters)
    balansregels = balans.regels(conn, filters)
    bron = bronnen.van(conn, filters)
    dag = peildatum.van(conn, filters).dag
    alle_afspraken = afspraken.lijst(conn, filters, dag)
    codes = {
        *filters.gemeente, *filters.corporatie, *filters.gebied,
        *frame["gemeente"], *frame["corporatie"], *standen["corporatie"], *standen["gemeente"],
        *dekt["corporatie"], *dekt["gemeente"],
        *(c for b in alle_afspraken for c in b.afspraak.corporaties),
    }  # fmt: skip
    naam = namen.van(conn, codes)
    fictief = [bool(v) for kolom in (frame, standen, balansregels) for v in kolom["fictief"]]
    fictief += [b.afspraak.fictief for b in alle_afspraken]
    return Gegevens(
        filters=filters,
        stand=stand,
        namen=naam,
        regels=regels,
        eigen=eigen,
        balans=balansregels,
        standen=standen,
        cbs=cbs.regels(conn, filters.gemeente),
        peildatum=dag,
        ontbreekt=_ontbreekt(dekt, naam),
        zonder_partijen=_zonder_partijen(regels, dekt, naam),
        weggelaten=_weggelaten(groei.buiten_selectie(conn, filters)),
        begin=_begin(standen, regels, eigen),
        afspraken=alle_afspraken,
        bronnen=tuple(dict.fromkeys(bron["leverancier"])),
        bronnen_standen=tuple(dict.fromkeys(bronnen.van_standen(conn, filters)["leverancier"])),
        fictief=any(fictief),
        echt=not all(fictief),
    )


def _ontbreekt(dekt: pd.DataFrame, naam: dict[str, str]) -> tuple[Ontbreekt, ...]:
    """The gaps of the frame of `dekking.partijen`, one per period; `None` days: all figures."""
    uit = []
    for r in dekt.to_dict("records"):
        if r["gedekt"]:
            continue
        partij = naam.get(r["corporatie"], r["corporatie"])
        uit += [Ontbreekt(partij, p, r["soort"]) for p in _perioden(r["ontbreekt"])]
    return tuple(uit)


def _perioden(tekst: str) -> list[Periode | None]:
    if tekst == "alle cijfers":
        return [None]
    return [_periode(deel) for deel in tekst.split(", ")]


def _periode(tekst: str) -> Periode:
    van, _, tot = tekst.partition(" t/m ")
    if tot:
        return Periode(date.fromisoformat(van), date.fromisoformat(tot))
    return lees_periode(tekst)


def _zonder_partijen(
    regels: Iterable[Regel], dekt: pd.DataFrame, naam: dict[str, str]
) -> tuple[str, ...]:
    """Gemeenten with figures of which nobody wrote down who the parties are."""
    onbekend = {r.gemeente for r in regels} - set(dekt["gemeente"])
    return tuple(sorted(naam.get(g, g) for g in onbekend))


def _weggelaten(frame: pd.DataFrame) -> tuple[Weggelaten, ...]:
    return tuple(
        Weggelaten(r["reden"], int(r["rijen"]), int(r["aantal"])) for r in frame.to_dict("records")
    )


def _begin(standen: pd.DataFrame, regels: Sequence[Regel], eigen: Sequence[Regel]) -> Begin | None:
    """The stock on the day before the first realised row, where every corporatie counted then.

    None where the sector grows otherwise than its corporaties: begin + netto is no stock then.
    """
    kern = [r for r in regels if r.status == "gerealiseerd"]
    dagen = sommen.bereik(kern)
    if dagen is None or sommen.netto(kern) != sommen.netto(eigen, "gerealiseerd"):
        return None
    dag = dagen[0] - timedelta(days=1)
    geteld = standen[
        (standen["peildatum"] == dag) & standen["zelfstandig"] & (standen["segment"] != "totaal")
    ]
    wie = set(zip(geteld["gemeente"], geteld["corporatie"], strict=True))
    if not wie or not {(r.gemeente, r.corporatie) for r in kern} <= wie:
        return None
    return Begin(dag, int(geteld["aantal"].sum()))
