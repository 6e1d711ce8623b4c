"""What happened to a stock of homes between two days, from two lists of units or from one.

Pure: units in, standen and mutations out, and whatever cannot be decided with its reason. Nothing
is guessed; for every kind of home begin + growth + what is open = end (a property test holds it).
Source: docs/sources.md, "VERA". Splitsing gives the net change in dwellings: docs/definitions.md,
"Soorten".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.mutaties import SEGMENTEN
from loaders.vera.woning import (
    GESLOOPT,
    GESPLITST,
    GESPLITST_UIT,
    ONBEKEND,
    TEGENSPRAAK,
    VERANDERD,
    VERDWENEN,
    VERSCHENEN,
    Eenheid,
    Open,
    Woningmutatie,
    Woningplek,
    Woningverloop,
)


def met_splitsing(verloop: Woningverloop) -> Woningverloop:
    """Of the homes that came by splitsing, as many fall away as were split.

    Per kind of home and gebied; a day only where all of them have the same.
    """
    groepen: dict[
        tuple[Woningplek, str | None], tuple[list[Woningmutatie], list[Woningmutatie]]
    ] = {}
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


def van_een_lijst(eenheden: Sequence[Eenheid], begin: date, eind: date) -> Woningverloop:
    """By the days in one list; what a home is (segment, duur, place) is what it is on that list."""
    uit = Woningverloop(
        [e for e in eenheden if e.op(begin)],
        [e for e in eenheden if e.op(eind)],
    )
    for e in eenheden:
        uit.mutaties.extend(_stappen(e, begin, eind))
    return met_splitsing(uit)


def van_twee_lijsten(
    eerste: Mapping[str, Eenheid], tweede: Mapping[str, Eenheid], begin: date, eind: date
) -> Woningverloop:
    """By unit: what the first list says of the first day, the second of the second and between."""
    uit = Woningverloop(
        [e for e in eerste.values() if e.aanwezig], [e for e in tweede.values() if e.aanwezig]
    )
    for id_ in [*eerste, *(i for i in tweede if i not in eerste)]:
        oud, nieuw = eerste.get(id_), tweede.get(id_)
        was = oud if oud and oud.aanwezig else None
        is_ = nieuw if nieuw and nieuw.aanwezig else None
        if was and is_:
            _gebleven(was, is_, begin, uit)
        elif was:
            _gegaan(was, nieuw, begin, eind, uit)
        elif is_:
            _gekomen(is_, begin, eind, uit)
        elif nieuw:
            # Came and went between the two days: both, or nothing.
            stappen = list(_stappen(nieuw, begin, eind))
            uit.mutaties.extend(stappen if len(stappen) == 2 else [])
    return met_splitsing(uit)


def _stappen(e: Eenheid, begin: date, eind: date) -> Iterator[Woningmutatie]:
    for stap in (e.erin, e.eruit):
        if stap and stap.dag and begin < stap.dag <= eind:
            yield Woningmutatie(stap.soort, stap.dag, e.kenmerk, e.rij)


def _gebleven(was: Eenheid, is_: Eenheid, begin: date, uit: Woningverloop) -> None:
    oud, nieuw = was.kenmerk.plek, is_.kenmerk.plek
    if not (oud.telt or nieuw.telt):
        return
    if is_.erin and is_.erin.dag and is_.erin.dag > begin:
        # It was there before it came. The balance does not need it; whoever reads the list does.
        uit.open.append(Open(TEGENSPRAAK, is_.rij, None, None))
    if oud == nieuw:
        return
    if mutatie := _overgang(was, is_):
        uit.mutaties.append(mutatie)
        return
    bekend = all(p.segment is not None and p.duur is not None for p in (oud, nieuw))
    uit.open.append(Open(VERANDERD if bekend else ONBEKEND, is_.rij, _telt(oud), _telt(nieuw)))


def _overgang(was: Eenheid, is_: Eenheid) -> Woningmutatie | None:
    """The soort that says what changed, where there is one and only that changed."""
    oud, nieuw = was.kenmerk.plek, is_.kenmerk.plek
    if oud._replace(segment=nieuw.segment) == nieuw and oud.duur and oud.segment and nieuw.segment:
        if oud.segment == "sociaal":
            return Woningmutatie("liberalisatie", None, was.kenmerk, is_.rij, _ander(nieuw))
        if nieuw.segment == "sociaal":
            return Woningmutatie("deliberalisatie", None, is_.kenmerk, is_.rij, _ander(oud))
    if oud._replace(duur="permanent") == nieuw and oud.duur and oud.telt:
        return Woningmutatie("omzetting", None, was.kenmerk, is_.rij)
    return None


def _ander(plek: Woningplek) -> str | None:
    return plek.segment if plek.segment in SEGMENTEN else None


def _gegaan(
    was: Eenheid, nieuw: Eenheid | None, begin: date, eind: date, uit: Woningverloop
) -> None:
    stap = nieuw.eruit if nieuw else None
    if stap and (stap.dag is None or begin < stap.dag <= eind):
        uit.mutaties.append(Woningmutatie(stap.soort, stap.dag, was.kenmerk, was.rij))
        return
    if was.kenmerk.plek.telt:
        reden = TEGENSPRAAK if nieuw else GESLOOPT if was.sloop else VERDWENEN
        uit.open.append(Open(reden, was.rij, was.kenmerk.plek, None))


def _gekomen(is_: Eenheid, begin: date, eind: date, uit: Woningverloop) -> None:
    stap = is_.erin
    if stap and (stap.dag is None or begin < stap.dag <= eind):
        uit.mutaties.append(Woningmutatie(stap.soort, stap.dag, is_.kenmerk, is_.rij))
        return
    if is_.kenmerk.plek.telt:
        reden = TEGENSPRAAK if stap else VERSCHENEN
        uit.open.append(Open(reden, is_.rij, None, is_.kenmerk.plek))


def _telt(plek: Woningplek) -> Woningplek | None:
    return plek if plek.telt else None
