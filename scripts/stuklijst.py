"""The bill of materials of what Woonsaldo is served with, and the licences of its parts.

`python -m scripts.stuklijst` writes sbom.cdx.json (CycloneDX 1.6) and docs/licences.md from
requirements.txt and what is installed beside it. No clock and no random number: the same list
gives the same bytes. Exit 1 where something is missing, of another version, or has no licence.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

HIER = Path(__file__).resolve().parents[1]
BOM, LICENTIES = "sbom.cdx.json", "docs/licences.md"
_REGEL = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)[^\n]*((?:\n +--hash=[^\n]+)*)", re.M)
_KLASSE = "License :: OSI Approved :: "
_LANG = 60  # a field that is longer holds the whole text of a licence


class StuklijstFout(Exception):
    """The list cannot be made; the text says of which part (Dutch)."""


@dataclass(frozen=True)
class Deel:
    """A package: name, version, its licence, and the SHA-256 of the files that it may come from."""

    naam: str
    versie: str
    licentie: str
    hashes: tuple[str, ...]


def delen(eisen: str) -> list[Deel]:
    """The packages of a locked list of requirements. Raises StuklijstFout."""
    uit = []
    for naam, versie, rest in _REGEL.findall(eisen):
        try:
            gevonden = metadata.metadata(naam)
        except metadata.PackageNotFoundError:
            raise StuklijstFout(f"{naam} is niet geïnstalleerd; draai eerst make run.") from None
        if gevonden["Version"] != versie:
            raise StuklijstFout(
                f"{naam}: {gevonden['Version']} is geïnstalleerd, {versie} staat in "
                "requirements.txt; draai eerst make run."
            )
        hashes = tuple(re.findall(r"sha256:([0-9a-f]{64})", rest))
        uit.append(Deel(naam, versie, licentie(gevonden), hashes))
    return uit


def licentie(gevonden: metadata.PackageMetadata) -> str:
    """As the package says itself: an SPDX expression, else its short text, else a classifier."""
    kort = (gevonden.get("License") or "").strip()
    klassen = [
        k.removeprefix(_KLASSE) for k in gevonden.get_all("Classifier") or () if _KLASSE in k
    ]
    for tekst in (gevonden.get("License-Expression"), kort, " AND ".join(klassen)):
        if tekst and "\n" not in tekst and len(tekst) <= _LANG and tekst != "UNKNOWN":
            return str(tekst)
    raise StuklijstFout(f"{gevonden['Name']} zegt niet welke licentie het heeft.")


def bom(alle: list[Deel]) -> str:
    """CycloneDX 1.6 as JSON."""
    inhoud = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "woonsaldo",
                "name": "woonsaldo",
                "licenses": [{"license": {"id": "EUPL-1.2"}}],
            }
        },
        "components": [_component(d) for d in alle],
        "dependencies": [{"ref": "woonsaldo", "dependsOn": [_purl(d) for d in alle]}],
    }
    return json.dumps(inhoud, indent=1, ensure_ascii=False) + "\n"


def _purl(deel: Deel) -> str:
    return f"pkg:pypi/{deel.naam.lower().replace('_', '-')}@{deel.versie}"


def _component(deel: Deel) -> dict[str, object]:
    # A licence by its own name: what packages write is not always an SPDX id.
    return {
        "type": "library",
        "bom-ref": _purl(deel),
        "name": deel.naam,
        "version": deel.versie,
        "purl": _purl(deel),
        "licenses": [{"license": {"name": deel.licentie}}],
        "properties": [{"name": "woonsaldo:sha256", "value": h} for h in deel.hashes],
    }


def licenties(alle: list[Deel]) -> str:
    """The page with a line for each package."""
    regels = [
        "# Licences",
        "",
        "Woonsaldo itself: EUPL-1.2 ([LICENSE](../LICENSE)). What it is served with, as each says",
        "itself (made by `make sbom`):",
        "",
        "| package | version | licence |",
        "|---|---|---|",
        *(f"| {d.naam} | {d.versie} | {d.licentie} |" for d in alle),
    ]
    return "\n".join(regels) + "\n"


def hoofd() -> int:
    """Write both files; the exit code."""
    try:
        alle = delen((HIER / "requirements.txt").read_text(encoding="utf-8"))
    except StuklijstFout as fout:
        print(fout, file=sys.stderr)
        return 1
    (HIER / BOM).write_text(bom(alle), encoding="utf-8")
    (HIER / LICENTIES).write_text(licenties(alle), encoding="utf-8")
    print(f"   {len(alle)} pakketten in {BOM} en {LICENTIES}")
    return 0


if __name__ == "__main__":
    sys.exit(hoofd())
