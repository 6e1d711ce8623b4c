"""A status with the name of the afspraak's judgement."""

from __future__ import annotations

from typing import Any

from components.afspraken.lijst import statuswoord
from components.tabel import element
from domain.cijfernaam import Cijfernaam


def status(woord: str, naam: Cijfernaam) -> dict[str, Any]:
    """The status as sign and word, with its name and value."""
    return element("Data", statuswoord(woord), value=woord, **{"data-cijfer": str(naam)})
