"""Hold what pages and downloads say against the plain count of `tests.eenstem.naief`."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from urllib.parse import urlencode

from dash import Dash

from domain.cijfernaam import Cijfernaam
from loaders.archief.omgeving import Omgeving
from loaders.archief.toestand import Toestand
from settings import Settings
from telling.rijen import LeveringData
from tests.eenstem.cijfers import Gezien, zelfde
from tests.eenstem.naief import Naief
from tests.eenstem.tellen import GEEN_NUMMER, groei, uit_download

INTERN = ("blad",)  # a workbook held against itself (`tests.eenstem.werkboek`)


@dataclass
class Herteld:
    """geteld: names that were counted again. onbekend: those of them that are said to be unknown
    (why is the page's own business: a total needs all parties). fout: what differs. per_maat,
    alle: by maat how many names were counted again, and how many there are."""

    geteld: int = 0
    onbekend: int = 0
    fout: list[str] = field(default_factory=list)
    per_maat: Counter[str] = field(default_factory=Counter)
    alle: Counter[str] = field(default_factory=Counter)

    @property
    def vergeleken(self) -> dict[str, int]:
        """By maat how many names were only compared with each other."""
        return {m: n - self.per_maat[m] for m, n in self.alle.items() if n > self.per_maat[m]}

    def verslag(self, waarom: Mapping[str, str]) -> str:
        """A line for each maat: the share that was counted again, and why the rest was not."""
        deel = sum(self.per_maat.values()) * 100 // max(sum(self.alle.values()), 1)
        regels = [f"{deel}% van de namen nageteld"]
        for maat, n in self.alle.most_common():
            rest = f"; rest: {waarom.get(maat, '?')}" if maat in self.vergeleken else ""
            regels.append(f"{maat}: {self.per_maat[maat]} van {n}{rest}")
        return "\n".join(regels)


def geleverd(home: Path) -> list[LeveringData]:
    """The rows of every levering that counts, as they were read from the archive."""
    toestand = Toestand(Omgeving(Settings(home=home)), schrijven=False)
    return [LeveringData(lev.meta, dict(lev.tabellen)) for lev in toestand.leveringen()]


def tel_na(
    gezien: Iterable[Gezien], naief: Naief, standen: Mapping[str, Naief] | None = None
) -> Herteld:
    """Every name once; one that is said in two ways is `cijfers.vergelijk`'s business.

    naief: of the stand that is shown. standen: by id those that are compared on Standen.
    """
    uit = Herteld()
    waarden: dict[str, object] = {}
    for g in {(g.naam, g.waarde): g for g in gezien}.values():
        naam = Cijfernaam.lees(g.naam)
        if naam.maat in INTERN:
            continue
        if g.naam not in waarden:
            waarden[g.naam] = waarde = in_stand(naam, naief, standen or {})
            uit.alle[naam.maat] += 1
            uit.per_maat[naam.maat] += waarde is not GEEN_NUMMER
        if (waarde := waarden[g.naam]) is GEEN_NUMMER:
            continue
        uit.geteld += 1
        zelf = plat(waarde)
        if g.waarde == "" and not g.naam.startswith("afspraak|"):
            uit.onbekend += 1
        elif not (
            zelfde(g.waarde, zelf, grof=g.tekst is None)
            or (g.naam.startswith("aandeel") and een_decimaal(waarde) == g.waarde)
        ):
            uit.fout.append(f"{g.naam}: {g.waarde!r} op {g.waar}, nageteld {zelf!r}")
    return uit


def in_stand(naam: Cijfernaam, naief: Naief, standen: Mapping[str, Naief]) -> object:
    """The value of a name in the stand that it is about; what changed between two is counted in
    both."""
    keuze = dict(naam.keuze)
    kaal = tuple((k, w) for k, w in naam.keuze if k not in ("stand", "van", "naar", "met"))
    if "stand" in keuze:
        ander = standen.get(keuze["stand"])
        return ander.waarde(replace(naam, keuze=kaal)) if ander else GEEN_NUMMER
    if naam.maat == "verschil" and not {"oorzaak", "soort", "leverancier", "fictief"} & set(keuze):
        van, naar = (standen.get(keuze.get(k, "")) for k in ("van", "naar"))
        if van is None or naar is None:
            return GEEN_NUMMER
        netto = replace(naam, maat="netto", keuze=kaal)
        return naar.waarde(netto) - van.waarde(netto)  # type: ignore[operator]
    if naam.maat == "verschuiving" and keuze.get("met") in standen and not kaal:
        was, nu = (n.plannen_van(naam.over) for n in (standen[keuze["met"]], naief))
        geteld = was is not None and nu is not None
        delen = {"was": was, "nu": nu, "verschil": nu - was} if geteld else {}  # type: ignore[operator]
        return delen.get(naam.aard, GEEN_NUMMER)
    return naief.waarde(naam)


def tel_na_in_groei(app: Dash, vraag: dict[str, str], gezien: Iterable[Gezien]) -> Herteld:
    """What the page Groei says of a choice, counted again from its download groei.csv."""
    antwoord = app.server.test_client().get(f"/export/groei.csv?{urlencode(vraag)}")
    rijen = uit_download(csv.DictReader(io.StringIO(antwoord.get_data(as_text=True))))
    perspectief = vraag.get("perspectief", "sector")
    uit = Herteld()
    for g in gezien:
        naam = Cijfernaam.lees(g.naam)
        # Of each corporatie the page tells its own growth, of which the rows hold no saldo.
        if dict(naam.keuze).get("perspectief", "sector") != perspectief or g.waarde == "":
            continue
        waarde = groei(rijen, naam)
        if waarde is GEEN_NUMMER:
            continue
        uit.geteld += 1
        if g.waarde != plat(waarde):
            uit.fout.append(f"{g.naam}: {g.waarde!r} op {g.waar}, in groei.csv {plat(waarde)!r}")
    return uit


def een_decimaal(waarde: object) -> str | None:
    """A share as it is shown, rounded half up; None for what is none."""
    if not isinstance(waarde, Fraction):
        return None
    return plat(Fraction(math.floor(waarde * 10 + Fraction(1, 2)), 10))


def plat(waarde: object) -> str:
    """A counted value as it stands beside a figure: at most six decimals, "" for unknown."""
    if waarde is None:
        return ""
    if isinstance(waarde, Fraction):
        tekst = f"{float(waarde):.6f}".rstrip("0").rstrip(".")
        return "0" if tekst == "-0" else tekst
    return str(waarde)
