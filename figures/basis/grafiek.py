"""What every chart gives: a figure, its message, its words, its table, its key."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from domain.cijfernaam import Cijfernaam

Cel = str | int | float | None
Patroon = Literal["", "hard", "zacht", "lijn", "kruis", "ruit", "vlak", "bleek"]


# The markup that we write ourselves; it does nothing but type in bold or on a next line.
_EIGEN = re.compile(r"</?[bi]>|<br>|<extra></extra>|(<)")


def zonder_opmaak(deel: Any) -> Any:
    """A (part of a) figure in which the text of others is text: every other `<` is written out.

    Twice is as once. What has none comes back as it is.
    """
    if isinstance(deel, str):
        if "<" not in deel:
            return deel
        return _EIGEN.sub(lambda m: "&lt;" if m[1] else m[0], deel)
    if isinstance(deel, dict):
        return {zonder_opmaak(k): zonder_opmaak(w) for k, w in deel.items()}
    if isinstance(deel, list | tuple):
        return type(deel)(map(zonder_opmaak, deel))
    return deel


@dataclass(frozen=True)
class Tabel:
    """A plain table. rijen hold figures, not text, so that a test can sum them.

    kolommen: headers. Numbers are written in Dutch by the component that shows them;
    signed: the columns (by index) that are changes and get a sign. namen: the name of each cell's
    figure, in the shape of rijen (None for a cell that is no figure); namen_totaal: of totaal.
    """

    kolommen: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    signed: frozenset[int] = frozenset()
    totaal: tuple[Cel, ...] | None = None
    namen: tuple[tuple[Cijfernaam | None, ...], ...] = ()
    namen_totaal: tuple[Cijfernaam | None, ...] = ()


@dataclass(frozen=True)
class Legendasleutel:
    """One entry of the key: what a colour and pattern mean."""

    label: str
    kleur: str
    patroon: Patroon = ""


@dataclass(frozen=True)
class Grafiek:
    """A chart. figuur: plotly figure as a dict, None where there is nothing to draw.

    titel: the message, made from the data. tekst: the same in words, with the
    same numbers, for who cannot see the chart. opmerkingen: what a reader must
    know beside it (rows that are not in the chart, a caveat).
    """

    titel: str
    tekst: str
    tabel: Tabel
    figuur: dict[str, Any] | None = None
    legenda: tuple[Legendasleutel, ...] = ()
    opmerkingen: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        # The one door of every chart to plotly, which draws markup: a project that is called
        # <a href=...> became a live link.
        object.__setattr__(self, "figuur", zonder_opmaak(self.figuur))
