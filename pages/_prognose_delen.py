"""What each corporatie brings to a forecast, beside its own part of the afspraak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.prognose import voorspel
from figures.getallen import ONBEKEND, getal, opsomming
from figures.grafiek import Tabel
from store.queries.prognose_antwoord import Basis


@dataclass(frozen=True)
class Deel:
    """One corporatie. gerealiseerd: None where it is unknown. doel: its part, where it has one.

    begonnen: whether the period has begun on the peildatum; else there is nothing to realise yet.
    """

    naam: str
    gerealiseerd: int | None
    met_hard: int
    met_zacht: int
    doel: float | None
    begonnen: bool = True


def delen(basis: Basis, namen: Mapping[str, str]) -> tuple[Deel, ...]:
    """Per corporatie; empty where there is one, and where a sum of parts is not the whole."""
    r, heel = basis.rijen, basis.afspraak
    if r is None or r.vraag.boven is not None:
        return ()
    v = r.vraag
    begonnen = v.peildatum is None or v.peildatum >= v.periode.van
    wie = sorted({x.corporatie for x in r.gerealiseerd} | {p.corporatie for p in r.plannen})
    eigen = {
        b.afspraak.corporaties[0]: b.afspraak.doel_totaal
        for b in basis.mogelijk.delen
        if heel and b.afspraak.hoort_bij == heel.afspraak.id and len(b.afspraak.corporaties) == 1
    }
    uit = []
    for code in wie if len(wie) > 1 else ():
        p = voorspel(
            r.vraag,
            [x for x in r.gerealiseerd if x.corporatie == code],
            [x for x in r.plannen if x.corporatie == code],
            None,
        )
        doel = eigen.get(code)
        uit.append(
            Deel(
                namen.get(code, code),
                p.gerealiseerd if begonnen else None,
                p.met_hard,
                p.met_zacht,
                None if doel is None else float(doel),
                begonnen,
            )
        )
    return tuple(sorted(uit, key=lambda d: (-d.met_zacht, d.naam)))


def tabel(alle: Sequence[Deel]) -> Tabel:
    """A row a corporatie, and the sum; the part of the afspraak where there are parts."""
    kolommen: dict[str, list[float | None]] = {
        "Gerealiseerd": [d.gerealiseerd for d in alle],
        "Met harde plannen": [d.met_hard for d in alle],
        "Met ook zachte plannen": [d.met_zacht for d in alle],
        "Eigen deel van de afspraak": [d.doel for d in alle],
    }
    if not all(d.begonnen for d in alle):
        del kolommen["Gerealiseerd"]
    if all(d.doel is None for d in alle):
        del kolommen["Eigen deel van de afspraak"]
    rijen = zip([d.naam for d in alle], *kolommen.values(), strict=True)
    som = [None if None in k else sum(w or 0 for w in k) for k in kolommen.values()]
    return Tabel(("Corporatie", *kolommen), tuple(rijen), totaal=("Samen", *som))


def titel(alle: Sequence[Deel]) -> str:
    """'Met harde plannen: de Alliantie 210 van 210, Portaal 48 van 48 en Omnia Wonen 43 van 43'."""
    stukken = [
        f"{d.naam} {getal(d.met_hard)}" + (f" van {getal(d.doel)}" if d.doel is not None else "")
        for d in alle
    ]
    zin = f"Met harde plannen: {opsomming(stukken)}"
    onbekend = alle and all(d.begonnen and d.gerealiseerd is None for d in alle)
    return f"{zin}; gerealiseerd {ONBEKEND}" if onbekend else zin
