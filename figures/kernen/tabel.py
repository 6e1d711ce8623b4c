"""The table behind the charts of Kernen: what is known of each area."""

from __future__ import annotations

from collections.abc import Sequence

from domain.kernen.kern import een_decimaal
from figures.basis.getallen import datum
from figures.basis.grafiek import Tabel
from figures.kernen.rijen import Kern, procent, slechtste_eerst
from figures.kernen.woorden import kop_sociaal


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
                k.cijfer("aandeel", een_decimaal(k.aandeel), procent),
                k.cijfer("aandeel_min", een_decimaal(k.laag), procent),
                k.cijfer("aandeel_max", een_decimaal(k.hoog), procent),
                datum(k.peildatum),
            )
            for k in slechtste_eerst(kernen)
        ),
        namen=tuple(
            (None, k.cijfernaam("woningen"), k.cijfernaam("sociaal"), None, None, None, None)
            for k in slechtste_eerst(kernen)
        ),
    )
