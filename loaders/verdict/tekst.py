"""The verdict as text, for a terminal or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from loaders.verdict.verdict import Melding, Rapport

_KLEUR = {"fout": "bold red", "waarschuwing": "yellow", "melding": "cyan"}
_MEER = {"fout": "fouten", "waarschuwing": "waarschuwingen", "melding": "meldingen"}


def toon(naam: str, rapport: Rapport) -> None:
    """Print the verdict on one file: the outcome first, then every line of the report."""
    kop = (
        f"{naam}: {'aangenomen' if rapport.aangenomen else 'NIET aangenomen'} ({telling(rapport)})"
    )
    if not sys.stdout.isatty():
        sys.stdout.write("\n".join([kop, *(regel(m) for m in rapport.meldingen)]) + "\n")
        return
    scherm = Console()
    scherm.print(Text(kop, "bold green" if rapport.aangenomen else "bold red"))
    for m in rapport.meldingen:
        tekst = Text(regel(m))
        tekst.stylize(_KLEUR[m.ernst], 0, len(m.ernst) + 2)
        scherm.print(tekst, soft_wrap=True)


def telling(rapport: Rapport) -> str:
    """How many of each ernst: `1 fout, 2 waarschuwingen`."""
    delen = [
        f"{n} {ernst if n == 1 else meer}"
        for ernst, meer in _MEER.items()
        if (n := rapport.aantal(ernst))  # type: ignore[arg-type]
    ]
    return ", ".join(delen) or "geen opmerkingen"


def regel(m: Melding) -> str:
    """One line of the report: ernst, where, what, found, expected, what to type."""
    return f"  {m.ernst:<12} {' '.join(_delen(m))}"


def _delen(m: Melding) -> Iterator[str]:
    waar = [m.blad, f"rij {m.rij}" if m.rij else "", f"kolom {m.kolom}" if m.kolom else ""]
    if any(waar):
        yield ", ".join(w for w in waar if w) + ":"
    yield m.melding
    if m.gevonden:
        yield f"Gevonden: '{m.gevonden}'."
    if m.verwacht:
        yield f"Verwacht: {m.verwacht}{'' if m.verwacht.endswith('.') else '.'}"
    if m.suggestie:
        yield f"Suggestie: {m.suggestie}"
