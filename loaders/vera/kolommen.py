"""The columns of a unit list in the shape of VERA: which are read, and what may stand in them.

Only these are archived, and only what has their form: so no address and no name of a tenant is
kept, also not where somebody names the wrong column.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from domain.mutaties import DUREN, SEGMENTEN
from loaders.bestanden.blad import kolomsleutel
from loaders.tekst import sleutel
from loaders.vera import codes as vc

ONLEESBAAR = "?"
_CODE = re.compile(r"[A-Za-z]{3}$")
_DAG = re.compile(r"(\d{1,4}[-/]\d{1,2}[-/]\d{1,4})(?:[T ][\d:.Z+-]*)?$")
_JAAR = re.compile(r"\d{4}$")
_CBS = re.compile(r"(?:GM|WK|BU)?\d{4,8}$", re.IGNORECASE)
# A name of a place has no figures: an address has.
_NAAM = re.compile(
    r"(?:(?:wijk|buurt|kern)\s+\d{1,2}\s+)?['’]?[^\W\d_][^\d_<>@]{0,58}$", re.IGNORECASE
)
_JA, _NEE = ("ja", "j", "true", "1"), ("nee", "n", "false", "0")

Vorm = Callable[[str], str | None]


@dataclass(frozen=True)
class Verakolom:
    """naam: in the archived list. vera: as VERA calls it. vorm: what of a text is kept, None where
    it has another form. verplicht: the list must have it.
    """

    naam: str
    vera: str
    vorm: Vorm
    verplicht: bool = False


def code_van(lijst: str) -> Vorm:
    """Codes and names of a list, and what looks like a code of it."""
    return lambda t: t if vc.kent(lijst, t) or _CODE.match(t) else None


def _dag(tekst: str) -> str | None:
    gevonden = _DAG.match(tekst)
    return gevonden[1] if gevonden else None


def _plaats(tekst: str) -> str | None:
    return tekst if _CBS.match(tekst) or _NAAM.match(tekst) else None


def _ja_nee(tekst: str) -> str | None:
    klein = tekst.casefold()
    return "ja" if klein in _JA else "nee" if klein in _NEE else None


def _een_van(opties: tuple[str, ...]) -> Vorm:
    return lambda t: sleutel(t) if sleutel(t) in opties else None


def eenheid(tekst: str) -> str:
    """A unit's number so that it is the same in each list and no longer the number itself."""
    return hashlib.sha256(f"woonsaldo-eenheid\0{tekst}".encode()).hexdigest()[:16]


PEILDATUM, EENHEID = "peildatum", "eenheid"
KOLOMMEN = (
    Verakolom(EENHEID, "id", eenheid, True),
    Verakolom("soort", "soort", code_van(vc.SOORT), True),
    Verakolom("detailsoort", "detailSoort", code_van(vc.DETAILSOORT)),
    Verakolom("status", "status", code_van(vc.STATUS), True),
    Verakolom("inexploitatiedatum", "inExploitatiedatum", _dag, True),
    Verakolom("inexploitatiereden", "inExploitatieReden", code_van(vc.ERIN), True),
    Verakolom("uitexploitatiedatum", "uitExploitatiedatum", _dag, True),
    Verakolom("uitexploitatiereden", "uitExploitatieReden", code_van(vc.ERUIT), True),
    Verakolom("maatschappelijklabel", "maatschappelijkLabel", code_van(vc.LABEL)),
    Verakolom("huurklasse", "huurklasse", code_van(vc.HUURKLASSE)),
    Verakolom("zelfstandig", "zelfstandig", _ja_nee),
    Verakolom("gemeente", "gemeente", _plaats, True),
    Verakolom("wijk", "wijk", _plaats),
    Verakolom("buurt", "buurt", _plaats),
    Verakolom("indeling", "indeling", lambda t: t if _JAAR.match(t) else None),
    # Not of VERA: what its codes leave open, in the words of the leveringsformaat.
    Verakolom("segment", "segment", _een_van(SEGMENTEN)),
    Verakolom("duur", "duur", _een_van(DUREN)),
    Verakolom("sloopdatum", "sloopdatum", _dag),
)
# Without one of these no segment is known.
SEGMENT_UIT = ("maatschappelijklabel", "huurklasse", "segment")
KOP = (PEILDATUM, *(k.naam for k in KOLOMMEN))


def kop_sleutel(tekst: str) -> str:
    """The name of a column as compared: `status.code` is `status`."""
    return kolomsleutel(tekst).removesuffix(".code")


def houd(kolom: Verakolom, tekst: str) -> str:
    """What of a cell is archived: nothing of a text that has another form."""
    kort = tekst.strip()
    if not kort:
        return ""
    gehouden = kolom.vorm(kort)
    return ONLEESBAAR if gehouden is None else gehouden
