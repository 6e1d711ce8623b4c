"""The table behind the charts of Kernen: what is known of each area."""

from __future__ import annotations

from collections.abc import Sequence

from figures.getallen import datum
from figures.grafiek import Cel, Tabel
from figures.kernrijen import Kern, procent, slechtste_eerst
from figures.kernwoorden import kop_sociaal


def aandelen(kernen: Sequence[Kern]) -> Tabel:
    """Per area its dwellings and its share with the margin; lowest share first."""
    return Tabel(
        (
            "Gebied",
            "Woningen",
            kop_sociaal(k.definitie for k in kernen),
            "Aandeel",
            "Minstens",
            "Hoogstens",
            "Peildatum",
        ),
        tuple(
            (
                k.gebied,
                k.woningen,
                k.sociaal,
                _procent(k.aandeel),
                _procent(k.laag),
                _procent(k.hoog),
                datum(k.peildatum),
            )
            for k in slechtste_eerst(kernen)
        ),
    )


def _procent(waarde: float | None) -> Cel:
    return None if waarde is None else procent(waarde)
