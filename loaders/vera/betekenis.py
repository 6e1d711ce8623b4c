"""What one row means for the home that it is about.

By its codes: segment, duur, whose it is. By its days, reasons and status: when and why it comes
and goes. Source: docs/sources.md, "VERA".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from loaders.contract import Leescontext
from loaders.vera import codes as vc
from loaders.vera.woning import GESPLITST_UIT, Woningstap

# column: its list
LIJSTEN = {
    "soort": vc.SOORT,
    "detailsoort": vc.DETAILSOORT,
    "status": vc.STATUS,
    "inexploitatiereden": vc.ERIN,
    "uitexploitatiereden": vc.ERUIT,
    "maatschappelijklabel": vc.LABEL,
    "huurklasse": vc.HUURKLASSE,
}
Betekenis = Callable[[str], str]


def codes(r: dict[str, Any], dag: date) -> Betekenis:
    """From the name of a column to what its code means; empty where it says nothing."""
    wanneer = {
        "inexploitatiereden": r["inexploitatiedatum"],
        "uitexploitatiereden": r["uitexploitatiedatum"],
    }

    def betekenis(kolom: str) -> str:
        tekst = r[kolom]
        gevonden: vc.Code | None = (
            vc.zoek(LIJSTEN[kolom], tekst, wanneer.get(kolom) or dag) if tekst else None
        )
        return gevonden.betekenis if gevonden else ""

    return betekenis


def buiten(r: dict[str, Any], code: Betekenis, kader: Leescontext) -> str:
    """Why a row is no home of this stock; empty where it is one."""
    if kader.gemeenten is not None and r["gemeente"] not in kader.gemeenten:
        return "een eenheid in een gemeente die niet bij de levering is genoemd"
    if "geen_woning" in (code("soort"), code("detailsoort")):
        return "een eenheid die geen woning is (eenheidsoort of detailsoort)"
    if code("soort") != "woning":
        return "een eenheid zonder eenheidsoort die we kennen"
    if "van_ander" in (code("status"), code("inexploitatiereden"), code("uitexploitatiereden")):
        return "een eenheid van een ander (administratief of in beheer)"
    return ""


def segment(r: dict[str, Any], code: Betekenis) -> str | None:
    """What is known of the contract: see docs/sources.md, "Segment"."""
    if r["segment"]:
        return str(r["segment"])
    if code("maatschappelijklabel") == "daeb" or code("huurklasse") == "sociaal":
        return "sociaal"
    return "boven" if code("huurklasse") == "boven" else None


def duur(r: dict[str, Any], code: Betekenis) -> str | None:
    """As the list says; None for a temporary home of which it does not say how long."""
    if r["duur"]:
        return str(r["duur"])
    return None if code("detailsoort") == "tijdelijk" else "permanent"


def zelfstandig(r: dict[str, Any], code: Betekenis) -> bool:
    """As the list says, else by the kind of home; ja where neither tells, as in the format."""
    if r["zelfstandig"] is not None:
        return bool(r["zelfstandig"])
    return code("detailsoort") != "onzelfstandig"


Meld = Callable[[str, str], None]
# No event: it was there before, or it is still there.
_GEEN = ("terug", "tijdelijk_uit", "wacht_op_sloop")


def stappen(
    r: dict[str, Any], code: Betekenis, dag: date, meld: Meld
) -> tuple[Woningstap | None, Woningstap | None, bool]:
    """How a home came, how it went, and whether it is in stock on the day of its list.

    A reason that is empty or unknown makes it a toevoeging or onttrekking that is not split
    further: that it came or went is a fact, why is not. Two such homes are named in the verdict.
    """
    erin = _erin(r, code)
    eruit = _eruit(r, code)
    if erin and eruit and erin.dag and eruit.dag and eruit.dag < erin.dag:
        meld("fout", "Deze woning is eerder uit exploitatie gegaan dan in exploitatie genomen.")
    weg = eruit is not None and (eruit.dag is None or eruit.dag <= dag)
    komt = erin is not None and erin.dag is not None and erin.dag > dag
    nog_niet = code("status") == "nog_niet" and (erin is None or erin.dag is None)
    aanwezig = not (weg or komt or nog_niet)
    _keur_status(code("status"), aanwezig, komt=komt, meld=meld)
    return erin, eruit, aanwezig


def _erin(r: dict[str, Any], code: Betekenis) -> Woningstap | None:
    reden, dag = code("inexploitatiereden"), r["inexploitatiedatum"]
    if reden in _GEEN or (dag is None and not reden):
        return None
    return Woningstap(reden or "toevoeging", dag)


def _eruit(r: dict[str, Any], code: Betekenis) -> Woningstap | None:
    reden, dag = code("uitexploitatiereden"), r["uitexploitatiedatum"]
    if reden in ("", *_GEEN) and r["sloopdatum"]:
        return Woningstap("sloop", r["sloopdatum"])
    if reden in _GEEN or (dag is None and code("status") != "uit"):
        return None
    return Woningstap({"splitsing": GESPLITST_UIT, "": "onttrekking"}.get(reden, reden), dag)


def _keur_status(status: str, aanwezig: bool, *, komt: bool, meld: Meld) -> None:
    """The days count where the status says something else; it is said."""
    if (status == "in" and not aanwezig and not komt) or (status == "nog_niet" and aanwezig):
        meld(
            "waarschuwing",
            "De status van deze woning past niet bij de datum in of uit exploitatie. De datum "
            "telt.",
        )
