"""When a source is due, in Dutch time, and `schedule`."""

from __future__ import annotations

import os
import signal
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.__main__ import main
from loaders.archief.omgeving import Omgeving
from loaders.bronnen import ophalen
from loaders.bronnen.contract import Bron, BronFout
from loaders.bronnen.lezen import lees_bronnen
from loaders.bronnen.rooster import NEDERLAND, beurten, is_rooster, volgende
from loaders.bronnen.toestand import Bronboek
from loaders.contract import Velden
from tests.loaders.bronnen.conftest import Schrijver
from tests.loaders.bronnen.nepbron import Nepbron
from tests.loaders.huis import som


def _nl(*delen: int) -> datetime:
    return datetime(*delen, tzinfo=NEDERLAND)  # type: ignore[arg-type]


@pytest.mark.parametrize("tekst", ["", "* * * *", "0 6 * * 8", "0 0 30 2 *", "elke dag", "@daily"])
def test_wat_geen_rooster_is(tekst: str) -> None:
    assert not is_rooster(tekst)


def test_het_uur_dat_wordt_overgeslagen_en_het_uur_dat_twee_keer_komt() -> None:
    # 29 March 2026 has no 2:30; 25 October 2026 has it twice.
    assert volgende("30 2 * * *", _nl(2026, 3, 28, 12)) == _nl(2026, 3, 29, 3, 0)
    assert volgende("30 2 * * *", _nl(2026, 3, 29, 12)) == _nl(2026, 3, 30, 2, 30)
    eerste = volgende("30 2 * * *", _nl(2026, 10, 24, 12))
    assert eerste == _nl(2026, 10, 25, 2, 30)
    assert volgende("30 2 * * *", eerste) == _nl(2026, 10, 26, 2, 30)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))
def test_een_beurt_ligt_altijd_later_en_hooguit_een_dag(na: datetime) -> None:
    nu = na.replace(tzinfo=UTC)
    wanneer = volgende("15 6 * * *", nu)
    assert nu < wanneer <= nu + timedelta(hours=25)
    assert (wanneer.hour, wanneer.minute) == (6, 15)


def test_nooit_geprobeerd_is_nu_aan_de_beurt(tmp_path: Path) -> None:
    boek, nu = Bronboek(tmp_path), datetime(2026, 5, 4, 12, tzinfo=UTC)
    een, twee, drie = (
        Bron(n, "nep", {}, Velden(), tmp_path, w)
        for n, w in (("een", "0 6 * * *"), ("twee", ""), ("drie", "0 6 * * *"))
    )
    boek.begin("drie", "nep")
    boek.klaar("drie", "mislukt", fout="stuk")
    plan = beurten([een, twee, drie], boek, nu)
    per = {b.bron.naam: b.wanneer for b in plan}
    assert per.keys() == {"een", "drie"}
    assert per["een"] == nu
    # A try that failed counts too: the source is left alone until its next turn.
    assert per["drie"] == volgende("0 6 * * *", datetime.now(UTC))


def test_een_fout_rooster_wordt_genoemd_met_regel_en_veld(bronnen: Schrijver) -> None:
    pad = bronnen('[bron.bak]\nsoort = "map"\nmap = "inbox"\nwanneer = "elke dag"\n')
    (melding,) = lees_bronnen(pad).fout["bak"].meldingen
    assert (melding.rij, melding.gevonden) == (4, "elke dag")
    assert "wanneer" in melding.kolom and "vijf velden" in melding.verwacht


@pytest.fixture
def nep(monkeypatch: pytest.MonkeyPatch) -> Nepbron:
    nep = Nepbron()
    monkeypatch.setitem(ophalen.SOORTEN, "nep", nep)
    return nep


TWEE = "".join(f'[bron.{n}]\nsoort = "nep"\nwanneer = "0 6 * * *"\n' for n in ("een", "twee"))


def test_eenmaal_haalt_op_wat_aan_de_beurt_is(
    huis: Omgeving, nep: Nepbron, bronnen: Schrijver, capsys: pytest.CaptureFixture[str]
) -> None:
    bronnen(TWEE)
    echt = nep.haal

    def soms(bron, hulp):
        if bron.naam == "een":
            raise BronFout("De bron zwijgt.")
        return echt(bron, hulp)

    nep.haal = soms  # type: ignore[method-assign]
    assert main(["schedule", "--eenmaal"]) == 3
    uit = capsys.readouterr().out
    assert "bron een: MISLUKT" in uit and "bron twee: opgehaald en geladen" in uit
    assert som(huis.settings.home) == 17
    # Both were tried just now: the next turn is tomorrow.
    assert main(["schedule", "--eenmaal"]) == 0
    assert "bron" not in capsys.readouterr().out


def test_zonder_rooster_zegt_eenmaal_het(
    huis: Omgeving, nep: Nepbron, bronnen: Schrijver, capsys: pytest.CaptureFixture[str]
) -> None:
    bronnen('[bron.een]\nsoort = "nep"\n')
    assert main(["schedule", "--eenmaal"]) == 2
    assert "wanneer" in capsys.readouterr().err


def test_sigterm_stopt_tussen_twee_beurten(
    huis: Omgeving, nep: Nepbron, bronnen: Schrijver, capsys: pytest.CaptureFixture[str]
) -> None:
    bronnen(TWEE)
    echt = nep.haal

    def dan_stop(bron, hulp):
        os.kill(os.getpid(), signal.SIGTERM)
        return echt(bron, hulp)

    nep.haal = dan_stop  # type: ignore[method-assign]
    klok = threading.Timer(30, os._exit, (99,))  # a schedule that does not stop would hang the run
    klok.start()
    try:
        assert main(["schedule"]) == 0
    finally:
        klok.cancel()
    uit = capsys.readouterr().out
    assert "bron een: opgehaald en geladen" in uit and "bron twee" not in uit
    assert Bronboek(huis.settings.home).lees("twee").laatste_poging == ""
