"""Which areas of a gemeente are shown together: those of one indeling, never two mixed.

Codes and borders change between years. An area of another year is the same only where code and
name are (docs/definitions.md, "Aandeel"; docs/decisions.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.kernen.bron import GemeenteBron, Kerngebied


@dataclass(frozen=True)
class Areas:
    """The areas of one niveau in one indeling, by code; what is not in here is not shown."""

    niveau: str
    jaar: int
    gebieden: Mapping[str, Kerngebied]


@dataclass(frozen=True)
class Indelingen:
    """Every area of a gemeente in every indeling."""

    per_jaar: Mapping[tuple[str, int], Kerngebied]
    nieuwste: Mapping[str, Kerngebied]

    @staticmethod
    def van(gebieden: Iterable[Kerngebied]) -> Indelingen:
        """By code and indeling."""
        per_jaar = {(g.code, g.indeling): g for g in gebieden}
        op_jaar = sorted(per_jaar.values(), key=lambda g: g.indeling)
        return Indelingen(per_jaar, {g.code: g for g in op_jaar})

    def vind(self, code: str, indeling: int | None) -> Kerngebied | None:
        """The area in that indeling; without one the newest. None where it is not known."""
        if indeling is None:
            return self.nieuwste.get(code)
        return self.per_jaar.get((code, indeling))

    def in_(self, areas: Areas, code: str, indeling: int | None) -> str | None:
        """The code of the shown area that this is, by code and name; a buurt is in its wijk too.

        None where it is none of them: of another division, renamed, or only known higher up.
        """
        hier = self.vind(code, indeling)
        if hier is not None and hier.niveau == "buurt" and areas.niveau == "wijk":
            return self.in_(areas, hier.ouder, hier.indeling) if hier.ouder else None
        getoond = areas.gebieden.get(code)
        if hier is None or getoond is None or hier.sleutel != getoond.sleutel:
            return None
        return code


def kies_gebieden(
    bron: GemeenteBron,
    register: Indelingen,
    niveau: str,
    tot: date | None,
    alleen: str | None = None,
) -> Areas | None:
    """The areas of this niveau to show: the indeling of the newest figures up to `tot`.

    Areas without a figure are in it: they are unknown, not gone. alleen: one code, in its own
    newest indeling. None where nothing is delivered for this niveau.
    """
    totalen = ((t.peildatum, t.code, t.indeling) for t in bron.totalen)
    tellingen = ((t.peildatum, t.gebied, t.indeling) for t in bron.tellingen if t.gebied)
    gezien: list[tuple[date, int]] = []
    for rijen in (totalen, tellingen):
        for dag, code, indeling in rijen:
            if (tot and dag > tot) or alleen not in (None, code):
                continue
            gebied = register.vind(code, indeling)
            if gebied and gebied.niveau == niveau:
                gezien.append((dag, gebied.indeling))
        if gezien:  # the counts of corporaties decide only where no dwellings are known
            break
    if not gezien:
        return None
    jaar = max(gezien)[1]
    return Areas(
        niveau,
        jaar,
        {
            g.code: g
            for g in sorted(register.per_jaar.values())
            if g.indeling == jaar and g.niveau == niveau and alleen in (None, g.code)
        },
    )


def gebieden_buiten(
    bron: GemeenteBron, register: Indelingen, areas: Areas, tot: date | None
) -> list[Kerngebied]:
    """Areas of this niveau with figures that are left out: of another division, or renamed."""
    weg: dict[str, Kerngebied] = {}
    for t in bron.totalen:
        gebied = register.vind(t.code, t.indeling)
        if gebied is None or gebied.niveau != areas.niveau or (tot and t.peildatum > tot):
            continue
        if register.in_(areas, t.code, t.indeling) is None:
            weg[f"{gebied.code} {gebied.sleutel}"] = gebied
    return [weg[k] for k in sorted(weg)]
