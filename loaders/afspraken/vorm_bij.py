"""The form of what stands in a register file beside the afspraken, and of a file toelichtingen.

docs/register-afspraken.md explains each field; a test holds the two against each other.
"""

from __future__ import annotations

from domain.afspraken.indicatoren import OVER, VERWACHT
from domain.afspraken.oordeel import STATUSSEN
from domain.mutaties import SEGMENTEN
from loaders.afspraken.vorm import DOCUMENT, ID, NODIG, TEKST, Veld

VERSCHIL = {
    "id": ID,
    "titel": NODIG,
    "uitleg": NODIG,
    "gemeente": TEKST,
    "afspraken": Veld("lijst"),
    "uitspraken": Veld("lijst"),
}
SLEUTEL = {
    "id": ID,
    "artikel": NODIG,
    "titel": NODIG,
    "totaal": Veld("getal", verplicht=True),
    "segment": Veld("tekst", keuzes=SEGMENTEN),
}
SLEUTELDEEL = {
    "partij": NODIG,
    "procent": Veld("getal", verplicht=True),
    "gedrukt": Veld("getal"),
}
MOMENT = {
    "id": ID,
    "artikel": NODIG,
    "titel": NODIG,
    "betekenis": NODIG,
    "gemeente": TEKST,
    "partijen": Veld("lijst", verplicht=True),
    "wanneer": NODIG,
    "uiterlijk": Veld("lijst"),
    "verwacht": Veld("tekst", keuzes=VERWACHT),
    "over": Veld("tekst", keuzes=OVER),
    "periode": Veld("periode"),
    "van": Veld("begin"),
    "tot_en_met": Veld("einde"),
    "opmerking": TEKST,
}
TOELICHTINGEN = DOCUMENT | {"door": NODIG, "datum": Veld("dag", verplicht=True)}
TOELICHTING = {
    "afspraak": NODIG,
    "partij": NODIG,
    "periode": Veld("periode", verplicht=True),
    "oordeel": Veld("tekst", keuzes=STATUSSEN),
    "tekst": NODIG,
    "door": TEKST,
    "datum": Veld("dag"),
}
