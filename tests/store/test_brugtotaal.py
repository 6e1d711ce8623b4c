"""The totals of two standen beside each other are those that Groei gives in each."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from domain.filters import STANDAARD, Filters
from domain.groei.totaal import GEEN_PARTIJEN, GEMENGD, ONTBREEKT
from store.vragen.groei import totaal as groeitotaal
from store.vragen.leveringen.verandering import Verandering, verandering
from store.vragen.standen import totaal
from telling.rijen import LeveringData
from tests.store.conftest import Bouwer
from tests.store.maak import (
    ALLIANTIE,
    AMERSFOORT,
    DORP,
    PORTAAL,
    levering,
    partijen,
    register,
)

BASIS = [register(), partijen(codes=(ALLIANTIE, PORTAAL))]
AFSPRAAK = {
    "id": "a1", "doel": 100, "telt_duur": "permanent", "telt_segment": "sociaal",
    "van": date(2024, 1, 1), "tot": date(2024, 12, 31),
}  # fmt: skip


def bouwde(id_: str, corporatie: str, aantal: int, **anders: Any) -> LeveringData:
    """A levering of one corporatie about 2024, covered wholly."""
    rij = {"corporatie": corporatie, "soort": "nieuwbouw", "aantal": aantal, "periode": "2024"}
    fictief = bool(anders.pop("fictief", False))
    return levering(id_, "2024", fictief=fictief, voorraadmutaties=[rij | anders])


ALLI, PORT = bouwde("alli", ALLIANTIE, 152), bouwde("port", PORTAAL, 86)
DORPS = bouwde("dorps", PORTAAL, 220, gemeente=DORP, fictief=True)
VERDERE = bouwde("plan", PORTAAL, 40, status="hard", periode="2026")


def test_een_totaal_is_er_alleen_waar_groei_het_geeft(bouwer: Bouwer) -> None:
    van, naar = bouwer([*BASIS, ALLI]), bouwer([*BASIS, ALLI, PORT, VERDERE])
    keuze = Filters(gemeente=(AMERSFOORT,))
    echt, hard = totaal.paren(van, naar, keuze)
    assert (echt.status, echt.voor.netto, echt.na.netto) == ("gerealiseerd", None, 238)
    assert echt.voor.totaal is not None and echt.voor.totaal.reden == ONTBREEKT
    assert (echt.heel, echt.verschil, echt.anders) == (False, None, True)
    assert (hard.status, hard.voor.totaal) == ("hard", None)
    for kant, conn in ((lambda p: p.voor, van), (lambda p: p.na, naar)):
        assert tuple(kant(p).totaal for p in (echt, hard) if kant(p).totaal) == groeitotaal.van(
            conn, keuze
        )
    (terug,) = totaal.paren(naar, naar, keuze.met(status=("gerealiseerd",)))
    assert (terug.heel, terug.verschil, terug.anders) == (True, 0, False)


def test_gemeenten_die_groei_niet_optelt_worden_niet_opgeteld(bouwer: Bouwer) -> None:
    """Amersfoort is whole; of Dorp nobody wrote down the parties, and it is invented."""
    van, naar = bouwer([*BASIS, ALLI, PORT]), bouwer([*BASIS, ALLI, PORT, DORPS])
    (alles,) = totaal.paren(van, naar, STANDAARD)
    assert alles.na.totaal is not None and alles.na.totaal.reden == GEMENGD
    (dorp,) = totaal.per_gemeente(van, naar, STANDAARD, [AMERSFOORT, DORP])
    assert (dorp.filters.gemeente, dorp.voor.totaal) == ((DORP,), None)
    assert dorp.na.totaal is not None and dorp.na.totaal.reden == GEEN_PARTIJEN


def test_per_gemeente_zegt_hetzelfde_als_de_gemeente_alleen(bouwer: Bouwer) -> None:
    van, naar = bouwer([*BASIS, ALLI, DORPS]), bouwer([*BASIS, ALLI, PORT, VERDERE])
    samen = totaal.per_gemeente(van, naar, STANDAARD, [AMERSFOORT, DORP])
    apart = [
        p
        for g in (AMERSFOORT, DORP)
        for p in totaal.paren(van, naar, STANDAARD.met(gemeente=(g,)))
        if p.anders
    ]
    assert sorted(samen, key=str) == sorted(apart, key=str)
    assert totaal.per_gemeente(van, naar, STANDAARD, []) == ()


def test_wat_een_levering_verandert_is_wat_groei_dan_zegt(bouwer: Bouwer) -> None:
    basis = [register(), partijen(codes=(ALLIANTIE, PORTAAL), afspraken=[AFSPRAAK])]
    van, naar = bouwer([*basis, ALLI]), bouwer([*basis, ALLI, PORT, DORPS])
    v = verandering(van, naar, ["port"], [AMERSFOORT])
    assert [(p.filters.gemeente, p.voor.netto, p.na.netto) for p in v.groei] == [
        ((AMERSFOORT,), None, 238), ((DORP,), None, None),
    ]  # fmt: skip
    for p in v.groei:
        assert (p.na.totaal,) == groeitotaal.van(naar, Filters(gemeente=p.filters.gemeente))
    (wissel,) = v.statussen
    assert (wissel.voor, wissel.na, wissel.dag_na) == (
        "geen cijfers",
        "behaald",
        date(2024, 12, 31),
    )
    assert v.namen[AMERSFOORT] == "Amersfoort" and v.namen[PORTAAL] == "Portaal"
    assert v.nieuw == {"mutaties": 1}
    assert Verandering.uit_json(json.loads(json.dumps(v.als_json(), default=str))) == v
