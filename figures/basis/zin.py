"""Text that knows its figures: a sentence is a str, and each figure in it keeps its name and value.

A sentence is put together with `zin` (as `str.format`, with `{}`), a figure with `cijfer`. What
comes out is a plain str to whoever only wants to read it (a chart's title, a screen reader, a
test); `components.tekst` shows it with the name and the plain value of every figure beside it.
An f-string around it gives the words and loses the names, so sentences are made with `zin`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from string import Formatter
from typing import Any

from domain.cijfernaam import Cijfernaam
from domain.perioden import Periode
from figures.basis.getallen import aandeel, getal, is_onbekend

Waarde = int | float | Fraction | None


@dataclass(frozen=True, slots=True)
class Getoond:
    """A figure as it is shown. waarde: plain, "" where it is unknown."""

    tekst: str
    naam: Cijfernaam
    waarde: str


class Tekst(str):
    """A str that is made of words and figures (`delen`). `+` keeps the figures of both sides."""

    delen: tuple[str | Getoond, ...]

    @classmethod
    def van(cls, delen: Iterable[str | Getoond]) -> Tekst:
        """Words and figures one after another."""
        vlak: list[str | Getoond] = []
        for deel in delen:
            vlak += deel.delen if isinstance(deel, Tekst) else [deel]
        zelf = cls("".join(d.tekst if isinstance(d, Getoond) else d for d in vlak))
        heel: list[str | Getoond] = []
        for deel in vlak:
            if heel and not isinstance(deel, Getoond) and not isinstance(heel[-1], Getoond):
                heel[-1] += deel
            else:
                heel.append(deel)
        zelf.delen = tuple(d for d in heel if d != "")
        return zelf

    @property
    def cijfers(self) -> tuple[Getoond, ...]:
        """The figures in it."""
        return tuple(d for d in self.delen if isinstance(d, Getoond))

    def naar_json(self) -> list[Any]:
        """Plain values: words, and of a figure (as shown, name, value); `uit_json` reads them."""
        return [
            [d.tekst, str(d.naam), d.waarde] if isinstance(d, Getoond) else d for d in self.delen
        ]

    @classmethod
    def uit_json(cls, delen: Iterable[Any]) -> Tekst:
        """The other way round of `naar_json`."""
        return cls.van(
            d if isinstance(d, str) else Getoond(d[0], Cijfernaam.lees(d[1]), d[2]) for d in delen
        )

    def __add__(self, ander: str) -> Tekst:
        return Tekst.van((self, ander))

    def __radd__(self, ander: str) -> Tekst:
        return Tekst.van((ander, self))

    def __reduce__(self) -> tuple[Any, ...]:
        return Tekst.van, (self.delen,)


def kaal(waarde: Waarde) -> str:
    """A value as it stands beside a figure: 1234, -12, 22.3 (at most six decimals), "" unknown."""
    if is_onbekend(waarde):
        return ""
    if isinstance(waarde, int):
        return str(waarde)
    tekst = f"{float(waarde):.6f}".rstrip("0").rstrip(".")  # type: ignore[arg-type]
    return "0" if tekst == "-0" else tekst


def cijfer(naam: Cijfernaam, waarde: Waarde, vorm: Callable[[Any], str] = getal) -> Tekst:
    """A figure in a sentence, a tile or a cell. vorm: how it is written
    (`figures.basis.getallen`).
    """
    return Tekst.van((Getoond(vorm(waarde), naam, kaal(waarde)),))


# Names the figures of one selection: by maat, days and status.
Naamgever = Callable[[str, Periode | None, str], Cijfernaam]


def cijfer_of(
    naam: Naamgever | None,
    wat: tuple[str, Periode | None, str],
    waarde: Waarde,
    vorm: Callable[[Any], str] = getal,
) -> Tekst:
    """A figure of a selection; only its words where nobody gave the selection a name."""
    return cijfer(naam(*wat), waarde, vorm) if naam else zin(vorm(waarde))


def cijfer_aandeel(naam: Cijfernaam, waarde: Waarde) -> Tekst:
    """A share, given as a part of one and shown in percent; its plain value is in percent too."""
    honderd = None if is_onbekend(waarde) else Fraction(str(waarde)) * 100
    return Tekst.van((Getoond(aandeel(waarde), naam, kaal(honderd)),))


def status_tekst(naam: Cijfernaam, status: str) -> Tekst:
    """The status of an afspraak in a sentence: a word, and named as any figure."""
    return Tekst.van((Getoond(status, naam, status),))


def zin(sjabloon: str, *waarden: str, **namen: str) -> Tekst:
    """`str.format` that keeps the figures: zin("Nog {} te gaan", cijfer(naam, 12)).

    Fields are {} in order, {0} or {name}; values are text. Raises IndexError or KeyError for a
    value that is missing, as `str.format` does.
    """
    delen: list[str | Getoond] = []
    volgende = iter(range(len(waarden)))
    for woorden, veld, vorm, _ in Formatter().parse(sjabloon):
        delen.append(woorden)
        if veld is None:
            continue
        if vorm:
            raise ValueError("een zin heeft geen opmaak in een veld: maak het cijfer eerst")
        if veld == "":
            waarde = waarden[next(volgende, len(waarden))]
        else:
            waarde = waarden[int(veld)] if veld.isdigit() else namen[veld]
        delen.append(waarde)
    return Tekst.van(delen)


def samen(delen: Iterable[str], tussen: str = " ") -> Tekst:
    """`str.join` that keeps the figures."""
    uit: list[str | Getoond] = []
    for deel in delen:
        uit += [tussen, deel] if uit else [deel]
    return Tekst.van(uit)


def lijst(delen: Iterable[str]) -> Tekst:
    """A, B en C; keeps the figures (as `domain.opsomming` for plain words)."""
    alle = list(delen)
    if len(alle) < 2:
        return samen(alle)
    return zin("{} en {}", samen(alle[:-1], ", "), alle[-1])


def hoofdletter(tekst: str) -> Tekst:
    """The same with its first letter a capital; a sentence that begins with a figure stays."""
    vlak = Tekst.van((tekst,))
    kop = vlak.delen[0] if vlak.delen else ""
    if isinstance(kop, Getoond):
        return vlak
    return Tekst.van((kop[:1].upper() + kop[1:], *vlak.delen[1:]))
