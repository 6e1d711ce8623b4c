"""The delivered rows below one line of the bridge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.losse_tabel import cel, kop, losse_tabel
from components.tabel import element
from components.tekst import toon
from domain.cijfernaam import Cijfernaam
from domain.leveringen.cijfernamen import van_rij
from figures.basis.getallen import met_teken
from figures.basis.zin import cijfer
from figures.standen.zinnen import soort_label
from store.vragen.standen.brug import Brugrij

_KOPPEN = ("Levering", "Bestand, blad en rij", "Gemeente", "Corporatie", "Periode", "Soort",
           "Telde", "Telt nu")  # fmt: skip


def rijentabel(
    rijen: Sequence[Brugrij],
    namen: Mapping[str, str],
    bijschrift: str,
    keuze: Mapping[str, str | None],
    van_stand: tuple[str | None, str | None],
) -> dict[str, Any]:
    """What each row counted in the first stand and counts in the second.

    keuze: what decides a saldo beside the row (perspectief), van_stand: the id of each stand, None
    for the one that is shown: for the names of the figures.
    """
    return losse_tabel(_KOPPEN, [_rij(r, namen, keuze, van_stand) for r in rijen], bijschrift)


def _rij(
    r: Brugrij,
    namen: Mapping[str, str],
    keuze: Mapping[str, str | None],
    van_stand: tuple[str | None, str | None],
) -> list[Any]:
    rij = r.paar.een
    g = rij.groep
    blad = f"blad {rij.blad}, " if rij.blad else ""
    voor, na = r.paar
    deel = g._asdict() | {"periode": rij.periode}
    saldo = van_rij("saldo", g.levering, rij.blad, rij.rij, deel).met(**keuze)
    eerst, nu = (saldo.met(stand=stand) for stand in van_stand)
    return [
        kop(_levering(g.levering)),
        cel([r.levering.bestand, element("Br"), element("Small", f"{blad}rij {rij.rij}")]),
        cel(namen.get(g.gemeente, g.gemeente)),
        cel(namen.get(g.corporatie, g.corporatie)),
        cel(rij.periode),
        cel(f"{soort_label(g.soort)} ({g.status})"),
        _saldo(eerst, voor.saldo if voor else None),
        _vervangen(nu, r) if r.reden.door else _saldo(nu, na.saldo if na else None),
    ]


def _levering(id_: str) -> dict[str, Any]:
    return element("A", id_, href=f"/levering/{id_}")


def _saldo(naam: Cijfernaam, saldo: int | None) -> dict[str, Any]:
    if saldo is None:
        return cel("telt niet", "onbekend")
    return cel(toon(cijfer(naam, saldo, met_teken)), "getal")


def _vervangen(naam: Cijfernaam, r: Brugrij) -> dict[str, Any]:
    """Which levering took its place, or took it before."""
    assert r.reden.door  # noqa: S101 - asked by the caller
    if r.paar.na is not None:
        return _saldo(naam, r.paar.na.saldo)
    return cel(["vervangen door ", _levering(r.reden.door)], "onbekend")
