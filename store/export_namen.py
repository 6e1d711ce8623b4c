"""The names of the figures in every download: download to column to a function of a row.

A row is column to value, as text (CSV) or as it is (XLSX). None: this cell has no name. Made from
the modules `store.export_namen_*`, one for each subject.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domain.cijfernaam import Cijfernaam
from store import (
    export_namen_afspraken,
    export_namen_kernen,
    export_namen_leveringen,
    export_namen_plannen,
    export_namen_prognose,
)

NAMEN: dict[str, Mapping[str, Callable[[Mapping[str, object]], Cijfernaam | None]]] = {
    **export_namen_afspraken.NAMEN,
    **export_namen_kernen.NAMEN,
    **export_namen_leveringen.NAMEN,
    **export_namen_plannen.NAMEN,
    **export_namen_prognose.NAMEN,
}
