"""The original's text of figures in a stand: from levering, sheet and row back to the file."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.archief.archief import Archief
from loaders.archief.herlezen import onder_naam
from loaders.archief.oorspronkelijk import Oorspronkelijk, lees_rijen

Plek = tuple[str, str, str, int]  # sha256, name of the file, sheet, row


def originelen(archief: Archief, plekken: Iterable[Plek]) -> dict[tuple[str, str], Oorspronkelijk]:
    """By (sha256, sheet) the rows asked for; nothing for a file that was removed."""
    gevraagd: dict[tuple[str, str, str], set[int]] = {}
    for sha256, bestand, blad, rij in plekken:
        gevraagd.setdefault((sha256, bestand, blad), set()).add(rij)
    uit = {}
    for (sha256, bestand, blad), nummers in gevraagd.items():
        pad = archief.bestanden.pad(sha256)
        if not pad.is_file():
            continue
        with onder_naam(pad, bestand) as onder:
            uit[sha256, blad] = lees_rijen(onder, blad, nummers)
    return uit
