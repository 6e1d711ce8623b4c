"""How many files of a checkout one must open to follow one levering, or one click.

    python scripts/telling_bestanden.py CHECKOUT [--bestanden]

Counts the distinct project files of which a function is called (`sys.setprofile`): for one CSV
from `python -m loaders load` to the stand, and for one click on Groei (another gemeente, on a page
that is open). What a module does when it is loaded is not counted: a reader does not follow that.
--bestanden names them.
"""

from __future__ import annotations

import argparse
import runpy
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import gedrag_bestanden
from bezoek import Pagina
from gedrag import Bezoeker, Checkout

CSV = "data/voorbeeld/voorraadmutaties-vb02-2015-2025.csv"


@contextmanager
def geteld(map_: Path) -> Iterator[set[str]]:
    """The files under `map_` of which something is called meanwhile, in any thread."""
    begin, gezien = f"{map_}/", set()
    niet = (f"{begin}.venv/", f"{begin}scripts/")  # what is installed; this counting itself
    laden: Counter[int] = Counter()  # how many modules a thread is loading

    def volg(frame: FrameType, wat: str, _: Any) -> None:
        bestand = frame.f_code.co_filename
        if (
            wat not in ("call", "return")
            or not bestand.startswith(begin)
            or bestand.startswith(niet)
        ):
            return
        # The program itself is a module too, and ends only when all is done.
        if frame.f_code.co_name == "<module>" and not bestand.endswith("__main__.py"):
            laden[threading.get_ident()] += 1 if wat == "call" else -1
        elif wat == "call" and not laden[threading.get_ident()]:
            gezien.add(bestand.removeprefix(begin))

    threading.setprofile(volg)
    sys.setprofile(volg)
    try:
        yield gezien
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def levering(map_: Path, bestand: str) -> set[str]:
    """The files that one load goes through."""
    sys.argv = ["loaders", "load", bestand, "--vervang"]
    with geteld(map_) as gezien:
        try:
            runpy.run_module("loaders", run_name="__main__", alter_sys=True)
        except SystemExit as einde:
            if einde.code:
                raise
    return gezien


def klik(map_: Path) -> set[str]:
    """The files that one click goes through."""
    from app import server  # noqa: PLC0415 - the checkout's own, made on this home

    bezoeker = Bezoeker(server.test_client(), lambda *_: None)
    pagina: Pagina = bezoeker.bezoek("/groei")
    pagina.zet({"f-gemeente": {"value": ["GM9999"]}})
    with geteld(map_) as gezien:
        bezoeker.stel(pagina, "groei-inhoud.children", "klik")
    if bezoeker.fouten:
        raise SystemExit("De klik op Groei mislukte.")
    return gezien


def main() -> None:
    """Count both, each in a process of its own (--binnen) with the checkout's own modules."""
    lezer = argparse.ArgumentParser(description="Door hoeveel bestanden een levering en klik gaan.")
    lezer.add_argument("checkout", type=Path)
    lezer.add_argument("--bestanden", action="store_true", help="noem ze ook")
    lezer.add_argument("--binnen", help=argparse.SUPPRESS)
    keuze = lezer.parse_args()
    map_ = keuze.checkout.resolve()
    if keuze.binnen:
        gezien = klik(map_) if keuze.binnen == "klik" else levering(map_, keuze.binnen)
        print("\n".join(sorted(gezien)))
        return
    with tempfile.TemporaryDirectory() as werk:
        checkout = Checkout(map_, Path(werk))
        checkout.loader("home", "build")
        pad = gedrag_bestanden.andere_levering(map_ / CSV, Path(werk))
        for wat, binnen in (("klik op Groei", "klik"), ("levering", str(pad))):
            uit = checkout.draai(
                "home", str(Path(__file__).resolve()), str(map_), "--binnen", binnen
            )
            namen = [n for n in uit.splitlines() if n.endswith(".py") and (map_ / n).is_file()]
            print(f"{wat}: {len(namen)} bestanden")
            if keuze.bestanden:
                print("\n".join(f"  {n}" for n in namen))


if __name__ == "__main__":
    main()
