"""The events of the archive: what happened, as it is kept for good; one dataclass per kind.

Each event is one JSON file that is never changed. `vorige` is the SHA-256 of the event before it,
so that an event that went missing or was altered is noticed.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from domain.perioden import Periode
from loaders.contract import GelezenVelden, Velden
from loaders.verdict.fouten import NieuwereVersie


@dataclass(frozen=True)
class Levering:
    """A file that was handed in.

    bestand: its bare name as handed in. verdict: SHA-256 of the kept report. velden: the fields as
    used. gelezen: what they resolved to, None where refused. tabellen: names of its frames.
    meegeleverd: its path where it ships with Woonsaldo. sleutels: a later levering with one of
    these replaces it.
    """

    id: str
    sha256: str
    bestand: str
    grootte: int
    aangenomen: bool
    verdict: str
    velden: Velden
    gelezen: GelezenVelden | None
    tabellen: tuple[str, ...] = ()
    meegeleverd: str = ""
    sleutels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Intrekking:
    """A levering (its id) is left out of later standen."""

    levering: str
    reden: str


@dataclass(frozen=True)
class Verwijdering:
    """The tombstone of a file whose bytes were removed."""

    sha256: str
    reden: str


@dataclass(frozen=True)
class Vaststelling:
    """A stand is vastgesteld under a label ("BO november 2026").

    tot: number of the last event that is in it, to build it again; 0 where none gives this stand.
    """

    stand: str
    label: str
    tot: int


@dataclass(frozen=True)
class Herroeping:
    """A stand is not vastgesteld any more."""

    stand: str
    reden: str


Inhoud = Levering | Intrekking | Verwijdering | Vaststelling | Herroeping
SOORTEN: dict[str, type[Inhoud]] = {
    "levering": Levering,
    "intrekking": Intrekking,
    "verwijdering": Verwijdering,
    "vaststelling": Vaststelling,
    "herroeping": Herroeping,
}


__all__ = [
    "Gebeurtenis", "Herroeping", "Inhoud", "Intrekking", "Levering", "Vaststelling",
    "Verwijdering", "gelezen_uit", "lees_gebeurtenis",
]  # fmt: skip

VERSIE = 1


@dataclass(frozen=True)
class Gebeurtenis:
    """An event. nummer: from 1 without gaps. tijd: UTC. door: the user of the machine."""

    nummer: int
    vorige: str
    tijd: datetime
    door: str
    inhoud: Inhoud

    def als_json(self) -> bytes:
        """The bytes of its file."""
        soort = next(naam for naam, klasse in SOORTEN.items() if type(self.inhoud) is klasse)
        kop = {
            "versie": VERSIE,
            "nummer": self.nummer,
            "vorige": self.vorige,
            "tijd": self.tijd.isoformat(),
            "door": self.door,
            "soort": soort,
        }
        alles = kop | asdict(self.inhoud)
        return json.dumps(alles, ensure_ascii=False, indent=1, default=str).encode()


def lees_gebeurtenis(inhoud: bytes) -> Gebeurtenis:
    """An event from its file.

    Raises ValueError (also KeyError, TypeError) where it is none, NieuwereVersie where a newer
    Woonsaldo wrote it: leaving it out would change what the archive says.
    """
    rauw: dict[str, Any] = json.loads(inhoud)
    versie, soort = rauw.pop("versie"), rauw.pop("soort")
    if versie > VERSIE or soort not in SOORTEN:
        raise NieuwereVersie(
            f"gebeurtenis {rauw.get('nummer')} (soort '{soort}', versie {versie}) is geschreven "
            "door een nieuwere versie van Woonsaldo. Werk Woonsaldo bij."
        )
    kop = {k: rauw.pop(k) for k in ("nummer", "vorige", "door")}
    tijd = datetime.fromisoformat(rauw.pop("tijd"))
    return Gebeurtenis(**kop, tijd=tijd, inhoud=_inhoud(SOORTEN[soort], rauw))


def _inhoud(klasse: type[Any], rauw: dict[str, Any]) -> Inhoud:
    if klasse is Levering:
        rauw["velden"] = Velden(**rauw["velden"])
        rauw["gelezen"] = gelezen_uit(rauw["gelezen"])
        rauw["tabellen"] = tuple(rauw["tabellen"])
        rauw["sleutels"] = tuple(rauw["sleutels"])
    uit: Inhoud = klasse(**rauw)
    # A text where a yes or no belongs would be read as yes.
    for veld in fields(uit):
        waarde = getattr(uit, veld.name)
        if veld.type == "bool" and type(waarde) is not bool:
            raise ValueError(f"{veld.name} is {waarde!r}")
        if veld.type == "str" and type(waarde) is not str:
            raise ValueError(f"{veld.name} is {waarde!r}")
        if veld.type == "int" and type(waarde) is not int:
            raise ValueError(f"{veld.name} is {waarde!r}")
    return uit


def gelezen_uit(rauw: dict[str, Any] | None) -> GelezenVelden | None:
    """`Gelezen` from its JSON form (dates as text)."""
    if rauw is None:
        return None
    periode = rauw["periode"]
    if periode is not None:
        periode = Periode(date.fromisoformat(periode["van"]), date.fromisoformat(periode["tot"]))
    waarden = rauw | {
        "gemeenten": tuple(rauw["gemeenten"]),
        "ontvangen": date.fromisoformat(rauw["ontvangen"]),
        "periode": periode,
    }
    return GelezenVelden(**waarden)
