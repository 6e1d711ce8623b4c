"""Good files, spoiled at random: always a verdict, never an exception, in bounded time."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from loaders.archief.meegeleverd import MAP
from loaders.leveringsformaat import sjabloon
from telling.rijen import KOLOMMEN, LeveringData
from tests.loaders.fuzzteksten import PLAN, PLANKOP, goede_teksten, regels, waarden
from tests.loaders.leverhulp import (
    KOP,
    RIJ,
    STANDKOP,
    STANDRIJ,
    VELDEN,
    csv_tekst,
    eerdere,
    fouten,
    keur,
    levering,
    schrijf,
    xlsx,
)

# What the files of more than one corporatie need.
SAMEN = replace(VELDEN, status="hard", namens="Alliantie; Omnia Wonen")
RUW = Path(__file__).parent / "data" / "amersfoort-2021-tabel1-ruw.csv"
REFERENTIE = b"code,naam,indeling,fictief\r\nGM0307,Amersfoort,2023,nee\r\n"
VREEMD = ["", "=1+1", "-", "0", "-5", "1.5", "1e9", "٣", "\u202e", "\x00", "\ud83d", "'", '"', '""',
          ";", ",", "\t", "\r", "\n", "\u00a0", "ja", "TRUE", "9" * 400, "2024-02-30", "2024-13",
          "#N/A", "<!DOCTYPE a>", "&lol;", "..", "\x1b[2J", "NaN", "None", "L0117",
          "é" * 50, "\ufeff"]  # fmt: skip


def goede_bestanden() -> list[tuple[str, bytes]]:
    lang = (*KOP, "gebied", "indeling", "segment", "duur", "status", "projectcode")
    rij = (*RIJ, "Stadskern", "2024", "sociaal", "permanent", "gerealiseerd", "P1")
    ander = ("Alliantie", *rij[1:3], "verkoop", "-1.234", *rij[5:-2], "hard", "P2")
    kruis = re.sub(rb"-17\b", b"-1", RUW.read_bytes().replace(b"-106", b"-10"))
    blad = {
        "voorraadmutaties": [lang, rij, ander],
        "voorraadstanden": [STANDKOP, STANDRIJ],
        "plannen": [PLANKOP, PLAN],
        "levering": [("leverancier", "Portaal"), ("gemeente", "Amersfoort"), ("periode", 2024)],
    }
    return [
        ("voorraadmutaties.csv", csv_tekst(lang, rij, ander).encode()),
        ("voorraadstanden.csv", csv_tekst(STANDKOP, STANDRIJ).encode("cp1252")),
        ("kruistabel.csv", kruis),
        ("kruistabel ruw.csv", RUW.read_bytes()),
        *((pad.name, pad.read_bytes()) for pad in sorted((MAP / "leveringen/cbs").glob("8*[nv]"))),
        ("gemeenten.csv", REFERENTIE),
        *goede_teksten(),
        *((pad.name, pad.read_bytes()) for pad in sorted((MAP / "afspraken").glob("amers*"))),
        ("a.xlsx", xlsx(blad)),
        ("b.xlsx", sjabloon.maak()),
    ]


def eerdere_leveringen(map_: Path) -> list[LeveringData]:
    """Mutations and standen of before, so that the checks against history have something to do."""
    begin = ("Portaal", "Amersfoort", "2023-12-31", "90")
    return [
        eerdere(map_, VELDEN, KOP, RIJ, id_="m"),
        eerdere(map_, VELDEN, STANDKOP, begin, STANDRIJ, id_="s", naam="voorraadstanden.csv"),
        levering(keur(MAP / "afspraken/amersfoort-2021.toml").tabellen, id_="a", periode=None),
    ]


def test_de_goede_bestanden_zijn_goed(tmp_path: Path) -> None:
    """Else the spoiled ones would only show how one fout looks."""
    eerder = eerdere_leveringen(tmp_path)
    for naam, inhoud in goede_bestanden():
        uitslag = keur(schrijf(tmp_path, inhoud, naam), SAMEN, eerder)
        assert uitslag.rapport.aangenomen == (naam not in ("kruistabel ruw.csv", "b.xlsx")), (
            naam,
            fouten(uitslag),
        )


def bytes_(r: random.Random, inhoud: bytes) -> bytes:
    uit = bytearray(inhoud)
    for _ in range(r.randint(1, 12)):
        plek = r.randrange(len(uit) + 1)
        match r.randrange(4):
            case 0:
                uit[plek : plek + r.randint(1, 40)] = b""
            case 1:
                uit[plek:plek] = bytes(r.randrange(256) for _ in range(r.randint(1, 20)))
            case 2:
                uit[plek:plek] = uit[plek : plek + r.randint(1, 200)]
            case _ if plek < len(uit):
                uit[plek] = r.randrange(256)
    return bytes(uit)


def cellen(r: random.Random, inhoud: bytes) -> bytes:
    tekst = inhoud.decode("utf-8", errors="replace")
    teken = r.choice([";", ",", "\t"]) if r.random() < 0.2 else ";"
    rijen = [regel.split(";") for regel in tekst.splitlines()]
    for _ in range(r.randint(1, 6)):
        rij = r.choice(rijen)
        if r.random() < 0.2:
            rij.insert(r.randrange(len(rij) + 1), r.choice(VREEMD))
        elif len(rij) > 1 and r.random() < 0.2:
            rij.pop(r.randrange(len(rij)))
        else:
            rij[r.randrange(len(rij))] = r.choice(VREEMD)
    eind = r.choice(["\n", "\r\n", "\r"])
    return eind.join(teken.join(rij) for rij in rijen).encode("utf-8", errors="surrogatepass")


def codering(r: random.Random, inhoud: bytes) -> bytes:
    tekst = inhoud.decode("utf-8", errors="replace")
    naar = r.choice(["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252", "cp500", "utf-7"])
    return tekst.encode(naar, errors="replace")


def in_de_zip(r: random.Random, inhoud: bytes) -> bytes:
    """Spoil the XML inside the workbook, so that it gets past the zip."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as van, zipfile.ZipFile(uit, "w") as naar:
        doel = r.choice(van.namelist())
        for naam in van.namelist():
            deel = van.read(naam)
            if naam == doel:
                deel = r.choice([bytes_, _xml])(r, deel)
            naar.writestr(naam, deel)
    return uit.getvalue()


def _xml(r: random.Random, deel: bytes) -> bytes:
    """Change values in attributes and elements; what remains is well-formed more often."""
    tekst = deel.decode("utf-8", errors="replace")
    for _ in range(r.randint(1, 5)):
        oud = r.choice(["0", "1", "2", "A1", "B2", "sheet", "<v>", "t=", "r=", '"s"', "row", "<c "])
        nieuw = r.choice(
            ["9", "-1", "99999999999", "", "e", "inlineStr", "XFD1", "x", "<f>1</f><v>"]
        )
        plekken = [i for i in range(len(tekst)) if tekst.startswith(oud, i)]
        if plekken:
            i = r.choice(plekken)
            tekst = tekst[:i] + nieuw + tekst[i + len(oud) :]
    return tekst.encode("utf-8")


def verknoei(r: random.Random, naam: str, inhoud: bytes) -> tuple[str, bytes]:
    manieren: list[Callable[[random.Random, bytes], bytes]] = (
        [bytes_, in_de_zip, in_de_zip, in_de_zip]
        if naam.endswith(".xlsx")
        else [bytes_, waarden, waarden, regels, codering]
        if naam.endswith((".toml", ".json"))
        else [bytes_, cellen, cellen, cellen, codering]
    )
    inhoud = r.choice(manieren)(r, inhoud)
    if r.random() < 0.1:
        naam = r.choice(["export.csv", "x.xlsx", "voorraadmutaties", "kruistabel.txt", "x.toml"])
    return naam, inhoud


def ronde(
    map_: Path, zaad: int, bestanden: list[tuple[str, bytes]], eerder: list[LeveringData]
) -> None:
    r = random.Random(zaad)
    naam, inhoud = verknoei(r, *r.choice(bestanden))
    pad = schrijf(map_, inhoud, naam)
    begin = time.process_time()
    try:
        uitslag = keur(pad, SAMEN, eerder)
    except Exception as fout:
        raise AssertionError(f"zaad {zaad} ({naam}) geeft {fout!r}") from fout
    finally:
        pad.unlink()
    assert time.process_time() - begin < 10, f"zaad {zaad} duurt te lang"
    assert not any("Woonsaldo zelf" in m.melding for m in uitslag.rapport.meldingen), (
        f"zaad {zaad} ({naam}): {fouten(uitslag)}"
    )
    if uitslag.rapport.aangenomen:
        assert uitslag.gelezen is not None, f"zaad {zaad}"
        assert uitslag.tabellen, f"zaad {zaad}"
        assert all(len(f) for f in uitslag.tabellen.values()), f"zaad {zaad}"
        for tabel, frame in uitslag.tabellen.items():
            assert tuple(frame.columns) == KOLOMMEN[tabel], f"zaad {zaad}"
    else:
        assert uitslag.tabellen == {}, f"zaad {zaad}"
    uitslag.rapport.als_json()
    uitslag.rapport.als_csv()


def test_verknoeide_bestanden(tmp_path: Path) -> None:
    bestanden, eerder = goede_bestanden(), eerdere_leveringen(tmp_path)
    for zaad in range(400):
        ronde(tmp_path, zaad, bestanden, eerder)


@pytest.mark.soak
def test_tienduizend_verknoeide_bestanden(tmp_path: Path) -> None:
    bestanden, eerder = goede_bestanden(), eerdere_leveringen(tmp_path)
    for zaad in range(1_000, 11_000):
        ronde(tmp_path, zaad, bestanden, eerder)


@pytest.mark.parametrize("naam", ["81955NED.json", "gebieden.geojson"])
def test_een_half_teken_in_json_wordt_geweigerd(tmp_path: Path, naam: str) -> None:
    """No file takes it: without a check this would be a mistake of Woonsaldo itself."""
    begin = '{"type": "FeatureCollection", "features": [], "value": [{"a": "'
    (fout,) = fouten(keur(schrijf(tmp_path, f'{begin}\\ud800"}}]}}', naam)))
    assert "niet te lezen" in fout.melding
    assert "surrogates not allowed" in fout.gevonden
