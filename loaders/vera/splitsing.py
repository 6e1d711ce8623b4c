"""Splitsing gives the net change in dwellings. Source: docs/definitions.md, "Soorten"."""

from __future__ import annotations

from dataclasses import replace

from loaders.vera.woning import GESPLITST, GESPLITST_UIT, Mutatie, Open, Plek, Verloop


def met_splitsing(verloop: Verloop) -> Verloop:
    """Of the homes that came by splitsing, as many fall away as were split.

    Per kind of home and gebied; a day only where all of them have the same.
    """
    groepen: dict[tuple[Plek, str | None], tuple[list[Mutatie], list[Mutatie]]] = {}
    over = []
    for m in verloop.mutaties:
        if m.soort in ("splitsing", GESPLITST_UIT):
            groep = groepen.setdefault((m.kenmerk.plek, m.kenmerk.gebied), ([], []))
            groep[m.soort == GESPLITST_UIT].append(m)
        else:
            over.append(m)
    for erin, eruit in groepen.values():
        netto = erin[len(eruit) :]
        een_dag = len({m.dag for m in (*erin, *eruit)}) == 1
        over.extend(m if een_dag or not eruit else replace(m, dag=None) for m in netto)
        verloop.open.extend(
            Open(GESPLITST, m.rij, m.kenmerk.plek, None)
            for m in eruit[len(erin) :]
            if m.kenmerk.plek.telt
        )
    verloop.mutaties = over
    return verloop
