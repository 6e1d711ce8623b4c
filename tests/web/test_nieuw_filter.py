"""A new filter of Groei is one declaration: address, check, control, figures, download, Herkomst.

Made on a copy of the tree, in a process of its own: what follows from the declaration is there.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HIER = Path(__file__).resolve().parents[2]
KAMERS = ("domain", "telling", "store", "loaders", "figures", "components", "web")
# Per file: what stands there now, and what comes in its place.
WIJZIGING = {
    "domain/filters.py": (
        ("import DUREN, ", "import DUREN, HUURKLASSEN, "),
        (
            "    perspectief: str = ",
            '    huurklasse: tuple[str, ...] = kies(\n        Woorden(label="Huurklasse",'
            ' leeg="alle huurklassen", keuzes=HUURKLASSEN, standaard=HUURKLASSEN)\n    )\n'
            "    perspectief: str = ",
        ),
    ),
}
PROEF = """
from pathlib import Path
from components.groei.balk import filterbalk, van_controls, naar_controls
from domain.cijfernaam import van_groei
from domain.filters import Filters
from domain.mutaties import HUURKLASSEN
from domain.perioden import jaren
from store.bouw.bouw import bouw
from store.exports import groei
from store.exports.als_csv import als_csv
from store.standen.motoren import lees_motor, schrijf_motor
from store.vragen.groei import sommen
from tests.loaders import leverhulp as h
from web.vorm import VORMEN

een, ander = HUURKLASSEN[:2]
vraag = {"gemeente": "GM0307", "huurklasse": een}
keuze, problemen = Filters.uit_query(vraag)
assert (keuze.huurklasse, problemen, keuze.naar_query()) == ((een,), (), vraag)
assert van_controls(naar_controls(keuze)) == (keuze, ())
naam = str(van_groei("netto", keuze, None, "gerealiseerd"))
assert naam.startswith("netto|GM0307|") and naam.endswith(f"|gerealiseerd|huurklasse={een}")
fout = [p.tekst for p in Filters.uit_query({"huurklasse": "kasteel"})[1]]
assert fout == [
    f"Filter 'huurklasse': 'kasteel' kennen we niet. Verwacht: {', '.join(HUURKLASSEN)}."
]
(control,) = [
    c for c in filterbalk(keuze, [], [], [], [])._traverse()
    if getattr(c, "id", None) == "f-huurklasse"
]
assert (control.label, control.placeholder, control.value) == (
    "Huurklasse", "alle huurklassen", [een]
)
assert [o["value"] for o in control.data] == list(HUURKLASSEN)
assert VORMEN["f-huurklasse", "value"]([een])

map_ = Path(MAP)
los = {"gemeenten": h.GEMEENTEN, "corporaties": h.CORPORATIES, "gebieden": h.GEBIEDEN}
geleverd = [h.levering(los, id_="register", periode=None)]
rijen = [(*h.RIJ, een), (*h.RIJ, ander)]
uitslag = h.keur_csv(map_, (*h.KOP, "huurklasse"), *rijen)
geleverd.append(h.levering(h.goed(uitslag).tabellen, id_="l1", periode=jaren(2024)))
pad = map_ / "stand.duckdb"
motor = schrijf_motor(pad)
bouw(geleverd, motor, "s")
motor.dispose()
with lees_motor(pad).connect() as conn:
    alles = Filters(gemeente=("GM0307",))
    assert sommen.totaal(conn, alles) == 2 * sommen.totaal(conn, keuze) > 0
    uit = groei.inhoud(groei.EXPORTS["groei"], conn, keuze)
    kop, *regels = b"".join(als_csv(uit)).decode("utf-8-sig").splitlines()
    plek = kop.split(",").index("huurklasse")
    assert [r.split(",")[plek] for r in regels] == [een]
    herkomst = list(groei.herkomst(groei.EXPORTS["groei"], conn, keuze, 1))
    assert ["Huurklasse", een.replace("_", " ")] in herkomst, herkomst
"""


def test_een_nieuw_filter_raakt_hoogstens_drie_bestanden(tmp_path: Path) -> None:
    kopie = tmp_path / "kopie"
    for kamer in KAMERS:
        shutil.copytree(HIER / kamer, kopie / kamer, ignore=shutil.ignore_patterns("__pycache__"))
    (kopie / "data").symlink_to(HIER / "data")
    (kopie / "tests/loaders").mkdir(parents=True)
    for naam in ("tests/__init__.py", "tests/loaders/__init__.py", "tests/loaders/leverhulp.py"):
        shutil.copyfile(HIER / naam, kopie / naam)
    eerst = _bestanden(kopie)
    for naam, vervang in WIJZIGING.items():
        tekst = (kopie / naam).read_text(encoding="utf-8")
        for oud, nieuw in vervang:
            assert tekst.count(oud) == 1, (naam, oud)
            tekst = tekst.replace(oud, nieuw)
        (kopie / naam).write_text(tekst, encoding="utf-8")
    klaar = subprocess.run(
        [sys.executable, "-c", PROEF.replace("MAP", repr(str(tmp_path)))],
        cwd=kopie,
        env=os.environ | {"PYTHONPATH": str(kopie), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert klaar.returncode == 0, klaar.stderr
    later = _bestanden(kopie)
    anders = {pad for pad in later if later[pad] != eerst.get(pad)}
    assert anders == set(WIJZIGING)
    assert len(anders) <= 3


def _bestanden(map_: Path) -> dict[str, str]:
    return {
        str(pad.relative_to(map_)): hashlib.sha256(pad.read_bytes()).hexdigest()
        for pad in map_.rglob("*.py")
    }
