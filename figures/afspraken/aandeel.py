"""An agreed share over time: what is known of each day, what is asked, what the plans bring."""

from __future__ import annotations

from domain.cijfernaam import Cijfernaam
from figures.afspraken.aandeel_gegeven import HARD, VELD, Deelverloop, plannen
from figures.afspraken.aandeel_tekening import figuur
from figures.basis.getallen import datum
from figures.basis.grafiek import Cel, Grafiek, Sleutel, Tabel
from figures.basis.kleuren import AFSPRAAK, NEUTRAAL, TOEVOEGING
from figures.basis.zin import Tekst, cijfer, samen, zin

KOPPEN = ("Dag", "Wat", "Aandeel", "Woningen die tellen", "Van alle woningen")


def verloop_aandeel(v: Deelverloop) -> Grafiek:
    """A line through the known days, the target across, the plans at the end of the period."""
    d = v.aandeel
    if d.nu is None:
        waarom = d.waarom or "Het aandeel is niet bekend."
        return Grafiek(waarom.rstrip("."), waarom, Tabel(KOPPEN, ()))
    return Grafiek(
        titel=_titel(v),
        tekst=_tekst(v),
        tabel=_tabel(v),
        figuur=figuur(v),
        legenda=_legenda(v),
        opmerkingen=(*d.zegt, "De as begint niet bij 0."),
    )


def _titel(v: Deelverloop) -> Tekst:
    d = v.aandeel
    slot = zin("; afgesproken is {}", v.grens) if v.grens else ""
    return zin("{}: {}{}", datum(d.dag), v.deel("gerealiseerd", d.nu), slot)


def _tekst(v: Deelverloop) -> Tekst:
    d = v.aandeel
    homes = cijfer(v.naam("deel"), d.deel), cijfer(v.naam("geheel"), d.geheel)
    delen = [zin("{}.", _titel(v)), zin("Het gaat om {}: {} van {}.", v.waarvan, *homes)]
    for naam, deel, _ in plannen(v):
        jaar = str(v.afspraak.tot.year if v.afspraak.tot else "")
        delen.append(zin("Eind {} is het {} {}.", jaar, v.deel(VELD[naam], deel), naam))
    return samen(delen)


def _tabel(v: Deelverloop) -> Tabel:
    d = v.aandeel
    rijen: list[tuple[Cel, ...]] = [
        (datum(dag), "bekend", v.deel("gerealiseerd", deel, op=dag), "", "")
        for dag, deel in d.trend
        if d.dag is None or dag < d.dag
    ]
    namen: list[tuple[Cijfernaam | None, ...]] = [() for _ in rijen]
    rijen.append((datum(d.dag), "nu", v.deel("gerealiseerd", d.nu), d.deel, d.geheel))
    namen.append((None, None, None, v.naam("deel"), v.naam("geheel")))
    for naam, deel, paar in plannen(v):
        veld = VELD[naam]
        rijen.append((datum(v.afspraak.tot), naam, v.deel(veld, deel), *paar))
        namen.append((None, None, None, v.naam(f"deel_{veld}"), v.naam(f"geheel_{veld}")))
    return Tabel(KOPPEN, tuple(rijen), namen=tuple(namen))


def _legenda(v: Deelverloop) -> tuple[Sleutel, ...]:
    uit = [Sleutel("bekend", TOEVOEGING)]
    for naam, *_ in plannen(v):
        uit.append(Sleutel(naam, TOEVOEGING if naam == HARD else NEUTRAAL, "ruit"))
    if v.grens:
        uit.append(Sleutel(f"afgesproken: {v.grens}", AFSPRAAK, "lijn"))
    return tuple(uit)
