"""The downloads of Plannen: their columns, that they are the page, and that plans can come back."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Connection

from domain.filters import STANDAARD
from domain.mutaties import DUREN, SEGMENTEN
from domain.plannen.keuze import PlanKeuze
from domain.plannen.programma import programma
from loaders.contract import Velden
from loaders.controle import controleer
from loaders.register.register import Register
from store.exports import plannen as export
from store.exports import wijkenstrategie as wijken
from store.exports.als_csv import als_csv
from store.exports.als_xlsx import schrijf_xlsx
from store.exports.plannen import FORMAAT, KOLOMMEN
from store.exports.wijkenstrategie import JAREN
from store.vragen.groei import sommen
from store.vragen.plannen import lezen, wijkenstrategie
from telling.rijen import LeveringData, LeveringMeta
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

P1 = {"corporatie": PORTAAL, "projectcode": "P1", "project": 'Hof; fase 1, "zuid"'}
LIJST = [
    {**P1, "soort": "sloop", "aantal": 90, "periode": "2026", "gebied": "BU03070101",
     "indeling": 2023, "planstatus_bron": "vergund", "fase": "vergunning",
     "toelichting": "=SOM(1)"},
    {**P1, "soort": "nieuwbouw", "aantal": 120, "periode": "2027-Q2", "gebied": "WK030701",
     "indeling": 2023},
    {**P1, "corporatie": None, "soort": "nieuwbouw", "aantal": 40, "periode": "2027",
     "segment": "koop", "status": "zacht"},
    {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 80, "periode": "2023",
     "project": "Oud", "fase": "opgeleverd"},
    {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 70, "periode": "2024",
     "projectcode": "P2"},
    {"soort": "nieuwbouw", "aantal": 3550, "periode": "2030 en later", "segment": "totaal"},
]  # fmt: skip
MUTATIES = [
    {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "aantal": 50, "periode": "2026",
     "status": "hard", "duur": "tijdelijk_lang"},
    {"corporatie": ALLIANTIE, "soort": "verkoop", "aantal": 6, "periode": "2026-2027",
     "status": "zacht", "binnen_sector": True, "gebied": "WK030702", "indeling": 2023},
    {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "aantal": 3, "periode": "2026",
     "status": "hard", "zelfstandig": False},
    {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "aantal": 11, "periode": "2023",
     "status": "hard"},
    {"corporatie": ALLIANTIE, "gemeente": DORP, "soort": "liberalisatie", "aantal": 2,
     "periode": "2026", "status": "hard", "gebied": "WK900102", "indeling": 2023},
]  # fmt: skip
ECHT = [
    {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "aantal": 9, "periode": "2023"},
    {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 30, "periode": "2023",
     "projectcode": "P2"},
]  # fmt: skip
DOEL = {
    "id": "d-1", "doel": 320, "rekenwijze": "gemiddelde_per_jaar", "telt_duur": "permanent",
    "van": date(2023, 1, 1), "tot": date(2030, 12, 31),
}  # fmt: skip


def stand(lijst: list[dict[str, Any]] | None = None) -> list[LeveringData]:
    return [
        register(),
        partijen(codes=(ALLIANTIE, PORTAAL), van=2023, afspraken=[DOEL]),
        levering("echt", "2023", voorraadmutaties=ECHT),
        levering("mutaties", "2023", leverancier="Alliantie", voorraadmutaties=MUTATIES),
        levering("lijst", "2023", leverancier="Portaal", plannen=LIJST if lijst is None else lijst),
    ]


def lees(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def rijen(conn: Connection, regel: str = "plan", **kw: Any) -> list[dict[str, str]]:
    keuze = PlanKeuze(**kw)
    return lees(b"".join(als_csv(export.alles(conn, keuze, regels=(regel,)))))


def test_de_kolommen_van_het_leveringsformaat_staan_vooraan(bouwer: Bouwer) -> None:
    kop = b"".join(als_csv(export.alles(bouwer(stand()), PlanKeuze()))).decode().splitlines()[0]
    assert kop == ",".join(KOLOMMEN)
    assert kop.startswith(
        "corporatie,gemeente,gebied,projectcode,project,soort,segment,aantal,periode,status,"
        "planstatus_bron,fase,toelichting,telt,reden,fictief,levering,bestand,blad,rij,peildatum,"
        "stand"
    )
    assert KOLOMMEN[: len(FORMAAT)] == FORMAAT


def test_de_som_van_saldo_is_het_programma_en_de_netto_groei(bouwer: Bouwer) -> None:
    conn = bouwer(stand())
    telt = [r for r in rijen(conn, gemeente=(AMERSFOORT,)) if r["telt"] == "ja"]
    for status in ("hard", "zacht"):
        som = sum(int(r["saldo"]) for r in telt if r["status"] == status)
        filters = STANDAARD.met(gemeente=(AMERSFOORT,), status=(status,), duur=DUREN)
        assert som == sommen.totaal(conn, filters)
        vast = [r for r in telt if r["duur"] == "permanent" and r["status"] == status]
        p = programma(
            r for r in lezen.regels(conn, PlanKeuze(gemeente=(AMERSFOORT,)))
            if r.segment == "sociaal"
        )  # fmt: skip
        assert sum(int(r["saldo"]) for r in vast) == p.som[status].netto
    # P2: 70 planned, 30 of them realised: 40 are left, and both parts are in the file.
    assert sorted((r["aantal"], r["telt"], r["reden"]) for r in rijen(conn)
                  if r["projectcode"] == "P2") == [
        ("30", "nee", "30 van de 70 woningen van project P2 zijn gerealiseerd."),
        ("40", "ja", "Rest van een plan: 30 van de 70 woningen van project P2 zijn gerealiseerd."),
    ]  # fmt: skip


def test_wat_niet_telt_staat_er_met_de_reden(bouwer: Bouwer) -> None:
    niet = {r["aantal"]: r for r in rijen(bouwer(stand())) if r["telt"] == "nee"}
    assert {n: bool(r["reden"]) for n, r in niet.items()} == {
        "40": True, "80": True, "3550": True, "11": True, "30": True, "3": False
    }  # fmt: skip
    assert niet["3"]["zelfstandig"] == "nee"
    assert niet["80"]["fase"] == "opgeleverd"


def test_een_gebied_dat_twee_dingen_kan_zijn_staat_er_met_zijn_code(bouwer: Bouwer) -> None:
    uit = {(r["gebied"], r["gebiedcode"]) for r in rijen(bouwer(stand())) if r["gebiedcode"]}
    # Amersfoort has a wijk and a buurt Centrum; Dorp has a Centrum of its own.
    assert uit == {("BU03070101", "BU03070101"), ("WK030701", "WK030701"),
                   ("Vathorst", "WK030702"), ("Centrum", "WK900102")}  # fmt: skip


def _woningen(conn: Connection) -> Counter[Any]:
    """Homes by everything that is said of them. A row of which a part is realised is two rows, and
    may be parted in another place the next time."""
    uit: Counter[Any] = Counter()
    for r in lezen.regels(conn, PlanKeuze()):
        wie = (r.gemeente, r.corporatie, r.gebied, r.projectcode, r.project)
        hoe = (r.segment, r.status, r.duur, r.planstatus_bron, r.fase, r.telt, r.vervallen)
        wat = (*wie, r.periode, r.soort, *hoe)
        uit[wat, "aantal"] += r.aantal
        uit[wat, "saldo"] += r.saldo
    return uit


@pytest.mark.parametrize("formaat", ["", "nl"])
def test_heen_en_weer(bouwer: Bouwer, tmp_path: Path, formaat: str) -> None:
    """What was downloaded is handed in again as a levering of plannen: the same figures."""
    leveringen = stand()
    conn = bouwer(leveringen)
    pad = tmp_path / "plannen-terug.csv"
    pad.write_bytes(b"".join(als_csv(export.alles(conn, PlanKeuze(), ("plan",)), formaat)))
    tabellen = leveringen[0].tabellen
    namen = Register(tabellen["gemeenten"], tabellen["corporaties"], tabellen["gebieden"])
    iedereen = "; ".join(tabellen["corporaties"]["naam"])
    velden = Velden(
        leverancier="Portaal", gemeente=f"{AMERSFOORT}; {DORP}", periode="2023", namens=iedereen
    )
    uitslag = controleer(pad, velden, namen, lambda _: [], date(2025, 3, 1))
    assert uitslag.rapport.aangenomen, uitslag.rapport.meldingen
    meta = LeveringMeta("terug", "0" * 64, pad.name, "Portaal", None, (AMERSFOORT, DORP),
                        leveringen[4].meta.periode, date(2025, 3, 1))  # fmt: skip
    terug = bouwer([*leveringen[:3], LeveringData(meta, dict(uitslag.tabellen))])
    assert _woningen(terug) == _woningen(conn)
    for gemeente in (AMERSFOORT, DORP):
        filters = STANDAARD.met(gemeente=(gemeente,), duur=DUREN, segment=SEGMENTEN)
        for perspectief in ("sector", "corporatie"):
            f = filters.met(perspectief=perspectief)
            assert sommen.totaal(terug, f) == sommen.totaal(conn, f)


def test_restopgave_en_verschuiving_zijn_eigen_regels(bouwer: Bouwer) -> None:
    conn = bouwer(stand())
    (doel,) = rijen(conn, "restopgave", gemeente=(AMERSFOORT,))
    # 8 x 320; 9 + 30 built; 120 - 90 + 40 in harde plannen; a sale within the sector takes nothing.
    delen = [int(doel[k] or 0) for k in ("gerealiseerd", "hard", "zacht", "restopgave")]
    assert sum(delen) == int(doel["doel"]) == 2560
    assert (doel["gerealiseerd"], doel["hard"], doel["zacht"]) == ("39", "70", "0")
    later = [LIJST[0], {**LIJST[1], "periode": "2028", "aantal": 100}]
    nieuw = bouwer(stand(later))
    keuze = PlanKeuze(met="teststand")
    uit = lees(b"".join(als_csv(export.alles(nieuw, keuze, regels=("verschuiving",), eerder=conn))))
    per = {r["project"]: r for r in uit}
    hof = per['Hof; fase 1, "zuid"']
    assert (hof["was"], hof["nu"], hof["verschil"], hof["wijziging"]) == (
        "70", "10", "-60", "minder, later, harder"
    )  # fmt: skip
    assert per["P2"]["waarom_weg"] == "opgeleverd", "realised figures name the project"
    assert sum(int(r["verschil"]) for r in uit) == -100
    assert lees(b"".join(als_csv(export.alles(nieuw, keuze, regels=("verschuiving",))))) == []


def test_werkboek_met_een_blad_per_soort_regel(bouwer: Bouwer) -> None:
    conn = bouwer(stand())
    uit = io.BytesIO()
    schrijf_xlsx(export.inhoud(conn, PlanKeuze(met="x"), eerder=conn), uit)
    boek = openpyxl.load_workbook(uit)
    assert boek.sheetnames == ["Plannen", "Restopgave", "Verschuiving", "Herkomst"]
    blad = list(boek["Plannen"].iter_rows(values_only=True))
    assert blad[0][: len(FORMAAT)] == FORMAAT
    assert len(blad) == 1 + len(rijen(conn))
    herkomst = {r[0]: r[1] for r in boek["Herkomst"].iter_rows(values_only=True)}
    assert herkomst["Aantal plannen"] == len(blad) - 1
    weer = io.BytesIO()
    schrijf_xlsx(export.inhoud(conn, PlanKeuze(met="x"), eerder=conn), weer)
    assert weer.getvalue() == uit.getvalue(), "no clock in the file"


def test_de_wijkenstrategie_is_die_van_de_pagina(bouwer: Bouwer) -> None:
    conn = bouwer(stand())
    uit = lees(b"".join(als_csv(wijken.inhoud(conn, PlanKeuze(gemeente=(AMERSFOORT,))))))
    (s,) = wijkenstrategie.lijst(conn, PlanKeuze(gemeente=(AMERSFOORT,)))
    assert len(uit) == len(s.rijen)
    assert {(r["vorig_jaar"], r["eerste_jaar"]) for r in uit} == {("2023", "2024")}
    centrum = {r["onderdeel"]: r for r in uit if r["gebiedcode"] == "WK030701"}
    assert [centrum["productie"][j] for j in JAREN] == ["", "", "", "120"]
    assert (centrum["sloop"]["jaar_3"], centrum["sloop"]["telt"]) == ("-90", "nee")
    assert centrum["verkoop"]["gepland"] == "", "no plan is not 0"
    onbekend = {r["onderdeel"]: r for r in uit if not r["gebiedcode"]}
    assert onbekend["productie"]["gerealiseerd"] == "39"
    boek = io.BytesIO()
    schrijf_xlsx(wijken.inhoud(conn, PlanKeuze()), boek)
    assert openpyxl.load_workbook(boek).sheetnames == ["Wijkenstrategie", "Herkomst"]


def test_herkomst_noemt_de_plannen_die_een_andere_lijst_verving(bouwer: Bouwer) -> None:
    """The older list of Portaal and the project that two lists have are in no row, so they are
    told of: 60 and 40 homes."""
    rij = {"corporatie": PORTAAL, "soort": "nieuwbouw", "periode": "2027"}
    conn = bouwer([
        register(),
        levering("oud", "2022", leverancier="Portaal",
                 plannen=[rij | {"aantal": 60, "projectcode": "A"}]),
        levering("stad", "2023", leverancier="Amersfoort",
                 plannen=[rij | {"aantal": 40, "projectcode": "B"}]),
        levering("nieuw", "2024", leverancier="Portaal",
                 plannen=[rij | {"aantal": 45, "projectcode": "B"}]),
    ])  # fmt: skip
    uit = io.BytesIO()
    schrijf_xlsx(export.inhoud(conn, PlanKeuze(gemeente=(AMERSFOORT,))), uit)
    blad = [r[1:7] for r in openpyxl.load_workbook(uit)["Herkomst"].iter_rows(values_only=True)]
    kop = blad.index(("levering", "bestand", "door levering", "rijen", "woningen", "waarom"))
    weg = blad[kop + 1 : kop + 3]
    assert [(r[0], r[2], r[3], r[4]) for r in weg] == [
        ("oud", "nieuw", 1, 60), ("stad", "nieuw", 1, 40)
    ]  # fmt: skip
    assert "latere planlijst" in weg[0][5] and "Dit project staat ook" in weg[1][5]
    anders = io.BytesIO()
    schrijf_xlsx(
        export.inhoud(conn, PlanKeuze(gemeente=(AMERSFOORT,), van=date(2028, 1, 1))), anders
    )
    blad = [r[:2] for r in openpyxl.load_workbook(anders)["Herkomst"].iter_rows(values_only=True)]
    assert (None, "niets") in blad or ("", "niets") in blad, "nothing of those years"
