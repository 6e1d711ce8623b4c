"""The check of an offered file in a child: the same verdict, within limits, two at once."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from loaders.aanlevering import apart
from loaders.aanlevering.apart import beoordeel_apart, voortgang
from loaders.aanlevering.oordeel import beoordeel, laatste
from loaders.aanlevering.wachtkamer import AanbodFout, Aangeboden, Wachtkamer
from loaders.contract import Velden
from loaders.verdict.fouten import LaderFout
from settings import Settings
from tests.loaders.leverhulp import xlsx

KOP = "corporatie;gemeente;periode;soort;aantal\r\n"
GOED = f"{KOP}VB01;GM9999;2024;nieuwbouw;12\r\nVB01;GM9999;2024;sloop;veel\r\n".encode()


@pytest.fixture
def settings(eigen_home: Path) -> Settings:
    return Settings(home=eigen_home)


def bied(settings: Settings, inhoud: bytes, naam: str = "voorraadmutaties.csv") -> Aangeboden:
    return Wachtkamer(settings.home).neem(io.BytesIO(inhoud), naam)


def test_het_kind_zegt_hetzelfde(settings: Settings) -> None:
    for inhoud, naam in (
        (GOED, "voorraadmutaties.csv"),
        (xlsx({"voorraadmutaties": [KOP.strip().split(";"), ("VB01", 1, 2, 3, 4)]}), "a.xlsx"),
        (b"[document]\nx = ", "a.toml"),
    ):
        aanbod = bied(settings, inhoud, naam)
        for velden in (None, Velden(leverancier="VB01", gemeente="GM9999", periode="2024")):
            hier, daar = (
                beoordeel(settings, aanbod, velden),
                beoordeel_apart(settings, aanbod, velden),
            )
            assert daar.uitslag.rapport == hier.uitslag.rapport
            assert daar.uitslag.velden == hier.uitslag.velden
            assert (daar.velden, daar.voorstellen) == (hier.velden, hier.voorstellen)
            assert daar.rijen == hier.rijen
        assert laatste(Wachtkamer(settings.home), aanbod) == hier.uitslag.rapport
        assert voortgang(settings, aanbod.id) is None


def test_een_fout_van_ons_staat_in_het_log(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_draai", lambda *_: 1)
    with pytest.raises(LaderFout, match="niet hadden voorzien"):
        beoordeel_apart(settings, bied(settings, GOED))
    assert [p.read_text() for p in (settings.home / "log").glob("fout-*")] == ["code 1"]


def test_wat_weg_is_wordt_gezegd(settings: Settings) -> None:
    aanbod = bied(settings, GOED)
    Wachtkamer(settings.home).weg(aanbod.id)
    with pytest.raises(AanbodFout, match="wacht niet meer"):
        beoordeel_apart(settings, aanbod)


@pytest.mark.parametrize(
    ("code", "woord"),
    [(10, "geheugen"), (-signal.SIGABRT, "geheugen"), (11, "uitvoer"),
     (-signal.SIGALRM, "rekentijd"), (-signal.SIGXCPU, "rekentijd")],
)  # fmt: skip
def test_wat_te_veel_vraagt_krijgt_een_verdict(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, code: int, woord: str
) -> None:
    monkeypatch.setattr(apart, "_draai", lambda *_: code)
    aanbod = bied(settings, GOED)
    uit = beoordeel_apart(settings, aanbod)
    (m,) = uit.uitslag.rapport.meldingen
    assert (m.ernst, m.bestand) == ("fout", "voorraadmutaties.csv")
    assert f"te veel {woord}" in m.melding and m.verwacht.startswith("hoogstens")
    assert laatste(Wachtkamer(settings.home), aanbod) == uit.uitslag.rapport


BEGRENSD = """
import sys, time
from loaders.aanlevering import apart, beurt
beurt.begrens(beurt.Grenzen(200_000_000, {tijd}, {klok}, 1_000_000))
{wat}
"""


@pytest.mark.parametrize(
    ("wat", "code"),
    [
        ("try: x = bytearray(400_000_000)\nexcept MemoryError: sys.exit(10)", 10),
        ("while True: pass", -signal.SIGXCPU),
        ("sys.exit(apart.zeg(b'x' * 2_000_000))", 11),
        ("time.sleep(30)", -signal.SIGALRM),
        ("beurt.laat_los(); x = bytearray(400_000_000); time.sleep(2)", 0),
    ],
    ids=["geheugen", "rekentijd", "uitvoer", "kloktijd", "losgelaten"],
)  # fmt: skip
def test_de_grenzen_gelden(tmp_path: Path, wat: str, code: int) -> None:
    tijd, klok = 1 if code == -signal.SIGXCPU else 60, 1 if code in (-signal.SIGALRM, 0) else 60
    with (tmp_path / "uit").open("wb") as uit:
        klaar = subprocess.run(
            [sys.executable, "-c", BEGRENSD.format(wat=wat, tijd=tijd, klok=klok)],
            stdout=uit,
            check=False,
            cwd=Path(apart.__file__).parents[2],
        )  # fmt: skip
    assert klaar.returncode == code


def test_hoe_ver_het_is(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also while it waits for its turn, and counted from the moment that it was asked for."""
    aanbod, gezien = bied(settings, GOED), []
    nu = time.time()
    monkeypatch.setattr(apart.time, "time", lambda: nu + 12 * len(gezien))

    def kijk(*_: object) -> int:
        gezien.append(voortgang(settings, aanbod.id))
        gezien.append(voortgang(settings, aanbod.id))
        return 10

    monkeypatch.setattr(apart, "_draai", kijk)
    beoordeel_apart(settings, aanbod)
    assert gezien == [("Het bestand lezen", 0), ("Het bestand lezen", 12)]
    assert voortgang(settings, aanbod.id) is None
    monkeypatch.setattr(apart, "WACHT", 0.0)
    with apart._beurt(settings.home), apart._beurt(settings.home), pytest.raises(AanbodFout):
        beoordeel_apart(settings, aanbod)
    assert voortgang(settings, aanbod.id) is None


def test_hoogstens_twee_tegelijk(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    bezig, meest, mag = 0, 0, threading.Lock()

    def draai(*_: object) -> int:
        nonlocal bezig, meest
        with mag:
            bezig += 1
            meest = max(meest, bezig)
        time.sleep(0.2)
        with mag:
            bezig -= 1
        return 10

    monkeypatch.setattr(apart, "_draai", draai)
    aanbod = bied(settings, GOED)
    draden = [threading.Thread(target=beoordeel_apart, args=(settings, aanbod)) for _ in range(5)]
    for d in draden:
        d.start()
        time.sleep(0.02)
    for d in draden:
        d.join()
    assert meest == 2


def test_zonder_beurt_wordt_dat_gezegd(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "WACHT", 0.0)
    aanbod = bied(settings, GOED)
    with apart._beurt(settings.home), apart._beurt(settings.home) as tweede:
        with pytest.raises(AanbodFout, match="al met 2 bestanden bezig"):
            beoordeel_apart(settings, aanbod)
        os.fstat(tweede)
    monkeypatch.setattr(apart, "_draai", lambda *_: 10)
    beoordeel_apart(settings, aanbod)
