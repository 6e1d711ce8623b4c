"""The nginx that the test of docs/serving.md runs: find one, or install one.

`python -m scripts.nginx` prints its path; with --installeer it gets one with apt where none is
found (as root, on Debian and its relatives). Exit 1 with a message where that fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from scripts.browser import apt


def zoek() -> str | None:
    """Path of an nginx on this machine, None where there is none."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def hoofd(argumenten: list[str]) -> int:
    """The command line; the exit code."""
    if zoek() is None and "--installeer" in argumenten:
        print("   nginx installeren met apt-get", flush=True)
        try:
            apt("nginx")
        except (subprocess.CalledProcessError, OSError) as fout:
            print(f"   {fout}", file=sys.stderr)
    if (pad := zoek()) is None:
        print(
            "Er is geen nginx gevonden en installeren lukte niet. Installeer zelf nginx "
            "(op Debian: apt-get install nginx) en probeer het opnieuw.",
            file=sys.stderr,
        )
        return 1
    print(f"   nginx: {pad}")
    return 0


if __name__ == "__main__":
    sys.exit(hoofd(sys.argv[1:]))
