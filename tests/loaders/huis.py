"""A small home for the service: a few names, one shipped levering, and files to hand in."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pandas as pd
from sqlalchemy import text

from loaders.archief.omgeving import Omgeving
from loaders.contract import Velden
from loaders.dienst.dienst import Laaddienst
from settings import Settings
from store.standen.standen import Standen

VANDAAG = date(2026, 11, 20)
VELDEN = Velden(leverancier="Portaal", gemeente="Amersfoort", periode="2024")
KOP = "corporatie;gemeente;periode;soort;aantal"

_DATA = {
    "reference/gemeenten.csv": "code,naam,indeling\nGM0307,Amersfoort,2023\nGM0344,Utrecht,2023\n",
    "reference/corporaties.csv": (
        "code,lnummer,naam,aliassen,opvolger,opvolger_vanaf\n"
        "L1537,L1537,Portaal,,,\nL0041,L0041,Bo-Ex,,,\n"
    ),
    "leveringen/voorraadmutaties-utrecht.csv": f"{KOP}\nBo-Ex;Utrecht;2023;nieuwbouw;12\n",
    "leveringen/voorraadmutaties-utrecht.toml": (
        'leverancier = "Bo-Ex"\ngemeente = "Utrecht"\nperiode = "2023"\nontvangen = "2026-11-01"\n'
    ),
}


def maak_data(map_: Path) -> Path:
    """What ships, in small: names and one levering of 12 homes."""
    for naam, inhoud in _DATA.items():
        pad = map_ / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(inhoud, encoding="utf-8")
    return map_


def mutaties(map_: Path, *aantallen: int, naam: str = "voorraadmutaties.csv") -> Path:
    """A good file of Portaal in Amersfoort in 2024, one row per count."""
    map_.mkdir(parents=True, exist_ok=True)
    rijen = [f"Portaal;Amersfoort;2024;nieuwbouw;{n}" for n in aantallen]
    pad = map_ / naam
    pad.write_text("\n".join([KOP, *rijen]) + "\n", encoding="utf-8")
    return pad


def slecht(map_: Path, naam: str = "voorraadmutaties-slecht.csv") -> Path:
    """A file with a count that is none."""
    map_.mkdir(parents=True, exist_ok=True)
    pad = map_ / naam
    pad.write_text(f"{KOP}\nPortaal;Amersfoort;2024;nieuwbouw;veel\n", encoding="utf-8")
    return pad


def omgeving(home: Path, data: Path, **kw: object) -> Omgeving:
    kw.setdefault("vandaag", lambda: VANDAAG)
    return Omgeving(Settings(home=home), data=data, **kw)  # type: ignore[arg-type]


def dienst(home: Path, data: Path, **kw: object) -> Laaddienst:
    return Laaddienst(omgeving(home, data, **kw))


def som(home: Path, stand_id: str | None = None) -> int:
    """The growth of all homes in a stand: which leveringen count, in one number."""
    with Standen(home / "standen").open(stand_id).connect() as conn:
        return int(
            conn.execute(text("SELECT coalesce(sum(saldo_sector), 0) FROM mutatie")).scalar_one()
        )


def inhoud(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the current stand, sorted."""
    uit = {}
    with Standen(home / "standen").open().connect() as conn:
        namen = conn.execute(
            text("SELECT table_name FROM information_schema.tables ORDER BY table_name")
        ).scalars()
        for naam in list(namen):
            frame = pd.read_sql(text(f"SELECT * FROM {naam}"), conn).astype(object)
            uit[naam] = sorted((tuple(rij) for rij in frame.itertuples(index=False)), key=str)
    return {naam: [tuple(map(str, rij)) for rij in rijen] for naam, rijen in uit.items()}


def vingerafdruk(map_: Path) -> dict[str, str]:
    """Every file below a folder with its hash: to see that nothing changed."""
    return {
        str(p.relative_to(map_)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(map_.rglob("*"))
        if p.is_file()
    }
