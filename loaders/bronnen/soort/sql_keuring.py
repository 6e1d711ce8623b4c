"""Whether a query is one SELECT and nothing else.

The database is asked in a read-only transaction where it knows those, and its account should be
allowed no more than reading; this is the lock before those two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# What changes something inside or behind a SELECT (SQL Server needs no ; between two statements),
# or reaches past the tables. FOR UPDATE locks rows, SELECT INTO makes a table.
_VERBODEN = frozenset((
    "alter", "backup", "bulk", "call", "commit", "create", "dbcc", "deallocate", "declare",
    "delete", "deny", "disable", "drop", "enable", "exec", "execute", "grant", "insert", "into",
    "kill", "merge", "opendatasource", "openquery", "openrowset", "prepare", "reconfigure",
    "restore", "revert", "revoke", "rollback", "savepoint", "set", "shutdown", "truncate",
    "update", "upsert", "use", "waitfor", "writetext",
))  # fmt: skip
_DEEL = re.compile(
    r"""
    (?P<niets>\s+|--[^\n]*)
    |(?P<blok>/\*)
    |(?P<tekst>[eE]'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*')
    |(?P<naam>"(?:[^"]|"")*"|\[[^\]]*\])
    |(?P<dollar>\$(?P<merk>\w*)\$.*?\$(?P=merk)\$)
    |(?P<woord>[^\W\d]\w*)
    |(?P<ander>.)
    """,
    re.VERBOSE | re.DOTALL,
)


def bezwaar(query: str) -> str | None:
    """Why this query is not asked (Dutch), None where it is one SELECT."""
    delen = list(_delen(query))
    while delen and delen[-1] == ";":
        delen.pop()
    if not delen:
        return "De query is leeg."
    if delen[0].casefold() not in ("select", "with"):
        return "Een query begint met SELECT of WITH. Een bron wordt alleen gelezen."
    if ";" in delen:
        return "Dit zijn meer opdrachten. Een query is een enkele SELECT."
    for woord in delen:
        if woord.casefold() in _VERBODEN:
            return (
                f"Het woord {woord} hoort niet in een query die alleen leest. Is het de naam van "
                "een kolom of tabel? Zet die dan tussen dubbele aanhalingstekens."
            )
    if any(d in ("'", '"', "/*") for d in delen):
        return "Een aanhalingsteken of commentaar in deze query is niet gesloten."
    return None


def _delen(query: str) -> Iterator[str]:
    """Bare words, `;`, and what was opened and not closed; not what is in texts and names."""
    plek = 0
    while plek < len(query):
        gevonden = _DEEL.match(query, plek)
        if gevonden is None:  # pragma: no cover - the last choice takes any character
            raise AssertionError(query[plek])
        plek = gevonden.end()
        if gevonden.lastgroup == "blok":
            dicht = _na_commentaar(query, plek)
            if dicht is None:
                yield "/*"
                return
            plek = dicht
        elif gevonden["woord"] or gevonden["ander"]:
            yield gevonden[0]
        elif gevonden["naam"] or gevonden["tekst"] or gevonden["dollar"]:
            # Something is there: SELECT alone is not the whole query.
            yield "?"


def _na_commentaar(query: str, plek: int) -> int | None:
    """The place after a comment that may hold comments; None where it is not closed."""
    diepte = 1
    for teken in re.finditer(r"/\*|\*/", query[plek:]):
        diepte += 1 if teken[0] == "/*" else -1
        if diepte == 0:
            return plek + teken.end()
    return None
