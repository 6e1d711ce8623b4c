"""The list of soorten and what each does to the stock.

Source: docs/definitions.md, "Soorten". A soort has an effect on
the stock of the corporatie that reports it and on the social stock of the
gemeente as a whole (the sector); the two differ where homes change hands
within the sector (Amersfoort 2021, afspraak 7, note 1: Omnia buys 62 homes
that are social already, so Omnia grows and the city does not).

`DEFINITIES_VERSIE` is the version of the definitions: what the figures of a stand mean. It is part
of the id of a stand (docs/decisions.md, 8). Raise it with every change that makes the same
leveringen give other figures: an effect, a rule of covering or replacing, a balans, or how a
delivered file is read.
"""

from __future__ import annotations

from dataclasses import dataclass

DEFINITIES_VERSIE = 3


SEGMENTEN = ("sociaal", "midden", "vrij")
DUREN = ("permanent", "tijdelijk_lang", "tijdelijk_kort")
STATUSSEN = ("gerealiseerd", "hard", "zacht")
PERSPECTIEVEN = ("sector", "corporatie")
HUURKLASSEN = (
    "kwaliteitskorting",
    "aftopping_laag",
    "aftopping_hoog",
    "sociaal_boven_aftopping",
    "midden",
    "vrij",
)


@dataclass(frozen=True)
class Soort:
    """One kind of voorraadmutatie.

    corporatie, sector: effect per home, -1, 0 or +1.
    binnen_sector: True where `binnen_sector = ja` makes the sector effect 0.
    """

    naam: str
    label: str
    corporatie: int
    sector: int
    binnen_sector: bool = False

    @property
    def is_onttrekking(self) -> bool:
        """True where the corporatie loses homes; a negative count means that loss."""
        return self.corporatie < 0


# The order is the order of the waterfall: what comes in, what changes, what goes out.
SOORTEN: dict[str, Soort] = {
    s.naam: s
    for s in (
        Soort("nieuwbouw", "Nieuwbouw", 1, 1),
        Soort("transformatie", "Transformatie", 1, 1),
        Soort("splitsing", "Splitsing", 1, 1),
        Soort("aankoop", "Aankoop", 1, 1, binnen_sector=True),
        Soort("terugkoop", "Terugkoop", 1, 1),
        Soort("deliberalisatie", "Deliberalisatie", 1, 1),
        Soort("uitruil_in", "Uitruil in", 1, 0),
        Soort("toevoeging", "Toevoeging (niet uitgesplitst)", 1, 1),
        Soort("omzetting", "Omzetting tijdelijk naar permanent", 0, 0),
        Soort("sloop", "Sloop", -1, -1),
        Soort("verkoop", "Verkoop", -1, -1, binnen_sector=True),
        Soort("liberalisatie", "Liberalisatie", -1, -1),
        Soort("samenvoeging", "Samenvoeging", -1, -1),
        Soort("uitruil_uit", "Uitruil uit", -1, 0),
        Soort("einde_tijdelijk", "Einde tijdelijke verhuur", -1, -1),
        Soort("onttrekking", "Onttrekking (niet uitgesplitst)", -1, -1),
        Soort("correctie", "Correctie op eerdere telling", 0, 0),
    )
}


@dataclass(frozen=True)
class Effect:
    """What one home of a mutatie does to one part (segment, duur) of the stock.

    corporatie, sector: -1, 0 or +1 homes of netto groei.
    correctie: 1 where the (signed) count enters only the voorraadbalans.
    """

    segment: str
    duur: str
    corporatie: int
    sector: int
    correctie: int = 0


def effecten(
    soort: str,
    segment: str = "sociaal",
    ander_segment: str | None = None,
    duur: str = "permanent",
    binnen_sector: bool = False,
) -> tuple[Effect, ...]:
    """The effects of one home of a mutatie, one per part of the stock it touches.

    A liberalisatie that says where the home goes (`ander_segment`) is also a
    gain there, a deliberalisatie a loss. An omzetting leaves `duur` and enters
    permanent. A correctie stands outside netto groei.

    Raises KeyError for an unknown soort, ValueError for an omzetting from
    permanent (it has no old duur to leave).
    """
    s = SOORTEN[soort]
    if soort == "correctie":
        return (Effect(segment, duur, 0, 0, correctie=1),)
    if soort == "omzetting":
        if duur == "permanent":
            raise ValueError("een omzetting noemt de oude, tijdelijke duur")
        return (Effect(segment, duur, -1, -1), Effect(segment, "permanent", 1, 1))
    sector = 0 if (binnen_sector and s.binnen_sector) else s.sector
    eerste = Effect(segment, duur, s.corporatie, sector)
    if ander_segment and soort in ("liberalisatie", "deliberalisatie"):
        return (eerste, Effect(ander_segment, duur, -s.corporatie, -sector))
    return (eerste,)
