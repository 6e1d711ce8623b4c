"""Many visitors click and download while leveringen are loaded: nobody notices but by the figures.

Every answer comes from one stand: a page names one, a download holds one, and two downloads of
the same stand sum to the same.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.server import lader, server
from tests.soak.kijkers import Kijkers
from tests.soak.kijkvragen import DOWNLOADS, KLIKKEN

OPTIES = (
    "--leverancier", "VB01", "--gemeente", "GM9999", "--periode", "2024", "--fictief", "ja",
    "--vervang",
)  # fmt: skip


@pytest.mark.parametrize(
    ("kijkers", "leveringen"),
    [(6, 2), pytest.param(50, 20, marks=pytest.mark.soak)],
)
def test_laden_stoort_geen_kijker(
    eigen_home: Path, tmp_path: Path, kijkers: int, leveringen: int
) -> None:
    home = eigen_home
    standen = [_stand(home)]
    with server(home) as adres, Kijkers(adres, kijkers) as gezien:
        for nummer in range(leveringen):
            bestand = tmp_path / f"voorraadmutaties-{nummer}.csv"
            bestand.write_text(
                "corporatie;gemeente;periode;soort;aantal\r\n"
                f"VB01;GM9999;2024;nieuwbouw;{100 + nummer}\r\n"
            )
            lader(home, "load", str(bestand), *OPTIES)
            standen.append(_stand(home))
        lader(home, "rollback", standen[-2])
    assert gezien.fouten == []
    assert min(gezien.tellers["klik"], gezien.tellers["download"]) >= kijkers
    assert len(set(standen)) == leveringen + 1
    assert set(gezien.sommen) <= set(standen)
    assert len(gezien.sommen) >= 2, "visitors saw the figures change"
    assert all(len(sommen) == 1 for sommen in gezien.sommen.values()), gezien.sommen
    anders = {waar: inhoud for waar, inhoud in gezien.inhouden.items() if len(inhoud) > 1}
    assert anders == {}, "one stand, one content of every download"
    assert set(gezien.tellers) >= {f"klik {uitvoer}" for uitvoer, _ in KLIKKEN}
    assert set(gezien.tellers) >= {f"download {pad}" for pad in DOWNLOADS}
    # Each levering replaces the one before it and counts one home more.
    verloop = [min(gezien.sommen[s]) for s in standen[1:] if s in gezien.sommen]
    assert verloop == sorted(set(verloop))


def _stand(home: Path) -> str:
    return json.loads((home / "standen" / "huidig.json").read_text())["stand"]
