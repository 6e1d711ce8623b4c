"""What a reader has chosen on Kernen: frozen, from and to a query string.

The page, its downloads and the copied address read the same names; what is absent means the same
in all three (see `STANDAARD`). Percentages are numbers from 0 to 100 with a point: `doel=27.5`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from domain.filters import Filters, Probleem, kies_meer, lees_lijst, ontsnap
from domain.kernen.aandeel import DEFINITIES, procent
from domain.perioden import lees_periode

NIVEAUS = ("gemeente", "wijk", "buurt")  # a kern is a wijk
_GETAL = re.compile(r"[0-9]{1,3}(\.[0-9]{1,4})?")


@dataclass(frozen=True)
class KernFilters:
    """A selection of areas and the reader's assumptions.

    gemeente, gebied: codes once `store.vragen.kernen.lezen.los_op` has been over them; empty means
    all. niveau: in the order of NIVEAUS. peildatum: the newest figures up to and including that
    day, None for the newest. doel, nieuwbouwaandeel: percentages; doel None for what the gemeente
    agreed (`domain.kernen.afgesproken.doel`). definitie: None for the one known. Raises ValueError
    for what cannot be.
    """

    gemeente: tuple[str, ...] = ()
    gebied: tuple[str, ...] = ()
    niveau: tuple[str, ...] = ("gemeente", "wijk")
    peildatum: date | None = None
    doel: Decimal | None = None
    nieuwbouwaandeel: Decimal = Decimal(40)
    definitie: str | None = None
    stand: str | None = None

    def __post_init__(self) -> None:
        # One choice is one value, however it was written: it is an address and a cache key.
        gekozen = tuple(n for n in NIVEAUS if n in self.niveau)
        if set(self.niveau) - set(NIVEAUS) or self.definitie not in (None, *DEFINITIES):
            raise ValueError(f"niveau {self.niveau}, definitie {self.definitie}")
        object.__setattr__(self, "niveau", gekozen or KernFilters.niveau)
        for naam in ("doel", "nieuwbouwaandeel"):
            if (waarde := getattr(self, naam)) is not None:
                object.__setattr__(self, naam, _kaal(waarde))
        mag = self.doel is None or 0 < self.doel < 100
        if not mag or not 0 <= self.nieuwbouwaandeel <= 100:
            raise ValueError(f"doel {self.doel}, nieuwbouwaandeel {self.nieuwbouwaandeel}")

    @property
    def nieuwbouwdeel(self) -> Fraction:
        """The social share of all new building as a fraction of one."""
        return procent(self.nieuwbouwaandeel)

    @property
    def plaats(self) -> Filters:
        """Gemeente and gebied, for what looks up names or asks about a gemeente."""
        return Filters(gemeente=self.gemeente, gebied=self.gebied)

    def met(self, **wijzigingen: object) -> KernFilters:
        """A copy with some fields changed."""
        return replace(self, **wijzigingen)  # type: ignore[arg-type]

    def naar_query(self) -> dict[str, str]:
        """The query names and values, without what is as standard; `uit_query` reads it back."""
        uit: dict[str, str] = {}
        for naam in ("gemeente", "gebied", "niveau"):
            if (waarden := getattr(self, naam)) != getattr(STANDAARD, naam):
                uit[naam] = ",".join(ontsnap(w) for w in waarden)
        for naam in ("peildatum", "doel", "nieuwbouwaandeel", "definitie", "stand"):
            if (waarde := getattr(self, naam)) != getattr(STANDAARD, naam):
                uit[naam] = str(waarde)
        return uit

    @staticmethod
    def uit_query(query: Mapping[str, str]) -> tuple[KernFilters, tuple[Probleem, ...]]:
        """Read a query; an unknown value is left out and named in a Probleem.

        Names that are not filters are ignored (a page may have others).
        """
        problemen: list[Probleem] = []
        velden: dict[str, object] = {}
        for naam in ("gemeente", "gebied"):
            if waarden := lees_lijst(naam, query.get(naam, ""), problemen):
                velden[naam] = waarden
        if niveaus := kies_meer("niveau", query.get("niveau", ""), NIVEAUS, problemen):
            velden["niveau"] = niveaus
        definities = kies_meer("definitie", query.get("definitie", ""), DEFINITIES, problemen)
        if len(definities) == 1:
            velden["definitie"] = definities[0]
        elif definities:
            een = f"één van {' of '.join(DEFINITIES)}: definities worden nooit gemengd"
            problemen.append(Probleem("definitie", ",".join(definities), een))
        velden |= _peildatum(query, problemen) | _percentages(query, problemen)
        if query.get("stand", "").strip():
            velden["stand"] = query["stand"].strip()
        return KernFilters(**velden), tuple(problemen)  # type: ignore[arg-type]


def _peildatum(query: Mapping[str, str], problemen: list[Probleem]) -> dict[str, object]:
    tekst = query.get("peildatum", "").strip()
    if not tekst:
        return {}
    try:
        return {"peildatum": lees_periode(tekst).tot}
    except ValueError:
        problemen.append(Probleem("peildatum", tekst, "een jaar (2024) of een datum (2024-12-31)"))
        return {}


def _percentages(query: Mapping[str, str], problemen: list[Probleem]) -> dict[str, object]:
    uit: dict[str, object] = {}
    for naam, mag, wat in (
        ("doel", lambda p: 0 < p < 100, "tussen 0 en 100, zoals 30 of 27.5"),
        ("nieuwbouwaandeel", lambda p: 0 <= p <= 100, "van 0 tot en met 100, zoals 40 of 27.5"),
    ):
        tekst = query.get(naam, "").strip()
        if not tekst:
            continue
        if _GETAL.fullmatch(tekst) and mag(Decimal(tekst)):
            uit[naam] = Decimal(tekst)
        else:
            problemen.append(Probleem(naam, tekst, f"een percentage {wat}"))
    return uit


def _kaal(waarde: Decimal) -> Decimal:
    """30.0 and 30 are one choice, and are written as 30 (never 3E+1)."""
    heel = waarde.to_integral_value()
    return Decimal(int(heel)) if waarde == heel else waarde.normalize()


STANDAARD = KernFilters()
