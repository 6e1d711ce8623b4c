"""Measures Plannen on large plan lists: `python -m tests.bench.plannen`.

One gemeente of 500 projects in 20 wijken, among 340 gemeenten of as many. Prints the median in
milliseconds of each part of a click, of the whole page as Dash sends it (with its size), and of the
downloads of everything. Option: number of gemeenten (default 340).
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from dash._utils import to_json
from sqlalchemy import Connection

from app import create_app
from domain.plannen.keuze import PlanKeuze
from domain.plannen.programma import programma
from domain.plannen.projectlijst import projecten
from domain.plannen.verschuiving import vergelijk
from settings import Settings
from store.bouw.bouw import bouw
from store.exports import plannen as export_plannen
from store.exports import wijkenstrategie as export_plannen_wijken
from store.exports.als_csv import als_csv
from store.standen.motoren import schrijf_motor
from store.standen.standen import Standen
from store.vragen.plannen import lezen, restopgave, wijkenstrategie
from telling.rijen import LeveringData
from tests.bench.groei import mediaan, toon
from tests.store.maak import levering

PROJECTEN, WIJKEN, CORPORATIES = 500, 20, 5


def _gm(n: int) -> str:
    return f"GM{n:04}"


def _rijen(n: int, later: int) -> Iterator[dict[str, object]]:
    """Three rows a project: homes to let, homes for sale, and what is pulled down."""
    for p in range(PROJECTEN):
        jaar = 2026 + (p + later * (p % 7 == 0)) % 10
        vast = {
            "gemeente": _gm(n), "gebied": f"WK{n:04}{p % WIJKEN:02}", "indeling": 2025,
            "corporatie": f"C{p % CORPORATIES}", "projectcode": f"{n}-{p}", "project": f"Plan {p}",
            "periode": str(jaar), "status": "hard" if p % 3 else "zacht",
        }  # fmt: skip
        yield {**vast, "soort": "nieuwbouw", "aantal": 10 + p % 90}
        yield {**vast, "soort": "nieuwbouw", "aantal": 5 + p % 40, "segment": "koop"}
        yield {**vast, "soort": "sloop", "aantal": p % 30, "periode": str(jaar - 1)}


def leveringen(gemeenten: int, later: int) -> list[LeveringData]:
    """The register and a plan list a gemeente."""
    register = levering(
        "register",
        gemeenten=[{"code": _gm(n), "naam": f"Gemeente {n}", "indeling": 2025, "fictief": False}
                   for n in range(gemeenten)],
        corporaties=[{"code": f"C{n}", "naam": f"Corporatie {n}", "fictief": False}
                     for n in range(CORPORATIES)],
        gebieden=[
            {"code": f"WK{n:04}{w:02}", "indeling": 2025, "naam": f"Wijk {w}", "niveau": "wijk",
             "gemeente": _gm(n), "fictief": False}
            for n in range(gemeenten) for w in range(WIJKEN)
        ],
    )  # fmt: skip
    return [
        register,
        *(
            levering(f"plan{n}", "2025", leverancier=_gm(n), plannen=list(_rijen(n, later)))
            for n in range(gemeenten)
        ),
    ]


def stukken(conn: Connection, eerder: Connection) -> dict[str, Callable[[], object]]:
    """What a click on one gemeente asks."""
    keuze = PlanKeuze(gemeente=(_gm(3),))
    regels = lezen.regels(conn, keuze)
    toen = lezen.regels(eerder, keuze, alles=True)
    return {
        "plannen lezen": lambda: lezen.regels(conn, keuze),
        "programma": lambda: programma(regels),
        "500 projecten": lambda: projecten(regels),
        "verschuiving": lambda: vergelijk(toen, regels),
        "restopgave": lambda: restopgave.lijst(conn, keuze),
        "wijkenstrategie": lambda: wijkenstrategie.lijst(conn, keuze),
        "plannen.csv": lambda: sum(map(len, als_csv(export_plannen.alles(conn, keuze)))),
        "wijkenstrategie.csv": lambda: sum(
            map(len, als_csv(export_plannen_wijken.inhoud(conn, keuze)))
        ),
    }


def pagina(home: Path) -> None:
    """The whole page, not from memory."""
    app = create_app(Settings(home=home))
    with app.server.test_request_context("/plannen"):
        from components.plannen.balk import naar_controls
        from pages.plannen import lees
        from pages.plannen import pagina as plannen

        def klik() -> str:
            lees.lees.cache_clear()
            waarden = naar_controls(PlanKeuze(gemeente=(_gm(3),), met="eerder"))
            return to_json(plannen.toon(waarden, "", None))

        toon(f"{'een klik (met vergelijken)':28}{mediaan(klik, 5):10.1f}")
        toon(f"{'  kB JSON':28}{len(json.dumps(json.loads(klik()))) / 1024:10.1f}")


def main(argumenten: list[str]) -> None:
    """Build two standen and print the table."""
    gemeenten = int(argumenten[0]) if argumenten else 340
    with tempfile.TemporaryDirectory() as naam:
        standen = Standen(Path(naam) / "standen")
        for id_, later in (("eerder", 0), ("nu", 2)):
            pad = standen.nieuw_pad()
            motor = schrijf_motor(pad)
            bouw(leveringen(gemeenten, later), motor, id_)
            motor.dispose()
            standen.publiceer(id_, pad)
        toon(f"{gemeenten} gemeenten, {gemeenten * PROJECTEN * 3} plannen")
        with standen.open("nu").connect() as conn, standen.open("eerder").connect() as eerder:
            for wat, doe in stukken(conn, eerder).items():
                toon(f"{wat:28}{mediaan(doe, 7):10.1f}")
            alles = mediaan(
                lambda: sum(map(len, als_csv(export_plannen.alles(conn, PlanKeuze())))), 1
            )
            toon(f"{'plannen.csv, alles':28}{alles:10.1f}")
        pagina(Path(naam))


if __name__ == "__main__":
    main(sys.argv[1:])
