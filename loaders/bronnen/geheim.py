"""Secrets come from the environment only, and are never written down.

In the file with sources a secret is `env:NAME` (the whole value) or `${NAME}` inside a text. What
was filled in is remembered, so that it can be taken out of every message of a library.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from urllib.parse import quote, quote_plus

from loaders.verdict.fouten import KanNiet

_GEHEEL = re.compile(r"env:([A-Za-z_][A-Za-z0-9_]*)$")
_DEEL = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
WEG = "•••"


def is_verwijzing(tekst: str) -> bool:
    """Whether a text is nothing but a name in the environment."""
    return bool(_GEHEEL.match(tekst) or _DEEL.fullmatch(tekst))


def is_geheel(tekst: str) -> bool:
    """Whether a text is `env:NAME`: the environment holds all of it."""
    return bool(_GEHEEL.match(tekst))


class Geheimen:
    """Fills in secrets and hides them again. omgeving: standard the environment of the process."""

    def __init__(self, omgeving: Mapping[str, str] | None = None) -> None:
        self._omgeving = os.environ if omgeving is None else omgeving
        self._bekend: set[str] = set()

    def vul(self, tekst: str) -> str:
        """A text with its secrets. Raises KanNiet where the environment lacks one."""
        if geheel := _GEHEEL.match(tekst):
            return self._haal(geheel[1])
        return _DEEL.sub(lambda m: self._haal(m[1]), tekst)

    def onthoud(self, waarde: str | None) -> None:
        """Hide this too from now on: a secret that is part of a larger one."""
        if waarde:
            self._bekend |= {waarde, quote(waarde, safe=""), quote_plus(waarde)}

    def verberg(self, tekst: str) -> str:
        """A text without any secret that was filled in."""
        for waarde in sorted(self._bekend, key=len, reverse=True):
            tekst = tekst.replace(waarde, WEG)
        return tekst

    def _haal(self, naam: str) -> str:
        waarde = self._omgeving.get(naam, "")
        if not waarde:
            raise KanNiet(f"De omgevingsvariabele {naam} is er niet of is leeg.")
        self.onthoud(waarde)
        return waarde
