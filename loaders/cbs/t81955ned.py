"""Reads CBS tables 81955NED and 86098NED: all dwellings of each gemeente and what changed them.

Takes the table's CSV file (`;`) and the JSON of its OData v3 service, recognised by what is in
them, whatever the file is called. These are all dwellings: they never enter the growth of the
social stock (docs/definitions.md). Shapes: `bestand`; what counts: `keuze`.

What must be right: whole numbers, one row a year, a balance that fits. A balance that does not is
a waarschuwing: real sources are not perfect (Nijmegen 2017 is off by 1, 2019 by 26), and the page
shows the difference.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from domain.perioden import jaren
from loaders.bestanden.odata_json import Ruw, is_json
from loaders.cbs.bestand import MATEN, lees_ruw
from loaders.cbs.keuze import kies
from loaders.contract import Invoer, Uitslag, gelezen, ontvangen
from loaders.register.register import Register
from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN

_GEEN_CIJFER = ("", ".")
_HEEL = r"-?[0-9]{1,9}"
_MAG_NEGATIEF = ("correctie", "saldo")

_Naam = Callable[[str], str]


def getallen(ruw: Ruw, keuze: pd.DataFrame) -> pd.DataFrame:
    """The measures as whole numbers (Int64); an empty cell or `.` is missing, never 0."""
    kolommen: dict[str, pd.Series] = {}
    for naam, kolom in MATEN.items():
        uniek = pd.Series(keuze[kolom].unique(), dtype="object")
        heel = uniek.str.fullmatch(_HEEL).astype(bool)
        waarde = dict(zip(uniek[heel], uniek[heel].astype(int), strict=True))
        fout = dict.fromkeys(uniek[~heel & ~uniek.isin(_GEEN_CIJFER)], "een heel getal")
        if naam not in _MAG_NEGATIEF:
            fout |= {t: "0 of meer" for t, getal in waarde.items() if getal < 0}
        _meld(ruw, keuze, kolom, fout)
        kolommen[naam] = keuze[kolom].map(waarde).astype("Int64")
    return keuze[["blad", "rij", "gemeente", "jaar", "bekend"]].assign(**kolommen)


def _meld(ruw: Ruw, keuze: pd.DataFrame, kolom: str, fout: dict[str, str]) -> None:
    """A fout for each row with one of these texts; the dict says what was expected."""
    mis = keuze.loc[keuze[kolom].isin(list(fout))]
    for rij, tekst in zip(mis["rij"], mis[kolom], strict=True):
        verwacht = fout[tekst]
        melding = "Dit is geen geldig aantal woningen."
        ruw.voeg("fout", melding, rij=rij, kolom=kolom, gevonden=tekst, verwacht=verwacht)


def controleer(ruw: Ruw, frame: pd.DataFrame, register: Register) -> None:
    """Double rows (fout), gemeenten without figures (melding), balances (waarschuwing)."""

    def naam(code: str) -> str:
        return register.naam("gemeente", code)

    bekend = frame.loc[frame["bekend"]]
    meld_dubbele(ruw, frame)
    _zonder_cijfers(ruw, bekend, naam)
    _balans(ruw, bekend, naam)
    _aansluiting(ruw, bekend, naam)


def meld_dubbele(ruw: Ruw, frame: pd.DataFrame) -> None:
    """A fout for every row of a gemeente and year that is there already."""
    for r in frame.loc[frame.duplicated(["gemeente", "jaar"])].to_dict("records"):
        ruw.voeg(
            "fout",
            "Dit jaar van deze gemeente staat er al.",
            rij=r["rij"],
            kolom="regios",
            gevonden=f"{r['gemeente']} {r['jaar']}",
            verwacht="een rij per gemeente en jaar",
        )


def _zonder_cijfers(ruw: Ruw, frame: pd.DataFrame, naam: _Naam) -> None:
    leeg = frame.loc[frame[list(MATEN)].isna().all(axis=1)]
    for code, leeg_in in leeg.groupby("gemeente")["jaar"]:
        ruw.voeg(
            "melding",
            f"{naam(str(code))} heeft geen cijfers in {_jaren(leeg_in)}. Dat is onbekend, niet 0.",
            kolom="regios",
            gevonden=code,
        )


def _balans(ruw: Ruw, frame: pd.DataFrame, naam: _Naam) -> None:
    """The parts lead from begin to eind, and the published saldo is theirs."""
    vol = frame.dropna(subset=[m for m in MATEN if m != "saldo"])
    netto = (
        vol["nieuwbouw"] + vol["overige_toevoeging"] + vol["correctie"]
        - vol["sloop"] - vol["overige_onttrekking"]
    )  # fmt: skip
    for kolom, verwacht in (("eind", vol["begin"] + netto), ("saldo", netto)):
        verschil = vol[kolom] - verwacht
        mis = vol.assign(verwacht=verwacht, verschil=verschil).loc[verschil.fillna(0) != 0]
        for r in mis.to_dict("records"):
            ruw.voeg(
                "waarschuwing",
                f"De balans van {naam(r['gemeente'])} {r['jaar']} klopt niet: "
                f"verschil {r['verschil']:+d}.",
                rij=r["rij"],
                kolom=MATEN[kolom],
                gevonden=r[kolom],
                verwacht=r["verwacht"],
            )


def _aansluiting(ruw: Ruw, frame: pd.DataFrame, naam: _Naam) -> None:
    """The begin of a year is the end of the year before, where that is in the file."""
    op_jaar = frame.drop_duplicates(["gemeente", "jaar"])
    eind = op_jaar[["gemeente", "jaar", "eind"]].rename(columns={"eind": "vorig"})
    eind["jaar"] += 1
    samen = op_jaar.merge(eind, on=["gemeente", "jaar"])
    for r in samen.loc[(samen["begin"] != samen["vorig"]).fillna(False)].to_dict("records"):
        ruw.voeg(
            "waarschuwing",
            f"Het begin van {naam(r['gemeente'])} {r['jaar']} is niet het eind van "
            f"{r['jaar'] - 1}.",
            rij=r["rij"],
            kolom=MATEN["begin"],
            gevonden=r["begin"],
            verwacht=r["vorig"],
        )


def _jaren(jaren: pd.Series) -> str:
    uniek = sorted(set(jaren))
    if len(uniek) > 1 and uniek == list(range(uniek[0], uniek[-1] + 1)):
        return f"{uniek[0]}-{uniek[-1]}"
    return ", ".join(map(str, uniek))


NUMMERS = ("81955NED", "86098NED")  # the second takes the place of the first
BRON = "CBS StatLine, tabel {} (CC BY 4.0)"
TABEL = "cbs_voorraad"
_HERKENNING = ("gebruiksfunctie", "regios", "perioden", "beginstandvoorraad")


def herken(invoer: Invoer) -> bool:
    """Whether the header (CSV) or the start of the records (JSON) has this table's columns."""
    if invoer.soort != "tekst":
        return False
    begin = invoer.begin.casefold()
    if is_json(invoer):
        return _nummer(invoer, anders="") != "" or all(h in begin for h in _HERKENNING)
    kop = next((r for r in begin.splitlines() if r.strip()), "")
    return all(h in kop for h in _HERKENNING)


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frame `cbs_voorraad`; no fields are needed from the user.

    Rows of a gemeente that the register does not know are left out, with a melding that names it;
    rows without any figure are left out too (unknown is not 0).
    """
    meldingen = Verzamelaar(invoer.bestand)
    bron = invoer.velden.bron or BRON.format(_nummer(invoer))
    velden = replace(invoer.velden, tabel=TABEL, leverancier="CBS", bron=bron)
    dag = ontvangen(invoer, meldingen)
    frame = pd.DataFrame()
    if ruw := lees_ruw(invoer, meldingen):
        frame = getallen(ruw, kies(ruw, invoer.register, dag))
        controleer(ruw, frame, invoer.register)
        frame = frame.loc[frame["bekend"] & frame[list(MATEN)].notna().any(axis=1)]
    if frame.empty and not meldingen.fouten:
        meldingen.voeg(
            "fout",
            "Er staan geen jaarcijfers in over woningen van een gemeente die we kennen.",
            verwacht="rijen met functie A045364, een GM-code en een jaar zoals 2020JJ00",
        )
    if meldingen.fouten:
        return Uitslag(meldingen.rapport(), velden)
    periode = jaren(int(frame["jaar"].min()), int(frame["jaar"].max()))
    velden = replace(velden, periode=periode.tekst)
    return Uitslag(
        meldingen.rapport(),
        velden,
        gelezen(velden, dag, sorted(frame["gemeente"].unique()), periode),
        {TABEL: frame.loc[:, list(KOLOMMEN[TABEL])].reset_index(drop=True)},
    )


def _nummer(invoer: Invoer, anders: str = NUMMERS[0]) -> str:
    """Which of the two tables it says to be, in itself or by its name."""
    waar = f"{invoer.begin} {invoer.bestand}".upper()
    return next((n for n in reversed(NUMMERS) if n in waar), anders)
