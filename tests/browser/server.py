"""A real server on a home of its own: gunicorn as in production, and the real command line."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

HIER = Path(__file__).resolve().parents[2]
GEDULD = 60


def omgeving(home: Path, **meer: str) -> dict[str, str]:
    """The environment of a process of ours: this home, and nothing of the developer's own."""
    schoon = {k: v for k, v in os.environ.items() if not k.startswith("WOONSALDO_")}
    return schoon | {"WOONSALDO_HOME": str(home)} | meer


def lader(home: Path, *argumenten: str, map_: Path | None = None) -> str:
    """Run `python -m loaders ...` on a home; its output. Fails the test where it fails."""
    klaar = subprocess.run(
        [sys.executable, "-m", "loaders", *argumenten],
        cwd=map_ or HIER,
        env=omgeving(home, PYTHONPATH=str(HIER)),
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    return klaar.stdout


@contextlib.contextmanager
def server(home: Path, werkers: int = 2, **meer: str) -> Iterator[str]:
    """Serve a home; its address. meer: settings. Stops all its processes afterwards.

    werkers: processes that answer, two as in production; that matters only where one must
    hear of what another did, and costs a start and a first visit of seconds.
    """
    poort = vrije_poort()
    host = meer.get("HOST", "127.0.0.1")
    adres = f"http://[{host}]:{poort}" if ":" in host else f"http://{host}:{poort}"
    uitvoer = home / "server.txt"
    with uitvoer.open("w") as bestand:
        proces = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--workers", str(werkers)],
            cwd=HIER,
            env=omgeving(home, **{"PORT": str(poort), "HOST": "127.0.0.1"} | meer),
            stdout=bestand,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        try:
            _wacht(adres, proces, uitvoer)
            yield adres
        finally:
            proces.send_signal(signal.SIGTERM)
            try:
                proces.wait(20)
            except subprocess.TimeoutExpired:
                proces.kill()
                proces.wait()


def vrije_poort() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def _wacht(adres: str, proces: subprocess.Popen, uitvoer: Path) -> None:
    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde:
        assert proces.poll() is None, uitvoer.read_text()
        try:
            with urllib.request.urlopen(f"{adres}/stand", timeout=5) as antwoord:
                if antwoord.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"de server antwoordt niet: {uitvoer.read_text()}")
