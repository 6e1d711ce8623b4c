"""What can happen in the archive: one dataclass per kind of event, as its file holds it."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.uitslag import Gelezen, Velden


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
    gelezen: Gelezen | None
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
