"""What a soort asks of the other cells of its row; the same in voorraadmutaties and plannen.

Source: docs/delivery-format.md, "voorraadmutaties"; decisions.md 2 (omzetting).
"""

from __future__ import annotations

import numpy as np

from domain.mutaties import SOORTEN
from loaders.leveringsformaat.tabellen.gemeen import masker
from loaders.leveringsformaat.tabellen.lezer import TabelLezer, Waarden

_BINNEN = ("aankoop", "verkoop", "uitruil_in", "uitruil_uit")
_ONTTREKKING = tuple(s.naam for s in SOORTEN.values() if s.is_onttrekking)


def aantal_bij_soort(t: TabelLezer, soort: Waarden, aantal: Waarden) -> Waarden:
    """Counts of 0 or more; a minus sign at an onttrekking is that onttrekking."""
    negatief = masker(aantal, lambda n: n < 0)
    if not negatief.any():
        return aantal
    onttrekking = np.isin(soort.astype(str), _ONTTREKKING)
    onbekend = np.array([s is None for s in soort])
    t.opmerking_op(
        "melding",
        negatief & onttrekking,
        "aantal",
        "Het minteken is weggelaten: deze soort is al een onttrekking.",
    )
    t.fout_op(
        negatief & ~onttrekking & ~onbekend & (soort != "correctie"),
        "aantal",
        "Dit aantal mag niet negatief zijn bij deze soort.",
        "een heel getal van 0 of meer; alleen een onttrekking of correctie mag een minteken hebben",
    )
    om = negatief & onttrekking
    uit = aantal.copy()
    uit[om] = -aantal[om]
    return uit


def keur_duur(t: TabelLezer, soort: Waarden, duur: Waarden) -> None:
    """An omzetting leaves a temporary duur; a permanent home does not end as a temporary one."""
    t.fout_op(
        (soort == "omzetting") & (duur == "permanent"),
        "duur",
        "Een omzetting noemt de oude duur: die is tijdelijk.",
        "tijdelijk_lang of tijdelijk_kort",
    )
    t.opmerking_op(
        "waarschuwing",
        (soort == "einde_tijdelijk") & (duur == "permanent"),
        "duur",
        "Einde tijdelijk gaat nu af van de permanente woningen. Was deze woning tijdelijk? Zet dan "
        "tijdelijk_lang of tijdelijk_kort in duur.",
    )


def keur_binnen_sector(t: TabelLezer, soort: Waarden, binnen_sector: Waarden) -> None:
    """Only where homes change hands can they stay within the sector."""
    t.opmerking_op(
        "waarschuwing",
        masker(binnen_sector, bool) & ~np.isin(soort.astype(str), _BINNEN) & masker(soort, bool),
        "binnen_sector",
        "binnen_sector telt alleen mee bij aankoop, verkoop en uitruil.",
    )
