"""Who a code of a party means, and that only corporaties count."""

from datetime import date

import pytest

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.meting import meting_van
from domain.partijen import is_corporatie, soort_partij


@pytest.mark.parametrize(
    ("code", "soort"),
    [
        ("GM0307", "gemeente"),
        ("ORG-HESTIA", "organisatie"),
        ("ORG-HUURDERSRAAD-PORTAAL-UTRECHT", "organisatie"),
        ("L0117", "corporatie"),
        ("WUTA", "corporatie"),
        ("VB01", "corporatie"),
        ("ORGA", "corporatie"),
        ("GM12", "corporatie"),
    ],
)
def test_de_soort_volgt_uit_de_code(code, soort):
    assert soort_partij(code) == soort
    assert is_corporatie(code) == (soort == "corporatie")


def test_een_huurdersorganisatie_telt_niet_mee():
    a = Afspraak(
        "a-1", "netto_groei", "totaal", "minimum", gemeente="GM0307",
        partijen=("L1912", "ORG-HESTIA", "GM0307", "WUTA"), telt_duur=("permanent",),
        van=date(2021, 1, 1), tot=date(2021, 12, 31),
    )  # fmt: skip
    assert a.corporaties == ("L1912", "WUTA")
    assert meting_van(a).filters.corporatie == ("L1912", "WUTA")
