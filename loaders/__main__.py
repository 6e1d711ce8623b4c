"""The command line: `python -m loaders`. Every command is documented in docs/command-line.md.

Exit codes: 0 accepted or done, 1 rejected, 2 wrong call, 3 could not be done.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from loaders.opdrachten import gemeen
from loaders.opdrachten.build import build
from loaders.opdrachten.check import check
from loaders.opdrachten.diff import diff
from loaders.opdrachten.load import load
from loaders.opdrachten.pull import pull
from loaders.opdrachten.purge import purge
from loaders.opdrachten.rollback import rollback
from loaders.opdrachten.schedule import schedule
from loaders.opdrachten.standen import standen
from loaders.opdrachten.template import template
from loaders.opdrachten.vaststellen import vaststellen
from loaders.opdrachten.vastzetten import pin, unpin
from loaders.opdrachten.withdraw import withdraw
from loaders.verdict import fouten
from loaders.verdict.fouten import LaderFout
from settings import InstellingFout, Settings

VERKEERD, KAN_NIET = 2, 3
_AFGEBROKEN = 130  # how typer reports Ctrl-C

app = typer.Typer(
    help="Woonsaldo: leveringen controleren en laden, en de standen beheren.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for opdracht in (
    check, load, pull, schedule, build, standen, rollback, withdraw, purge, template, pin, unpin,
    vaststellen, diff,
):  # fmt: skip
    app.command()(opdracht)


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Never a traceback: details go to a file in `log/`."""
    # What libraries log on their own account is no message to the user.
    logging.getLogger().addHandler(logging.NullHandler())
    logging.captureWarnings(capture=True)
    try:
        code = app(argumenten, prog_name="python -m loaders", standalone_mode=False)
        sys.stdout.flush()
        if code == _AFGEBROKEN:
            raise KeyboardInterrupt
    except BrokenPipeError:
        # Who reads our output has seen enough; Python would complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return KAN_NIET
    except (Exception, KeyboardInterrupt) as fout:
        tekst, code = _uitleg(fout)
        print(tekst, file=sys.stderr)  # noqa: T201 - the terminal is the screen of this room
    return int(code or 0)


def _uitleg(fout: BaseException) -> tuple[str, int]:
    """What went wrong (Dutch) and the exit code."""
    match fout:
        case LaderFout():
            return str(fout), fout.code
        case InstellingFout():
            return str(fout), VERKEERD
        case TyperException():
            return gemeen.in_woorden(fout), VERKEERD
        case KeyboardInterrupt() | typer.Abort():
            return "Afgebroken. De stand die er was, blijft staan.", KAN_NIET
    return _onverwacht("".join(traceback.format_exception(fout))), KAN_NIET


def _onverwacht(details: str) -> str:
    try:
        home = Settings.uit_omgeving().home
    except InstellingFout:
        return f"{fouten.TEKST} De bijzonderheden konden niet worden bewaard."
    return fouten.met_details(details, home)


if __name__ == "__main__":
    sys.exit(main())
