"""An area with its share of sociale huur, its words and its table, as all of Kernen wants them.

The words say what an area is called and what each definition of the share counts. Percentages run
from 0 to 100. What is not known is None, never 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.cijfernaam import ALLES, Cijfernaam
from domain.kernen.aandeel import als_procent
from domain.kernen.aantallen import (
    BOVEN,
    GEEN,
    MOGELIJK,
    ONDER,
    ZONDER_DOEL,
    Niveautelling,
    naam_telling,
)
from domain.kernen.aantallen import tel as tel_liggingen
from domain.kernen.cijfernamen import Kernnaam, percentage
from domain.kernen.kern import Uitkomst, een_decimaal, grof
from figures.basis.getallen import ONBEKEND, datum, getal
from figures.basis.grafiek import Tabel
from figures.basis.zin import Tekst, cijfer, zin


@dataclass(frozen=True)
class Woord:
    """What the areas of a page are called: kern/kernen, wijk/wijken, buurt/buurten."""

    een: str
    meer: str


KERN, WIJK, BUURT = Woord("kern", "kernen"), Woord("wijk", "wijken"), Woord("buurt", "buurten")
WOORDEN = {"kern": KERN, "wijk": WIJK, "buurt": BUURT}

BEZIT = "bezit_corporatie"  # all homes of corporaties, also those that are no sociale huur
BEZIT_NAAM = "woningen van corporaties"
# definitie -> (as a choice, what S is in a sentence)
DEFINITIE = {
    "bezit_corporatie": (
        "Bezit van corporaties (CBS)",
        "alle woningen van corporaties, ook die geen sociale huur zijn. Sociale huur van anderen "
        "telt niet mee",
    ),
    "sociaal_bezit_corporatie": (
        "Sociale huur van corporaties",
        "de sociale huurwoningen van corporaties. Sociale huur van anderen telt niet mee",
    ),
    "sociaal_contract": (
        "Sociaal huurcontract, elke verhuurder",
        "alle woningen met een sociaal huurcontract, van welke verhuurder ook",
    ),
}


def kop_sociaal(definities: Iterable[str | None]) -> str:
    """The heading above S: all homes of corporaties are not sociale huur."""
    if BEZIT in set(definities):
        return "Woningen van corporaties"
    return "Sociale huur"


def telt(definitie: str | None, bezit: str = "van een corporatie") -> str:
    """What a share counts, as behind 'van de woningen is'. bezit: all homes of corporaties."""
    return bezit if definitie == BEZIT else "sociale huur"


def wat_telt(definitie: str | None) -> str:
    """The homes that a share counts: not all homes of corporaties are sociale huur."""
    return BEZIT_NAAM if definitie == BEZIT else "sociale huurwoningen"


def definitie_label(definitie: str | None) -> str:
    """The definition as a choice."""
    return DEFINITIE[definitie][0] if definitie else "onbekend"


GEMEENTE, OVERIG = "gemeente", "overig"

# What depends on the target, and on the mix as well.
MET_DOEL = ("tekort", "nodig", "bouw", "bouw_sociaal")
MET_MIX = ("bouw", "bouw_sociaal")


@dataclass(frozen=True, slots=True)
class Kern:
    """One area: gemeente, kern or wijk, buurt, or the rest of a gemeente (`overig`).

    aandeel, laag, hoog, doel: percentages; laag and hoog differ where the source rounds, and are
    None where it gives no margin. ligging: how it stands to the target. overconcentratie: ja,
    mogelijk or nee; None where no afspraak speaks of it. doel: None where there is none. haalbaar:
    None where the share is unknown, or without a target. mix: the social share of new building
    (percentage). marge: homes that the rounding of the source leaves open either way. naam: what
    the names of its figures share.
    """

    gebied: str
    code: str
    niveau: str
    doel: float | None
    ligging: str = GEEN
    indeling: int | None = None
    peildatum: date | None = None
    woningen: int | None = None
    sociaal: int | None = None
    aandeel: float | None = None
    laag: float | None = None
    hoog: float | None = None
    tekort: int | None = None
    zonder_bouw: int | None = None
    totaal: int | None = None
    totaal_sociaal: int | None = None
    haalbaar: bool | None = None
    definitie: str | None = None
    overconcentratie: str | None = None
    fictief: bool = False
    bron: str = ""
    naam: Kernnaam | None = None
    mix: float | None = None
    marge: int = 0

    def cijfernaam(self, maat: str) -> Cijfernaam:
        """The name of one of its figures (`domain.kernen.cijfernamen`)."""
        keuze: dict[str, object] = {}
        if maat in MET_DOEL and self.doel is not None:
            keuze["t"] = percentage(self.doel)
        if maat in MET_MIX and self.mix is not None:
            keuze["n"] = percentage(self.mix)
        return self.kernnaam.van(maat, **keuze)

    @property
    def kernnaam(self) -> Kernnaam:
        """What the names of its figures share."""
        return self.naam or Kernnaam(self.code, self.peildatum, self.definitie)

    def cijfer(
        self, maat: str, waarde: int | float | None, vorm: Callable[[Any], str] = getal
    ) -> Tekst:
        """One of its figures with its name."""
        return cijfer(self.cijfernaam(maat), waarde, vorm)

    @property
    def heeft_marge(self) -> bool:
        """Whether the source rounds so much that the share is a range."""
        return self.laag is not None and self.hoog is not None and self.laag < self.hoog


_LIGGING = {"ja": BOVEN, "nee": ONDER, "mogelijk": MOGELIJK, None: GEEN}


def van_uitkomst(u: Uitkomst, gebied: str, niveau: str, **meer: Any) -> Kern:
    """An area with what the domain computed for it; meer: the fields that do not follow from it."""
    o, c = u.opgave, u.cijfer
    cijfers: dict[str, Any] = {}
    if c.aandeel is not None:
        cijfers = {
            "aandeel": als_procent(c.aandeel),
            "laag": c.laag,
            "hoog": c.hoog,
            "marge": c.marge_woningen,
            "ligging": ZONDER_DOEL,
        }
    if o is not None:
        cijfers |= {
            "tekort": o.tekort,
            "zonder_bouw": o.zonder_bouw,
            "totaal": o.totaal,
            "totaal_sociaal": o.totaal_sociaal,
            "haalbaar": o.haalbaar,
            "mix": als_procent(o.nieuwbouwaandeel),
            "ligging": _LIGGING[u.bereikt],
        }
    return Kern(
        gebied=gebied,
        code=u.cijfer.code,
        niveau=niveau,
        doel=None if u.doel is None else als_procent(u.doel),
        woningen=u.cijfer.woningen,
        sociaal=u.cijfer.sociaal,
        **cijfers,
        **meer,
    )


def slechtste_eerst(kernen: Iterable[Kern]) -> tuple[Kern, ...]:
    """Lowest share first; what is not known after it (most dwellings first), the rest last."""
    return tuple(
        sorted(
            kernen,
            key=lambda k: (
                k.niveau == OVERIG,
                k.aandeel is None,
                k.aandeel if k.aandeel is not None else -(k.woningen or 0),
                k.gebied.casefold(),
            ),
        )
    )


def delen(kernen: Iterable[Kern]) -> tuple[Kern, ...]:
    """The areas themselves: without the gemeente, without the rest."""
    return tuple(k for k in kernen if k.niveau not in (GEMEENTE, OVERIG))


def procent(waarde: float | None, *, heel: bool = False) -> str:
    """22.3 as 22,3%; heel: as the source gives it, in whole percentages."""
    tekst = getal(waarde, 0 if heel else 1)
    return tekst if tekst == ONBEKEND else f"{tekst}%"


def aandeel_tekst(k: Kern) -> Tekst:
    """'22,3%', or '60% (59,5 tot 60,5%)' where the source rounds, or 'onbekend'."""
    if not k.heeft_marge:
        return k.cijfer("aandeel", een_decimaal(k.aandeel), procent)
    return zin(
        "{} ({} tot {}%)",
        kort_aandeel(k),
        k.cijfer("aandeel_min", een_decimaal(k.laag), _met_een),
        k.cijfer("aandeel_max", een_decimaal(k.hoog), _met_een),
    )


def kort_aandeel(k: Kern) -> Tekst:
    """The share without its margin, in no more figures than its source has."""
    heel = procent(k.aandeel, heel=True)
    vorm = (lambda _: heel) if grof(k.laag, k.hoog) else procent
    return k.cijfer("aandeel", een_decimaal(k.aandeel), vorm)


def _met_een(waarde: float | None) -> str:
    return getal(waarde, 1)


def doel_tekst(doel: float | None) -> str:
    """30 as 30%, 33.3 as 33,3%; "geen doel" where there is none."""
    if doel is None:
        return "geen doel"
    return procent(doel, heel=float(doel).is_integer())


@dataclass(frozen=True)
class Gebiedentelling:
    """How many areas there are and how they stand, each number with its name."""

    telling: Niveautelling
    geheel: Kernnaam
    niveau: str
    doel: float | None

    def cijfer(self, aard: str, nul: str = "geen") -> Tekst:
        """aard: a field of `domain.kernen.aantallen.Niveautelling`. nul: the word for 0."""
        return cijfer(
            self.naam(aard), getattr(self.telling, aard), lambda n: getal(n) if n else nul
        )

    def naam(self, aard: str) -> Cijfernaam:
        """The name of one of the numbers."""
        return naam_telling(self.geheel, aard, self.niveau, self.doel)

    def de(self, aard: str, woord: Woord) -> Tekst:
        """'de 12 kernen', 'de ene kern'."""
        een = getattr(self.telling, aard) == 1
        zegt = self.cijfer(aard) if not een else cijfer(self.naam(aard), 1, lambda _: "ene")
        return zin("de {} {}", zegt, woord.een if een else woord.meer)


def gebieden(kernen: Sequence[Kern]) -> Gebiedentelling:
    """Of all rows of a gemeente: its own areas are counted."""
    alle = delen(kernen)
    geheel = next((k for k in kernen if k.niveau == GEMEENTE), None)
    van = geheel.kernnaam if geheel else Kernnaam(ALLES, None)
    return Gebiedentelling(
        tel_liggingen((k.ligging, bool(k.tekort)) for k in alle),
        van,
        alle[0].niveau if alle else "",
        alle[0].doel if alle else None,
    )


def aandelen(kernen: Sequence[Kern]) -> Tabel:
    """Per area its dwellings and its share with the margin; lowest share first."""
    return Tabel(
        (
            "Gebied",
            "Woningen",
            kop_sociaal(k.definitie for k in kernen),
            "Aandeel",
            "Minstens",
            "Hoogstens",
            "Peildatum",
        ),
        tuple(
            (
                k.gebied,
                k.woningen,
                k.sociaal,
                k.cijfer("aandeel", een_decimaal(k.aandeel), procent),
                k.cijfer("aandeel_min", een_decimaal(k.laag), procent),
                k.cijfer("aandeel_max", een_decimaal(k.hoog), procent),
                datum(k.peildatum),
            )
            for k in slechtste_eerst(kernen)
        ),
        namen=tuple(
            (None, k.cijfernaam("woningen"), k.cijfernaam("sociaal"), None, None, None, None)
            for k in slechtste_eerst(kernen)
        ),
    )
