"""From what happened to the homes to rows of the leveringsformaat, counted and with their source.

The rows go through the readers of the leveringsformaat, so that the same checks hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from domain.opsomming import opsomming
from domain.perioden import Periode
from loaders.bestanden.blad import BladBouwer
from loaders.contract import Leescontext
from loaders.leveringsformaat.tabellen import voorraadmutaties, voorraadstanden
from loaders.tekst import getal
from loaders.vera.woning import Eenheid, Kenmerk, Woningplek, Woningverloop

_GENOEMD = 10  # rows named in the toelichting of a count
_DEEL = ("gemeente", "gebied", "indeling", "segment", "duur", "zelfstandig", "daeb")
_MUTATIE = ("corporatie", "periode", "soort", "ander_segment", *_DEEL, "aantal", "toelichting")
_STAND = ("corporatie", "peildatum", *_DEEL, "aantal", "toelichting")


def frames(
    verloop: Woningverloop, gezien: set[str], periode: Periode, corporatie: str, kader: Leescontext
) -> dict[str, pd.DataFrame]:
    """The frames `voorraadmutaties` and `voorraadstanden`; problems go to the verdict.

    gezien: gemeenten of which there are homes on a list: what does not happen there is known.
    """
    plekken = _plekken(verloop, gezien)
    return {
        "voorraadmutaties": voorraadmutaties.lees(
            _blad(_MUTATIE, _mutaties(verloop, gezien, periode, corporatie), kader), kader
        ),
        "voorraadstanden": voorraadstanden.lees(
            _blad(_STAND, _standen(verloop, plekken, periode, corporatie), kader), kader
        ),
    }


_Rij = tuple[int, list[str]]


def _mutaties(
    verloop: Woningverloop, gezien: set[str], periode: Periode, corporatie: str
) -> Iterable[_Rij]:
    groepen: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for m in verloop.mutaties:
        if m.kenmerk.plek.telt:
            wanneer = m.dag.isoformat() if m.dag else periode.tekst
            groepen[wanneer, m.soort, m.ander_segment or "", m.kenmerk].append(m.rij)
    for (wanneer, soort, ander, kenmerk), rijen in groepen.items():
        yield min(rijen), [corporatie, wanneer, soort, ander, *_deel(kenmerk), str(len(rijen)),
                           _waaruit(rijen)]  # fmt: skip
    stil = sorted(gezien - {m.kenmerk.plek.gemeente for m in verloop.mutaties
                            if m.kenmerk.plek.telt})  # fmt: skip
    for gemeente in stil:
        leeg = Kenmerk(Woningplek(gemeente, "sociaal", "permanent"))
        yield _eerste(verloop, gemeente), [corporatie, periode.tekst, "toevoeging", "",
                                           *_deel(leeg), "0", "geen mutaties"]  # fmt: skip


def _standen(
    verloop: Woningverloop, plekken: set[Woningplek], periode: Periode, corporatie: str
) -> Iterable[_Rij]:
    begin = periode.van.fromordinal(periode.van.toordinal() - 1)
    for dag, eenheden in ((begin, verloop.begin), (periode.tot, verloop.eind)):
        groepen: dict[Kenmerk, list[int]] = defaultdict(list)
        for e in eenheden:
            if e.kenmerk.plek.telt:
                groepen[e.kenmerk].append(e.rij)
        for kenmerk, rijen in groepen.items():
            yield min(rijen), _stand(corporatie, dag, kenmerk, rijen)
        # A kind of home that is there on one of the days only: on the other there are none.
        for plek in sorted(plekken - {k.plek for k in groepen}):
            yield _eerste(verloop, plek.gemeente), _stand(corporatie, dag, Kenmerk(plek), [])


def _plekken(verloop: Woningverloop, gezien: set[str]) -> set[Woningplek]:
    """Every kind of home of which something is said, and social homes of each gemeente."""
    alle = [e.kenmerk.plek for e in (*verloop.begin, *verloop.eind)]
    alle += [m.kenmerk.plek for m in verloop.mutaties]
    return {p for p in alle if p.telt} | {Woningplek(g, "sociaal", "permanent") for g in gezien}


def _stand(corporatie: str, dag: date, kenmerk: Kenmerk, rijen: Sequence[int]) -> list[str]:
    return [corporatie, dag.isoformat(), *_deel(kenmerk), str(len(rijen)), _waaruit(rijen)]


def _deel(k: Kenmerk) -> list[str]:
    daeb = "" if k.daeb is None else "ja" if k.daeb else "nee"
    return [k.plek.gemeente, k.gebied or "", str(k.indeling or ""), k.plek.segment or "",
            k.plek.duur or "", "ja" if k.plek.zelfstandig else "nee", daeb]  # fmt: skip


def _waaruit(rijen: Sequence[int]) -> str:
    """The rows behind a count, so that each can be found."""
    if not rijen:
        return "geen enkele"
    over = len(rijen) - _GENOEMD
    rest = f" en nog {getal(over)}" if over > 0 else ""
    return f"rij {opsomming([str(r) for r in sorted(rijen)[:_GENOEMD]])}{rest}"


def _eerste(verloop: Woningverloop, gemeente: str) -> int:
    """The first row about a gemeente: a row with 0 comes from somewhere too."""
    alle: Iterable[Eenheid] = (*verloop.begin, *verloop.eind)
    return min((e.rij for e in alle if e.kenmerk.plek.gemeente == gemeente), default=2)


def _blad(kop: Sequence[str], rijen: Iterable[_Rij], kader: Leescontext) -> Any:
    # No cells of the file: what was to be put right is put right where those are read.
    bouwer = BladBouwer("", kader.meldingen, None, vast=True)
    bouwer.rij(1, kop)
    for nummer, cellen in sorted(rijen):
        bouwer.rij(nummer, cellen)
    return bouwer.klaar()
