"""What is known of each source's last tries: one small file a source, read by the pages too.

    <home>/bronnen/<naam>.json

It is written before and after each pull, in one step; a reader sees the old or the new. It is a
note for people and can be thrown away: nothing in a stand depends on it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock

from store.schijf import schrijven

Uitkomst = Literal["geladen", "ongewijzigd", "geweigerd", "mislukt"]
GOED: tuple[Uitkomst, ...] = ("geladen", "ongewijzigd")


@dataclass(frozen=True)
class Brontoestand:
    """What became of a source. Times are UTC in ISO form, empty where it never was.

    bezig_sinds: a pull began and did not end yet (or was killed). uitkomst and fout: of the last
    try; fout without secrets. leveringen: ids of the last successful pull; geweigerd: ids that the
    last try refused. mislukt: tries that failed or were refused, in a row. onthoud: of the kind.
    """

    naam: str
    soort: str = ""
    bezig_sinds: str = ""
    laatste_poging: str = ""
    laatste_succes: str = ""
    uitkomst: Uitkomst | None = None
    fout: str = ""
    leveringen: tuple[str, ...] = ()
    geweigerd: tuple[str, ...] = ()
    mislukt: int = 0
    onthoud: Mapping[str, Any] = field(default_factory=dict)

    @property
    def goed(self) -> bool | None:
        """Whether the last try succeeded; None where there was none."""
        return None if self.uitkomst is None else self.uitkomst in GOED


class Bronboek:
    """The notes of a home. Reading creates nothing."""

    def __init__(self, home: Path) -> None:
        self.map = home / "bronnen"

    def lees(self, naam: str) -> Brontoestand:
        """What is known of a source; nothing where its file is not there or damaged."""
        try:
            rauw = json.loads((self.map / f"{naam}.json").read_bytes())
            bekend = {f.name: rauw[f.name] for f in fields(Brontoestand) if f.name in rauw}
            for lijst in ("leveringen", "geweigerd"):
                bekend[lijst] = tuple(bekend.get(lijst, ()))
            return Brontoestand(**(bekend | {"naam": naam}))
        except (OSError, ValueError, TypeError, AttributeError):
            return Brontoestand(naam)

    def alle(self) -> tuple[Brontoestand, ...]:
        """Every source that was ever pulled, by name; also one that is configured no more."""
        return tuple(self.lees(pad.stem) for pad in sorted(self.map.glob("[a-z0-9]*.json")))

    def begin(self, naam: str, soort: str) -> None:
        """Note that a pull begins."""
        self._schrijf(replace(self.lees(naam), soort=soort, bezig_sinds=_nu()))

    def klaar(
        self,
        naam: str,
        uitkomst: Uitkomst,
        *,
        fout: str = "",
        leveringen: tuple[str, ...] = (),
        geweigerd: tuple[str, ...] = (),
        onthoud: Mapping[str, Any] | None = None,
    ) -> Brontoestand:
        """Note how a pull ended."""
        oud, nu = self.lees(naam), _nu()
        nieuw = replace(
            oud, bezig_sinds="", laatste_poging=nu, uitkomst=uitkomst, fout=fout,
            geweigerd=geweigerd, mislukt=oud.mislukt + 1,
        )  # fmt: skip
        if uitkomst in GOED:
            nieuw = replace(
                nieuw, laatste_succes=nu, mislukt=0, leveringen=leveringen or oud.leveringen,
                onthoud=oud.onthoud if onthoud is None else onthoud,
            )  # fmt: skip
        self._schrijf(nieuw)
        return nieuw

    def _schrijf(self, toestand: Brontoestand) -> None:
        self.map.mkdir(parents=True, exist_ok=True)
        # Two pulls may end at once, and a killed one may have left half a file.
        with FileLock(self.map / "slot"):
            schrijven.ruim_tijdelijk(self.map)
            inhoud = json.dumps(asdict(toestand), ensure_ascii=False, indent=1)
            schrijven.vervang(self.map / f"{toestand.naam}.json", inhoud.encode())


def _nu() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
