"""Which years are wholly realised, for what stands beside the plans."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from domain.leveringen.dekking import doorsnede, verschil
from domain.perioden import jaren
from domain.plannen.keuze import PlanKeuze
from store.vragen.leveringen.dekking import GEREALISEERD, dekkingen


def gedekte_jaren(conn: Connection, keuze: PlanKeuze, gevraagd: Iterable[int]) -> frozenset[int]:
    """The years of which the realised figures of every party that is needed then are all there.

    keuze: with codes; of gemeente and corporatie. A gemeente without known parties has no such
    year.
    """
    alles = dekkingen(conn, keuze.plaats.met(gebied=()))
    uit = set()
    for jaar in gevraagd:
        heel = (jaren(jaar),)
        nodig = {p: doorsnede(heel, dagen) for p, dagen in alles.nodig.items()}
        hier = {p: dagen for p, dagen in nodig.items() if dagen}
        if hier and not any(verschil(d, alles.van(p, GEREALISEERD)) for p, d in hier.items()):
            uit.add(jaar)
    return frozenset(uit)
