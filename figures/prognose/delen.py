"""What each corporatie brings to a forecast, as a table and a title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.cijfernaam import Cijfernaam, van_afspraak
from domain.prognose.cijfernamen import Prognosenaam, opgeteld
from domain.prognose.delen import Corporatiedeel, tel_delen
from figures.basis.getallen import ONBEKEND
from figures.basis.grafiek import Cel, Tabel
from figures.basis.zin import Tekst, cijfer, lijst, zin

_VELDEN = (
    ("gerealiseerd", "Gerealiseerd"), ("met_hard", "Met harde plannen"),
    ("met_zacht", "Met ook zachte plannen"), ("doel", "Eigen deel van de afspraak"),
)  # fmt: skip
_AARD = {"gerealiseerd": "gerealiseerd", "met_hard": "hard", "met_zacht": "zacht"}


def _naam(n: Prognosenaam, d: Corporatiedeel, veld: str) -> Cijfernaam | None:
    """The own part of a corporatie is an afspraak itself."""
    if veld != "doel":
        return opgeteld(n.over, n.tot.year, _AARD[veld]).met(corporatie=d.code)
    return van_afspraak(d.afspraak, n.peildatum, "doel_totaal") if d.afspraak else None


def tabel(alle: Sequence[Corporatiedeel], bekend: Mapping[str, str], n: Prognosenaam) -> Tabel:
    """A row a corporatie, and the sum; the part of the afspraak where there are parts."""
    velden = [
        (veld, kop)
        for veld, kop in _VELDEN
        if not (veld == "gerealiseerd" and not all(d.begonnen for d in alle))
        and not (veld == "doel" and all(d.doel is None for d in alle))
    ]
    som = tel_delen(alle)
    totaal: list[Cel] = [getattr(som, veld) for veld, _ in velden]
    return Tabel(
        ("Corporatie", *(kop for _, kop in velden)),
        tuple((bekend.get(d.code, d.code), *(getattr(d, v) for v, _ in velden)) for d in alle),
        totaal=("Samen", *totaal),
        namen=tuple((None, *(_naam(n, d, v) for v, _ in velden)) for d in alle),
        namen_totaal=(None, *(n.los(f"{_AARD.get(v, v)}.delen") for v, _ in velden)),
    )


def titel(alle: Sequence[Corporatiedeel], bekend: Mapping[str, str], n: Prognosenaam) -> Tekst:
    """'Met harde plannen: de Alliantie 210 van 210, Portaal 48 van 48 en Omnia Wonen 43 van 43'."""
    stukken = []
    for d in alle:
        stuk = zin("{} {}", bekend.get(d.code, d.code),
                   cijfer(_naam(n, d, "met_hard") or n.los("hard"), d.met_hard))  # fmt: skip
        if d.doel is not None and (naam := _naam(n, d, "doel")):
            stuk = zin("{} van {}", stuk, cijfer(naam, d.doel))
        stukken.append(stuk)
    uit = zin("Met harde plannen: {}", lijst(stukken))
    onbekend = alle and all(d.begonnen and d.gerealiseerd is None for d in alle)
    return zin("{}; gerealiseerd {}", uit, ONBEKEND) if onbekend else uit
