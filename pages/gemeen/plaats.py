"""Whose figures a choice is about, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.opsomming import opsomming


def wie_en_waar(
    namen: Mapping[str, str],
    corporatie: Sequence[str],
    gemeente: Sequence[str],
    gebied: Sequence[str],
) -> str:
    """Whose figures a choice is about, as the subject of a sentence. namen: code to name."""
    wie, waar, kernen = ([namen.get(c, c) for c in v] for v in (corporatie, gemeente, gebied))
    plek = opsomming(kort(kernen or waar, "gebieden" if kernen else "gemeenten"))
    if kernen and waar:
        plek = f"{plek} ({opsomming(kort(waar, 'gemeenten'))})"
    if not wie:
        return plek or "alle gemeenten samen"
    naam = opsomming(kort(wie, "corporaties"))
    return f"{naam} in {plek}" if plek else naam


def kort(namen: list[str], soort: str, meeste: int = 3) -> list[str]:
    """At most so many names, and how many more."""
    if len(namen) <= meeste:
        return namen
    return [*namen[: meeste - 1], f"{len(namen) - meeste + 1} andere {soort}"]
