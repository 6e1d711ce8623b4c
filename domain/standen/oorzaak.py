"""Why delivered rows say something else in one stand than in another.

Source of the reasons: docs/definitions.md, "Brug".
"""

from __future__ import annotations

from typing import NamedTuple

# In the order in which the bridge is walked.
OORZAKEN = {
    "nieuw": "Nieuwe leveringen",
    "vervangen": "Vervangen door een nieuwere levering",
    "terug": "Telt weer mee: de vervangende levering is weg",
    "weg": "Levering niet meer in de stand (ingetrokken, verwijderd of opgevolgd)",
    "vervallen": "Plan vervallen: over die periode zijn er gerealiseerde cijfers",
    "herleefd": "Plan telt weer mee: de gerealiseerde cijfers zijn weg",
    "definitie": "Andere definitie of manier van lezen",
    "rechtzetting": "Rechtgezette cellen",
    "register": "Andere namen, codes of gebieden",
}


class Lot(NamedTuple):
    """What became of delivered rows in a stand. door: the levering that took their place."""

    telt: bool
    vervallen: bool = False
    door: str | None = None

    @property
    def vervangen(self) -> bool:
        """Whether a later levering took their place."""
        return not self.telt and self.door is not None


def oorzaak(
    voor: Lot | None,
    na: Lot | None,
    *,
    in_van: bool,
    in_naar: bool,
    zelfde_definities: bool,
    rechtgezet: bool = False,
) -> str:
    """Why delivered rows say something else: a key of OORZAKEN.

    voor, na: what became of them in each stand, None where they are not in it. in_van, in_naar:
    whether the stand has their levering. rechtgezet: whether their cells were put right otherwise.
    The first that applies: a row that a newer levering replaced is gone, however it was read.
    """
    if not in_van:
        return "nieuw"
    if not in_naar:
        return "weg"
    oud, nieuw = voor or Lot(telt=False), na or Lot(telt=False)
    for klopt, naam in (
        (nieuw.vervangen and not oud.vervangen, "vervangen"),
        (oud.vervangen and not nieuw.vervangen, "terug"),
        (rechtgezet, "rechtzetting"),
        (nieuw.vervallen and not oud.vervallen, "vervallen"),
        (oud.vervallen and not nieuw.vervallen, "herleefd"),
        (zelfde_definities, "register"),
    ):
        if klopt:
            return naam
    return "definitie"
