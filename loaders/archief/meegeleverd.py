"""What ships in `data/`, in the order in which it must be taken in.

These files go through the same check and archive as any levering. The reference lists come first
(names are resolved with them), then the register of afspraken with what
the parties say of it, then the figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.contract import Velden
from loaders.leveringsformaat.velden_bronnen import uit_toml
from loaders.verdict.verdict import Verzamelaar

MAP = Path(__file__).resolve().parents[2] / "data"
# Received on one fixed day, so that a stand built from what ships is the same everywhere.
ONTVANGEN = "2026-11-01"
REFERENTIE = ("gemeenten", "corporaties", "gebieden", "organisaties")
FIGUREN = (".csv", ".json", ".geojson", ".xlsx")
_VOORBEELD = "voorbeeld"  # what belongs to Voorbeeldstad has a folder or name that starts so


class MeegeleverdFout(ValueError):
    """A file that ships is not right; the text says which and why (Dutch)."""


@dataclass(frozen=True)
class Meegeleverd:
    """One file that ships and the fields that come with it."""

    pad: Path
    velden: Velden


def meegeleverd(*, voorbeeld: bool = True, map_: Path = MAP) -> tuple[Meegeleverd, ...]:
    """All files in order; without Voorbeeldstad where `voorbeeld` is False.

    Raises MeegeleverdFout where a `.toml` beside a file cannot be read.
    """
    return tuple(
        Meegeleverd(pad, lees_velden(pad))
        for pad in _paden(map_)
        if voorbeeld or not is_voorbeeld(pad.relative_to(map_))
    )


def is_voorbeeld(pad: Path) -> bool:
    """Whether a path within `data/` belongs to the invented Voorbeeldstad."""
    return any(deel.casefold().startswith(_VOORBEELD) for deel in pad.parts)


def lees_velden(pad: Path) -> Velden:
    """The fields from `<name>.toml` beside a file; a document of afspraken holds its own."""
    zijbestand = pad.with_suffix(".toml")
    if zijbestand == pad or not zijbestand.is_file():
        return Velden(ontvangen=ONTVANGEN)
    meldingen = Verzamelaar(zijbestand.name)
    try:
        inhoud = zijbestand.read_bytes()
    except OSError as fout:
        raise MeegeleverdFout(f"{zijbestand.name} is niet te lezen: {fout.strerror}") from fout
    plek = uit_toml(inhoud, zijbestand.name, meldingen)
    for melding in meldingen.rapport().meldingen:
        waar = f"{zijbestand.name} {melding.kolom}".strip()
        raise MeegeleverdFout(f"{waar}: {melding.melding} {melding.gevonden}".strip())
    return Velden(**({"ontvangen": ONTVANGEN} | dict(plek.waarden)))


def _paden(map_: Path) -> Iterator[Path]:
    for lijst in (map_ / "reference", map_ / "reference" / "voorbeeldstad"):
        yield from (pad for naam in REFERENTIE if (pad := lijst / f"{naam}.csv").is_file())
    yield from sorted((map_ / "rechtzettingen").glob("*.toml"))
    for register in (map_ / "afspraken", map_ / "toelichtingen", map_ / "aannames"):
        yield from sorted(sorted(register.glob("*.toml")), key=is_voorbeeld_naam)
    for figuren in (map_ / "leveringen", map_ / "voorbeeld"):
        yield from sorted(p for p in figuren.rglob("*") if p.suffix in FIGUREN)


def is_voorbeeld_naam(pad: Path) -> bool:
    """The same, from the file's bare name."""
    return is_voorbeeld(Path(pad.name))
