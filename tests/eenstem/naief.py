"""A second, plain count of the figures that have a name, from the rows as they were delivered.

Slow and obvious on purpose: loops over rows and days. It shares no rule with `domain`; which rows
count after replacing is `tests/store/naief*.py`. Rules: docs/definitions.md.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

from domain.cijfernaam import Cijfernaam
from telling.rijen import LeveringData
from tests.eenstem.naief_plan import NaiefPlan
from tests.eenstem.naief_voorraad import KERN, NaiefVoorraad
from tests.eenstem.tellen import EEUWIG, GEEN_NUMMER, Rij, dagen, groei, plek, rijen
from tests.naief_groei import Mutatie
from tests.store import naief as gerealiseerd
from tests.store import naief_plannen
from tests.store.naief_plannen import Rij as Planrij

# What the register says of an afspraak, whatever the day.
AFGESPROKEN = ("doel", "doel_max", "beginwaarde", "telt_boven")
LAGEN = ("gerealiseerd", "hard", "zacht")  # each on top of the one before it
VAN_VOORRAAD = ("voorraad", "balans", "alle_woningen", "rij", *KERN)


@dataclass
class Naief:
    """Everything that was delivered, to count from."""

    leveringen: Sequence[LeveringData]

    @cached_property
    def rijen(self) -> list[Rij]:
        """The rows that count."""
        return rijen(self._mutaties)

    @cached_property
    def _mutaties(self) -> list[Mutatie]:
        return naief_plannen.mutaties(*self._gesplitst)

    @cached_property
    def _gesplitst(self) -> tuple[list[Planrij], list[tuple[Planrij, int]]]:
        return naief_plannen.gesplitst(self.leveringen)

    @cached_property
    def _voorraad(self) -> NaiefVoorraad:
        return NaiefVoorraad(self._tabel, self.rijen, self._mutaties)

    @cached_property
    def _plannen(self) -> NaiefPlan:
        wijken = {b: wijk for wijk, buurten in self._buurten.items() for b in buurten if wijk}
        return NaiefPlan(self._gesplitst[1], self.rijen, wijken)

    @cached_property
    def _afspraken(self) -> dict[str, dict[str, Any]]:
        return {r["id"]: r for r in self._tabel("afspraak")}

    @cached_property
    def _partijen(self) -> dict[str, set[str]]:
        uit: dict[str, set[str]] = defaultdict(set)
        for r in self._tabel("partij"):
            uit[r["gemeente"]].add(r["corporatie"])
        return uit

    @cached_property
    def _buurten(self) -> dict[str, set[str]]:
        uit: dict[str, set[str]] = defaultdict(set)
        for r in self._tabel("gebieden"):
            uit[r["ouder"] or ""].add(r["code"])
        return uit

    def _tabel(self, naam: str) -> list[dict[str, Any]]:
        """The rows of a table, in the order of delivery; None for what is empty."""
        return [
            {k: None if w is None or w != w else w for k, w in r.items()}
            | {"levering": lev.meta.id, "volgorde": nummer}
            for nummer, lev in enumerate(self.leveringen, 1)
            if naam in lev.tabellen
            for r in lev.tabellen[naam].to_dict("records")
        ]

    def gedekt(self, gemeente: str, corporatie: str) -> set[date]:
        """Every day of which the realised figures of a corporatie are there."""
        return self._gedekt(gemeente).get(corporatie, set())

    def _gedekt(self, gemeente: str) -> dict[str, set[date]]:
        if gemeente not in self._dagen:
            met = [lev for lev in self.leveringen if "voorraadmutaties" in lev.tabellen]
            per = gerealiseerd.gerealiseerde_dagen(met, gemeente, EEUWIG[1])
            self._dagen[gemeente] = {c: {p.van for p in perioden} for c, perioden in per.items()}
        return self._dagen[gemeente]

    @cached_property
    def _dagen(self) -> dict[str, dict[str, set[date]]]:
        return {}

    def plannen_van(self, gemeente: str) -> int | None:
        """What all plans of a gemeente do, whoever they are of; None for another selection."""
        if not re.fullmatch(r"GM\d{4}", gemeente):
            return None
        return self._plannen.alles_van(gemeente)

    def waarde(self, naam: Cijfernaam) -> object:
        """What this name must be; GEEN_NUMMER where it is not counted here."""
        if naam.maat == "afspraak":
            return GEEN_NUMMER if naam.keuze else self._afspraak(naam.over, naam.dagen, naam.aard)
        if naam.maat in AFGESPROKEN and naam.over in self._afspraken:
            return self._afspraken[naam.over][naam.maat]
        if naam.maat in VAN_VOORRAAD:
            return self._voorraad.waarde(naam)
        if naam.maat in ("plan", "project", "strategie"):
            return self._plannen.waarde(naam)
        if naam.maat == "restopgave":
            return self._restopgave(naam)
        if naam.maat == "prognose":
            return self._prognose(naam)
        if naam.maat == "opgeteld":
            return self._opgeteld(naam)
        return groei(self.rijen, naam)

    def _opgeteld(self, naam: Cijfernaam) -> object:
        """A running sum: each status that was chosen on top of those before it; or where the path
        of an afspraak is, which starts at what there was on the day before it began."""
        keuze = dict(naam.keuze)
        id_, gekozen = keuze.pop("afspraak", ""), keuze.pop("status", ",".join(LAGEN)).split(",")
        netto = replace(naam, maat="netto", keuze=tuple(keuze.items()))
        begin, dag = dagen(naam.dagen)

        def som(tot: date, lagen: Sequence[str]) -> int:
            erin = "+".join(s for s in lagen if s in gekozen)
            return groei(self.rijen, replace(netto, dagen=f"{begin}..{tot}", aard=erin))  # type: ignore[return-value]

        if naam.aard in LAGEN:
            return som(dag, LAGEN[: LAGEN.index(naam.aard) + 1])
        a = self._afspraken[id_]
        start = a["van"] - timedelta(days=1)
        gemeenten, _, wie = plek(naam.over)
        gedekt = (d for g in gemeenten for c, d in self._gedekt(g).items() if not wie or c in wie)
        # Plans count in it only where nothing realised is known of that day.
        zeker = "gerealiseerd" in gekozen and any(start in d for d in gedekt)
        al = som(start, LAGEN[:1] if zeker else LAGEN) if start >= begin else 0
        op = _totaal(a, a["doel"], a["van"], a["tot"])
        duur, weg = _maanden(a["van"], a["tot"]), _verstreken(a["van"], dag)
        deel = Fraction(1) if dag >= a["tot"] else Fraction(min(weg, duur), duur)
        return math.floor(al + op * deel + Fraction(1, 2))  # type: ignore[operator]

    def _afspraak(self, id_: str, dag: str, veld: str) -> object:
        if id_ not in self._afspraken or not dag:
            return GEEN_NUMMER
        sleutel = id_, dag
        if sleutel not in self._oordelen:
            self._oordelen[sleutel] = self._oordeel(self._afspraken[id_], date.fromisoformat(dag))
        return self._oordelen[sleutel].get(veld, GEEN_NUMMER)

    @cached_property
    def _oordelen(self) -> dict[tuple[str, str], dict[str, object]]:
        return {}

    def _oordeel(self, a: dict[str, Any], dag: date) -> dict[str, object]:
        """How an afspraak about homes stands. {} for one that is about something else."""
        telt = ("netto_groei", "bruto_toevoeging", "aantal_van_soort")
        van, tot = a["van"], a["tot"]
        if a["indicator"] not in telt or not (van and tot and a["gemeente"]):
            return {}
        doel, hoog = (_totaal(a, a[k], van, tot) for k in ("doel", "doel_max"))
        als = a["richting"]
        if als == "streefwaarde":
            als = a["behandeld_als"] or ("bandbreedte" if hoog is not None else None)
        m = self._meting(a, van, tot, dag)
        nu, bekend, compleet = m.nu, m.bekend, m.compleet
        duur, weg = _maanden(van, tot), min(_verstreken(van, dag), _maanden(van, tot))
        if dag >= tot:
            weg = duur
        verwacht = None if doel is None else doel * Fraction(weg, duur)
        verwacht_max = None if hoog is None else hoog * Fraction(weg, duur)
        met_hard = self._som(a, m.ruw, m.hard)
        status = _status(als, doel, hoog, nu if bekend else None, compleet, van, tot, dag,
                         (verwacht, verwacht_max), met_hard)  # fmt: skip
        zeker = compleet or status == "overschreden"
        echt = nu if zeker and bekend else None
        rest = None if echt is None or doel is None else max(doel - echt, Fraction(0))
        over = Fraction(duur - weg, 12)
        nodig = None
        if verwacht is not None:
            nodig = math.floor(verwacht) if als == "maximum" else math.ceil(verwacht)
        uit: dict[str, object] = {
            "status": status, "doel_totaal": doel, "doel_totaal_max": hoog, "gerealiseerd": echt,
            "verwacht": verwacht, "resterend": rest,
            "tempo": None if rest is None or not over else rest / over,
            "met_hard": None if m.hard is None else met_hard,
            "met_zacht": None if m.zacht is None else self._som(a, m.ruw, m.hard, m.zacht),
            "nodig_nu": nodig, "maanden": duur, "verstreken": weg,
        }  # fmt: skip
        if als != "bandbreedte":
            geen = echt is None or nodig is None
            uit["verschil_nu"] = None if geen else math.floor(echt) - nodig  # type: ignore[arg-type,operator]
        return uit

    @staticmethod
    def _som(a: dict[str, Any], *delen: int | None) -> Fraction:
        totaal = Fraction(sum(d or 0 for d in delen))
        boven = a["telt_boven"]
        return totaal if boven is None else max(totaal - Fraction(str(boven)), Fraction(0))

    def _meting(self, a: dict[str, Any], van: date, tot: date, dag: date) -> Meting:
        """What was realised up to the day, and planned after what is realised."""
        gemeente, wie = a["gemeente"], self._wie(a)
        van_wie = self._rijen_van(a)

        def homes(rijen_: Iterable[Rij]) -> int:
            return sum(_saldo(a, r) for r in rijen_)

        def plan(status: str) -> int | None:
            erin = [
                r for r in van_wie
                if r.status == status and van <= r.van and r.tot <= tot and self._vrij(r, dag)
            ]  # fmt: skip
            return homes(erin) if erin else None

        hard, zacht = plan("hard"), plan("zacht")
        if dag < van:
            bekend = all(dag in self.gedekt(gemeente, c) for c in wie)
            return Meting(0 if bekend else None, bekend, self._som(a, 0), hard, zacht)
        verstreken = set(_elke_dag(van, min(tot, dag)))
        if not any(verstreken & self.gedekt(gemeente, c) for c in wie):
            return Meting(None, False, Fraction(0), hard, zacht)
        echt = [r for r in van_wie if r.status == "gerealiseerd"]
        laatste = min(tot, dag)
        half = any(
            _saldo(a, r) and r.van <= laatste and r.tot >= van
            and not (van <= r.van and r.tot <= laatste)
            for r in echt
        )  # fmt: skip
        ruw = homes(r for r in echt if van <= r.van and r.tot <= laatste)
        compleet = not half and all(verstreken <= self.gedekt(gemeente, c) for c in wie)
        return Meting(ruw, compleet, self._som(a, ruw), hard, zacht)

    def _wie(self, a: dict[str, Any]) -> set[str]:
        """The corporaties of an afspraak: its own, else every party of the gemeente."""
        wie = {p for p in _lijst(a["partijen"]) if not re.match(r"GM\d{4}$|ORG-", p)}
        return wie or self._partijen[a["gemeente"]]

    def _rijen_van(self, a: dict[str, Any]) -> list[Rij]:
        """What its corporaties did in its gemeente or area."""
        wie = self._wie(a)
        gebieden = {a["gebied"], *self._buurten[a["gebied"]]} if a["gebied"] else set()
        return [
            r for r in self.rijen
            if r.gemeente == a["gemeente"] and r.corporatie in wie
            and (not gebieden or r.gebied in gebieden)
        ]  # fmt: skip

    def _vrij(self, r: Rij, dag: date) -> bool:
        """Whether no day of a plan is one of which realised figures count."""
        sleutel = r.gemeente, r.corporatie, r.van, r.tot, dag
        if sleutel not in self._los:
            gedekt = self.gedekt(r.gemeente, r.corporatie)
            self._los[sleutel] = not any(d <= dag and d in gedekt for d in _elke_dag(r.van, r.tot))
        return self._los[sleutel]

    @cached_property
    def _los(self) -> dict[tuple[str, str, date, date, date], bool]:
        return {}

    def _restopgave(self, naam: Cijfernaam) -> object:
        """What is left of an afspraak in homes: its target minus what is built, hard and zacht."""
        a = self._afspraken.get(naam.over)
        homes = a and a["indicator"] in ("netto_groei", "bruto_toevoeging")
        if not a or not homes or not naam.dagen or not (a["van"] and a["tot"] and a["gemeente"]):
            return GEEN_NUMMER
        dag = date.fromisoformat(naam.dagen)
        doel = _totaal(a, a["doel"], a["van"], a["tot"])
        if doel is None:
            return GEEN_NUMMER
        m = self._meting(a, a["van"], a["tot"], dag)
        nu = m.nu if m.bekend and m.compleet else None
        ruw = m.ruw if nu is not None else None
        met_hard = self._som(a, ruw, m.hard)
        hard = None if m.hard is None else met_hard - self._som(a, ruw)
        zacht = None if m.zacht is None else self._som(a, ruw, m.hard, m.zacht) - met_hard
        over = doel - (hard or 0) - (zacht or 0)
        return {
            "doel": doel, "gerealiseerd": nu, "hard": hard, "zacht": zacht,
            "rest": None if nu is None else over - nu,
            "zonder_gerealiseerd": over if nu is None else None,
        }.get(naam.aard, GEEN_NUMMER)  # fmt: skip

    def _prognose(self, naam: Cijfernaam) -> object:
        """What is certain of a forecast: built, with hard and with zacht, at the end of a year or
        in it. What is drawn is left to comparison."""
        a = self._afspraken.get(naam.over) or _alle_groei(naam.over)
        telt = ("netto_groei", "bruto_toevoeging", "aantal_van_soort")
        if a["indicator"] not in telt or naam.aard not in LAGEN or naam.keuze:
            return GEEN_NUMMER
        dag = self._peildatum(a["gemeente"])
        if dag is None:
            return GEEN_NUMMER
        jaar = dagen(naam.dagen)[1].year
        heel = self._heel(a["gemeente"], dag)
        # Of a selection only plans: all, or where every party delivered those after that day.
        van = a["van"] or (dag + timedelta(days=1) if heel else EEUWIG[0])
        tot = a["tot"] or EEUWIG[1]
        m = self._meting(a, van, tot, dag)
        if naam.aard == "gerealiseerd" and not (m.bekend and m.compleet and jaar <= dag.year):
            return None

        def eind(jaar_: int) -> Fraction:
            som = 0
            for r in self._rijen_van(a):
                echt = r.status == "gerealiseerd"
                hoort = r.tot <= dag and bool(a["van"]) if echt else self._vrij(r, dag)
                laag = r.status in LAGEN[: LAGEN.index(naam.aard) + 1]
                if laag and hoort and van <= r.van and r.tot <= tot and r.tot.year <= jaar_:
                    som += _saldo(a, r)
            return self._som(a, som)

        return eind(jaar) if naam.dagen.startswith("..") else eind(jaar) - eind(jaar - 1)

    def _heel(self, gemeente: str, dag: date) -> bool:
        """Whether every party delivered all days from the first that anyone did, up to this one."""
        per = [self.gedekt(gemeente, c) for c in self._partijen[gemeente]]
        nodig = set(_elke_dag(min(set.union(*per)), dag))
        return all(nodig <= p for p in per)

    def _peildatum(self, gemeente: str) -> date | None:
        """The last day of which the realised figures of every party are there."""
        per = [self.gedekt(gemeente, c) for c in self._partijen[gemeente]]
        return max(set.intersection(*per), default=None) if per else None


def _alle_groei(over: str) -> dict[str, Any]:
    """All growth of a gemeente after its peildatum, as if it were agreed."""
    return {
        "indicator": "netto_groei" if re.fullmatch(r"GM\d{4}", over) else "", "gemeente": over,
        "van": None, "tot": None, "partijen": None, "gebied": None, "telt_duur": "permanent",
        "telt_segment": "sociaal", "telt_soorten": None, "telt_sloop": None,
        "telt_perspectief": "sector", "telt_boven": None,
    }  # fmt: skip


def _saldo(a: dict[str, Any], r: Rij) -> int:
    """What a row counts for an afspraak: homes of the kind it counts, without a sign where it asks
    a number of a soort."""
    telt = (
        (not a["telt_duur"] or r.duur in _lijst(a["telt_duur"]))
        and (not a["telt_segment"] or r.segment in _lijst(a["telt_segment"]))
        and (not a["telt_soorten"] or r.soort in _lijst(a["telt_soorten"]))
        and not (a["telt_sloop"] == "zonder" and r.soort == "sloop")
    )
    saldo = r.saldo[a["telt_perspectief"] or "sector"] if telt else 0
    return saldo if a["indicator"] == "netto_groei" else abs(saldo)


@dataclass(frozen=True)
class Meting:
    """ruw: homes realised, None where nothing is known; nu: what of it counts."""

    ruw: int | None
    compleet: bool
    nu: Fraction
    hard: int | None
    zacht: int | None

    @property
    def bekend(self) -> bool:
        """Whether anything realised is known."""
        return self.ruw is not None


def _status(
    als: str | None, doel: Fraction | None, hoog: Fraction | None, nu: Fraction | None,
    compleet: bool, van: date, tot: date, dag: date,
    verwacht: tuple[Fraction | None, Fraction | None], gepland: Fraction,
) -> str:  # fmt: skip
    if doel is None:
        return "geen status"
    if van > dag:
        return "nog niet begonnen"
    if als == "maximum" and nu is not None and nu > doel:
        return "overschreden"
    if nu is None or not compleet:
        return "geen cijfers"
    if als is None:
        return "geen status"
    boven = doel if als == "maximum" else hoog if hoog is not None else doel
    te_weinig = als in ("minimum", "bandbreedte") and nu < doel
    te_veel = als in ("maximum", "bandbreedte") and nu > boven
    if dag >= tot:
        return "niet behaald" if te_weinig or te_veel else "behaald"
    laag_pad, hoog_pad = verwacht
    erg = ["op koers"]
    if als in ("minimum", "bandbreedte") and laag_pad is not None and nu < laag_pad:
        erg.append("aandacht" if gepland >= doel else "achter")
    if als in ("maximum", "bandbreedte"):
        pad = hoog_pad if hoog_pad is not None else laag_pad
        if gepland > boven:
            erg.append("achter")
        elif pad is not None and nu > pad:
            erg.append("aandacht")
    return max(erg, key=["op koers", "aandacht", "achter"].index)


def _totaal(a: dict[str, Any], waarde: Any, van: date, tot: date) -> Fraction | None:
    if waarde is None:
        return None
    per = Fraction(str(waarde))
    return per * _maanden(van, tot) / 12 if a["rekenwijze"] == "gemiddelde_per_jaar" else per


def _maanden(van: date, tot: date) -> int:
    """Months of a period: those that have begun."""
    n = 0
    while _maanden_later(van, n) <= tot:
        n += 1
    return max(n, 1)


def _verstreken(van: date, dag: date) -> int:
    """Whole months gone at the end of a day."""
    n = 0
    while _maanden_later(van, n + 1) <= dag + timedelta(days=1):
        n += 1
    return n


def _maanden_later(dag: date, n: int) -> date:
    """The same day n months on; where there is none, the first after it."""
    jaar, maand = divmod(dag.month - 1 + n, 12)
    try:
        return date(dag.year + jaar, maand + 1, dag.day)
    except ValueError:
        jaar, maand = divmod(dag.month + n, 12)
        return date(dag.year + jaar, maand + 1, 1)


def _elke_dag(van: date, tot: date) -> Iterable[date]:
    return (van + timedelta(days=n) for n in range((tot - van).days + 1))


def _lijst(tekst: str | None) -> list[str]:
    return [d.strip() for d in (tekst or "").split(",") if d.strip()]
