"""The kinds of sources there are: one module each, by the name in the file with sources."""

from __future__ import annotations

from loaders.bronnen.contract import Soort
from loaders.bronnen.soort import cbs, inbox, sql, vera

_MODULES: tuple[Soort, ...] = (sql, vera, cbs, inbox)
SOORTEN: dict[str, Soort] = {m.NAAM: m for m in _MODULES}
