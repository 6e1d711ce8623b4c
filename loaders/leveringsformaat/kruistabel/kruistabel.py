"""The kruistabel: a table as it stands in an agreement, to voorraadmutaties.

Source: docs/delivery-format.md, "kruistabel". First column the soort, a column per
corporatie, optionally `duur`, a column `Totaal` and rows of totals. Every total is
checked against its parts; nothing is corrected by itself.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from domain.opsomming import opsomming
from loaders.bestanden.blad import Blad
from loaders.contract import Leescontext
from loaders.leveringsformaat.kruistabel.labels import SoortRij
from loaders.leveringsformaat.kruistabel.lezen import Kruis, lees_cellen, lees_kolommen, lees_rijen
from loaders.leveringsformaat.kruistabel.totalen import (
    Cel,
    Optelling,
    zoek_noten,
    zonder_laatste_cijfer,
)
from telling.rijen import KOLOMMEN

NAAM = "kruistabel"
MEESTE_CELLEN = 50_000


def lees(blad: Blad, kader: Leescontext) -> pd.DataFrame:
    """The rows of soorten as voorraadmutaties (`telling.rijen`); empty where anything is wrong."""
    voor = kader.meldingen.fouten
    if _past(blad, kader):
        kruis = Kruis(blad, kader)
        lees_kolommen(kruis)
        lees_rijen(kruis)
        lees_cellen(kruis)
        _keur_levering(kruis)
        _keur_totalen(kruis)
        if kader.meldingen.fouten == voor:
            return _frame(kruis)
    return pd.DataFrame({k: pd.Series(dtype="object") for k in KOLOMMEN["voorraadmutaties"]})


def _past(blad: Blad, kader: Leescontext) -> bool:
    eerste = blad.sleutels[0] if blad.kolommen else ""
    if eerste not in ("", "soort"):
        kader.meldingen.voeg(
            "fout",
            "De eerste kolom van een kruistabel is 'soort'.",
            blad=blad.naam,
            rij=1,
            kolom=blad.kolommen[0].naam,
            gevonden=blad.kolommen[0].naam,
            verwacht="soort",
            suggestie="soort",
        )
        return False
    cellen = len(blad.rijen) * len(blad.kolommen)
    if cellen > MEESTE_CELLEN:
        kader.meldingen.voeg(
            "fout",
            "Deze kruistabel is te groot. Gebruik de tabel voorraadmutaties.",
            blad=blad.naam,
            gevonden=f"{cellen} cellen",
            verwacht=f"hoogstens {MEESTE_CELLEN} cellen",
        )
        return False
    return True


def _keur_levering(kruis: Kruis) -> None:
    kader = kruis.kader
    if kader.status is None:
        kader.meldingen.voeg(
            "fout",
            "Bij een kruistabel hoort een status. Zet die bij de velden van de levering.",
            blad=kruis.blad.naam,
            kolom="status",
            verwacht="gerealiseerd, hard of zacht",
        )
    if kader.gemeenten is not None and len(kader.gemeenten) != 1:
        kader.meldingen.voeg(
            "fout",
            "Een kruistabel gaat over één gemeente.",
            blad=kruis.blad.naam,
            kolom="gemeente",
            gevonden=opsomming(kader.gemeenten),
            verwacht="één gemeente bij de velden van de levering",
        )


def _sommen(kruis: Kruis) -> list[Optelling]:
    """Every total that can be checked: all its cells could be read."""
    uit: list[Optelling] = []
    soorten = {r: s for r, s in kruis.rijen.items() if isinstance(s, SoortRij)}
    for r in kruis.rijen:
        if kruis.totaal is not None:
            delen = tuple(((r, c), 1) for c in kruis.corporaties)
            uit.append(Optelling((r, kruis.totaal), delen, "rij"))
    for r, totaal in kruis.rijen.items():
        if isinstance(totaal, SoortRij):
            continue
        for c in kruis.telkolommen:
            delen = tuple(
                ((s, c), f)
                for s, rij in soorten.items()
                if (f := totaal.factor(rij.soort, rij.duur or "permanent"))
            )
            uit.append(Optelling((r, c), delen, "kolom"))
    return [
        s
        for s in uit
        if s.totaal in kruis.waarden and all(cel in kruis.waarden for cel, _ in s.delen)
    ]


def _keur_totalen(kruis: Kruis) -> None:
    kader = kruis.kader
    sommen = _sommen(kruis)
    if not sommen:
        kader.meldingen.voeg(
            "melding",
            "In deze kruistabel staan geen totalen om de cijfers mee te controleren.",
            blad=kruis.blad.naam,
            verwacht="een kolom Totaal of een rij met de netto groei",
        )
        return
    heel = len(sommen) and len(kruis.rijen) == len(kruis.blad.rijen)
    noten = zoek_noten(sommen, kruis.waarden) if heel else frozenset()
    fout: dict[Cel, list[Optelling]] = {}
    for som in sommen:
        if som.verschil(kruis.waarden):
            fout.setdefault(som.totaal, []).append(som)
    for cel, mis in fout.items():
        uitkomsten = [_geschreven(kruis, cel, s.uitkomst(kruis.waarden)) for s in mis]
        delen = [f"over de {s.richting} {u}" for s, u in zip(mis, uitkomsten, strict=True)]
        kruis.fout(
            cel,
            f"Dit totaal past niet bij zijn delen: die zijn opgeteld {opsomming(delen)}.",
            opsomming([str(u) for u in dict.fromkeys(uitkomsten)], "of"),
            _suggestie(kruis, cel) if cel in noten else "",
        )
    for cel in sorted(noten - fout.keys()):
        kort = _suggestie(kruis, cel)
        kruis.fout(
            cel,
            f"Hier lijkt een nootcijfer aan het getal vast te zitten: met {kort} kloppen alle "
            "totalen.",
            f"{kort}, als het laatste cijfer bij een voetnoot hoort",
            kort,
        )


def _geschreven(kruis: Kruis, cel: Cel, waarde: int) -> int:
    """A value with the sign that this cell is written with."""
    return -waarde if kruis.telt_af(cel[0]) and kruis.geschreven[cel] < 0 else waarde


def _suggestie(kruis: Kruis, cel: Cel) -> str:
    return str(zonder_laatste_cijfer(kruis.geschreven[cel]))


def _frame(kruis: Kruis) -> pd.DataFrame:
    """One row per soort and corporatie, in the order of the table."""
    kader = kruis.kader
    if kader.periode is None or kader.gemeenten is None or kader.status is None:
        return pd.DataFrame(columns=list(KOLOMMEN["voorraadmutaties"]))
    rijen = [
        {
            "blad": kruis.blad.naam,
            "rij": int(kruis.blad.rijen[r]),
            "corporatie": code,
            "gemeente": kader.gemeenten[0],
            "van": kader.periode.van,
            "tot": kader.periode.tot,
            "periode": kader.periode.tekst,
            "soort": rij.soort,
            "aantal": kruis.waarden[r, c],
            "segment": "sociaal",
            "duur": rij.duur,
            "status": kader.status,
            "binnen_sector": False,
            "zelfstandig": True,
        }
        for r, rij in kruis.rijen.items()
        if isinstance(rij, SoortRij)
        for c, code in kruis.corporaties.items()
    ]
    frame = pd.DataFrame(rijen, columns=list(KOLOMMEN["voorraadmutaties"])).astype("object")
    frame = frame.where(frame.notna(), None)
    return frame.astype({"rij": np.int64, "aantal": np.int64, "indeling": "Int64"})
