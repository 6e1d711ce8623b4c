"""Leveringen that hypothesis makes up: a gemeente with two corporaties and what they agreed.

Events of one day, quarters, halves, years and spans; one corporatie may deliver later than the
other; a levering may be corrected by a later one; plans follow; several afspraken look at it. Some
have voorraadstanden with all dwellings and an agreed share, some a plan list with projects.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from domain.perioden import Periode, lees_periode
from telling.rijen import LeveringData
from tests.store.maak import ALLIANTIE, AMERSFOORT, PORTAAL, levering, partijen, register

VAN, TOT = {"van": "2024"}, {"tot": "2025"}
_BIJ = ("nieuwbouw", "nieuwbouw", "transformatie", "aankoop", "toevoeging", "deliberalisatie")
_AF = ("sloop", "verkoop", "verkoop", "liberalisatie", "onttrekking")
_OVER = ("2024", "2024-2025", "2024-2025", "2025", "2024-H1", "2024-01-01/2025-06-30")
_AFSPRAAK_OVER = (
    ("2024", "2025"), ("2024", "2028"), ("2021", "2030"), ("2024", "2024"), ("2026", "2028"),
    ("2024-07-01", "2025-12-31"), ("2025", "2025"), ("2024-03-15", "2027-06-30"),
)  # fmt: skip
_PLANNEN = ("2026", "2026-2027", "2025", "2027-Q2", "2026-11-03")


def _periode(tekst: str) -> tuple[date, date]:
    van, _, tot = tekst.partition("/")
    return lees_periode(van).van, lees_periode(tot or van).tot


@st.composite
def _binnen(draw: st.DrawFn, over: str) -> dict[str, Any]:
    """A period inside that of the levering: a day, a quarter, a half, a year or all of it."""
    van, tot = _periode(over)
    vormen = [f"{j}{s}" for j in (2024, 2025) for s in ("", "-H1", "-H2", "-Q1", "-Q2", "-Q4")]
    passen = [v for v in vormen if van <= _periode(v)[0] and _periode(v)[1] <= tot]
    if over.count("-") == 1:
        passen += [over] * ("H" not in over)
    dag = st.dates(van, tot).map(date.isoformat)
    return {"periode": draw(st.one_of(dag, st.sampled_from(passen)))}


@st.composite
def _mutatie(draw: st.DrawFn, corporatie: str, over: str) -> dict[str, Any]:
    soort = draw(st.sampled_from((*_BIJ, *_AF, "correctie")))
    return draw(_binnen(over)) | {
        "corporatie": corporatie,
        "soort": soort,
        "aantal": draw(st.integers(-9 if soort == "correctie" else 0, 120)),
        "duur": draw(st.sampled_from(("permanent",) * 4 + ("tijdelijk_lang",))),
        "segment": draw(st.sampled_from(("sociaal",) * 5 + ("midden",))),
        "binnen_sector": draw(st.integers(0, 5)) == 0 and soort in ("aankoop", "verkoop"),
        "gebied": draw(st.sampled_from((None, "WK030701", "WK030702"))),
    }


@st.composite
def _plan(draw: st.DrawFn, corporatie: str) -> dict[str, Any]:
    return {
        "corporatie": corporatie,
        "soort": draw(st.sampled_from(("nieuwbouw", "nieuwbouw", "sloop", "verkoop"))),
        "aantal": draw(st.integers(1, 150)),
        "periode": draw(st.sampled_from(_PLANNEN)),
        "status": draw(st.sampled_from(("hard", "zacht"))),
    }


@st.composite
def _afspraak(draw: st.DrawFn, nummer: int) -> dict[str, Any]:
    van, tot = draw(st.sampled_from(_AFSPRAAK_OVER))
    soort = draw(st.sampled_from(("netto_groei", "netto_groei", "bruto_toevoeging",
                                  "aantal_van_soort")))  # fmt: skip
    uit: dict[str, Any] = {
        "id": f"test-{nummer}",
        "van": lees_periode(van).van,
        "tot": lees_periode(tot).tot,
        "indicator": soort,
        "doel": draw(st.integers(1, 500)),
        "telt_duur": "permanent",
        "telt_segment": "sociaal",
        "rekenwijze": draw(st.sampled_from(("totaal", "gemiddelde_per_jaar"))),
    }
    if soort == "bruto_toevoeging":
        uit["telt_soorten"] = "nieuwbouw,transformatie,toevoeging"
    if soort == "aantal_van_soort":
        uit |= {"telt_soorten": "verkoop", "richting": "maximum"}
    if draw(st.integers(0, 3)) == 0:
        uit["partijen"] = draw(st.sampled_from((ALLIANTIE, PORTAAL)))
        uit["telt_perspectief"] = "corporatie"
    if draw(st.integers(0, 4)) == 0:
        uit["telt_sloop"] = "zonder"
    return uit


@st.composite
def _standen(draw: st.DrawFn) -> LeveringData:
    """What both corporaties counted, per wijk or for the gemeente, beside all dwellings there."""
    dagen = [date(j, 12, 31) for j in (2023, 2024, 2025)]
    dagen = draw(st.lists(st.sampled_from(dagen), min_size=1, max_size=2, unique=True))
    per_wijk = draw(st.booleans())
    gebieden = ("WK030701", "WK030702") if per_wijk else (None,)
    standen = [
        {
            "corporatie": c, "peildatum": dag, "gebied": g, "segment": segment,
            "indeling": 2023 if g else None, "aantal": draw(st.integers(0, 900)),
        }
        for dag in dagen for c in (ALLIANTIE, PORTAAL) for g in gebieden
        for segment in ("sociaal", "midden")
    ]  # fmt: skip
    woningen = {g: draw(st.integers(1_000, 4_000)) for g in ("WK030701", "WK030702")}
    totalen = [
        {"gebied": g, "indeling": 2023, "aantal": n, "peildatum": max(dagen)}
        for g, n in (*woningen.items(), (None, sum(woningen.values()) + 50))
    ]
    return levering("2026-05-01-standen", voorraadstanden=standen, woningtotalen=totalen)


@st.composite
def _planlijst(draw: st.DrawFn) -> LeveringData:
    """A plan list of one corporatie: projects and loose rows, also for sale or of nobody."""

    def rij(code: str | None) -> dict[str, Any]:
        return draw(_plan(draw(st.sampled_from((PORTAAL, PORTAAL, None))))) | {
            "projectcode": code,
            "segment": draw(st.sampled_from(("sociaal",) * 3 + ("midden", "koop", "onbekend"))),
            "gebied": draw(st.sampled_from((None, "WK030701", "BU03070101"))),
            "fase": draw(st.sampled_from((None, None, "ontwerp", "opgeleverd"))),
        }  # fmt: skip

    codes = draw(st.lists(st.sampled_from(("P1", "P2", None)), min_size=1, max_size=4))
    rijen = [rij(c) for c in codes]
    return levering("2026-06-01-plannen", "2025-2030", leverancier=PORTAAL, plannen=rijen)


@st.composite
def registers(draw: st.DrawFn) -> list[LeveringData]:
    """Everything that counts, in the order in which it was delivered."""
    n = draw(st.integers(2, 4))
    afspraken = [draw(_afspraak(i)) for i in range(1, n + 1)]
    # One that the start page can show.
    afspraken[0] |= {"indicator": "netto_groei", "richting": "minimum"}
    afspraken[0] |= dict.fromkeys(("telt_soorten", "partijen", "telt_perspectief"))
    afspraken[0]["partijen"] = f"{ALLIANTIE},{PORTAAL}"
    meer = draw(st.sampled_from(((), (_standen,), (_planlijst,), (_standen, _planlijst))))
    if _standen in meer:
        afspraken.append(
            {
                "id": f"test-{n + 1}", "indicator": "aandeel_voorraad", "eenheid": "procent",
                "doel": draw(st.integers(10, 60)), "van": date(2024, 1, 1),
                "tot": date(2030, 12, 31), "definitie": "sociaal_bezit_corporatie",
            }
        )  # fmt: skip
    uit = [register(), partijen(codes=(ALLIANTIE, PORTAAL), afspraken=afspraken)]
    wie = draw(
        st.lists(st.sampled_from((ALLIANTIE, PORTAAL)), min_size=1, max_size=4).filter(
            lambda w: ALLIANTIE in w
        )
    )
    for i, corporatie in enumerate(wie):
        over = draw(st.sampled_from(_OVER))
        rijen = draw(st.lists(_mutatie(corporatie, over), min_size=1, max_size=5))
        rijen += draw(st.lists(_plan(corporatie), max_size=2))
        een = levering(
            f"2026-0{i + 1}-01-lev",
            Periode(*_periode(over)),
            leverancier=corporatie,
            voorraadmutaties=rijen,
        )
        uit.append(replace(een, meta=replace(een.meta, ontvangen=date(2026, i + 1, 1))))
    return uit + [draw(maak()) for maak in meer]


def twee_keer_bouwen() -> list[LeveringData]:
    """Building in February and in July, and a sale in between: up to June only the first counts.
    Summed by year and soort, the running sum of Groei had neither."""
    rijen = {
        ALLIANTIE: [("nieuwbouw", 24, "2025-02-13")],
        PORTAAL: [("verkoop", 33, "2025-Q2"), ("nieuwbouw", 95, "2025-07-04")],
    }
    afspraak = {"id": "test-1", "van": date(2024, 1, 1), "tot": date(2025, 12, 31), "doel": 101,
                "telt_duur": "permanent", "telt_segment": "sociaal"}  # fmt: skip
    uit = [register(), partijen(codes=tuple(rijen), afspraken=[afspraak])]
    for corporatie, eigen in rijen.items():
        een = levering(
            f"lev-{corporatie}",
            Periode(date(2024, 1, 1), date(2025, 12, 31)),
            leverancier=corporatie,
            voorraadmutaties=[
                {"corporatie": corporatie, "soort": soort, "aantal": aantal, "periode": periode,
                 "segment": "sociaal", "duur": "permanent"}
                for soort, aantal, periode in eigen
            ],
        )  # fmt: skip
        uit.append(replace(een, meta=replace(een.meta, ontvangen=date(2026, 2, 1))))
    return uit


def tabellen(leveringen: list[LeveringData]) -> set[str]:
    """Which tables a register has."""
    return {tabel for lev in leveringen for tabel in lev.tabellen}


def adressen(leveringen: list[LeveringData]) -> list[str]:
    """The pages about such a register."""
    g = f"gemeente={AMERSFOORT}"
    afspraken = len(leveringen[1].tabellen["afspraak"])
    meer = []
    if "voorraadstanden" in tabellen(leveringen):
        meer += [f"/kernen?{g}", f"/herkomst?wat=standen&{g}"]
    if "plannen" in tabellen(leveringen):
        meer += [f"/plannen?{g}"]
    return [
        *meer,
        "/",
        f"/groei?{g}",
        f"/groei?{g}&van=2024&tot=2025",
        f"/groei?{g}&corporatie={ALLIANTIE}&perspectief=corporatie",
        f"/groei?{g}&van=2024-01-01&tot=2025-06-30&status=gerealiseerd",
        f"/afspraken?{g}",
        *(f"/afspraken/test-{n}" for n in range(1, afspraken + 1)),
        f"/herkomst?wat=groei&{g}",
        "/herkomst?wat=afspraak&afspraak=test-1",
    ]


# Other choices on the same pages, the forecast and Wat als: for the soak.
VERDER = (
    f"/wat-als?gemeente={AMERSFOORT}&verkoop=2026&zacht=1",
    "/prognose?afspraak=test-1",
    f"/prognose?gemeente={AMERSFOORT}",
    f"/groei?gemeente={AMERSFOORT}&van=2024-07-01&sloop=zonder",
    f"/groei?gemeente={AMERSFOORT}&perspectief=corporatie&status=hard,zacht",
    f"/afspraken?gemeente={AMERSFOORT}&peildatum=2025-03-31",
    f"/plannen?gemeente={AMERSFOORT}&status=hard",
    "/leveringen",
)


def downloads(leveringen: list[LeveringData]) -> list[str]:
    """The downloads about such a register."""
    uit = ["groei", "afspraken"]
    if "voorraadstanden" in tabellen(leveringen):
        uit += ["voorraad", "kernen"]
    if "plannen" in tabellen(leveringen):
        uit += ["plannen", "wijkenstrategie"]
    return uit
