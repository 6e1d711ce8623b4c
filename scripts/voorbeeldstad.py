"""The assumptions behind Voorbeeldstad: wholly invented, nothing of it is a real organisation's.

`maak_voorbeeldstad` turns them into files. What is chosen here is what other tests and the
invented afspraken rely on; what is drawn there (with a fixed seed) only spreads it over kernen.
"""

from __future__ import annotations

from dataclasses import dataclass, field

GEMEENTE, NAAM, INDELING = "GM9999", "Voorbeeldstad", 2025
ZAAD = 9999
JAREN = range(2015, 2026)  # realised
PLANJAREN = range(2026, 2033)
ONTVANGEN = "2026-11-01"
BRON = "Verzonnen cijfers voor demonstratie"

CORPORATIES = {
    "VB01": ("Woonstichting Lindegaarde (fictief)", "Woonstichting Lindegaarde|Lindegaarde"),
    "VB02": ("De Vaartwoningen (fictief)", "De Vaartwoningen|Vaartwoningen"),
    "VB03": ("Wonen Distelmeer (fictief)", "Wonen Distelmeer|Distelmeer"),
}

ORGANISATIES = {"ORG-VB-HUURDERS": "Huurdersplatform Voorbeeldstad (fictief)"}

# Name and share of the social homes in all homes at the start, as a percentage: from a kern with
# hardly any to one above 60% (overconcentratie).
KERNEN = {
    "WK999901": ("Oudestede", 38),
    "WK999902": ("Vaartzijde", 24),
    "WK999903": ("Lindeveen", 46),
    "WK999904": ("Hogerbrink", 18),
    "WK999905": ("Watermeent", 31),
    "WK999906": ("Kleine Horst", 12),
    "WK999907": ("Nieuwe Dreef", 69),
    "WK999908": ("Molenstreek", 27),
    "WK999909": ("Zonnewaard", 22),
    "WK999910": ("Elzenrade", 35),
    "WK999911": ("Grutterswijk", 16),
    "WK999912": ("Buitenveld", 14),
}

# Permanent social homes per kern at the end of 2014, in the order of KERNEN.
BEGIN = {
    "VB01": (1640, 720, 1480, 310, 860, 140, 1520, 240, 0, 190, 0, 60),
    "VB02": (420, 380, 260, 180, 540, 90, 880, 610, 430, 470, 0, 0),
    "VB03": (0, 0, 190, 0, 150, 60, 310, 280, 390, 640, 170, 240),
}
# Middle and free rent, all in the first kern where the corporatie has homes.
BEGIN_ANDERS = {"VB01": {"midden": 210, "vrij": 160}, "VB02": {"midden": 95, "vrij": 70},
                "VB03": {"midden": 40, "vrij": 55}}  # fmt: skip

# Netto growth of permanent social homes for the sector, per year of JAREN. Nieuwbouw is what is
# left to reach it. 2021-2024 together is exactly 1,010; 2024-2025 is 610.
NETTO = {
    "VB01": (60, -20, 80, 110, 95, 130, 120, 135, 98, 150, 175),
    "VB02": (35, 40, 10, 45, 60, 50, 70, 82, 95, 80, 95),
    "VB03": (20, 25, 30, -15, 40, 35, 40, 45, 45, 50, 60),
}
# Homes a year that are sold, liberalised and demolished (permanent, social), per year of JAREN.
VERKOOP = {
    "VB01": (42, 38, 45, 36, 33, 30, 28, 26, 24, 22, 20),
    "VB02": (25, 22, 26, 21, 18, 17, 15, 14, 12, 12, 11),
    "VB03": (14, 12, 15, 11, 10, 9, 8, 8, 7, 6, 6),
}
LIBERALISATIE = {
    "VB01": (18, 15, 12, 11, 9, 8, 7, 6, 5, 4, 4),
    "VB02": (9, 8, 7, 6, 6, 5, 4, 4, 3, 3, 2),
    "VB03": (5, 4, 4, 3, 3, 2, 2, 2, 1, 1, 0),
}
SLOOP = {
    "VB01": (0, 152, 0, 64, 0, 88, 0, 0, 96, 0, 72),
    "VB02": (40, 0, 58, 0, 0, 46, 0, 54, 0, 0, 38),
    "VB03": (0, 0, 0, 70, 0, 0, 32, 0, 0, 44, 0),
}


@dataclass(frozen=True)
class Gebeurtenis:
    """One row that is chosen, not drawn. anders: further columns of the leveringsformaat."""

    corporatie: str
    jaar: int
    soort: str
    aantal: int
    kern: int
    anders: dict[str, str] = field(default_factory=dict)


def _g(
    corporatie: str, jaar: int, soort: str, aantal: int, kern: int, **anders: str
) -> Gebeurtenis:
    return Gebeurtenis(corporatie, jaar, soort, aantal, kern, anders)


GEBEURTENISSEN = (
    _g("VB01", 2016, "transformatie", 34, 1),
    _g("VB02", 2017, "splitsing", 6, 2),
    _g("VB03", 2017, "terugkoop", 8, 10),
    _g("VB01", 2018, "correctie", -5, 1, toelichting="Vijf woningen waren eerder dubbel geteld."),
    _g("VB02", 2018, "samenvoeging", 4, 7),
    _g("VB01", 2019, "deliberalisatie", 12, 1, ander_segment="midden"),
    # Twelve homes exchanged: the sector as a whole stays the same.
    _g("VB02", 2019, "uitruil_uit", 12, 10, binnen_sector="ja"),
    _g("VB03", 2019, "uitruil_in", 12, 10, binnen_sector="ja"),
    _g("VB02", 2019, "nieuwbouw", 60, 7, duur="tijdelijk_lang", project="Flexwonen Dreefpad"),
    _g("VB02", 2019, "nieuwbouw", 48, 2, zelfstandig="nee", project="Kamers Vaartzijde"),
    _g("VB01", 2020, "aankoop", 18, 5, toelichting="Gekocht van een belegger."),
    _g("VB01", 2020, "nieuwbouw", 36, 1, segment="midden", project="Oudestede Midden"),
    _g("VB03", 2021, "nieuwbouw", 40, 12, duur="tijdelijk_kort", project="Buitenveld Tijdelijk"),
    _g("VB02", 2021, "transformatie", 22, 2),
    # Forty homes go from one corporatie to another: VB03 grows, the city does not.
    _g("VB01", 2022, "verkoop", 40, 5, binnen_sector="ja", toelichting="Verkocht aan VB03."),
    _g("VB03", 2022, "aankoop", 40, 5, binnen_sector="ja", toelichting="Gekocht van VB01."),
    _g("VB02", 2023, "omzetting", 20, 7, duur="tijdelijk_lang"),
    _g("VB01", 2023, "nieuwbouw", 28, 3, segment="midden", project="Lindeveen Midden"),
    _g("VB03", 2024, "einde_tijdelijk", 40, 12, duur="tijdelijk_kort"),
    _g("VB01", 2024, "aankoop", 14, 9),
    _g("VB02", 2025, "deliberalisatie", 5, 1, ander_segment="midden"),
    _g("VB03", 2025, "terugkoop", 4, 8),
)

# The one difference that nothing explains: seven homes fewer at the end of 2023 than the balance.
VERSCHIL = {"corporatie": "VB02", "jaar": 2023, "kern": "WK999908", "aantal": -7}

# Plans: netto permanent social homes per year of PLANJAREN; verkoop and sloop with it.
PLAN_NETTO = {
    "hard": {
        "VB01": (170, 155, 130, 95, 60, 20, 0),
        "VB02": (100, 95, 80, 55, 35, 12, 0),
        "VB03": (70, 60, 50, 40, 25, 8, 0),
    },
    "zacht": {
        "VB01": (0, 30, 65, 110, 130, 120, 105),
        "VB02": (0, 18, 40, 66, 78, 72, 63),
        "VB03": (0, 12, 25, 44, 52, 48, 42),
    },
}
PLAN_VERKOOP = {
    "hard": {
        "VB01": (18, 18, 16, 15, 15, 0, 0),
        "VB02": (10, 10, 9, 8, 8, 0, 0),
        "VB03": (5, 5, 5, 4, 4, 0, 0),
    },
    "zacht": {
        "VB01": (0, 0, 0, 0, 0, 12, 12),
        "VB02": (0, 0, 0, 0, 0, 7, 7),
        "VB03": (0, 0, 0, 0, 0, 3, 3),
    },
}
PLAN_SLOOP = {
    "hard": {
        "VB01": (0, 90, 0, 0, 0, 0, 0),
        "VB02": (0, 0, 42, 0, 0, 0, 0),
        "VB03": (36, 0, 0, 0, 0, 0, 0),
    },
    "zacht": {
        "VB01": (0, 0, 0, 64, 0, 0, 0),
        "VB02": (0, 0, 0, 0, 60, 0, 0),
        "VB03": (0, 0, 0, 0, 0, 28, 0),
    },
}
PLAN_GEBEURTENISSEN = {
    "hard": (
        _g("VB01", 2026, "nieuwbouw", 50, 9, duur="tijdelijk_lang", project="Flexwonen Zonnewaard"),
        _g("VB02", 2027, "nieuwbouw", 30, 1, segment="midden", project="Stationskade Midden"),
    ),
    "zacht": (
        _g("VB03", 2029, "nieuwbouw", 45, 12, segment="midden", project="Buitenveld Midden"),
    ),
}
