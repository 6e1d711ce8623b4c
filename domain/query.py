"""How choices stand in a query string: lists, words from a list, and what was not understood.

Shared by the filters of every page (`domain.filters`, `domain.kernkeuze`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Probleem:
    """A filter value that means nothing: which name, what was found, what is expected (Dutch)."""

    naam: str
    gevonden: str
    verwacht: str

    @property
    def tekst(self) -> str:
        """The message for the page, the log and the 400 of a download."""
        return f"Filter '{self.naam}': '{self.gevonden}' kennen we niet. Verwacht: {self.verwacht}."


def splits(tekst: str) -> tuple[str, ...]:
    """Comma-separated; a comma inside a name is written as `\\,`."""
    delen: list[str] = [""]
    ontsnapt = False
    for teken in tekst:
        if ontsnapt or (teken not in ("\\", ",")):
            delen[-1] += teken
            ontsnapt = False
        elif teken == "\\":
            ontsnapt = True
        else:
            delen.append("")
    return tuple(dict.fromkeys(d.strip() for d in delen if d.strip()))


def ontsnap(waarde: str) -> str:
    """One value of such a list, so that `splits` reads it back."""
    return waarde.replace("\\", "\\\\").replace(",", "\\,")


def kies_meer(
    naam: str, tekst: str, toegestaan: tuple[str, ...], problemen: list[Probleem]
) -> tuple[str, ...]:
    """The words that are on the list, in its order; each other one is added to `problemen`."""
    gevraagd = [w.casefold() for w in splits(tekst)]
    for waarde in gevraagd:
        if waarde not in toegestaan:
            problemen.append(Probleem(naam, waarde, ", ".join(toegestaan)))
    # In the order of the list, so that two ways to write one choice are one address.
    return tuple(w for w in toegestaan if w in gevraagd)
