"""Small frames in the shape of `store.vragen.groei.sommen.regels`."""

from datetime import date

import pandas as pd

KOLOMMEN = [
    "gemeente", "corporatie", "van", "tot", "periode", "jaar", "soort", "status", "aantal", "saldo",
    "eigen",
]  # fmt: skip


def rij(soort, aantal, saldo, *, jaar=2024, tot=None, status="gerealiseerd", corp="A", gem="G1"):
    eind = tot or jaar
    return {
        "gemeente": gem,
        "corporatie": corp,
        "van": date(jaar, 1, 1),
        "tot": date(eind, 12, 31),
        "periode": str(jaar) if eind == jaar else f"{jaar}-{eind}",
        "jaar": jaar if eind == jaar else None,
        "soort": soort,
        "status": status,
        "aantal": aantal,
        "saldo": saldo,
        "eigen": saldo,
    }


def frame(*rijen):
    return pd.DataFrame(list(rijen), columns=KOLOMMEN)


# Amersfoort, Tabel 1 of the 2021 agreement: (nieuwbouw etc., deliberalisatie, sloop, verkoop, lib.)
TABEL_1 = {"AL": (521, 16, 174, 100, 53), "PO": (98, 0, 0, 40, 10), "OM": (54, 0, 0, 10, 1)}
SOORTEN_1 = ("toevoeging", "deliberalisatie", "sloop", "verkoop", "liberalisatie")


def amersfoort():
    """The permanent rows of Tabel 1: netto 301."""
    return frame(
        *(
            rij(s, n, n if i < 2 else -n, jaar=2020, tot=2021, status="hard", corp=c, gem="GM0307")
            for c, aantallen in TABEL_1.items()
            for i, (s, n) in enumerate(zip(SOORTEN_1, aantallen, strict=True))
        )
    )
