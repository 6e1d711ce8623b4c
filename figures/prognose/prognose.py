"""The forecast of an afspraak: realised, with harde and with zachte plannen, the band, the goal.

Three nested answers as three lines; the band around the last of them is what the simulation says.
"""

from __future__ import annotations

from domain.cijfernaam import Cijfernaam
from domain.prognose.cijfernamen import opgeteld
from figures.basis.getallen import datum
from figures.basis.grafiek import Cel, Grafiek, Legendasleutel, Tabel
from figures.basis.kleuren import AFSPRAAK, NEUTRAAL, TOEVOEGING
from figures.basis.zin import Tekst, cijfer, samen, zin
from figures.prognose.tekening import BANDKLEUR, Prognosebeeld, figuur
from figures.prognose.zinnen import doel

BAND = "8 van de 10 doorrekeningen (alle plannen)"


def prognose(b: Prognosebeeld) -> Grafiek:
    """The lines, the band and the goal."""
    return Grafiek(
        titel=_titel(b),
        tekst=_tekst(b),
        tabel=_tabel(b),
        figuur=figuur(b),
        legenda=_legenda(b),
    )


def _titel(b: Prognosebeeld) -> Tekst:
    if b.geworden:
        nu = cijfer(b.namen.heel("gerealiseerd"), b.gerealiseerd)
        return zin("Wat het is geworden: {} in {}", nu, b.dagen)
    if not b.banden:
        return zin(f"Opgeteld over {b.dagen}")
    laag, _, hoog = _eind(b)
    einde = str(b.namen.tot.year)
    if b.banden[-1].p10 == b.banden[-1].p90:
        return zin("Alle doorrekeningen komen eind {} op {}", einde, laag)
    uit = zin("8 van de 10 doorrekeningen komen eind {} uit tussen {} en {}", einde, laag, hoog)
    return uit if b.peildatum else uit + ", alleen uit plannen"


def _eind(b: Prognosebeeld) -> tuple[Tekst, Tekst, Tekst]:
    """The ends of the band at the end, with the middle between them."""
    v, jaar = b.banden[-1], b.namen.tot.year
    laag, midden, hoog = (
        cijfer(b.namen.geloot(jaar, f"zacht.{p}"), getattr(v, p)) for p in ("p10", "p50", "p90")
    )
    return laag, midden, hoog


def _tekst(b: Prognosebeeld) -> Tekst:
    p = b.prognose
    delen: list[str] = []
    nu = cijfer(b.namen.heel("gerealiseerd"), b.gerealiseerd)
    tot = b.namen.tot if b.geworden else b.peildatum
    delen.append(
        zin("gerealiseerd {} tot en met {}", nu, datum(tot)) if tot else zin("gerealiseerd {}", nu)
    )
    for hardheid, woorden, n in (
        ("hard", "met harde plannen", p.met_hard), ("zacht", "met ook zachte plannen", p.met_zacht),
    ):  # fmt: skip
        if hardheid in b.hardheden:
            delen.append(zin("{} {}", woorden, cijfer(b.namen.heel(f"met_{hardheid}"), n)))
    if b.banden:
        delen.append(
            zin("in 8 van de 10 doorrekeningen tussen {0} en {2}, in de middelste {1}", *_eind(b))
        )
    slot = "" if b.doel is None else zin(" De afspraak: {} in {}.", _doeltekst(b), b.dagen)
    return zin("Opgeteld over {}: {}.{}", b.dagen, samen(delen, "; "), slot)


def _doeltekst(b: Prognosebeeld) -> Tekst:
    return doel(b) if b.doel_max is not None or b.is_maximum else zin("doel {}", doel(b))


def _tabel(b: Prognosebeeld) -> Tabel:
    """A row a year; of a period that is over only what was realised."""
    rijen: list[tuple[Cel, ...]] = []
    namen: list[tuple[Cijfernaam | None, ...]] = []
    over = b.namen.over
    for n, j in enumerate(b.prognose.jaren):
        rij: list[Cel] = [str(j.jaar), j.opgeteld]
        naam: list[Cijfernaam | None] = [None, opgeteld(over, j.jaar, "gerealiseerd")]
        if b.peildatum and j.jaar > b.peildatum.year:
            rij[1], naam[1] = "nog niet", None
        if not b.geworden:
            rij += [j.opgeteld_hard, j.opgeteld_zacht]
            naam += [opgeteld(over, j.jaar, h) for h in ("hard", "zacht")]
        if b.banden:
            band = b.banden[n]
            rij += [band.p10, band.p50, band.p90]
            naam += [b.namen.geloot(j.jaar, f"zacht.{p}") for p in ("p10", "p50", "p90")]
        rijen.append(tuple(rij))
        namen.append(tuple(naam))
    koppen: tuple[str, ...] = ("Eind van", "Gerealiseerd")
    if not b.geworden:
        koppen = (*koppen, "Met harde plannen", "Met ook zachte plannen")
    if b.banden:
        koppen = (*koppen, "Band: laag", "Band: midden", "Band: hoog")
    return Tabel(koppen, tuple(rijen), namen=tuple(namen))


def _legenda(b: Prognosebeeld) -> tuple[Legendasleutel, ...]:
    uit = []
    if any(j.opgeteld is not None for j in b.prognose.jaren):
        uit.append(Legendasleutel("gerealiseerd", TOEVOEGING))
    if "hard" in b.hardheden:
        uit.append(Legendasleutel("met harde plannen", TOEVOEGING, "hard"))
    if "zacht" in b.hardheden:
        uit.append(Legendasleutel("met ook zachte plannen", NEUTRAAL, "zacht"))
    if b.banden:
        uit.append(Legendasleutel(BAND, BANDKLEUR, "vlak"))
    if b.doel is not None:
        uit.append(Legendasleutel("de afspraak", AFSPRAAK, "lijn"))
    return tuple(uit)
