"""The same for registers that hypothesis makes up: every page and download says what was given."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash
from hypothesis import HealthCheck, example, given, note, settings

from app import create_app
from settings import Settings
from store.standen.maken import maak_stand
from store.standen.standen import Standen
from telling.rijen import LeveringData
from tests.eenstem.cijfers import NAMEN, in_download, op_pagina, vergelijk
from tests.eenstem.herteld import tel_na
from tests.eenstem.naief import Naief
from tests.eenstem.verzonnen import VERDER, adressen, downloads, registers, twee_keer_bouwen
from tests.store.maak import AMERSFOORT

_nummer = itertools.count(1)
_ruim = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.fixture(scope="module")
def huis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home."""
    yield tmp_path_factory.mktemp("verzonnen")


@pytest.fixture(scope="module")
def app(huis: Path) -> Dash:
    """One app, which follows the stand of each example."""
    return create_app(Settings(home=huis))


def controleer(
    app: Dash, huis: Path, leveringen: list[LeveringData], *, verder: bool = False
) -> int:
    """Build the stand of these leveringen, walk it, and count again; how many figures."""
    for frame in (f for lev in leveringen[2:] for f in lev.tabellen.values()):
        note(frame.dropna(axis=1, how="all").to_string())
    note(leveringen[1].tabellen["afspraak"].dropna(axis=1).to_string())
    maak_stand(Standen(huis / "standen"), leveringen, f"{next(_nummer):012x}")
    paden = [*adressen(leveringen), *(VERDER if verder else ())]
    gezien = [g for pad in paden for g in op_pagina(app, pad)]
    for naam in [*downloads(leveringen), *(["prognose"] if verder else [])]:
        if naam in NAMEN:
            gezien += in_download(app, naam, {"gemeente": AMERSFOORT})
    nageteld = tel_na(gezien, Naief(leveringen))
    fout = vergelijk(gezien) + nageteld.fout
    assert not fout, "\n".join(fout[:20])
    return nageteld.geteld


# The same twenty each time, so that a build says something of the change; others in the soak.
@settings(max_examples=20, derandomize=True, suppress_health_check=_ruim)
@given(leveringen=registers())
@example(leveringen=twee_keer_bouwen())
def test_twenty_registers(app: Dash, huis: Path, leveringen: list[LeveringData]) -> None:
    assert controleer(app, huis, leveringen) > 0


@pytest.mark.soak
@settings(max_examples=200, suppress_health_check=_ruim)
@given(leveringen=registers())
def test_two_hundred_registers(app: Dash, huis: Path, leveringen: list[LeveringData]) -> None:
    assert controleer(app, huis, leveringen, verder=True) > 0
