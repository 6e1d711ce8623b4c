"""The gebied of a home: its buurt, else its wijk, as far as the register knows them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from loaders.register.register import Register


class Gebieden:
    """Asks the register once per place. onbekend: text for the verdict to the rows it is about.

    A place that the register does not know is no reason to refuse a whole list: the home counts in
    its gemeente, and that is said.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._bekend: dict[tuple[Any, ...], tuple[str | None, int | None]] = {}
        self.onbekend: dict[str, list[int]] = defaultdict(list)

    def zoek(self, rij: int, r: dict[str, Any]) -> tuple[str | None, int | None]:
        """(code, indeling) of the smallest gebied that is known."""
        sleutel = (r["gemeente"], r["buurt"], r["wijk"], r["indeling"])
        if sleutel not in self._bekend:
            self._bekend[sleutel] = self._vraag(*sleutel)
        gevonden = self._bekend[sleutel]
        if gevonden[0] is None and (r["buurt"] or r["wijk"]):
            self.onbekend[
                "De wijk of buurt van deze woning staat niet in het register. De woning telt mee "
                "in de gemeente als geheel."
            ].append(rij)
        return gevonden

    def _vraag(
        self, gemeente: str, buurt: str | None, wijk: str | None, indeling: int | None
    ) -> tuple[str | None, int | None]:
        for tekst, voor in ((buurt, "BU"), (wijk, "WK")):
            if not tekst:
                continue
            # A code may have lost its letters on the way.
            for vorm in (tekst, f"{voor}{tekst}") if tekst.isdigit() else (tekst,):
                if gevonden := self._register.gebied(gemeente, vorm, indeling):
                    return gevonden.code, gevonden.indeling
        return None, None
