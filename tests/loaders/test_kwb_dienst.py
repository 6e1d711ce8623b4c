"""KWB and borders through the service: recognised, archived, in the stand, and later again."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from loaders.contract import Velden
from store.standen.standen import Standen
from tests.loaders.huis import dienst, maak_data

KOP = "jaar,gwb_code,regio,gm_naam,recs,a_woning,p_wcorpw"
GRENS = (
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":'
    '{"statcode":"WK034401","statnaam":"West","jaar":2024},"geometry":{"type":"Polygon",'
    '"coordinates":[[[5.1,52.1],[5.2,52.1],[5.2,52.2],[5.1,52.1]]]}}]}'
)


NU = "SELECT coalesce(gebied, gemeente), aantal FROM woningtotaal ORDER BY 1"


def kwb(map_: Path, jaar: int, *wijken: tuple[str, str, int]) -> Path:
    map_.mkdir(exist_ok=True)
    som = sum(n for *_, n in wijken)
    rijen = [f"{jaar},GM0344,Utrecht,Utrecht,Gemeente,{som},31"]
    rijen += [f"{jaar},{code},{naam},Utrecht,Wijk,{n},20" for code, naam, n in wijken]
    pad = map_ / f"kwb-{jaar}.csv"
    pad.write_text("\n".join([KOP, *rijen, ""]), encoding="utf-8")
    return pad


def vraag(home: Path, sql: str) -> list[tuple[object, ...]]:
    with Standen(home / "standen").open().connect() as conn:
        return [tuple(r) for r in conn.execute(text(sql))]


def test_two_years_and_their_borders_stand_beside_each_other(tmp_path: Path) -> None:
    home, werk = tmp_path / "home", tmp_path / "werk"
    d = dienst(home, maak_data(tmp_path / "data"))
    oud = kwb(werk, 2023, ("WK034401", "West", 60), ("WK034402", "Oost", 40))
    nieuw = kwb(werk, 2024, ("WK034401", "West", 70), ("WK034402", "Zuid", 40))
    grens = werk / "west.geojson"
    grens.write_text(GRENS, encoding="utf-8")
    # The newest first: a later levering of another year takes nothing away.
    resultaat = d.laad([nieuw, oud, grens], Velden())
    for geladen in resultaat.geladen:
        assert geladen.uitslag.rapport.aangenomen, geladen.uitslag.rapport.meldingen
    assert vraag(home, "SELECT indeling, code, naam FROM gebied ORDER BY 1, 2") == [
        (2023, "WK034401", "West"), (2023, "WK034402", "Oost"),
        (2024, "WK034401", "West"), (2024, "WK034402", "Zuid"),
    ]  # fmt: skip
    totalen = (
        "SELECT indeling, sum(aantal) FROM woningtotaal WHERE gebied IS NULL GROUP BY 1 ORDER BY 1"
    )
    assert vraag(home, totalen) == [(2023, 100), (2024, 110)]
    assert vraag(home, "SELECT code, indeling, fictief FROM grens") == [("WK034401", 2024, False)]


def test_the_same_year_again_replaces_and_loses_nothing(tmp_path: Path) -> None:
    home, werk = tmp_path / "home", tmp_path / "werk"
    d = dienst(home, maak_data(tmp_path / "data"))
    d.laad([kwb(werk, 2024, ("WK034401", "West", 60))], Velden())
    d.laad([kwb(werk, 2024, ("WK034401", "West", 65))], Velden())
    assert vraag(home, NU) == [
        ("GM0344", 65), ("WK034401", 65),
    ]  # fmt: skip
    assert vraag(home, "SELECT sum(aantal) FROM weggelaten WHERE tabel = 'woningtotalen'") == [
        (120,)
    ]
    assert vraag(home, "SELECT count(*) FROM gebied") == [(1,)]
    # Everything can be made again from the archive alone.
    for map_ in ("standen", "archief/gelezen"):
        for pad in sorted((home / map_).rglob("*"), reverse=True):
            pad.rmdir() if pad.is_dir() else pad.unlink()
    d.bouw()
    assert vraag(home, NU) == [
        ("GM0344", 65), ("WK034401", 65),
    ]  # fmt: skip
