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

# Possessive throughout: a text of any shape is passed once, without memory of where it could go
# back to. A comment, a long text, or a key (a short text or a word) with its parts.
_DEEL = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"?|'[^'\n]*+'?)"""
_STUKKEN = re.compile(
    r"#[^\n]*+"
    r'|"""(?:[^"\\]++|\\[\s\S]|"(?!""))*+(?:"{3,5}+|\\?\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}+|\Z)"
    rf"|{_DEEL}(?:[ \t]*+\.[ \t]*+{_DEEL}){{0,{DIEPST - 1}}}+"
    rf"(?P<diep>[ \t]*+\.[ \t]*+{_DEEL})?"
)


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
    for stuk in _STUKKEN.finditer(tekst):
        if stuk["diep"]:
            raise GeenToml(
                f"Een naam in dit bestand bestaat uit meer dan {DIEPST} delen met punten ertussen.",
                regel=tekst.count("\n", 0, stuk.start()) + 1,
                gevonden=leesbaar(stuk[0]),
                verwacht=f"hoogstens {DIEPST} delen",
            )


def _mb(bytes_: int) -> str:
    return f"{getal(bytes_ // 1_000_000)} MB"
