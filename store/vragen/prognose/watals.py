"""The course of a gemeente: growth per year, the share, and how each afspraak stands.

Asked twice of the same connection, once within a scenario (`store.standen.scenario`), it gives what
the page Wat als holds side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from domain.afspraken.aandeelmeting import Aandeelmeting
from domain.afspraken.afspraak import Afspraak
from domain.filters import Filters
from domain.kernen.keuze import KernFilters
from store.schema import tables
from store.vragen import peildatum
from store.vragen.afspraken import beoordeeld
from store.vragen.afspraken.aandeel import metingen
from store.vragen.afspraken.beoordeeld import Beoordeeld
from store.vragen.groei import sommen
from store.vragen.groei.selectie import telt
from store.vragen.kernen import lezen
from store.vragen.leveringen.dekking import dekkingen

STATUSSEN = ("gerealiseerd", "hard", "zacht")


@dataclass(frozen=True)
class Koers:
    """saldo: netto growth (permanent, sociaal, sector) by the year in which a row ends and status;
    realised up to the peildatum.
    aandeel: of the gemeente's own `definitie`, up to `tot`; None where it has none. plannen:
    planned homes by soort and first year, whatever their status.
    """

    saldo: dict[tuple[int, str], int]
    afspraken: tuple[Beoordeeld, ...]
    aandeel: Aandeelmeting | None
    definitie: str | None
    plannen: dict[tuple[str, int], int]
    peildatum: date | None
    tot: date | None
    fictief: bool


def koers(conn: Connection, gemeente: str, tot: date | None = None) -> Koers:
    """The course of one gemeente. tot: up to which day the share looks; None for its own end.

    The peildatum is that of the gemeente: what is planned does not move it.
    """
    filters = Filters(gemeente=(gemeente,))
    dag = peildatum.van(conn, filters).dag
    frame = sommen.regels(conn, filters)
    saldo: dict[tuple[int, str], int] = {}
    for tot_, status, aantal in zip(frame["tot"], frame["status"], frame["saldo"], strict=True):
        if status == "gerealiseerd" and dag and tot_ > dag:
            continue  # of one party: Groei gives no total of those days, nor does an afspraak
        saldo[tot_.year, status] = saldo.get((tot_.year, status), 0) + int(aantal)
    oordelen = beoordeeld.lijst(conn, filters, dag)
    einde = tot or _einde(oordelen, dag, saldo)
    definitie = _definitie(conn, gemeente, dag)
    return Koers(
        saldo=saldo,
        afspraken=oordelen,
        aandeel=_aandeel(conn, gemeente, definitie, dag, einde),
        definitie=definitie,
        plannen=_plannen(conn, gemeente),
        peildatum=dag,
        tot=einde,
        fictief=bool(frame["fictief"].any()) or any(b.afspraak.fictief for b in oordelen),
    )


def _einde(
    oordelen: tuple[Beoordeeld, ...], dag: date | None, saldo: dict[tuple[int, str], int]
) -> date | None:
    """The last end of an afspraak about growth that is still to come, else of the plans."""
    eind = [
        b.afspraak.tot
        for b in oordelen
        if b.afspraak.indicator == "netto_groei" and b.afspraak.tot
        and (dag is None or b.afspraak.tot > dag)
    ]  # fmt: skip
    gepland = [date(jaar, 12, 31) for jaar, status in saldo if status != "gerealiseerd"]
    return max(eind or gepland, default=None)


def _definitie(conn: Connection, gemeente: str, dag: date | None) -> str | None:
    keuze = KernFilters(gemeente=(gemeente,), peildatum=dag)
    gelezen = lezen.van_gemeente(conn, keuze, gemeente)
    return gelezen.definitie if gelezen else None


def _aandeel(
    conn: Connection, gemeente: str, definitie: str | None, dag: date | None, tot: date | None
) -> Aandeelmeting | None:
    """The share as an afspraak about it would be measured: now, with hard, with zacht."""
    if definitie is None or tot is None:
        return None
    vraag = Afspraak(
        id="aandeel", indicator="aandeel_voorraad", rekenwijze="aandeel", richting="minimum",
        gemeente=gemeente, definitie=definitie, tot=tot,
    )  # fmt: skip
    dekking = dekkingen(conn, Filters(gemeente=(gemeente,)))
    return metingen(conn, [vraag], dekking, dag).get("aandeel")


def planjaren(conn: Connection, gemeente: str) -> tuple[int, int] | None:
    """The first and last year in which a plan of this gemeente begins; None without plans."""
    m = tables.mutatie.c
    eerste, laatste = conn.execute(
        select(func.min(m.van), func.max(m.van)).where(
            m.gemeente == gemeente, m.status != "gerealiseerd", *telt()
        )
    ).one()
    return (eerste.year, laatste.year) if eerste else None


def _plannen(conn: Connection, gemeente: str) -> dict[tuple[str, int], int]:
    m = tables.mutatie.c
    vraag = (
        select(m.soort, m.van, func.sum(m.aantal))
        .where(m.gemeente == gemeente, m.status != "gerealiseerd", m.been == 0, *telt())
        .group_by(m.soort, m.van)
    )
    uit: dict[tuple[str, int], int] = {}
    for soort, van, aantal in conn.execute(vraag):
        uit[soort, van.year] = uit.get((soort, van.year), 0) + int(aantal)
    return uit
