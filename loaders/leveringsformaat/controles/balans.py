"""Whether homes add up: the voorraadbalans, and purchases and sales within the sector.

Does begin plus growth make end in the places this levering is about? Source: docs/definitions.md,
"Voorraadbalans". It asks the code of the build, so that the verdict warns exactly where the stand
will show an onverklaard verschil.

What one sells within the sector in a gemeente, another buys there. Source: docs/definitions.md,
"Soorten": such a purchase or sale moves a home between corporaties, so the two sides must match for
the city to stay the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, pairwise

import pandas as pd

from domain.leveringen.dekking import is_gedekt
from domain.perioden import Periode
from loaders.contract import Leescontext
from loaders.tekst import getal
from telling.dekking import GEREALISEERD, verdeel_dagen
from telling.laatste import verdeel_laatste
from telling.mutaties import splits
from telling.rijen import LeveringData


def keur_sector(frame: pd.DataFrame, eerdere: Sequence[LeveringData], kader: Leescontext) -> None:
    """A waarschuwing per gemeente, status and year where the two sides do not match.

    Rows of other corporaties in earlier leveringen are counted with them; what this levering
    replaces is not.
    """
    eigen = _binnen(frame)
    if eigen.empty:
        return
    corporaties = set(frame["corporatie"])
    ander = [
        b[~b["corporatie"].isin(corporaties)]
        for lev in eerdere
        if (m := lev.tabellen.get("voorraadmutaties")) is not None and len(b := _binnen(m))
    ]
    alles = pd.concat([eigen, *(_laatste(ander))], ignore_index=True)
    for (gemeente, status), groep in eigen.groupby(["gemeente", "status"], sort=True):
        van, tot = groep["van"].min(), groep["tot"].max()
        erbij = alles[
            (alles["gemeente"] == gemeente)
            & (alles["status"] == status)
            & (alles["van"] >= van)
            & (alles["tot"] <= tot)
        ]
        som = erbij.groupby("soort")["aantal"].sum()
        koop, verkoop = int(som.get("aankoop", 0)), int(som.get("verkoop", 0))
        if koop != verkoop:
            eerste = groep.iloc[0]
            naam = kader.register.naam("gemeente", str(gemeente))
            kader.meldingen.voeg(
                "waarschuwing",
                f"Aankopen en verkopen binnen de sector in {naam} passen niet bij elkaar over "
                f"{Periode(van, tot).tekst} ({status}): {getal(koop)} aangekocht en "
                f"{getal(verkoop)} verkocht.",
                blad=eerste["blad"],
                rij=int(eerste["rij"]),
                kolom="binnen_sector",
                gevonden=f"{getal(koop)} aankopen, {getal(verkoop)} verkopen",
                verwacht="evenveel aankopen als verkopen, ook die van andere corporaties",
            )


def _binnen(frame: pd.DataFrame) -> pd.DataFrame:
    binnen = frame["binnen_sector"].fillna(False).astype(bool)
    return frame[binnen & frame["soort"].isin(["aankoop", "verkoop"]) & (frame["aantal"] > 0)]


def _laatste(frames: Sequence[pd.DataFrame]) -> list[pd.DataFrame]:
    """Of each corporatie and period only what the latest levering says."""
    uit: list[pd.DataFrame] = []
    gezien: set[tuple[object, ...]] = set()
    sleutel = ["corporatie", "gemeente", "status", "van", "tot"]
    for frame in reversed(frames):
        sleutels = list(frame[sleutel].itertuples(index=False, name=None))
        nieuw = [s not in gezien for s in sleutels]
        uit.append(frame[nieuw])
        gezien |= set(sleutels)
    return uit


_DEZE = "deze levering"
_Plek = tuple[str, str, str, str]  # corporatie, gemeente, segment, duur


def keur(nieuw: LeveringData, eerdere: Sequence[LeveringData], kader: Leescontext) -> None:
    """A waarschuwing per pair of peildata that this levering touches and that does not fit."""
    deze = replace(nieuw, meta=replace(nieuw.meta, id=_DEZE))
    paren = _paren(deze)
    # One by one, and standen first: without two of them there is nothing to compare, however many
    # mutations there are.
    alle = [_alleen(lev, paren, "voorraadstanden") for lev in chain(eerdere, (deze,))]
    standen = _standen(alle)
    if not any(len(s) > 1 for s in standen.values()):
        return
    alle = [_alleen(lev, paren, "voorraadmutaties") for lev in chain(eerdere, (deze,))]
    verdeling = verdeel_dagen(alle)
    stromen = _stromen([s.mutatie for lev in alle if (s := splits(lev, verdeling))])
    for plek, per_dag in sorted(standen.items()):
        eigen_stroom = stromen.get(plek, [])
        gedekt = verdeling.alle_dagen((plek[0], plek[1], GEREALISEERD))
        dagen = [
            d for d in sorted(per_dag) if not any(v <= d < t for v, t, saldo, _ in eigen_stroom)
        ]
        for begin, eind in pairwise(dagen):
            periode = Periode(begin + timedelta(days=1), eind)
            erin = [s for s in eigen_stroom if periode.van <= s[0] and s[1] <= periode.tot]
            van_deze = _DEZE in (per_dag[begin][1], per_dag[eind][1], *(s[3] for s in erin))
            if not van_deze or not is_gedekt(periode, gedekt):
                continue
            groei = sum(s[2] for s in erin)
            verschil = per_dag[eind][0] - per_dag[begin][0] - groei
            if verschil:
                _meld(plek, (begin, per_dag[begin][0]), groei, (eind, per_dag[eind][0]), kader)


def _meld(
    plek: _Plek, begin: tuple[date, int], groei: int, eind: tuple[date, int], kader: Leescontext
) -> None:
    verwacht = begin[1] + groei
    wie = kader.register.naam("corporatie", plek[0])
    waar = kader.register.naam("gemeente", plek[1])
    kader.meldingen.voeg(
        "waarschuwing",
        f"De voorraadbalans van {wie} in {waar} ({plek[2]}, {plek[3]}) past niet: "
        f"{getal(begin[1])} op {begin[0].isoformat()} en {groei:+d} door mutaties en correcties is "
        f"{getal(verwacht)}, maar op {eind[0].isoformat()} zijn het er {getal(eind[1])}.",
        kolom="aantal",
        gevonden=getal(eind[1]),
        verwacht=getal(verwacht),
    )


def _paren(levering: LeveringData) -> set[tuple[str, str]]:
    return {
        paar
        for naam in ("voorraadmutaties", "voorraadstanden")
        if (f := levering.tabellen.get(naam)) is not None
        for paar in f[["corporatie", "gemeente"]]
        .drop_duplicates()
        .itertuples(index=False, name=None)
    }


def _alleen(levering: LeveringData, paren: set[tuple[str, str]], naam: str) -> LeveringData:
    """Only the rows of one table, of these corporaties and gemeenten."""
    corporaties, gemeenten = {p[0] for p in paren}, {p[1] for p in paren}
    f = levering.tabellen.get(naam)
    if f is None:
        return replace(levering, tabellen={})
    eigen = f[f["corporatie"].isin(corporaties) & f["gemeente"].isin(gemeenten)]
    return replace(levering, tabellen={naam: eigen.reset_index(drop=True)})


def _standen(leveringen: Sequence[LeveringData]) -> dict[_Plek, dict[date, tuple[int, str]]]:
    """Homes and levering per place and peildatum."""
    uit: dict[_Plek, dict[date, tuple[int, str]]] = defaultdict(dict)
    sleutel = ["corporatie", "gemeente", "segment", "duur", "peildatum", "levering"]
    for deel in verdeel_laatste(leveringen, "voorraadstanden"):
        f = deel.rijen
        f = f[f["zelfstandig"].astype(bool) & (f["segment"] != "totaal")]
        som = f.groupby(sleutel, as_index=False)["aantal"].sum()
        for c, g, segment, duur, dag, lev, n in som.itertuples(index=False, name=None):
            uit[c, g, segment, duur][dag] = (int(n), lev)
    return uit


def _stromen(frames: Sequence[pd.DataFrame]) -> dict[_Plek, list[tuple[date, date, int, str]]]:
    """(van, tot, growth with correctie, levering) per place; without rows of 0."""
    uit: dict[_Plek, list[tuple[date, date, int, str]]] = defaultdict(list)
    sleutel = ["corporatie", "gemeente", "segment", "duur", "van", "tot", "levering"]
    for frame in frames:
        f = frame[
            frame["zelfstandig"].astype(bool)
            & (frame["status"] == GEREALISEERD)
            & (frame["aantal"] != 0)
        ]
        saldo_per_rij = f.assign(saldo=f["saldo_corporatie"] + f["correctie"])
        som = saldo_per_rij.groupby(sleutel, as_index=False)["saldo"].sum()
        for c, g, segment, duur, van, tot, lev, saldo in som.itertuples(index=False, name=None):
            uit[c, g, segment, duur].append((van, tot, int(saldo), lev))
    return uit
