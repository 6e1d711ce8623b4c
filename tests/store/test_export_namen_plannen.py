"""The names of the downloads plannen and wijkenstrategie are those of the page."""

from domain.leveringen.cijfernamen import van_rij
from store.exports.cijfernamen.plannen import NAMEN
from store.exports.plannen import KOLOMMEN
from store.exports.wijkenstrategie import WIJKEN

DOEL = {
    "regel": "restopgave", "afspraak": "vb-1", "peildatum": "2025-12-31", "restopgave": "-30",
    "gemeentecode": "GM9999", "periode_tot": "2030-12-31", "zacht": "670", "hard": "1220",
}  # fmt: skip
AANDEEL = DOEL | {
    "aandeel": "33.0", "definitie": "sociaal_bezit_corporatie", "restopgave": "0",
    "peildatum_sociaal": "2025-12-31",
}  # fmt: skip
STRATEGIE = {
    "gemeentecode": "GM9999", "gebiedcode": "WK999902", "peildatum": "2025-12-31",
    "eerste_jaar": "2026", "onderdeel": "verkoop", "segment": "sociaal", "jaar_2": "-4",
    "jaar_2_zacht": "0", "jaar_3": "", "gerealiseerd": "",
}  # fmt: skip


def test_een_doel_in_woningen() -> None:
    van = NAMEN["plannen"]
    assert set(van) <= set(KOLOMMEN)
    assert str(van["restopgave"](DOEL)) == "restopgave|vb-1|2025-12-31|rest"
    assert str(van["hard"](DOEL)) == "restopgave|vb-1|2025-12-31|hard"
    assert van["zonder_gerealiseerd"](DOEL) is None, "only where the rest is not known"
    weet_niet = van["zonder_gerealiseerd"](DOEL | {"restopgave": ""})
    assert str(weet_niet) == "restopgave|vb-1|2025-12-31|zonder_gerealiseerd"
    assert van["woningen"](DOEL) is None


def test_een_plan_heet_als_op_herkomst() -> None:
    """Of a project that is half built the row is there twice."""
    plan = {
        "regel": "plan", "levering": "lijst", "blad": "", "rij": "7", "corporatiecode": "VB01",
        "periode": "2027", "soort": "nieuwbouw", "status": "hard", "segment": "sociaal",
        "vervallen": "nee", "aantal": "30",
    }  # fmt: skip
    gebouwd = plan | {"vervallen": "ja", "aantal": "20"}
    deel = {k: plan[k] for k in ("periode", "soort", "status", "segment")} | {"corporatie": "VB01"}
    namen = [NAMEN["plannen"]["aantal"](r) for r in (plan, gebouwd, DOEL)]
    weg = [van_rij("aantal", "lijst", None, 7, deel | {"vervallen": v}) for v in (False, True)]
    assert namen == [*weg, None] and weg[0] != weg[1]
    assert {n(plan) for k, n in NAMEN["plannen"].items() if k != "aantal"} == {None}


def test_een_aandeel() -> None:
    van, dagen = NAMEN["plannen"], "2025-12-31..2030"
    d = "definitie=sociaal_bezit_corporatie"
    assert str(van["restopgave"](AANDEEL)) == f"nodig|GM9999|{dagen}|zacht|{d}|t=33"
    assert str(van["doel"](AANDEEL)) == f"doel_sociaal|GM9999|{dagen}|zacht|{d}|t=33"
    assert str(van["gerealiseerd"](AANDEEL)) == f"sociaal|GM9999|2025-12-31||{d}"
    assert str(van["hard"](AANDEEL)) == f"plan_sociaal|GM9999|{dagen}|hard|{d}"
    assert str(van["aandeel"](AANDEEL)) == "doel|vb-1||"
    kern = AANDEEL | {"gebiedcode": "WK999902", "hard": "", "zacht": "", "periode_tot": ""}
    assert str(van["woningen"](kern)) == f"woningen|GM9999:WK999902|2025-12-31||{d}"


def test_de_wijkenstrategie() -> None:
    van = NAMEN["wijkenstrategie"]
    assert set(van) <= set(WIJKEN.kolommen)
    basis = "strategie|GM9999:WK999902|2025-12-31"
    assert str(van["jaar_2"](STRATEGIE)) == f"{basis}|samen|kolom=2027|onderdeel=verkoop"
    assert str(van["jaar_2_zacht"](STRATEGIE)) == f"{basis}|zacht|kolom=2027|onderdeel=verkoop"
    assert van["jaar_3"](STRATEGIE) is None, "no plan is no figure"
    echt = f"{basis}|gerealiseerd|kolom=vorig|onderdeel=verkoop"
    assert str(van["gerealiseerd"](STRATEGIE)) == echt
    koop = van["jaar_2"](STRATEGIE | {"segment": "koop", "gebiedcode": ""})
    assert "GM9999:onbekend" in str(koop) and "segment=koop" in str(koop)
