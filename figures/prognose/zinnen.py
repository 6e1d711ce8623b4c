"""The message of Prognose, made from the data: what the plans bring, against what was agreed."""

from __future__ import annotations

from domain.afspraken.oordeel import BEHAALD, NIET_BEHAALD
from domain.cijfernaam import Cijfernaam
from domain.prognose.afstand import BINNEN, BOVEN, ONDER, PRECIES, afstand
from figures.basis.zin import Tekst, cijfer, lijst, samen, zin
from figures.prognose.beeld import Beeld

GEEN_PLANNEN = "geen plannen die hiervoor tellen"


def kernzin(b: Beeld) -> Tekst:
    """The one sentence that a wethouder takes away: nested answers, against what was agreed."""
    if b.geworden:
        return _geworden(b)
    if not b.hardheden:
        return _zonder_plannen(b)
    if b.doel is None:
        return _zonder_doel(b)
    van = doel(b)
    if not b.peildatum:
        return _onbekend(b, van)
    delen = [
        zin("{} plannen {} {}", soort, komt, _tegen(b, h, van if n == 0 else ""))
        for n, (soort, h, komt) in enumerate(
            deel
            for deel in (
                ("Met harde", "hard", f"komt {b.plaats} op"),
                ("met ook zachte" if "hard" in b.hardheden else "Met zachte", "zacht",
                 "op" if "hard" in b.hardheden else f"komt {b.plaats} op"),
            )
            if deel[1] in b.hardheden
        )
    ]  # fmt: skip
    uit = samen(delen, "; ") + "."
    if len(b.hardheden) == 2:
        return uit
    andere = "Zachte" if "hard" in b.hardheden else "Harde"
    return uit + f" {andere} plannen zijn er niet."


def doel(b: Beeld) -> Tekst:
    """'500', 'hoogstens 500', '500 tot 600'."""
    laag = cijfer(b.namen.heel("doel_totaal"), b.doel)
    if b.doel_max is not None:
        return zin("{} tot {}", laag, cijfer(b.namen.heel("doel_totaal_max"), b.doel_max))
    return zin("{}{}", "hoogstens " if b.is_maximum else "", laag)


def _tegen(b: Beeld, hardheid: str, van: str) -> Tekst:
    """'480 van 500: 20 te weinig'."""
    p = b.prognose
    n = p.met_hard if hardheid == "hard" else p.met_zacht
    kop = cijfer(b.namen.heel(f"met_{hardheid}"), n)
    return zin("{}{}: {}", kop, zin(" van {}", van) if van else "", _oordeel(b, n, hardheid))


def _geworden(b: Beeld) -> Tekst:
    """What became of a period that is over, as it was judged."""
    nu = cijfer(b.namen.heel("gerealiseerd"), b.gerealiseerd)
    kop = f"De periode {b.dagen} is voorbij"
    if b.doel is None or b.gerealiseerd is None:
        return zin("{}: {} kwam op {}.", kop, b.plaats, nu)
    uit = zin("{}: {} kwam op {} van {}: {}", kop, b.plaats, nu, doel(b),
              _oordeel(b, b.gerealiseerd, "gerealiseerd"))  # fmt: skip
    status = b.oordeel.status if b.oordeel else ""
    if status in (BEHAALD, NIET_BEHAALD):
        return zin("{}. De afspraak is {}.", uit, status)
    return uit + "."


def _onbekend(b: Beeld, van: Tekst) -> Tekst:
    """Realised figures are missing, of all parties or of some. van: the target in words."""
    p = b.prognose
    if b.deels:
        return zin(
            "Met de cijfers die er zijn en harde plannen komt {} op {} van {}; een deel van wat er "
            "is gerealiseerd, is onbekend.",
            b.plaats, cijfer(_hard(b), p.met_hard), van,
        )  # fmt: skip
    delen = [
        zin("{} van {} in {} plannen", cijfer(b.namen.heel(f"met_{h}"), n), van, soort)
        for soort, h, n in (("harde", "hard", p.met_hard), ("ook zachte", "zacht", p.met_zacht))
        if h in b.hardheden
    ]
    return zin("{} heeft {}; wat er is gerealiseerd, is onbekend.", b.plaats, lijst(delen))


def _hard(b: Beeld) -> Cijfernaam:
    return b.namen.heel("met_hard") if "hard" in b.hardheden else b.namen.los("hard")


def _zonder_plannen(b: Beeld) -> Tekst:
    if b.gerealiseerd is None:
        return zin("Van {} zijn er geen gerealiseerde cijfers en {}.", b.plaats, GEEN_PLANNEN)
    uit = zin("{} staat op {}", b.plaats, cijfer(b.namen.heel("gerealiseerd"), b.gerealiseerd))
    if b.doel is not None:
        uit = zin("{} van {}: {}", uit, doel(b), _oordeel(b, b.gerealiseerd, "gerealiseerd"))
    return zin("{}. Er zijn {}.", uit, GEEN_PLANNEN)


def _zonder_doel(b: Beeld) -> Tekst:
    p = b.prognose
    delen = [
        zin("met {} plannen netto met {}", soort, cijfer(b.namen.heel(f"met_{h}"), n))
        for soort, h, n in (("harde", "hard", p.met_hard), ("ook zachte", "zacht", p.met_zacht))
        if h in b.hardheden
    ]
    slot = "" if b.peildatum else " Wat er is gerealiseerd, is onbekend."
    werk = "groeit" if p.met_zacht >= 0 else "krimpt"
    return zin("In {} {} {} {} {}.{}", b.dagen, werk, b.plaats, samen(delen, "; "), b.wat, slot)


def _oordeel(b: Beeld, n: float, wat: str) -> Tekst:
    """How a number at the end stands to what was agreed; a maximum is never a minimum."""
    als = b.afspraak.oordeel_als if b.afspraak else None
    a = afstand(n, b.doel or 0, b.doel_max)
    hoeveel = cijfer(b.namen.los(f"{wat}.afstand"), a.aantal)
    if a.waar == BINNEN:
        return zin("dat ligt binnen de grenzen")
    if a.waar not in (PRECIES, BOVEN, ONDER):
        return zin("{} {}", hoeveel, a.waar)
    precies, erboven, eronder = _WOORDEN[als]
    woord = {PRECIES: precies, BOVEN: erboven, ONDER: eronder}[a.waar]
    if not b.geworden or als != "maximum" or a.waar != ONDER:
        return zin(woord, hoeveel) if a.waar != PRECIES else zin(woord)
    return zin("{} onder het maximum", hoeveel)


_WOORDEN = {
    "minimum": ("precies genoeg", "{} meer dan nodig", "{} te weinig"),
    "maximum": ("precies het maximum", "{} te veel", "nog ruimte voor {}"),
    None: ("precies de streefwaarde", "{} erboven", "{} eronder"),
}
