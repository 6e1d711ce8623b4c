"""What a choice of a reader is: a `Selectie` of fields, each declared once as a `Veld`.

The kind of a field says how it stands in a query string, what of it is possible, and in which order
its words go. The address, the check, the controls of a page and the words of Herkomst follow from
the declaration.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, Self

from domain.perioden import lees_periode

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


@dataclass(frozen=True, kw_only=True)
class Veld:
    """One text, as it is written.

    label: of its control. leeg: what it means there to choose nothing. herkomst: its name in the
    sheet Herkomst where it has another one there; geen: what nothing means there, where that is
    said in other words. later: it is read, and so named in a message, after the other fields.
    """

    label: str = ""
    leeg: str = ""
    herkomst: str = ""
    geen: str = ""
    standaard: Any = None
    later: bool = False

    def lees(self, naam: str, tekst: str, problemen: list[Probleem]) -> Any:
        """The value of a text; None or () where it holds none, or none that is understood."""
        return tekst.strip() or None

    def schrijf(self, waarde: Any) -> str:
        """The text of a value; `lees` reads it back."""
        return str(waarde)

    def keur(self, naam: str, waarde: Any) -> Any:
        """The value in the one way that it is kept; raises ValueError for what cannot be."""
        return waarde


@dataclass(frozen=True, kw_only=True)
class Namen(Veld):
    """Names or codes; none means all."""

    standaard: tuple[str, ...] = ()

    def lees(self, naam: str, tekst: str, problemen: list[Probleem]) -> Any:
        """The names, at most MEEST."""
        return lees_lijst(naam, tekst, problemen)

    def schrijf(self, waarde: Any) -> str:
        """As a list that `splits` reads."""
        return ",".join(ontsnap(w) for w in waarde)


@dataclass(frozen=True, kw_only=True)
class Woorden(Namen):
    """Words from a closed list, in its order; none means the standard ones."""

    keuzes: tuple[str, ...]

    def lees(self, naam: str, tekst: str, problemen: list[Probleem]) -> Any:
        """The words that are on the list."""
        return kies_meer(naam, tekst, self.keuzes, problemen)

    def keur(self, naam: str, waarde: Any) -> Any:
        """One choice is one value, however it was written: it is an address and a cache key."""
        if onbekend := set(waarde) - set(self.keuzes):
            raise ValueError(f"{naam}: {', '.join(sorted(onbekend))}")
        return tuple(k for k in self.keuzes if k in waarde) or self.standaard


@dataclass(frozen=True, kw_only=True)
class Woord(Veld):
    """One word from a closed list. waarom: why not more, in a message."""

    keuzes: tuple[str, ...]
    waarom: str = ""

    def lees(self, naam: str, tekst: str, problemen: list[Probleem]) -> Any:
        """The one word; two is none."""
        gekozen = kies_meer(naam, tekst, self.keuzes, problemen)
        if len(gekozen) > 1:
            verwacht = f"één van {' of '.join(self.keuzes)}{self.waarom}"
            problemen.append(Probleem(naam, ",".join(gekozen), verwacht))
        return gekozen[0] if len(gekozen) == 1 else None

    def keur(self, naam: str, waarde: Any) -> Any:
        """On the list, or the standard."""
        if waarde not in (self.standaard, *self.keuzes):
            raise ValueError(f"{naam}: {waarde}")
        return waarde


@dataclass(frozen=True, kw_only=True)
class Dag(Veld):
    """A day, or a year for its last day. voorbeeld: a day, for the message."""

    voorbeeld: str = "2024-12-31"

    def lees(self, naam: str, tekst: str, problemen: list[Probleem]) -> Any:
        """The day."""
        if not (tekst := tekst.strip()):
            return None
        try:
            return self._dag(tekst)
        except ValueError:
            verwacht = f"een jaar (2024) of een datum ({self.voorbeeld})"
            problemen.append(Probleem(naam, tekst, verwacht))
            return None

    def _dag(self, tekst: str) -> date:
        return lees_periode(tekst).tot


@dataclass(frozen=True, kw_only=True)
class Grens(Dag):
    """The first or the last day of a period. na: the field of its begin; None for a begin."""

    voorbeeld: str = "2024-07-01"
    na: str | None = None

    def _dag(self, tekst: str) -> date:
        periode = lees_periode(tekst)
        return periode.tot if self.na else periode.van

    def schrijf(self, waarde: date) -> str:
        """A whole year as 2024, else the date."""
        heel = (12, 31) if self.na else (1, 1)
        return str(waarde.year if (waarde.month, waarde.day) == heel else waarde)


_GETAL = re.compile(r"[0-9]{1,3}(\.[0-9]{1,4})?")


@dataclass(frozen=True, kw_only=True)
class Percentage(Veld):
    """A number with a point. mag: whether it can be; verwacht: that in words."""

    mag: Callable[[Decimal], bool]
    verwacht: str

    def lees(self, naam: str, tekst: str, problemen: list[Probleem]) -> Any:
        """The number."""
        if not (tekst := tekst.strip()):
            return None
        if _GETAL.fullmatch(tekst) and self.mag(Decimal(tekst)):
            return Decimal(tekst)
        problemen.append(Probleem(naam, tekst, f"een percentage {self.verwacht}"))
        return None

    def keur(self, naam: str, waarde: Any) -> Any:
        """30.0 and 30 are one choice, and are written as 30 (never 3E+1)."""
        if waarde is None and self.standaard is None:
            return None
        if not self.mag(waarde):
            raise ValueError(f"{naam}: {waarde}")
        heel = waarde.to_integral_value()
        return Decimal(int(heel)) if waarde == heel else waarde.normalize()


def kies(veld: Veld) -> Any:
    """A field of a `Selectie`."""
    return field(default=veld.standaard, metadata={"veld": veld})


@dataclass(frozen=True)
class Selectie:
    """What a reader has chosen: every field by `kies`. Raises ValueError for what cannot be."""

    def __post_init__(self) -> None:
        for naam, veld in self.velden().items():
            object.__setattr__(self, naam, veld.keur(naam, getattr(self, naam)))

    @classmethod
    def velden(cls) -> dict[str, Veld]:
        """Its fields by name, in the order of the address."""
        return {f.name: f.metadata["veld"] for f in fields(cls)}

    def anders(self, **wijzigingen: object) -> Self:
        """A copy with some fields changed."""
        return replace(self, **wijzigingen)

    def naar_query(self) -> dict[str, str]:
        """The query names and values, without what is as standard; `uit_query` reads it back."""
        return {
            naam: veld.schrijf(waarde)
            for naam, veld in self.velden().items()
            if (waarde := getattr(self, naam)) != veld.standaard
        }

    @classmethod
    def uit_query(cls, query: Mapping[str, str]) -> tuple[Self, tuple[Probleem, ...]]:
        """Read a query; an unknown value is left out and named in a Probleem.

        Names that are not of the selection are ignored (a page may have others).
        """
        problemen: list[Probleem] = []
        uit: dict[str, Any] = {}
        for naam, veld in sorted(cls.velden().items(), key=lambda v: v[1].later):
            waarde = veld.lees(naam, query.get(naam, ""), problemen)
            if waarde is None or waarde == ():
                continue
            van = uit.get(veld.na) if isinstance(veld, Grens) and veld.na else None
            if van and waarde < van:
                verwacht = f"een dag op of na het begin ({van.isoformat()})"
                problemen.append(Probleem(naam, query[naam], verwacht))
                continue
            uit[naam] = waarde
        return cls(**uit), tuple(problemen)
