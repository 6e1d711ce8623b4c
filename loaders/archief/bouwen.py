"""From the archive to the published stand, where the stand is not there yet."""

from __future__ import annotations

import contextlib

from sqlalchemy import select

from loaders.archief.omgeving import Omgeving
from loaders.archief.toestand import Toestand
from loaders.verdict.fouten import KanNiet
from store.bouw.bouw import BouwFout
from store.schema import tables
from store.standen.bestand import StandFout, StandInfo
from store.standen.maken import maak_stand


def bouw_stand(omgeving: Omgeving, toestand: Toestand) -> StandInfo:
    """Show the stand that belongs to the archive; build it where there is none that is whole.

    Raises KanNiet where a check of the build fails, StandFout where the database cannot be
    written; what was shown stays.
    """
    standen, stand_id = omgeving.standen, toestand.manifest.stand_id
    if standen.heeft(stand_id):
        return standen.wijs(stand_id, archief=stand_id)
    try:
        return maak_stand(
            standen,
            toestand.leveringen(),
            stand_id,
            lambda wat: omgeving.voortgang(f"Stand bouwen: {wat.lower()}", 0, 0),
        )
    except BouwFout as fout:
        raise KanNiet(
            f"De stand is niet gebouwd: een controle is niet goed. {fout}\nDe stand die er was, "
            "blijft staan. Trek de levering die dit veroorzaakt in met: withdraw LEVERING "
            f"--reason REDEN. Nieuw sinds die stand:{_nieuw(omgeving, toestand)}"
        ) from fout


def _nieuw(omgeving: Omgeving, toestand: Toestand) -> str:
    """The leveringen that the shown stand does not have, to know where to look."""
    bekend: set[str] = set()
    with contextlib.suppress(StandFout), omgeving.standen.open().connect() as conn:
        bekend = set(conn.execute(select(tables.levering.c.id)).scalars())
    nieuw = [lev for lev in toestand.manifest.leveringen if lev.id not in bekend]
    return "".join(f"\n  {lev.id} ({lev.bestand})" for lev in nieuw[-10:]) or " geen."


def is_bij(omgeving: Omgeving, toestand: Toestand) -> bool:
    """Whether what is shown was chosen with the archive as it is: published, or rolled back."""
    wijzer = omgeving.standen.wijzer()
    return (
        wijzer is not None
        and wijzer.archief == toestand.manifest.stand_id
        and omgeving.standen.heeft(wijzer.stand)
    )
