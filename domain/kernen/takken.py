"""The areas of one gemeente as a tree, each with its figures; and what the parts leave over.

Source: docs/definitions.md, "Aandeel"; docs/decisions.md. Pure: rows in (`domain.kernen.bron`),
rows out. The opgave is not in here: it follows from `KernRij.cijfer` by
`domain.kernen.kern.bereken`.
"""

from __future__ import annotations

from dataclasses import dataclass

from domain.kernen.afgesproken import AandeelAfspraak
from domain.kernen.boom import Boom
from domain.kernen.bron import GemeenteBron, KernRij
from domain.kernen.keuze import KernFilters
from domain.kernen.zeggen import opmerkingen


@dataclass(frozen=True)
class Kernen:
    """One gemeente. rijen: the gemeente, its wijken and overig, each with its buurten and overig.

    definitie: the one that is used. definities: all that are known here. opmerkingen: what is said
    of the figures as a whole (Dutch sentences). afspraak: the share that this gemeente agreed.
    """

    gemeente: str
    naam: str
    rijen: tuple[KernRij, ...]
    definitie: str | None
    definities: tuple[str, ...]
    opmerkingen: tuple[str, ...]
    afspraak: AandeelAfspraak | None = None


def bouw(bron: GemeenteBron, filters: KernFilters) -> Kernen:
    """The chosen areas of a gemeente, with the newest figures up to the chosen peildatum.

    Without a chosen definitie: the first with a share of the gemeente (else of any area), that of
    the gemeente's own afspraak before the others in VOLGORDE. One for all rows, never mixed.
    """
    boom = Boom.van(bron, filters)
    per_definitie = {d: boom.rijen(d) for d in boom.definities}
    bekend = tuple(
        d for d, rijen in per_definitie.items() if any(r.cijfer.aandeel is not None for r in rijen)
    )
    van_gemeente = [d for d in bekend if per_definitie[d][0].cijfer.aandeel is not None]
    definitie = filters.definitie or next(iter([*van_gemeente, *bekend, *boom.definities]), None)
    rijen = per_definitie.get(definitie or "") or boom.rijen(definitie)
    return Kernen(
        bron.code,
        bron.naam,
        tuple(r for r in rijen if boom.gekozen(r)),
        definitie,
        bekend,
        opmerkingen(boom, rijen, definitie, bekend),
        bron.afspraak,
    )
