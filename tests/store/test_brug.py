"""The bridge between two standen: it sums, it names the reason of every row, and no more rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any
from unittest.mock import patch

import pandas as pd
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select

from domain import mutaties
from domain.filters import Filters
from domain.mutaties import DUREN, SEGMENTEN, SOORTEN
from domain.standen.brug import Brug, Bruglijn
from store.bouw import bouw as build
from store.schema import tables
from store.schema.typen import voeg_toe
from store.vragen.groei import rijen as groei_rijen
from store.vragen.groei import sommen
from store.vragen.standen.brug import Brugrij, Vergelijking, brug
from telling.rijen import LeveringData
from tests.store import test_queries_groei as gemaakt
from tests.store.conftest import Bouwer
from tests.store.maak import (
    ALLIANTIE,
    AMERSFOORT,
    DORP,
    OMNIA,
    PORTAAL,
    frame,
    levering,
    register,
)

GEREALISEERD = Filters(status=("gerealiseerd",))


def recht(conn: Connection, plekken: Sequence[tuple[str, int]]) -> None:
    """Note that the cell aantal of these rows was put right."""
    rijen = [
        {"levering": lev, "blad": "", "rij": rij, "kolom": "aantal", "verwacht": "1", "wordt": "2",
         "reden": "typefout", "auteur": "M. Test", "datum": date(2025, 1, 1), "bron": "recht"}
        for lev, rij in plekken
    ]  # fmt: skip
    voeg_toe(conn, tables.rechtzetting, pd.DataFrame(rijen))


@contextmanager
def andere_definities() -> Iterator[None]:
    """A version in which a verkoop does nothing and an aankoop counts double negative."""
    verkoop = replace(SOORTEN["verkoop"], corporatie=0, sector=0)
    aankoop = replace(SOORTEN["aankoop"], corporatie=-1, sector=-1)
    with (
        patch.object(build, "DEFINITIES_VERSIE", 99),
        patch.dict(mutaties.SOORTEN, {"verkoop": verkoop, "aankoop": aankoop}),
    ):
        yield


def anders(lev: LeveringData, rijen: list[dict[str, Any]]) -> LeveringData:
    """The same levering with other rows, as after a correction."""
    return replace(lev, tabellen={"voorraadmutaties": frame("voorraadmutaties", rijen)})


# -- by hand -------------------------------------------------------------------------------------

OUD = levering(
    "p2024",
    "2024",
    leverancier="Portaal",
    voorraadmutaties=[
        {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 100, "periode": "2024"},
        {"corporatie": PORTAAL, "soort": "sloop", "aantal": 30, "periode": "2024-H1"},
        {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 7, "periode": "2024-06-01",
         "gemeente": DORP},
    ],
)  # fmt: skip
NIEUW = levering(
    "p2024-2",
    "2024",
    leverancier="Portaal",
    voorraadmutaties=[
        {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 90, "periode": "2024"},
        {"corporatie": PORTAAL, "soort": "sloop", "aantal": 32, "periode": "2024"},
    ],
)
ALLI = levering(
    "a2024",
    "2024",
    leverancier="de Alliantie",
    voorraadmutaties=[
        {"corporatie": ALLIANTIE, "soort": "verkoop", "aantal": 12, "periode": "2024"},
        {"corporatie": ALLIANTIE, "soort": "aankoop", "aantal": 5, "periode": "2024"},
    ],
)


def lijnen(b: Brug) -> dict[Bruglijn, tuple[int, int]]:
    return {r.lijn: (r.verschil, r.rijen) for r in b.regels()}


def test_een_nieuwe_levering_die_een_oude_vervangt(bouwer: Bouwer) -> None:
    van, naar = bouwer([register(), OUD]), bouwer([register(), OUD, NIEUW])
    b = brug(van, naar, GEREALISEERD)
    # 100 - 30 + 7 = 77 becomes 90 - 32 + 7 = 65.
    assert (sum(b.begin.values()), sum(b.eind.values()), b.verschil) == (77, 65, -12)
    assert lijnen(b) == {
        Bruglijn("nieuw", "Portaal", "nieuwbouw"): (90, 1),
        Bruglijn("nieuw", "Portaal", "sloop"): (-32, 1),
        Bruglijn("vervangen", "Portaal", "nieuwbouw"): (-100, 1),
        Bruglijn("vervangen", "Portaal", "sloop"): (30, 1),
    }
    assert [p.door for p in b.posten if p.oorzaak == "vervangen"] == ["p2024-2", "p2024-2"]
    rijen = list(
        Vergelijking(van, naar, GEREALISEERD).rijen(Bruglijn("vervangen", "Portaal", "sloop"))
    )
    (rij,) = rijen
    assert rij.paar.na is None
    assert rij.paar.voor is not None
    assert (rij.paar.voor.plek, rij.paar.voor.saldo) == (("p2024", "", 3), -30)
    assert (rij.levering.bestand, rij.reden.door) == ("p2024.csv", "p2024-2")


def test_terug_is_dezelfde_brug_met_andere_tekens(bouwer: Bouwer) -> None:
    van, naar = bouwer([register(), OUD]), bouwer([register(), OUD, NIEUW])
    b = brug(naar, van, GEREALISEERD)
    assert b.verschil == 12
    assert lijnen(b) == {
        Bruglijn("terug", "Portaal", "nieuwbouw"): (100, 1),
        Bruglijn("terug", "Portaal", "sloop"): (-30, 1),
        Bruglijn("weg", "Portaal", "nieuwbouw"): (-90, 1),
        Bruglijn("weg", "Portaal", "sloop"): (32, 1),
    }


def test_dezelfde_stand_heeft_geen_posten(bouwer: Bouwer) -> None:
    van, naar = (bouwer([register(), OUD, ALLI]) for _ in range(2))
    b = brug(van, naar, GEREALISEERD)
    assert (b.posten, b.verschil, b.begin) == ((), 0, b.eind)
    assert list(Vergelijking(van, naar, GEREALISEERD).rijen()) == []


def test_ingetrokken(bouwer: Bouwer) -> None:
    b = brug(bouwer([register(), OUD, ALLI]), bouwer([register(), OUD]), GEREALISEERD)
    assert lijnen(b) == {
        Bruglijn("weg", "de Alliantie", "verkoop"): (12, 1),
        Bruglijn("weg", "de Alliantie", "aankoop"): (-5, 1),
    }


def test_een_andere_definitie(bouwer: Bouwer) -> None:
    van = bouwer([register(), OUD, ALLI])
    with andere_definities():
        naar = bouwer([register(), OUD, ALLI, NIEUW])
    b = brug(van, naar, GEREALISEERD)
    assert lijnen(b) == {
        Bruglijn("nieuw", "Portaal", "nieuwbouw"): (90, 1),
        Bruglijn("nieuw", "Portaal", "sloop"): (-32, 1),
        Bruglijn("vervangen", "Portaal", "nieuwbouw"): (-100, 1),
        Bruglijn("vervangen", "Portaal", "sloop"): (30, 1),
        Bruglijn("definitie", "de Alliantie", "verkoop"): (12, 1),
        Bruglijn("definitie", "de Alliantie", "aankoop"): (-10, 1),
    }
    (rij,) = Vergelijking(van, naar, GEREALISEERD).rijen(
        Bruglijn("definitie", "de Alliantie", "aankoop")
    )
    assert (rij.paar.voor.saldo, rij.paar.na.saldo) == (5, -5)  # type: ignore[union-attr]


def test_een_rechtgezette_cel(bouwer: Bouwer) -> None:
    van = bouwer([register(), OUD, ALLI])
    beter = anders(
        ALLI,
        [
            {"corporatie": ALLIANTIE, "soort": "verkoop", "aantal": 21, "periode": "2024"},
            {"corporatie": OMNIA, "soort": "aankoop", "aantal": 5, "periode": "2024"},
        ],
    )
    naar = bouwer([register(), OUD, beter])
    recht(naar, [("a2024", 2), ("a2024", 3)])
    b = brug(van, naar, GEREALISEERD)
    assert lijnen(b) == {
        Bruglijn("rechtzetting", "de Alliantie", "verkoop"): (-9, 1),
        # The 5 went from one corporatie to another: gone there, come here.
        Bruglijn("rechtzetting", "de Alliantie", "aankoop"): (0, 2),
    }
    assert b.gat(lambda p: p.corporatie) == {}
    rijen = list(Vergelijking(van, naar, GEREALISEERD).rijen())
    assert [(r.paar.voor and r.paar.voor.saldo, r.paar.na and r.paar.na.saldo) for r in rijen] == [
        (-12, -21), (5, None), (None, 5),
    ]  # fmt: skip


def test_een_plan_vervalt_als_het_is_gerealiseerd(bouwer: Bouwer) -> None:
    plan = levering(
        "plan",
        "2024",
        leverancier="Portaal",
        voorraadmutaties=[
            {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 80, "periode": "2024",
             "status": "hard"},
        ],
    )  # fmt: skip
    van, naar = bouwer([register(), plan]), bouwer([register(), plan, OUD])
    alles = Filters(gemeente=(AMERSFOORT,))
    assert lijnen(brug(van, naar, alles)) == {
        Bruglijn("nieuw", "Portaal", "nieuwbouw"): (100, 1),
        Bruglijn("nieuw", "Portaal", "sloop"): (-30, 1),
        Bruglijn("vervallen", "Portaal", "nieuwbouw"): (-80, 1),
    }
    assert Bruglijn("herleefd", "Portaal", "nieuwbouw") in lijnen(brug(naar, van, alles))


def test_een_andere_code_in_het_register(bouwer: Bouwer) -> None:
    van = bouwer([register(), OUD, ALLI])
    over = anders(
        OUD,
        [
            {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 100, "periode": "2024"},
            {"corporatie": OMNIA, "soort": "sloop", "aantal": 30, "periode": "2024-H1"},
            {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 7, "periode": "2024-06-01",
             "gemeente": DORP},
        ],
    )  # fmt: skip
    b = brug(van, bouwer([register(), over, ALLI]), GEREALISEERD)
    assert lijnen(b) == {Bruglijn("register", "Portaal", "sloop"): (0, 2)}
    assert b.gat(lambda p: p.corporatie) == {}
    eigen = brug(van, bouwer([register(), over, ALLI]), GEREALISEERD.met(corporatie=(OMNIA,)))
    assert (eigen.verschil, lijnen(eigen)) == (
        -30,
        {Bruglijn("register", "Portaal", "sloop"): (-30, 1)},
    )


def test_echte_en_verzonnen_cijfers_staan_apart(bouwer: Bouwer) -> None:
    dorp = levering(
        "dorp", "2024", fictief=True, leverancier="VB",
        voorraadmutaties=[{"corporatie": OMNIA, "gemeente": DORP, "soort": "nieuwbouw",
                           "aantal": 50, "periode": "2024"}],
    )  # fmt: skip
    b = brug(bouwer([register(), OUD]), bouwer([register(), OUD, NIEUW, dorp]), GEREALISEERD)
    echt, verzonnen = b.delen()
    assert (echt.verschil, verzonnen.verschil) == (-12, 50)
    assert {r.lijn.leverancier for r in verzonnen.regels()} == {"VB"}


# -- in general ----------------------------------------------------------------------------------


@st.composite
def rij(draw):
    """A row that often counts, and often in days that another levering has too."""
    soort = draw(st.sampled_from(("nieuwbouw", "verkoop", "aankoop", "liberalisatie", "sloop")))
    return {
        **draw(gemaakt.rij()),
        "soort": soort,
        "ander_segment": draw(st.sampled_from((None, "vrij")))
        if soort == "liberalisatie"
        else None,
        "aantal": draw(st.integers(0, 99)),
        "periode": draw(st.sampled_from(("2020", "2021", "2020-2021", "2021-Q3"))),
        "duur": draw(st.sampled_from(("permanent", "permanent", "tijdelijk_lang"))),
        "status": draw(st.sampled_from(("gerealiseerd", "gerealiseerd", "hard"))),
    }


@st.composite
def paar(draw):
    """Leveringen of two standen: some left out, some new, cells put right, other definitions."""
    los = []
    for n in range(3):
        periode = draw(st.sampled_from(("2020-2022", "2020-2021", "2021-2022")))
        rijen = draw(st.lists(rij(), min_size=4, max_size=9))
        lev = levering(f"lev{n}", periode, leverancier=f"L{n % 2}", voorraadmutaties=rijen)
        los.append(lev)
    # Which of the three each stand has; as often as not the newest is new.
    voor = [los[n] for n in draw(st.sampled_from(((0, 1), (0, 1, 2), (1, 2))))]
    na, plekken, herlezen = [], [], []  # herlezen: read otherwise, with another register
    for n in draw(st.sampled_from(((0, 1, 2), (0, 2), (1, 2), (0, 1)))):
        lev = los[n]
        if draw(st.booleans()):
            rijen = lev.tabellen["voorraadmutaties"].to_dict("records")
            nummer = draw(st.integers(0, len(rijen) - 1))
            nieuw = draw(rij())
            rijen[nummer] |= nieuw | gemaakt_periode(nieuw)
            plek = (lev.meta.id, int(rijen[nummer]["rij"]))
            (plekken if draw(st.booleans()) else herlezen).append(plek)
            lev = anders(lev, rijen)
        na.append(lev)
    return [register(), *voor], [register(), *na], plekken, herlezen, draw(st.booleans())


def gemaakt_periode(rij: dict[str, Any]) -> dict[str, Any]:
    (van, tot, tekst) = frame("voorraadmutaties", [rij]).loc[0, ["van", "tot", "periode"]]
    return {"van": van, "tot": tot, "periode": tekst}


Sleutel = tuple[Any, ...]


def naief(conn: Connection, f: Filters) -> dict[Sleutel, int]:
    """Saldo by delivered row and place, from the download that the tests of groei hold right."""
    uit: Counter[Sleutel] = Counter()
    for blok in groei_rijen.rijen(conn, f):
        for r in blok:
            # Everything by which a stand treats a row; its legs differ in segment or duur, or
            # together do nothing.
            uit[r.levering, r.blad, r.rij, r.gemeentecode, r.corporatiecode, r.soort, r.status,
                r.van, r.tot, r.segment, r.duur, r.binnen_sector == "ja"] += r.saldo  # fmt: skip
    return dict(uit)


def weg(conn: Connection) -> dict[tuple[str, str, int], str | None]:
    w = tables.weggelaten.c
    return {
        (r.levering, r.blad, r.rij): r.vervangen_door
        for r in conn.execute(select(w.levering, w.blad, w.rij, w.vervangen_door))
    }


def vervallen(conn: Connection) -> dict[tuple[str, str, int], bool]:
    m = tables.mutatie.c
    return {(r.levering, r.blad, r.rij): r.vervallen for r in conn.execute(
        select(m.levering, m.blad, m.rij, m.vervallen))}  # fmt: skip


def ids(conn: Connection) -> set[str]:
    return set(conn.execute(select(tables.levering.c.id)).scalars())


class Naief:
    """Every row of both standen, compared one by one."""

    def __init__(self, van: Connection, naar: Connection, f: Filters) -> None:
        self.voor, self.na = naief(van, f), naief(naar, f)
        self.ids = ids(van), ids(naar)
        self.weg = weg(van), weg(naar)
        self.vervallen = vervallen(van), vervallen(naar)
        self.recht = {
            (r.levering, r.blad, r.rij)
            for conn in (van, naar)
            for r in conn.execute(select(tables.rechtzetting))
        }
        d = select(tables.kenmerk.c.waarde).where(tables.kenmerk.c.naam == "definities")
        self.zelfde = van.execute(d).scalar_one() == naar.execute(d).scalar_one()

    def reden(self, rij: tuple[str, str, int]) -> str:
        if rij[0] not in self.ids[0]:
            return "nieuw"
        if rij[0] not in self.ids[1]:
            return "weg"
        door = [w.get(rij) for w in self.weg]
        plan = [v.get(rij, False) for v in self.vervallen]
        if door[0] != door[1] and not (door[0] and door[1]):
            return "vervangen" if door[1] else "terug"
        if rij in self.recht:
            return "rechtzetting"
        if plan[0] != plan[1]:
            return "vervallen" if plan[1] else "herleefd"
        return "register" if self.zelfde else "definitie"

    def verschillen(self) -> dict[Sleutel, int]:
        """What each row that differs adds to the growth."""
        alle = {s: self.na.get(s, 0) - self.voor.get(s, 0) for s in {*self.voor, *self.na}}
        return {s: verschil for s, verschil in alle.items() if verschil}


def eis_brug(van: Connection, naar: Connection, f: Filters, herlezen: Sequence[Any]) -> None:
    werk = Vergelijking(van, naar, f)
    b = werk.brug
    assert sum(b.begin.values()) == sommen.totaal(van, f)
    assert sum(b.eind.values()) == sommen.totaal(naar, f)
    for sleutel in (
        lambda p: None, lambda p: p, lambda p: p.gemeente, lambda p: p.corporatie,
        lambda p: p.soort, lambda p: p.fictief,
    ):  # fmt: skip
        assert b.gat(sleutel) == {}
    rijen = list(werk.rijen())
    _zelfde_regels(b, rijen)
    n = Naief(van, naar, f)
    gevonden: Counter[Sleutel] = Counter()
    for r in rijen:
        event(r.reden.oorzaak)
        if (r.paar.een.plek[0], r.paar.een.plek[2]) not in herlezen:
            assert r.reden.oorzaak == n.reden(r.paar.een.plek)
        for rij, teken in ((r.paar.voor, -1), (r.paar.na, 1)):
            if rij:
                gevonden[rij.plek + rij.groep[1:10]] += teken * rij.saldo
    assert {s: v for s, v in gevonden.items() if v} == n.verschillen()
    if rijen:
        eigen = [r for r in rijen if r.lijn == rijen[0].lijn]
        assert list(werk.rijen(rijen[0].lijn)) == eigen


def _zelfde_regels(b: Brug, rijen: list[Brugrij]) -> None:
    """The rows below a line sum to it, and there are as many as it says."""
    per: dict[Bruglijn, list[int]] = {}
    for r in rijen:
        voor, na = r.paar
        regel = per.setdefault(r.lijn, [0, 0])
        regel[0] += (na.saldo if na else 0) - (voor.saldo if voor else 0)
        regel[1] += 1
        assert regel[1] >= 1
    assert {k: (v[0], v[1]) for k, v in per.items()} == lijnen(b)


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=paar(), vragen=st.lists(gemaakt.filters(), min_size=1, max_size=2))
def test_elke_brug_sluit_en_noemt_van_elke_rij_de_reden(lege_database, data, vragen) -> None:
    voor, na, plekken, herlezen, oude_definities = data
    oud, nieuw = lege_database(), lege_database()
    bouw(voor, oud, "oud", anders=oude_definities)
    bouw(na, nieuw, "nieuw", anders=False)
    with oud.connect() as van, nieuw.connect() as naar:
        recht(naar, plekken)
        for f in (Filters(segment=SEGMENTEN, duur=DUREN), *vragen):
            eis_brug(van, naar, f, herlezen)
            eis_brug(naar, van, f, herlezen)
        naar.rollback()
    oud.dispose()
    nieuw.dispose()


def bouw(leveringen: Sequence[LeveringData], doel: Engine, stand: str, *, anders: bool) -> None:
    if anders:
        with andere_definities():
            build.bouw(leveringen, doel, stand)
    else:
        build.bouw(leveringen, doel, stand)
