"""What is published is what was built: the closed file is read again."""

from pathlib import Path

import pytest

from store.standen.bestand import StandFout
from store.standen.maken import _eis_volledig
from tests.store.gebouwd import gebouwd
from tests.store.maak import partijen, register, tabel1


def test_een_bestand_met_andere_aantallen_is_geen_stand(tmp_path: Path) -> None:
    pad = tmp_path / "x.duckdb"
    aantallen = gebouwd([register(), partijen(), tabel1()], "x", pad)
    assert aantallen["mutatie"] > 0
    _eis_volledig(pad, aantallen)
    meer = aantallen | {"mutatie": aantallen["mutatie"] + 1}
    with pytest.raises(StandFout, match=rf"mutatie heeft op schijf {aantallen['mutatie']} rijen"):
        _eis_volledig(pad, meer)
