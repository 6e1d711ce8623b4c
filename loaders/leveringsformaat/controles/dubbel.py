"""The same row twice, the same homes twice, two rows for one stand, a total beside its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from loaders.contract import Leescontext
from loaders.tekst import getal
from telling.rijen import KOLOMMEN

_HERKOMST = ("blad", "rij")
_MUTATIE = [k for k in KOLOMMEN["voorraadmutaties"] if k not in (*_HERKOMST, "toelichting")]
_PLAN = [k for k in KOLOMMEN["plannen"] if k not in (*_HERKOMST, "toelichting")]
_STAND = [k for k in KOLOMMEN["voorraadstanden"]
          if k not in (*_HERKOMST, "aantal", "toelichting")]  # fmt: skip
_TOTAAL = ["gemeente", "gebied", "peildatum", "bron", "definitie"]
_PLEK = ["corporatie", "gemeente", "gebied", "van", "tot", "status", "segment", "duur"]


def keur_mutaties(frame: pd.DataFrame, kader: Leescontext) -> None:
    """The same row twice; the same homes booked as verkoop and as liberalisatie."""
    _dezelfde_rij(frame, _MUTATIE, kader)
    _dezelfde_woningen(frame, kader)


def keur_plannen(frame: pd.DataFrame, kader: Leescontext) -> None:
    """The same row twice."""
    _dezelfde_rij(frame, _PLAN, kader)


def _dezelfde_rij(frame: pd.DataFrame, sleutel: Sequence[str], kader: Leescontext) -> None:
    codes = frame["projectcode"].tolist()
    for eerste, i, blad, rij in _herhaald(frame, sleutel):
        code = codes[i]
        kader.meldingen.voeg(
            "fout" if code else "waarschuwing",
            f"Deze rij is gelijk aan {eerste}{', ook de projectcode.' if code else '. Klopt dat?'}",
            blad=blad,
            rij=rij,
            kolom="projectcode" if code else "",
            gevonden=code or "",
            verwacht="elke gebeurtenis een keer",
        )


def _dezelfde_woningen(frame: pd.DataFrame, kader: Leescontext) -> None:
    telt = frame[(frame["aantal"] > 0) & frame["soort"].isin(["verkoop", "liberalisatie"])]
    verkoop = telt[telt["soort"] == "verkoop"]
    liberalisatie = telt[telt["soort"] == "liberalisatie"]
    if verkoop.empty or liberalisatie.empty:
        return
    sleutel = [*_PLEK, "aantal"]
    paren = verkoop[[*sleutel, "blad", "rij"]].drop_duplicates(sleutel).merge(
        liberalisatie[[*sleutel, "blad", "rij"]], on=sleutel, suffixes=("_v", "")
    )  # fmt: skip
    for aantal, rij_v, blad, rij in zip(*(paren[k] for k in ("aantal", "rij_v", "blad", "rij")),
                                        strict=True):  # fmt: skip
        kader.meldingen.voeg(
            "waarschuwing",
            f"Deze {getal(aantal)} woningen staan ook als verkoop in rij {rij_v}: zelfde "
            "corporatie, plaats en periode. Zijn het dezelfde woningen? Laat er dan een weg.",
            blad=blad,
            rij=rij,
            kolom="soort",
            gevonden="liberalisatie en verkoop",
            verwacht="elke woning een keer",
        )


def keur_standen(frame: pd.DataFrame, kader: Leescontext) -> None:
    """At most one row per stand; never a `totaal` beside its parts."""
    aantallen = frame["aantal"].tolist()
    for eerste, i, blad, rij in _herhaald(frame, _STAND):
        kader.meldingen.voeg(
            "fout",
            f"Deze voorraadstand staat ook in {eerste}.",
            blad=blad,
            rij=rij,
            kolom="aantal",
            gevonden=str(aantallen[i]),
            verwacht="een rij per voorraadstand",
        )
    plek = ["corporatie", "gemeente", "peildatum", "zelfstandig"]
    totaal = frame["segment"] == "totaal"
    if not totaal.any() or totaal.all():
        return
    delen = frame.loc[~totaal, plek].drop_duplicates()
    naast = frame[totaal].merge(delen, on=plek)
    for blad, rij in zip(naast["blad"], naast["rij"], strict=True):
        kader.meldingen.voeg(
            "fout",
            "Dit totaal staat naast zijn delen: van deze corporatie, gemeente en peildatum zijn er "
            "ook rijen per segment. Dan telt alles dubbel.",
            blad=blad,
            rij=rij,
            kolom="segment",
            gevonden="totaal",
            verwacht="alleen de delen, of alleen het totaal",
        )


def keur_totalen(frame: pd.DataFrame, kader: Leescontext) -> None:
    """One row per area, peildatum and bron."""
    aantallen = frame["aantal"].tolist()
    for eerste, i, blad, rij in _herhaald(frame, _TOTAAL):
        kader.meldingen.voeg(
            "fout",
            f"Dit woningtotaal staat ook in {eerste}.",
            blad=blad,
            rij=rij,
            kolom="aantal",
            gevonden=str(aantallen[i]),
            verwacht="een rij per gebied, peildatum en bron",
        )


def _herhaald(frame: pd.DataFrame, sleutel: Sequence[str]) -> Iterator[tuple[str, int, str, int]]:
    """(where its first occurrence is, index from 0, blad, rij) of each row that came before."""
    kern = frame[list(sleutel)].astype(object).fillna("")
    if not kern.duplicated().any():
        return
    groep = kern.groupby(list(sleutel), sort=False).ngroup().tolist()
    bladen, rijen = frame["blad"].tolist(), frame["rij"].tolist()
    eerste: dict[int, int] = {}
    for i, g in enumerate(groep):
        if (j := eerste.setdefault(g, i)) != i:
            van = f" van blad '{bladen[j]}'" if bladen[j] != bladen[i] else ""
            yield f"rij {rijen[j]}{van}", i, bladen[i], rijen[i]
