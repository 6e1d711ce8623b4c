"""The delivered rows below one line of the bridge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.losse_tabel import cel, kop, losse_tabel
from components.tabel import element
from figures.brug_zinnen import soort_label
from figures.getallen import met_teken
from store.queries.brug import Brugrij

_KOPPEN = ("Levering", "Bestand, blad en rij", "Gemeente", "Corporatie", "Periode", "Soort",
           "Telde", "Telt nu")  # fmt: skip


def rijentabel(
    rijen: Sequence[Brugrij], namen: Mapping[str, str], bijschrift: str
) -> dict[str, Any]:
    """What each row counted in the first stand and counts in the second."""
    return losse_tabel(_KOPPEN, [_rij(r, namen) for r in rijen], bijschrift)


def _rij(r: Brugrij, namen: Mapping[str, str]) -> list[Any]:
    rij = r.paar.een
    g = rij.groep
    blad = f"blad {rij.blad}, " if rij.blad else ""
    voor, na = r.paar
    return [
        kop(_levering(g.levering)),
        cel([r.levering.bestand, element("Br"), element("Small", f"{blad}rij {rij.rij}")]),
        cel(namen.get(g.gemeente, g.gemeente)),
        cel(namen.get(g.corporatie, g.corporatie)),
        cel(rij.periode),
        cel(f"{soort_label(g.soort)} ({g.status})"),
        _saldo(voor.saldo if voor else None),
        _vervangen(r) if r.reden.door else _saldo(na.saldo if na else None),
    ]


def _levering(id_: str) -> dict[str, Any]:
    return element("A", id_, href=f"/levering/{id_}")


def _saldo(saldo: int | None) -> dict[str, Any]:
    return cel("telt niet", "onbekend") if saldo is None else cel(met_teken(saldo), "getal")


def _vervangen(r: Brugrij) -> dict[str, Any]:
    """Which levering took its place, or took it before."""
    assert r.reden.door  # noqa: S101 - asked by the caller
    if r.paar.na is not None:
        return _saldo(r.paar.na.saldo)
    return cel(["vervangen door ", _levering(r.reden.door)], "onbekend")
