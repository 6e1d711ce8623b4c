"""How the numbers of an afspraak came about: each sum with its numbers filled in."""

from __future__ import annotations

from fractions import Fraction

from domain.afspraken.aandeelmeting import Aandeel
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.cijfernamen import AFGESPROKEN, naam_afgesproken, naam_gebied, naam_oordeel
from domain.afspraken.oordeel import Oordeel
from domain.cijfernaam import Cijfernaam
from figures.basis.getallen import MIN, getal
from figures.basis.zin import Tekst, cijfer, cijfer_aandeel, samen, zin

MAAL = "\N{MULTIPLICATION SIGN}"
Som = tuple[str, str]  # what it is, the sum with its numbers


def sommen(a: Afspraak, o: Oordeel) -> list[Som]:
    """How the numbers of what is counted came about, each with the numbers filled in."""
    uit: list[Som] = []
    if o.doel_totaal is None or o.maanden is None:
        return uit
    n = _Getallen(a, o)
    uit.append(("Doel over de hele periode", _doel_totaal(a, o, n)))
    if o.verwacht is not None:
        tijd = zin("{} van de {} maanden", n["verstreken"], n["maanden"])
        uit.append(("Verstreken", tijd))
        naam = "Gelijk verdeeld" if a.oordeel_als == "maximum" else "Nu te verwachten"
        deel = zin("{} / {}", n["verstreken"], n["maanden"])
        uit.append((naam, zin(f"{{}} {MAAL} {{}} = {{}}", n["doel_totaal"], deel, n["verwacht"])))
        if o.gerealiseerd is not None and o.resterend is not None:
            uit.append(("Gerealiseerd", _gerealiseerd(a, o, n)))
            uit.append((_rest_naam(a), _rest(o, n)))
            if o.tempo is not None:
                tempo = "Ruimte per jaar" if a.oordeel_als == "maximum" else "Tempo nodig"
                uit.append((tempo, zin("{} / ({} maanden / 12) = {} per jaar", n["resterend"],
                                       n["over"], n["tempo"])))  # fmt: skip
    return uit + _prognose(a, o, n)


class _Getallen:
    """The figures of a judgement, or of the register (`telt_boven`, `doel`), by name."""

    def __init__(self, a: Afspraak, o: Oordeel) -> None:
        self.a, self.o = a, o

    def __getitem__(self, veld: str) -> Tekst:
        if veld in AFGESPROKEN:
            return cijfer(naam_afgesproken(self.a, veld), getattr(self.a, veld), _precies)
        return cijfer(naam_oordeel(self.a, self.o, veld), getattr(self.o, veld), _precies)


def _doel_totaal(a: Afspraak, o: Oordeel, n: _Getallen) -> Tekst:
    if a.rekenwijze != "gemiddelde_per_jaar":
        if o.doel_totaal_max is None:
            return n["doel_totaal"]
        return zin("{} tot {}", n["doel_totaal"], n["doel_totaal_max"])
    velden = [("doel", "doel_totaal")]
    velden += [("doel_max", "doel_totaal_max")] if o.doel_totaal_max is not None else []
    return samen(
        (
            zin(f"{{}} per jaar {MAAL} {{}} maanden / 12 = {{}}", n[per], n["maanden"], n[totaal])
            for per, totaal in velden
        ),
        "; ",
    )


def _gerealiseerd(a: Afspraak, o: Oordeel, n: _Getallen) -> Tekst:
    if a.telt_boven is None:
        return n["gerealiseerd"]
    if o.geteld is not None and o.geteld < a.telt_boven:
        slot = cijfer(naam_oordeel(a, o, "gerealiseerd"), o.gerealiseerd)
        return zin("{}; alleen wat boven {} komt telt: {}", n["geteld"], n["telt_boven"], slot)
    return zin(f"{{}} {MIN} {{}} = {{}}", n["geteld"], n["telt_boven"], n["gerealiseerd"])


def _rest_naam(a: Afspraak) -> str:
    return "Nog ruimte" if a.oordeel_als == "maximum" else "Nog te gaan"


def _rest(o: Oordeel, n: _Getallen) -> Tekst:
    som = zin(f"{{}} {MIN} {{}} = {{}}", n["doel_totaal"], n["gerealiseerd"], n["te_gaan"])
    return som if o.erboven is None else zin("{}, dus {}", som, n["resterend"])


def _prognose(a: Afspraak, o: Oordeel, n: _Getallen) -> list[Som]:
    uit: list[Som] = []
    boven = zin(f" {MIN} {{}} (niet onder 0)", n["telt_boven"]) if a.telt_boven is not None else ""
    # What is not known is no 0: it has no place in the sum.
    delen: list[Tekst] = [] if o.geteld is None else [n["geteld"]]
    for naam, veld, totaal in (
        ("Met harde plannen", "hard", "met_hard"),
        ("Met ook zachte plannen", "zacht", "met_zacht"),
    ):
        aantal = getattr(o, veld)
        if aantal is None:
            continue
        delen.append(_met_haken(aantal, n[veld]))
        som = zin("{}{} = {}", samen(delen, " + "), boven, n[totaal])
        uit.append((naam, som if len(delen) > 1 or boven else n[totaal]))
    return uit


def _met_haken(n: int, getal_: Tekst) -> Tekst:
    return zin("({})", getal_) if n < 0 else getal_


def _precies(waarde_: float | Fraction | None) -> str:
    """Whole where it is whole, else one decimal."""
    if waarde_ is None:
        return getal(None)
    return getal(waarde_, 0 if Fraction(waarde_).denominator == 1 else 1)


def sommen_aandeel(a: Afspraak, o: Oordeel, d: Aandeel) -> list[Som]:
    """How a share came about. o: its oordeel, of the whole (not of one of its areas)."""
    if d.nu is None:
        return []

    def n(veld: str, waarde: int | None) -> Tekst:
        return cijfer(naam_gebied(a, o, veld, None), waarde)

    def deling(deel: str, geheel: str, veld: str, aandeel: Fraction) -> Tekst:
        uit = cijfer_aandeel(naam_gebied(a, o, veld, None), aandeel)
        return zin("{} / {} = {}", deel, geheel, uit)

    deel, geheel = n("deel", d.deel), n("geheel", d.geheel)
    regels: list[Som] = [("Aandeel nu", deling(deel, geheel, "gerealiseerd", d.nu))]
    for naam, laag, paar in (
        ("Met harde plannen", "hard", d.met_hard), ("Met ook zachte plannen", "zacht", d.met_zacht),
    ):  # fmt: skip
        if paar:
            erbij = [
                _erbij(naam_gebied(a, o, f"{wat}_{laag}_erbij", None), w)
                for wat, w in zip(("deel", "geheel"), d.erbij(paar), strict=True)
            ]
            boven, onder = zin("({} {})", deel, erbij[0]), zin("({} {})", geheel, erbij[1])
            regels.append((naam, deling(boven, onder, f"met_{laag}", Fraction(*paar))))
    return regels


def _erbij(naam: Cijfernaam, n: int) -> Tekst:
    return cijfer(naam, n, lambda w: f"{MIN} {getal(-w)}" if w < 0 else f"+ {getal(w)}")
