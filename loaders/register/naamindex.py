"""Looks a text up among codes, names and aliases, the certain ones first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from loaders.tekst import sleutel


@dataclass(frozen=True)
class Index:
    """Texts to codes, in steps: what an earlier step finds is not looked for in a later one."""

    stappen: tuple[dict[str, tuple[str, ...]], ...]
    bewerking: Callable[[str], str]

    def zoek(self, tekst: str) -> tuple[tuple[str, ...], int]:
        """The codes found and the step (0 code, 1 name, 2 alias, 3 the name without trimmings)."""
        k = sleutel(tekst)
        for nummer, stap in enumerate(self.stappen):
            gezocht = self.bewerking(k) if nummer == len(self.stappen) - 1 else k
            if gezocht and gezocht in stap:
                return stap[gezocht], nummer
        return (), -1


def maak_index(
    codes: Iterable[tuple[str, str]],
    namen: Iterable[tuple[str, str]],
    alias: Iterable[tuple[str, str]],
    bewerking: Callable[[str], str],
) -> Index:
    """An Index of (text, code) pairs; bewerking takes the trimmings off a key."""
    namen, alias = list(namen), list(alias)
    los = [(bewerking(sleutel(t)), code) for t, code in (*namen, *alias)]
    stappen = (codes, namen, alias, los)
    return Index(tuple(_stap(paren) for paren in stappen), bewerking)


def _stap(paren: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    uit: dict[str, list[str]] = defaultdict(list)
    for tekst, code in paren:
        if code not in uit[sleutel(tekst)]:
            uit[sleutel(tekst)].append(code)
    return {k: tuple(sorted(v)) for k, v in uit.items()}
