"""The national check, through the production build: built, demolished, sold."""

from __future__ import annotations

from datetime import date

from domain.filters import Filters
from store.vragen.afspraken import beoordeeld
from store.vragen.groei import sommen
from tests.store.conftest import Bouwer
from tests.store.maak import ALLIANTIE, OMNIA, PORTAAL, levering, partijen, register
from tests.store.test_queries_afspraken import afspraak


def test_250_000_built_87_000_demolished_63_000_sold_is_100_000(bouwer: Bouwer) -> None:
    """Spread over three corporaties: 250,000 - 87,000 - 63,000 = 100,000."""
    cellen = {
        "nieuwbouw": (120_000, 90_000, 40_000),
        "sloop": (40_000, 30_000, 17_000),
        "verkoop": (30_000, 20_000, 13_000),
    }
    rijen = [
        {"corporatie": c, "soort": soort, "aantal": n, "periode": "2020"}
        for soort, per in cellen.items()
        for c, n in zip((ALLIANTIE, PORTAAL, OMNIA), per, strict=True)
    ]
    assert [sum(per) for per in cellen.values()] == [250_000, 87_000, 63_000]
    lijst = [
        afspraak("netto", 100_000, 2020, 2020),
        afspraak("sloop", 87_000, 2020, 2020, richting="maximum", indicator="aantal_van_soort",
                 telt_soorten="sloop"),
        afspraak("zonder", 187_000, 2020, 2020, telt_sloop="zonder"),
    ]  # fmt: skip
    conn = bouwer(
        [register(), partijen(afspraken=lijst), levering("land", "2020", voorraadmutaties=rijen)]
    )
    assert sommen.totaal(conn, Filters()) == 100_000
    assert sommen.totaal(conn, Filters(sloop="zonder")) == 187_000
    uit = [b.oordeel for b in beoordeeld.lijst(conn, Filters(), date(2020, 12, 31))]
    assert [(o.gerealiseerd, o.status) for o in uit] == [
        (100_000, "behaald"), (87_000, "behaald"), (187_000, "behaald")
    ]  # fmt: skip
