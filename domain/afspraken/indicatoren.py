"""What an afspraak can be about, and the other lists of words in the register.

Source: docs/definitions.md, "Status of an afspraak"; docs/register-afspraken.md explains
each word to whoever writes a register file.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Indicator:
    """What is counted or measured.

    telt: computed from the voorraadmutaties. aandeel: a share in percent, judged by rule 7.
    """

    naam: str
    label: str
    telt: bool = False
    aandeel: bool = False


INDICATOREN: dict[str, Indicator] = {
    i.naam: i
    for i in (
        Indicator("netto_groei", "Netto groei", telt=True),
        Indicator("bruto_toevoeging", "Bruto toevoeging", telt=True),
        Indicator("aantal_van_soort", "Aantal van een soort", telt=True),
        Indicator("aandeel_voorraad", "Aandeel in de voorraad", aandeel=True),
        Indicator("aandeel_nieuwbouw", "Aandeel in de nieuwbouw", aandeel=True),
        Indicator("aandeel_huurklasse", "Aandeel naar huur", aandeel=True),
        Indicator("aandeel_toewijzing", "Aandeel in de toewijzingen", aandeel=True),
        Indicator("aandeel_overig", "Ander aandeel", aandeel=True),
        Indicator("groei_alle_woningen", "Groei van alle woningen"),
        Indicator("groei_sociaal_ieder", "Groei sociale huur, ook door anderen"),
        Indicator("aantal_overig", "Ander aantal"),
        Indicator("overconcentratie", "Overconcentratie"),
        Indicator("norm", "Norm"),
        Indicator("signaal", "Signaalwaarde"),
        Indicator("kalender", "Moment in het jaar"),
    )
}
REKENWIJZEN = ("totaal", "gemiddelde_per_jaar", "aandeel", "niveau")
EENHEDEN = (
    "woningen",
    "procent",
    "personen",
    "stuks",
    "jaren",
    "maanden",
    "euro",
    "mpg",
    "energie-index",
    "epc",
    "datum",
    "label",
)
RICHTINGEN = ("minimum", "maximum", "streefwaarde")
BEHANDELD_ALS = ("minimum", "maximum")
BINDINGEN = ("garantie", "inspanning", "streven")
# Whether the document says it in so many words, it follows from the document, or we read it so.
LEZINGEN = ("letterlijk", "afgeleid", "onze_lezing")
NIVEAUS = ("kern", "wijk", "buurt")
# A moment of the calendar: which figures must be in by then, and about which days from then.
VERWACHT = ("gerealiseerd", "plan", "stand", "toewijzing")
OVER = ("vorig_jaar", "lopend_jaar", "volgend_jaar", "vorig_halfjaar", "lopend_halfjaar")
