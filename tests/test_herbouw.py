"""Every download can be made again from the archive alone: the same stand, the same bytes.

The downloads are found in the app, so that a new one is held to this too.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from settings import Settings
from tests.browser.server import lader

# What a download cannot do without; all others are asked for all gemeenten.
NODIG = {
    "/export/afspraak-rijen": "id=voorbeeldstad-2021-2",
    "/export/prognose": "gemeente=GM9999",
}
LEVERING = (
    "corporatie;gemeente;periode;soort;aantal\r\n"
    "VB01;GM9999;2024;nieuwbouw;61\r\nVB01;GM9999;2024;sloop;20\r\n"
)  # fmt: skip
OPTIES = [
    "--leverancier", "VB01", "--gemeente", "GM9999", "--periode", "2024", "--fictief", "ja",
    "--vervang",
]  # fmt: skip


@pytest.fixture(scope="module")
def huizen(gebouwd: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A home that was lived in, and one that was built from a copy of its archive."""
    map_ = tmp_path_factory.mktemp("herbouw")
    eerst, weer = map_ / "eerst", map_ / "weer"
    bestand = map_ / "voorraadmutaties-2024.csv"
    bestand.write_text(LEVERING, encoding="utf-8")
    shutil.copytree(gebouwd, eerst)
    lader(eerst, "vaststellen", "huidig", "--label", "BO mei 2026")
    lader(eerst, "load", str(bestand), *OPTIES)
    shutil.copytree(eerst / "archief", weer / "archief")
    # Parsed rows are made anew as well.
    shutil.rmtree(weer / "archief" / "gelezen")
    lader(weer, "build")
    return eerst, weer


def client(home: Path) -> FlaskClient:
    return create_app(Settings(home=home)).server.test_client()


def downloads(van: FlaskClient) -> list[str]:
    """Every route below /export."""
    regels = van.application.url_map.iter_rules()
    return sorted(r.rule for r in regels if r.rule.startswith("/export/"))


def test_uit_het_archief_alleen_komt_elke_download_byte_voor_byte_terug(
    huizen: tuple[Path, Path],
) -> None:
    eerst, weer = map(client, huizen)
    assert eerst.get("/stand").text == weer.get("/stand").text != ""
    adressen = downloads(eerst)
    assert len(adressen) >= 15
    assert not [a for a in adressen if "<" in a], "say in NODIG what such a route needs"
    for adres in adressen:
        vraag = f"{adres}?{NODIG.get(adres.partition('.')[0], '')}"
        a, b = eerst.get(vraag), weer.get(vraag)
        assert (a.status_code, b.status_code) == (200, 200), (vraag, a.text[:300])
        assert a.data == b.data, vraag
        assert a.headers["X-Woonsaldo-Stand"] == b.headers["X-Woonsaldo-Stand"]
        assert len(a.data) > 400, f"{adres} has nothing in it that could differ"


def test_ook_van_de_vastgestelde_stand(huizen: tuple[Path, Path]) -> None:
    lezers = [
        create_app(Settings(home=home, vastgesteld=True)).server.test_client() for home in huizen
    ]
    eerst, weer = lezers
    vast = eerst.get("/stand").text
    assert vast == weer.get("/stand").text != client(huizen[0]).get("/stand").text
    for adres in ("/export/groei.csv", "/export/groei.xlsx", "/export/afspraken.csv"):
        a, b = (wie.get(adres) for wie in lezers)
        assert a.data == b.data
        assert a.headers["X-Woonsaldo-Stand"] == vast
