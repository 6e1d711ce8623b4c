"""A wrong call in Dutch: the library that reads the command line says it in English."""

from __future__ import annotations

import re

from typer.exceptions import TyperException

_PATRONEN = (
    (r"No such command '(.*?)'", "De opdracht '{0}' bestaat niet."),
    (r"No such option: (\S+?)[.]?(?:\s|$)", "De optie {0} bestaat niet."),
    (r"Missing argument '(.*?)'", "Er ontbreekt iets: {0}."),
    (r"Missing option '(.*?)'", "De optie {0} is nodig."),
    (r"Missing command", "Er is geen opdracht gegeven."),
    (r"Got unexpected extra argument\S* \((.*)\)", "Dit is te veel: {0}."),
    (r"Option '(.*?)' requires an argument", "De optie {0} heeft een waarde nodig."),
    (r"Option '(.*?)' does not take a value", "De optie {0} heeft geen waarde."),
    (r"Invalid value for '(.*?)'", "De waarde bij {0} is niet goed."),
)


def in_woorden(fout: TyperException) -> str:
    """What is wrong with the call, and where to look."""
    engels = fout.format_message()
    opdracht = getattr(getattr(fout, "ctx", None), "command_path", "python -m loaders")
    hulp = f"Zie: {opdracht} --help"
    for patroon, nederlands in _PATRONEN:
        if gevonden := re.search(patroon, engels):
            return f"{nederlands.format(*gevonden.groups())} {hulp}"
    # Asked for nothing: the text is the help itself.
    return engels if "Usage:" in engels else f"Deze opdracht klopt niet. {hulp}"
