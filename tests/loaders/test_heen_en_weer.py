"""Typed rows written as a levering and read again are the same rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.mutaties import DUREN, HUURKLASSEN, SEGMENTEN, SOORTEN
from domain.perioden import lees_periode
from loaders.contract import Velden
from tests.loaders.leverhulp import VANDAAG, csv_tekst, goed, keur, schrijf, xlsx

VELDEN = Velden(
    leverancier="Portaal",
    gemeente="Amersfoort; Soest",
    periode="2015-2025",
    namens="De Alliantie; Omnia Wonen; Woonstichting Lindegaarde",
)
PERIODEN = ("2015", "2024-H2", "2020-Q3", "2016-2019", "2021-02-28", "2025")
TEKST = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")),
    max_size=12,
).filter(lambda t: "voorbeeld" not in t.casefold() and not t.startswith("="))
JA_NEE = {True: "ja", False: "nee", None: ""}


@st.composite
def rijen(draw: st.DrawFn) -> dict[str, Any]:
    soort = draw(st.sampled_from(list(SOORTEN)))
    segment = draw(st.sampled_from(SEGMENTEN))
    ander = [s for s in ("midden", "vrij") if s != segment]
    kan_ander = soort in ("liberalisatie", "deliberalisatie")
    gebied = draw(st.sampled_from([None, "WK030701", "WK030722"]))
    return {
        "corporatie": draw(st.sampled_from(["L0117", "L1912", "L0968"])),
        "gemeente": "GM0307" if gebied else draw(st.sampled_from(["GM0307", "GM0342"])),
        "gebied": gebied,
        "indeling": 2024 if gebied else None,
        "project": draw(TEKST) or None,
        "periode": draw(st.sampled_from(PERIODEN)),
        "soort": soort,
        "aantal": draw(st.integers(-5000 if soort == "correctie" else 0, 5000)),
        "segment": segment,
        "ander_segment": draw(st.sampled_from([None, *ander])) if kan_ander else None,
        "duur": draw(st.sampled_from(DUREN[1:] if soort == "omzetting" else DUREN)),
        "status": draw(st.sampled_from(["gerealiseerd", "hard", "zacht"])),
        "planstatus_bron": draw(TEKST) or None,
        "binnen_sector": draw(st.booleans()) if soort in ("aankoop", "verkoop") else False,
        "huurklasse": draw(st.sampled_from([None, *HUURKLASSEN])),
        "daeb": draw(st.sampled_from([None, True, False])),
        "zelfstandig": draw(st.booleans()),
        "toelichting": draw(TEKST) or None,
    }


def cel(waarde: Any) -> Any:
    return JA_NEE[waarde] if waarde is None or isinstance(waarde, bool) else waarde


def gelezen(frame: pd.DataFrame, kolommen: list[str]) -> list[dict[str, Any]]:
    recht = frame[kolommen].astype(object)
    return recht.where(recht.notna(), None).to_dict("records")


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(rijen(), min_size=1, max_size=8))
def test_voorraadmutaties(tmp_path: Path, vorm: str, geschreven: list[dict[str, Any]]) -> None:
    kolommen = list(geschreven[0])
    tabel = [kolommen, *[[cel(r[k]) for k in kolommen] for r in geschreven]]
    if vorm == "csv":
        tekst = csv_tekst(kolommen, *[[_quote(c) for c in r] for r in tabel[1:]])
        pad = schrijf(tmp_path, tekst)
    else:
        pad = schrijf(tmp_path, xlsx({"voorraadmutaties": tabel}), "a.xlsx")
    frame = goed(keur(pad, VELDEN)).tabellen["voorraadmutaties"]
    assert gelezen(frame, kolommen) == geschreven
    for tekst_, van, tot in zip(frame["periode"], frame["van"], frame["tot"], strict=True):
        assert lees_periode(tekst_) == lees_periode(f"{van} t/m {tot}")
    assert frame["rij"].tolist() == list(range(2, len(geschreven) + 2))


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.dictionaries(
        st.tuples(
            st.sampled_from(["L0117", "L1912"]),
            st.dates(date(2014, 12, 31), date(2025, 12, 31)),
            st.sampled_from(SEGMENTEN),
            st.sampled_from([None, True, False]),
        ),
        st.integers(0, 99_999),
        min_size=1,
        max_size=8,
    )
)
def test_voorraadstanden(tmp_path: Path, vorm: str, standen: dict[Any, int]) -> None:
    assert max(d for _, d, _, _ in standen) <= VANDAAG
    kolommen = ["corporatie", "gemeente", "peildatum", "segment", "daeb", "aantal"]
    geschreven = [
        dict(zip(kolommen, (c, "GM0307", d, s, daeb, n), strict=True))
        for (c, d, s, daeb), n in standen.items()
    ]
    tabel = [[cel(r[k]) for k in kolommen] for r in geschreven]
    if vorm == "csv":
        pad = schrijf(tmp_path, csv_tekst(kolommen, *tabel), "voorraadstanden.csv")
    else:
        pad = schrijf(tmp_path, xlsx({"voorraadstanden": [kolommen, *tabel]}), "a.xlsx")
    frame = goed(keur(pad, VELDEN)).tabellen["voorraadstanden"]
    assert gelezen(frame, kolommen) == geschreven


def _quote(cel_: Any) -> str:
    tekst = str(cel_)
    return '"' + tekst.replace('"', '""') + '"' if any(t in tekst for t in ';"\r\n') else tekst
