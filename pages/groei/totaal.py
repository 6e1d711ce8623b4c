"""Whether a selection makes a total: every party covered, nothing invented mixed in."""

from __future__ import annotations

from collections.abc import Sequence

from domain.groei.jaren import kolom_van
from domain.groei.sommen import Regel
from domain.groei.totaal import soort_van
from domain.mutaties import STATUSSEN
from figures.groei import zinnen
from pages.groei.gegevens import Gegevens


def missend(g: Gegevens) -> Sequence[zinnen.Ontbreekt]:
    """Who is missing among the figures that the page is about: there is no total then."""
    soort = soort_van(g.status or "plan")
    return [o for o in g.ontbreekt if o.soort == soort]


def gedekt(g: Gegevens) -> list[Regel]:
    """Rows of the years (or spans) for which every party delivered, all days of them."""
    weg = g.ontbreekt
    if g.zonder_partijen or g.gemengd:
        return []
    return [r for r in g.regels if not any(_raakt(o, r) for o in weg)]


def heel(g: Gegevens) -> tuple[str, ...]:
    """The statuses of which the figures of all corporaties together make a total."""
    if g.gemengd or g.zonder_partijen:
        return ()
    weg = {o.soort for o in g.ontbreekt}
    return tuple(s for s in STATUSSEN if soort_van(s) not in weg)


def _raakt(o: zinnen.Ontbreekt, r: Regel) -> bool:
    if o.soort != soort_van(r.status):
        return False
    dagen = kolom_van(r).dagen
    return o.periode is None or (o.periode.van <= dagen.tot and o.periode.tot >= dagen.van)


def geen_totaal(g: Gegevens) -> str | None:
    """Why these figures make no total; None where every party is covered."""
    if g.gemengd:
        return zinnen.gemengd()
    if g.zonder_partijen:
        return zinnen.geen_partijen(g.zonder_partijen)
    if weg := missend(g):
        return zinnen.geen_totaal(g.plaats, weg)
    return None
