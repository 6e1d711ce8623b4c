"""Measures every query of Groei on a register of a million rows: `python -m tests.bench.groei`.

Prints the median in milliseconds per query and selection, and the sum of what one filter click
asks. Options: rows (default 1000000), and a folder to keep the register in for a next run.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from domain.filters import Filters
from domain.mutaties import DUREN
from domain.perioden import jaren
from store.exports import groei
from store.exports.als_csv import als_csv
from store.vragen import keuzes, namen, peildatum
from store.vragen.afspraken import beoordeeld
from store.vragen.groei import balans, sommen
from store.vragen.leveringen import bronnen, dekking
from tests.bench.register import bouw_register, gemeente

KEREN = 15
P = jaren(2020, 2025)
SELECTIES = {
    "een gemeente": Filters(gemeente=(gemeente(3),)),
    "een gemeente, 2020-2025, corporatie": Filters(
        gemeente=(gemeente(3),), corporatie=("C013",), van=P.van, tot=P.tot
    ),
    "een gebied": Filters(gemeente=(gemeente(3),), gebied=(f"{gemeente(3)}W02",)),
    "vijf gemeenten, alle duren": Filters(
        gemeente=tuple(gemeente(n) for n in range(5)), duur=DUREN
    ),
    "alles": Filters(),
}
QUERIES: dict[str, Callable[[Connection, Filters], object]] = {
    "groei.regels": sommen.regels,
    "groei.buiten_selectie": sommen.buiten_selectie,
    "dekking.partijen": dekking.partijen,
    "peildatum.van": peildatum.van,
    "afspraken.lijst": lambda c, f: beoordeeld.lijst(c, f, jaren(2024).tot),
    "balans.regels": balans.regels,
    "balans.standen": balans.standen,
    "bronnen.van": bronnen.van,
    "bronnen.van_standen": bronnen.van_standen,
    "namen.los_op": namen.los_op,
    "keuzes.alle": keuzes.alle,
}
# Asked by a download, not by a click.
DOWNLOAD: dict[str, Callable[[Connection, Filters], object]] = {
    "weggelaten.van": bronnen.weggelaten,
    "groei.csv": lambda c, f: sum(map(len, als_csv(groei.inhoud(groei.EXPORTS["groei"], c, f)))),
}


def toon(tekst: str) -> None:
    """One line, at once."""
    sys.stdout.write(f"{tekst}\n")
    sys.stdout.flush()


def mediaan(doe: Callable[[], object], keren: int = KEREN) -> float:
    """Median of some runs after a first one, in milliseconds."""
    doe()
    tijden = []
    for _ in range(keren):
        begin = time.perf_counter()
        doe()
        tijden.append(time.perf_counter() - begin)
    return statistics.median(tijden) * 1000


@contextmanager
def map_voor(argumenten: list[str]) -> Iterator[Path]:
    """The folder that was given, or a temporary one."""
    if len(argumenten) > 1:
        map_ = Path(argumenten[1])
        map_.mkdir(parents=True, exist_ok=True)
        yield map_
        return
    with tempfile.TemporaryDirectory() as naam:
        yield Path(naam)


def main(argumenten: list[str]) -> None:
    """Build (or reuse) the register and print the table."""
    rijen = int(argumenten[0]) if argumenten else 1_000_000
    with map_voor(argumenten) as map_:
        begin = time.perf_counter()
        motor = bouw_register(map_, rijen)
        toon(f"register van {rijen} rijen: {time.perf_counter() - begin:.1f} s")
        kop = f"{'':24}" + "".join(f"{n:>{len(n) + 2}}" for n in SELECTIES)
        toon(kop)
        totalen = dict.fromkeys(SELECTIES, 0.0)
        with motor.connect() as conn:
            for naam, query in (QUERIES | DOWNLOAD).items():
                regel = f"{naam:24}"
                for soort, filters in SELECTIES.items():
                    keren = 1 if naam in DOWNLOAD else KEREN
                    ms = mediaan(lambda q=query, f=filters: q(conn, f), keren)  # type: ignore[misc]
                    totalen[soort] += ms if naam in QUERIES else 0
                    regel += f"{ms:>{len(soort) + 2}.1f}"
                toon(regel)
        toon(f"{'een klik':24}" + "".join(f"{v:>{len(n) + 2}.1f}" for n, v in totalen.items()))
        motor.dispose()


if __name__ == "__main__":
    main(sys.argv[1:])
