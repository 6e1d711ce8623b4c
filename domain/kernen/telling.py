"""Social homes as the corporaties counted them: only where every party has a stand on that day.

Source: docs/definitions.md, "Aandeel" and "Dekking". All zelfstandige social homes count, whatever
their duur: they are all dwellings, so they are all in T.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.kernen.bron import GemeenteBron, Kerntelling
from domain.kernen.indeling import Areas, Indelingen

DEFINITIE = "sociaal_bezit_corporatie"


@dataclass(frozen=True)
class GesplitsteStand:
    """A day on which every party has a stand that is split by segment."""

    dag: date
    tellingen: tuple[Kerntelling, ...]

    @property
    def sociaal(self) -> int:
        """Social homes in the whole gemeente."""
        return sum(t.sociaal for t in self.tellingen)

    def per_gebied(self, register: Indelingen, areas: Areas) -> Mapping[str, int] | int:
        """Social homes by code of each shown area.

        A number where homes are in none of them (that many): then no area's figure is whole.
        """
        uit: dict[str, int] = dict.fromkeys(areas.gebieden, 0)
        los = 0
        for t in self.tellingen:
            code = register.in_(areas, t.gebied, t.indeling) if t.gebied else None
            if code is None:
                los += t.sociaal
            else:
                uit[code] += t.sociaal
        return los or uit


def hele_standen(
    bron: GemeenteBron, tot: date | None
) -> tuple[tuple[GesplitsteStand, ...], tuple[date, ...]]:
    """The complete standen up to a day, oldest first; and the days that are not complete."""
    per_dag: dict[date, list[Kerntelling]] = defaultdict(list)
    for t in bron.tellingen:
        if not tot or t.peildatum <= tot:
            per_dag[t.peildatum].append(t)
    heel = {dag for dag, rijen in per_dag.items() if _volledig(bron, dag, rijen)}
    return (
        tuple(GesplitsteStand(dag, tuple(per_dag[dag])) for dag in sorted(heel)),
        tuple(sorted(set(per_dag) - heel)),
    )


def _volledig(bron: GemeenteBron, dag: date, rijen: Iterable[Kerntelling]) -> bool:
    nodig = {p.corporatie for p in bron.partijen if p.van <= dag <= p.tot}
    heeft = {t.corporatie for t in rijen}
    if not nodig or any(t.onverdeeld for t in rijen):
        return False
    return all(_namens(bron, corporatie, dag) & heeft for corporatie in nodig)


def _namens(bron: GemeenteBron, corporatie: str, dag: date) -> set[str]:
    """Who counts for a corporatie on a day: itself, and what it merged into by then."""
    wie = {corporatie}
    while (verder := bron.opvolgers.get(corporatie)) and verder[1] <= dag:
        corporatie = verder[0]
        if corporatie in wie:
            break
        wie.add(corporatie)
    return wie
