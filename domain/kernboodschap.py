"""What the message of a selection says: one growth, the days it is about, and how it stands.

Where an afspraak fits the selection, the growth, what was to be there and the status are those of
its Oordeel, as on its own page and in every download: nothing is counted a second time. The days
come from what the leveringen cover and the peildatum, never from the first and last event.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.doel import Doel
from domain.groeiregels import Regel, binnen, hoofdstatus, netto
from domain.oordeel import Oordeel
from domain.perioden import Periode


@dataclass(frozen=True)
class Kernboodschap:
    """status: of the figures that count (gerealiseerd, hard, zacht), None where there are none.

    saldo: homes in the days `dagen`. doel: what was agreed, None where nothing fits the selection.
    oordeel: how that stands; only beside realised figures. van_afspraak: whether saldo and dagen
    are the afspraak's own (realised up to its peildatum).
    """

    status: str | None
    saldo: int = 0
    dagen: Periode | None = None
    doel: Doel | None = None
    oordeel: Oordeel | None = None

    @property
    def van_afspraak(self) -> bool:
        """Whether the growth is what the Oordeel says was realised."""
        return self.oordeel is not None and self.oordeel.gerealiseerd is not None


def kernboodschap(
    regels: Sequence[Regel],
    gedekt: Iterable[Periode],
    doel: Doel | None = None,
    oordeel: Oordeel | None = None,
) -> Kernboodschap:
    """regels: of the selection, all statuses; gedekt: the days that were judged for its parties
    of the most certain status (`store.queries.dekking.partijen`)."""
    status = hoofdstatus(regels)
    kern = tuple(r for r in regels if r.status == status)
    if doel:
        kern = binnen(kern, doel.van, doel.tot)
    if status is None or not kern:
        return Kernboodschap(None, doel=doel)
    if status == "gerealiseerd" and doel and oordeel and oordeel.gerealiseerd is not None:
        dag = oordeel.peildatum or doel.tot
        if dag >= doel.van:
            dagen = Periode(doel.van, min(dag, doel.tot))
            return Kernboodschap(status, int(oordeel.gerealiseerd), dagen, doel, oordeel)
    return Kernboodschap(
        status,
        netto(kern),
        dagen_van(kern, gedekt, doel.periode if doel else None),
        doel,
        oordeel if status == "gerealiseerd" else None,
    )


def dagen_van(
    kern: Sequence[Regel], gedekt: Iterable[Periode], binnen_: Periode | None = None
) -> Periode:
    """The days that a sum of these rows is about: those covered, as far as inside `binnen_`.

    A row that nobody is known to cover (no parties) carries its own days.
    """
    dagen = [(g.van, g.tot) for g in gedekt] or [(r.van, r.tot) for r in kern]
    van, tot = min(v for v, _ in dagen), max(t for _, t in dagen)
    if binnen_:
        van, tot = max(van, binnen_.van), min(tot, binnen_.tot)
    # What is counted always lies inside what is said.
    return Periode(min([van, *(r.van for r in kern)]), max([tot, *(r.tot for r in kern)]))
