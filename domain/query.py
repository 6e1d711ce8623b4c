"""How choices stand in a query string: lists, words from a list, and what was not understood.

Shared by the filters of every page (`domain.filters`, `domain.kernen.keuze`).
"""

from __future__ import annotations

from dataclasses import dataclass

MEEST = 500  # names in one filter: more than any list that a page offers is chosen from by hand
_GETOOND = 200  # characters of what was found; an address can hold thousands


@dataclass(frozen=True)
class Probleem:
    """A filter value that means nothing: which name, what was found, what is expected (Dutch).

    oordeel: what is wrong with what was found.
    """

    naam: str
    gevonden: str
    verwacht: str
    oordeel: str = "kennen we niet"

    @property
    def tekst(self) -> str:
        """The message for the page, the log and the 400 of a download."""
        naam, gevonden = (
            t if len(t) <= _GETOOND else f"{t[:_GETOOND]}…" for t in (self.naam, self.gevonden)
        )
        return f"Filter '{naam}': '{gevonden}' {self.oordeel}. Verwacht: {self.verwacht}."


def splits(tekst: str) -> tuple[str, ...]:
    """Comma-separated; a comma inside a name is written as `\\,`. A last `\\` stands for itself."""
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
    if ontsnapt:
        delen[-1] += "\\"
    return tuple(dict.fromkeys(d.strip() for d in delen if d.strip()))


def lees_lijst(naam: str, tekst: str, problemen: list[Probleem]) -> tuple[str, ...]:
    """The names in such a list, at most MEEST; what is wrong with it is added to `problemen`.

    A text without a name in it (`,,`) is no choice: taken for none it would mean all.
    """
    waarden = splits(tekst)
    if tekst.strip() and not waarden:
        problemen.append(Probleem(naam, tekst.strip(), "een naam of code"))
    if len(waarden) > MEEST:
        gevonden, verwacht = f"{len(waarden)} namen", f"hoogstens {MEEST} tegelijk"
        problemen.append(Probleem(naam, gevonden, verwacht, "is te veel"))
    return waarden[:MEEST]


def ontsnap(waarde: str) -> str:
    """One value of such a list, so that `splits` reads it back."""
    return waarde.replace("\\", "\\\\").replace(",", "\\,")


def kies_meer(
    naam: str, tekst: str, toegestaan: tuple[str, ...], problemen: list[Probleem]
) -> tuple[str, ...]:
    """The words that are on the list, in its order; each other one is added to `problemen`."""
    gevraagd = [w.casefold() for w in lees_lijst(naam, tekst, problemen)]
    for waarde in gevraagd:
        if waarde not in toegestaan:
            problemen.append(Probleem(naam, waarde, ", ".join(toegestaan)))
    # In the order of the list, so that two ways to write one choice are one address.
    return tuple(w for w in toegestaan if w in gevraagd)
