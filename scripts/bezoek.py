"""What a page's callbacks are asked and answer, without a browser: for tests and `gedrag.py`.

A page is its layout and what its callbacks put in it. What a callback needs comes from the layout
itself, so this follows the pages when they change, and knows nothing of how Woonsaldo makes them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from werkzeug.test import Client, TestResponse

ADRES = "/_dash-update-component"


def elementen(waarde: Any) -> Iterator[dict[str, Any]]:
    """Every component in a tree, also in other places than children."""
    if isinstance(waarde, dict):
        if "props" in waarde and "type" in waarde:
            yield waarde
        for deel in waarde.values():
            yield from elementen(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from elementen(deel)


def uitvoer_van(tekst: str) -> list[str]:
    """`..a.b...c.d..` or `a.b` as a list of id.property."""
    return tekst.strip(".").split("...") if tekst.startswith("..") else [tekst]


class Pagina:
    """What each control on a page holds, by id (as JSON where it is a pattern) and property."""

    def __init__(self, vast: dict[tuple[str, str], Any]) -> None:
        self._waarden = dict(vast)
        self._ids = {naam for naam, _ in vast}

    def onthoud(self, stuk: Any) -> None:
        """Take in the components of a tree."""
        for e in elementen(stuk):
            naam = e["props"].get("id")
            if naam is not None:
                naam = naam if isinstance(naam, str) else json.dumps(naam, sort_keys=True)
                self._ids.add(naam)
                self._waarden |= {(naam, k): v for k, v in e["props"].items()}

    def zet(self, antwoord: dict[str, dict[str, Any]]) -> None:
        """Take in an answer: properties by id."""
        for naam, eigenschappen in antwoord.items():
            self._waarden |= {(naam, k): v for k, v in eigenschappen.items()}
            self.onthoud(eigenschappen)

    def waarden(self, eigenschap: str) -> list[tuple[str, Any]]:
        """This property of every control that has it, with its id, in the order of the ids."""
        alle = [(n, w) for (n, e), w in self._waarden.items() if e == eigenschap]
        return sorted(alle, key=lambda paar: paar[0])

    def kan(self, c: dict[str, Any], *, klik: bool = False) -> bool:
        """Whether it runs by itself on the server when the page opens, with its controls there.

        klik: also one that waits for a visitor, where its first control holds something by now; not
        one of which there are several on a page (a pattern).
        """
        if c.get("clientside_function"):
            return False
        if c.get("prevent_initial_call"):
            eerste = c["inputs"][0]
            if not klik or "{" in c["output"] or not self._gevuld(eerste):
                return False
        uit = uitvoer_van(c["output"])[0].rsplit(".", 1)[0]
        return (uit in self._ids or uit.startswith("{")) and all(
            d["id"] in self._ids or '["ALL"]' in d["id"] for d in (*c["inputs"], *c["state"])
        )

    def _gevuld(self, d: dict[str, Any]) -> bool:
        return self._waarden.get((d["id"], d["property"])) is not None

    def stel(self, client: Client, c: dict[str, Any]) -> TestResponse:
        """Ask a callback what a browser asks when its first input changes."""
        meer = c["output"].startswith("..")
        uitvoer = [self._uitvoer(*n.rsplit(".", 1)) for n in uitvoer_van(c["output"])]
        eerste = c["inputs"][0]
        return client.post(
            ADRES,
            json={
                "output": c["output"],
                "outputs": uitvoer if meer else uitvoer[0],
                "inputs": [self._waarde(d) for d in c["inputs"]],
                "state": [self._waarde(d) for d in c["state"]],
                "changedPropIds": [f"{eerste['id']}.{eerste['property']}"],
            },
        )

    def _waarde(self, d: dict[str, Any]) -> Any:
        """An input as the browser sends it; of a pattern one for each that fits."""
        if not d["id"].startswith("{"):
            return {**d, "value": self._waarden.get((d["id"], d["property"]))}
        return [
            {
                "id": json.loads(n),
                "property": d["property"],
                "value": self._waarden.get((n, d["property"])),
            }
            for n in self._passend(d["id"])
        ]

    def _uitvoer(self, naam: str, eigenschap: str) -> Any:
        """An output as the browser sends it; of a pattern one for each that fits."""
        if not naam.startswith("{"):
            return {"id": naam, "property": eigenschap}
        return [{"id": json.loads(n), "property": eigenschap} for n in self._passend(naam)]

    def _passend(self, naam: str) -> list[str]:
        patroon = json.loads(naam)
        return [
            n
            for n in sorted(self._ids)
            if n.startswith("{")
            and (eigen := json.loads(n)).keys() == patroon.keys()
            and all(v == ["ALL"] or v == eigen[k] for k, v in patroon.items())
        ]
