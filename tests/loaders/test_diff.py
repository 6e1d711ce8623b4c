"""`diff`: the bridge on the command line, as text, JSON and rows."""

from __future__ import annotations

import csv
import io
import json

import duckdb
import pytest

from store.standen.standen import Standen
from tests.loaders.standhuis import Huis, huis, roep

__all__ = ["huis", "roep"]


@pytest.fixture
def paar(huis: Huis) -> tuple[str, str]:
    """A stand of 12 + 5 homes, and one of 12 + 7 where another levering took the place of 5.

    Documents name the parties of both gemeenten: the sums are totals.
    """
    for gemeente, corporatie in (("GM0307", "L1537"), ("GM0344", "L0041")):
        partijen(huis, gemeente, corporatie)
    return huis.laad(5), huis.laad(3, 4)


def partijen(huis: Huis, gemeente: str, *corporaties: str) -> None:
    """A document that names the corporaties whose figures a total of the gemeente needs."""
    delen = [
        f'[document]\nid = "{gemeente.lower()}"\ntitel = "Afspraken"\ngemeente = "{gemeente}"\n'
        'bron = "een document"\nfictief = false\n'
    ]
    delen += [f'[[partij]]\ncorporatie = "{c}"\nperiode = "2020-2030"\n' for c in corporaties]
    # A document has an afspraak; this one has no number, so no status that could change.
    delen += [
        f'[[afspraak]]\nid = "{gemeente.lower()}-1"\nartikel = "1"\nthema = "Duurzaamheid"\n'
        f'titel = "Label A"\nbetekenis = "Naar label A."\npartijen = ["{corporaties[0]}"]\n'
        'indicator = "norm"\nrekenwijze = "niveau"\neenheid = "label"\ndoel_tekst = "label A"\n'
        'richting = "minimum"\nbinding = "streven"\nperiode = "2021"\n'
    ]
    pad = huis.data / "afspraken" / f"{gemeente.lower()}.toml"
    pad.parent.mkdir(exist_ok=True)
    pad.write_text("\n".join(delen), encoding="utf-8")


def test_als_tekst(paar: tuple[str, str], roep, capsys) -> None:
    eerste, tweede = paar
    assert roep("diff", eerste[:5], "huidig") == 0
    uit = capsys.readouterr().out
    regels = {r[:40].strip(): r[40:].split() for r in uit.splitlines()}
    assert uit.startswith(f"Van stand {eerste} naar stand {tweede}\n")
    assert regels["Begin"] == ["17"]
    assert "Nieuwe leveringen\n  Portaal, nieuwbouw" in uit
    assert "Vervangen door een nieuwere levering\n  Portaal, nieuwbouw" in uit
    assert "+7  (2 rijen)" in uit
    assert "-5  (1 rij)" in uit
    assert regels["Eind"][0] == "19"
    assert "(verschil +2)" in uit
    assert "Afspraken met een andere status: 0" in uit


def test_als_json_en_als_rijen_met_dezelfde_som(paar: tuple[str, str], roep, capfdbinary) -> None:
    eerste, tweede = paar
    assert roep("diff", eerste, tweede, "--json", "--gemeente", "amersfoort") == 0
    uit = json.loads(capfdbinary.readouterr().out)
    assert (uit["van"], uit["naar"], uit["gemeente"]) == (eerste, tweede, ["GM0307"])
    (brug,) = uit["bruggen"]
    assert (brug["status"], brug["begin"], brug["eind"], brug["verschil"]) == (
        "gerealiseerd", 5, 7, 2
    )  # fmt: skip
    (deel,) = brug["delen"]
    assert deel["fictief"] is False
    assert [(r["oorzaak"], r["verschil"], r["rijen"]) for r in deel["regels"]] == [
        ("nieuw", 7, 2), ("vervangen", -5, 1),
    ]  # fmt: skip
    assert roep("diff", eerste, tweede, "--csv") == 0
    rijen = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode())))
    assert sum(int(r["verschil"]) for r in rijen) == 2
    oud = next(r for r in rijen if r["oorzaak"] == "vervangen")
    assert (oud["bestand"], oud["rij"]) == ("voorraadmutaties-5.csv", "2")
    assert (oud["saldo_van"], oud["saldo_naar"]) == ("5", "")
    assert oud["vervangen_door"] == rijen[0]["levering"]
    assert roep("diff", eerste, tweede, "--corporatie", "Bo-Ex", "--csv") == 0
    assert len(capfdbinary.readouterr().out.splitlines()) == 1, "a header only"


def test_een_stand_met_zichzelf(paar: tuple[str, str], roep, capsys) -> None:
    assert roep("diff", "huidig", paar[1]) == 0
    uit = capsys.readouterr().out
    assert "(verschil +0)" in uit
    assert "Nieuwe" not in uit


def test_wat_er_niet_is_of_niet_samen_kan(paar: tuple[str, str], roep, huis: Huis, capsys) -> None:
    eerste, tweede = paar
    for fout, zin in (
        (["zzz", tweede], "'zzz' is er niet"),
        ([eerste, tweede, "--gemeente", "Nergenshuizen"], "Nergenshuizen"),
        ([eerste, tweede, "--json", "--csv"], "niet allebei"),
    ):
        assert roep("diff", *fout) == 2, fout
        assert zin in capsys.readouterr().err
    huis.bederf(eerste)
    assert roep("diff", eerste, tweede) == 3
    assert "beschadigd" in capsys.readouterr().err


def test_een_begin_dat_bij_meer_standen_past_is_niet_genoeg(huis: Huis) -> None:
    """As many standen as first digits: two of them begin alike."""
    standen = Standen(huis.map / "kaal")
    standen.map.mkdir()
    for id_ in ("ab12", "ab34", "cd56"):
        pad = standen.nieuw_pad()
        duckdb.connect(str(pad)).close()
        standen.publiceer(id_, pad)
    assert standen.zoek("c") == "cd56"
    assert standen.zoek("ab1") == "ab12"
    assert standen.zoek("huidig") == "cd56"
    with pytest.raises(Exception, match="ab12 of ab34"):
        standen.zoek("ab")


def test_wat_geen_totaal_maakt_wordt_niet_opgeteld(huis: Huis, roep, capsys) -> None:
    """Amersfoort has two parties, and one delivered: no sum, but the rows and the reason."""
    partijen(huis, "GM0307", "L1537", "L0041")
    eerste, tweede = huis.laad(5), huis.laad(3, 4)
    assert roep("diff", eerste, tweede, "--gemeente", "Amersfoort") == 0
    uit = capsys.readouterr().out
    mist = "cijfers ontbreken van Bo-Ex in Amersfoort (2024)"
    assert uit.count(mist) == 2 and "(verschil" not in uit
    assert "+7  (2 rijen)" in uit
    assert roep("diff", eerste, tweede, "--gemeente", "Amersfoort", "--json") == 0
    (brug,) = json.loads(capsys.readouterr().out)["bruggen"]
    assert (brug["begin"], brug["verschil"], brug["eind_waarom"]) == (None, None, mist)
