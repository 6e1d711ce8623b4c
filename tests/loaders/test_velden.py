"""The fields of a levering: three places, one truth, every problem said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.perioden import jaren
from loaders.contract import Uitslag, Velden
from tests.loaders.leverhulp import (
    KOP,
    RIJ,
    VANDAAG,
    VELDEN,
    csv_tekst,
    fouten,
    goed,
    keur,
    keur_csv,
    schrijf,
    van,
    xlsx,
)


def met_blad(map_: Path, levering: list[tuple[object, ...]], velden: Velden) -> Uitslag:
    bladen = {"Levering": levering, "voorraadmutaties": [KOP, RIJ]}
    return keur(schrijf(map_, xlsx(bladen), "a.xlsx"), velden)


def test_uit_een_toml_naast_de_csv(tmp_path: Path) -> None:
    (tmp_path / "voorraadmutaties.toml").write_text(
        'Leverancier = "L0117"\ngemeenten = ["Amersfoort", "Soest"]\nverslagperiode = 2024\n'
        'fictief = false\nontvangen = 2025-02-01\nbron = "jaarverslag"\n'
    )
    uitslag = goed(keur(schrijf(tmp_path, csv_tekst(KOP, RIJ)), Velden()))
    gelezen = uitslag.gelezen
    assert gelezen is not None
    assert (gelezen.leverancier, gelezen.leverancier_code) == ("Portaal", "L0117")
    assert gelezen.gemeenten == ("GM0307", "GM0342")
    assert gelezen.periode == jaren(2024)
    assert gelezen.ontvangen == date(2025, 2, 1)
    assert gelezen.bron == "jaarverslag"


def test_uit_het_blad_levering(tmp_path: Path) -> None:
    uitslag = goed(met_blad(tmp_path, [
        ("veld", "waarde"), ("leverancier", "GM0307"), ("Gemeente", "Amersfoort"),
        ("gemeente", "Soest"), ("periode", 2024), ("aangeleverd door", "J. Jansen"),
        ("fictief", "nee"), ("kleur", "rood"), ("opmerking", ""),
    ], Velden()))  # fmt: skip
    assert uitslag.gelezen is not None
    assert uitslag.gelezen.leverancier_code == "GM0307"
    assert uitslag.gelezen.gemeenten == ("GM0307", "GM0342")
    assert uitslag.gelezen.aangeleverd_door == "J. Jansen"
    assert van(uitslag, "melding", "'kleur'")


def test_de_optie_wint_met_een_melding(tmp_path: Path) -> None:
    uitslag = goed(met_blad(tmp_path, [("leverancier", "Alliantie"), ("periode", 2024)], VELDEN))
    assert uitslag.gelezen is not None
    assert uitslag.gelezen.leverancier == "Portaal"
    (m,) = van(uitslag, "melding", "twee plaatsen")
    assert (m.kolom, m.gevonden, m.verwacht) == ("leverancier", "Alliantie", "Portaal")


def test_de_toml_wint_van_het_blad(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('bron = "toml"\n')
    uitslag = goed(met_blad(tmp_path, [("bron", "blad")], VELDEN))
    assert uitslag.velden.bron == "toml"
    assert van(uitslag, "melding", "twee plaatsen")


@pytest.mark.parametrize("toml", [b"gemeente = ", b"\xff\xfe", b"[[[[", b"a" * 100, b"[a]\nb=1"])
def test_een_kapotte_toml(tmp_path: Path, toml: bytes) -> None:
    (tmp_path / "voorraadmutaties.toml").write_bytes(toml)
    uitslag = keur(schrijf(tmp_path, csv_tekst(KOP, RIJ)))
    if toml.startswith(b"[a]"):
        assert van(goed(uitslag), "melding", "kennen we niet")
    else:
        assert van(uitslag, "fout", "niet te lezen")
        assert uitslag.tabellen == {}


def test_verplichte_velden_allemaal_tegelijk_met_de_rijen(tmp_path: Path) -> None:
    uitslag = keur_csv(tmp_path, KOP, (*RIJ[:4], "x"), velden=Velden())
    assert {m.kolom for m in fouten(uitslag)} == {"leverancier", "gemeente", "periode", "aantal"}
    assert uitslag.gelezen is None


@pytest.mark.parametrize(
    ("veld", "tekst", "kolom"),
    [("gemeente", "Amersfort", "gemeente"), ("periode", "2024-13", "periode"),
     ("ontvangen", "2026-11-21", "ontvangen"), ("ontvangen", "gisteren", "ontvangen"),
     ("fictief", "misschien", "fictief"), ("status", "bijna", "status")],
)  # fmt: skip
def test_een_veld_dat_niet_klopt(tmp_path: Path, veld: str, tekst: str, kolom: str) -> None:
    velden = Velden(**{**vars(VELDEN), veld: tekst})
    gevonden = [m for m in fouten(keur_csv(tmp_path, KOP, RIJ, velden=velden)) if m.kolom == kolom]
    assert gevonden
    assert gevonden[0].gevonden == tekst


def test_een_leverancier_die_we_niet_kennen_blijft_zoals_hij_is(tmp_path: Path) -> None:
    velden = Velden("", "Adviesbureau X", "Amersfoort", "2024", namens="Portaal")
    uitslag = goed(keur_csv(tmp_path, KOP, RIJ, velden=velden))
    assert uitslag.gelezen is not None
    assert (uitslag.gelezen.leverancier, uitslag.gelezen.leverancier_code) == ("Adviesbureau X",
                                                                               None)  # fmt: skip
    assert van(uitslag, "melding", "niet in het register")


@pytest.mark.parametrize(
    ("tekst", "codes"),
    [("Amersfoort, Soest", ("GM0307", "GM0342")), ("GM0307;gm0307", ("GM0307",)),
     ("Nuenen, Gerwen en Nederwetten, Soest", ("GM0820", "GM0342"))],
)  # fmt: skip
def test_meer_gemeenten(tmp_path: Path, tekst: str, codes: tuple[str, ...]) -> None:
    velden = Velden(leverancier="Portaal", gemeente=tekst, periode="2024")
    uitslag = keur_csv(tmp_path, KOP, RIJ, velden=velden)
    assert uitslag.gelezen is not None
    assert uitslag.gelezen.gemeenten == codes


def test_fictief_reist_mee_en_verzonnen_namen_vallen_op(tmp_path: Path) -> None:
    rij = ("Woonstichting Lindegaarde", "Voorbeeldstad", *RIJ[2:])
    velden = Velden(leverancier="VB01", gemeente="Voorbeeldstad", periode="2024", fictief="ja")
    uitslag = goed(keur_csv(tmp_path, KOP, rij, velden=velden))
    assert uitslag.gelezen is not None
    assert uitslag.gelezen.fictief is True
    assert not van(uitslag, "waarschuwing", "verzonnen")
    zonder = Velden(leverancier="VB01", gemeente="Voorbeeldstad", periode="2024")
    assert van(goed(keur_csv(tmp_path, KOP, rij, velden=zonder)), "waarschuwing", "verzonnen")


def test_de_velden_zoals_gebruikt_geven_hetzelfde_zonder_de_andere_plaatsen(
    tmp_path: Path,
) -> None:
    """What is archived is the file and these fields: reading again must give the same."""
    (tmp_path / "cijfers.toml").write_text('leverancier = "L0117"\ngemeente = "Amersfoort"\n')
    eerst = goed(keur(schrijf(tmp_path, csv_tekst(KOP, RIJ), "cijfers.csv"),
                      Velden(periode="2024")))  # fmt: skip
    elders = tmp_path / "elders"
    elders.mkdir()
    # Under a name that says nothing, on a later day, without the toml.
    later = goed(keur(schrijf(elders, csv_tekst(KOP, RIJ), "ab12cd"), eerst.velden,
                      vandaag=date(2030, 1, 1)))  # fmt: skip
    assert later.gelezen == eerst.gelezen
    assert eerst.gelezen is not None
    assert eerst.gelezen.ontvangen == VANDAAG
    for naam, frame in eerst.tabellen.items():
        assert frame.equals(later.tabellen[naam])


def test_tabel_als_veld(tmp_path: Path) -> None:
    velden = Velden(**{**vars(VELDEN), "tabel": "Voorraadmutaties"})
    uitslag = goed(keur_csv(tmp_path, KOP, RIJ, velden=velden, naam="voorraadstanden.csv"))
    assert van(uitslag, "melding", "gelezen als voorraadmutaties")
    velden = Velden(**{**vars(VELDEN), "tabel": "huurders"})
    assert van(keur_csv(tmp_path, KOP, RIJ, velden=velden), "fout", "Welke tabel")


def test_status_zonder_kruistabel_wordt_gezegd(tmp_path: Path) -> None:
    velden = Velden(**{**vars(VELDEN), "status": "hard"})
    uitslag = goed(keur_csv(tmp_path, KOP, RIJ, velden=velden))
    assert van(uitslag, "melding", "alleen mee bij een kruistabel")
    assert uitslag.tabellen["voorraadmutaties"]["status"].tolist() == ["gerealiseerd"]
