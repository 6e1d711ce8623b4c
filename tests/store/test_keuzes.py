"""What the filter bar offers where documents are about several gemeenten."""

from domain.filters import Filters
from store.vragen import keuzes
from tests.store.conftest import Bouwer
from tests.store.maak import AMERSFOORT, DORP, levering, partijen, register


def test_een_document_zonder_eigen_gemeente_maakt_niets_onbekend(bouwer: Bouwer) -> None:
    breed = {"id": "breed", "titel": "Visitatie", "gemeente": None, "fictief": False}
    rij = {"corporatie": "L0001", "gemeente": DORP, "soort": "nieuwbouw", "aantal": 3,
           "periode": "2024"}  # fmt: skip
    conn = bouwer(
        [register(), partijen(), levering("breed", document=[breed]),
         levering("cijfers", "2024", voorraadmutaties=[rij])]
    )  # fmt: skip
    frame = keuzes.alle(conn, Filters()).gemeenten
    assert dict(zip(frame["code"], frame["register"], strict=True)) == {
        AMERSFOORT: True, DORP: False,
    }  # fmt: skip
    assert list(frame[frame["register"]]["code"]) == [AMERSFOORT]
