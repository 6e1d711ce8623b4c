"""A second, plain count of the figures that have a name, from the rows as they were delivered.

Slow and obvious on purpose: loops over rows and days. It shares no rule with `domain`; which rows
count after replacing is `tests/store/naief*.py`. Rules: docs/definitions.md.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

from domain.cijfernaam import Cijfernaam
from store.rijen import LeveringData
from tests.store import naief as gerealiseerd
from tests.store import naief_plannen

EEUWIG = (date(1900, 1, 1), date(2100, 12, 31))
PLUS = ("nieuwbouw", "transformatie", "splitsing", "aankoop", "terugkoop", "deliberalisatie",
        "uitruil_in", "toevoeging")  # fmt: skip
MIN = ("sloop", "verkoop", "liberalisatie", "samenvoeging", "uitruil_uit", "einde_tijdelijk",
       "onttrekking")  # fmt: skip
SOORTEN = (*PLUS, "omzetting", *MIN)
GEEN_NUMMER = object()  # a name that is not counted here


@dataclass(frozen=True)
class Rij:
    """What one delivered row does to one part of the stock."""

    van: date
    tot: date
    gemeente: str
    corporatie: str
    gebied: str
    soort: str
    status: str
    duur: str
    segment: str
    aantal: int
    saldo: dict[str, int]


def rijen(leveringen: Sequence[LeveringData]) -> list[Rij]:
    """Every part of every row that counts: realised, and plans as far as they count."""
    uit = []
    for m in naief_plannen.mutaties(leveringen):
        if m.soort == "correctie" or not m.zelfstandig:
            continue
        per = 1 if m.soort in PLUS else -1 if m.soort in MIN else 0
        binnen = m.binnen_sector and m.soort in ("aankoop", "verkoop")
        sector = 0 if binnen or m.soort in ("uitruil_in", "uitruil_uit") else per
        delen = [(m.segment, m.duur, per, sector)]
        if m.soort == "omzetting":
            delen = [(m.segment, m.duur, -1, -1), (m.segment, "permanent", 1, 1)]
        elif m.ander_segment and m.soort in ("liberalisatie", "deliberalisatie"):
            delen.append((m.ander_segment, m.duur, -per, -sector))
        uit += [
            Rij(m.periode.van, m.periode.tot, m.gemeente, m.corporatie, m.gebied or "", m.soort,
                m.status, duur, segment, m.aantal,
                {"corporatie": eigen * m.aantal, "sector": samen * m.aantal})
            for segment, duur, eigen, samen in delen
        ]  # fmt: skip
    return uit


def uit_download(rijen_: Iterable[Mapping[str, str]]) -> list[Rij]:
    """The rows of the download groei, whose saldo is that of the perspectief asked for."""
    return [
        Rij(
            date.fromisoformat(r["van"]), date.fromisoformat(r["tot"]), r["gemeentecode"],
            r["corporatiecode"], r["gebiedcode"], r["soort"], r["status"], r["duur"], r["segment"],
            int(r["aantal"]), dict.fromkeys(("corporatie", "sector"), int(r["saldo"])),
        )
        for r in rijen_
    ]  # fmt: skip


def dagen(tekst: str) -> tuple[date, date]:
    """The first and last day of `domain.cijfernaam.stuk`; open ends reach as far as can be."""
    begin, twee, eind = tekst.partition("..")
    return _dag(begin, eerste=True), _dag(eind if twee else begin, eerste=False)


def _dag(tekst: str, *, eerste: bool) -> date:
    if not tekst:
        return EEUWIG[not eerste]
    if len(tekst) == 4:
        return date(int(tekst), 1, 1) if eerste else date(int(tekst), 12, 31)
    return date.fromisoformat(tekst)


def plek(over: str) -> tuple[set[str], set[str], set[str]]:
    """Gemeenten, gebieden and corporaties of `domain.cijfernaam.over`; empty: all."""
    waar, _, wie = over.partition("/")
    gemeente, _, gebied = waar.partition(":")
    gemeenten = set() if gemeente == "alles" else set(gemeente.split("+"))
    return gemeenten, set(filter(None, gebied.split("+"))), set(filter(None, wie.split("+")))


def groei(rijen_: Iterable[Rij], naam: Cijfernaam) -> object:
    """netto, toevoeging, onttrekking, a soort or aantal.soort; GEEN_NUMMER where it is another."""
    keuze = dict(naam.keuze)
    keuze.pop("deels", None)  # what is known is counted the same
    reeks = keuze.pop("alleen", None) == "periode"  # a column: rows about exactly these years
    if set(keuze) - {"duur", "segment", "perspectief", "sloop"}:
        return GEEN_NUMMER
    maat, tel = naam.maat, naam.maat.removeprefix("aantal.")
    statussen = naam.aard.split("+")
    if tel not in (*SOORTEN, "netto", "erbij", "eraf") or set(statussen) - {"gerealiseerd", "hard",
                                                                           "zacht"}:  # fmt: skip
        return GEEN_NUMMER
    van, tot = dagen(naam.dagen)
    gemeenten, gebieden, corporaties = plek(naam.over)
    duur = keuze.get("duur", "permanent").split(",")
    segment = keuze.get("segment", "sociaal").split(",")
    gekozen = [
        r for r in rijen_
        if van <= r.van and r.tot <= tot
        and r.status in statussen and r.duur in duur and r.segment in segment
        and (not gemeenten or r.gemeente in gemeenten)
        and (not gebieden or r.gebied in gebieden)
        and (not corporaties or r.corporatie in corporaties)
        and not (keuze.get("sloop") == "zonder" and r.soort == "sloop")
        and (not reeks or (r.van.year, r.tot.year) == (van.year, tot.year))
    ]  # fmt: skip
    if maat.startswith("aantal."):
        return sum(r.aantal for r in gekozen if r.soort == tel)
    perspectief = keuze.get("perspectief", "sector")
    per_soort: dict[str, int] = defaultdict(int)
    for r in gekozen:
        per_soort[r.soort] += r.saldo[perspectief]
    if maat == "erbij":
        return sum(s for s in per_soort.values() if s > 0)
    if maat == "eraf":
        return sum(s for s in per_soort.values() if s < 0)
    return sum(per_soort.values()) if maat == "netto" else per_soort[maat]


@dataclass
class Naief:
    """Everything that was delivered, to count from."""

    leveringen: Sequence[LeveringData]

    @cached_property
    def rijen(self) -> list[Rij]:
        """The rows that count."""
        return rijen(self.leveringen)

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
            for lev in self.leveringen
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

    def waarde(self, naam: Cijfernaam) -> object:
        """What this name must be; GEEN_NUMMER where it is not counted here."""
        if naam.maat == "afspraak":
            return GEEN_NUMMER if naam.keuze else self._afspraak(naam.over, naam.dagen, naam.aard)
        return groei(self.rijen, naam)

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
            "nodig_nu": nodig,
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
        gemeente = a["gemeente"]
        wie = {p for p in _lijst(a["partijen"]) if not re.match(r"GM\d{4}$|ORG-", p)}
        wie = wie or self._partijen[gemeente]
        gebieden = {a["gebied"], *self._buurten[a["gebied"]]} if a["gebied"] else set()
        van_wie = [
            r for r in self.rijen
            if r.gemeente == gemeente and r.corporatie in wie
            and (not gebieden or r.gebied in gebieden)
        ]  # fmt: skip
        bruto = a["indicator"] != "netto_groei"
        perspectief = a["telt_perspectief"] or "sector"

        def telt(r: Rij) -> bool:
            return (
                (not a["telt_duur"] or r.duur in _lijst(a["telt_duur"]))
                and (not a["telt_segment"] or r.segment in _lijst(a["telt_segment"]))
                and (not a["telt_soorten"] or r.soort in _lijst(a["telt_soorten"]))
                and not (a["telt_sloop"] == "zonder" and r.soort == "sloop")
            )

        def homes(rijen_: Iterable[Rij]) -> int:
            saldi = [r.saldo[perspectief] for r in rijen_ if telt(r)]
            return sum(abs(s) for s in saldi) if bruto else sum(saldi)

        def plan(status: str) -> int | None:
            erin = [
                r for r in van_wie
                if r.status == status and van <= r.van and r.tot <= tot
                and not any(
                    d <= dag and d in self.gedekt(gemeente, r.corporatie)
                    for d in _elke_dag(r.van, r.tot)
                )
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
            telt(r) and r.saldo[perspectief] and r.van <= laatste and r.tot >= van
            and not (van <= r.van and r.tot <= laatste)
            for r in echt
        )  # fmt: skip
        ruw = homes(r for r in echt if van <= r.van and r.tot <= laatste)
        compleet = not half and all(verstreken <= self.gedekt(gemeente, c) for c in wie)
        return Meting(ruw, compleet, self._som(a, ruw), hard, zacht)


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
