"""An agreed share over time: what is known of each day, what is asked, what the plans bring."""

from __future__ import annotations

from figures.getallen import aandeel as procent
from figures.getallen import datum, getal
from figures.grafiek import Cel, Grafiek, Sleutel, Tabel
from figures.kleuren import AFSPRAAK, NEUTRAAL, TOEVOEGING
from figures.verloop_aandeel_gegeven import HARD, Deelverloop, plannen
from figures.verloop_aandeel_tekening import figuur

KOPPEN = ("Dag", "Wat", "Aandeel", "Woningen die tellen", "Van alle woningen")


def verloop_aandeel(v: Deelverloop) -> Grafiek:
    """A line through the known days, the target across, the plans at the end of the period."""
    d = v.aandeel
    if d.nu is None:
        zin = d.waarom or "Het aandeel is niet bekend."
        return Grafiek(zin.rstrip("."), zin, Tabel(KOPPEN, ()))
    return Grafiek(
        titel=_titel(v),
        tekst=_tekst(v),
        tabel=_tabel(v),
        figuur=figuur(v),
        legenda=_legenda(v),
        opmerkingen=(*d.zegt, "De as begint niet bij 0."),
    )


def _titel(v: Deelverloop) -> str:
    d = v.aandeel
    slot = f"; afgesproken is {v.grens}" if v.grens else ""
    return f"{datum(d.dag)}: {procent(d.nu)}{slot}"


def _tekst(v: Deelverloop) -> str:
    d = v.aandeel
    delen = [f"{_titel(v)}.", f"Het gaat om {v.waarvan}: {getal(d.deel)} van {getal(d.geheel)}."]
    for naam, deel, _ in plannen(v):
        delen.append(f"Eind {v.afspraak.tot.year if v.afspraak.tot else ''} is het {procent(deel)} "
                     f"{naam}.")  # fmt: skip
    return " ".join(delen)


def _tabel(v: Deelverloop) -> Tabel:
    d = v.aandeel
    rijen: list[tuple[Cel, ...]] = [
        (datum(dag), "bekend", procent(deel), "", "")
        for dag, deel in d.trend
        if d.dag is None or dag < d.dag
    ]
    rijen.append((datum(d.dag), "nu", procent(d.nu), d.deel, d.geheel))
    rijen += [
        (datum(v.afspraak.tot), naam, procent(deel), *paar) for naam, deel, paar in plannen(v)
    ]
    return Tabel(KOPPEN, tuple(rijen))


def _legenda(v: Deelverloop) -> tuple[Sleutel, ...]:
    uit = [Sleutel("bekend", TOEVOEGING)]
    for naam, *_ in plannen(v):
        uit.append(Sleutel(naam, TOEVOEGING if naam == HARD else NEUTRAAL, "ruit"))
    if v.grens:
        uit.append(Sleutel(f"afgesproken: {v.grens}", AFSPRAAK, "lijn"))
    return tuple(uit)
