"""Hold what pages and downloads say against the plain count of `tests.eenstem.naief`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from urllib.parse import urlencode

from dash import Dash

from domain.cijfernaam import Cijfernaam
from loaders.omgeving import Omgeving
from loaders.toestand import Toestand
from settings import Settings
from store.rijen import LeveringData
from tests.eenstem.cijfers import Gezien, zelfde
from tests.eenstem.naief import GEEN_NUMMER, Naief, groei, uit_download


@dataclass
class Herteld:
    """geteld: names that were counted again. onbekend: those of them that are said to be unknown
    (why is the page's own business: a total needs all parties). fout: what differs."""

    geteld: int = 0
    onbekend: int = 0
    fout: list[str] = field(default_factory=list)


def geleverd(home: Path) -> list[LeveringData]:
    """The rows of every levering that counts, as they were read from the archive."""
    toestand = Toestand(Omgeving(Settings(home=home)), schrijven=False)
    return [LeveringData(lev.meta, dict(lev.tabellen)) for lev in toestand.leveringen()]


def tel_na(gezien: Iterable[Gezien], naief: Naief) -> Herteld:
    """Every name once; one that is said in two ways is `cijfers.vergelijk`'s business."""
    uit = Herteld()
    for g in {(g.naam, g.waarde): g for g in gezien}.values():
        waarde = naief.waarde(Cijfernaam.lees(g.naam))
        if waarde is GEEN_NUMMER:
            continue
        uit.geteld += 1
        zelf = plat(waarde)
        if g.waarde == "" and not g.naam.startswith("afspraak|"):
            uit.onbekend += 1
        elif not zelfde(g.waarde, zelf, grof=g.tekst is None):
            uit.fout.append(f"{g.naam}: {g.waarde!r} op {g.waar}, nageteld {zelf!r}")
    return uit


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


def plat(waarde: object) -> str:
    """A counted value as it stands beside a figure: at most six decimals, "" for unknown."""
    if waarde is None:
        return ""
    if isinstance(waarde, Fraction):
        tekst = f"{float(waarde):.6f}".rstrip("0").rstrip(".")
        return "0" if tekst == "-0" else tekst
    return str(waarde)
