"""The archive: append-only, whole after every call, and damage is found and named."""

import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from domain.perioden import jaren
from loaders.archief import archief as archief_module
from loaders.archief.archief import Archief
from loaders.archief.gebeurtenissen import Intrekking, Levering, Verwijdering
from loaders.archief.manifest import levering_id, maak_manifest, slug
from loaders.contract import GelezenVelden, Velden
from loaders.verdict.fouten import ArchiefBeschadigd, NieuwereVersie


@pytest.fixture
def archief(tmp_path: Path) -> Archief:
    return Archief(tmp_path / "home")


def lever(archief: Archief, naam: str, inhoud: bytes, **velden: object) -> Levering:
    bron = archief.map.parent.parent / "bron"
    bron.write_bytes(inhoud)
    levering = Levering(
        **{
            "id": naam,
            "sha256": archief.bestanden.bewaar(bron),
            "bestand": f"{naam}.csv",
            "grootte": len(inhoud),
            "aangenomen": True,
            "verdict": archief.verdicten.bewaar_bytes(b"[]"),
            "velden": Velden(leverancier="Portaal", periode="2024"),
            "gelezen": GelezenVelden(
                "Portaal", "L0001", ("GM0307",), jaren(2024), date(2025, 1, 2)
            ),
            "tabellen": ("voorraadmutaties",),
        }
        | velden
    )  # type: ignore[arg-type]
    archief.schrijf(levering)
    return levering


def test_lezen_van_niets_maakt_niets(archief: Archief) -> None:
    assert archief.gebeurtenissen() == []
    archief.keur()
    assert not archief.map.parent.exists()


def test_wat_erin_gaat_komt_er_zo_uit(archief: Archief) -> None:
    eerste = lever(archief, "a", b"een")
    geweigerd = lever(archief, "b", b"twee", aangenomen=False, gelezen=None, tabellen=())
    archief.schrijf(Intrekking("a", "dubbel"))
    archief.schrijf(Verwijdering(geweigerd.sha256, "namen van huurders"))
    terug = Archief(archief.map.parent).gebeurtenissen()
    assert [g.inhoud for g in terug] == [
        eerste,
        geweigerd,
        Intrekking("a", "dubbel"),
        Verwijdering(geweigerd.sha256, "namen van huurders"),
    ]
    assert [g.nummer for g in terug] == [1, 2, 3, 4]
    assert all(g.door and g.tijd.tzinfo for g in terug)
    pad = archief.bestanden.pad(eerste.sha256)
    assert pad.read_bytes() == b"een"
    assert pad.stat().st_mode & 0o222 == 0


def test_een_gebeurtenis_wordt_nooit_overschreven(archief: Archief, monkeypatch) -> None:
    lever(archief, "a", b"een")
    voor = (archief.map / "gebeurtenissen/000001.json").read_bytes()
    monkeypatch.setattr(Archief, "gebeurtenissen", lambda self: [])
    with pytest.raises(FileExistsError):
        archief.schrijf(Intrekking("a", "x"))
    assert (archief.map / "gebeurtenissen/000001.json").read_bytes() == voor
    assert len(list((archief.map / "gebeurtenissen").iterdir())) == 1


@pytest.mark.parametrize(
    ("nummer", "bewerk"),
    [
        (1, lambda p: p.unlink()),
        (2, lambda p: p.write_bytes(p.read_bytes()[:-30])),
        (2, lambda p: p.write_bytes(b"")),
        (2, lambda p: p.write_bytes(b"[1]")),
        (2, lambda p: p.write_bytes(b"\xff\xfe")),
        (1, lambda p: p.write_bytes(p.read_bytes().replace(b"true", b"false"))),
        (2, lambda p: p.write_bytes(p.read_bytes().replace(b"true", b'"nee"'))),
        (2, lambda p: p.rename(p.with_name("000009.json"))),
    ],
)
def test_een_beschadigde_gebeurtenis_wordt_genoemd(archief: Archief, nummer: int, bewerk) -> None:
    lever(archief, "a", b"een")
    lever(archief, "b", b"twee")
    lever(archief, "c", b"drie")
    bewerk(archief.map / f"gebeurtenissen/{nummer:06}.json")
    with pytest.raises(ArchiefBeschadigd, match=f"{nummer:06}.json"):
        archief.gebeurtenissen()


def test_een_nieuwere_soort_of_versie_houdt_alles_tegen(archief: Archief) -> None:
    lever(archief, "a", b"een")
    pad = archief.map / "gebeurtenissen/000001.json"
    goed = json.loads(pad.read_bytes())
    for wijziging in ({"soort": "nog niet bedacht"}, {"versie": 2}):
        pad.write_text(json.dumps(goed | wijziging))
        with pytest.raises(NieuwereVersie, match=r"000001\.json.*nieuwere versie"):
            archief.gebeurtenissen()


@pytest.mark.parametrize("welke", ["sha256", "verdict"])
def test_veranderde_of_verdwenen_bytes_worden_genoemd(archief: Archief, welke: str) -> None:
    levering = lever(archief, "a", b"een")
    archief.keur()
    kluis = archief.bestanden if welke == "sha256" else archief.verdicten
    pad = kluis.pad(getattr(levering, welke))
    pad.chmod(0o644)
    pad.write_bytes(b"eem")
    with pytest.raises(ArchiefBeschadigd, match=str(pad)):
        archief.keur()
    with pytest.raises(ArchiefBeschadigd, match=str(pad)):
        lever(archief, "a", b"een")
    pad.unlink()
    with pytest.raises(ArchiefBeschadigd, match=str(pad)):
        archief.keur()


def test_wissen_haalt_alles_weg_en_gaat_verder_na_een_stop(archief: Archief) -> None:
    eigen = archief.verdicten.bewaar_bytes(b"[1]")
    weg = lever(archief, "a", b"naam van een huurder", verdict=eigen)
    blijft = lever(archief, "b", b"twee")
    (archief.gelezen / "k").mkdir(parents=True)
    archief.schrijf(Verwijdering(weg.sha256, "persoonsgegevens"))
    assert archief.bestanden.pad(weg.sha256).exists(), "stopped right after the tombstone"
    archief.ruim_op()
    assert not archief.bestanden.pad(weg.sha256).exists()
    assert not archief.verdicten.pad(eigen).exists()
    assert not archief.gelezen.exists()
    assert archief.verdicten.pad(blijft.verdict).exists()
    archief.keur()


def test_opruimen_haalt_halve_bestanden_weg(archief: Archief) -> None:
    lever(archief, "a", b"een")
    for map_ in (archief.bestanden.map, archief.verdicten.map, archief.map / "gebeurtenissen"):
        (map_ / ".tijdelijk-x").write_bytes(b"half")
    (archief.gelezen / ".tijdelijk-y").mkdir(parents=True)
    archief.ruim_op()
    assert not list(archief.map.rglob(".tijdelijk-*"))
    assert len(archief.gebeurtenissen()) == 1


def test_een_schrijffout_laat_geen_halve_gebeurtenis_na(archief: Archief, monkeypatch) -> None:
    lever(archief, "a", b"een")

    def vol(*_: object) -> int:
        raise OSError(28, "No space left on device")

    for functie in ("write", "fsync", "link"):
        with monkeypatch.context() as m:
            m.setattr(os, functie, vol)
            with pytest.raises(OSError, match="No space"):
                archief.schrijf(Intrekking("a", "x"))
        assert len(archief.gebeurtenissen()) == 1
        assert [p.name for p in (archief.map / "gebeurtenissen").iterdir()] == ["000001.json"]
    archief.schrijf(Intrekking("a", "x"))
    assert len(archief.gebeurtenissen()) == 2


def test_de_gebruiker_zonder_naam_heet_onbekend(archief: Archief, monkeypatch) -> None:
    def niemand() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(archief_module.getpass, "getuser", niemand)
    assert archief.schrijf(Intrekking("a", "x")).door == "onbekend"


# -- what counts -----------------------------------------------------------------------------------


def ids(archief: Archief, **kw: bool) -> list[str]:
    return [lev.id for lev in maak_manifest(archief.gebeurtenissen(), **kw).leveringen]


def test_geweigerd_ingetrokken_en_verwijderd_tellen_niet(archief: Archief) -> None:
    lever(archief, "a", b"1")
    lever(archief, "b", b"2", aangenomen=False)
    lever(archief, "c", b"3")
    d = lever(archief, "d", b"4")
    assert ids(archief) == ["a", "c", "d"]
    archief.schrijf(Intrekking("c", "x"))
    archief.schrijf(Verwijdering(d.sha256, "x"))
    manifest = maak_manifest(archief.gebeurtenissen())
    assert [lev.id for lev in manifest.leveringen] == ["a"]
    assert [lev.id for lev in manifest.weg] == ["c", "d"]
    assert [lev.id for lev in manifest.alle] == ["a", "b", "c", "d"]


def test_een_nieuwere_versie_komt_op_de_plaats_van_de_oude(archief: Archief) -> None:
    lever(archief, "oud", b"1", sleutels=("pad:x", "document:d1"))
    lever(archief, "eigen", b"2")
    lever(archief, "d2", b"3", sleutels=("document:d2",))
    lever(archief, "nieuw", b"4", sleutels=("document:d1", "document:d2"))
    assert ids(archief) == ["nieuw", "eigen"]
    archief.schrijf(Intrekking("nieuw", "fout"))
    assert ids(archief) == ["oud", "eigen", "d2"], "the older version counts again"


def test_zonder_voorbeeld_blijft_voorbeeldstad_weg(archief: Archief) -> None:
    lever(archief, "a", b"1", meegeleverd="reference/gemeenten.csv")
    lever(archief, "b", b"2", meegeleverd="voorbeeld/mutaties.csv")
    assert ids(archief, voorbeeld=False) == ["a"]
    assert ids(archief) == ["a", "b"]


def test_het_id_van_de_stand_volgt_uit_de_inhoud(tmp_path: Path) -> None:
    def stand_id(naam: str, *stappen: object) -> str:
        archief = Archief(tmp_path / naam / "home")
        archief.map.parent.mkdir(parents=True)
        for stap in stappen:
            stap(archief)  # type: ignore[operator]
        return maak_manifest(archief.gebeurtenissen()).stand_id

    def a(x: Archief) -> None:
        lever(x, "a", b"1")

    def a_met_ander_id(x: Archief) -> None:
        lever(x, "z", b"1")

    def a_ander_veld(x: Archief) -> None:
        lever(x, "a", b"1", velden=Velden(leverancier="Portaal", periode="2023"))

    def b(x: Archief) -> None:
        lever(x, "b", b"2")

    def weg_b(x: Archief) -> None:
        x.schrijf(Intrekking("b", "x"))

    def geweigerd(x: Archief) -> None:
        lever(x, "w", b"9", aangenomen=False)

    ab = stand_id("ab", a, b)
    assert len(ab) == 12
    assert int(ab, 16) >= 0
    assert stand_id("ab2", a_met_ander_id, geweigerd, b) == ab, "no clock, no refused files"
    anders = [
        stand_id("ba", b, a),
        stand_id("a", a),
        stand_id("veld", a_ander_veld, b),
        stand_id("weg", a, b, weg_b),
        stand_id("leeg"),
    ]
    assert len({ab, *anders}) == 6


def test_een_levering_heeft_een_leesbaar_en_eigen_id() -> None:
    velden = Velden(leverancier="Omnia Wonen")
    eerste = levering_id("2025-01-02", "Omnia Wonen", "ab", velden, [])
    assert eerste.startswith("2025-01-02-omnia-wonen-")
    assert levering_id("2025-01-02", "Omnia Wonen", "ab", velden, []) == eerste
    tweede = levering_id("2025-01-02", "Omnia Wonen", "ab", velden, [eerste])
    assert tweede != eerste
    assert levering_id("2025-01-02", "Omnia Wonen", "ab", velden, [eerste, tweede]) not in (
        eerste,
        tweede,
    )


@pytest.mark.parametrize(
    ("naam", "kort"),
    [
        ("Portaal", "portaal"),
        ("Gemeente 's-Hertogenbosch", "gemeente-s-hertogenbosch"),
        ("Één & Ander", "een-ander"),
        ("../../etc", "etc"),
        ("日本", "onbekend"),
        ("", "onbekend"),
        ("a" * 80, "a" * 30),
    ],
)
def test_slug(naam: str, kort: str) -> None:
    assert slug(naam) == kort


def test_een_weggehaalde_laatste_gebeurtenis_wordt_gemerkt(archief: Archief) -> None:
    lever(archief, "a", b"een")
    lever(archief, "b", b"twee")
    pad = archief.map / "gebeurtenissen/000002.json"
    goed = pad.read_bytes()
    pad.write_bytes(goed.replace(b"true", b"false"))
    with pytest.raises(ArchiefBeschadigd, match=r"000002\.json is veranderd"):
        archief.keur()
    pad.unlink()
    with pytest.raises(ArchiefBeschadigd, match=r"000002\.json is weg.*laatste\.json"):
        archief.keur()
    with pytest.raises(ArchiefBeschadigd):
        lever(archief, "c", b"drie")
    pad.write_bytes(goed)
    (archief.map / "laatste.json").write_text("{")
    with pytest.raises(ArchiefBeschadigd, match=r"laatste\.json is niet te lezen"):
        archief.gebeurtenissen()


def test_een_archief_van_voor_laatste_json_krijgt_het_bij_het_volgende_werk(
    archief: Archief,
) -> None:
    lever(archief, "a", b"een")
    for laatste in (archief.map / "laatste.json", archief.map.parent / "laatste.json"):
        laatste.unlink()
        archief.keur()
        assert not laatste.exists() and not archief.onthoudt, "looking writes nothing"
        archief.ruim_op()
        assert archief.onthoudt
        nummer = json.loads(laatste.read_bytes())["nummer"]
        voor = laatste.read_bytes()
        lever(archief, laatste.parent.name, laatste.parent.name.encode())
        laatste.write_bytes(voor)  # killed between the event and the note of it
        archief.keur()
        archief.ruim_op()
        assert json.loads(laatste.read_bytes())["nummer"] == nummer + 1


@pytest.mark.parametrize("weg", ["laatste gebeurtenis", "gebeurtenissen", "archief"])
def test_ook_met_zijn_eigen_notitie_weg_wordt_een_verlies_gemerkt(
    archief: Archief, weg: str
) -> None:
    lever(archief, "a", b"een")
    lever(archief, "b", b"twee")
    if weg == "laatste gebeurtenis":
        (archief.map / "laatste.json").unlink()
        (archief.map / "gebeurtenissen/000002.json").unlink()
    else:
        shutil.rmtree(archief.map / ("gebeurtenissen" if weg == "gebeurtenissen" else ""))
    with pytest.raises(ArchiefBeschadigd, match=r"000002\.json is weg.*reservekopie"):
        archief.gebeurtenissen()
    with pytest.raises(ArchiefBeschadigd):
        lever(archief, "c", b"drie")
    # An older archive that was put back on purpose: the text says how to go on.
    (archief.map.parent / "laatste.json").unlink()
    (archief.map / "laatste.json").unlink(missing_ok=True)
    assert len(archief.gebeurtenissen()) == (1 if weg == "laatste gebeurtenis" else 0)


def test_het_kenmerk_verandert_met_elke_gebeurtenis(archief: Archief) -> None:
    gezien = {archief.kenmerk()}
    for naam in "abc":
        lever(archief, naam, naam.encode())
        gezien.add(archief.kenmerk())
    (archief.map / "gebeurtenissen/000003.json").unlink()
    gezien.add(archief.kenmerk())
    assert len(gezien) == 5
