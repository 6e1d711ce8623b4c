"""What each corporatie brings to a forecast, beside its own part of the afspraak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.afspraken.afspraak import Afspraak
from domain.prognose.planpost import Planpost, Realisatie
from domain.prognose.prognose import Prognosevraag, voorspel


@dataclass(frozen=True)
class Corporatiedeel:
    """One corporatie. gerealiseerd: None where it is unknown. doel: its part, where it has one, and
    afspraak: the id of that part.

    begonnen: whether the period has begun on the peildatum; else there is nothing to realise yet.
    """

    code: str
    gerealiseerd: int | None
    met_hard: int
    met_zacht: int
    doel: float | None
    afspraak: str | None = None
    begonnen: bool = True


@dataclass(frozen=True)
class Delensom:
    """All corporaties together; None where a part is missing."""

    gerealiseerd: int | None
    met_hard: int
    met_zacht: int
    doel: float | None


def delen(
    vraag: Prognosevraag,
    gerealiseerd: Iterable[Realisatie],
    plannen: Iterable[Planpost],
    eigen: Mapping[str, Afspraak],
) -> tuple[Corporatiedeel, ...]:
    """Per corporatie, the largest first; empty where there is one, and where a sum of parts is not
    the whole. eigen: by corporatie its own part of the afspraak."""
    if vraag.boven is not None:
        return ()
    echt, plan = tuple(gerealiseerd), tuple(plannen)
    begonnen = vraag.peildatum is None or vraag.peildatum >= vraag.periode.van
    wie = sorted({x.corporatie for x in echt} | {p.corporatie for p in plan})
    uit = []
    for code in wie if len(wie) > 1 else ():
        p = voorspel(
            vraag,
            [x for x in echt if x.corporatie == code],
            [x for x in plan if x.corporatie == code],
            None,
        )
        a = eigen.get(code)
        uit.append(
            Corporatiedeel(
                code,
                p.gerealiseerd if begonnen else None,
                p.met_hard,
                p.met_zacht,
                None if a is None or a.doel_totaal is None else float(a.doel_totaal),
                a.id if a else None,
                begonnen,
            )
        )
    return tuple(sorted(uit, key=lambda d: (-d.met_zacht, d.code)))


def tel_delen(alle: Iterable[Corporatiedeel]) -> Delensom:
    """The sum of every column."""
    rijen = list(alle)
    echt = [d.gerealiseerd for d in rijen if d.gerealiseerd is not None]
    doelen = [d.doel for d in rijen if d.doel is not None]
    return Delensom(
        sum(echt) if len(echt) == len(rijen) else None,
        sum(d.met_hard for d in rijen),
        sum(d.met_zacht for d in rijen),
        sum(doelen) if len(doelen) == len(rijen) else None,
    )
