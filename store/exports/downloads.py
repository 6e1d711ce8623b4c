"""The table of all downloads. What each holds: docs/exports.md.

A new download is a module beside this one, with its columns, rows and lines for Herkomst, and a
row here: its address, file name, refusals and kinds of files follow.
"""

from __future__ import annotations

from functools import partial

from domain.afspraken.keuze import AfspraakFilters
from domain.filters import Filters
from domain.kernen.keuze import KernFilters
from domain.plannen.keuze import PlanKeuze
from domain.prognose.keuze import NAAM, VELDEN, PrognoseKeuze
from domain.standen import keuze as brugkeuze
from store.exports import afspraak_rijen, afspraken, brug, groei, kernen, plannen, prognose
from store.exports import wijkenstrategie as wijken
from store.exports.download import Download, van_keuze
from store.vragen import namen
from store.vragen.afspraken import keuzes
from store.vragen.kernen import lezen

DOWNLOADS = {
    d.vorm.naam: d
    for d in (
        *(
            van_keuze(e, Filters, namen.los_op, partial(groei.inhoud, e))
            for e in groei.EXPORTS.values()
        ),
        Download(
            afspraak_rijen.RIJEN, afspraak_rijen.NAMEN, afspraak_rijen.uit_query,
            afspraak_rijen.kies,
        ),
        van_keuze(afspraken.AFSPRAKEN, AfspraakFilters, keuzes.los_op, afspraken.inhoud),
        van_keuze(
            kernen.KERNEN, KernFilters, lezen.los_op, kernen.inhoud,
            eigen={"geojson": kernen.geojson},
        ),
        Download(brug.BRUG, brugkeuze.NAMEN, brugkeuze.BrugKeuze.uit_query, brug.kies),
        Download(prognose.PROGNOSE, VELDEN, PrognoseKeuze.uit_query, prognose.kies, ook=NAAM),
        Download(plannen.ALLES, (*plannen.NAMEN, plannen.REGEL), plannen.uit_query, plannen.kies),
        # It compares with nothing: `met` would be ignored.
        van_keuze(wijken.WIJKEN, PlanKeuze, plannen.los_op, wijken.inhoud, zonder=("met",)),
    )
}  # fmt: skip
