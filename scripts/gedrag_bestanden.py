"""Files for `gedrag.py`: a big register as leveringen, and good files with spoiled copies.

Made from numbers only, so the same on every machine. Nothing of Woonsaldo is imported: the formats
are those of docs/delivery-format.md and docs/register-afspraken.md.
"""

from __future__ import annotations

import csv
import io
import random
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

GEREALISEERD, PLANNEN, CORPORATIES, GEBIEDEN = 2_250, 250, 4, 15
SOORTEN = (
    "nieuwbouw", "transformatie", "splitsing", "aankoop", "terugkoop", "deliberalisatie",
    "uitruil_in", "toevoeging", "sloop", "verkoop", "liberalisatie", "samenvoeging", "uitruil_uit",
    "einde_tijdelijk", "onttrekking",
)  # fmt: skip
VELDEN = 'bron = "Verzonnen, om te meten"\nfictief = "ja"\nontvangen = "2026-11-01"\n'
VREEMD = ("", "=1+1", "-", "0", "-5", "1.5", "1e9", "٣", "\u202e", "'", '"', '""', ";", ",", "\t",
          "ja", "9" * 400, "2024-02-30", "2024-13", "2031", "#N/A", "..", "NaN", "L0117", "GM0344",
          "sloop", "vrij", "hard", "12.345", "é" * 50, "\ufeff")  # fmt: skip
CODERINGEN = ("utf-16", "utf-8-sig", "cp1252", "cp500", "utf-7")


def register(map_: Path, rijen: int) -> list[Path]:
    """A register of so many mutaties (whole corporaties of 2,500), in the order to load it in.

    A gemeente has 4 corporaties, 15 wijken and 10 afspraken; a corporatie 2,250 realised mutaties,
    250 plans and its stand of every year.
    """
    aantal = max(rijen // (GEREALISEERD + PLANNEN), 1)
    gemeenten = [f"GM{5000 + n}" for n in range(-(-aantal // CORPORATIES))]
    wie = [(f"C{n:04d}", gemeenten[n // CORPORATIES]) for n in range(aantal)]
    wijken = [(f"WK{g[2:]}{n:02d}", g) for g in gemeenten for n in range(GEBIEDEN)]
    uit = [
        _csv(map_, "gemeenten", ("code", "naam", "indeling", "fictief"),
             ((g, f"Stad {g[2:]}", 2024, "ja") for g in gemeenten), _eigen("gemeenten")),
        _csv(map_, "corporaties", ("code", "naam", "fictief"),
             ((c, f"Corporatie {c}", "ja") for c, _ in wie), _eigen("corporaties")),
        _csv(map_, "gebieden", ("code", "indeling", "naam", "niveau", "gemeente", "fictief"),
             ((w, 2024, f"Wijk {w[2:]}", "wijk", g, "ja") for w, g in wijken), _eigen("gebieden")),
    ]  # fmt: skip
    for g in gemeenten:
        (map_ / f"afspraken-{g}.toml").write_text(_afspraken(g, [c for c, x in wie if x == g]))
        uit.append(map_ / f"afspraken-{g}.toml")
    for n, (corporatie, gemeente) in enumerate(wie):
        uit += [
            _mutaties(map_, n, corporatie, gemeente, plannen=False),
            _mutaties(map_, n, corporatie, gemeente, plannen=True),
            _standen(map_, corporatie, gemeente),
        ]
    return uit


def _eigen(tabel: str) -> str:
    return f'tabel = "{tabel}"\nleverancier = "Meting"\n{VELDEN}'


def _csv(map_: Path, naam: str, kop: Sequence[str], rijen: Iterable[Sequence[object]],
         velden: str) -> Path:  # fmt: skip
    pad = map_ / f"{naam}.csv"
    with pad.open("w", newline="") as bestand:
        csv.writer(bestand, delimiter=";").writerows([kop, *rijen])
    pad.with_suffix(".toml").write_text(velden, encoding="utf-8")
    return pad


def _levering(corporatie: str, gemeente: str, periode: str) -> str:
    return f'leverancier = "{corporatie}"\ngemeente = "{gemeente}"\nperiode = "{periode}"\n{VELDEN}'


def _mutaties(map_: Path, n: int, corporatie: str, gemeente: str, *, plannen: bool) -> Path:
    r = random.Random(f"{n} {plannen}")
    van, tot = (2026, 2032) if plannen else (2015, 2025)
    kop = ("corporatie", "gemeente", "gebied", "indeling", "periode", "soort", "aantal", "segment",
           "duur", "status")  # fmt: skip

    def rij() -> tuple[object, ...]:
        jaar = r.randint(van, tot)
        dag = f"{jaar}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"
        return (corporatie, gemeente, f"WK{gemeente[2:]}{r.randrange(GEBIEDEN):02d}", 2024,
                r.choice((jaar, jaar, f"{jaar}-Q{r.randint(1, 4)}", dag)),
                r.choice(SOORTEN), r.randrange(40), r.choice(["sociaal"] * 9 + ["midden"]),
                r.choice(["permanent"] * 9 + ["tijdelijk_lang"]),
                r.choice(("hard", "zacht")) if plannen else "gerealiseerd")  # fmt: skip

    rijen = (rij() for _ in range(PLANNEN if plannen else GEREALISEERD))
    naam = f"voorraadmutaties-{corporatie}-{'plannen' if plannen else 'gerealiseerd'}"
    return _csv(map_, naam, kop, rijen, _levering(corporatie, gemeente, f"{van}-{tot}"))


def _standen(map_: Path, corporatie: str, gemeente: str) -> Path:
    kop = ("corporatie", "gemeente", "peildatum", "aantal", "segment", "duur")
    rijen = [(corporatie, gemeente, f"{j}-12-31", 5000 + j, "sociaal", "permanent")
             for j in range(2014, 2026)]  # fmt: skip
    return _csv(map_, f"voorraadstanden-{corporatie}", kop, rijen,
                _levering(corporatie, gemeente, "2014-2025"))  # fmt: skip


def _afspraken(gemeente: str, corporaties: Sequence[str]) -> str:
    id_ = f"meting-{gemeente.lower()}"
    namen = ", ".join(f'"{c}"' for c in corporaties)
    delen = [f'[document]\nid = "{id_}"\ntitel = "Afspraken {gemeente}"\n'
             f'gemeente = "{gemeente}"\nbron = "Verzonnen"\nfictief = true\n'
             "ontvangen = 2026-11-01\n"]  # fmt: skip
    delen += [f'[[partij]]\ncorporatie = "{c}"\nperiode = "2015-2032"\n' for c in corporaties]
    delen += [
        f'[[afspraak]]\nid = "{id_}-{k}"\nartikel = "{k}"\nthema = "Omvang"\n'
        f'titel = "Afspraak {k}"\nbetekenis = "Er komen woningen bij."\npartijen = [{namen}]\n'
        'indicator = "netto_groei"\nrekenwijze = "gemiddelde_per_jaar"\neenheid = "woningen"\n'
        f'doel = {100 * k}\nrichting = "minimum"\nbinding = "streven"\nperiode = "2021-2030"\n'
        '[afspraak.telt]\nduur = ["permanent"]\nsegment = ["sociaal"]\nperspectief = "sector"\n'
        'sloop = "met"\n'
        for k in range(1, 11)
    ]
    return "\n".join(delen)


def andere_levering(bron: Path, map_: Path) -> Path:
    """A levering again with another number in every fifth row: what a second stand is made of."""
    rijen = [regel.split(";") for regel in bron.read_text(encoding="utf-8").splitlines()]
    plek = rijen[0].index("aantal")
    for rij in rijen[1::5]:
        rij[plek] = str(int(rij[plek]) + 1)
    doel = map_ / bron.name
    doel.write_text("\n".join(";".join(rij) for rij in rijen), encoding="utf-8")
    shutil.copy(bron.with_suffix(".toml"), map_)
    return doel


def werkmap(voorbeeld: Path, doel: Path) -> None:
    """A workbook of what one corporatie of Voorbeeldstad hands in, with a sheet a table.

    Always the same bytes: XlsxWriter dates the parts of a zip in 1980.
    """
    boek = xlsxwriter.Workbook(doel)
    boek.set_properties({"created": datetime(2026, 11, 1, tzinfo=UTC)})
    velden = [("leverancier", "VB01"), ("gemeente", "GM9999"), ("periode", "2014-2032"),
              ("bron", "Verzonnen"), ("fictief", "ja")]  # fmt: skip
    bladen = {
        naam.split("-")[0]: list(csv.reader((voorbeeld / naam).open(), delimiter=";"))
        for naam in ("voorraadmutaties-vb01-2015-2025.csv", "voorraadstanden-vb01-2014-2025.csv",
                     "plannen-vb01-2026-2032.csv")
    }  # fmt: skip
    for naam, rijen in (bladen | {"levering": velden}).items():
        blad = boek.add_worksheet(naam)
        for n, rij in enumerate(rijen):
            blad.write_row(n, 0, rij)
    boek.close()


def bestanden(goed: Sequence[Path], map_: Path, aantal: int) -> Iterator[Path]:
    """So many files in `map_`, each with a name of its own: the good ones, then spoiled copies.

    A file keeps the fields that lie beside it (`<name>.toml`).
    """
    for n in range(aantal):
        pad, r = goed[n % len(goed)], random.Random(n)
        doel = map_ / f"{pad.stem}-{n:04d}{pad.suffix}"
        inhoud = pad.read_bytes()
        doel.write_bytes(inhoud if n < len(goed) else _verknoei(r, pad.suffix, inhoud))
        zijbestand = pad.with_suffix(".toml")
        if zijbestand != pad and zijbestand.is_file():
            shutil.copy(zijbestand, doel.with_suffix(".toml"))
        yield doel


def _verknoei(r: random.Random, soort: str, inhoud: bytes) -> bytes:
    if soort == ".xlsx":
        return _in_de_zip(r, inhoud)
    keuze = r.random()
    if keuze < 0.1:
        return _bytes(r, inhoud)
    tekst = inhoud.decode("utf-8", errors="replace")
    if keuze < 0.2:
        return tekst.encode(r.choice(CODERINGEN), errors="replace")
    teken = {".csv": ";" if ";" in tekst else ",", ".toml": " = "}.get(soort, ":")
    rijen = [regel.split(teken) for regel in tekst.splitlines()]
    for _ in range(r.randint(1, 4)):
        rij = r.choice(rijen[:1] if r.random() < 0.2 else rijen)
        match r.randrange(6):
            case 0:
                rijen.insert(r.randrange(len(rijen)), list(rij))
            case 1 if len(rij) > 1:
                rij.pop(r.randrange(len(rij)))
            case _:
                rij[r.randrange(len(rij))] = r.choice(VREEMD)
    return "\n".join(teken.join(rij) for rij in rijen).encode()


def _bytes(r: random.Random, inhoud: bytes) -> bytes:
    uit = bytearray(inhoud)
    for _ in range(r.randint(1, 8)):
        plek = r.randrange(len(uit) + 1)
        uit[plek : plek + r.randint(0, 30)] = r.randbytes(r.randint(0, 10))
    return bytes(uit)


def _in_de_zip(r: random.Random, inhoud: bytes) -> bytes:
    """Spoil one part inside the workbook, so that it gets past the zip."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as van, zipfile.ZipFile(uit, "w") as naar:
        doel = r.choice(van.namelist())
        for info in van.infolist():
            deel = van.read(info)
            naar.writestr(info, _bytes(r, deel) if info.filename == doel else deel)
    return uit.getvalue()
