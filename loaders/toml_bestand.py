"""Opens the reviewed text files: which one it is, and its TOML as Python values."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from loaders.bron import Invoer
from loaders.meldingen import Verzamelaar
from loaders.namen import sleutel
from loaders.tekst import leesbaar

GROOTST = 5_000_000  # bytes; a document of a hundred afspraken is about 100 kB
_REGEL = re.compile(r"\(at line (\d+), column \d+\)")


def is_van(invoer: Invoer, tabel: str, kop: re.Pattern[str]) -> bool:
    """A .toml that has this header, or a text that is said to be this table."""
    if invoer.soort != "tekst":
        return False
    toml = invoer.bestand.casefold().endswith(".toml")
    return sleutel(invoer.velden.tabel) == tabel or (toml and bool(kop.search(invoer.tekst)))


def ontleed(inhoud: bytes, meldingen: Verzamelaar) -> dict[str, Any] | None:
    """The TOML as Python values, or None and a fout with the line."""
    if len(inhoud) > GROOTST:
        meldingen.voeg(
            "fout", "Dit bestand is te groot voor een document met afspraken.", verwacht="5 MB"
        )
        return None
    try:
        return tomllib.loads(inhoud.decode("utf-8-sig"))
    except UnicodeDecodeError as fout:
        meldingen.voeg(
            "fout",
            "Dit bestand is geen UTF-8. Sla het op als UTF-8.",
            rij=inhoud[: fout.start].count(b"\n") + 1,
        )
    except RecursionError:
        meldingen.voeg("fout", "In dit bestand zitten te veel lijsten in elkaar.")
    except ValueError as fout:  # TOMLDecodeError, and numbers of thousands of digits
        regel = _REGEL.search(str(fout))
        meldingen.voeg(
            "fout",
            "Dit is geen geldige TOML.",
            rij=int(regel[1]) if regel else None,
            gevonden=leesbaar(_REGEL.sub("", str(fout)).strip()),
            verwacht='regels als veld = "waarde" onder koppen als [document] en [[afspraak]]',
        )
    return None
