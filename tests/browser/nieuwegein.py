"""Two leveringen and an afspraak that once made the headline contradict the status below it.

Nieuwegein: dated events of two corporaties, 120 a year agreed: 238 of 240 by the end of 2025.
Amersfoort: 2020 and half of 2021 delivered for 2020-2021, beside 320 a year from 2021.
"""

from __future__ import annotations

from pathlib import Path

KOP = "corporatie;gemeente;periode;soort;aantal"
LEVERINGEN = {
    "portaal": (
        "L0117;GM0356", "2024-2025",
        ("12-3-2024;nieuwbouw;90", "5-11-2024;verkoop;8",
         "15-4-2025;nieuwbouw;80", "3-6-2025;verkoop;10"),
    ),
    "jutphaas": (
        "L0837;GM0356", "2024-2025", ("1-6-2024;nieuwbouw;36", "20-5-2025;nieuwbouw;50"),
    ),
    "alliantie": (
        "L1912;GM0307", "2020-2021", ("2020;nieuwbouw;110", "2021-H1;nieuwbouw;150"),
    ),
    "portaal-amersfoort": (
        "L0117;GM0307", "2020-2021", ("2020;nieuwbouw;41", "2021-H1;nieuwbouw;20"),
    ),
    "omnia": ("L0968;GM0307", "2020-2021", ("2020;sloop;4", "2021-H1;verkoop;3")),
}  # fmt: skip
AFSPRAAK = """
[document]
id = "nieuwegein-proef"
titel = "Prestatieafspraken Nieuwegein (proef)"
gemeente = "GM0356"
bron = "Verzonnen voor een test"
fictief = false

[[partij]]
corporatie = "L0117"
periode = "2024-2028"

[[partij]]
corporatie = "L0837"
periode = "2024-2028"

[[afspraak]]
id = "nieuwegein-proef-1"
artikel = "1"
thema = "Omvang van de voorraad"
titel = "Netto 120 sociale huurwoningen per jaar"
betekenis = "Per jaar komen er netto minstens 120 sociale huurwoningen bij."
partijen = ["L0117", "L0837"]
indicator = "netto_groei"
rekenwijze = "gemiddelde_per_jaar"
eenheid = "woningen"
doel = 120
richting = "minimum"
binding = "inspanning"
periode = "2024-2028"

[afspraak.telt]
duur = ["permanent"]
segment = ["sociaal"]
perspectief = "sector"
sloop = "met"
"""


def schrijf(map_: Path) -> list[str]:
    """Write all of it; the files, as the loader takes them."""
    uit = []
    for naam, (wie, periode, rijen) in LEVERINGEN.items():
        corporatie, gemeente = wie.split(";")
        bestand = map_ / f"voorraadmutaties-{naam}.csv"
        bestand.write_text("\n".join([KOP, *(f"{wie};{r}" for r in rijen)]) + "\n")
        bestand.with_suffix(".toml").write_text(
            f'leverancier = "{corporatie}"\ngemeente = "{gemeente}"\nperiode = "{periode}"\n'
            'bron = "Proef"\n'
        )
        uit.append(str(bestand))
    register = map_ / "nieuwegein-proef.toml"
    register.write_text(AFSPRAAK)
    return [*uit, str(register)]
