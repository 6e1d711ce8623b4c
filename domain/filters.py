"""Filters: what a reader has chosen, frozen, from and to a query string.

The page, the download and the copied address read the same names, and what is absent means the
same in all three (see `STANDAARD`). How lists and words from a list stand in a query string, and
how it is said what was not understood, is shared by the filters of every page
(`domain.kernen.keuze` too).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.mutaties import DUREN, PERSPECTIEVEN, SEGMENTEN, STATUSSEN
from domain.perioden import Periode, lees_periode

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


__all__ = ["SLOOP", "STANDAARD", "Filters", "Probleem"]

SLOOP = ("met", "zonder")
VROEGST, LAATST = date(1900, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True)
class Filters:
    """A selection. Empty gemeente, corporatie or gebied means all of them.

    gemeente, corporatie, gebied hold codes once `store.vragen.namen.los_op`
    has been over them; before that they hold what the reader wrote. Empty duur, segment or
    status means the standard choice; the order in which they are given does not matter.
    Raises ValueError for a choice that is not on its list.
    """

    gemeente: tuple[str, ...] = ()
    corporatie: tuple[str, ...] = ()
    gebied: tuple[str, ...] = ()
    van: date | None = None
    tot: date | None = None
    duur: tuple[str, ...] = ("permanent",)
    segment: tuple[str, ...] = ("sociaal",)
    status: tuple[str, ...] = STATUSSEN
    perspectief: str = "sector"
    sloop: str = "met"
    stand: str | None = None

    def __post_init__(self) -> None:
        # One choice is one value, however it was written: it is an address and a cache key.
        for naam, keuzes in (("duur", DUREN), ("segment", SEGMENTEN), ("status", STATUSSEN)):
            waarden = getattr(self, naam)
            if onbekend := set(waarden) - set(keuzes):
                raise ValueError(f"{naam}: {', '.join(sorted(onbekend))}")
            gekozen = tuple(k for k in keuzes if k in waarden)
            object.__setattr__(self, naam, gekozen or getattr(Filters, naam))
        if self.perspectief not in PERSPECTIEVEN or self.sloop not in SLOOP:
            raise ValueError(f"perspectief {self.perspectief}, sloop {self.sloop}")

    @property
    def periode(self) -> Periode:
        """The chosen period; open ends reach as far as the data can."""
        return Periode(self.van or VROEGST, self.tot or LAATST)

    @property
    def zonder_sloop(self) -> bool:
        """Whether sloop is left out of the growth."""
        return self.sloop == "zonder"

    def met(self, **wijzigingen: object) -> Filters:
        """A copy with some fields changed."""
        return replace(self, **wijzigingen)  # type: ignore[arg-type]

    def naar_query(self) -> dict[str, str]:
        """The query names and values, without what is as standard; `uit_query` reads it back."""
        uit: dict[str, str] = {}
        for naam in ("gemeente", "corporatie", "gebied", "duur", "segment", "status"):
            waarden = getattr(self, naam)
            if waarden != getattr(STANDAARD, naam):
                uit[naam] = ",".join(ontsnap(w) for w in waarden)
        if self.van:
            uit["van"] = _kort(self.van, begin=True)
        if self.tot:
            uit["tot"] = _kort(self.tot, begin=False)
        for naam in ("perspectief", "sloop", "stand"):
            waarde = getattr(self, naam)
            if waarde != getattr(STANDAARD, naam):
                uit[naam] = waarde
        return uit

    @staticmethod
    def uit_query(query: Mapping[str, str]) -> tuple[Filters, tuple[Probleem, ...]]:
        """Read a query; an unknown value is left out and named in a Probleem.

        Names that are not filters are ignored (a page may have others).
        """
        problemen: list[Probleem] = []
        velden: dict[str, object] = {}
        for naam in ("gemeente", "corporatie", "gebied"):
            if waarden := lees_lijst(naam, query.get(naam, ""), problemen):
                velden[naam] = waarden
        for naam, toegestaan in (("duur", DUREN), ("segment", SEGMENTEN), ("status", STATUSSEN)):
            if gekozen := kies_meer(naam, query.get(naam, ""), toegestaan, problemen):
                velden[naam] = gekozen
        for naam, keuze in (("perspectief", PERSPECTIEVEN), ("sloop", SLOOP)):
            if gekozen := kies_meer(naam, query.get(naam, ""), keuze, problemen):
                velden[naam] = gekozen[0]
            if len(gekozen) > 1:
                problemen.append(Probleem(naam, ",".join(gekozen), f"één van {' of '.join(keuze)}"))
                del velden[naam]
        if query.get("stand", "").strip():
            velden["stand"] = query["stand"].strip()
        velden |= _grenzen(query, problemen)
        return Filters(**velden), tuple(problemen)  # type: ignore[arg-type]


STANDAARD = Filters()


def _grenzen(query: Mapping[str, str], problemen: list[Probleem]) -> dict[str, date]:
    uit: dict[str, date] = {}
    for naam in ("van", "tot"):
        tekst = query.get(naam, "").strip()
        if not tekst:
            continue
        try:
            periode = lees_periode(tekst)
        except ValueError:
            problemen.append(Probleem(naam, tekst, "een jaar (2024) of een datum (2024-07-01)"))
            continue
        uit[naam] = periode.van if naam == "van" else periode.tot
    if "van" in uit and "tot" in uit and uit["tot"] < uit["van"]:
        problemen.append(
            Probleem("tot", query["tot"], f"een dag op of na het begin ({uit['van'].isoformat()})")
        )
        del uit["tot"]
    return uit


def _kort(dag: date, *, begin: bool) -> str:
    """A whole year as 2024, else the date."""
    if (dag.month, dag.day) == ((1, 1) if begin else (12, 31)):
        return str(dag.year)
    return dag.isoformat()
