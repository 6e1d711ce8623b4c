"""Herkomst: the rows behind a figure add up to it, and each shows the text of its file."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from dash import Dash
from dash._utils import to_json
from sqlalchemy import Connection

from app import create_app
from domain.cijfernaam import Cijfernaam
from domain.filters import Filters
from domain.leveringen.keuze import WAT, HerkomstKeuze
from domain.mutaties import PERSPECTIEVEN
from loaders.archief.archief import Archief
from loaders.archief.oorspronkelijk import originelen
from settings import Settings
from store.exports import afspraak_rijen as export_afspraak_rijen
from store.standen.standen import Standen
from store.vragen.afspraken import rijen as afspraak_rijen
from store.vragen.basis import records
from store.vragen.groei import sommen
from store.vragen.groei import totaal as groeitotaal
from store.vragen.leveringen import herkomst
from tests.eenstem.cijfers import op_pagina, vergelijk
from tests.eenstem.lopen import loop
from tests.loaders import huis
from tests.pages.conftest import Publiceer, pagina
from tests.pages.test_groei import elementen
from tests.pages.test_groei import tekst as elementtekst
from tests.store.maak import ALLIANTIE, AMERSFOORT, PORTAAL, levering, partijen


@pytest.fixture(scope="module")
def geladen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two leveringen of Portaal, the later one of which replaces the earlier; and Bo-Ex.

    Do not change it: take `home`.
    """
    map_ = tmp_path_factory.mktemp("herkomst")
    dienst = huis.dienst(map_ / "home", huis.maak_data(map_ / "data"))
    dienst.laad([huis.mutaties(map_ / "in", 5, 6)], huis.VELDEN)
    dienst.laad([huis.mutaties(map_ / "later", 30, 12, 8)], huis.VELDEN)
    return map_ / "home"


@pytest.fixture
def home(geladen: Path, tmp_path: Path) -> Path:
    """A copy of the home that was loaded, for one test."""
    return Path(shutil.copytree(geladen, tmp_path / "home"))


@pytest.fixture
def conn(home: Path) -> Any:
    with Standen(home / "standen").open().connect() as conn:
        yield conn


@pytest.mark.parametrize("perspectief", PERSPECTIEVEN)
@pytest.mark.parametrize("gemeenten", [(), ("GM0307",), ("GM0344", "GM0307")])
def test_de_rijen_tellen_op_tot_het_cijfer(
    conn: Connection, gemeenten: tuple[str, ...], perspectief: str
) -> None:
    filters = Filters(gemeente=gemeenten, perspectief=perspectief)
    keuze = HerkomstKeuze(filters=filters)
    alles = [
        r
        for vanaf in (1, 3, 5)
        for r in records(herkomst.rijen(conn, keuze.met(vanaf=vanaf), blad=2).rijen)
    ]
    gevonden = herkomst.rijen(conn, keuze, blad=2)
    assert len(alles) == gevonden.aantal
    assert sum(r["saldo"] for r in alles) == sommen.totaal(conn, filters)
    # Nobody wrote down the parties: no sum, as on Groei. Those of one levering are only its own.
    assert gevonden.sommen is None and gevonden.totalen == groeitotaal.van(conn, filters)
    assert [t.netto for t in gevonden.totalen] == [None]
    apart = [
        herkomst.rijen(conn, keuze.met(levering=lev)) for lev in {r["levering"] for r in alles}
    ]
    los = [g.sommen["gerealiseerd"] for g in apart if g.sommen]
    assert sum(los) == sum(r["saldo"] for r in alles) and len(los) == len(apart)


def test_elke_rij_heeft_de_tekst_van_haar_bestand(conn: Connection, home: Path) -> None:
    rijen = records(herkomst.rijen(conn, HerkomstKeuze()).rijen)
    tekst = originelen(Archief(home), [(r["sha256"], r["bestand"], "", r["rij"]) for r in rijen])
    for r in rijen:
        bron = tekst[r["sha256"], ""]
        cellen = dict(zip(bron.kop, bron.rijen[r["rij"]], strict=True))
        assert int(cellen["aantal"]) == r["aantal"]
        assert cellen["corporatie"] == r["corporatie"]


def _app(home: Path) -> Dash:
    return create_app(Settings(home=home))


def test_de_pagina_toont_plek_en_origineel(home: Path) -> None:
    with _app(home).server.test_request_context("/herkomst"):
        tekst = json.dumps(
            pagina("leveringen.herkomst").layout(gemeente="Amersfoort").to_plotly_json(),
            default=_plat,
        )
        woorden = _woorden(pagina("leveringen.herkomst").layout(gemeente="Amersfoort"))
    assert (
        "3 rijen. Geen totaal van wat gerealiseerd is (onbekend): geen document zegt van welke "
        "corporaties in Amersfoort de cijfers nodig zijn."
    ) in woorden
    assert "voorraadmutaties.csv" in tekst and "rij 4" in tekst and "Toon de rij" in tekst


def test_van_levering_naar_elk_cijfer(home: Path, conn: Connection) -> None:
    oud, nieuw = [lev.id for lev in _leveringen(home) if "portaal" in lev.id]
    assert herkomst.voedt(conn, oud).empty
    (weg,) = records(herkomst.niet_geteld(conn, oud))
    assert (weg["rijen"], weg["vervangen_door"]) == (2, nieuw)
    (deel,) = records(herkomst.voedt(conn, nieuw))
    assert (deel["wat"], deel["gemeente"], deel["rijen"]) == ("groei", "GM0307", 3)
    with _app(home).server.test_request_context(f"/levering/{nieuw}"):
        layout = pagina("leveringen.levering").layout
        tekst = json.dumps(layout(levering_id=nieuw).to_plotly_json(), default=_plat)
        weg_ = json.dumps(layout(levering_id="bestaat-niet").to_plotly_json(), default=_plat)
    assert f"levering={nieuw}" in tekst and "Amersfoort" in tekst
    assert "Deze levering is er niet" in weg_


def test_een_verwijderd_bestand_heeft_geen_tekst_meer(home: Path, conn: Connection) -> None:
    rijen = records(herkomst.rijen(conn, HerkomstKeuze()).rijen)
    plek = (rijen[0]["sha256"], rijen[0]["bestand"], "", rijen[0]["rij"])
    Archief(home).bestanden.pad(plek[0]).unlink()
    assert originelen(Archief(home), [plek]) == {}


def _plat(deel: Any) -> Any:
    return deel.to_plotly_json() if hasattr(deel, "to_plotly_json") else str(deel)


# Portaal delivers later than de Alliantie.
LATER = (
    levering("alli", "2022-2023", voorraadmutaties=[
        {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "aantal": n, "periode": p}
        for p, n in (("2022", 50), ("2023", 42))
    ]),
    levering("port", "2022", voorraadmutaties=[
        {"corporatie": PORTAAL, "soort": "verkoop", "aantal": 8, "periode": "2022"},
    ]),
)  # fmt: skip


@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ("", ""),
        ("&tot=2022", "+42"),
        ("&corporatie=L0001", "+92"),
    ],
)
def test_er_is_een_som_waar_groei_een_totaal_heeft(
    publiceer: Publiceer, app: Dash, vraag: str, verwacht: str
) -> None:
    """The same figure under the same name on both pages, and the same party where it is none."""
    publiceer("aaaa", partijen(codes=(ALLIANTIE, PORTAAL)), *LATER)
    paden = [f"/{p}gemeente={AMERSFOORT}{vraag}" for p in ("herkomst?wat=groei&", "groei?")]
    hier, daar = ({g.naam: g for g in op_pagina(app, pad)} for pad in paden)
    assert not vergelijk([*hier.values(), *daar.values()])
    (netto,) = (g for g in hier.values() if g.naam.startswith("netto|"))
    assert (netto.tekst, netto.waarde) == (verwacht or "onbekend", verwacht.lstrip("+"))
    if verwacht:
        assert daar[netto.naam].waarde == netto.waarde
        return
    hier_, daar_ = (json.dumps(list(loop(app, pad)), ensure_ascii=False) for pad in paden)
    assert "; samen" not in hier_
    assert "Geen totaal voor Amersfoort: cijfers ontbreken van Portaal voor 2023" in daar_
    assert "cijfers ontbreken van Portaal in Amersfoort (2023)." in hier_


def _woorden(deel: Any) -> str:
    return elementtekst(json.loads(to_json(deel)))


def _cijfers(deel: Any) -> dict[str, str]:
    """Value by name of the figures of a page; a name with two values is an error."""
    uit: dict[str, str] = {}
    for e in elementen(json.loads(to_json(deel))):
        if naam := e["props"].get("data-cijfer"):
            waarde = e["props"]["value"]
            assert uit.setdefault(naam, waarde) == waarde, naam
    return uit


def _leveringen(home: Path) -> list[Any]:
    inhouden = [g.inhoud for g in Archief(home).gebeurtenissen()]
    return [i for i in inhouden if hasattr(i, "bestand")]


def test_bladeren_toont_elke_rij_van_een_kruistabel_een_keer() -> None:
    """One row of a kruistabel is many rows: what is shown of them must decide the order."""
    for wat in WAT.keys() - {"afspraak"}:
        tabel, _, kolommen, _ = herkomst._bron(HerkomstKeuze(wat))
        orde = str(herkomst._vraag(tabel, kolommen)).partition("ORDER BY")[2]
        eigen = {k.name for k in kolommen if k.name in tabel.c}
        rest = {"been", "gemeente", "corporatie", "gebied"} & set(tabel.c.keys())
        assert {k for k in eigen | rest if f"{tabel.name}.{k}" not in orde} == set(), wat


def test_de_pagina_van_een_levering_telt_zoals_herkomst(tmp_path: Path) -> None:
    """Two parts of the stock are two rows; a correctie is no growth."""
    data = huis.maak_data(tmp_path / "data")
    pad = tmp_path / "voorraadmutaties.csv"
    pad.write_text(
        f"{huis.KOP};ander_segment\nPortaal;Amersfoort;2024;nieuwbouw;30;\n"
        "Portaal;Amersfoort;2024;liberalisatie;4;midden\nPortaal;Amersfoort;2024;correctie;2;\n"
        "Portaal;Amersfoort;2024;liberalisatie;1;midden\n"
    )
    (geladen,) = huis.dienst(tmp_path / "home", data).laad([pad], huis.VELDEN).geladen
    assert geladen.levering is not None, geladen.uitslag.rapport.meldingen
    with _app(tmp_path / "home").server.test_request_context("/levering"):
        layout = pagina("leveringen.levering").layout(levering_id=geladen.levering)
        tekst = json.dumps(layout.to_plotly_json(), default=_plat)
        (query,) = re.findall(r"/herkomst\?([^\"]+)", tekst)
        daar = pagina("leveringen.herkomst").layout(**{k: v[0] for k, v in parse_qs(query).items()})
    assert "5 rijen, mutaties" in _woorden(layout)
    assert "5 rijen van levering" in _woorden(daar)
    # The same figure under the same name on both pages.
    hier, ginds = _cijfers(layout), _cijfers(daar)
    samen = {n for n in hier.keys() & ginds.keys() if n.startswith("rijen|")}
    assert samen and all(hier[n] == ginds[n] == "5" for n in samen)


def test_een_levering_in_een_oudere_stand(home: Path) -> None:
    """What a replaced levering fed then, with links that stay in that stand."""
    oud, _ = [lev.id for lev in _leveringen(home) if "portaal" in lev.id]
    standen = [s.id for s in Standen(home / "standen").lijst()]
    with _app(home).server.test_request_context("/levering"):
        layout = pagina("leveringen.levering").layout(levering_id=oud, stand=standen[-1])
        tekst = json.dumps(layout.to_plotly_json(), default=_plat)
        nu = json.dumps(
            pagina("leveringen.levering").layout(levering_id=oud).to_plotly_json(), default=_plat
        )
    assert f"In stand {standen[-1]}" in tekst and "2 rijen, mutaties" in _woorden(layout)
    assert len(re.findall(rf"stand={standen[-1]}", tekst)) >= 2
    assert "Geen enkel cijfer" in nu


@pytest.fixture(scope="module")
def wat_meegaat(gebouwd: Path) -> Iterator[Connection]:
    """The stand of what ships."""
    with Standen(gebouwd / "standen").open().connect() as verbinding:
        yield verbinding


@pytest.mark.parametrize("dag", [None, date(2023, 12, 31)])
def test_de_rijen_van_een_afspraak_zijn_die_van_haar_download(
    wat_meegaat: Connection, dag: date | None
) -> None:
    id_ = "voorbeeldstad-2021-1"
    keuze = HerkomstKeuze("afspraak", afspraak=id_, peildatum=dag)
    gevonden = herkomst.rijen(wat_meegaat, keuze, blad=1000)
    d = export_afspraak_rijen.lees(wat_meegaat, id_, dag)
    assert d is not None and d.kader is not None
    alle = [r for blok in afspraak_rijen.rijen(wat_meegaat, d.kader) for r in blok]
    plek = sorted((r.levering, r.blad or "", r.rij, r.telt or 0, r.reden or "") for r in alle)
    getoond = records(gevonden.rijen)
    assert gevonden.aantal == len(alle) > 100
    assert plek == sorted(
        (r["levering"], r["blad"] or "", r["rij"], r["telt"] or 0, r["reden"] or "")
        for r in getoond
    )
    # What counts comes first, and realised and planned are never one sum.
    buiten = [r["reden"] is not None for r in getoond]
    assert buiten == sorted(buiten) and False in buiten
    assert gevonden.sommen is not None
    gerealiseerd = {None: 1_340, date(2023, 12, 31): 730}[dag]
    assert gevonden.sommen == {"gerealiseerd": gerealiseerd, "hard": 1_220, "zacht": 670}


def test_een_afspraak_die_er_niet_is_wordt_genoemd(gebouwd: Path) -> None:
    with _app(gebouwd).server.test_request_context("/herkomst"):
        layout = pagina("leveringen.herkomst").layout(
            wat="afspraak", afspraak="voorbeeldstad-2021-99"
        )
        tekst = json.dumps(layout.to_plotly_json(), default=_plat)
    assert "voorbeeldstad-2021-9" in tekst and "staan geen rijen" in tekst


def test_een_plan_telt_niet_op_bij_wat_gerealiseerd_is(gebouwd: Path) -> None:
    with _app(gebouwd).server.test_request_context("/herkomst"):
        layout = pagina("leveringen.herkomst").layout(gemeente="GM9999")
    woorden = _woorden(layout)
    assert "+2.170 gerealiseerd, +1.260 in harde plannen en +1.120 in zachte plannen" in woorden


def test_elke_afspraak_leidt_naar_haar_rijen_en_haar_document(gebouwd: Path) -> None:
    """A counted one to what was counted, a share to what it was measured from; each to its file."""
    for id_, verwacht in (
        ("voorbeeldstad-2021-1", ["/herkomst?wat=afspraak&afspraak=voorbeeldstad-2021-1"]),
        ("voorbeeldstad-2021-5", ["/herkomst?wat=totalen&gemeente=GM9999",
                                  "/herkomst?wat=standen&gemeente=GM9999"]),
    ):  # fmt: skip
        with _app(gebouwd).server.test_request_context(f"/afspraken/{id_}"):
            *_, inhoud = pagina("afspraken.een.pagina").toon("", {"id": id_, "query": {}})
            tekst = json.dumps(inhoud, default=_plat)
        for adres in (*verwacht, "/levering/"):
            assert f'"href": "{adres}' in tekst, (id_, adres)


@pytest.mark.parametrize(
    "vraag",
    [
        *({"wat": wat, "gemeente": "GM9999"} for wat in ("groei", "standen", "totalen", "plannen")),
        {"wat": "totalen", "gemeente": "GM1904"},
        {"wat": "plannen", "gemeente": "GM0307"},
        {"wat": "alle-woningen", "gemeente": "GM0307"},
        {"gemeente": "GM0307", "perspectief": "corporatie", "segment": "sociaal,midden,vrij",
         "duur": "permanent,tijdelijk_lang,tijdelijk_kort"},
        {"wat": "afspraak", "afspraak": "voorbeeldstad-2021-1"},
    ],
)  # fmt: skip
def test_elk_cijfer_van_een_rij_heeft_een_naam_die_het_vindt(
    gebouwd: Path, vraag: dict[str, str]
) -> None:
    """Every figure in a cell, once a name; and each leads back to its row in the stand."""
    with _app(gebouwd).server.test_request_context("/herkomst"):
        layout = pagina("leveringen.herkomst").layout(**vraag)
    boom = list(elementen(json.loads(to_json(layout))))
    cellen = [e for e in boom if e["type"] == "Td" and e["props"].get("className") == "getal"]
    assert cellen
    kaal = [c for c in cellen if not isinstance(c["props"]["children"], list)]
    assert not kaal
    per_rij: dict[str, set[str]] = {}
    for e in boom:
        if (naam := e["props"].get("data-cijfer", "")).startswith("rij|"):
            assert Cijfernaam.lees(naam).aard
            per_rij.setdefault(naam, set()).add(e["props"]["value"])
    assert all(len(waarden) == 1 for waarden in per_rij.values())
    assert len(per_rij) == len(cellen)


def test_wat_ontbreekt_heet_nergens_zoals_python_het_noemt(gebouwd: Path) -> None:
    """No nan, None, NaT or inf on Herkomst, in whatever column."""
    with _app(gebouwd).server.test_request_context("/herkomst"):
        for wat in sorted(WAT.keys() - {"afspraak"}):
            woorden = _woorden(pagina("leveringen.herkomst").layout(wat=wat))
            assert not re.search(r"\b(nan|None|NaT|<NA>|inf)\b", woorden), wat
