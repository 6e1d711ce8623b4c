"""From the rows of a list of projects to the frame `plannen`: one per kind, segment and period.

A total beside its parts is not counted with them: what the parts leave of it has segment onbekend.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from domain.perioden import Periode
from domain.plannen.planregel import OPGELEVERD as FASE_OPGELEVERD
from loaders.bestanden.blad import Blad
from loaders.bestanden.cellen import lees_aantal, lees_tekst, lees_tijdvak
from loaders.contract import Leescontext
from loaders.leveringsformaat.tabellen.namen import Naamlezers
from loaders.leveringsformaat.tabellen.plannen import lees_fase
from loaders.planlijsten.cellen import Projecten, lees_huur_koop, lees_plansoort
from loaders.planlijsten.kolommen import OPGELEVERD, SLOOP, Kolommen, Woningkolom
from telling.rijen import KOLOMMEN

_HUUR = ("sociaal", "midden", "vrij")


class DelenFout(ValueError):
    """The parts are more than their total. Args: text (Dutch), column key."""


@dataclass(frozen=True)
class Plandeel:
    """Homes of one project. segment: as the plan format has it; huur: the source says only rent."""

    maat: str
    periode: Periode
    segment: str
    aantal: int
    huur: bool = False


def delen(
    posten: Sequence[Woningkolom],
    aantallen: Mapping[str, int],
    periode: Periode | None,
    segment: str | None,
) -> Iterator[Plandeel]:
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
                yield Plandeel(maat, wanneer, kaal, n, huur=wat == "huur")


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


def planrij(deel: Plandeel, rij: Mapping[str, Any]) -> dict[str, Any]:
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


def lees_rijen(blad: Blad, kolommen: Kolommen, kader: Leescontext) -> pd.DataFrame:
    """Rows without a fout, as `telling.rijen.KOLOMMEN["plannen"]`; several per project."""
    p = Projecten(blad, kolommen, kader)
    gemeente = p.gemeente(Naamlezers(kader.register))
    gebied = p.gebied(gemeente)
    woorden = {
        "corporatie": p.kolom("corporatie", p.corporatie),
        "soort": p.kolom("soort", lees_plansoort, "toevoeging"),
        "status": p.status(),
        "planstatus_bron": p.kolom("status", lees_tekst),
        "fase": p.kolom("fase", lees_fase),
        "project": p.kolom("project", lees_tekst),
        "projectcode": p.kolom("projectcode", lees_tekst),
        "toelichting": p.kolom("toelichting", lees_tekst),
    }
    segment = p.kolom("segment", lees_huur_koop)
    periode = p.kolom("periode", lees_tijdvak)
    posten = {post.kolom: p.t.lees(post.kolom, lees_aantal) for post in kolommen.posten}
    rijen: list[dict[str, Any]] = []
    leeg = np.zeros(p.n, dtype=bool)
    for i in np.flatnonzero(p.t.goed).tolist():
        rij = {k: w[i] for k, w in woorden.items()}
        plek = {"blad": blad.naam, "rij": int(blad.rijen[i]), "gemeente": gemeente[i]}
        if gebied[i]:
            plek |= {"gebied": gebied[i][0], "indeling": gebied[i][1]}
        aantallen = {k: w[i] for k, w in posten.items() if w[i] is not None}
        eigen = _van_rij(p, i, kolommen.posten, (aantallen, periode[i], segment[i]))
        _keur(p, i, rij, eigen)
        leeg[i] = p.t.goed[i] and not eigen
        vast = {"duur": "permanent", "binnen_sector": False, "zelfstandig": True}
        rijen += [plek | rij | vast | planrij(d, rij) for d in eigen if p.t.goed[i]]
    zin = "Dit project heeft geen woningen, dus het telt niet mee."
    p.t.opmerking_op("melding", leeg, kolommen.teksten.get("project", ""), zin)
    frame = pd.DataFrame(rijen, columns=list(KOLOMMEN["plannen"]))
    return frame.astype({"rij": "int64", "aantal": "int64", "indeling": "Int64"})


def _van_rij(
    p: Projecten,
    plek: int,
    posten: tuple[Woningkolom, ...],
    wat: tuple[dict[str, int], Periode | None, str | None],
) -> list[Plandeel]:
    try:
        return list(delen(posten, *wat))
    except DelenFout as fout:
        p.fout(plek, fout.args[1], fout.args[0], "een totaal van minstens de delen samen")
    except KeyError as fout:
        zin = "Bij dit aantal staat geen periode."
        p.fout(plek, str(fout.args[0]), zin, "een periode in de kolomnaam of in een kolom periode")
    return []


def _keur(p: Projecten, plek: int, rij: dict[str, Any], eigen: list[Plandeel]) -> None:
    """What is planned is hard or zacht; what is delivered has begun."""
    teksten, dag = p.kolommen.teksten, p.kader.ontvangen
    if rij["status"] is None and any(d.maat != OPGELEVERD for d in eigen):
        naam = teksten.get("hardheid") or teksten["status"]
        p.fout(plek, naam, "Of dit plan hard of zacht is, staat er niet.", "hard of zacht")
    klaar = rij["fase"] == FASE_OPGELEVERD
    for d in eigen:
        if (d.maat == OPGELEVERD or klaar) and d.periode.van > dag:
            zin = "Dit is opgeleverd, maar de periode begint na de dag van ontvangst."
            verwacht = f"een periode die begint op of voor {dag.isoformat()}"
            p.fout(
                plek, next(q.kolom for q in p.kolommen.posten if q.maat == d.maat), zin, verwacht
            )
            return
