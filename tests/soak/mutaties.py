"""Made-up parameters: what a program, a mistake or an attacker puts in an address or a callback."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from tests.callback import vraag
from web.vorm import VORMEN, naam

TEKSTEN = (
    "", " ", ",", ",,,,", "\\", "\\,", "\0", "\r\n", "\u202egnp", "é" * 130, "a" * 250, "a" * 4000,
    "GM0307", "GM9999", "Amersfoort", "amersfort", "VB01", "L0001", "huidig", "geen", "nl", "fr",
    "2020", "2020-13", "2020-12-31", "9999", "0000", "-1", "1e308", "9" * 400, "0.5", "NaN", "inf",
    "ooit", "sociaal", "sociaal,midden", "permanent", "hard", "gerealiseerd", "zonder", "sector",
    "gemeente", "wijk,buurt", "plan", "voorbeeldstad-2021-2", "'; DROP TABLE mutatie; --",
    "<script>alert(1)</script>", "=1+1", "../../etc/passwd", "..%2f..", "{}", "[]", "null",
)  # fmt: skip
NAMEN = (
    "gemeente", "corporatie", "gebied", "van", "tot", "duur", "segment", "status", "perspectief",
    "sloop", "stand", "formaat", "peildatum", "thema", "binding", "niveau", "definitie", "grens",
    "met", "naar", "regel", "id", "afspraak", "kans.hard", "uitloop.hard", "kans.x", "wat",
)  # fmt: skip


def tekst(toeval: random.Random) -> str:
    """One value."""
    keuze = toeval.random()
    if keuze < 0.1:
        return ",".join(
            f"{toeval.choice(('naam ', 'GM', ''))}{n}" for n in range(toeval.choice((5, 600)))
        )
    if keuze < 0.2:
        return ",".join(toeval.choices(TEKSTEN, k=3))
    if keuze < 0.3:
        return "".join(
            chr(toeval.choice((32, 44, 92, 47, 0x7F, 0x100, 0x1F600))) for _ in range(20)
        )
    return toeval.choice(TEKSTEN)


def adres(toeval: random.Random, pad: str) -> str:
    """An address with some names and values, short enough to be read."""
    paren = [(toeval.choice(NAMEN), tekst(toeval)) for _ in range(toeval.randint(0, 4))]
    return f"{pad}?{urlencode(paren, quote_via=quote, errors='replace')}"[:8000].rstrip("%")


def waarde(toeval: random.Random, diep: int = 0) -> Any:
    """One value of a control, of any type that JSON knows."""
    soort = toeval.randrange(9 if diep < 3 else 5)
    if soort < 2:
        return tekst(toeval)[:5000]
    if soort == 2:
        return toeval.choice((None, True, False))
    if soort == 3:
        return toeval.choice((0, -1, 1, 2030, 10**9, 10**400, 1.5, 1e308))
    if soort == 4:
        return [f"naam {n}" for n in range(toeval.choice((1, 400, 600)))]
    if soort < 7:
        return [waarde(toeval, diep + 1) for _ in range(toeval.randint(0, 3))]
    return {toeval.choice((*NAMEN, "pad", "ids")): waarde(toeval, diep + 1) for _ in range(2)}


def callback(toeval: random.Random, afhankelijk: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The body of a callback that there is, with some values replaced.

    Half of the callbacks get values of the types that they take, and go past the first door.
    """
    gekozen = toeval.choice([a for a in afhankelijk if not a.get("clientside_function")])
    uitvoer = gekozen["output"].strip(".").split("...")[0]
    lading = vraag(afhankelijk, uitvoer)
    netjes = toeval.random() < 0.5
    for invoer in (*lading["inputs"], *lading["state"]):
        if netjes:
            _maak_passend(toeval, invoer)
        elif toeval.random() < 0.6:
            invoer["value"] = waarde(toeval)
    if netjes:
        lading["inputs"], lading["state"] = (
            [[] if _is_lijst(i) else i for i in lading[n]] for n in ("inputs", "state")
        )
    return lading


def _is_lijst(invoer: Mapping[str, Any]) -> bool:
    return '["ALL"]' in invoer["id"]


def _maak_passend(toeval: random.Random, invoer: dict[str, Any]) -> None:
    """A value of the type that this control has, and for a pattern the id of one that matches."""
    if invoer["id"].startswith("{"):
        patroon = json.loads(invoer["id"])
        if _is_lijst(invoer):
            return
        invoer["id"] = {k: w if isinstance(w, str) else tekst(toeval) for k, w in patroon.items()}
        invoer["value"] = dict(invoer["id"])
    vorm = VORMEN.get((naam(invoer["id"]), invoer["property"])) or VORMEN["", invoer["property"]]
    for _ in range(100):
        nieuw = waarde(toeval)
        if vorm(nieuw):
            invoer["value"] = nieuw
            return
