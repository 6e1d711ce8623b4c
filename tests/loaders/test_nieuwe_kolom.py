"""A new column of the leveringsformaat: one declaration, and two pages of the documentation.

Made on a copy of the tree, in a process of its own: what follows from the declaration is there.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HIER = Path(__file__).resolve().parents[2]
KAMERS = ("domain", "telling", "store", "loaders", "docs")
# Per file: what stands there now, and what comes in its place wherever it stands.
WIJZIGING = {
    "telling/leveringsformaat.py": (
        (
            "_DAEB = ",
            '_LABEL = Formaatkolom("energielabel", "keuze", keuzes=("a", "b"), mee=True,'
            ' voorbeeld=("a",), uitleg="energielabel is het label op de peildatum.")\n'
            '_WARM = Formaatkolom("warmtepomp", "ja_nee", keuzes=_JA_NEE, mee=True)\n_DAEB = ',
        ),
        ("        _DAEB,\n", "        _DAEB,\n        _LABEL,\n        _WARM,\n"),
        ("_SECTOR,\n        _ZELF", "_SECTOR,\n        _LABEL,\n        _WARM,\n        _ZELF"),
    ),
    "docs/delivery-format.md": (("| daeb | no |", "| energielabel | no | `a` |\n| daeb | no |"),),
    "docs/exports.md": (("`huurklasse`, `daeb`,", "`huurklasse`, `energielabel`, `daeb`,"),),
}  # fmt: skip
PROEF = """
import io
from pathlib import Path
import openpyxl
from domain.filters import Filters
from domain.perioden import jaren
from domain.plannen.keuze import PlanKeuze
from loaders.leveringsformaat import sjabloon
from store.bouw.bouw import bouw
from store.exports import groei, plannen
from store.exports.als_csv import als_csv
from store.standen.motoren import lees_motor, schrijf_motor
from tests.loaders import leverhulp as h

boek = openpyxl.load_workbook(io.BytesIO(sjabloon.maak()))
assert any(r[0].value == "energielabel is het label op de peildatum." for r in boek["Uitleg"])
for tabel in ("voorraadmutaties", "voorraadstanden", "plannen"):
    kop = [c.value for c in boek[tabel][1]]
    plek = kop.index("energielabel")
    assert boek[tabel][2][plek].value == "a", tabel
    lijsten = {str(d.sqref): d.formula1 for d in boek[tabel].data_validations.dataValidation}
    letter = openpyxl.utils.get_column_letter(plek + 1)
    assert [f for s, f in lijsten.items() if s.startswith(f"{letter}2:")] == ['"a,b"'], tabel

map_ = Path(MAP)
erbij = ("energielabel", "warmtepomp")
fout = h.keur_csv(map_, (*h.KOP, *erbij), (*h.RIJ, "z", "ja"))
(melding,) = h.fouten(fout)
assert (melding.kolom, melding.gevonden, melding.verwacht) == ("energielabel", "z", "a of b")
stand = h.keur_csv(map_, (*h.STANDKOP, *erbij), (*h.STANDRIJ, "b", "nee"),
                   naam="voorraadstanden.csv")
plankop = ("corporatie", "gemeente", "projectcode", "soort", "aantal", "periode", "status", *erbij)
plan = ("Portaal", "Amersfoort", "P1", "nieuwbouw", "8", "2030", "hard", "B", "ja")
lijst = h.keur_csv(map_, plankop, plan, naam="plannen.csv")
mutatie = h.keur_csv(map_, (*h.KOP, *erbij), (*h.RIJ, "a", "ja"))
los = {"gemeenten": h.GEMEENTEN, "corporaties": h.CORPORATIES, "gebieden": h.GEBIEDEN}
geleverd = [h.levering(los, id_="register", periode=None)]
for n, uitslag in enumerate((mutatie, stand, lijst)):
    tabellen = h.goed(uitslag).tabellen
    geleverd.append(h.levering(tabellen, id_=f"l{n}", periode=jaren(2024)))
pad = map_ / "stand.duckdb"
motor = schrijf_motor(pad)
bouw(geleverd, motor, "s")
motor.dispose()


def lees(stukken):
    kop, *rijen = (r.split(",") for r in b"".join(stukken).decode("utf-8-sig").splitlines())
    return [{k: r[kop.index(k)] for k in (*erbij, "aantal")} for r in rijen]


keuze = Filters(gemeente=("GM0307",))
with lees_motor(pad).connect() as conn:
    gebouwd = {"energielabel": "a", "warmtepomp": "ja", "aantal": "12"}
    gepland = {"energielabel": "b", "warmtepomp": "ja", "aantal": "8"}
    in_groei = lees(als_csv(groei.inhoud(groei.EXPORTS["groei"], conn, keuze)))
    assert gebouwd in in_groei, in_groei
    in_stand = {"energielabel": "b", "warmtepomp": "nee", "aantal": "100"}
    assert in_stand in lees(als_csv(groei.inhoud(groei.EXPORTS["voorraad"], conn, keuze)))
    assert gepland in lees(als_csv(plannen.inhoud(conn, PlanKeuze(gemeente=("GM0307",)))))
"""


def test_een_nieuwe_kolom_raakt_drie_bestanden(tmp_path: Path) -> None:
    kopie = tmp_path / "kopie"
    for kamer in KAMERS:
        shutil.copytree(HIER / kamer, kopie / kamer, ignore=shutil.ignore_patterns("__pycache__"))
    (kopie / "data").symlink_to(HIER / "data")
    (kopie / "tests/loaders").mkdir(parents=True)
    for naam in ("tests/__init__.py", "tests/loaders/__init__.py", "tests/loaders/leverhulp.py"):
        shutil.copyfile(HIER / naam, kopie / naam)
    assert len(WIJZIGING) <= 3
    for naam, vervang in WIJZIGING.items():
        tekst = (kopie / naam).read_text(encoding="utf-8")
        for oud, nieuw in vervang:
            assert oud in tekst, (naam, oud)
            tekst = tekst.replace(oud, nieuw)
        (kopie / naam).write_text(tekst, encoding="utf-8")
    klaar = subprocess.run(
        [sys.executable, "-c", PROEF.replace("MAP", repr(str(tmp_path)))],
        cwd=kopie,
        capture_output=True,
        text=True,
        check=False,
    )
    assert klaar.returncode == 0, klaar.stderr
