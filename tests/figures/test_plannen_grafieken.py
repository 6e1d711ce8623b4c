"""The charts of Plannen: the same numbers in message, drawing, words and table."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import Cijfers
from domain.groei.sommen import Groeiregel
from domain.plannen.programma import capaciteit, programma
from domain.plannen.projectlijst import projecten
from domain.plannen.restopgave import restopgave
from domain.plannen.verschuiving import AANTALLEN, vergelijk
from domain.plannen.wijkenstrategie import Tijd, wijkenstrategie
from figures.plannen.capaciteit import NIET_SOCIAAL, plancapaciteit
from figures.plannen.programma import planprogramma
from figures.plannen.projecten import planprojecten
from figures.plannen.restopgave import RestRij, planrest, voornaamste
from figures.plannen.strategie import strategietabel
from figures.plannen.verschuiving import planverschuiving
from tests.domain.planhulp import STAD, A, plan, planregels

WAT = "sociale huurwoningen"
NAMEN = {A: "Lindegaarde", "WK1": "Nieuwe Dreef", "WK2": "Aadorp", STAD: "Voorbeeldstad"}


def sporen(figuur) -> list[dict]:
    return [d for d in figuur["data"] if d["type"] == "bar"]


def test_programma_zegt_hard_zacht_en_sloop() -> None:
    rijen = [plan("2026", aantal=100), plan("2026", "sloop", 30), plan("2028", aantal=1040,
             status="zacht")]  # fmt: skip
    g = planprogramma(programma(rijen), "Voorbeeldstad", WAT)
    assert g.titel == (
        "Voor 2026-2028 heeft Voorbeeldstad netto 70 sociale huurwoningen in harde plannen en "
        "1.040 in zachte plannen; 30 woningen worden gesloopt"
    )
    assert "Hard: 100 erbij, −30 eraf (waarvan sloop −30), netto +70." in g.tekst
    hard = next(d for d in sporen(g.figuur) if d["name"] == "Nieuwbouw, in harde plannen")
    zacht = next(d for d in sporen(g.figuur) if d["name"] == "Nieuwbouw, in zachte plannen")
    assert hard["marker"]["pattern"]["shape"] == "/"
    assert zacht["marker"]["pattern"]["shape"] == "."
    sloop = next(d for d in sporen(g.figuur) if d["name"].startswith("Sloop"))
    assert sloop["y"] == [-30], "below the line"
    assert ("2027", "geen plan", None, None, None) in g.tabel.rijen


def test_een_open_einde_heeft_een_eigen_balk_onder_zijn_naam() -> None:
    g = planprogramma(programma([plan("2030 en later"), plan("2029"), plan("2028")]), "X", WAT)
    assert "2030 en later" in [r[0] for r in g.tabel.rijen]
    assert "2030<br>en later" in g.figuur["layout"]["xaxis"]["ticktext"]
    assert "2100" not in g.tekst + g.titel


def test_gerealiseerde_jaren_staan_ernaast() -> None:
    echt = Groeiregel(
        date(2025, 1, 1), date(2025, 12, 31), "2025", 2025, "nieuwbouw", "gerealiseerd", 30, 30
    )
    g = planprogramma(programma([plan("2026")]), "X", WAT, [echt])
    assert [(r[0], r[1]) for r in g.tabel.rijen] == [
        ("2025", "gerealiseerd"), ("2026", "in harde plannen")
    ]  # fmt: skip
    assert g.titel.startswith("Voor 2026 heeft X netto 10 "), "the message is about the plans"


def test_zonder_plannen_is_er_een_zin_en_geen_nul() -> None:
    g = planprogramma(programma([]), "Ede", WAT)
    assert (g.titel, g.figuur) == (
        "Van Ede zijn hier geen plannen voor sociale huurwoningen bekend", None
    )  # fmt: skip


def test_vijfhonderd_projecten_blijven_bruikbaar() -> None:
    rijen = [plan(str(2026 + n % 5), aantal=1 + n, project=f"P{n}") for n in range(500)]
    g = planprojecten(projecten(rijen), "Voorbeeldstad", NAMEN)
    assert sum(len(d["y"]) for d in sporen(g.figuur)) == 20
    assert len(g.figuur["layout"]["annotations"]) == 20
    assert len(g.tabel.rijen) == 500
    assert [r[8] for r in g.tabel.rijen[:2]] == [500, 499], "the largest first"
    assert "de 20 grootste van 500 projecten" in g.opmerkingen[0]
    assert g.titel == (
        "In Voorbeeldstad zijn 500 projecten gepland; het grootste is P499 (500 woningen erbij of "
        "eraf)"
    )


def test_een_project_van_start_tot_oplevering() -> None:
    vast = {"project": "Hof", "gebied": "WK1"}
    rijen = [
        plan("2026", "sloop", 90, **vast, planstatus_bron="vergund", fase="vergunning"),
        plan("2027", aantal=60, **vast, planstatus_bron="vergund"),
        plan("2028", aantal=25, **vast, segment="koop", telt=False, status="zacht"),
        plan("2019", aantal=80, project="Oud", fase="opgeleverd", telt=False),
    ]
    g = planprojecten(projecten(rijen), "X", NAMEN, date(2025, 12, 31))
    hof = next(r for r in g.tabel.rijen if r[0] == "Hof")
    assert hof == (
        "Hof", "", "Lindegaarde", "Nieuwe Dreef", "2026-2028", "hard en zacht", "vergund",
        "vergunning", 85, -90, -5, 60, 25, 0,
    )  # fmt: skip
    oud = next(r for r in g.tabel.rijen if r[0] == "Oud")
    assert (oud[5], oud[-1]) == ("opgeleverd", 80)
    klaar = next(d for d in sporen(g.figuur) if "opgeleverd" in d["customdata"][0])
    assert "pattern" not in klaar["marker"], "solid: it is there"
    jaar = next(d for d in sporen(g.figuur) if "60 erbij" in d["customdata"][0])
    assert (jaar["base"], jaar["x"]) == (["2027-01-01"], [365 * 86_400_000]), "the whole year"
    assert "1 is opgeleverd" in g.titel
    assert {s.label for s in g.legenda} >= {"opgeleverd", "eraf, in harde plannen"}


def test_een_vervallen_project_heet_overal_zo() -> None:
    """One word in the title, the words, the bar's label and the table; it is not opgeleverd."""
    oud = plan("2024", aantal=10, project="Oud plan", vervallen=True)
    g = planprojecten(projecten([oud, plan("2027", aantal=40, project="Hof")]), "X", NAMEN)
    assert g.titel == (
        "In X is 1 project gepland; 1 is vervallen; het grootste is Hof (40 woningen erbij of eraf)"
    )
    assert "Oud plan: 2024, vervallen" in g.tekst
    rij = next(r for r in g.tabel.rijen if r[0] == "Oud plan")
    assert (rij[5], rij[-1]) == ("vervallen", 0)
    labels = [a["text"] for a in g.figuur["layout"]["annotations"]]
    assert "<b>Oud plan</b>  vervallen" in labels
    assert planprojecten(projecten([oud]), "X", NAMEN).titel == (
        "Het ene bekende project in X is vervallen"
    )
    klaar = plan("2019", aantal=80, project="Feit", fase="opgeleverd", telt=False)
    assert planprojecten(projecten([oud, klaar]), "X", NAMEN).titel == (
        "In X is geen project meer gepland; 1 is opgeleverd en 1 is vervallen"
    )


def test_alleen_een_balk_zonder_einde_raakt_de_rand() -> None:
    rijen = [plan("2032", project="Laatste"), plan("2030 en later", project="Open")]
    g = planprojecten(projecten(rijen), "X", NAMEN)
    rand = date.fromisoformat(g.figuur["layout"]["xaxis"]["range"][1])
    eind = {
        naam.split(":")[0]: date.fromisoformat(van) + timedelta(milliseconds=duur)
        for d in sporen(g.figuur)
        for naam, van, duur in zip(d["customdata"], d["base"], d["x"], strict=True)
    }
    assert eind["Laatste"] == date(2033, 1, 1) < rand - timedelta(days=60)
    assert eind["Open"] >= rand
    alleen = planprojecten(projecten(rijen[:1]), "X", NAMEN).figuur["layout"]["xaxis"]["range"][1]
    assert date.fromisoformat(alleen) > date(2033, 1, 1), "the border of a bar is to be seen"


@given(st.lists(planregels(), max_size=8), st.lists(planregels(), max_size=8))
def test_de_tabel_van_de_verschuiving_telt_op(was, nu) -> None:
    o = vergelijk(was, nu)
    g = planverschuiving(o, "1 maart", NAMEN)
    assert sum(r[6] for r in g.tabel.rijen) == o.nu - o.was == g.tabel.totaal[6]
    if g.figuur:
        stappen = g.figuur["data"][0]
        assert stappen["y"][0] + sum(stappen["y"][1:-1]) == stappen["y"][-1] == o.nu
        assert len(stappen["y"]) == 2 + sum(bool(o.van(w)) for w in AANTALLEN)


def test_wat_weg_is_zegt_waarom() -> None:
    was = [plan(project="Hof"), plan(project="Plein"), plan("2029", project="Laan")]
    nu = [plan(project="Hof", fase="opgeleverd", telt=False), plan("2030", project="Laan")]
    g = planverschuiving(vergelijk(was, nu), "1 maart", NAMEN)
    assert g.titel == (
        "Sinds de stand van 1 maart staan er netto 20 woningen minder in de plannen: van 30 naar "
        "10; projecten: 2 weg en 1 later"
    )
    assert g.opmerkingen == (
        "Weg uit de plannen: 1: opgeleverd; 1: staat niet meer in de plannen; de reden kennen we "
        "niet.",
    )
    laan = next(r for r in g.tabel.rijen if r[0] == "Laan")
    assert laan[3:9] == ("later klaar", 10, 10, 0, "eind 2029", "eind 2030")


def rest(cijfers: Cijfers, **meer) -> RestRij:
    a = Afspraak(
        **{"id": "a1", "indicator": "netto_groei", "rekenwijze": "gemiddelde_per_jaar",
           "richting": "minimum", "artikel": "1", "doel": 320, "van": date(2021, 1, 1),
           "tot": date(2030, 12, 31), "partijen": ("VB01", "VB02")} | meer
    )  # fmt: skip
    r = restopgave(a, cijfers, date(2024, 12, 31))
    assert r
    return RestRij("Voorbeeldstad", "Artikel 1", "Groei", date(2024, 12, 31), r)


def test_restopgave_in_een_zin() -> None:
    g = planrest([rest(Cijfers(1010, True, 1220, 670))], "Voorbeeldstad")
    assert g.titel == (
        "Van artikel 1 voor Voorbeeldstad (3.200 tot en met 31 december 2030) zijn 300 woningen "
        "nog nergens gepland"
    )
    assert [d["x"] for d in g.figuur["data"]] == [[1010], [1220], [670], [300]]
    over = planrest([rest(Cijfers(1340, True, 1220, 670))], "X")
    assert over.titel.endswith("blijft niets over: er is 30 meer gebouwd en gepland")
    weet_niet = planrest([rest(Cijfers(None, False, None, None))], "X")
    assert weet_niet.titel.endswith("al is gebouwd, en plannen voor die jaren kennen we niet")
    half = planrest([rest(Cijfers(None, False, 200, None))], "X")
    assert half.titel.endswith("Zonder die woningen laten de plannen 3.000 over")
    assert any("onbekend" in o for o in weet_niet.opmerkingen)


def test_de_boodschap_gaat_over_het_nettodoel_van_de_gemeente() -> None:
    netto = rest(Cijfers(1010, True))
    bruto = rest(Cijfers(1010, True), indicator="bruto_toevoeging", doel=350, volgorde=1)
    deel = rest(Cijfers(1010, True), partijen=("VB01",), tot=date(2040, 12, 31))
    assert voornaamste([bruto, deel, netto]) is netto


def test_capaciteit_noemt_uitgever_en_dat_het_alle_woningen_zijn() -> None:
    vast = {"segment": "totaal", "telt": False, "corporatie": None, "bron": "Provincie"}
    rijen = capaciteit([plan("2025-2029", aantal=3189, **vast),
                        plan("2030 en later", aantal=7283, status="zacht", **vast)])  # fmt: skip
    g = plancapaciteit(rijen, NAMEN)
    assert g.titel == (
        f"Voorbeeldstad: 3.189 in harde plannen en 7.283 in zachte plannen ({NIET_SOCIAAL})"
    )
    assert "Uitgever: Provincie." in g.opmerkingen[0]
    assert [d["y"] for d in g.figuur["data"]] == [[3189, None], [None, 7283]]
    assert plancapaciteit((), NAMEN).figuur is None


def test_wijkenstrategie_als_tabel() -> None:
    tijd = Tijd(date(2025, 12, 31))
    rijen = wijkenstrategie(
        [
            plan("2026", aantal=60, gebied="WK1"), plan("2026", aantal=30, gebied="WK1",
            status="zacht"), plan("2031", "verkoop", 4, gebied="WK2"),
            plan("2027", "sloop", 90, gebied="WK1"), plan("2026-2027", aantal=5, gebied="WK2"),
        ],
        {("WK1", "nieuwbouw"): 55}, tijd, gemeente=STAD, gedekt=True,
    )  # fmt: skip
    t = strategietabel(rijen, tijd, "Voorbeeldstad", NAMEN)
    assert t.kolommen == (
        "Kern of wijk", "Onderdeel", "2025 gerealiseerd", "2026", "2027", "2028", "2029",
        "Over meer jaren", "Daarna (vanaf 2030)",
    )  # fmt: skip
    assert [naam for naam, _ in t.gebieden] == ["Aadorp", "Nieuwe Dreef"], "by name"
    productie = t.gebieden[1][1][0]
    assert [(v.tekst, v.zacht) for v in productie.vakken] == [
        ("+55", ""), ("+90", "+30 zacht"), ("–", ""), ("–", ""), ("–", ""), ("–", ""), ("–", "")
    ]  # fmt: skip
    assert {r.onderdeel: r.buiten for r in t.som} == {
        "Productie": False, "Verkoop": False, "Liberalisatie": False, "Socialisatie": False,
        "Sloop": True, "Netto, zonder sloop": False,
    }  # fmt: skip
    assert t.titel == (
        "In 2026 tot en met 2029 zijn in Voorbeeldstad netto 90 sociale huurwoningen gepland, over "
        "meer jaren samen netto 5 en daarna netto −4 (zonder sloop)"
    )
    assert any("geen sloop" in o for o in t.opmerkingen)
