"""A task says how it ended: also where its process was killed, never began or found no room."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from loaders.aanbod import __main__ as proces
from loaders.aanbod import proef
from loaders.aanbod.levend import merk
from loaders.aanbod.taken import BEGIN, Bestand, Taak, Taken
from loaders.aanbod.wachtkamer import Wachtkamer
from settings import Settings
from tests.loaders import huis


def _taak(home: Path, soort: str = "aanname") -> Taak:
    with huis.mutaties(home.parent / "in", 7).open("rb") as stroom:
        aanbod = Wachtkamer(home).neem(stroom, "voorraadmutaties.csv")
    return Taken(home).maak(soort, (Bestand(aanbod.id, aanbod.naam, huis.VELDEN),))  # type: ignore[arg-type]


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
