"""A second, plain count of plans: the programme per year, and the wijkenstrategie.

As `tests.eenstem.naief`: loops over delivered rows, no rule of `domain`. Which plans were replaced,
and what is left of each, is `tests.store.naief_plannen`. Rules: docs/definitions.md,
"Productieprogramma", "Wijkenstrategie".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from domain.cijfernaam import Cijfernaam
from tests.eenstem.tellen import GEEN_NUMMER, MIN, PLUS, SOORTEN, Rij, dagen, plek
from tests.store.naief_plannen import Rij as Planrij

IN_VOORRAAD = ("sociaal", "midden", "vrij")
ONDERDELEN: dict[str, tuple[str, ...]] = {
    "productie": ("nieuwbouw", "transformatie", "splitsing", "toevoeging"),
    "verkoop": ("verkoop",),
    "liberalisatie": ("liberalisatie",),
    "socialisatie": ("deliberalisatie",),
    "sloop": ("sloop",),
}
STRATEGIE = ("productie", "verkoop", "liberalisatie", "socialisatie")
ONDERDELEN["overig"] = tuple(s for s in SOORTEN if s not in sum(ONDERDELEN.values(), ()))
ONDERDELEN["totaal"] = sum((ONDERDELEN[o] for o in STRATEGIE), ())


@dataclass(frozen=True)
class Plan:
    """One plan that still counts. netto: by duur what it does to the stock."""

    gemeente: str
    corporatie: str
    gebied: str | None
    soort: str
    status: str
    segment: str
    van: date
    tot: date
    netto: Mapping[str, int]

    @property
    def permanent(self) -> int:
        """What it does to permanent homes."""
        return self.netto.get("permanent", 0)


def open_plannen(plannen: list[tuple[Planrij, int]], *, alle: bool = False) -> list[Plan]:
    """The plans that may be summed, with what is left of each. alle: also those of nobody, which a
    corporatie may have in its own list."""
    uit = []
    for r, over in plannen:
        m = r.m
        voorraad = m.segment in IN_VOORRAAD
        telt = (m.zelfstandig and m.corporatie) or (alle and not m.corporatie)
        weg = r.vervallen or r.fase == "opgeleverd" or m.segment == "totaal"
        if weg or m.soort == "correctie" or (voorraad and not telt):
            continue
        per = 1 if m.soort in PLUS else -1 if m.soort in MIN else 0
        binnen = voorraad and m.binnen_sector and m.soort in ("aankoop", "verkoop")
        if binnen or m.soort in ("uitruil_in", "uitruil_uit"):
            per = 0
        netto = {m.duur: per * over}
        if m.soort == "omzetting":
            netto = {m.duur: -over, "permanent": over}
        uit.append(
            Plan(m.gemeente, m.corporatie, m.gebied, m.soort, m.status, m.segment, m.periode.van,
                 m.periode.tot, netto)
        )  # fmt: skip
    return uit


@dataclass
class NaiefPlan:
    """geleverd: plans that were not replaced, with what is left of each. rijen: the growth. wijken:
    buurt to wijk."""

    geleverd: list[tuple[Planrij, int]]
    rijen: list[Rij]
    wijken: Mapping[str, str]

    @cached_property
    def plannen(self) -> list[Plan]:
        """Those that may be summed."""
        return open_plannen(self.geleverd)

    def waarde(self, naam: Cijfernaam) -> object:
        """What this name must be; GEEN_NUMMER where it is not counted here."""
        if naam.maat == "plan":
            return self._plan(naam)
        if naam.maat == "project":
            return self._project(naam)
        return self._strategie(naam) if naam.maat == "strategie" else GEEN_NUMMER

    def alles_van(self, gemeente: str) -> int:
        """What all plans of a gemeente do to its homes, of every duur."""
        hier = [p for p in open_plannen(self.geleverd, alle=True) if p.gemeente == gemeente]
        return sum(sum(p.netto.values()) for p in hier)

    def _gekozen(self, naam: Cijfernaam) -> list[Plan] | None:
        """The plans of a selection, whatever their period; None for one that is not read here."""
        keuze = dict(naam.keuze)
        gemeenten, gebieden, wie = plek(naam.over)
        if "onbekend" in gebieden and naam.maat == "plan":
            return None
        status = [naam.aard] if naam.aard in ("hard", "zacht") else ["hard", "zacht"]
        if "status" in keuze:
            status = [s for s in status if s in keuze["status"].split(",")]
        segment = keuze["segment"].split(",") if "segment" in keuze else None
        if "gekozen" in keuze:
            segment = [s for s in segment or () if s in keuze["gekozen"].split(",")]
        return [
            p for p in self.plannen
            if (not gemeenten or p.gemeente in gemeenten)
            and (not wie or p.corporatie in wie)
            and p.status in status and (segment is None or p.segment in segment)
        ]  # fmt: skip

    def _plan(self, naam: Cijfernaam) -> object:
        keuze, wat = dict(naam.keuze), dict(naam.keuze).get("wat", "")
        if set(keuze) - {"wat", "segment", "status", "gekozen", "alleen"}:
            return GEEN_NUMMER
        if wat not in ("netto", "erbij", "eraf", "tijdelijk", *SOORTEN):
            return GEEN_NUMMER
        kies = self._gekozen(naam)
        if kies is None:
            return GEEN_NUMMER
        gebieden = plek(naam.over)[1]
        van, tot = dagen(naam.dagen)
        binnen = [
            p for p in kies
            if van <= p.van and p.tot <= tot and (not gebieden or self._in(p, gebieden))
            and ("alleen" not in keuze or (p.van.year, p.tot.year) == (van.year, tot.year))
        ]  # fmt: skip
        if wat == "tijdelijk":
            return sum(sum(p.netto.values()) - p.permanent for p in binnen)
        saldi = [p.permanent for p in binnen if wat not in SOORTEN or p.soort == wat]
        if wat == "erbij":
            return sum(s for s in saldi if s > 0)
        return sum(s for s in saldi if s < 0 or wat != "eraf")

    def _project(self, naam: Cijfernaam) -> object:
        """What comes and goes in one project, in whichever list it stands."""
        keuze = dict(naam.keuze)
        if set(keuze) - {"sleutel", "segment", "status", "corporatie", "gebied", "gekozen"}:
            return GEEN_NUMMER
        van, tot = dagen(naam.dagen or "..")
        wie, gebieden = (
            set(filter(None, keuze.get(k, "").split("+"))) for k in ("corporatie", "gebied")
        )
        status = keuze.get("status", "hard,zacht,").split(",")
        som: Counter[str] = Counter()
        for r, nog in self._projecten.get((keuze["sleutel"], naam.over), ()):
            m, over = r.m, 0 if r.vervallen else nog
            kies = (
                van <= m.periode.van and m.periode.tot <= tot
                and (not wie or m.corporatie in wie)
                and (not gebieden or {m.gebied, self.wijken.get(m.gebied or "")} & gebieden)
                and (m.status in status or m.status not in ("hard", "zacht"))
                and m.segment in keuze.get("segment", m.segment).split(",")
            )  # fmt: skip
            if not kies:
                continue
            bij = m.soort in PLUS
            if r.fase == "opgeleverd":
                som["opgeleverd"] += m.aantal * bij
                som["klaar"] += m.aantal * bij
                continue
            # Of what realised figures cover it is not known whether it was built.
            som["klaar"] += 0 if r.vervallen else (m.aantal - over) * bij
            dit = open_plannen([(r, over)], alle=True)
            som["gepland"] += over * bool(dit)
            som["bruto"] += over * bij * bool(dit)
            som[m.segment] += over * bij * bool(dit)
            som["sloop"] -= over * (m.soort == "sloop") * bool(dit)
            som["netto"] += sum(sum(p.netto.values()) for p in dit)
        som["eraf"] = som["gepland"] - som["bruto"]
        return som[naam.aard]

    @cached_property
    def _projecten(self) -> Mapping[tuple[str, str], list[tuple[Planrij, int]]]:
        """By code, else by name and place, of whoever delivered it."""
        uit: dict[tuple[str, str], list[tuple[Planrij, int]]] = defaultdict(list)
        for r, over in self.geleverd:
            if r.m.segment == "totaal":
                continue
            code, naam = (" ".join((t or "").casefold().split()) for t in (r.code, r.project))
            waar = f"{r.m.gemeente}/{r.leverancier_code}"
            if code:
                uit["code", f"{waar}/{code}"].append((r, over))
            elif naam:
                uit["naam", f"{waar}/{naam}/{r.m.gebied or ''}"].append((r, over))
        return uit

    def _in(self, p: Plan, gebieden: set[str]) -> bool:
        return p.gebied in gebieden or self.wijken.get(p.gebied or "") in gebieden

    def _strategie(self, naam: Cijfernaam) -> object:
        keuze = dict(naam.keuze)
        onderdeel, kolom = ONDERDELEN.get(keuze["onderdeel"]), keuze["kolom"]
        kies = self._gekozen(naam)
        if onderdeel is None or kies is None or "gebied" in keuze:
            return GEEN_NUMMER
        segment = keuze.get("segment", "sociaal").split(",")
        gebieden = plek(naam.over)[1]
        eerste = (date.fromisoformat(naam.dagen) + timedelta(days=1)).year
        if naam.aard == "gerealiseerd":
            return self._vorig(naam, onderdeel, segment, eerste - 1)
        jaren = [str(eerste + n) for n in range(4)]
        vakken = jaren if kolom == "vier" else [kolom]
        hier = [
            p for p in kies
            if p.segment in segment and p.soort in onderdeel and "permanent" in p.netto
            and (not gebieden or self._gebied(p.gebied) in gebieden)
            and _vak(p, eerste) in vakken and (naam.aard != "zacht" or p.status == "zacht")
        ]  # fmt: skip
        return sum(p.permanent for p in hier)

    def _vorig(
        self, naam: Cijfernaam, onderdeel: tuple[str, ...], segment: list[str], jaar: int
    ) -> object:
        gemeenten, gebieden, wie = plek(naam.over)
        return sum(
            r.saldo["sector"] for r in self.rijen
            if r.status == "gerealiseerd" and r.duur == "permanent" and r.segment in segment
            and r.soort in onderdeel and r.van.year == r.tot.year == jaar
            and r.gemeente in gemeenten and (not wie or r.corporatie in wie)
            and (not gebieden or self._gebied(r.gebied) in gebieden)
        )  # fmt: skip

    def _gebied(self, gebied: str | None) -> str:
        return self.wijken.get(gebied or "") or gebied or "onbekend"


def _vak(p: Plan, eerste: int) -> str:
    """The column of a plan: what began before the first year, each of four, and what comes after;
    a span of years is never split."""
    if p.van.year < eerste:
        return "eerder"
    if p.van.year >= eerste + 4:
        return "daarna"
    return str(p.van.year) if p.van.year == p.tot.year else "meer_jaren"
