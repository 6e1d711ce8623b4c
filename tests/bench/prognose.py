"""Measures the forecast: `python -m tests.bench.prognose`. Must hold: 10,000 simulations over 500
projects in under a second.

Prints the median and the slowest in milliseconds of the draws over 500 projects (low, middle and
high assumptions together), of a whole forecast, and of a reader's click on the figures that ship:
another gemeente, and another assumption. Option: number of projects.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from app import create_app
from components.prognose.balk import KANS, UITLOOP, aanname_id
from domain.perioden import jaren
from domain.prognose.aannames import Aanname, Aannames
from domain.prognose.planpost import Planpost
from domain.prognose.prognose import Prognosevraag, voorspel
from domain.prognose.trekking import AANTAL, Einddoel, trek
from settings import Settings
from tests.browser.server import lader
from tests.callback import ADRES

KEER = 9
AANNAMES = Aannames((
    Aanname("hard", 80, 90, 97, 0.5, 3),
    Aanname("zacht", 30, 50, 70, 1.5, 5),
    Aanname("zacht", 55, 75, 90, 1, 4, "vergunning"),
))  # fmt: skip


def projecten(aantal: int) -> list[Planpost]:
    """So many projects over ten years, a tenth of them sloop."""
    toeval = random.Random(1)
    uit = []
    for n in range(aantal):
        sloop = n % 10 == 0
        uit.append(
            Planpost(
                lot=f"project {n}",
                corporatie=f"C{n % 5}",
                soort="sloop" if sloop else "nieuwbouw",
                hardheid=toeval.choice(("hard", "zacht")),
                fase=toeval.choice((None, "vergunning")),
                van=date(2026 + n % 10, 1, 1),
                tot=date(2026 + n % 10, 12, 31),
                saldo=(-1 if sloop else 1) * toeval.randint(5, 200),
                project=f"project {n}",
            )
        )
    return uit


def meet(wat: str, doe: Callable[[], object]) -> None:
    """Print the median and the slowest of a few times."""
    tijden = []
    for _ in range(KEER):
        begin = time.perf_counter()
        doe()
        tijden.append(1000 * (time.perf_counter() - begin))
    sys.stdout.write(f"{wat:56}{statistics.median(tijden):10.1f}{max(tijden):10.1f}\n")
    sys.stdout.flush()


def klikken(home: Path) -> None:
    """A reader on the figures that ship. Every click asks something new, as nothing else counts."""
    client = create_app(Settings(home=home)).server.test_client()
    afhankelijk = next(
        a for a in client.get("/_dash-dependencies").json if "prognose-kop" in a["output"]
    )
    stand, kans = client.get("/stand").text, iter(range(10, 10 + 3 * KEER))

    def klik(gemeente: str) -> None:
        antwoord = client.post(ADRES, json=_vraag(afhankelijk, stand, gemeente, next(kans)))
        assert antwoord.status_code == 200, antwoord.text
        assert "sideUpdate" not in antwoord.json

    for naam, gemeente in (("Amersfoort", "GM0307"), ("Voorbeeldstad", "GM9999")):
        meet(f"een andere aanname, {naam}", lambda g=gemeente: klik(g))  # type: ignore[misc]


def _vraag(afhankelijk: dict[str, Any], stand: str, gemeente: str, kans: int) -> dict[str, Any]:
    """The body of a click with one assumption, that of harde plannen."""
    waarden: dict[str, Any] = {"pr-gemeente": gemeente, "pr-corporatie": [], "stand-id": stand}

    def velden(lijst: list[dict[str, Any]]) -> list[Any]:
        uit: list[Any] = []
        for i in lijst:
            soort = next((s for s in (KANS, UITLOOP) if s in i["id"]), None)
            if soort is None:
                uit.append({**i, "value": waarden.get(i["id"])})
                continue
            id_ = aanname_id(soort, "hard")
            waarde = id_ if i["property"] == "id" else kans if soort == KANS else 0.5
            uit.append([{"id": id_, "property": i["property"], "value": waarde}])
        return uit

    uitvoer = []
    for deel in afhankelijk["output"].strip(".").split("..."):
        id_, _, eigenschap = deel.rpartition(".")
        plek = {"id": id_, "property": eigenschap}
        if id_.startswith("{"):
            uitvoer.append([{"id": aanname_id("pr-zegt", "hard"), "property": eigenschap}])
        else:
            uitvoer.append(plek)
    return {
        "output": afhankelijk["output"],
        "outputs": uitvoer,
        "inputs": velden(afhankelijk["inputs"]),
        "state": velden(afhankelijk["state"]),
        "changedPropIds": [],
    }


def main(argumenten: list[str]) -> None:
    """Measure all."""
    posten = projecten(int(argumenten[0]) if argumenten else 500)
    vraag = Prognosevraag(
        jaren(2026, 2035), date(2025, 12, 31), True, Einddoel("minimum", Fraction(9_000))
    )
    sys.stdout.write(f"{'ms':56}{'mediaan':>10}{'langste':>10}\n")
    wat = f"{AANTAL} doorrekeningen van {len(posten)} projecten"
    meet(wat, lambda: trek(posten, AANNAMES, vraag.periode))
    meet("de hele prognose daarvan", lambda: voorspel(vraag, [], posten, AANNAMES))
    with tempfile.TemporaryDirectory() as map_:
        lader(Path(map_) / "home", "build")
        klikken(Path(map_) / "home")


if __name__ == "__main__":
    main(sys.argv[1:])
