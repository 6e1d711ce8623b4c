"""The log: what it holds can be read safely, and it never grows without end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from web import logboek
from web.logboek import LOG, begin_log

HIER = Path(__file__).resolve().parents[2]
_PROCES = """
import sys
from pathlib import Path
from web import logboek
logboek.GROOTTE, logboek.OUDE = 2000, 99
logboek.begin_log(Path(sys.argv[1]))
for n in range(150):
    logboek.LOG.error("proces %s regel %s", sys.argv[2], n)
"""


def _regels(home: Path) -> list[str]:
    return (home / "log" / "fouten.log").read_text("utf-8").split("\n")


def test_wat_van_buiten_komt_wordt_geen_regel_en_geen_opdracht(tmp_path: Path) -> None:
    begin_log(tmp_path)
    vals = "2026-11-29 10:00:00,000 ERROR pid=1 alles is goed"
    kwaad = f"/x\n{vals}\r{vals}\x1b[2J\x9b2J\u202egnp.\u2028{vals}\ud800"
    LOG.error("fout bij %s", kwaad)
    try:
        raise ValueError(kwaad)
    except ValueError as fout:
        LOG.error("fout", exc_info=fout)
    regels = _regels(tmp_path)
    assert [r for r in regels if r.startswith("2026-11-29 10")] == []
    assert len([r for r in regels if r.startswith("20")]) == 2, regels
    assert "\\x1b[2J" in regels[0] and "\\u202e" in regels[0] and "\\n" in regels[0]
    assert all(r.isprintable() for r in regels), regels
    assert any("Traceback" in r for r in regels), "a traceback keeps its lines"


def test_twee_processen_draaien_een_logboek_rond_zonder_een_regel_te_verliezen(
    tmp_path: Path,
) -> None:
    processen = [
        subprocess.Popen(
            [sys.executable, "-c", _PROCES, str(tmp_path), naam],
            cwd=HIER,
            stderr=subprocess.PIPE,
            text=True,
        )
        for naam in ("een", "twee")
    ]
    for proces in processen:
        _, gezegd = proces.communicate(timeout=60)
        assert proces.returncode == 0 and "Logging error" not in gezegd, gezegd
    bestanden = [p for p in (tmp_path / "log").iterdir() if p.name.startswith("fouten.log")]
    assert len(bestanden) > 5
    assert all(p.stat().st_size <= 2000 for p in bestanden)
    regels = [r.split("proces ")[1] for p in bestanden for r in p.read_text().splitlines()]
    assert sorted(regels) == sorted(f"{p} regel {n}" for p in ("een", "twee") for n in range(150))


def test_van_het_logboek_blijft_een_vast_aantal_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logboek, "GROOTTE", 1000)
    begin_log(tmp_path)
    for n in range(200):
        LOG.error("regel %s", n)
    bestanden = sorted(p.name for p in (tmp_path / "log").glob("fouten.log*"))
    assert bestanden == ["fouten.log", *(f"fouten.log.{n}" for n in range(1, logboek.OUDE + 1))]
    assert "regel 199" in "".join(_regels(tmp_path))


def test_een_log_dat_door_een_ander_verplaatst_is_gaat_verder(tmp_path: Path) -> None:
    begin_log(tmp_path)
    LOG.error("een")
    (tmp_path / "log" / "fouten.log").rename(tmp_path / "weg.log")
    LOG.error("twee")
    assert "twee" in _regels(tmp_path)[0]


def test_een_slot_dat_niemand_loslaat_houdt_geen_antwoord_tegen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    begin_log(tmp_path)
    for uitvoer in LOG.handlers:
        if isinstance(uitvoer, logboek._Logbestand):
            monkeypatch.setattr(uitvoer, "_slot", FileLock(uitvoer._slot.lock_file, timeout=0))
    with FileLock(tmp_path / "log" / "fouten.slot"):
        LOG.error("toch gezegd")
    assert "toch gezegd" in capsys.readouterr().err
