"""The form of the file with assumptions: which fields there are, of what kind."""

from __future__ import annotations

from domain.prognose.aannames import HARDHEDEN
from loaders.afspraken.vorm import NODIG, TEKST, Veld

GETAL = Veld("getal", verplicht=True)
KOP = {"titel": TEKST, "opmerking": TEKST}
AANNAME = {
    "hardheid": Veld("tekst", verplicht=True, keuzes=HARDHEDEN),
    "fase": TEKST,
    "kans_laag": GETAL,
    "kans": GETAL,
    "kans_hoog": GETAL,
    "uitloop": GETAL,
    "uitloop_meest": GETAL,
    "toelichting": NODIG,
    "bron": NODIG,
}
