"""A second, plain implementation of what the store answers: rows, loops, no SQL, no pandas.

Slow and obvious on purpose. It shares only `domain` with the store.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from domain.filters import Filters
from domain.perioden import Periode
from telling.rijen import LeveringData
from tests.naief_groei import Mutatie, netto_groei, per


def _dagen(p: Periode) -> list[date]:
    return [p.van + timedelta(days=n) for n in range((p.tot - p.van).days + 1)]


def mutaties(leveringen: Sequence[LeveringData]) -> list[Mutatie]:
    """The rows that count, after replacing day by day; plans marked vervallen."""
    telt, gedekt = _verdeel(leveringen)
    return [
        replace(
            m,
            vervallen=m.status != "gerealiseerd"
            and all(
                (m.corporatie, m.gemeente, "gerealiseerd", d) in gedekt for d in _dagen(m.periode)
            ),
        )
        for m in telt
    ]


def gerealiseerde_dagen(
    leveringen: Sequence[LeveringData], gemeente: str, tot: date
) -> dict[str, tuple[Periode, ...]]:
    """By corporatie every day up to and including `tot` of which realised figures are there."""
    uit: dict[str, list[Periode]] = defaultdict(list)
    for c, g, soort, dag in _verdeel(leveringen)[1]:
        if g == gemeente and soort == "gerealiseerd" and dag <= tot:
            uit[c].append(Periode(dag, dag))
    return {c: tuple(dagen) for c, dagen in uit.items()}


def _verdeel(
    leveringen: Sequence[LeveringData],
) -> tuple[list[Mutatie], dict[tuple[str, str, str, date], str]]:
    """The rows that count, and which levering has each day of each party."""
    alle = [(lev, m) for lev in leveringen for m in _rijen(lev)]
    wie: dict[tuple[str, str, str, date], str] = {}
    for lev in leveringen:
        claims: dict[tuple[str, str, str], list[Periode]] = defaultdict(list)
        for m in _rijen(lev):
            claims[_plek(m)].append(m.periode)
        for plek, perioden in claims.items():
            p = lev.meta.periode
            assert p is not None
            if plek[2] == "plan":
                grenzen = [*perioden, p]
                p = Periode(min(q.van for q in grenzen), max(q.tot for q in grenzen))
            for dag in _dagen(p):
                wie[*plek, dag] = lev.meta.id  # a later levering has the last word
    telt, gedekt = [], dict(wie)
    for lev, m in alle:
        if all(wie.get((*_plek(m), dag)) == lev.meta.id for dag in _dagen(m.periode)):
            telt.append(m)
        else:
            for dag in _dagen(m.periode):
                if gedekt.get((*_plek(m), dag)) == lev.meta.id:
                    del gedekt[*_plek(m), dag]
    return telt, gedekt


def _plek(m: Mutatie) -> tuple[str, str, str]:
    return m.corporatie, m.gemeente, "gerealiseerd" if m.status == "gerealiseerd" else "plan"


def _rijen(levering: LeveringData) -> list[Mutatie]:
    frame = levering.tabellen.get("voorraadmutaties")
    if frame is None:
        return []
    return [
        Mutatie(
            corporatie=r["corporatie"],
            gemeente=r["gemeente"],
            periode=Periode(r["van"], r["tot"]),
            soort=r["soort"],
            aantal=int(r["aantal"]),
            segment=r["segment"],
            ander_segment=r["ander_segment"] if isinstance(r["ander_segment"], str) else None,
            duur=r["duur"],
            status=r["status"],
            binnen_sector=bool(r["binnen_sector"]),
            zelfstandig=bool(r["zelfstandig"]),
            gebied=r["gebied"] if isinstance(r["gebied"], str) else None,
        )
        for r in frame.to_dict("records")
    ]


def groei(rijen: Iterable[Mutatie], filters: Filters) -> int:
    """Netto groei of the selection."""
    return netto_groei(rijen, filters)


def per_soort_en_corporatie(
    rijen: Iterable[Mutatie], filters: Filters
) -> dict[tuple[str, str, str], int]:
    """Saldo by corporatie, soort and status."""
    return per(lambda r: (r.mutatie.corporatie, r.mutatie.soort, r.mutatie.status), rijen, filters)


def buiten(rijen: Iterable[Mutatie], filters: Filters) -> Counter[str]:
    """How many rows touch the selection and do not count, by the first reason that applies."""
    uit: Counter[str] = Counter()
    for m in rijen:
        if not m.periode.overlapt(filters.periode):
            continue
        if m.soort == "sloop" and filters.zonder_sloop:
            continue
        gewoon = replace(m, zelfstandig=True, vervallen=False)
        heel = filters.met(van=None, tot=None, gebied=() if m.gebied is None else filters.gebied)
        # A correctie gives no regel; as any other soort it would be in the selection.
        als = replace(gewoon, soort="nieuwbouw", aantal=1) if m.soort == "correctie" else gewoon
        if not _raakt(als, heel):
            continue
        if not m.zelfstandig:
            uit["onzelfstandig"] += 1
        elif m.vervallen:
            uit["vervallen"] += 1
        elif m.soort == "correctie":
            uit["correctie"] += 1
        elif filters.gebied and m.gebied is None:
            uit["gebied"] += 1
        elif not m.periode.ligt_in(filters.periode):
            uit["periode"] += 1
    return uit


def _raakt(m: Mutatie, filters: Filters) -> bool:
    from tests.naief_groei import regels

    return any(True for _ in regels([m], filters))
