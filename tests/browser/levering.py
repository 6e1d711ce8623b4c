"""A levering that a browser test loads: what Voorbeeldstad had in 2024, and its homes of 2026."""

from __future__ import annotations

from pathlib import Path

TABELLEN = {
    # Replaces VB01's year 2024.
    "voorraadmutaties-2024": (
        "corporatie;gemeente;periode;soort;aantal\r\nVB01;GM9999;2024;nieuwbouw;1234\r\n",
        'leverancier = "VB01"\ngemeente = "GM9999"\nperiode = "2024"\nfictief = "ja"\n'
        'vervang = "ja"\n',
    ),
    "woningtotalen-2026": (
        "gemeente;peildatum;aantal;bron\r\nGM9999;2026-06-30;60000;Verzonnen\r\n",
        'leverancier = "GM9999"\ngemeente = "GM9999"\nperiode = "2026-H1"\nfictief = "ja"\n',
    ),
}


def schrijf(map_: Path) -> list[str]:
    """Write both tables, each with its fields beside it; the files, as the loader takes them."""
    uit = []
    for naam, (tabel, velden) in TABELLEN.items():
        bestand = map_ / f"{naam}.csv"
        bestand.write_text(tabel, encoding="utf-8", newline="")
        bestand.with_suffix(".toml").write_text(velden, encoding="utf-8")
        uit.append(str(bestand))
    return uit
