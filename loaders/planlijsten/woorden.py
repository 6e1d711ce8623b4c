"""The words in a list of projects: how certain a plan is, what is built, for rent or for sale.

Hard is planologically secured: onherroepelijk or vastgesteld, as provinces have it. The source's
own word stays beside it (`planstatus_bron`).
"""

from __future__ import annotations

import difflib

from domain.plannen.planregel import OPGELEVERD
from loaders.bestanden.cellen import CelFout, MetOpmerking, Opmerking
from loaders.leveringsformaat.tabellen.namen import lees_soort
from loaders.namen import sleutel
from loaders.planlijsten.kolommen import SEGMENTEN
from loaders.tekst import opsomming

HARD = (
    "hard", "onherroepelijk", "vastgesteld", "bestemmingsplan onherroepelijk",
    "bestemmingsplan vastgesteld", "vergund", "vergunning verleend", "in aanbouw", "in uitvoering",
    "gereed", OPGELEVERD,
)  # fmt: skip
ZACHT = (
    "zacht", "in voorbereiding", "in procedure", "ontwerp", "voorontwerp", "ontwerpbestemmingsplan",
    "potentieel", "visie", "initiatief", "verkenning", "in onderzoek", "idee", "concept",
)  # fmt: skip
# Kinds of a plan that are about how or where homes come, not about what happens to the stock.
_SOORTEN = {
    "inbreiding": "nieuwbouw", "uitbreiding": "nieuwbouw", "uitleg": "nieuwbouw",
    "vervangende nieuwbouw": "nieuwbouw", "sloop-nieuwbouw": "nieuwbouw",
    "sloop/nieuwbouw": "nieuwbouw", "functieverandering": "transformatie",
}  # fmt: skip
_HARDHEID = {**dict.fromkeys(HARD, "hard"), **dict.fromkeys(ZACHT, "zacht")}
_SEGMENT = {n.replace("_", " "): s for s, namen in SEGMENTEN.items() for n in namen}


def lees_hardheid(tekst: str) -> str:
    """hard or zacht, from the word for the state of a plan."""
    k = " ".join(sleutel(tekst).replace("_", " ").split())
    if k in _HARDHEID:
        return _HARDHEID[k]
    verwacht = (
        f"een woord voor hard ({opsomming(list(HARD), 'of')}) of zacht "
        f"({opsomming(list(ZACHT), 'of')}), of een kolom hardheid met hard of zacht erbij"
    )
    lijkt = difflib.get_close_matches(k[:50], _HARDHEID, n=1, cutoff=0.75)
    melding = "Of dit plan hard of zacht is, weten we niet."
    raise CelFout(melding, verwacht, lijkt[0] if lijkt else "")


def lees_plansoort(tekst: str) -> str | MetOpmerking:
    """A soort, also by the words of plan lists."""
    k = " ".join(sleutel(tekst).split())
    if k in _SOORTEN:
        zin = f"'{tekst}' is gelezen als '{_SOORTEN[k]}'."
        return MetOpmerking(_SOORTEN[k], (Opmerking("melding", zin),))
    return lees_soort(tekst)


def lees_huur_koop(tekst: str) -> str:
    """A segment, `huur` where the list says no more than that, or onbekend."""
    k = " ".join(sleutel(tekst).replace("_", " ").replace("-", " ").split())
    if k in _SEGMENT:
        return _SEGMENT[k]
    if k in ("onbekend", "nnb", "n.n.b."):
        return "onbekend"
    raise CelFout("Dit segment kennen we niet.", f"{opsomming(list(_SEGMENT), 'of')} of onbekend")
