"""What if: other choices about what is planned. Pure; what is realised never changes.

A scenario drops or moves plans, and everything else is computed from them as always
(`store.standen.scenario`). Source: docs/definitions.md, "Wat als".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import GEEN_CIJFERS, GEEN_STATUS, Getal, Oordeel
from domain.filters import Probleem
from domain.prognose.planpost import schuif

LANGST = 10  # years that something can be put off
EERSTE, LAATSTE = 2000, 2100


@dataclass(frozen=True)
class Scenario:
    """verkoop, liberalisatie: no planned sale (liberalisatie) begins in or after this year; None:
    as planned. zacht: years that soft plans come later. sloop: years that sloop comes later.
    """

    verkoop: int | None = None
    liberalisatie: int | None = None
    zacht: int = 0
    sloop: int = 0

    def __post_init__(self) -> None:
        if not all(0 <= getattr(self, n) <= LANGST for n in ("zacht", "sloop")):
            raise ValueError(f"zacht {self.zacht}, sloop {self.sloop}")

    @property
    def anders(self) -> bool:
        """Whether it differs from the present course at all."""
        return self != Scenario()

    @property
    def naam(self) -> str:
        """As a choice in the name of a figure: 'sloop:2,verkoop:2027'; "" for the present."""
        return ",".join(f"{n}:{w}" for n, w in sorted(self.naar_query().items()))

    @staticmethod
    def van_schuiven(waarden: Mapping[str, int | None], geen: int | None) -> Scenario:
        """What the sliders say. geen: the year that means no stop. An end that is empty (a browser
        may send nothing) is as it goes now, and so is a year at or past `geen`."""
        velden: dict[str, int] = {}
        for naam in ("verkoop", "liberalisatie"):
            jaar = waarden.get(naam)
            if jaar is not None and geen is not None and jaar < geen:
                velden[naam] = int(jaar)
        for naam in ("zacht", "sloop"):
            velden[naam] = min(max(int(waarden.get(naam) or 0), 0), LANGST)
        return replace(Scenario(), **velden)

    def naar_query(self) -> dict[str, str]:
        """The query names and values, without what is as it is now; `uit_query` reads it back."""
        nu = Scenario()
        return {
            f.name: str(getattr(self, f.name))
            for f in fields(self)
            if getattr(self, f.name) != getattr(nu, f.name)
        }

    @staticmethod
    def uit_query(query: Mapping[str, str]) -> tuple[Scenario, tuple[Probleem, ...]]:
        """Read a query; what is not understood is left out and named. Other names are ignored."""
        velden: dict[str, int] = {}
        problemen = []
        for naam, laag, hoog, wat in (
            ("verkoop", EERSTE, LAATSTE, "een jaar zoals 2027"),
            ("liberalisatie", EERSTE, LAATSTE, "een jaar zoals 2027"),
            ("zacht", 0, LANGST, f"een aantal jaren van 0 tot en met {LANGST}"),
            ("sloop", 0, LANGST, f"een aantal jaren van 0 tot en met {LANGST}"),
        ):
            tekst = query.get(naam, "").strip()
            if not tekst:
                continue
            if tekst.isascii() and tekst.isdigit() and laag <= int(tekst[:6]) <= hoog:
                velden[naam] = int(tekst)
            else:
                problemen.append(Probleem(naam, tekst, wat))
        return replace(Scenario(), **velden), tuple(problemen)


def verzet(s: Scenario, soort: str, status: str, van: date, tot: date) -> tuple[date, date] | None:
    """The days of a plan in this scenario; None where it is not carried out.

    A span is never split: it falls away where it begins in or after the year of the stop. Soft
    sloop waits for the longer of the two delays, not for both.
    """
    stop = {"verkoop": s.verkoop, "liberalisatie": s.liberalisatie}.get(soort)
    if stop is not None and van.year >= stop:
        return None
    later = max(s.zacht if status == "zacht" else 0, s.sloop if soort == "sloop" else 0)
    return (schuif(van, later), schuif(tot, later)) if later else (van, tot)


Saldo = Mapping[tuple[int, str], int]


@dataclass(frozen=True)
class Groeiverloop:
    """Netto growth of two courses, realised and all plans added up, by the end of each year.

    straks: empty where nothing is chosen. jaren: without gaps; empty where there is nothing.
    """

    jaren: tuple[int, ...]
    nu: tuple[int, ...]
    straks: tuple[int, ...] = ()

    @property
    def verschil(self) -> tuple[int, ...]:
        """What the scenario adds by the end of each year."""
        return tuple(s - n for n, s in zip(self.nu, self.straks, strict=False))

    @staticmethod
    def van(nu: Saldo, straks: Saldo, *, anders: bool) -> Groeiverloop:
        """nu, straks: homes by year and status. anders: whether a scenario is chosen at all."""
        alle = {j for j, _ in (*nu, *(straks if anders else ()))}
        jaren = tuple(range(min(alle), max(alle) + 1)) if alle else ()
        lijnen = [tuple(tot_en_met(s, j) for j in jaren) for s in (nu, straks)]
        return Groeiverloop(jaren, lijnen[0], lijnen[1] if anders else ())


def tot_en_met(saldo: Saldo, jaar: int | None) -> int:
    """All homes up to and including a year; None: ever."""
    return sum(n for (j, _), n in saldo.items() if jaar is None or j <= jaar)


def anders(straks: Saldo, nu: Saldo, jaar: int | None) -> int:
    """How many homes more (or fewer) a scenario gives up to and including a year; None: ever."""
    return tot_en_met(straks, jaar) - tot_en_met(nu, jaar)


def zonder_werking(s: Scenario, plannen: Mapping[tuple[str, int], int], saldo: Saldo) -> list[str]:
    """The choices that change nothing because there are no such plans: verkoop, liberalisatie,
    sloop, zacht. plannen: homes by soort and first year."""
    uit = [
        soort
        for soort, stop in (("verkoop", s.verkoop), ("liberalisatie", s.liberalisatie))
        if stop and not any(n for (w, jaar), n in plannen.items() if w == soort and jaar >= stop)
    ]
    if s.sloop and not any(n for (w, _), n in plannen.items() if w == "sloop"):
        uit.append("sloop")
    if s.zacht and not any(status == "zacht" for _, status in saldo):
        uit.append("zacht")
    return uit


def geworden(a: Afspraak, o: Oordeel) -> Getal | None:
    """What became of an afspraak whose period is over; None where it runs or is unknown."""
    if o.peildatum is None or a.tot is None or o.peildatum < a.tot:
        return None
    return o.gerealiseerd


def zegt_iets(o: Oordeel) -> bool:
    """Whether there is a status or a figure to hold against another course; 0 is a figure."""
    return o.status not in (GEEN_CIJFERS, GEEN_STATUS) or any(
        w is not None for w in (o.gerealiseerd, o.met_hard, o.met_zacht)
    )


def meer(nu: Getal | None, straks: Getal | None) -> Getal | None:
    """How much a figure differs in the scenario; None where one of both is unknown."""
    return None if nu is None or straks is None else straks - nu
