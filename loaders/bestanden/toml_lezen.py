"""The one door for TOML of others: its text as Python values, or in words why not.

The standard reader takes time and memory in the square of the number of parts of a dotted key
(400 kB of `a.a.a...` takes a machine down), so such keys are refused before it sees them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from loaders.tekst import ONZICHTBAAR, getal, leesbaar, stuurteken

DIEPST = 10  # parts of a key; our own files have two
_REGEL = re.compile(r"\(at line (\d+), column \d+\)")

# Simple pieces, each passed once and without memory of where it could go back to. A possessive
# group would do it in one pattern, but Python 3.11.2, that of Debian 12, matches those wrongly.
_STUK = re.compile(
    r"(?P<opmerking>#[^\n]*+)"
    r"|(?P<aanhaling>\"{3}|'{3}|[\"'])"
    r"|(?P<woord>[A-Za-z0-9_-]++)"
    r"|(?P<punt>[ \t]*+\.[ \t]*+)"
    r"|[^#\"'A-Za-z0-9_.-]++|[\s\S]"
)
# What ends a text, by how it began; what is escaped does not.
_EINDE = {
    '"""': re.compile(r'\\[\s\S]|"{3,5}'),
    "'''": re.compile(r"'{3,5}"),
    '"': re.compile(r'\\.|["\n]'),
    "'": re.compile(r"['\n]"),
}


class GeenToml(ValueError):
    """It cannot be read. The text (Dutch) says why; regel: where, None for the whole file.

    gevonden, verwacht: as in a verdict.
    """

    def __init__(
        self, tekst: str, *, regel: int | None = None, gevonden: str = "", verwacht: str = ""
    ) -> None:
        super().__init__(tekst)
        self.regel = regel
        self.gevonden = gevonden
        self.verwacht = verwacht


def ontleed(inhoud: bytes, grootst: int, voorbeeld: str) -> tuple[dict[str, Any], str]:
    """The values and the text. Raises GeenToml, nothing else.

    grootst: bytes; voorbeeld: what valid lines of this file look like (Dutch).
    """
    if len(inhoud) > grootst:
        raise GeenToml("Dit bestand is te groot.", verwacht=f"hoogstens {_mb(grootst)}")
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise GeenToml(
            "Dit bestand is geen UTF-8. Sla het op als UTF-8.",
            regel=inhoud[: fout.start].count(b"\n") + 1,
        ) from None
    _keur_diepte(tekst)
    try:
        gelezen = tomllib.loads(tekst)
        # Written out, it got past the door of the file.
        if teken := next((t for w in _teksten(gelezen) if (t := stuurteken(w))), ""):
            raise GeenToml(ONZICHTBAAR, gevonden=teken, verwacht="alleen tekens die te zien zijn")
        return gelezen, tekst
    except GeenToml:
        raise
    except RecursionError:
        raise GeenToml("In dit bestand zitten te veel lijsten in elkaar.") from None
    except ValueError as fout:  # TOMLDecodeError, and numbers of thousands of digits
        plek = _REGEL.search(str(fout))
        raise GeenToml(
            "Dit is geen geldige TOML.",
            regel=int(plek[1]) if plek else None,
            gevonden=leesbaar(_REGEL.sub("", str(fout)).strip()),
            verwacht=voorbeeld,
        ) from None


def _teksten(deel: Any) -> Iterator[str]:
    if isinstance(deel, str):
        yield deel
    elif isinstance(deel, dict):
        for naam, waarde in deel.items():
            yield naam
            yield from _teksten(waarde)
    elif isinstance(deel, list):
        for waarde in deel:
            yield from _teksten(waarde)


def _keur_diepte(tekst: str) -> None:
    plek = begin = delen = 0
    na_punt = False
    while stuk := _STUK.match(tekst, plek):
        plek, soort = stuk.end(), stuk.lastgroup
        kort = na_punt or len(stuk[0]) == 1  # no part of a name is a long text
        if soort == "aanhaling":
            aanhaling = stuk[0][0] if kort else stuk[0]
            plek = _einde(tekst, stuk.start() + len(aanhaling), aanhaling)
        if soort == "woord" or (soort == "aanhaling" and kort):
            if not na_punt:
                begin, delen = stuk.start(), 0
            delen += 1
        elif soort != "punt" or na_punt:
            delen = 0
        na_punt = soort == "punt" and delen > 0
        if delen > DIEPST:
            raise GeenToml(
                f"Een naam in dit bestand bestaat uit meer dan {DIEPST} delen met punten ertussen.",
                regel=tekst.count("\n", 0, begin) + 1,
                gevonden=leesbaar(tekst[begin:plek]),
                verwacht=f"hoogstens {DIEPST} delen",
            )


def _einde(tekst: str, plek: int, aanhaling: str) -> int:
    """Where a text ends that began with this mark; plek: just after the mark."""
    while einde := _EINDE[aanhaling].search(tekst, plek):
        if einde[0] == "\n":  # a short text that nobody closed
            return einde.start()
        plek = einde.end()
        if not einde[0].startswith("\\"):
            return plek
    return len(tekst)


def _mb(bytes_: int) -> str:
    return f"{getal(bytes_ // 1_000_000)} MB"
