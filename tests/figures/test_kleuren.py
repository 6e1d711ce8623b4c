"""Contrast on white (WCAG 2.2): 4.5:1 for words, 3:1 for what is drawn."""

import pytest

from components.kader import WOON
from domain.mutaties import SOORTEN
from figures.basis import kleuren as k


def contrast(kleur, grond="#ffffff"):
    def licht(hex_):
        delen = [int(hex_[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    a, b = sorted((licht(kleur), licht(grond)), reverse=True)
    return (a + 0.05) / (b + 0.05)


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_soort_is_te_zien(soort):
    assert contrast(k.soort_kleur(soort)) >= 3


@pytest.mark.parametrize(
    "kleur", [k.INKT, k.ZACHT_INKT, k.TOEVOEGING, k.AFSPRAAK, k.NEUTRAAL, WOON[7]]
)
def test_woorden_zijn_te_lezen(kleur):
    assert contrast(kleur) >= 4.5


def test_families_verschillen_ook_zonder_kleur():
    """Above and below the line: no toevoeging has the colour of an onttrekking."""
    plus = {k.soort_kleur(s.naam) for s in SOORTEN.values() if s.corporatie > 0}
    min_ = {k.soort_kleur(s.naam) for s in SOORTEN.values() if s.corporatie < 0}
    assert not plus & min_
    assert len(plus) + len(min_) == sum(s.corporatie != 0 for s in SOORTEN.values())
