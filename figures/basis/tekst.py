"""Labels that must fit."""

from __future__ import annotations

from textwrap import wrap


def breek(tekst: str, breedte: int) -> str:
    """A label broken at spaces into lines of at most `breedte`, for plotly."""
    return "<br>".join(wrap(tekst, breedte, break_long_words=False)) or tekst
