"""The plans that ship: delivered projects and plan capacity never make growth."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import Connection, select

from domain.filters import Filters
from domain.mutaties import DUREN, SEGMENTEN
from loaders.archief.meegeleverd import MAP, lees_velden
from loaders.controle import controleer
from store.schema import tables
from store.vragen.groei import sommen
from telling.rijen import LeveringData, LeveringMeta
from tests.loaders.bronhulp import VANDAAG, register_van_data
from tests.store.conftest import Bouwer

BESTANDEN = ("plannen-portaal-opgeleverd-2018-2022.csv", "plancapaciteit-2021-9-gemeenten.csv",
             "amersfoort-2021-tabel1.csv")  # fmt: skip


def verscheept(naam: str) -> LeveringData:
    pad = MAP / "leveringen" / naam
    uit = controleer(pad, lees_velden(pad), register_van_data(), lambda _: (), VANDAAG)
    assert uit.rapport.aangenomen
    g = uit.gelezen
    assert g is not None
    meta = LeveringMeta(naam, "0" * 64, naam, g.leverancier, g.leverancier_code, g.gemeenten,
                        g.periode, g.ontvangen)  # fmt: skip
    return LeveringData(meta, uit.tabellen)


@pytest.fixture
def conn(bouwer: Bouwer) -> Connection:
    r = register_van_data()
    lijsten = {"gemeenten": r.gemeenten, "corporaties": r.corporaties, "gebieden": r.gebieden}
    meta = LeveringMeta("register", "0" * 64, "register", "x", None, (), None, date(2026, 11, 1))
    return bouwer([LeveringData(meta, lijsten), *map(verscheept, BESTANDEN)])


def test_what_ships_as_plans(conn: Connection) -> None:
    p = tables.plan.c
    klaar = conn.execute(
        select(p.gemeente, p.project, p.aantal, p.periode, p.soort).where(p.fase == "opgeleverd")
    ).all()
    assert {tuple(r) for r in klaar} == {
        ("GM0342", "Hoogsoestdijk", 80, "2019", "toevoeging"),
        ("GM0342", "Hoogsoestdijk", 4, "2021", "nieuwbouw"),
        ("GM0342", "De Brigade", 30, "2020", "nieuwbouw"),
        ("GM0356", "Meanderpark", 250, "2020", "toevoeging"),
        ("GM0268", "Molenweg", 116, "2018-2022", "nieuwbouw"),
        ("GM0268", "Nachtegaalplein", 55, "2018-2022", "nieuwbouw"),
        ("GM0268", "Hatert", 75, "2018-2022", "nieuwbouw"),
        ("GM0202", "Roermondsplein", 32, "2018-2022", "transformatie"),
    }
    alles = conn.execute(select(p.gemeente, p.status, p.aantal).where(p.segment == "totaal"))
    som: Counter = Counter()
    for gemeente, status, n in alles:
        som[gemeente, status] += n
    assert (som["GM0307", "hard"], som["GM0307", "zacht"]) == (3751, 2514)
    # Tabel 1 is all that counts: 301 permanent and 237 temporary, by no year gone by.
    telt = {(r.levering, r.vervallen) for r in conn.execute(select(p).where(p.telt))}
    assert telt == {("amersfoort-2021-tabel1.csv", False)}
    d = tables.dekking.c
    assert set(conn.execute(select(d.levering)).scalars()) == {"amersfoort-2021-tabel1.csv"}
    alle = Filters(duur=DUREN, segment=SEGMENTEN)
    per = sommen.per_corporatie(conn, Filters())
    assert sorted(per["saldo"]) == [43, 48, 210]
    assert sommen.totaal(conn, alle.met(duur=("tijdelijk_lang", "tijdelijk_kort"))) == 237
    assert sommen.totaal(conn, alle.met(status=("gerealiseerd",))) == 0
