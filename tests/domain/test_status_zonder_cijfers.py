"""What no figures can answer: with a number and an end it is geen cijfers, else geen status."""

from datetime import date

import pytest

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.beoordeling import beoordeel, beoordeel_aandeel
from domain.afspraken.oordeel import AandeelCijfers, Cijfers

VAN, TOT = date(2022, 1, 1), date(2026, 12, 31)


def _afspraak(indicator: str, rekenwijze: str, **velden: object) -> Afspraak:
    return Afspraak("a-1", indicator, rekenwijze, "maximum", **velden)  # type: ignore[arg-type]


@pytest.mark.parametrize("peildatum", [None, date(2023, 6, 30), date(2030, 1, 1)])
@pytest.mark.parametrize("richting", ["minimum", "maximum", "streefwaarde"])
@pytest.mark.parametrize(
    ("indicator", "rekenwijze", "velden", "status"),
    [
        ("norm", "niveau", {"doel": 0.9, "van": VAN, "tot": TOT}, "geen cijfers"),
        ("norm", "niveau", {"doel": 0.9, "tot": TOT}, "geen cijfers"),
        ("aantal_overig", "niveau", {"doel": 0, "tot": TOT}, "geen cijfers"),
        ("aantal_overig", "totaal", {"doel": 192, "van": VAN, "tot": TOT}, "geen cijfers"),
        ("groei_alle_woningen", "gemiddelde_per_jaar", {"doel": 1000, "van": VAN, "tot": TOT},
         "geen cijfers"),
        ("signaal", "niveau", {"doel": 30, "van": VAN, "tot": TOT}, "geen cijfers"),
        ("norm", "niveau", {"doel": 6}, "geen status"),
        ("norm", "niveau", {"doel": 6, "van": VAN}, "geen status"),
        ("norm", "niveau", {"doel_tekst": "label A", "van": VAN, "tot": TOT}, "geen status"),
        ("aantal_overig", "gemiddelde_per_jaar", {"doel": 1000}, "geen status"),
        ("aantal_overig", "gemiddelde_per_jaar", {"doel": 1000, "tot": TOT}, "geen status"),
    ],
)  # fmt: skip
def test_een_getal_en_een_einde_geeft_geen_cijfers(
    indicator, rekenwijze, velden, status, richting, peildatum
):
    a = Afspraak("a-1", indicator, rekenwijze, richting, **velden)
    uit = beoordeel(a, Cijfers(None, gedekt=False), peildatum)
    assert uit.status == status
    assert (uit.gerealiseerd, uit.resterend, uit.tempo) == (None, None, None)


@pytest.mark.parametrize(
    ("velden", "status"),
    [
        ({"doel": 20, "tot": TOT}, "geen cijfers"),
        ({"doel": 20, "van": VAN, "tot": TOT}, "geen cijfers"),
        ({"doel": 20}, "geen status"),
        ({"doel_tekst": "meer", "tot": TOT}, "geen status"),
    ],
)
def test_een_aandeel_zonder_cijfers(velden, status):
    for peildatum in (None, date(2023, 6, 30), date(2030, 1, 1)):
        a = _afspraak("aandeel_toewijzing", "aandeel", **velden)
        assert beoordeel_aandeel(a, AandeelCijfers(None), peildatum).status == status
