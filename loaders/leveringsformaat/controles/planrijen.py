"""The plans and realised homes of this and earlier leveringen, as the build will take them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from domain.perioden import Periode
from domain.plannen.overlap import Overlapregel
from domain.plannen.projectlijst import Projectdeel
from loaders.register.register import Register
from telling.dekking import GEREALISEERD, verdeel_dagen
from telling.mutaties import splits
from telling.planlijsten import dag
from telling.planprojecten import Project, Rij, boek_af, dubbele, opvolgers, project
from telling.planrijen import oordeel, rijen_van, van_lijst, van_mutaties
from telling.rijen import LeveringData, sleutel

DEZE = "deze levering"
_TABELLEN = ("voorraadmutaties", "plannen")


@dataclass(frozen=True)
class Planrijen:
    """plannen: every plan that was not replaced, judged. dubbel: plans whose project is in another
    list, with the levering that counts. gerealiseerd: realised rows with a project of one of the
    plans, or in their days. naar: see `telling.planprojecten.project`."""

    plannen: Sequence[Rij]
    dubbel: Sequence[tuple[Rij, str]]
    gerealiseerd: Sequence[Rij]
    naar: Mapping[str, str]

    def project(self, rij: Rij) -> Project | None:
        """What the project of a row is known by; None where it names none."""
        code = rij["projectcode"]
        return project(rij["gemeente"], rij["corporatie"], code, self.naar) if code else None

    def regels(self, rijen: Iterable[Rij]) -> list[Overlapregel]:
        """Rows to look for overlap in; `wat` is the row's own place in `rijen`."""
        return [
            Overlapregel(
                wat=i,
                plek=(self.naar.get(r["corporatie"], r["corporatie"]), r["gemeente"], r["gebied"]),
                soort=r["soort"],
                periode=Periode(dag(r["van"]), dag(r["tot"])),
                bron=(r["levering"], r["tabel"]),
                project=self.project(r),
                aantal=r["aantal"],
            )
            for i, r in enumerate(rijen)
        ]


def lees(leveringen: Sequence[LeveringData], register: Register) -> Planrijen | None:
    """The last of `leveringen` is this one (DEZE). None where no levering has a plan list."""
    gemeenten = {
        g
        for naam in _TABELLEN
        if (f := leveringen[-1].tabellen.get(naam)) is not None
        for g in f["gemeente"].unique()
    }
    # Plan lists first: without one the mutations, which may be many, need not be read.
    if not any(_alleen(lev, gemeenten, "plannen").tabellen for lev in leveringen):
        return None
    eigen = [_alleen(lev, gemeenten, *_TABELLEN) for lev in leveringen]
    verdeling = verdeel_dagen(eigen)
    gepland: list[Rij] = []
    echt: list[pd.DataFrame] = []
    for lev in eigen:
        if deel := splits(lev, verdeling):
            m = deel.mutatie[deel.mutatie["been"] == 0]
            echt.append(m[m["status"] == GEREALISEERD])
            for los in (deel.projecten, m[m["status"] != GEREALISEERD]):
                gepland += van_mutaties(los, verdeling)
        gepland += van_lijst(lev, verdeling)[0]
    c = register.corporaties
    paren = zip(c["code"], c["opvolger"].where(c["opvolger"].notna(), None), strict=True)
    naar = opvolgers(paren)
    gerealiseerd = [r for frame in echt for r in _raakt(frame, gepland)]
    per: dict[Project, list[Projectdeel]] = defaultdict(list)
    for r in gerealiseerd:
        if r["projectcode"] and r["soort"] != "correctie":
            wat = project(r["gemeente"], r["corporatie"], r["projectcode"], naar)
            per[wat].append(Projectdeel(r["soort"], r["segment"], r["duur"], r["aantal"]))
    dubbel = dubbele(gepland, naar)
    over = [r for i, r in enumerate(gepland) if i not in dubbel]
    return Planrijen(
        [oordeel(r) for r in boek_af(over, per, naar)],
        [(gepland[i], door) for i, door in dubbel.items()],
        gerealiseerd,
        naar,
    )


def _alleen(levering: LeveringData, gemeenten: set[str], *tabellen: str) -> LeveringData:
    """Only these tables, and of them the rows of these gemeenten."""
    uit = {}
    for naam in tabellen:
        f = levering.tabellen.get(naam)
        if f is not None and len(f := f[f["gemeente"].isin(gemeenten)]):
            uit[naam] = f.reset_index(drop=True)
    return replace(levering, tabellen=uit)


def _raakt(frame: pd.DataFrame, gepland: Sequence[Rij]) -> Iterable[Rij]:
    """The realised rows that name a planned project, or share a day with a plan."""
    if frame.empty or not gepland:
        return []
    codes = {sleutel(r["projectcode"]) for r in gepland if r["projectcode"]}
    uniek = frame["projectcode"].dropna().unique()
    bekend = [u for u in uniek if sleutel(str(u)) in codes]
    van, tot = min(dag(r["van"]) for r in gepland), max(dag(r["tot"]) for r in gepland)
    dagen = {d: dag(d) for k in ("van", "tot") for d in frame[k].unique()}
    in_tijd = (frame["van"].map(dagen) <= tot) & (frame["tot"].map(dagen) >= van)
    return rijen_van(
        frame[frame["projectcode"].isin(bekend) | in_tijd].assign(tabel="voorraadmutaties")
    )
