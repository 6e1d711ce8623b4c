"""The file with assumptions: what ships, every mistake named, an edited file replaces it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.prognose.aannames import Aanname, Aannames
from loaders.afspraken import aannames
from loaders.afspraken.aannames import AANNAME, KOP
from loaders.archief.meegeleverd import MAP, meegeleverd
from loaders.contract import Uitslag, Velden
from store.standen.standen import Standen
from store.vragen.prognose.antwoord import alle
from tests.loaders import huis, register_van_proef
from tests.loaders.register_van_proef import fouten

GOED = """\
[aannames]
titel = "Proef"

[[aanname]]
hardheid = "hard"
kans_laag = 80
kans = 90
kans_hoog = 97
uitloop = 0.5
uitloop_meest = 3
toelichting = "Bijna alles komt er."
bron = "onze aanname"

[[aanname]]
hardheid = "zacht"
fase = "In  aanbouw"
kans_laag = 30
kans = 50
kans_hoog = 70
uitloop = 1.5
uitloop_meest = 5
toelichting = "De helft."
bron = "onze aanname"

[[aanname]]
hardheid = "zacht"
kans_laag = 30
kans = 50
kans_hoog = 70
uitloop = 1.5
uitloop_meest = 5
toelichting = "De helft."
bron = "onze aanname"
"""


def lees(tekst: str | bytes) -> Uitslag:
    return register_van_proef.lees(tekst, lezer=aannames, tabel="aannames")


def test_zonder_fouten_wordt_alles_gelezen() -> None:
    uitslag = lees(GOED)
    assert uitslag.rapport.meldingen == ()
    frame = uitslag.tabellen["aanname"]
    assert frame["id"].tolist() == ["hard", "zacht.in-aanbouw", "zacht"]
    assert frame["fase"].tolist() == [None, "in aanbouw", None]
    assert frame["volgorde"].tolist() == [1, 2, 3]
    assert frame.iloc[0][["kans_laag", "kans", "kans_hoog"]].tolist() == [80, 90, 97]
    assert uitslag.gelezen.leverancier == "Aannames van de prognose"


# What is written wrong: (old text, new text, field, a part of the message).
VERKEERD = [
    ("kans = 90", 'kans = "90"', "kans", "dit klopt niet"),
    ("kans = 90", "kans = 101", "kans", "0 tot en met 100"),
    ("kans = 90", "kans = nan", "kans", "dit klopt niet"),
    ("kans = 90\n", "", "kans", "ontbreekt"),
    ("kans_laag = 80", "kans_laag = 95", "kans_laag", "hoger dan kans"),
    ("kans_hoog = 97", "kans_hoog = 85", "kans", "hoger dan kans_hoog"),
    ("kans_laag = 80", "kans_laag = -1", "kans_laag", "0 tot en met 100"),
    ("uitloop = 0.5", "uitloop = 4", "uitloop", "meer dan de langste"),
    ("uitloop = 0.5", "uitloop = -1", "uitloop", "minder dan 0"),
    ("uitloop_meest = 3", "uitloop_meest = 2.5", "uitloop_meest", "heel aantal jaren"),
    ("uitloop_meest = 3", "uitloop_meest = 30", "uitloop_meest", "heel aantal jaren"),
    ('hardheid = "hard"', 'hardheid = "zeker"', "hardheid", "dit woord kennen we niet"),
    ('hardheid = "hard"\n', "", "hardheid", "ontbreekt"),
    ('hardheid = "hard"', 'hardheid = "zacht"', "aanname", "twee keer"),
    ('hardheid = "hard"', 'hardheid = "hard"\nfase = "in aanbouw"', "aanname", "geen aanname"),
    ('fase = "In  aanbouw"', 'fase = "a.b"', "fase", "een woord"),
    ('fase = "In  aanbouw"\n', "", "aanname", "twee keer"),
    ('bron = "onze aanname"', 'herkomst = "onze aanname"', "herkomst", "kennen we niet"),
    ('toelichting = "De helft."', 'toelichting = ""', "toelichting", "leeg"),
    ("[aannames]", "[aanname2]", "aanname2", "Deze kop kennen we niet"),
    ("[aannames]", "[[aannames]]", "aannames", "enkele haken"),
    ("[[aanname]]", "[aanname]", "aanname", "dubbele haken"),
]  # fmt: skip


@pytest.mark.parametrize(("oud", "nieuw", "veld", "melding"), VERKEERD)
def test_elke_fout_noemt_regel_en_veld(oud, nieuw, veld, melding) -> None:
    assert oud in GOED
    tekst = GOED.replace(oud, nieuw, 1)
    if nieuw == "[aanname]":
        tekst = tekst[: tekst.index("[[aanname]]")]
    gevonden = [m for m in fouten(lees(tekst)) if melding in m.melding]
    assert gevonden, [m.melding for m in fouten(lees(tekst))]
    assert veld in {m.kolom.removeprefix("aanname.") for m in gevonden}
    for m in gevonden:
        assert m.bestand == "proef.toml"
        assert m.rij is None or 1 <= m.rij <= len(tekst.splitlines())
        if veld in nieuw and "=" in nieuw:
            assert veld in tekst.splitlines()[m.rij - 1]


def test_alle_fouten_tegelijk_en_er_gaat_niets_in() -> None:
    tekst = GOED.replace("kans = 90", "kans = 900").replace('fase = "In  aanbouw"', "fase = 3")
    uitslag = lees(tekst.replace("uitloop = 1.5", "uitloop = 9"))
    assert len(fouten(uitslag)) >= 4
    assert uitslag.tabellen == {}


@pytest.mark.parametrize("rommel", [b"", b"\xff", b"aanname = 3", b"[[aanname]]", b"x" * 6_000_000])
def test_rommel_eindigt_in_een_oordeel(rommel) -> None:
    assert fouten(lees(rommel))


REGELS = GOED.splitlines()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(REGELS) - 1), st.sampled_from(["weg", "dubbel", "nul"]))
def test_elke_regel_kan_beschadigd_raken(n, hoe) -> None:
    regel = REGELS[n]
    nieuw = {"weg": [], "dubbel": [regel] * 2, "nul": [regel.split("=")[0] + "= 0"]}[hoe]
    uitslag = lees("\n".join(REGELS[:n] + nieuw + REGELS[n + 1 :]))
    assert bool(uitslag.tabellen) == uitslag.rapport.aangenomen


def test_wat_meekomt_klopt_en_zegt_dat_het_onze_aannames_zijn() -> None:
    pad = MAP / "aannames" / "prognose.toml"
    assert pad in [m.pad for m in meegeleverd(voorbeeld=False)]
    uitslag = lees(pad.read_bytes())
    assert uitslag.rapport.meldingen == ()
    frame = uitslag.tabellen["aanname"]
    assert set(frame["bron"]) == {"onze aanname"}
    assert {"hard", "zacht", "zacht.vergunning"} <= set(frame["id"])
    kans = dict(zip(frame["id"], frame["kans"], strict=True))
    assert kans["zacht.initiatief"] < kans["zacht"] < kans["zacht.vergunning"] < kans["hard"]


def test_een_eigen_bestand_komt_in_de_plaats(tmp_path: Path) -> None:
    data = huis.maak_data(tmp_path / "data")
    (data / "aannames").mkdir()
    (data / "aannames" / "prognose.toml").write_text(GOED)
    dienst = huis.dienst(tmp_path / "home", data)
    eigen = tmp_path / "onze-cijfers.toml"
    eigen.write_text(GOED.replace("kans = 90", "kans = 85"))
    dienst.bouw()

    def hard() -> tuple[Aanname, Aannames]:
        with Standen(tmp_path / "home" / "standen").open().connect() as conn:
            rijen = alle(conn)
        return rijen.voor("hard", None), rijen

    assert hard()[0] == Aanname("hard", 80, 90, 97, 0.5, 3, None, "Bijna alles komt er.",
                                "onze aanname")  # fmt: skip
    assert [r.sleutel for r in hard()[1].rijen] == ["hard", "zacht.in-aanbouw", "zacht"]
    geladen = dienst.laad([eigen], Velden()).geladen[0]
    assert geladen.uitslag.rapport.aangenomen, geladen.uitslag.rapport.meldingen
    assert (hard()[0].kans, len(hard()[1].rijen)) == (85, 3)
    dienst.trek_in(geladen.levering, "proef")
    assert hard()[0].kans == 90


def test_elk_veld_staat_in_de_uitleg() -> None:
    uitleg = (MAP.parent / "docs" / "register-afspraken.md").read_text("utf-8")
    assert not [v for v in (*KOP, *AANNAME) if f"`{v}`" not in uitleg]
