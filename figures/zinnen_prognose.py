"""The message of Prognose, made from the data: what the plans bring, against what was agreed."""

from __future__ import annotations

from figures.getallen import afgerond, getal, opsomming
from figures.prognose_beeld import Beeld

GEEN_PLANNEN = "geen plannen die hiervoor tellen"


def kernzin(b: Beeld) -> str:
    """The one sentence that a wethouder takes away: nested answers, against what was agreed."""
    p = b.prognose
    if not b.hardheden:
        return _zonder_plannen(b)
    if b.doel is None:
        return _zonder_doel(b)
    van = f"{'hoogstens ' if b.is_maximum else ''}{getal(b.doel)}"
    if b.doel_max is not None:
        van = f"{getal(b.doel)} tot {getal(b.doel_max)}"
    if not b.peildatum:
        return _onbekend(b, van)
    if "hard" not in b.hardheden:
        zin = f"Met zachte plannen komt {b.plaats} op {getal(p.met_zacht)} van {van}"
        return f"{zin}: {_oordeel(b, p.met_zacht)}. Harde plannen zijn er niet."
    zin = f"Met harde plannen komt {b.plaats} op {getal(p.met_hard)} van {van}"
    zin = f"{zin}: {_oordeel(b, p.met_hard)}"
    if "zacht" not in b.hardheden:
        return f"{zin}. Zachte plannen zijn er niet."
    return f"{zin}; met ook zachte plannen op {getal(p.met_zacht)}: {_oordeel(b, p.met_zacht)}."


def _onbekend(b: Beeld, van: str) -> str:
    """Realised figures are missing, of all parties or of some. van: the target in words."""
    p = b.prognose
    if b.deels:
        return (
            f"Met de cijfers die er zijn en harde plannen komt {b.plaats} op {getal(p.met_hard)} "
            f"van {van}; een deel van wat er is gerealiseerd, is onbekend."
        )
    delen = [
        f"{getal(n)} van {van} in {soort} plannen"
        for soort, h, n in (("harde", "hard", p.met_hard), ("ook zachte", "zacht", p.met_zacht))
        if h in b.hardheden
    ]
    return f"{b.plaats} heeft {opsomming(delen)}; wat er is gerealiseerd, is onbekend."


def _zonder_plannen(b: Beeld) -> str:
    p = b.prognose
    if p.gerealiseerd is None:
        return f"Van {b.plaats} zijn er geen gerealiseerde cijfers en {GEEN_PLANNEN}."
    zin = f"{b.plaats} staat op {getal(p.gerealiseerd)}"
    if b.doel is not None:
        zin = f"{zin} van {'hoogstens ' if b.is_maximum else ''}{getal(b.doel)}"
        zin = f"{zin}: {_oordeel(b, p.gerealiseerd)}"
    return f"{zin}. Er zijn {GEEN_PLANNEN}."


def _zonder_doel(b: Beeld) -> str:
    p = b.prognose
    delen = [
        f"met {soort} plannen {_groei(n)}"
        for soort, h, n in (("harde", "hard", p.met_hard), ("ook zachte", "zacht", p.met_zacht))
        if h in b.hardheden
    ]
    slot = "" if b.peildatum else " Wat er is gerealiseerd, is onbekend."
    zin = f"In {b.dagen} {'groeit' if p.met_zacht >= 0 else 'krimpt'} {b.plaats} {'; '.join(delen)}"
    return f"{zin} {b.wat}.{slot}"


def _groei(n: int) -> str:
    return f"netto met {getal(n)}"


def _oordeel(b: Beeld, n: int) -> str:
    """How a number at the end stands to what was agreed; a maximum is never a minimum."""
    als = b.afspraak.oordeel_als if b.afspraak else None
    verschil = int(afgerond(n) - afgerond(b.doel or 0))
    if b.doel_max is not None:
        return _in_bandbreedte(verschil, int(afgerond(n) - afgerond(b.doel_max)))
    precies, erboven, eronder = _WOORDEN[als]
    if verschil == 0:
        return precies
    return (erboven if verschil > 0 else eronder).format(getal(abs(verschil)))


_WOORDEN = {
    "minimum": ("precies genoeg", "{} meer dan nodig", "{} te weinig"),
    "maximum": ("precies het maximum", "{} te veel", "nog ruimte voor {}"),
    None: ("precies de streefwaarde", "{} erboven", "{} eronder"),
}


def _in_bandbreedte(boven_laag: int, boven_hoog: int) -> str:
    if boven_laag < 0:
        return f"{getal(-boven_laag)} onder de ondergrens"
    if boven_hoog > 0:
        return f"{getal(boven_hoog)} boven de bovengrens"
    return "dat ligt binnen de grenzen"
