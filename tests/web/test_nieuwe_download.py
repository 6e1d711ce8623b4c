"""A new download is a module with its columns and rows, and a row of the table: no more files."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from store.standen.standen import Standen
from tests.web.conftest import Publiceer

HIER = Path(__file__).resolve().parents[2]
DEEL = ("domain", "telling", "store", "web")

MODULE = '''"""The gemeenten of a selection."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from domain.filters import Filters
from store.exports.herkomst import keuze, stand
from store.exports.inhoud import Cel, Inhoud, Vorm
from store.schema import tables

GEMEENTEN = Vorm("gemeenten", "Gemeenten", ("code", "naam"))


def inhoud(conn: Connection, filters: Filters) -> Inhoud:
    """The download of this selection."""
    g = tables.gemeente.c
    vraag = select(g.code, g.naam).where(g.code.in_(filters.gemeente)).order_by(g.code)
    rijen = [tuple(r) for r in conn.execute(vraag)]
    return Inhoud(GEMEENTEN, [rijen], lambda aantal: herkomst(conn, filters, aantal))


def herkomst(conn: Connection, filters: Filters, aantal: int) -> Iterator[list[Cel]]:
    """Rows of the sheet Herkomst."""
    yield from stand(conn)
    yield ["Aantal rijen", aantal]
    yield from keuze(conn, filters)
'''
INVOER = "from store.exports import wijkenstrategie as wijken\n"
TABEL = "        van_keuze(afspraken.AFSPRAKEN,"
RIJ = "        van_keuze(gemeenten.GEMEENTEN, Filters, namen.los_op, gemeenten.inhoud),\n"

VRAAG = """
import io, json, sys
from pathlib import Path
from flask import Flask
from openpyxl import load_workbook
from store.standen.standen import Standen
from web.downloads import zet_downloads

server = Flask("proef")
server.config["STANDEN"] = Standen(Path(sys.argv[1]))
zet_downloads(server)
client = server.test_client()
vraag = "gemeente=Amersfoort"
csv, xlsx = (client.get(f"/export/gemeenten.{s}?{vraag}") for s in ("csv", "xlsx"))
boek = load_workbook(io.BytesIO(xlsx.data))
herkomst = {str(r[0]): r[1] for r in boek["Herkomst"].values}
print(json.dumps({
    "csv": csv.text,
    "kop": csv.headers["Content-Disposition"],
    "bladen": boek.sheetnames,
    "rijen": herkomst["Aantal rijen"],
    "fout": client.get("/export/gemeenten.csv?gemeente=Amersfort&zomaar=1").status_code,
    "stand": client.get("/export/gemeenten.csv?stand=zzz").status_code,
}))
"""


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    """The rooms behind a download, on a place of their own."""
    for kamer in DEEL:
        shutil.copytree(
            HIER / kamer, tmp_path / "kopie" / kamer, ignore=shutil.ignore_patterns("__pycache__")
        )
    return tmp_path / "kopie"


def test_een_nieuwe_download_raakt_twee_bestanden(
    kopie: Path, publiceer: Publiceer, standen: Standen
) -> None:
    publiceer("aaa")
    eerst = _bestanden(kopie)
    (kopie / "store/exports/gemeenten.py").write_text(MODULE)
    tabel = kopie / "store/exports/downloads.py"
    tekst = tabel.read_text()
    assert (tekst.count(INVOER), tekst.count(TABEL)) == (1, 1)
    nieuw = tekst.replace(INVOER, f"from store.exports import gemeenten\n{INVOER}")
    tabel.write_text(nieuw.replace(TABEL, RIJ + TABEL))

    uit = _vraag(kopie, standen)
    assert uit["csv"] == "code,naam\r\nGM0307,Amersfoort\r\n"
    assert uit["kop"] == 'attachment; filename="woonsaldo-gemeenten-GM0307-aaa.csv"'
    assert (uit["bladen"], uit["rijen"]) == (["Gemeenten", "Herkomst"], 1)
    assert (uit["fout"], uit["stand"]) == (400, 404)

    later = _bestanden(kopie)
    assert {pad for pad in later if later[pad] != eerst.get(pad)} == {
        "store/exports/gemeenten.py", "store/exports/downloads.py"
    }  # fmt: skip


def _bestanden(map_: Path) -> dict[str, str]:
    return {
        str(pad.relative_to(map_)): hashlib.sha256(pad.read_bytes()).hexdigest()
        for pad in map_.rglob("*.py")
    }


def _vraag(kopie: Path, standen: Standen) -> dict[str, object]:
    """What the copy answers: it runs its own modules."""
    klaar = subprocess.run(
        [sys.executable, "-c", VRAAG, str(standen.map)],
        cwd=kopie,
        env=os.environ | {"PYTHONPATH": str(kopie), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert klaar.returncode == 0, klaar.stderr
    uit: dict[str, object] = json.loads(klaar.stdout)
    return uit
