"""A list as a sentence has it: 'a, b en c'."""

from __future__ import annotations

from collections.abc import Sequence


def opsomming(delen: Sequence[str], woord: str = "en") -> str:
    """The parts in one text, with `woord` before the last."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} {woord} {delen[-1]}"
