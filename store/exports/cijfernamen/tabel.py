"""The names of the figures in every download: download to column to a function of a row.

A row is column to value, as text (CSV) or as it is (XLSX). None: this cell has no name. Made from
the modules beside this one, one for each subject.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domain.cijfernaam import Cijfernaam
from store.exports.cijfernamen import afspraken, kernen, leveringen, plannen, prognose

NAMEN: dict[str, Mapping[str, Callable[[Mapping[str, object]], Cijfernaam | None]]] = {
    **afspraken.NAMEN,
    **kernen.NAMEN,
    **leveringen.NAMEN,
    **plannen.NAMEN,
    **prognose.NAMEN,
}
