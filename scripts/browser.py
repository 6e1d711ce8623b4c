"""The Chromium that the browser tests use: find one, or install one.

`python -m scripts.browser` prints its path; with --installeer it gets one where none is found: apt
as root on Debian and its relatives, else Playwright's own. Exit 1 with a message where that fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMEN = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
VLAGGEN = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def zoek() -> str | None:
    """Path of a Chromium on this machine, None where there is none."""
    for naam in NAMEN:
        if pad := shutil.which(naam):
            return pad
    return _van_playwright()


def _van_playwright() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is needed

    with sync_playwright() as p:
        pad = p.chromium.executable_path
    return pad if pad and Path(pad).exists() else None


def installeer() -> None:
    """Get a Chromium; raises CalledProcessError or OSError where that fails."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("   Chromium installeren met apt-get", flush=True)
        try:
            apt("chromium")
        except subprocess.CalledProcessError:
            print("   apt-get lukt niet; verder met Playwright", flush=True)
        else:
            return
    print("   Chromium installeren met Playwright", flush=True)
    _draai([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


def apt(pakket: str) -> None:
    """Install a package of Debian, as root; raises CalledProcessError or OSError."""
    omgeving = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for opdracht in (["update"], ["install", "-y", "--no-install-recommends", pakket]):
        _draai(["apt-get", "-q", *opdracht], omgeving)


def _draai(opdracht: list[str], omgeving: dict[str, str]) -> None:
    # All arguments are ours; no shell, no input.
    subprocess.run(opdracht, check=True, env=omgeving, stdin=subprocess.DEVNULL)  # noqa: S603


def hoofd(argumenten: list[str]) -> int:
    """The command line; the exit code."""
    pad = zoek()
    if pad is None and "--installeer" in argumenten:
        try:
            installeer()
        except (subprocess.CalledProcessError, OSError) as fout:
            print(f"   {fout}", file=sys.stderr)
        pad = zoek()
    if pad is None:
        print(
            "Er is geen Chromium gevonden en installeren lukte niet. Installeer zelf een Chromium "
            "(op Debian: apt-get install chromium) en probeer het opnieuw.",
            file=sys.stderr,
        )
        return 1
    print(f"   Chromium: {pad}")
    return 0


if __name__ == "__main__":
    sys.exit(hoofd(sys.argv[1:]))
