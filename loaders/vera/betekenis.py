"""What the codes of one row mean for the home that it is about: segment, duur, whose it is.

Source: docs/sources.md, "VERA".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from loaders.kader import Kader
from loaders.vera import codes as vc

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


def buiten(r: dict[str, Any], code: Betekenis, kader: Kader) -> str:
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
