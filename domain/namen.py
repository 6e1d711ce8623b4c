"""When an unknown name may have been meant as a known one: only where the letters say so.

A wrong suggestion is worse than none: who takes it over has figures under somebody else's name.
"Woonin" shares its first four letters with "Woonzorg Nederland" and is another corporatie.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

# Three in four letters in the same order: a slip of the pen (Portal, Amersfort, Jutfaas, Utregt)
# passes, another name (Woonin and Woonzorg 0.57, Zeist and Soest 0.60, Houten and Heusden 0.62)
# does not.
GELIJK = 0.75
_LANG = 100  # characters that are compared: a cell can hold a whole text
_KORT = 4  # letters of a first word that says enough by itself


def dichtbij(gezocht: str, bekend: Iterable[str], n: int = 3) -> tuple[str, ...]:
    """At most `n` of the known keys that `gezocht` may be a slip of, nearest first.

    Keys as of `telling.rijen.sleutel`. A name also is near where the text is its first word or
    words ("omnia" of "omnia wonen"); such a one comes after those that are spelled nearly alike.
    """
    gezocht = gezocht[:_LANG]
    if not gezocht:
        return ()
    alle = sorted(set(bekend))
    lijkt = difflib.get_close_matches(gezocht, alle, n=n, cutoff=GELIJK)
    begin = [k for k in alle if len(gezocht) >= _KORT and k.startswith(f"{gezocht} ")]
    return tuple(dict.fromkeys([*lijkt, *begin]))[:n]
