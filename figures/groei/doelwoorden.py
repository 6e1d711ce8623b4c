"""What was agreed, in words: 'minimaal 320 per jaar', '301 is gegarandeerd'."""

from __future__ import annotations

from domain.groei.doel import Doel
from figures.basis.getallen import getal


def grens(doel: Doel) -> str:
    """minimaal, maximaal or nothing, as the document says it."""
    if doel.doel_max is not None:
        return ""
    return {"minimum": "minimaal ", "maximum": "maximaal "}.get(doel.richting, "")


def gelezen(doel: Doel) -> str:
    """Said wherever a streefwaarde is judged as a minimum or maximum: the parties did not."""
    return f" (gelezen als {doel.behandeld_als})" if doel.behandeld_als else ""


def waarde(doel: Doel) -> str:
    """The value as it was agreed: '320 per jaar', '301', '1.000 tot 1.200 per jaar'."""
    if doel.per_jaar is not None:
        return f"{_reeks(doel.per_jaar, doel.per_jaar_max)} per jaar"
    return _reeks(doel.doel, doel.doel_max)


def afgesproken(doel: Doel) -> str:
    """'minimaal 320 per jaar'."""
    return f"{grens(doel)}{waarde(doel)}"


def zin(doel: Doel) -> str:
    """'301 is gegarandeerd', 'minimaal 320 per jaar is afgesproken'."""
    woord = {"garantie": "gegarandeerd", "streven": "het streven"}.get(doel.binding, "afgesproken")
    zegt_al = doel.binding == "garantie" and doel.richting == "minimum"
    return f"{'' if zegt_al else grens(doel)}{waarde(doel)} is {woord}{gelezen(doel)}"


def _reeks(laag: float, hoog: float | None) -> str:
    return getal(laag) if hoog is None else f"{getal(laag)} tot {getal(hoog)}"
