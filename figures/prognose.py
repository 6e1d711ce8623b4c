"""The forecast of an afspraak: realised, with harde and with zachte plannen, the band, the goal.

Three nested answers as three lines; the band around the last of them is what the simulation says.
"""

from __future__ import annotations

from figures.getallen import datum, getal
from figures.grafiek import Cel, Grafiek, Sleutel, Tabel
from figures.kleuren import AFSPRAAK, NEUTRAAL, TOEVOEGING
from figures.prognose_beeld import Beeld
from figures.prognose_tekening import BANDKLEUR, figuur

BAND = "8 van de 10 doorrekeningen (alle plannen)"


def prognose(b: Beeld) -> Grafiek:
    """The lines, the band and the goal."""
    return Grafiek(
        titel=_titel(b),
        tekst=_tekst(b),
        tabel=_tabel(b),
        figuur=figuur(b),
        legenda=_legenda(b),
    )


def _titel(b: Beeld) -> str:
    if not b.banden:
        return f"Opgeteld over {b.dagen}"
    laag, hoog = b.banden[-1].p10, b.banden[-1].p90
    einde = b.prognose.vraag.periode.tot.year
    if laag == hoog:
        return f"Alle doorrekeningen komen eind {einde} op {getal(laag)}"
    zin = f"8 van de 10 doorrekeningen komen eind {einde} uit tussen {getal(laag)} en {getal(hoog)}"
    return zin if b.peildatum else f"{zin}, alleen uit plannen"


def _tekst(b: Beeld) -> str:
    p = b.prognose
    delen = []
    if b.peildatum:
        delen.append(f"gerealiseerd {getal(p.gerealiseerd)} tot en met {datum(b.peildatum)}")
    else:
        delen.append("gerealiseerd onbekend")
    delen.append(f"met harde plannen {getal(p.met_hard)}")
    delen.append(f"met ook zachte plannen {getal(p.met_zacht)}")
    if b.banden:
        laatste = b.banden[-1]
        delen.append(
            f"in 8 van de 10 doorrekeningen tussen {getal(laatste.p10)} en {getal(laatste.p90)}, "
            f"in de middelste {getal(laatste.p50)}"
        )
    doel = "" if b.doel is None else f" De afspraak: {_doeltekst(b)} in {b.dagen}."
    return f"Opgeteld over {b.dagen}: {'; '.join(delen)}.{doel}"


def _doeltekst(b: Beeld) -> str:
    if b.doel_max is not None:
        return f"{getal(b.doel)} tot {getal(b.doel_max)}"
    return f"{'hoogstens' if b.is_maximum else 'doel'} {getal(b.doel)}"


def _tabel(b: Beeld) -> Tabel:
    rijen: list[tuple[Cel, ...]] = []
    for n, j in enumerate(b.prognose.jaren):
        rij: list[Cel] = [str(j.jaar), j.opgeteld, j.opgeteld_hard, j.opgeteld_zacht]
        if b.peildatum and j.jaar > b.peildatum.year:
            rij[1] = "nog niet"
        if b.banden:
            band = b.banden[n]
            rij += [band.p10, band.p50, band.p90]
        rijen.append(tuple(rij))
    koppen = ("Eind van", "Gerealiseerd", "Met harde plannen", "Met ook zachte plannen")
    if b.banden:
        koppen = (*koppen, "Band: laag", "Band: midden", "Band: hoog")
    return Tabel(koppen, tuple(rijen))


def _legenda(b: Beeld) -> tuple[Sleutel, ...]:
    uit = []
    if any(j.opgeteld is not None for j in b.prognose.jaren):
        uit.append(Sleutel("gerealiseerd", TOEVOEGING))
    if "hard" in b.hardheden:
        uit.append(Sleutel("met harde plannen", TOEVOEGING, "hard"))
    if "zacht" in b.hardheden:
        uit.append(Sleutel("met ook zachte plannen", NEUTRAAL, "zacht"))
    if b.banden:
        uit.append(Sleutel(BAND, BANDKLEUR, "vlak"))
    if b.doel is not None:
        uit.append(Sleutel("de afspraak", AFSPRAAK, "lijn"))
    return tuple(uit)
