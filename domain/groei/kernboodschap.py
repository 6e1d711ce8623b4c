"""What the message of a selection says: one growth, the days it is about, and how it stands.

Where an afspraak fits the selection, the growth, what was to be there and the status are those of
its Oordeel, as on its own page and in every download: nothing is counted a second time. The days
come from what the leveringen cover and the peildatum, never from the first and last event.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.afspraken.oordeel import Oordeel
from domain.groei import totaal
from domain.groei.doel import Doel
from domain.groei.sommen import Groeiregel, binnen, hoofdstatus, netto
from domain.groei.totaal import Dekt, soort_van
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
    regels: Sequence[Groeiregel],
    dekking: Iterable[Dekt],
    doel: Doel | None = None,
    oordeel: Oordeel | None = None,
) -> Kernboodschap:
    """regels: of the selection, all statuses; dekking: what is known of each of its parties."""
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
        dagen_van(kern, dekking, doel.periode if doel else None),
        doel,
        oordeel if status == "gerealiseerd" else None,
    )


def dagen_van(
    kern: Sequence[Groeiregel], dekking: Iterable[Dekt], binnen_: Periode | None = None
) -> Periode:
    """The days that a sum of these rows, of one status, is about
    (`domain.groei.totaal.dagen_van`).
    """
    soort = soort_van(kern[0].status)
    rijen = [Periode(r.van, r.tot) for r in kern]
    return totaal.dagen_van(rijen, [d for d in dekking if d.soort == soort], binnen_)
