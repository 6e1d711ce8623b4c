"""What must be right between the tables of a register file: ids, parts and parties.

Source: docs/register-afspraken.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from domain.afspraken.indicatoren import INDICATOREN
from domain.leveringen.dekking import is_gedekt
from domain.partijen import is_corporatie
from domain.perioden import Periode
from loaders.afspraken.controle import als_getal
from loaders.bestanden.toml_melder import Melder
from loaders.bestanden.toml_plekken import Pad


class Ids:
    """The ids of one document: each once, and starting with that of the document."""

    def __init__(self, document: str) -> None:
        self._document = document
        self._gezien: set[str] = set()

    def bekend(self, id_: str) -> bool:
        """Whether the file has it so far, right or wrong."""
        return id_ in self._gezien

    def controleer(self, a: Mapping[str, Any], melder: Melder, pad: Pad) -> None:
        """One more id."""
        eigen = a.get("id")
        if eigen is None:
            return
        if self._document and not eigen.startswith(f"{self._document}-"):
            melder.fout(
                (*pad, "id"),
                "Een id begint met het id van het document.",
                gevonden=eigen,
                verwacht=f"{self._document}-...",
            )
        if eigen in self._gezien:
            melder.fout((*pad, "id"), "Dit id staat er twee keer.", gevonden=eigen)
        self._gezien.add(eigen)


def controleer_som(
    a: Mapping[str, Any],
    delen: Sequence[Mapping[str, Any]],
    melder: Melder,
    pad: Pad,
    naam: str,
) -> None:
    """The parts of a number of homes add up to the whole; shares do not add up."""
    if not delen or a.get("eenheid") == "procent":
        return
    for veld in ("doel", "doel_max"):
        heel, stukken = a.get(veld), [d.get(veld) for d in delen]
        if heel is None and not any(s is not None for s in stukken):
            continue
        som = sum((Fraction(str(s)) for s in stukken if s is not None), Fraction(0))
        if heel is None or None in stukken or som != Fraction(str(heel)):
            melder.fout(
                (*pad, veld),
                f"{naam}: de delen tellen niet op tot het geheel.",
                gevonden=f"geheel {als_getal(heel)}, delen samen {als_getal(float(som))}",
                verwacht="delen die samen het geheel zijn",
            )


def controleer_partijen(
    a: Mapping[str, Any],
    partijen: Sequence[Mapping[str, Any]],
    melder: Melder,
    pad: Pad,
    naam: str,
) -> None:
    """Who counts in an afspraak is a party of the document, for all of its days."""
    if a.get("indicator") not in INDICATOREN or not INDICATOREN[a["indicator"]].telt:
        return
    van, tot = a.get("van"), a.get("tot")
    for code in a["partijen"]:
        dagen = [
            Periode(r["van"], r["tot"])
            for r in partijen
            if r["corporatie"] == code and a["gemeente"] in (None, r["gemeente"])
        ]
        if not dagen and is_corporatie(code):
            melder.fout(
                (*pad, "partijen"),
                f"{naam}: deze corporatie staat niet als partij in het document.",
                gevonden=code,
                verwacht="een kop [[partij]] voor elke corporatie die meetelt",
            )
        elif dagen and van and tot and van <= tot and not is_gedekt(Periode(van, tot), dagen):
            melder.waarschuwing(
                (*pad, "partijen"),
                f"{naam}: de periode van deze partij is korter dan die van de afspraak.",
                gevonden=code,
            )
