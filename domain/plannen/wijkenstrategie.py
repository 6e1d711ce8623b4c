"""Wijkenstrategie: per area what is produced, sold, liberalised and socialised.

Four years ahead of the peildatum and a perspective beyond, from the plans; the last realised year
beside it. Source: docs/definitions.md, "Wijkenstrategie"; Utrecht agreed it without sloop, so sloop
is counted apart. Permanent homes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce

from domain.perioden import Periode
from domain.plannen.planregel import PlanRegel, lopend

JAREN = 4
# What a row of the table is about, in its order: which soorten, and how they change the stock.
ONDERDELEN: dict[str, tuple[str, ...]] = {
    "productie": ("nieuwbouw", "transformatie", "splitsing", "toevoeging"),
    "verkoop": ("verkoop",),
    "liberalisatie": ("liberalisatie",),
    "socialisatie": ("deliberalisatie",),
    "overig": (
        "aankoop", "terugkoop", "uitruil_in", "omzetting", "samenvoeging", "uitruil_uit",
        "einde_tijdelijk", "onttrekking",
    ),
    "sloop": ("sloop",),
}  # fmt: skip
STRATEGIE = ("productie", "verkoop", "liberalisatie", "socialisatie")
ONDERDEEL = {soort: o for o, soorten in ONDERDELEN.items() for soort in soorten}
# Columns beside the four years.
EERDER, MEER, DAARNA = "eerder", "meer_jaren", "daarna"


@dataclass(frozen=True)
class Tijd:
    """The years of the table. eerste: the first year that has days after the peildatum."""

    peildatum: date

    @property
    def eerste(self) -> int:
        """The first year ahead."""
        return (self.peildatum + timedelta(days=1)).year

    @property
    def jaren(self) -> tuple[int, ...]:
        """Four years ahead."""
        return tuple(range(self.eerste, self.eerste + JAREN))

    @property
    def vorig(self) -> int:
        """The last year that is wholly over."""
        return self.eerste - 1

    def kolom(self, p: Periode) -> str:
        """Where a plan stands: a year, `daarna`, `meer_jaren` (a span is never split) or `eerder`.

        eerder: its period has begun before these years and there are no realised figures yet.
        """
        if p.van.year < self.eerste:
            return EERDER
        if p.van.year >= self.eerste + JAREN:
            return DAARNA
        return str(p.jaar) if p.jaar else MEER


@dataclass(frozen=True)
class Cel:
    """Planned homes, signed: hard, and zacht on top of it."""

    hard: int = 0
    zacht: int = 0

    @property
    def samen(self) -> int:
        """Both."""
        return self.hard + self.zacht


def _op(een: Cel, ander: Cel) -> Cel:
    return Cel(een.hard + ander.hard, een.zacht + ander.zacht)


@dataclass(frozen=True)
class Strategierij:
    """One onderdeel of one area. cellen: by column, only where there is a plan (also of 0 homes).

    gerealiseerd: homes in the year before, None where those figures are not complete.
    """

    gemeente: str
    gebied: str | None
    onderdeel: str
    cellen: Mapping[str, Cel] = field(default_factory=dict)
    gerealiseerd: int | None = None

    @property
    def gepland(self) -> Cel:
        """All columns together."""
        return reduce(_op, self.cellen.values(), Cel())


def vier_jaar(rij: Strategierij, tijd: Tijd) -> Cel | None:
    """What is planned in the four years; None where there is no plan in any of them."""
    cellen = [c for j in tijd.jaren if (c := rij.cellen.get(str(j)))]
    return reduce(_op, cellen) if cellen else None


def wijkenstrategie(
    regels: Iterable[PlanRegel],
    gerealiseerd: Mapping[tuple[str | None, str], int],
    tijd: Tijd,
    *,
    gemeente: str,
    gedekt: bool,
) -> tuple[Strategierij, ...]:
    """A row per area and onderdeel that has a plan or a realised home, and all of STRATEGIE.

    regels: of one gemeente; `gebied` is the wijk (or kern), None where it is not known.
    gerealiseerd: by (wijk, soort), signed, of the year before the first. gedekt: whether those
    figures are complete, so that an absent one is 0.
    """
    hard: dict[tuple[str | None, str], Counter[str]] = defaultdict(Counter)
    zacht: dict[tuple[str | None, str], Counter[str]] = defaultdict(Counter)
    for r in lopend(regels):
        if r.duur == "permanent" or r.permanent:
            sleutel = (r.gebied, ONDERDEEL[r.soort])
            (hard if r.status == "hard" else zacht)[sleutel][tijd.kolom(r.periode)] += r.permanent
    echt: Counter[tuple[str | None, str]] = Counter()
    for (gebied, soort), n in gerealiseerd.items():
        echt[gebied, ONDERDEEL[soort]] += n
    gebieden = {g for g, _ in (*hard, *zacht, *echt)}
    uit = []
    for gebied in sorted(gebieden, key=lambda g: (g is None, g or "")):
        for onderdeel in ONDERDELEN:
            s = (gebied, onderdeel)
            kolommen = {**hard[s], **zacht[s]}
            if onderdeel not in STRATEGIE and not kolommen and s not in echt:
                continue
            cellen = {k: Cel(hard[s][k], zacht[s][k]) for k in kolommen}
            uit.append(
                Strategierij(gemeente, gebied, onderdeel, cellen, echt[s] if gedekt else None)
            )
    return tuple(uit)


def onderdelen_samen(
    rijen: Iterable[Strategierij], onderdelen: Iterable[str] = STRATEGIE
) -> Strategierij:
    """The sum of rows of one gemeente: of these onderdelen, over all areas."""
    kies = [r for r in rijen if r.onderdeel in set(onderdelen)]
    cellen: dict[str, Cel] = {}
    for r in kies:
        for k, c in r.cellen.items():
            cellen[k] = _op(cellen.get(k, Cel()), c)
    echt = [r.gerealiseerd for r in kies]
    onbekend = not echt or any(n is None for n in echt)
    som = None if onbekend else sum(n or 0 for n in echt)
    return Strategierij(kies[0].gemeente if kies else "", None, "totaal", cellen, som)
