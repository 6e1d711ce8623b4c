"""Pulling tables of CBS from a service that fails in every way it can."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from loaders.archief.omgeving import Omgeving
from loaders.bronnen.contract import Bron, BronFout, Hulp
from loaders.bronnen.geheim import Geheimen
from loaders.bronnen.laden import Gehaald
from loaders.bronnen.lezen import lees_bronnen
from loaders.bronnen.ophalen import haal_op
from loaders.bronnen.soort import cbs as kind
from loaders.bronnen.soort.cbs_http import LANGST, Vrager
from loaders.contract import Velden
from store.schema import tables
from store.standen.standen import Standen
from tests.loaders.bronnen.cbs_server import Cbs, cbs_server, code, half, kap_af, niets
from tests.loaders.bronnen.conftest import Schrijver
from tests.loaders.huis import dienst

MATEN = {
    "BeginstandVoorraad_1": 100, "Nieuwbouw_2": 9, "OverigeToevoeging_3": 1, "Sloop_4": 3,
    "OverigeOnttrekking_5": 1, "Correctie_6": 0, "SaldoVoorraad_7": 6, "EindstandVoorraad_8": 106,
}  # fmt: skip


def jaar(n: int, regio: str = "GM0307", **anders: Any) -> dict[str, Any]:
    """One year of a gemeente; each year begins where the last one ended."""
    begin = 100 + 6 * (n - 2010)
    eigen = MATEN | {"BeginstandVoorraad_1": begin, "EindstandVoorraad_8": begin + 6}
    sleutels = {"Gebruiksfunctie": "A045364", "RegioS": regio, "Perioden": f"{n}JJ00"}
    return {"ID": n * 10 + len(regio), **sleutels, **eigen, **anders}


def rijen(tot: int = 2020) -> list[dict[str, Any]]:
    return [jaar(n) for n in range(2011, tot)]


@pytest.fixture
def cbs() -> Iterator[Cbs]:
    with cbs_server() as server:
        server.rijen = rijen()
        yield server


@pytest.fixture
def gewacht(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were asked for; nobody waits."""
    uit: list[float] = []
    monkeypatch.setattr(kind, "vrager", lambda: Vrager(slaap=uit.append, pauze=0.0))
    return uit


def haal(huis: Omgeving, cbs: Cbs, tabel: str = "81955NED", **eigen: Any) -> Gehaald:
    velden = {"tabel": tabel, "versie": 3, "adres": f"{cbs.adres}/odata", **eigen}
    return haal_op(Bron("cbs", "cbs", velden, Velden(), huis.settings.home), huis)


class Haler:
    """Fetches without loading, as `pull` does: what is kept between two tries stays."""

    def __init__(self, cbs: Cbs, map_: Path) -> None:
        self._cbs, self._map = cbs, map_
        self._onthouden: dict[str, Any] = {}
        self._keer = 0

    def __call__(self, tabel: str = "81955NED") -> list[dict[str, Any]] | None:
        """The rows in the file that was written; None where nothing changed. Raises BronFout."""
        self._keer += 1
        werk = self._map / f"werk{self._keer}"
        werk.mkdir()
        eigen = {"tabel": tabel, "adres": f"{self._cbs.adres}/odata"}
        hulp = Hulp(werk, self._map / "bewaar", Geheimen({}), self._onthouden)
        uit = kind.haal(Bron("cbs", "cbs", eigen, Velden(), self._map), hulp)
        self._onthouden = dict(uit.onthoud)
        if not uit.bestanden:
            return None
        gelezen: list[dict[str, Any]] = json.loads(uit.bestanden[0].pad.read_bytes())["value"]
        return gelezen


@pytest.fixture
def fetch(cbs: Cbs, tmp_path: Path) -> Haler:
    return Haler(cbs, tmp_path)


def begin(huis: Omgeving) -> dict[int, int]:
    """The begin stand per year as it is in the stand."""
    with Standen(huis.settings.home / "standen").open().connect() as conn:
        c = tables.cbs_voorraad.c
        return {int(j): int(b) for j, b in conn.execute(select(c.jaar, c.begin))}


GOED = {n: 100 + 6 * (n - 2010) for n in range(2011, 2020)}


def test_alle_paginas_in_een_levering_en_de_tweede_keer_niets(
    huis: Omgeving, cbs: Cbs, gewacht: list[float]
) -> None:
    assert haal(huis, cbs).uitkomst == "geladen"
    assert begin(huis) == GOED
    aantal = len(cbs.gevraagd)
    assert aantal == 2 + 3  # about the table before and after, and nine rows by four
    assert haal(huis, cbs).uitkomst == "ongewijzigd"
    assert len(cbs.gevraagd) == aantal + 1
    cbs.gewijzigd = "2025-02-01T00:00:00"
    assert haal(huis, cbs).uitkomst == "ongewijzigd"  # a newer date, the same figures
    cbs.gewijzigd = "2025-03-01T00:00:00"
    cbs.rijen = rijen(2021)
    assert haal(huis, cbs).uitkomst == "geladen"
    assert begin(huis) == GOED | {2020: 160}
    assert "Woonsaldo" in cbs.koppen[0]["User-Agent"]


def test_een_etag_spaart_het_antwoord(fetch: Haler, cbs: Cbs, gewacht: list[float]) -> None:
    cbs.etag = '"v1"'
    assert fetch() == cbs.rijen
    aantal = len(cbs.gevraagd)
    assert fetch() is None
    assert len(cbs.gevraagd) == aantal + 1
    assert cbs.koppen[-1]["If-None-Match"] == '"v1"'


@pytest.mark.parametrize(
    ("storing", "pauzes"),
    [
        ([code(500)], [1.0]),
        ([code(503), code(502), code(504)], [1.0, 2.0, 4.0]),
        ([code(429, Retry_After="7")], [7.0]),
        ([code(429, Retry_After="99999")], [LANGST]),
        ([kap_af], [1.0]),
        ([half], [1.0]),
        ([niets, half, kap_af], [1.0, 2.0]),
        ([niets, niets, kap_af, niets, code(500)], [1.0, 1.0]),
    ],
)
def test_wat_overgaat_wordt_opnieuw_gevraagd(
    fetch: Haler, cbs: Cbs, gewacht: list[float], storing: list[Any], pauzes: list[float]
) -> None:
    cbs.storingen = storing
    assert fetch() == cbs.rijen
    assert gewacht == pauzes


@pytest.mark.parametrize("storing", [code(500), kap_af, half])
def test_wat_blijft_wordt_gezegd_en_de_volgende_keer_gaat_het_verder(
    fetch: Haler, cbs: Cbs, gewacht: list[float], storing: Any
) -> None:
    cbs.storingen = [niets, niets, *[storing] * 5]
    with pytest.raises(BronFout, match=r"127\.0\.0\.1/odata/81955NED.* ook niet na 5 keer"):
        fetch()
    # The first page is there already: only the table (twice) and the other two are asked for.
    aantal = len(cbs.gevraagd)
    assert fetch() == cbs.rijen
    assert len(cbs.gevraagd) == aantal + 1 + 2 + 1


def test_een_tabel_die_intussen_verandert_begint_opnieuw(
    fetch: Haler, cbs: Cbs, gewacht: list[float]
) -> None:
    cbs.storingen = [niets, niets, *[code(500)] * 5]
    with pytest.raises(BronFout):
        fetch()
    cbs.gewijzigd = "2026-01-01T00:00:00"
    cbs.rijen = [jaar(n) for n in range(2012, 2021)]
    assert fetch() == cbs.rijen


def test_een_tabel_die_onder_het_ophalen_verandert_wordt_niet_gegeven(
    fetch: Haler, cbs: Cbs, gewacht: list[float]
) -> None:
    def verander(_: Any) -> bool:
        cbs.gewijzigd = "2026-06-01T00:00:00"
        return False

    cbs.storingen = [niets, niets, verander]
    with pytest.raises(BronFout, match="veranderde onder het ophalen"):
        fetch()
    assert fetch() == cbs.rijen


@pytest.mark.parametrize(
    ("storing", "woord"),
    [
        (code(302, Location="http://elders.example/x"), "ander adres"),
        (code(302, Location="/odata/81955NED/TableInfos?$format=json"), "doorverwijzen"),
        (code(404), "antwoordt 404"),
        (code(403), "antwoordt 403"),
    ],
)
def test_een_antwoord_over_de_vraag_zelf_wordt_niet_herhaald(
    fetch: Haler, cbs: Cbs, gewacht: list[float], storing: Any, woord: str
) -> None:
    cbs.storingen = [storing] * (4 if woord == "doorverwijzen" else 1)
    with pytest.raises(BronFout, match=woord):
        fetch()
    assert gewacht == []


@pytest.mark.parametrize(
    ("link", "woord"),
    [
        ("http://elders.example/2", "ander adres"),
        ("/odata/81955NED/TypedDataSet?x=1", "pagina die er al was"),
    ],
)
def test_een_vervolg_elders_of_zonder_eind(
    fetch: Haler, cbs: Cbs, gewacht: list[float], link: str, woord: str
) -> None:
    cbs.volgende = link if "://" in link else cbs.adres + link
    with pytest.raises(BronFout, match=woord):
        fetch()


@given(st.integers(1, 30), st.lists(st.integers(0, 12), max_size=3), st.randoms())
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_hoe_vaak_het_ook_afbreekt_de_rijen_zijn_dezelfde(
    cbs: Cbs, gewacht: list[float], tmp_path_factory: pytest.TempPathFactory,
    aantal: int, breuken: list[int], volgorde: Any,
) -> None:  # fmt: skip
    """Cut at any page, any number of times, in any order of the rows: the same file."""
    cbs.rijen = [jaar(2011) | {"ID": n} for n in range(aantal)]
    verwacht = list(cbs.rijen)
    volgorde.shuffle(cbs.rijen)
    fetch = Haler(cbs, tmp_path_factory.mktemp("cbs"))
    for na in breuken:
        cbs.storingen = [*[niets] * na, *[kap_af] * 5]
        with contextlib.suppress(BronFout):
            assert fetch() in (verwacht, None)
    cbs.storingen = []
    assert fetch() in (verwacht, None)


def test_een_andere_naam_voor_een_maat_wordt_genoemd(
    huis: Omgeving, cbs: Cbs, gewacht: list[float]
) -> None:
    haal(huis, cbs)
    cbs.gewijzigd = "2026-01-01T00:00:00"
    cbs.rijen = [
        {("SloopTotaal_4" if k == "Sloop_4" else k): w for k, w in r.items()} for r in rijen()
    ]
    gehaald = haal(huis, cbs)
    assert gehaald.uitkomst == "geweigerd"
    ((_, uitslag),) = gehaald.verdicten
    (fout,) = [m for m in uitslag.rapport.meldingen if m.ernst == "fout"]
    assert (fout.kolom, fout.gevonden) == ("sloop", "wel: slooptotaal")
    assert begin(huis) == GOED


def _v4(records: list[dict[str, Any]], titels: dict[str, str]) -> tuple[list[Any], list[Any]]:
    """The same figures as observations, with what each measure is called."""
    uit, n = [], 0
    for r in records:
        waar = {k: w for k, w in r.items() if k not in (*titels, "ID")}
        for maat in titels:
            n += 1
            uit.append({"Id": n, "Measure": f"M{maat}", "ValueAttribute": "None",
                        "Value": float(r[maat]), "StringValue": None, **waar})  # fmt: skip
    return uit, [{"Identifier": f"M{m}", "Title": t} for m, t in titels.items()]


TITELS = {
    "BeginstandVoorraad_1": "Beginstand voorraad", "Nieuwbouw_2": "Nieuwbouw",
    "OverigeToevoeging_3": "Overige toevoeging", "Sloop_4": "Sloop",
    "OverigeOnttrekking_5": "Overige onttrekking", "Correctie_6": "Correctie",
    "SaldoVoorraad_7": "Saldo voorraad", "EindstandVoorraad_8": "Eindstand voorraad",
}  # fmt: skip


def test_versie_4_geeft_dezelfde_cijfers(huis: Omgeving, cbs: Cbs, gewacht: list[float]) -> None:
    cbs.rijen, cbs.maten = _v4(rijen(), TITELS)
    assert haal(huis, cbs, versie=4).uitkomst == "geladen"
    assert begin(huis) == GOED
    (bewaard,) = [
        p for p in (huis.settings.home / "archief" / "bestanden").rglob("*")
        if p.is_file() and b"MeasureCodes" in p.read_bytes()
    ]  # fmt: skip
    rauw = json.loads(bewaard.read_bytes())
    assert len(rauw["value"]) == 9 * 8 and rauw["value"][0]["Measure"] == "MBeginstandVoorraad_1"


def test_de_opvolger_met_een_andere_naam_voor_nieuwbouw(
    huis: Omgeving, cbs: Cbs, gewacht: list[float]
) -> None:
    cbs.rijen = [
        {("NieuwbouwTotaal_6" if k == "Nieuwbouw_2" else k): w for k, w in r.items()}
        for r in rijen()
    ]
    assert haal(huis, cbs, "86098NED").uitkomst == "geladen"
    assert begin(huis) == GOED
    with Standen(huis.settings.home / "standen").open().connect() as conn:
        bron = conn.execute(
            select(tables.levering.c.bron).where(tables.levering.c.leverancier == "CBS")
        )
        assert "86098NED" in bron.scalar_one()


def _eigendom(n: int, totaal: Any, eigen: Any, status: str = "T001235") -> dict[str, Any]:
    return {
        "ID": n, "StatusVanBewoning": status, "RegioS": "GM0307", "Perioden": f"{n}JJ00",
        "TotaleWoningvoorraad_1": totaal, "Koopwoningen_2": 1, "EigendomWoningcorporatie_4": eigen,
    }  # fmt: skip


def test_bezit_van_corporaties_per_gemeente(huis: Omgeving, cbs: Cbs, gewacht: list[float]) -> None:
    cbs.rijen = [
        _eigendom(2019, 1000, 333), _eigendom(2020, 1003, None), _eigendom(2021, 1009, 340),
    ]  # fmt: skip
    assert haal(huis, cbs, "82900NED").uitkomst == "geladen"
    with Standen(huis.settings.home / "standen").open().connect() as conn:
        w = tables.woningtotaal.c
        gevonden = conn.execute(
            select(w.peildatum, w.aantal, w.aandeel_corporatie, w.definitie).order_by(w.peildatum)
        ).all()
    assert [(r.peildatum.isoformat(), r.aantal) for r in gevonden] == [
        ("2018-12-31", 1000), ("2019-12-31", 1003), ("2020-12-31", 1009),
    ]  # fmt: skip
    assert [r.definitie for r in gevonden] == ["bezit_corporatie", None, "bezit_corporatie"]
    # The share gives the counted homes back exactly.
    assert [round(r.aandeel_corporatie * r.aantal / 100, 6) for r in gevonden if r.definitie] == [
        333, 340,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rij", "kolom"),
    [
        (_eigendom(2019, 1000, 1001), "EigendomWoningcorporatie_4"),
        (_eigendom(2019, "veel", 1), "TotaleWoningvoorraad_1"),
        (_eigendom(2099, 1000, 1), "Perioden"),
        (_eigendom(2019, 1000, 1, status="niets"), "StatusVanBewoning"),
    ],
)
def test_bezit_dat_niet_kan_wordt_geweigerd(
    huis: Omgeving, cbs: Cbs, gewacht: list[float], tmp_path: Path, rij: dict[str, Any], kolom: str
) -> None:
    pad = tmp_path / "82900NED.json"
    pad.write_text(json.dumps({"odata.metadata": "82900NED", "value": [rij]}))
    dienst(huis.settings.home, huis.data).bouw()
    (uitslag,) = dienst(huis.settings.home, huis.data).controleer([pad], Velden())
    assert kolom in [m.kolom for m in uitslag.rapport.meldingen if m.ernst == "fout"]


def test_kwb_in_versie_4_per_nummer_van_de_maat(
    huis: Omgeving, cbs: Cbs, gewacht: list[float]
) -> None:
    cbs.rijen = [
        {"Id": i, "Measure": maat, "ValueAttribute": "None", "Value": waarde, "StringValue": None,
         "WijkenEnBuurten": plek}
        for i, (plek, maat, waarde) in enumerate(
            [("GM0307", "M000297", 200.0), ("GM0307", "A047047", 30.0),
             ("WK030701  ", "M000297", 200.0), ("WK030701  ", "A047047", 30.0)], 1)
    ]  # fmt: skip
    cbs.maten = [
        {"Identifier": "M000297", "Title": "Aantal woningen"},
        {"Identifier": "A047047", "Title": "Bezit corporatie"},
    ]
    gehaald = haal(huis, cbs, "86165NED", versie=4)
    assert gehaald.uitkomst == "geladen", [u.rapport.meldingen for _, u in gehaald.verdicten]
    with Standen(huis.settings.home / "standen").open().connect() as conn:
        w = tables.woningtotaal.c
        gevonden = conn.execute(select(w.gebied, w.aantal, w.aandeel_corporatie)).all()
    assert {tuple(r) for r in gevonden} == {(None, 200, 30.0), ("WK030701", 200, 30.0)}


@pytest.mark.parametrize(
    ("regel", "veld"),
    [
        ('tabel = "12345NED"', "tabel"),
        ('tabel = "81955NED"\nversie = 5', "versie"),
        ('tabel = "81955NED"\ngemeenten = ["Amersfoort"]', "gemeenten"),
        ('tabel = "81955NED"\nperioden = ["2024"]', "perioden"),
        ('tabel = "81955NED"\nadres = "http://elders.example"', "adres"),
        ('tabel = "81955NED"\nadres = "https://a.example@b.example/x"', "adres"),
        ("", "tabel"),
    ],
)
def test_een_fout_in_het_bestand_met_bronnen(bronnen: Schrijver, regel: str, veld: str) -> None:
    pad = bronnen(f'[bron.cbs]\nsoort = "cbs"\n{regel}\n')
    assert any(veld in m.kolom for m in lees_bronnen(pad).fout["cbs"].meldingen)
