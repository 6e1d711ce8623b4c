"""Reads CBS table 82900NED: all dwellings of each gemeente, and how many a corporatie owns.

Both are counts, so the share is exact. Owned by a corporatie is not the same as sociale huur
(docs/definitions.md, "Aandeel"): the share says `bezit_corporatie`. The figures of a year are those
of 1 January, which is the end of the day before. Shapes: `bestand`; what counts: `keuze`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from domain.perioden import Periode
from loaders.bestanden.odata_json import Ruw, is_json
from loaders.cbs.bestand import lees_ruw
from loaders.cbs.keuze import BEWONING, kies
from loaders.cbs.t81955ned import meld_dubbele
from loaders.contract import Invoer, Uitslag, gelezen, ontvangen
from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN

BRON = "CBS StatLine, tabel 82900NED (CC BY 4.0)"
TABEL = "woningtotalen"
TOTAAL, EIGENDOM = "totalewoningvoorraad", "eigendomwoningcorporatie"
_NODIG = ("statusvanbewoning", "regios", "perioden", TOTAAL, EIGENDOM)
_GEEN_CIJFER = ("", ".")


def herken(invoer: Invoer) -> bool:
    """Whether the file says to be this table, or has its columns."""
    if invoer.soort != "tekst":
        return False
    begin = invoer.begin.casefold()
    if is_json(invoer):
        return "82900ned" in begin or all(h in begin for h in _NODIG[:3])
    kop = next((r for r in begin.splitlines() if r.strip()), "")
    return all(h in kop for h in _NODIG)


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frame `woningtotalen`; no fields are needed from the user.

    Rows of a gemeente that the register does not know are left out, with a melding that names it.
    """
    meldingen = Verzamelaar(invoer.bestand)
    bron = invoer.velden.bron or BRON
    velden = replace(invoer.velden, tabel=TABEL, leverancier="CBS", bron=bron)
    dag = ontvangen(invoer, meldingen)
    frame = pd.DataFrame()
    if ruw := lees_ruw(invoer, meldingen, _NODIG):
        keuze = kies(ruw, invoer.register, dag, BEWONING, begin=True)
        meld_dubbele(ruw, keuze)
        frame = _frame(ruw, keuze[keuze["bekend"]])
    if frame.empty and not meldingen.fouten:
        meldingen.voeg(
            "fout",
            "Er staan geen aantallen woningen in van een gemeente die we kennen.",
            verwacht="rijen met een GM-code, een jaar zoals 2024JJ00 en een aantal",
        )
    if meldingen.fouten:
        return Uitslag(meldingen.rapport(), velden)
    periode = Periode(min(frame["peildatum"]), max(frame["peildatum"]))
    velden = replace(velden, periode=periode.tekst)
    gemeenten = sorted(frame["gemeente"].unique())
    return Uitslag(
        meldingen.rapport(), velden, gelezen(velden, dag, gemeenten, periode), {TABEL: frame}
    )


def _frame(ruw: Ruw, keuze: pd.DataFrame) -> pd.DataFrame:
    """Rows with a number of dwellings; a share only where both numbers are known."""
    rijen = []
    records: list[dict[Any, Any]] = keuze.to_dict("records")
    for r in records:
        totaal, eigen = _getal(ruw, r, TOTAAL), _getal(ruw, r, EIGENDOM)
        if totaal is None:
            continue
        if eigen is not None and eigen > totaal:
            ruw.voeg("fout", "Corporaties bezitten hier meer dan er woningen zijn.",
                     rij=r["rij"], kolom=EIGENDOM, gevonden=eigen, verwacht=totaal)  # fmt: skip
        deel: dict[str, object] = {}
        if eigen is not None and totaal:
            # Both are counted, so there is no margin.
            deel = {
                "aandeel_corporatie": 100 * eigen / totaal,
                "aandeel_marge": 0.0,
                "definitie": "bezit_corporatie",
            }
        rijen.append(
            {
                "blad": ruw.blad, "rij": int(r["rij"]), "gemeente": r["gemeente"],
                "peildatum": date(int(r["jaar"]) - 1, 12, 31), "aantal": totaal, "bron": BRON,
                **deel,
            }
        )  # fmt: skip
    return pd.DataFrame(rijen, columns=list(KOLOMMEN[TABEL]))


def _getal(ruw: Ruw, r: dict[Any, Any], kolom: str) -> int | None:
    """A whole number; an empty cell or `.` is unknown, never 0."""
    tekst = str(r[kolom])
    if tekst in _GEEN_CIJFER:
        return None
    if not tekst.isdigit():
        ruw.voeg("fout", "Dit is geen geldig aantal woningen.", rij=int(r["rij"]), kolom=kolom,
                 gevonden=tekst, verwacht="een heel getal")  # fmt: skip
        return None
    return int(tekst)
