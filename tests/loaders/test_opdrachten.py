"""The command line: exit codes, what goes where, and the page that documents it."""

import json
import os
import re
import stat
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
import typer
from filelock import FileLock

from loaders.__main__ import app, main
from loaders.archief.archief import Archief
from loaders.archief.omgeving import Omgeving
from loaders.opdrachten import gemeen
from store.standen.standen import Standen
from tests.loaders.huis import KOP, VANDAAG, maak_data, mutaties, slecht, som

HIER = Path(__file__).resolve().parents[2]
VELDEN = ["--leverancier", "Portaal", "--gemeente", "Amersfoort", "--periode", "2024"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with small shipped data, on a fixed day."""
    data = maak_data(tmp_path / "data")
    monkeypatch.setenv("WOONSALDO_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(gemeen, "Omgeving", partial(Omgeving, data=data, vandaag=lambda: VANDAAG))
    return tmp_path / "home"


def roep(*argumenten: object) -> int:
    return main([str(a) for a in argumenten])


def test_wie_meer_vervangt_dan_hij_brengt_zegt_vervang(home: Path, tmp_path: Path, capsys) -> None:
    assert roep("load", mutaties(tmp_path, 5, 3, 4), *VELDEN) == 0
    klein = mutaties(tmp_path, 1, naam="voorraadmutaties-klein.csv")
    assert roep("check", klein, *VELDEN) == 0
    assert "met --vervang" in capsys.readouterr().out
    assert roep("load", klein, *VELDEN) == 1
    assert "is niet bevestigd" in capsys.readouterr().out
    assert roep("load", klein, *VELDEN, "--vervang") == 0


def test_check_zegt_het_verdict_en_bewaart_niets(home: Path, tmp_path: Path, capsys) -> None:
    assert roep("check", mutaties(tmp_path, 5), *VELDEN) == 0
    uit = capsys.readouterr()
    assert uit.out.startswith("voorraadmutaties.csv: aangenomen (")
    assert uit.err == ""
    assert roep("check", slecht(tmp_path), mutaties(tmp_path, 5), *VELDEN) == 1
    uit = capsys.readouterr()
    assert "voorraadmutaties-slecht.csv: NIET aangenomen (1 fout" in uit.out
    assert re.search(r"fout +.*rij 2, kolom aantal: .*Gevonden: 'veel'\. Verwacht: ", uit.out)
    assert "voorraadmutaties.csv: aangenomen" in uit.out
    assert not home.exists()


def test_check_json_is_een_lijst_en_niets_anders(home: Path, tmp_path: Path, capsys) -> None:
    roep("check", slecht(tmp_path), slecht(tmp_path, "voorraadmutaties-b.csv"), "--format", "json")
    uit = capsys.readouterr()
    lijst = json.loads(uit.out)
    assert {m["bestand"] for m in lijst} == {
        "voorraadmutaties-slecht.csv",
        "voorraadmutaties-b.csv",
    }
    assert {"blad", "rij", "kolom", "ernst", "melding"} <= set(lijst[0])
    assert roep("check", mutaties(tmp_path, 5), *VELDEN, "--format", "json") == 0
    assert isinstance(json.loads(capsys.readouterr().out), list)
    assert roep("check", slecht(tmp_path), "--format", "csv") == 1
    assert capsys.readouterr().out.startswith("bestand,blad,rij,kolom,ernst,")


def test_load_laadt_en_zegt_wat_er_te_zien_is(home: Path, tmp_path: Path, capsys) -> None:
    assert roep("load", mutaties(tmp_path, 5), *VELDEN) == 0
    uit = capsys.readouterr().out
    levering = re.search(r"levering +(\S+)", uit)
    stand = Standen(home / "standen").huidig().id
    assert levering
    assert f"Stand {stand} is nu te zien." in uit
    assert som(home) == 17
    assert roep("load", slecht(tmp_path), *VELDEN) == 1
    uit = capsys.readouterr().out
    assert f"Stand {stand} blijft staan." in uit
    assert "levering  " not in uit
    assert roep("load", mutaties(tmp_path, 5), *VELDEN) == 0
    assert "al eerder geladen" in capsys.readouterr().out
    assert roep("withdraw", levering[1], "--reason", "dubbel") == 0
    assert som(home) == 12
    assert roep("withdraw", "weg", "--reason", "dubbel") == 2


def test_standen_rollback_pin_en_unpin(home: Path, tmp_path: Path, capsys) -> None:
    assert roep("standen") == 0
    assert capsys.readouterr().out == "Er is nog geen stand.\n"
    roep("load", mutaties(tmp_path, 5), *VELDEN)
    eerste = Standen(home / "standen").huidig().id
    roep("load", mutaties(tmp_path, 6), *VELDEN)
    tweede = Standen(home / "standen").huidig().id
    assert roep("rollback", eerste) == 0
    assert roep("pin", eerste) == 0
    capsys.readouterr()
    assert roep("standen") == 0
    regels = capsys.readouterr().out.splitlines()
    assert next(r for r in regels if r.startswith(eerste)).endswith("nu te zien, vastgezet")
    assert next(r for r in regels if r.startswith(tweede)).strip().endswith("MB") is False
    assert roep("unpin", eerste) == 0
    for opdracht in ("rollback", "pin", "unpin"):
        assert roep(opdracht, "onbekend") == 2
        assert "'onbekend' is er niet" in capsys.readouterr().err
    assert roep("build") == 0
    assert Standen(home / "standen").huidig().id == tweede


def test_purge_verwijdert_en_zegt_wat_blijft(home: Path, tmp_path: Path, capsys) -> None:
    roep("load", mutaties(tmp_path, 5), *VELDEN)
    sha = Archief(home).gebeurtenissen()[-1].inhoud.sha256  # type: ignore[union-attr]
    assert roep("purge", sha.upper(), "--reason", "namen") == 0
    assert "verwijderd" in capsys.readouterr().out
    assert som(home) == 12
    assert roep("load", mutaties(tmp_path, 5), *VELDEN) == 1
    assert "niet opnieuw aangenomen" in capsys.readouterr().out


def test_build_indien_nodig_bouwt_alleen_zonder_stand(home: Path, tmp_path: Path, capsys) -> None:
    assert roep("build", "--indien-nodig") == 0
    assert som(home) == 12
    Archief(home).map.rename(home / "opzij")
    assert roep("build", "--indien-nodig") == 0, "there is a stand: nothing is looked at"


def test_template_schrijft_een_werkmap_en_nooit_over_een_andere(tmp_path: Path, capsys) -> None:
    assert roep("template", tmp_path / "nieuw/map") == 0
    pad = next((tmp_path / "nieuw/map").iterdir())
    assert pad.read_bytes()[:2] == b"PK"
    assert str(pad) in capsys.readouterr().out
    assert roep("template", tmp_path / "nieuw/map") == 2
    assert roep("template", pad) == 3


@pytest.mark.parametrize(
    ("argumenten", "woord"),
    [
        (["chekc", "x"], "'chekc' bestaat niet"),
        (["check"], "ontbreekt"),
        (["check", "weg.csv"], "weg.csv is er niet"),
        (["check", "."], "geen bestand"),
        (["check", "/dev/null"], "geen bestand"),
        (["check", "x", "--formaat", "json"], "--formaat bestaat niet"),
        (["check", "x", "--format", "xml"], "'xml'; verwacht tekst, json, csv"),
        (["load"], "ontbreekt"),
        (["load", "x", "--wacht", "lang"], "--wacht"),
        (["load", "x", "--wacht", "-1"], "--wacht"),
        (["withdraw", "x"], "--reason is nodig"),
        (["withdraw", "x", "--reason", " "], "reden"),
        (["purge", "x"], "--reason is nodig"),
        (["purge", "x", "--reason", "y"], "geen bestand met SHA-256 'x'"),
        (["rollback"], "ontbreekt"),
        (["rollback", "a", "b"], "te veel"),
        (["--onzin"], "--onzin bestaat niet"),
    ],
)
def test_een_verkeerde_aanroep_is_twee_en_zegt_waarom(
    home: Path, capsys, argumenten: list[str], woord: str
) -> None:
    assert roep(*argumenten) == 2
    uit = capsys.readouterr()
    assert woord in uit.err
    assert uit.out == ""
    assert "Traceback" not in uit.err


def test_zonder_opdracht_komt_de_hulp(home: Path, capsys) -> None:
    assert roep() == 2
    assert roep("--help") == 0
    assert "withdraw" in capsys.readouterr().out


def test_een_verkeerde_instelling_is_twee(home: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("WOONSALDO_VOORBEELD", "misschien")
    assert roep("standen") == 2
    assert "verwacht 'aan' of 'uit'" in capsys.readouterr().err


def test_een_beschadigd_archief_is_drie_en_noemt_het_bestand(
    home: Path, tmp_path: Path, capsys
) -> None:
    roep("load", mutaties(tmp_path, 5), *VELDEN)
    pad = home / "archief/gebeurtenissen/000002.json"
    pad.write_bytes(b"")
    for argumenten in (
        ["build"],
        ["load", mutaties(tmp_path, 6), *VELDEN],
        ["check", mutaties(tmp_path, 6), *VELDEN],
        ["withdraw", "x", "--reason", "y"],
    ):
        assert roep(*argumenten) == 3
        assert str(pad) in capsys.readouterr().err
    assert som(home) == 17


def test_een_onvoorziene_fout_is_drie_zonder_traceback(
    home: Path, tmp_path: Path, monkeypatch, capsys
) -> None:
    def kapot(*_: object) -> None:
        raise ZeroDivisionError("geheim")

    monkeypatch.setattr("loaders.dienst.dienst.oordeel", kapot)
    assert roep("check", mutaties(tmp_path, 5), *VELDEN) == 3
    uit = capsys.readouterr()
    assert uit.out == ""
    assert "Traceback" not in uit.err
    assert "geheim" not in uit.err
    log = list((home / "log").iterdir())
    assert str(log[0]) in uit.err
    assert "ZeroDivisionError: geheim" in log[0].read_text()
    assert stat.S_ISREG(log[0].stat().st_mode)


def test_afbreken_is_drie(home: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    def toets(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("loaders.dienst.dienst.oordeel", toets)
    assert roep("check", mutaties(tmp_path, 5), *VELDEN) == 3
    assert "Afgebroken" in capsys.readouterr().err


def test_wie_te_lang_wacht_krijgt_drie_en_hoort_waarom(home: Path, tmp_path: Path, capsys) -> None:
    home.mkdir()
    with FileLock(home / "slot"):
        assert roep("load", mutaties(tmp_path, 5), *VELDEN, "--wacht", "0.2") == 3
        err = capsys.readouterr().err
        assert "We wachten" in err
        assert "--wacht" in err
        assert roep("check", mutaties(tmp_path, 5), *VELDEN) == 0, "a check needs no lock"
    assert not (home / "archief").exists()


def start(
    home: Path, *argumenten: str, grens: int | None = None
) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, with the small shipped data."""
    code = (
        "import resource, sys; from functools import partial; from pathlib import Path;"
        "from loaders.__main__ import main; from loaders.opdrachten import gemeen;"
        "from loaders.archief.omgeving import Omgeving;"
        f"gemeen.Omgeving = partial(Omgeving, data=Path({str(home.parent / 'data')!r}));"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({grens or -1}, -1));"
        "sys.exit(main(sys.argv[1:]))"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *argumenten],
        cwd=HIER,
        capture_output=True,
        text=True,
        check=False,
    )


def test_twee_ladingen_tegelijk_komen_er_allebei_in(home: Path, tmp_path: Path) -> None:
    codes: dict[int, int] = {}

    def laad(jaar: int) -> None:
        bestand = tmp_path / f"{jaar}/voorraadmutaties.csv"
        bestand.parent.mkdir()
        bestand.write_text(f"{KOP}\nPortaal;Amersfoort;{jaar};nieuwbouw;3\n")
        velden = ["--leverancier", "Portaal", "--gemeente", "Amersfoort", "--periode", str(jaar)]
        codes[jaar] = start(home, "load", str(bestand), *velden).returncode

    draden = [threading.Thread(target=laad, args=(jaar,)) for jaar in (2021, 2022)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert codes == {2021: 0, 2022: 0}
    assert som(home) == 12 + 6
    Archief(home).keur()


@pytest.mark.parametrize("grens", [50_000, 300_000])
def test_een_volle_schijf_is_drie_met_alleen_een_zin(home: Path, grens: int) -> None:
    uit = start(home, "build", grens=grens)
    assert uit.returncode == 3
    assert uit.stdout == ""
    assert uit.stderr.startswith("De stand is niet gebouwd")
    assert "Misschien is de schijf vol" in uit.stderr
    assert len(uit.stderr.splitlines()) == 1, "nothing of what the libraries say themselves"
    assert start(home, "build").returncode == 0


def test_de_echte_opdracht_met_wat_echt_meekomt(tmp_path: Path) -> None:
    """`python -m loaders` on a new machine: what ships is accepted and built."""

    def draai(*argumenten: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "loaders", *argumenten],
            cwd=HIER,
            env=os.environ | {"WOONSALDO_HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
            check=False,
        )

    uit = draai("build", "--indien-nodig")
    assert (uit.returncode, uit.stderr) == (0, "")
    info = Standen(tmp_path / "home/standen").huidig()
    assert info.id in uit.stdout
    assert info.tellingen["gemeente"] > 300
    again = draai("build")
    assert again.stdout == uit.stdout
    leeg = tmp_path / "leeg.csv"
    leeg.write_bytes(b"")
    uit = draai("check", str(leeg), "--format", "json")
    assert uit.returncode == 1
    assert json.loads(uit.stdout)[0]["ernst"] == "fout"


# -- the page that documents it ----------------------------------------------------------------


def gedocumenteerd() -> dict[str, tuple[str, set[str]]]:
    """Per command of docs/command-line.md: its usage line and its options."""
    tekst = (HIER / "docs/command-line.md").read_text(encoding="utf-8")
    uit = {}
    for deel in tekst.split("\n### ")[1:]:
        naam = deel.split("\n", 1)[0].strip()
        gebruik = next(r for r in deel.splitlines() if r.startswith("    python -m loaders"))
        uit[naam] = (gebruik, set(re.findall(r"^\| `(--[a-z-]+)` \|", deel, re.MULTILINE)))
    return uit


def test_elke_opdracht_en_optie_staat_in_de_documentatie() -> None:
    opdrachten = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    echt = {
        naam: {o for p in opdracht.params for o in p.opts if o.startswith("--")} - {"--help"}
        for naam, opdracht in opdrachten.items()
    }
    docs = gedocumenteerd()
    genoemd = {naam: opties | set(re.findall(r"--[a-z]+", g)) for naam, (g, opties) in docs.items()}
    assert genoemd == echt
    for naam, opdracht in opdrachten.items():
        assert f"loaders {naam}" in docs[naam][0]
        assert opdracht.help, f"{naam} has no help"
        for p in opdracht.params:
            assert p.help, f"{naam} {p.name} has no help"
            if not p.opts[0].startswith("--"):
                assert p.metavar.rstrip(".") in docs[naam][0]


def test_elke_exitcode_staat_in_de_documentatie() -> None:
    tekst = (HIER / "docs/command-line.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d) \|", tekst, re.MULTILINE) == ["0", "1", "2", "3"]
