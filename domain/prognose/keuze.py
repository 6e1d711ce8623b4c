"""What a reader has chosen on Prognose: frozen, from and to a query string.

The page, its downloads and the copied address read the same names; what is absent means the same
in all three. Assumptions are written as `kans.hard=90` (percent) and `uitloop.zacht.vergunning=1.5`
(years), by `domain.prognose.aannames.Aanname.sleutel`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.filters import Filters
from domain.keuzeveld import Probleem, lees_lijst, ontsnap
from domain.prognose.aannames import Aannames

GEEN = "geen"  # instead of the id of an afspraak: all growth, held against nothing
VELDEN = ("gemeente", "corporatie", "afspraak", "stand")
NAAM = re.compile(r"(kans|uitloop)\.([a-z]+(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)?)")
_GETAL = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")
_WAT = {
    "kans": (100, "een kans van 0 tot en met 100 procent, zoals 90 of 87.5"),
    "uitloop": (20, "een gemiddelde uitloop in jaren, zoals 0 of 1.5"),
}
Waarden = tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True)
class PrognoseKeuze:
    """A gemeente, corporaties (none: all), an afspraak, and the assumptions that differ.

    gemeente, corporatie: codes once `store.vragen.prognose.antwoord.los_op` has been over them.
    Where gemeente is None it is that of the afspraak. afspraak: an id, GEEN, or None for the main
    one. kans, uitloop: by sleutel, in its order; only what the reader changed.
    """

    gemeente: str | None = None
    corporatie: tuple[str, ...] = ()
    afspraak: str | None = None
    kans: Waarden = ()
    uitloop: Waarden = ()
    stand: str | None = None

    def __post_init__(self) -> None:
        # One choice is one value, however it was written: it is an address and a cache key.
        for naam in _WAT:
            waarden = {k: _kaal(w) for k, w in getattr(self, naam)}
            object.__setattr__(self, naam, tuple(sorted(waarden.items())))

    @property
    def plaats(self) -> Filters:
        """Gemeente and corporaties, for what looks up names or rows."""
        return Filters(
            gemeente=(self.gemeente,) if self.gemeente else (), corporatie=self.corporatie
        )

    def met(self, **wijzigingen: object) -> PrognoseKeuze:
        """A copy with some fields changed."""
        return replace(self, **wijzigingen)  # type: ignore[arg-type]

    def toegepast(self, aannames: Aannames) -> Aannames:
        """The assumptions of the stand with what the reader changed (`tegen` was over it)."""
        return aannames.met(
            {k: float(w) for k, w in self.kans}, {k: float(w) for k, w in self.uitloop}
        )

    def tegen(self, aannames: Aannames) -> tuple[PrognoseKeuze, tuple[Probleem, ...]]:
        """The choice with the changes that this stand knows; what is as it was already goes too."""
        bekend = {r.sleutel: r for r in aannames.rijen}
        problemen: list[Probleem] = []
        over: dict[str, list[tuple[str, Decimal]]] = {naam: [] for naam in _WAT}
        for naam in _WAT:
            for sleutel, waarde in getattr(self, naam):
                rij = bekend.get(sleutel)
                if rij is None:
                    verwacht = f"een van de aannames {', '.join(bekend) or '(geen)'}"
                    problemen.append(Probleem(f"{naam}.{sleutel}", str(waarde), verwacht))
                elif naam == "uitloop" and waarde > rij.uitloop_meest:
                    verwacht = f"hoogstens {rij.uitloop_meest}, de langste uitloop"
                    problemen.append(Probleem(f"{naam}.{sleutel}", str(waarde), verwacht))
                elif waarde != Decimal(str(getattr(rij, naam))):
                    over[naam].append((sleutel, waarde))
        velden = {naam: tuple(waarden) for naam, waarden in over.items()}
        return self.met(**velden), tuple(problemen)

    def naar_query(self) -> dict[str, str]:
        """The query names and values, without what is as standard; `uit_query` reads it back."""
        uit: dict[str, str] = {}
        if self.gemeente:
            uit["gemeente"] = ontsnap(self.gemeente)
        if self.corporatie:
            uit["corporatie"] = ",".join(ontsnap(c) for c in self.corporatie)
        if self.afspraak:
            uit["afspraak"] = self.afspraak
        for naam in _WAT:
            uit |= {f"{naam}.{sleutel}": str(waarde) for sleutel, waarde in getattr(self, naam)}
        if self.stand:
            uit["stand"] = self.stand
        return uit

    @staticmethod
    def uit_query(query: Mapping[str, str]) -> tuple[PrognoseKeuze, tuple[Probleem, ...]]:
        """Read a query; an unknown value is left out and named in a Probleem.

        Names that are not choices are ignored (a page may have others).
        """
        problemen: list[Probleem] = []
        gemeenten = lees_lijst("gemeente", query.get("gemeente", ""), problemen)
        if len(gemeenten) > 1:
            problemen.append(Probleem("gemeente", ", ".join(gemeenten), "één gemeente"))
        waarden: dict[str, list[tuple[str, Decimal]]] = {naam: [] for naam in _WAT}
        for naam, tekst in query.items():
            if (m := NAAM.fullmatch(naam)) is None or not (tekst := tekst.strip()):
                continue
            meest, verwacht = _WAT[m[1]]
            if _GETAL.fullmatch(tekst) and Decimal(tekst) <= meest:
                waarden[m[1]].append((m[2], Decimal(tekst)))
            else:
                problemen.append(Probleem(naam, tekst, verwacht))
        keuze = PrognoseKeuze(
            gemeente=gemeenten[0] if gemeenten else None,
            corporatie=lees_lijst("corporatie", query.get("corporatie", ""), problemen),
            afspraak=query.get("afspraak", "").strip() or None,
            kans=tuple(waarden["kans"]),
            uitloop=tuple(waarden["uitloop"]),
            stand=query.get("stand", "").strip() or None,
        )
        return keuze, tuple(problemen)


def _kaal(waarde: Decimal) -> Decimal:
    """90.0 and 90 are one choice, and are written as 90 (never 9E+1)."""
    heel = waarde.to_integral_value()
    return Decimal(int(heel)) if waarde == heel else waarde.normalize()


STANDAARD = PrognoseKeuze()
