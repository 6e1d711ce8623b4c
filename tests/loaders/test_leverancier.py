"""Whose figures a levering may say, and what it may take the place of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from loaders.contract import Uitslag, Velden
from loaders.controle import controleer
from loaders.verdict.verdict import Melding
from tests.loaders.huis import VELDEN as HUISVELDEN
from tests.loaders.huis import dienst, maak_data, mutaties, som
from tests.loaders.leverhulp import (
    KOP,
    REGISTER,
    RIJ,
    STANDKOP,
    VANDAAG,
    VELDEN,
    csv_tekst,
    eerdere,
    fouten,
    goed,
    keur,
    keur_csv,
    schrijf,
    van,
    xlsx,
)

ANDER = ("Omnia Wonen", "Amersfoort", "2024", "nieuwbouw", "1")


def vreemd(uitslag: Uitslag) -> list[Melding]:
    return van(uitslag, "fout", "andere corporatie dan de leverancier")


def test_een_rij_van_een_andere_corporatie_is_een_fout(tmp_path: Path) -> None:
    uitslag = keur_csv(tmp_path, KOP, RIJ, ANDER, ANDER)
    assert [(m.rij, m.kolom, m.gevonden) for m in vreemd(uitslag)] == [
        (3, "corporatie", "Omnia Wonen"),
        (4, "corporatie", "Omnia Wonen"),
    ]
    assert "namens = Omnia Wonen" in vreemd(uitslag)[0].verwacht


@pytest.mark.parametrize("wie", ["Amersfoort", "GM0307"])
def test_de_gemeente_levert_over_alle_corporaties_in_haar_gemeente(
    tmp_path: Path, wie: str
) -> None:
    velden = replace(VELDEN, leverancier=wie)
    goed(keur_csv(tmp_path, KOP, RIJ, ANDER, velden=velden))
    velden = replace(velden, leverancier="Soest")
    assert len(vreemd(keur_csv(tmp_path, KOP, RIJ, ANDER, velden=velden))) == 2


def test_namens_noemt_de_anderen(tmp_path: Path) -> None:
    goed(keur_csv(tmp_path, KOP, RIJ, ANDER, velden=replace(VELDEN, namens="Omnia Wonen")))
    onbekend = replace(VELDEN, leverancier="Adviesbureau", namens="L0117; omnia wonen")
    goed(keur_csv(tmp_path, KOP, RIJ, ANDER, velden=onbekend))
    assert len(vreemd(keur_csv(tmp_path, KOP, RIJ, velden=replace(onbekend, namens="")))) == 1
    fout = fouten(keur_csv(tmp_path, KOP, RIJ, velden=replace(VELDEN, namens="Omnia Wonnen")))
    assert [(m.kolom, m.suggestie) for m in fout] == [("namens", "Omnia Wonen")]


def test_namens_uit_het_blad_en_uit_de_toml(tmp_path: Path) -> None:
    blad = [("veld", "waarde"), ("Namens", "Omnia Wonen")]
    pad = schrijf(tmp_path, xlsx({"levering": blad, "voorraadmutaties": [KOP, ANDER]}), "a.xlsx")
    goed(keur(pad, VELDEN))
    pad = schrijf(tmp_path, csv_tekst(KOP, ANDER))
    pad.with_suffix(".toml").write_text('namens = ["L1912", "L0968"]')
    goed(keur(pad, VELDEN))


def test_ook_standen_en_plannen_en_wie_is_opgegaan(tmp_path: Path) -> None:
    rij = ("Omnia Wonen", "Amersfoort", "2024-12-31", "100")
    assert vreemd(keur_csv(tmp_path, STANDKOP, rij, naam="voorraadstanden.csv"))
    kop = (*KOP, "segment", "status")
    plan = ("", "Amersfoort", "2027", "nieuwbouw", "9", "sociaal", "hard")
    goed(keur_csv(tmp_path, kop, plan, naam="plannen.csv"))
    anders = ("Omnia Wonen", *plan[1:])
    assert vreemd(keur_csv(tmp_path, kop, anders, naam="plannen.csv"))
    op = REGISTER.corporaties.assign(
        opvolger=["L1912" if c == "L0968" else None for c in REGISTER.corporaties["code"]]
    )
    register = replace(REGISTER, corporaties=op)
    velden = replace(VELDEN, leverancier="De Alliantie")
    pad = schrijf(tmp_path, csv_tekst(KOP, ANDER))
    goed(controleer(pad, velden, register, lambda _: [], VANDAAG))


def test_wat_eerder_is_aangenomen_blijft_leesbaar(tmp_path: Path) -> None:
    pad = schrijf(tmp_path, csv_tekst(KOP, ANDER))
    goed(controleer(pad, VELDEN, REGISTER, lambda _: [], VANDAAG, opnieuw=True))


# -- what it takes the place of --------------------------------------------------------------------


def rijen(n: int) -> list[tuple[str, ...]]:
    return [("Portaal", "Amersfoort", "2024", "nieuwbouw", str(i + 1)) for i in range(n)]


def meer(uitslag: Uitslag) -> list[Melding]:
    return van(uitslag, "waarschuwing", "vervangt meer rijen dan zij brengt")


def test_meer_rijen_vervangen_dan_brengen_vraagt_bevestiging(tmp_path: Path) -> None:
    oud = [eerdere(tmp_path, VELDEN, KOP, *rijen(5))]
    uitslag = goed(keur_csv(tmp_path, KOP, *rijen(2), eerdere=oud))
    (m,) = meer(uitslag)
    assert (m.kolom, m.gevonden, m.suggestie) == ("vervang", "2 rijen, 5 vervangen", "ja")
    assert "5 van levering oud" in m.melding
    assert uitslag.rapport.te_bevestigen
    ja = goed(keur_csv(tmp_path, KOP, *rijen(2), eerdere=oud, velden=replace(VELDEN, vervang="ja")))
    assert len(meer(ja)) == 1
    assert not ja.rapport.te_bevestigen
    assert not meer(keur_csv(tmp_path, KOP, *rijen(5), eerdere=oud))
    later = replace(VELDEN, periode="2025")
    anders = ("Portaal", "Amersfoort", "2025", "nieuwbouw", "1")
    assert not meer(keur_csv(tmp_path, KOP, anders, eerdere=oud, velden=later))


def test_ook_standen_en_planlijsten(tmp_path: Path) -> None:
    stand = [("Portaal", "Amersfoort", "2024-12-31", "100", s) for s in ("sociaal", "midden")]
    kop = (*STANDKOP, "segment")
    naam = "voorraadstanden.csv"
    oud = [eerdere(tmp_path, VELDEN, kop, *stand, naam=naam)]
    (m,) = meer(keur_csv(tmp_path, kop, stand[0], naam=naam, eerdere=oud))
    assert m.gevonden == "1 rij, 2 vervangen"
    assert not meer(keur_csv(tmp_path, kop, *stand, naam=naam, eerdere=oud))
    plannen = [("Portaal", "Amersfoort", "2027", "nieuwbouw", str(n), "hard") for n in (7, 8, 9)]
    kop, naam = (*KOP, "status"), "plannen.csv"
    oud = [eerdere(tmp_path, VELDEN, kop, *plannen, naam=naam)]
    (m,) = meer(keur_csv(tmp_path, kop, plannen[0], naam=naam, eerdere=oud))
    assert m.gevonden == "1 rij, 3 vervangen"
    assert not meer(keur_csv(tmp_path, kop, *plannen, naam=naam, eerdere=oud))


def test_onbevestigd_wordt_bewaard_maar_niet_aangenomen(tmp_path: Path) -> None:
    home, data = tmp_path / "home", maak_data(tmp_path / "data")
    d = dienst(home, data)
    d.laad([mutaties(tmp_path, 5, 3, 4, naam="voorraadmutaties-a.csv")], HUISVELDEN)
    voor = som(home)
    klein = mutaties(tmp_path, 1, naam="voorraadmutaties-b.csv")
    resultaat = d.laad([klein], HUISVELDEN)
    (geladen,) = resultaat.geladen
    assert not geladen.uitslag.rapport.aangenomen
    assert not resultaat.nieuw
    assert geladen.levering
    assert som(home) == voor
    (geladen,) = d.laad([klein], replace(HUISVELDEN, vervang="ja")).geladen
    assert geladen.uitslag.rapport.aangenomen
    assert som(home) == voor - 11
    # Once it counts, the same file makes nothing new, confirmed or not.
    (geladen,) = d.laad([klein], HUISVELDEN).geladen
    assert geladen.herhaling


def test_een_bevestiging_verandert_het_id_van_een_levering_niet() -> None:
    from loaders.archief.manifest import levering_id

    assert levering_id("2026-11-20", "X", "a", VELDEN, ()) == levering_id(
        "2026-11-20", "X", "a", replace(VELDEN, vervang="ja"), ()
    )
    assert levering_id("2026-11-20", "X", "a", Velden(), ()) != levering_id(
        "2026-11-20", "X", "a", Velden(namens="L0117"), ()
    )
