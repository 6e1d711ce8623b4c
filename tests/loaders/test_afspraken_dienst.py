"""The register through the real service: documents that point at each other, and toelichtingen."""

import shutil
from pathlib import Path

import pytest

from loaders.contract import Velden
from store.standen.standen import Standen
from store.vragen.afspraken import naslag, verschillen
from tests.loaders.huis import dienst, maak_data

GEEN = Velden()


def afspraak(id_: str, doel: int = 320) -> str:
    return f"""
[[afspraak]]
id = "{id_}"
artikel = "1"
thema = "Omvang"
titel = "Groei"
betekenis = "Er komen woningen bij."
partijen = ["Portaal"]
indicator = "aantal_overig"
rekenwijze = "totaal"
eenheid = "woningen"
doel = {doel}
richting = "minimum"
binding = "streven"
"""


def document(map_: Path, naam: str, gemeente: str, *delen: str) -> Path:
    kop = (
        f'[document]\nid = "{naam}"\ntitel = "{naam}"\ngemeente = "{gemeente}"\nbron = "proef"\n'
        "fictief = false\n"
    )
    pad = map_ / f"{naam}.toml"
    pad.write_text(kop + "".join(delen), encoding="utf-8")
    return pad


def verschil(document_: str, *ids: str) -> str:
    lijst = ", ".join(f'"{i}"' for i in ids)
    return f"""
[[verschil]]
id = "{document_}-verschil"
titel = "Twee getallen"
uitleg = "Het een is meer dan het ander."
afspraken = [{lijst}]
"""


def toelichting(map_: Path, naam: str, tekst: str, afspraak_: str = "a-1") -> Path:
    pad = map_ / f"{naam}.toml"
    pad.write_text(
        f'[toelichtingen]\nid = "t"\ntitel = "t"\ngemeente = "Utrecht"\nbron = "proef"\n'
        f'fictief = false\ndoor = "Portaal"\ndatum = 2026-11-01\n\n[[toelichting]]\n'
        f'afspraak = "{afspraak_}"\npartij = "Portaal"\nperiode = "2024"\ntekst = "{tekst}"\n',
        encoding="utf-8",
    )
    return pad


@pytest.fixture
def plek(tmp_path: Path) -> tuple[Path, Path, Path]:
    """home, data, and a folder to hand in from."""
    (tmp_path / "in").mkdir()
    return tmp_path / "home", maak_data(tmp_path / "data"), tmp_path / "in"


def naast_elkaar(home: Path) -> list[list[str]]:
    with Standen(home / "standen").open().connect() as conn:
        return [[g.afspraak.id for g in v.afspraken] for v in verschillen.lijst(conn)]


def test_een_document_kan_naar_een_ander_wijzen_ook_in_een_andere_gemeente(plek):
    home, data, map_ = plek
    d = dienst(home, data)
    a = document(map_, "a", "Amersfoort", afspraak("a-1"))
    b = document(map_, "b", "Utrecht", afspraak("b-1", 300), verschil("b", "a-1", "b-1"))
    te_vroeg = d.laad([b], GEEN).geladen[0]
    (fout,) = te_vroeg.uitslag.rapport.meldingen
    assert (fout.ernst, fout.kolom, fout.gevonden) == ("fout", "verschil.afspraken", "a-1")
    assert fout.rij == b.read_text().splitlines().index('afspraken = ["a-1", "b-1"]') + 1
    (goed,) = d.laad([a], GEEN).geladen
    assert d.laad([b], GEEN).geladen[0].uitslag.rapport.meldingen == ()
    assert naast_elkaar(home) == [["a-1", "b-1"]]
    # Read again from the bytes alone, without what was kept and whatever the others say now.
    shutil.rmtree(home / "archief/gelezen")
    shutil.rmtree(home / "standen")
    d.bouw()
    assert naast_elkaar(home) == [["a-1", "b-1"]]
    d.trek_in(goed.levering, "proef")
    assert naast_elkaar(home) == [], "with one left there is nothing to differ from"


def test_een_id_is_maar_van_een_document(plek):
    home, data, map_ = plek
    d = dienst(home, data)
    d.laad([document(map_, "a-b", "Utrecht", afspraak("a-b-1"))], GEEN)
    dubbel = d.laad([document(map_, "a", "Amersfoort", afspraak("a-b-1"))], GEEN).geladen[0]
    (fout,) = dubbel.uitslag.rapport.meldingen
    assert (fout.kolom, fout.gevonden) == ("id", "a-b-1")
    weer = document(map_, "a-b", "Utrecht", afspraak("a-b-1", 330))
    assert d.laad([weer], GEEN).geladen[0].uitslag.rapport.aangenomen


def test_een_later_bestand_met_toelichtingen_vervangt_het_eerdere(plek):
    home, data, map_ = plek
    d = dienst(home, data)
    eerst = toelichting(map_, "een", "Het loopt.")
    (fout,) = d.laad([eerst], GEEN).geladen[0].uitslag.rapport.meldingen
    assert (fout.kolom, fout.gevonden) == ("toelichting.afspraak", "a-1")
    d.laad([document(map_, "a", "Utrecht", afspraak("a-1"))], GEEN)
    assert d.laad([eerst], GEEN).geladen[0].uitslag.rapport.meldingen == ()
    d.laad([toelichting(map_, "twee", "Het loopt goed.")], GEEN)
    with Standen(home / "standen").open().connect() as conn:
        gevonden = naslag.per_afspraak(conn)
    assert [(t.tekst, t.door) for t in gevonden["a-1"]] == [("Het loopt goed.", "Portaal")]
