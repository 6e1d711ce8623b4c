"""The code lists as they ship, and that every code has a meaning that we looked at."""

from __future__ import annotations

import csv
import re
from datetime import date

import pytest

from domain.mutaties import SOORTEN
from loaders.vera import codes as vc

GEWONE = ("terug", "tijdelijk_uit", "wacht_op_sloop", "van_ander")


def test_elke_code_die_telt_heeft_een_betekenis() -> None:
    nodig = {vc.SOORT, vc.STATUS, vc.ERIN, vc.ERUIT, vc.HUURKLASSE}
    zonder = [(c.lijst, c.code) for c in vc.alle() if c.lijst in nodig and not c.betekenis]
    assert zonder == []
    with (vc.MAP / "betekenis.csv").open(encoding="utf-8") as bestand:
        rijen = [(r["lijst"], r["code"]) for r in csv.DictReader(bestand, delimiter=";")]
    assert len(rijen) == len(set(rijen))
    bekend = {(c.lijst, c.code) for c in vc.alle()}
    assert set(rijen) <= bekend
    assert {r for r in rijen if r[0] == vc.LABEL} == {(vc.LABEL, "DAE"), (vc.LABEL, "NDA")}


def test_een_reden_is_een_soort_of_geen_gebeurtenis() -> None:
    for code in vc.alle():
        if code.lijst in (vc.ERIN, vc.ERUIT):
            assert code.betekenis in (*SOORTEN, *GEWONE), code
            if code.betekenis in SOORTEN and code.betekenis != "splitsing":
                erbij = SOORTEN[code.betekenis].corporatie > 0
                assert erbij == (code.lijst == vc.ERIN), code


@pytest.mark.parametrize(
    ("code", "betekenis"),
    [
        # SLO is waiting for demolition; PLA, REN, VEN and TRA are temporary.
        ("SLO", "wacht_op_sloop"), ("PLA", "tijdelijk_uit"), ("REN", "tijdelijk_uit"),
        ("VEN", "tijdelijk_uit"), ("TRA", "tijdelijk_uit"), ("VAH", "verkoop"),
    ],
)  # fmt: skip
def test_wat_de_codes_van_uit_exploitatie_betekenen(code: str, betekenis: str) -> None:
    gevonden = vc.zoek(vc.ERUIT, code, date(2025, 6, 1))
    assert gevonden is not None
    assert gevonden.betekenis == betekenis


def test_er_is_geen_code_voor_liberalisatie() -> None:
    assert not {c.betekenis for c in vc.alle()} & {"liberalisatie", "deliberalisatie", "sloop"}


def test_een_code_die_twee_dingen_was_hangt_af_van_de_dag() -> None:
    oud = vc.zoek(vc.DETAILSOORT, "BIJ", date(2023, 6, 8))
    nieuw = vc.zoek(vc.DETAILSOORT, "bij", date(2023, 6, 10))
    assert oud is not None
    assert nieuw is not None
    assert (oud.eind, nieuw.begin) == (date(2023, 6, 9), date(2023, 6, 9))


def test_een_vervallen_code_houdt_haar_betekenis_en_zegt_dat_zij_niet_gold() -> None:
    vek = vc.zoek(vc.ERUIT, "VEK", date(2024, 5, 1))
    assert vek is not None
    assert vek.betekenis == "verkoop"
    assert not vek.geldt(date(2024, 5, 1))
    assert vek.geldt(date(2023, 6, 30))


def test_een_naam_mag_ook_en_de_rest_is_onbekend() -> None:
    assert vc.zoek(vc.ERIN, " nieuwbouw ", date(2024, 1, 1)) == vc.zoek(
        vc.ERIN, "NIE", date(2024, 1, 1)
    )
    assert vc.zoek(vc.ERIN, "XYZ", date(2024, 1, 1)) is None
    assert not vc.kent(vc.ERIN, "VAH")


def test_elke_code_staat_in_de_uitleg() -> None:
    blad = (vc.MAP.parents[2] / "docs/sources.md").read_text(encoding="utf-8")
    uitleg = blad.split("### What the codes mean")[1].split("### Two lists")[0]
    for lijst, voor in ((vc.ERIN, "in"), (vc.ERUIT, "out")):
        regels = re.findall(rf"^\| {voor}: ([A-Z, ]+) \| (.*) \|$", uitleg, re.MULTILINE)
        genoemd = {c: r[1] for r in regels for c in r[0].split(", ")}
        genoemd |= {"ADM": "van_ander", "BEH": "van_ander"}
        codes = {c.code: c.betekenis for c in vc.alle() if c.lijst == lijst}
        assert set(genoemd) == set(codes)
        for code, betekenis in codes.items():
            if betekenis in SOORTEN:
                assert betekenis in genoemd[code], code
            elif betekenis != "van_ander":
                assert "no mutation" in genoemd[code], code
