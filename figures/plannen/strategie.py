"""The wijkenstrategie as a table: per area a row for each onderdeel, a column for each year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.plannen.cijfernamen import ALLE_PLANNEN, Plannaam, Plek
from domain.plannen.wijkenstrategie import DAARNA, EERDER, MEER, STRATEGIE, Cel, Rij, Tijd, samen
from figures.basis.getallen import met_teken
from figures.basis.zin import cijfer, zin
from figures.plannen import zinnen_strategie as zinnen
from figures.plannen.zinnen_strategie import GEEN_PLAN, komt_voor

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
class Regel:
    """One row: which onderdeel, and its cells in the order of the columns."""

    onderdeel: str
    vakken: tuple[Vak, ...]
    buiten: bool = False  # not in the strategy's own sum


@dataclass(frozen=True)
class Strategietabel:
    """gebieden: name and rows, in order of name; the unknown area last. som: over all areas."""

    titel: str
    kolommen: tuple[str, ...]
    gebieden: tuple[tuple[str, tuple[Regel, ...]], ...]
    som: tuple[Regel, ...]
    tekst: str
    opmerkingen: tuple[str, ...]


def strategietabel(
    rijen: Sequence[Rij],
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
    per: dict[str | None, list[Rij]] = {}
    for r in rijen:
        per.setdefault(r.gebied, []).append(r)
    plek = Plek(rijen[0].gemeente if rijen else "", tijd.peildatum)

    def van(onderdeel: str, gebied: str | None = "") -> zinnen.Naam:
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
        _regel(samen(rijen, [o]), kolommen, van(o), o) for o in onderdelen if komt_voor(rijen, o)
    ]
    totaal = samen(rijen)
    netto = "totaal_zonder_overig" if komt_voor(rijen, "overig") else "totaal"
    som.append(_regel(totaal, kolommen, van("totaal"), netto))
    titel = zinnen.titel(totaal, tijd, plaats, wat, van("totaal"))
    van_tijdelijk = van("tijdelijk")("alle", "samen")
    tijdelijk_ = cijfer(van_tijdelijk, tijdelijk, met_teken) if tijdelijk else ""
    return Strategietabel(
        titel,
        ("Kern of wijk", "Onderdeel", f"{tijd.vorig} gerealiseerd", *_koppen(kolommen, tijd)),
        gebieden,
        tuple(som),
        titel + ".",
        tuple(zinnen.opmerkingen(rijen, totaal, tijd, kolommen, tijdelijk_)),
    )


def _zegt_iets(r: Rij) -> bool:
    """Whether a row holds a home: where no area is given, zeros only say that nothing happened."""
    return bool(r.gerealiseerd) or any(c.hard or c.zacht for c in r.cellen.values())


def _kolommen(rijen: Sequence[Rij], tijd: Tijd) -> tuple[str, ...]:
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
    r: Rij, kolommen: Sequence[str], cijfernaam: zinnen.Naam, onderdeel: str | None = None
) -> Regel:
    naam = onderdeel or r.onderdeel
    echt = cijfer(cijfernaam("vorig", "gerealiseerd"), r.gerealiseerd, met_teken)
    vakken = (Vak(echt), *(_vak(r.cellen.get(k), k, cijfernaam) for k in kolommen))
    return Regel(ONDERDEEL[naam], vakken, buiten=naam in ("overig", "sloop"))


def _vak(cel: Cel | None, kolom: str, naam: zinnen.Naam) -> Vak:
    if cel is None:
        return Vak(GEEN_PLAN)
    zacht = cijfer(naam(kolom, "zacht"), cel.zacht, met_teken)
    return Vak(
        cijfer(naam(kolom, "samen"), cel.samen, met_teken),
        zin("{} zacht", zacht) if cel.zacht else "",
    )
