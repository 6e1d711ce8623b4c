"""Spoiled files over all readers, through HTTP as the page sends them: a verdict, in time."""

from __future__ import annotations

import json
import random
import re
import time
import urllib.request
import uuid
from pathlib import Path
from typing import Any

import pytest

from tests.browser.server import server
from tests.callback import ADRES, vraag
from tests.loaders.test_fuzz import goede_bestanden, verknoei

WERKER = 500_000  # kB of resident memory
LANGST = 5.0  # seconds above what an untouched file takes (the start of the child)


@pytest.mark.parametrize(
    ("keer", "tegelijk"), [(1, 3), pytest.param(500, 10, marks=pytest.mark.soak)]
)
def test_verknoeide_bestanden_door_http(eigen_home: Path, keer: int, tegelijk: int) -> None:
    bestanden = goede_bestanden()
    with server(eigen_home, werkers=1) as adres:
        afhankelijk = json.loads(_haal(f"{adres}/_dash-dependencies"))
        _, gewoon = _controleer(adres, afhankelijk, [bestanden[0]])
        for ronde in range(keer):
            r = random.Random(ronde)
            stukken = [verknoei(r, *r.choice(bestanden)) for _ in range(tegelijk)]
            antwoord, duur = _controleer(adres, afhankelijk, stukken)
            assert antwoord.count("verdict-kop") == tegelijk, f"ronde {ronde}: {antwoord[:2000]}"
            assert "niet hadden voorzien" not in antwoord, f"ronde {ronde}"
            assert "Woonsaldo zelf" not in antwoord, f"ronde {ronde}"
            assert duur / tegelijk < gewoon + LANGST, f"ronde {ronde}: {duur} s"
        assert _grootste(adres) < WERKER
        assert not list((eigen_home / "log").glob("fout-*"))


def _controleer(
    adres: str, afhankelijk: Any, bestanden: list[tuple[str, bytes]]
) -> tuple[str, float]:
    """What the page gets for these files, and the seconds it took. A 500 raises HTTPError."""
    grens = uuid.uuid4().hex
    delen = [
        f'--{grens}\r\nContent-Disposition: form-data; name="bestand"; filename="{naam}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n".encode()
        + inhoud
        + b"\r\n"
        for naam, inhoud in bestanden
    ]
    lijf = b"".join(delen) + f"--{grens}--\r\n".encode()
    begin = time.monotonic()
    soort = f"multipart/form-data; boundary={grens}"
    aanbod = json.loads(_haal(f"{adres}/leveringen/aanbieden", lijf, soort))
    assert aanbod["fouten"] == []
    klik = vraag(afhankelijk, "leveringen-kaarten.children", leveringen_aanbod=aanbod)
    tekst = _haal(f"{adres}{ADRES}", json.dumps(klik).encode(), "application/json").decode()
    return tekst, time.monotonic() - begin


def _haal(adres: str, lijf: bytes | None = None, soort: str = "") -> bytes:
    koppen = {"Content-Type": soort} if soort else {}
    verzoek = urllib.request.Request(adres, lijf, koppen)
    with urllib.request.urlopen(verzoek, timeout=600) as antwoord:
        return bytes(antwoord.read())


def _grootste(adres: str) -> int:
    """The most resident memory, in kB, that a process of the server ever had."""
    poort = adres.rsplit(":", 1)[1]
    uit = [0]
    for map_ in Path("/proc").glob("[0-9]*"):
        try:
            if f"PORT={poort}\0".encode() in (map_ / "environ").read_bytes():
                piek = re.search(r"VmHWM:\s+(\d+)", (map_ / "status").read_text())
                uit.append(int(piek[1]) if piek else 0)
        except OSError:
            continue
    assert len(uit) > 1
    return max(uit)
