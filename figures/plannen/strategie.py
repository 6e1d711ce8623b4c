"""The wijkenstrategie as a table and in sentences.

Per area a row for each onderdeel, a column for each year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from domain.cijfernaam import Cijfernaam
from domain.opsomming import opsomming
from domain.plannen.cijfernamen import ALLE_PLANNEN, GemeenteOpDag, Plannaam
from domain.plannen.wijkenstrategie import (
    DAARNA,
    EERDER,
    MEER,
    STRATEGIE,
    Cel,
    Strategierij,
    Tijd,
    onderdelen_samen,
    vier_jaar,
)
from figures.basis.getallen import datum, met_teken
from figures.basis.zin import Tekst, cijfer, lijst, zin

GEEN_PLAN = "–"


def komt_voor(rijen: Sequence[Strategierij], onderdeel: str) -> bool:
    """Whether there is a row about it."""
    return any(r.onderdeel == onderdeel for r in rijen)


Naam = Callable[
    [str, str], Cijfernaam
]  # by column and aard (`domain.plannen.cijfernamen.Plannaam`)


def strategietitel(totaal: Strategierij, tijd: Tijd, plaats: str, wat: str, naam: Naam) -> Tekst:
    """The message: what is planned in the four years, and after them."""
    van, tot = str(tijd.jaren[0]), str(tijd.jaren[-1])
    delen = [
        zin("{} netto {}", woord, cijfer(naam(kolom, "samen"), n))
        for kolom, woord in (
            (EERDER, "eerder gepland"),
            (MEER, "over meer jaren samen"),
            (DAARNA, "daarna"),
        )
        if (n := totaal.cellen.get(kolom, Cel()).samen)
    ]
    slot = zin(", {}{}", "en " if len(delen) == 1 else "", lijst(delen)) if delen else ""
    vier = vier_jaar(totaal, tijd)
    if vier is None:
        sjabloon = "Voor {} tot en met {} zijn van {} geen plannen voor {} bekend"
        kop = zin(sjabloon, van, tot, plaats, wat)
    else:
        aantal = cijfer(naam("vier", "samen"), vier.samen)
        sjabloon = "In {} tot en met {} zijn in {} netto {} {} gepland"
        kop = zin(sjabloon, van, tot, plaats, aantal, wat)
    return kop + slot + " (zonder sloop)"


def strategieopmerkingen(
    rijen: Sequence[Strategierij],
    totaal: Strategierij,
    tijd: Tijd,
    kolommen: Sequence[str],
    tijdelijk: str,
) -> list[str]:
    """What a reader must know to read the table. tijdelijk: of how many homes, "" of none."""
    uit = [
        f"Vier jaar vooruit vanaf de peildatum, {datum(tijd.peildatum)}. Hard en zacht samen; wat "
        f"daarvan zacht is, staat erbij. {GEEN_PLAN} is: geen plan in de leveringen.",
        "De wijkenstrategie telt productie, verkoop, liberalisatie en socialisatie, geen sloop. "
        "Sloop staat er apart onder.",
    ]
    if komt_voor(rijen, "overig"):
        uit.append("Overig is aankoop, terugkoop, uitruil en wat niet is uitgesplitst.")
    if totaal.gerealiseerd is None:
        uit.append(f"Van {tijd.vorig} zijn niet alle gerealiseerde cijfers er.")
    if extra := [w for k, w in ((EERDER, "eerdere jaren"), (MEER, "meer jaren samen"))
                 if k in kolommen]:  # fmt: skip
        uit.append(f"Plannen over {opsomming(extra)} staan in een eigen kolom.")
    if EERDER in kolommen:
        uit.append(
            "Eerder gepland: die periode is begonnen of voorbij, en gerealiseerde cijfers zijn er "
            "nog niet."
        )
    if tijdelijk:
        uit.append(zin("Tijdelijke woningen tellen niet mee: netto {} gepland.", tijdelijk))
    return uit


ONDERDEEL = {
    "productie": "Productie",
    "verkoop": "Verkoop",
    "liberalisatie": "Liberalisatie",
    "socialisatie": "Socialisatie",
    "overig": "Overig",
    "sloop": "Sloop",
    "totaal": "Netto, zonder sloop",
    "totaal_zonder_overig": "Netto, zonder sloop en overig",
}
ONBEKEND_GEBIED = "Gebied niet bekend"


@dataclass(frozen=True)
class Vak:
    """One cell: the figure, and below it how much of it is in zachte plannen."""

    tekst: str
    zacht: str = ""


@dataclass(frozen=True)
class Strategieregel:
    """One row: which onderdeel, and its cells in the order of the columns."""

    onderdeel: str
    vakken: tuple[Vak, ...]
    buiten: bool = False  # not in the strategy's own sum


@dataclass(frozen=True)
class Strategietabel:
    """gebieden: name and rows, in order of name; the unknown area last. som: over all areas."""

    titel: str
    kolommen: tuple[str, ...]
    gebieden: tuple[tuple[str, tuple[Strategieregel, ...]], ...]
    som: tuple[Strategieregel, ...]
    tekst: str
    opmerkingen: tuple[str, ...]


def strategietabel(
    rijen: Sequence[Strategierij],
    tijd: Tijd,
    plaats: str,
    namen: Mapping[str, str],
    *,
    wat: str = "sociale huurwoningen",
    tijdelijk: int = 0,
    naam: Plannaam = ALLE_PLANNEN,
) -> Strategietabel:
    """One gemeente. rijen: of `domain.plannen.wijkenstrategie`, of one segment or more (`wat`)."""
    kolommen = _kolommen(rijen, tijd)
    per: dict[str | None, list[Strategierij]] = {}
    for r in rijen:
        per.setdefault(r.gebied, []).append(r)
    plek = GemeenteOpDag(rijen[0].gemeente if rijen else "", tijd.peildatum)

    def van(onderdeel: str, gebied: str | None = "") -> Naam:
        return lambda kolom, aard: naam.strategie(plek, onderdeel, kolom, aard, gebied)

    volgorde = sorted(per, key=lambda g: (g is None, namen.get(g or "", g or "").casefold()))
    gebieden = tuple(
        (
            namen.get(g, g) if g else ONBEKEND_GEBIED,
            tuple(_regel(r, kolommen, van(r.onderdeel, g)) for r in per[g]),
        )
        for g in volgorde
        if g or any(_zegt_iets(r) for r in per[g])
    )
    onderdelen = [*STRATEGIE, *(o for o in ("overig", "sloop") if komt_voor(rijen, o))]
    som = [
        _regel(onderdelen_samen(rijen, [o]), kolommen, van(o), o)
        for o in onderdelen
        if komt_voor(rijen, o)
    ]
    totaal = onderdelen_samen(rijen)
    netto = "totaal_zonder_overig" if komt_voor(rijen, "overig") else "totaal"
    som.append(_regel(totaal, kolommen, van("totaal"), netto))
    titel = strategietitel(totaal, tijd, plaats, wat, van("totaal"))
    van_tijdelijk = van("tijdelijk")("alle", "samen")
    tijdelijk_ = cijfer(van_tijdelijk, tijdelijk, met_teken) if tijdelijk else ""
    return Strategietabel(
        titel,
        ("Kern of wijk", "Onderdeel", f"{tijd.vorig} gerealiseerd", *_koppen(kolommen, tijd)),
        gebieden,
        tuple(som),
        titel + ".",
        tuple(strategieopmerkingen(rijen, totaal, tijd, kolommen, tijdelijk_)),
    )


def _zegt_iets(r: Strategierij) -> bool:
    """Whether a row holds a home: where no area is given, zeros only say that nothing happened."""
    return bool(r.gerealiseerd) or any(c.hard or c.zacht for c in r.cellen.values())


def _kolommen(rijen: Sequence[Strategierij], tijd: Tijd) -> tuple[str, ...]:
    """The four years and daarna always; the others only where there is a plan for them."""
    aanwezig = {k for r in rijen for k in r.cellen}
    jaren = tuple(str(j) for j in tijd.jaren)
    eerder, meer = ((k,) if k in aanwezig else () for k in (EERDER, MEER))
    return (*eerder, *jaren, *meer, DAARNA)


def _koppen(kolommen: Sequence[str], tijd: Tijd) -> tuple[str, ...]:
    woorden = {
        EERDER: "Eerder gepland",
        MEER: "Over meer jaren",
        DAARNA: f"Daarna (vanaf {tijd.jaren[-1] + 1})",
    }
    return tuple(woorden.get(k, k) for k in kolommen)


def _regel(
    r: Strategierij, kolommen: Sequence[str], cijfernaam: Naam, onderdeel: str | None = None
) -> Strategieregel:
    naam = onderdeel or r.onderdeel
    echt = cijfer(cijfernaam("vorig", "gerealiseerd"), r.gerealiseerd, met_teken)
    vakken = (Vak(echt), *(_vak(r.cellen.get(k), k, cijfernaam) for k in kolommen))
    return Strategieregel(ONDERDEEL[naam], vakken, buiten=naam in ("overig", "sloop"))


def _vak(cel: Cel | None, kolom: str, naam: Naam) -> Vak:
    if cel is None:
        return Vak(GEEN_PLAN)
    zacht = cijfer(naam(kolom, "zacht"), cel.zacht, met_teken)
    return Vak(
        cijfer(naam(kolom, "samen"), cel.samen, met_teken),
        zin("{} zacht", zacht) if cel.zacht else "",
    )
