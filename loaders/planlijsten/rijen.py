"""From a row of a list of projects to plan rows: one per kind, segment and period.

A total beside its parts is not counted with them: what the parts leave of it has segment onbekend.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.perioden import Periode
from domain.plannen.planregel import OPGELEVERD as FASE_OPGELEVERD
from loaders.planlijsten.kolommen import OPGELEVERD, SLOOP, Post

_HUUR = ("sociaal", "midden", "vrij")


class DelenFout(ValueError):
    """The parts are more than their total. Args: text (Dutch), column key."""


@dataclass(frozen=True)
class Deel:
    """Homes of one project. segment: as the plan format has it; huur: the source says only rent."""

    maat: str
    periode: Periode
    segment: str
    aantal: int
    huur: bool = False


def delen(
    posten: Sequence[Post],
    aantallen: Mapping[str, int],
    periode: Periode | None,
    segment: str | None,
) -> Iterator[Deel]:
    """The homes of one row; a 0 makes none.

    aantallen: by column key, without empty cells. periode, segment: what the row says for columns
    that do not name one. Raises DelenFout, KeyError (column key) where a period is missing.
    """
    per: dict[tuple[str, Periode], dict[str, int]] = {}
    bij: dict[tuple[str, Periode, str], str] = {}
    for post in posten:
        if post.kolom not in aantallen:
            continue
        wanneer = post.periode or periode
        if wanneer is None:
            if aantallen[post.kolom]:
                raise KeyError(post.kolom)
            continue
        wat = post.segment or "totaal"
        groep = per.setdefault((post.maat, wanneer), {})
        groep[wat] = groep.get(wat, 0) + abs(aantallen[post.kolom])
        bij.setdefault((post.maat, wanneer, wat), post.kolom)
    for (maat, wanneer), groep in per.items():
        # What a row says of huur or koop is about what is built, not about what is pulled down.
        if set(groep) == {"totaal"} and segment and maat != SLOOP:
            over = [(segment, groep["totaal"])]
        else:
            over = _zonder_totalen(groep, lambda w, m=maat, p=wanneer: bij[m, p, w])
        for wat, n in over:
            if n:
                kaal = "onbekend" if wat == "huur" else wat
                yield Deel(maat, wanneer, kaal, n, huur=wat == "huur")


def _zonder_totalen(groep: Mapping[str, int], kolom: Any) -> list[tuple[str, int]]:
    """Parts that add up: what is left of `huur` and of the total."""
    uit = [(s, groep[s]) for s in (*_HUUR, "koop") if s in groep]
    if "huur" in groep:
        rest = groep["huur"] - sum(n for s, n in uit if s in _HUUR)
        uit.append(("huur", _niet_min(rest, groep["huur"], kolom("huur"))))
    if "totaal" in groep:
        rest = groep["totaal"] - sum(n for _, n in uit)
        uit.append(("onbekend", _niet_min(rest, groep["totaal"], kolom("totaal"))))
    return uit


def _niet_min(rest: int, totaal: int, kolom: str) -> int:
    if rest < 0:
        raise DelenFout(f"De delen zijn samen {totaal - rest}, meer dan dit totaal.", kolom)
    return rest


def planrij(deel: Deel, rij: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of `plannen` that follow from one part; rij: what the row says in words."""
    klaar, weg = deel.maat == OPGELEVERD, deel.maat == SLOOP
    zin = "huur, segment onbekend" if deel.huur else None
    tekst = "; ".join(t for t in (rij["toelichting"], zin) if t) or None
    return {
        "soort": "sloop" if weg else rij["soort"],
        "segment": deel.segment,
        "aantal": deel.aantal,
        "van": deel.periode.van,
        "tot": deel.periode.tot,
        "periode": deel.periode.tekst,
        "status": "hard" if klaar else rij["status"],
        "fase": FASE_OPGELEVERD if klaar else rij["fase"],
        "toelichting": tekst,
    }
