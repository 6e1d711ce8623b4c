"""Numbers as a Dutch reader writes them (1.234, 22,3%, −12, onbekend), and labels that must fit.

Source: docs/definitions.md, "Figures on screen".
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import isnan
from textwrap import wrap

from domain.afronding import Getal, afgerond
from domain.afspraken.afspraak import Afspraak


def breek(tekst: str, breedte: int) -> str:
    """A label broken at spaces into lines of at most `breedte`, for plotly."""
    return "<br>".join(wrap(tekst, breedte, break_long_words=False)) or tekst


ONBEKEND = "onbekend"
MIN = "\N{MINUS SIGN}"

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
    "september", "oktober", "november", "december",
)  # fmt: skip


def is_onbekend(waarde: object) -> bool:
    """Whether there is no figure: None, NaN or pandas' NA/NaT."""
    if waarde is None or type(waarde).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(waarde, float) and isnan(waarde)


def getal(waarde: Getal | None, decimalen: int = 0) -> str:
    """1234 as 1.234; -12 as −12; None as onbekend."""
    if is_onbekend(waarde):
        return ONBEKEND
    if isinstance(waarde, int) and not decimalen:
        # Nearly every figure on a page; a Decimal costs twenty times as much.
        heel = f"{abs(waarde):,}".replace(",", ".")
        return MIN + heel if waarde < 0 else heel
    rond = afgerond(waarde, decimalen)  # type: ignore[arg-type]
    tekst = f"{abs(rond):,.{decimalen}f}".translate(str.maketrans(",.", ".,"))
    return MIN + tekst if rond < 0 else tekst


def met_teken(waarde: Getal | None, decimalen: int = 0) -> str:
    """A change: +12, −12, 0; None as onbekend."""
    tekst = getal(waarde, decimalen)
    if tekst == ONBEKEND or tekst.startswith(MIN):
        return tekst
    return tekst if afgerond(waarde, decimalen) == 0 else f"+{tekst}"  # type: ignore[arg-type]


def zonder_teken(waarde: Getal | None) -> str:
    """How much, where the words beside it say which way: -2 as 2 (te weinig)."""
    return getal(waarde).removeprefix(MIN)


def aandeel(waarde: Getal | None) -> str:
    """A share of 1 as a percentage with one decimal: 0.223 as 22,3%."""
    if is_onbekend(waarde):
        return ONBEKEND
    honderd = Fraction(str(waarde)) * 100 if not isinstance(waarde, Fraction) else waarde * 100
    return f"{getal(honderd, 1)}%"


def procent(waarde: Getal | None, decimalen: int = 1) -> str:
    """A percentage: 22.3 as 22,3%. decimalen: of `domain.afronding.verschil`, where the difference
    with another one stands beside it."""
    return ONBEKEND if is_onbekend(waarde) else f"{getal(waarde, decimalen)}%"


def woningen(waarde: Getal | None) -> str:
    """1 woning, 2 woningen, onbekend aantal woningen."""
    if is_onbekend(waarde):
        return "een onbekend aantal woningen"
    return f"{getal(waarde)} {'woning' if afgerond(waarde) == 1 else 'woningen'}"  # type: ignore[arg-type]


def rijen_tekst(aantal: int) -> str:
    """1 rij, 2 rijen."""
    return f"{getal(aantal)} {'rij' if aantal == 1 else 'rijen'}"


def datum(dag: date | None) -> str:
    """31 december 2023; onbekend where there is none."""
    return ONBEKEND if is_onbekend(dag) else f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"  # type: ignore[union-attr]


def jaren(van: date, tot: date) -> str:
    """2024, 2020-2021, or both dates where it is not about whole years."""
    if (van.month, van.day, tot.month, tot.day) != (1, 1, 12, 31):
        return f"{datum(van)} tot en met {datum(tot)}"
    return str(van.year) if van.year == tot.year else f"{van.year}-{tot.year}"


def periode(a: Afspraak) -> str:
    """The days of an afspraak in words: '2021-2030', 'vanaf 2021, zonder einde', 'geen periode'."""
    if a.van and a.tot:
        return jaren(a.van, a.tot)
    if a.tot:
        return f"tot en met {a.tot.year}"
    return f"vanaf {a.van.year}, zonder einde" if a.van else "geen periode"


def wanneer(van: date, tot: date) -> str:
    """The begin of a sentence: 'In 2020-2021', 'Van 1 januari tot en met 30 juni 2021'."""
    if (van.month, van.day, tot.month, tot.day) == (1, 1, 12, 31):
        return f"In {jaren(van, tot)}"
    begin = datum(van) if van.year != tot.year else f"{van.day} {MAANDEN[van.month - 1]}"
    return f"Op {datum(van)}" if van == tot else f"Van {begin} tot en met {datum(tot)}"


def eind(dag: date) -> str:
    """'eind 2025', or 'en met 30 juni 2025' behind 'tot': a peildatum is the end of that day."""
    return f"eind {dag.year}" if (dag.month, dag.day) == (12, 31) else f"en met {datum(dag)}"
