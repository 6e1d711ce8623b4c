"""A task says how it ended: also where its process was killed, never began or found no room."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from loaders.aanlevering import __main__ as waker
from loaders.aanlevering import proef
from loaders.aanlevering import uitvoerder as proces
from loaders.aanlevering.beurt import ZUINIG, beurt
from loaders.aanlevering.oordeel import laatste
from loaders.aanlevering.taken import BEGIN, HIER, Bestand, Taak, Taken, merk, omgeving_van
from loaders.aanlevering.wachtkamer import Wachtkamer
from loaders.contract import Velden
from settings import Settings
from store.bouw.bouw import BouwFout
from store.standen.standen import Standen
from tests.loaders import huis


def _taak(home: Path, soort: str = "aanname") -> Taak:
    with huis.mutaties(home.parent / "in", 7).open("rb") as stroom:
        aanbod = Wachtkamer(home).neem(stroom, "voorraadmutaties.csv")
    return Taken(home).maak(soort, (Bestand(aanbod.id, aanbod.naam, huis.VELDEN),))  # type: ignore[arg-type]


def test_wie_alleen_wacht_laadt_geen_bibliotheken() -> None:
    """They took a second of processor time, for each task that stood in line."""
    zwaar = "{'pandas', 'numpy', 'sqlalchemy', 'duckdb', 'openpyxl'} & set(sys.modules)"
    vraag = f"import sys, loaders.aanlevering.__main__; sys.exit(str({zwaar} or 0))"
    klaar = subprocess.run(
        [sys.executable, "-c", vraag], cwd=HIER, check=False, capture_output=True
    )
    assert klaar.stderr == b"0\n"


def test_een_gedood_proces_is_afgebroken(tmp_path: Path) -> None:
    taken, taak = Taken(tmp_path), _taak(tmp_path / "home")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as ander:
        loopt = replace(taak, proces=ander.pid, merk=merk(ander.pid))
        assert (loopt.bezig, loopt.afgebroken) == (True, False)
        ander.kill()
        ander.wait()
        assert (loopt.bezig, loopt.afgebroken) == (False, True)
    assert taken.alle() == []


def test_een_ander_proces_met_hetzelfde_nummer_is_het_niet(tmp_path: Path) -> None:
    taak = replace(_taak(tmp_path / "home"), proces=os.getpid(), merk=merk(os.getpid()))
    assert taak.bezig
    assert replace(taak, merk="1").afgebroken


def test_een_proces_dat_nooit_begon_is_afgebroken(tmp_path: Path) -> None:
    taak = _taak(tmp_path / "home")
    assert taak.bezig
    oud = replace(taak, begonnen=datetime.now(UTC) - BEGIN - timedelta(seconds=5))
    assert (oud.bezig, oud.afgebroken) == (False, True)


def test_een_volle_schijf_wordt_gezegd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy does not fit, and neither does a note of how far it is."""
    home, data = tmp_path / "home", huis.maak_data(tmp_path / "data")
    huis.dienst(home, data).bouw()
    taak = _taak(home, "proef")

    def vol(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(proef, "_zelfde", vol)
    proces.Uitvoerder(Settings(home=home), taak).voer_uit()
    (klaar,) = Taken(home).alle()
    assert klaar.klaar is not None and "is vol" in klaar.fout
    assert not list((home / "taken").glob(".tijdelijk-*"))


def test_zonder_harde_koppelingen_werkt_de_proef_ook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, data = tmp_path / "home", huis.maak_data(tmp_path / "data")
    huis.dienst(home, data).bouw()
    echt = os.link

    def link(bron: Path, doel: Path) -> None:
        # As a disk of another make, or a file of another user: within the copy it works.
        if ".tijdelijk-" in str(doel) and ".tijdelijk-" not in str(bron):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        echt(bron, doel)

    monkeypatch.setattr(proef.os, "link", link)
    gevonden = proef.probeer(
        huis.omgeving(home, data), [huis.mutaties(tmp_path / "in", 7)], [huis.VELDEN]
    )
    assert gevonden.verandering is not None
    assert gevonden.verandering.nieuw == {"mutaties": 1}


# -- the process that waits for a turn, and its child ----------------------------------------------


def _bestanden(map_: Path) -> dict[str, str]:
    return {p: w for p, w in huis.vingerafdruk(map_).items() if not p.endswith("slot")}


def _echte_taak(home: Path, soort: str) -> Taak:
    """A file with figures of the invented gemeente, for what ships."""
    stroom = io.BytesIO(b"corporatie;gemeente;periode;soort;aantal\nVB01;GM9999;2024;sloop;7\n")
    aanbod = Wachtkamer(home).neem(stroom, "voorraadmutaties-2024.csv")
    velden = Velden(leverancier="VB01", gemeente="GM9999", periode="2024", vervang="ja")
    return Taken(home).maak(soort, (Bestand(aanbod.id, aanbod.naam, velden),))  # type: ignore[arg-type]


def _wacht(home: Path, taak: Taak) -> Taak:
    einde = time.monotonic() + 120
    while time.monotonic() < einde:
        nu = Taken(home).haal(taak.id)
        assert nu is not None
        if not nu.bezig:
            return nu
        time.sleep(0.1)
    raise AssertionError("the task does not end")


@pytest.mark.parametrize("soort", ["proef", "aanname"])
def test_een_taak_loopt_in_een_begrensd_kind_en_op_zijn_beurt(eigen_home: Path, soort: str) -> None:
    settings, taak = Settings(home=eigen_home), _echte_taak(eigen_home, soort)
    with beurt(eigen_home, 1), beurt(eigen_home, 1):
        Taken(eigen_home).start(taak, settings)
        time.sleep(3)
        wacht = Taken(eigen_home).haal(taak.id)
        assert wacht is not None and wacht.bezig
        assert wacht.stap == "Wachten op een beurt" and wacht.duur >= 2
    klaar = _wacht(eigen_home, taak)
    assert klaar.fout == "" and klaar.vast == (soort == "aanname")
    assert klaar.proces != wacht.proces, "the child did it"
    if soort == "aanname":
        assert klaar.uitkomst["aangenomen"] == [True] and klaar.uitkomst["nieuw"]
        assert Standen(eigen_home / "standen").huidig().id == klaar.uitkomst["stand"]


BEGRENSD = """
import os, sys
from loaders.aanlevering import beurt, uitvoerder
uitvoerder.TAAK = beurt.Grenzen({grenzen})
os._exit(uitvoerder.main(sys.argv[1]))
"""


@pytest.mark.parametrize("soort", ["proef", "aanname"])
@pytest.mark.parametrize(
    ("grenzen", "gezegd"),
    [
        ("100_000_000, 60, 60, 10**9", "te veel geheugen"),
        ("10**9, 1, 60, 10**9", "te veel rekentijd"),
        ("10**9, 60, 1, 10**9", "te veel rekentijd"),
        ("10**9, 60, 60, 100_000", "te veel uitvoer"),
    ],
    ids=["geheugen", "rekentijd", "kloktijd", "uitvoer"],
)
def test_wat_te_veel_vraagt_verandert_niets_en_krijgt_een_verdict(
    eigen_home: Path, monkeypatch: pytest.MonkeyPatch, soort: str, grenzen: str, gezegd: str
) -> None:
    def draai(_module: str, id_: str, settings: Settings, _slot: int) -> int:
        script = BEGRENSD.format(grenzen=grenzen)
        return subprocess.run(
            [sys.executable, "-c", script, id_],
            env=omgeving_van(settings) | ZUINIG, cwd=HIER, check=False,
        ).returncode  # fmt: skip

    taak = _echte_taak(eigen_home, soort)
    voor = {m: _bestanden(eigen_home / m) for m in ("archief", "standen")}
    monkeypatch.setattr(waker, "draai", draai)
    monkeypatch.setenv("WOONSALDO_HOME", str(eigen_home))
    assert waker.main(taak.id) == 0
    klaar = Taken(eigen_home).haal(taak.id)
    assert klaar is not None and klaar.klaar
    assert gezegd in klaar.fout and "hoogstens" in klaar.fout
    assert "Er is niets veranderd." in klaar.fout
    assert {m: _bestanden(eigen_home / m) for m in voor} == voor
    # The file itself is refused from here on, until it is checked again.
    kamer = Wachtkamer(eigen_home)
    verdict = laatste(kamer, kamer.haal(taak.bestanden[0].aanbod))
    assert verdict is not None and not verdict.aangenomen
    assert gezegd in verdict.meldingen[0].melding


def test_een_gedood_kind_is_afgebroken_en_vrij(
    eigen_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taak = _echte_taak(eigen_home, "aanname")
    monkeypatch.setattr(waker, "draai", lambda *_: -signal.SIGKILL)
    monkeypatch.setattr(waker.os, "getpid", lambda: 2**22)  # as if this process is gone too
    monkeypatch.setenv("WOONSALDO_HOME", str(eigen_home))
    waker.main(taak.id)
    klaar = Taken(eigen_home).haal(taak.id)
    assert klaar is not None and klaar.afgebroken
    with beurt(eigen_home, 0), beurt(eigen_home, 0):
        pass


def test_zonder_beurt_wordt_dat_gezegd(eigen_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taak = _echte_taak(eigen_home, "aanname")
    monkeypatch.setattr(waker, "WACHT", 0.0)
    monkeypatch.setenv("WOONSALDO_HOME", str(eigen_home))
    with beurt(eigen_home, 0), beurt(eigen_home, 0):
        waker.main(taak.id)
    klaar = Taken(eigen_home).haal(taak.id)
    assert klaar is not None and "al met 2 bestanden bezig" in klaar.fout


def test_een_stand_die_niet_te_bouwen_is_laat_het_archief_zoals_het_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Accepting wrote the event first, and the stand could never be built after it."""
    home, data = tmp_path / "home", huis.maak_data(tmp_path / "data")
    huis.dienst(home, data).bouw()
    voor, taak = huis.vingerafdruk(home / "archief"), _taak(home)

    def weiger(*_: object, **__: object) -> None:
        raise BouwFout("De balans klopt niet.")

    monkeypatch.setattr("loaders.archief.bouwen.maak_stand", weiger)
    uitvoerder = proces.Uitvoerder(Settings(home=home), taak)
    uitvoerder._omgeving = replace(uitvoerder._omgeving, data=data)
    uitvoerder.voer_uit()
    (klaar,) = Taken(home).alle()
    assert "geen stand te bouwen" in klaar.fout and "De balans klopt niet." in klaar.fout
    assert "withdraw" not in klaar.fout
    assert huis.vingerafdruk(home / "archief") == voor
