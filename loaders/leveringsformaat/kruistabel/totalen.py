"""Checks the totals of a kruistabel, and finds a glued footnote mark that explains a mismatch.

Source: docs/delivery-format.md, "kruistabel"; the case behind it: in Amersfoort's
Tabel 1 the notes 6 and 7 stick to Omnia's -10 and -1, which then read -106 and -17.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Cel = tuple[int, int]  # row and column in the table, from 0
MEESTE_CELLEN = 4_000  # of a table in which glued marks are looked for


@dataclass(frozen=True)
class Optelling:
    """`totaal` must be the sum of factor x value over `delen`."""

    totaal: Cel
    delen: tuple[tuple[Cel, int], ...]
    richting: str  # rij or kolom: along what the parts lie

    def uitkomst(self, waarden: Mapping[Cel, int]) -> int:
        """What the parts add up to."""
        return sum(factor * waarden[cel] for cel, factor in self.delen)

    def verschil(self, waarden: Mapping[Cel, int]) -> int:
        """Parts minus total; 0 where it fits."""
        return self.uitkomst(waarden) - waarden[self.totaal]


def zonder_laatste_cijfer(waarde: int) -> int | None:
    """The number without its last digit; None where nothing would be left."""
    kort = abs(waarde) // 10
    return None if abs(waarde) < 10 else (-kort if waarde < 0 else kort)


def zoek_noten(sommen: Sequence[Optelling], waarden: Mapping[Cel, int]) -> frozenset[Cel]:
    """The cells which, read without their last digit, make every total fit.

    The smallest set of at most three cells; empty where nothing is wrong, where no such set exists
    or where more than one of that size does (nothing is guessed).
    """
    vector = _vectoren(sommen, waarden)
    rest = {i: -v for i, s in enumerate(sommen) if (v := s.verschil(waarden))}
    if not rest or len(vector) > MEESTE_CELLEN:
        return frozenset()
    per_vector: dict[_Vector, list[Cel]] = defaultdict(list)
    for cel, richting in vector.items():
        per_vector[richting].append(cel)
    eerste = min(rest)
    # One of the cells must touch the first total that is off.
    raakt = [c for c, v in vector.items() if any(i == eerste for i, _ in v)]
    for grootte in (1, 2, 3):
        gevonden = set(_sets(grootte, raakt, vector, per_vector, rest))
        if gevonden:
            return gevonden.pop() if len(gevonden) == 1 else frozenset()
    return frozenset()


_Vector = tuple[tuple[int, int], ...]  # (number of the Som, change of its verschil), sorted


def _vectoren(sommen: Sequence[Optelling], waarden: Mapping[Cel, int]) -> dict[Cel, _Vector]:
    """What reading a cell without its last digit does to each total."""
    raakt: dict[Cel, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for i, som in enumerate(sommen):
        for cel, factor in som.delen:
            raakt[cel][i] += factor
        raakt[som.totaal][i] -= 1
    uit = {}
    for cel, factoren in raakt.items():
        kort = zonder_laatste_cijfer(waarden[cel])
        if kort is not None:
            delta = kort - waarden[cel]
            uit[cel] = tuple(sorted((i, f * delta) for i, f in factoren.items() if f))
    return uit


def _sets(
    grootte: int,
    raakt: Sequence[Cel],
    vector: Mapping[Cel, _Vector],
    per_vector: Mapping[_Vector, Sequence[Cel]],
    rest: Mapping[int, int],
) -> Iterable[frozenset[Cel]]:
    for a in raakt:
        na_a = _min(rest, vector[a])
        if grootte == 1:
            if not na_a:
                yield frozenset((a,))
            continue
        for b in vector if grootte == 3 else (a,):
            if grootte == 3 and b == a:
                continue
            nodig = _min(na_a, vector[b]) if grootte == 3 else na_a
            for c in per_vector.get(tuple(sorted(nodig.items())), ()):
                if len(gekozen := frozenset((a, b, c))) == grootte:
                    yield gekozen


def _min(rest: Mapping[int, int], vector: _Vector) -> dict[int, int]:
    uit = dict(rest)
    for i, delta in vector:
        nieuw = uit.get(i, 0) - delta
        if nieuw:
            uit[i] = nieuw
        else:
            uit.pop(i, None)
    return uit
