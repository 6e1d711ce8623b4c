"""The rows of a list of projects, to the frame `plannen`."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from domain.perioden import Periode
from domain.plannen.planregel import OPGELEVERD as FASE_OPGELEVERD
from loaders.bestanden.blad import Blad
from loaders.bestanden.cellen import lees_aantal, lees_tekst, lees_tijdvak
from loaders.kader import Kader
from loaders.leveringsformaat.tabellen.namen import Namen
from loaders.leveringsformaat.tabellen.plannen import lees_fase
from loaders.planlijsten.cellen import Projecten
from loaders.planlijsten.kolommen import OPGELEVERD, Kolommen, Post
from loaders.planlijsten.rijen import Deel, DelenFout, delen, planrij
from loaders.planlijsten.woorden import lees_huur_koop, lees_plansoort
from telling.rijen import KOLOMMEN


def lees_rijen(blad: Blad, kolommen: Kolommen, kader: Kader) -> pd.DataFrame:
    """Rows without a fout, as `telling.rijen.KOLOMMEN["plannen"]`; several per project."""
    p = Projecten(blad, kolommen, kader)
    gemeente = p.gemeente(Namen(kader.register))
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
    posten: tuple[Post, ...],
    wat: tuple[dict[str, int], Periode | None, str | None],
) -> list[Deel]:
    try:
        return list(delen(posten, *wat))
    except DelenFout as fout:
        p.fout(plek, fout.args[1], fout.args[0], "een totaal van minstens de delen samen")
    except KeyError as fout:
        zin = "Bij dit aantal staat geen periode."
        p.fout(plek, str(fout.args[0]), zin, "een periode in de kolomnaam of in een kolom periode")
    return []


def _keur(p: Projecten, plek: int, rij: dict[str, Any], eigen: list[Deel]) -> None:
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
