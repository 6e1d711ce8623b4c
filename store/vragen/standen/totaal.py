"""The totals of a selection in two standen beside each other, whole and per gemeente."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from domain.filters import Filters
from domain.groei.totaal import Statustotaal, totalen
from domain.standen.totaal import Standtotaal, Totaalpaar
from store.vragen.basis import kenmerk
from store.vragen.groei import sommen, totaal
from store.vragen.leveringen import dekking

_Per = dict[str, dict[str, Statustotaal]]  # gemeente, status


def paren(van: Connection, naar: Connection, filters: Filters) -> tuple[Totaalpaar, ...]:
    """One for each status that either stand has figures of, most certain first.

    filters: with codes. Each side is what Groei says of the selection in that stand.
    """
    per = [{t.status: t for t in totaal.van(c, filters)} for c in (van, naar)]
    ids = (kenmerk(van, "stand"), kenmerk(naar, "stand"))
    return tuple(
        Totaalpaar(filters, s, *(Standtotaal(i, p.get(s)) for i, p in zip(ids, per, strict=True)))
        for s in filters.status
        if any(s in p for p in per)
    )


def per_gemeente(
    van: Connection, naar: Connection, filters: Filters, gemeenten: Iterable[str]
) -> tuple[Totaalpaar, ...]:
    """The same for each of these gemeenten by itself, where the two standen say another thing."""
    codes = tuple(sorted(set(gemeenten)))
    if not codes:
        return ()
    per = [_per_gemeente(c, filters, codes) for c in (van, naar)]
    ids = (kenmerk(van, "stand"), kenmerk(naar, "stand"))
    alle = (
        Totaalpaar(
            filters.met(gemeente=(g,)),
            s,
            *(Standtotaal(i, p[g].get(s)) for i, p in zip(ids, per, strict=True)),
        )
        for s in filters.status
        for g in codes
        if any(s in p[g] for p in per)
    )
    return tuple(paar for paar in alle if paar.anders)


def _per_gemeente(conn: Connection, filters: Filters, codes: Sequence[str]) -> _Per:
    """Dekking is judged gemeente by gemeente, so one question answers for all of them."""
    keuze = filters.met(gemeente=codes)
    bijdragen = totaal.bijdragen(sommen.per_corporatie(conn, keuze))
    gedekt = totaal.gedekt(dekking.partijen(conn, keuze))
    uit: _Per = defaultdict(dict)
    for g in codes:
        van_g = [b for b in bijdragen if b.gemeente == g]
        for t in totalen(van_g, [d for d in gedekt if d.gemeente == g]):
            uit[g][t.status] = t
    return uit
