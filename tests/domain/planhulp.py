"""Plans for tests of the page Plannen, and a strategy that makes any of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from domain.mutaties import DUREN, SEGMENTEN, SOORTEN
from domain.perioden import lees_periode
from domain.plannen.planregel import PLANSEGMENTEN, PlanRegel

STAD, A, B = "GM9999", "VB01", "VB02"


def plan(
    periode: str = "2027", soort: str = "nieuwbouw", aantal: int = 10, **meer: Any
) -> PlanRegel:
    """A plan that counts, with its effect as the build stores it."""
    p = lees_periode(periode)
    velden = {"gemeente": STAD, "corporatie": A} | meer
    saldo = SOORTEN[soort].sector * aantal if soort != "omzetting" else -aantal
    return PlanRegel(van=p.van, tot=p.tot, soort=soort, aantal=aantal, saldo=saldo, **velden)


@st.composite
def planregels(draw: st.DrawFn, **vast: Any) -> PlanRegel:
    """Any delivered plan: also what does not count, is delivered, has no project."""
    segment = draw(st.sampled_from(PLANSEGMENTEN))
    wie = draw(st.sampled_from([A, B, None]))
    return plan(
        draw(st.sampled_from(["2026", "2027", "2027-H1", "2028", "2026-2028", "2030 en later"])),
        draw(st.sampled_from([s for s in SOORTEN if s != "correctie"])),
        draw(st.integers(0, 40)),
        **{
            "corporatie": wie,
            "segment": segment,
            "status": draw(st.sampled_from(["hard", "zacht"])),
            "duur": draw(st.sampled_from(DUREN)),
            "gebied": draw(st.sampled_from(["WK1", "WK2", None])),
            "projectcode": draw(st.sampled_from(["P1", "p1 ", "P2", None])),
            "project": draw(st.sampled_from(["Hof", "Plein", None])),
            "fase": draw(st.sampled_from(["ontwerp", "opgeleverd", None])),
            "telt": segment in SEGMENTEN and wie is not None and draw(st.integers(0, 3)) > 0,
            "vervallen": draw(st.booleans()),
            "leverancier": draw(st.sampled_from([A, "GM9999"])),
        }
        | vast,
    )
