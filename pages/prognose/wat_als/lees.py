"""Both courses of a gemeente: as it goes now, and in the reader's scenario."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from domain.prognose.watals import Scenario
from pages.gemeen.stand import geopend
from store.standen.scenario import in_scenario
from store.vragen import namen
from store.vragen.prognose import watals
from store.vragen.prognose.watals import Koers


@dataclass(frozen=True)
class GelezenWatAls:
    """nu, straks: the two courses, one object where nothing is chosen. naam: of the gemeente."""

    stand: str
    gemeente: str
    naam: str
    scenario: Scenario
    nu: Koers
    straks: Koers


# A stand never changes; a slider asks for many scenarios of one gemeente.
@lru_cache(maxsize=128)
def lees(stand: str, gemeente: str, scenario: Scenario) -> GelezenWatAls:
    """Raises StandFout where the stand is gone."""
    nu, naam = _nu(stand, gemeente)
    straks = nu
    if scenario.anders:
        with geopend(stand) as s, in_scenario(s.conn, scenario, (gemeente,)) as conn:
            # The peildatum and the horizon are those of now: only the plans differ.
            straks = watals.koers(conn, gemeente, nu.tot)
    return GelezenWatAls(stand, gemeente, naam, scenario, nu, straks)


@lru_cache(maxsize=32)
def _nu(stand: str, gemeente: str) -> tuple[Koers, str]:
    with geopend(stand) as s:
        return watals.koers(s.conn, gemeente), namen.van(s.conn, [gemeente]).get(gemeente, gemeente)
