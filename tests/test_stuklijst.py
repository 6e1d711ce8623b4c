"""What Woonsaldo is served with: locked by hash, listed with its licence, under the EUPL."""

from __future__ import annotations

import json
import re
import tomllib
from email.message import Message
from pathlib import Path

import pytest

from scripts import stuklijst

HIER = Path(__file__).resolve().parents[1]


def lees(naam: str) -> str:
    return (HIER / naam).read_text(encoding="utf-8")


@pytest.mark.parametrize("naam", ["requirements.txt", "requirements-dev.txt"])
def test_elk_pakket_ligt_vast_met_zijn_hashes(naam: str) -> None:
    tekst = lees(naam)
    pakketten = re.findall(r"^[A-Za-z0-9._-]+==\S+.*(?:\n +--hash=.*)*", tekst, re.M)
    assert len(pakketten) > 40
    assert [p for p in pakketten if "--hash=sha256:" not in p] == []
    assert not re.search(r"https?:|index-url|find-links", tekst)
    gevraagd = re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)", lees(naam.replace(".txt", ".in")), re.M)
    namen = {p.partition("==")[0].lower() for p in pakketten}
    assert {g.lower() for g in gevraagd} - namen == set()


def test_de_stuklijst_is_die_van_nu() -> None:
    alle = stuklijst.delen(lees("requirements.txt"))
    assert {d.naam for d in alle} >= {"dash", "duckdb", "waitress"}
    assert all(d.licentie and d.hashes for d in alle)
    assert lees(stuklijst.BOM) == stuklijst.bom(alle), "make sbom"
    assert lees(stuklijst.LICENTIES) == stuklijst.licenties(alle), "make sbom"
    bom = json.loads(lees(stuklijst.BOM))
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    assert len({c["bom-ref"] for c in bom["components"]}) == len(alle)


def test_wat_geen_licentie_noemt_wordt_genoemd() -> None:
    kop = Message()
    kop["Name"], kop["License"] = "iets", "UNKNOWN"
    with pytest.raises(stuklijst.StuklijstFout, match="iets"):
        stuklijst.licentie(kop)  # type: ignore[arg-type]
    kop["Classifier"] = "License :: OSI Approved :: MIT License"
    assert stuklijst.licentie(kop) == "MIT License"  # type: ignore[arg-type]
    with pytest.raises(stuklijst.StuklijstFout, match="bestaatniet"):
        stuklijst.delen("bestaatniet==1.0 \\\n    --hash=sha256:00\n")


def test_de_licentie_staat_bovenaan() -> None:
    tekst = lees("LICENSE")
    assert tekst.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert [int(n) for n in re.findall(r"^(\d+)\.\s?[A-Z]", tekst, re.M)] == list(range(1, 16))
    assert "Appendix" in tekst
    assert tomllib.loads(lees("pyproject.toml"))["project"]["license"] == "EUPL-1.2"
