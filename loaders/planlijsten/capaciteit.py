"""Reads plan capacity per gemeente: hard and soft plans by period, as provinces have it published.

Takes the table that Data Bewijst and Follow the Money made in 2021 of what the provinces gave. It
is about all dwellings, so no corporatie is known and the segment is `totaal`: it never enters the
growth of the social stock (docs/definitions.md, "Plannen"). Columns and what must be right:
`capaciteit_tabel`.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from domain.perioden import OPEN_EIND, Periode
from loaders.bestanden.csv_lezen import lees_csv
from loaders.contract import Invoer, Uitslag, gelezen, ontvangen
from loaders.planlijsten.capaciteit_tabel import (
    Capaciteitskolom,
    Capaciteitstabel,
    is_plancapaciteit,
    kies,
)
from loaders.tekst import sleutel
from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN

TABEL = "plannen"
LEVERANCIER = "Data Bewijst en Follow the Money"
BRON = "Plancapaciteit per gemeente (Data Bewijst en Follow the Money, 2021), van de provincies"
UITLEG = "Alle woningen. Of het bruto is, of netto met sloop eraf, zegt de bron niet."


def herken(invoer: Invoer) -> bool:
    """Whether the header has totals of hard and soft plans and a column per period."""
    if invoer.soort != "tekst" or sleutel(invoer.velden.tabel) not in ("", TABEL):
        return False
    return is_plancapaciteit(invoer)


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frame `plannen`; no fields are needed.

    An empty cell is no row: nobody knows. A 0 is a row that says that nothing is planned.
    """
    meldingen = Verzamelaar(invoer.bestand)
    velden = replace(
        invoer.velden,
        tabel=TABEL,
        leverancier=invoer.velden.leverancier or LEVERANCIER,
        bron=invoer.velden.bron or BRON,
    )
    dag = ontvangen(invoer, meldingen)
    frame = pd.DataFrame(columns=list(KOLOMMEN[TABEL]))
    if blad := lees_csv(invoer.inhoud, invoer.codering, (), meldingen, invoer.recht):
        posten = kies(blad, meldingen)
        tabel = Capaciteitstabel(blad, posten, invoer.register, meldingen)
        tabel.controleer()
        frame = _frame(tabel, posten)
    if frame.empty and not meldingen.fouten:
        meldingen.voeg(
            "fout",
            "Er staan geen plannen in van een gemeente die we kennen.",
            verwacht="rijen met een gemeentecode zoals GM0307 en aantallen",
        )
    if meldingen.fouten:
        return Uitslag(meldingen.rapport(), velden)
    eind = max((t for t in frame["tot"] if t != OPEN_EIND), default=max(frame["van"]))
    periode = Periode(min(frame["van"]), eind)
    velden = replace(velden, periode=periode.tekst)
    gemeenten = sorted(frame["gemeente"].unique())
    uit = gelezen(velden, dag, gemeenten, periode)
    return Uitslag(meldingen.rapport(), velden, uit, {TABEL: frame})


def _frame(tabel: Capaciteitstabel, posten: list[Capaciteitskolom]) -> pd.DataFrame:
    rijen = [
        {
            "blad": "", "rij": r.rij, "gemeente": r.gemeente, "van": p.periode.van,
            "tot": p.periode.tot, "periode": p.periode.tekst, "soort": "toevoeging",
            "aantal": n, "segment": "totaal", "duur": "permanent", "status": p.status,
            "planstatus_bron": p.woord, "binnen_sector": False, "zelfstandig": True,
            "toelichting": f"Provincie {r.provincie}. {UITLEG}" if r.provincie else UITLEG,
        }
        for r in tabel.rijen
        for p in posten
        if (n := r.aantallen.get(p.kolom)) is not None
    ]  # fmt: skip
    frame = pd.DataFrame(rijen, columns=list(KOLOMMEN[TABEL]))
    return frame.astype({"rij": "int64", "aantal": "int64", "indeling": "Int64"})
