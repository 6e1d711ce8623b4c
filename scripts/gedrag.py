"""What a checkout does, as a list of hashes: two lists are compared with `diff`.

    python scripts/gedrag.py CHECKOUT --uit LIJST [--rijen 25000] [--inhoud MAP]

On what ships (and one levering on top, so that there are two standen), and on a big register: the
ids of the standen, `/_dash-layout` and `/_dash-dependencies`, what each callback of 200 addresses
answers, and every download. And of 300 files, good and spoiled, the JSON of `check`. The addresses
follow from what the pages offer, the downloads from the links on them. Only what is stable from
outside is used: `python -m loaders`, `app:server`, the query names and Dash's own routes; so the
modules of the two checkouts may have other names. With --inhoud what was hashed is kept by its
hash, to look at where two lists differ.

Taken out, as it differs in each run: the folder of the run (MAP), moments (TIJD: when a stand was
built, a levering taken in), the day of today in what `check` says (VANDAAG) and the number of an
unforeseen error (NUMMER). The order of keys in JSON and of the callbacks is no behaviour: both are
sorted. Not asked: what waits for a click on one of several of a kind, and what JavaScript does.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import gedrag_bestanden
from bezoek import Pagina, uitvoer_van

Zeg = Callable[[str, bytes], None]

# Per page: how many addresses, and what can be in one. A name with () takes what the page offers
# at a control whose id ends on it; else these values, as well as what is offered.
PERIODE = {"van": ("2024-07-01",), "tot": ("2025",), "stand": ()}
PLAATS: dict[str, tuple[str, ...]] = {"corporatie": (), "gebied": ("Vaartzijde", "zomaar")}
TELT: dict[str, tuple[str, ...]] = {
    "duur": (), "segment": (), "status": (), "perspectief": ()
}  # fmt: skip
PAGINAS: dict[str, tuple[int, dict[str, tuple[str, ...]]]] = {
    "/": (2, {"stand": ()}),
    "/groei": (45, PLAATS | PERIODE | TELT | {"sloop": ()}),
    "/kernen": (25, {"gebied": ("WK999902", "WK190402"), "niveau": (), "definitie": (),
                     "peildatum": (), "doel": ("35", "27.5"), "nieuwbouwaandeel": ("50", "0")}),
    "/plannen": (25, PLAATS | PERIODE | {"status": (), "segment": (), "peildatum": (), "met": ()}),
    "/afspraken": (20, {"corporatie": (), "thema": (), "status": (), "binding": (),
                        "peildatum": ("2022-06-30",), "stand": ()}),
    "/prognose": (20, {"corporatie": (), "afspraak": ("geen",), "kans.hard": ("50", "85"),
                       "uitloop.zacht": ("3",), "kans.zacht.ontwerp": ("10",), "kans.x": ("1",)}),
    "/wat-als": (10, {"verkoop": ("2027", "2020"), "liberalisatie": ("2026", "2028"),
                      "zacht": ("1", "2"), "sloop": ("1", "3")}),
    "/kalender": (8, {"corporatie": (), "dag": ("2025-03-01", "2026-12-31")}),
    "/standen": (10, PLAATS | TELT | {"van": (), "naar": (), "sloop": ("zonder",)}),
    "/leveringen": (1, {}),
}  # fmt: skip
# Pages that are about one thing: so many of the links to them that the other pages show.
GELINKT = {"/herkomst?": 16, "/afspraken/": 10, "/levering/": 8}
# The gemeenten of which most ships: half of the addresses are about one of them.
MEEST = ("GM9999", "GM0307", "GM1904")
PER_DOWNLOAD = 12
TIJD = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(Z|\+\d\d:\d\d)?"  # 2026-11-01T12:00:00Z
    r"|\d\d-\d\d-\d{4} \d\d[.:]\d\d"  # 01-11-2026 12.00
    r"|\d{1,2} [a-z]+ \d{4}, \d\d[.:]\d\d"  # 1 november 2026, 12.00
)


class Lijst:
    """The list of hashes. inhoud: where to keep what was hashed. weg: the folder of the run."""

    def __init__(self, inhoud: Path | None, weg: Path) -> None:
        self._inhoud, self._weg = inhoud, str(weg).encode()
        self.regels: list[str] = []

    def zeg(self, naam: str, wat: bytes) -> None:
        """Add one line: a hash of `wat` without what differs in each run, and a name."""
        self.zeg_zo(naam, zonder_toeval(wat.replace(self._weg, b"MAP")))

    def zeg_zo(self, naam: str, wat: bytes) -> None:
        """The same of the bytes as they are: a download has no clock in it, and can be large."""
        hash_ = hashlib.sha256(wat).hexdigest()[:16]
        self.regels.append(f"{hash_}  {naam}")
        if self._inhoud:
            (self._inhoud / hash_).write_bytes(wat)


def zonder_toeval(wat: bytes) -> bytes:
    """The same without moments and numbers of errors; a workbook has neither, and is not text."""
    try:
        tekst = wat.decode()
    except UnicodeDecodeError:
        return wat
    return re.sub(r"nummer [0-9a-f]{8}\b", "nummer NUMMER", TIJD.sub("TIJD", tekst)).encode()


def geordend(antwoord: Any) -> bytes:
    """JSON with its keys in order."""
    return json.dumps(antwoord, sort_keys=True, ensure_ascii=False, indent=1).encode()


class Bezoeker:
    """Visits the pages of an app and remembers what links it saw."""

    def __init__(self, client: Any, zeg: Zeg) -> None:
        self._client, self._zeg = client, zeg
        self._schil = client.get("/_dash-layout").get_json()
        # Sorted: the order in which modules are loaded is no behaviour.
        alle = client.get("/_dash-dependencies").get_json()
        self._callbacks = sorted(alle, key=lambda c: c["output"])
        self._stand = client.get("/stand").get_data(as_text=True)
        self._keuzes: dict[str, dict[str, list[str]]] = {}
        self.links: dict[str, None] = {}
        self.fouten = 0
        zeg("/_dash-layout", geordend(self._schil))
        zeg("/_dash-dependencies", geordend(self._callbacks))

    def bezoek(self, adres: str, zeg: Zeg | None = None) -> Pagina:
        """Open an address and ask its callbacks; what each answers goes to `zeg`."""
        pad, _, vraag = adres.partition("?")
        plaats = {"pathname": pad, "search": f"?{vraag}" if vraag else ""}
        pagina = Pagina({})
        pagina.onthoud(self._schil)
        pagina.zet({"_pages_location": plaats, "stand-id": {"data": self._stand}})
        gedaan = {self.stel(pagina, "_pages_content.children", adres, zeg)}
        for klik in (False, True):
            while nieuw := [
                c for c in self._callbacks if c["output"] not in gedaan and pagina.kan(c, klik=klik)
            ]:
                for c in nieuw:
                    gedaan.add(c["output"])
                    self.stel(pagina, c["output"], adres, zeg)
        return pagina

    def keuzes(self, adres: str) -> dict[str, list[str]]:
        """What the controls of a page offer, by the last part of their id."""
        if adres not in self._keuzes:
            pagina = self.bezoek(adres, lambda *_: None)
            self._keuzes[adres] = {
                naam.rpartition("-")[2]: [str(o["value"]) for o in opties]
                for naam, opties in pagina.waarden("data")
                if isinstance(opties, list)
                and all(isinstance(o, dict) and {"value", "label"} <= o.keys() for o in opties)
            }
        return self._keuzes[adres]

    def stel(self, pagina: Pagina, uitvoer: str, adres: str, zeg: Zeg | None = None) -> str:
        """Ask the callback with this output; its answer goes to `zeg` and the page. Its name."""
        c = next(c for c in self._callbacks if uitvoer in (c["output"], *uitvoer_van(c["output"])))
        antwoord = pagina.stel(self._client, c)
        stuk = antwoord.get_json() if antwoord.status_code == 200 else None
        inhoud = geordend(stuk) if stuk else antwoord.data
        self.fouten += antwoord.status_code >= 500 or b'"sideUpdate"' in inhoud
        (zeg or self._zeg)(f"{adres} {c['output'][:60]} {antwoord.status_code}", inhoud)
        if stuk:
            pagina.zet(stuk["response"])
            self.links |= dict.fromkeys(_links(stuk))
        return str(c["output"])


def _links(stuk: Any) -> Iterator[str]:
    """Every address within Woonsaldo in an answer, also in a list that JavaScript lays out."""
    for tekst in re.findall(r'"(/[^"\\]*)"|href=\\"(/[^"\\]*)\\"', json.dumps(stuk)):
        yield unescape("".join(tekst))


def adressen(bezoeker: Bezoeker, aantal: int) -> list[str]:
    """So many addresses over all pages, made from what they offer and what they link to."""
    deel = aantal / (sum(n for n, _ in PAGINAS.values()) + sum(GELINKT.values()))
    uit: dict[str, None] = {}
    for pad, (hoeveel, namen) in PAGINAS.items():
        vol = len(uit) + round(hoeveel * deel)
        uit[pad] = None
        for n in range(10 * hoeveel):  # the same address can come up twice
            if len(uit) < vol:
                uit[_adres(bezoeker, random.Random(f"{pad} {n}"), pad, namen)] = None
    for begin, hoeveel in GELINKT.items():
        r = random.Random(begin)
        gezien = sorted(x for x in bezoeker.links if x.startswith(begin))
        uit |= dict.fromkeys(r.sample(gezien, min(round(hoeveel * deel), len(gezien))))
    return list(uit)


def _adres(
    bezoeker: Bezoeker, r: random.Random, pad: str, namen: dict[str, tuple[str, ...]]
) -> str:
    vraag: dict[str, str] = {}
    gemeenten = bezoeker.keuzes(pad).get("gemeente", [])
    if gemeenten and r.random() < 0.9:
        meest = [g for g in gemeenten if g in MEEST]
        vraag["gemeente"] = r.choice(meest if meest and r.random() < 0.5 else gemeenten)
    keuzes = bezoeker.keuzes(_met(pad, vraag))
    for naam, eigen in namen.items():
        kan = [*eigen, *keuzes.get(naam, [])]
        if naam == "stand":
            kan = bezoeker.keuzes("/standen")["van"]
        if kan and r.random() < (0.1 if naam == "stand" else 0.35):
            vraag[naam] = r.choice(kan)
    return _met(pad, vraag)


def _met(pad: str, vraag: dict[str, str]) -> str:
    return f"{pad}?{urlencode(vraag)}" if vraag else pad


def downloads(routes: Sequence[str], links: Sequence[str]) -> Iterator[str]:
    """Every download in every kind of file: without a choice, and as the pages link to it.

    A download that no page links to with a choice takes the choices of Groei's.
    """
    vragen: dict[str, set[str]] = {}
    for link in links:
        pad, _, vraag = link.partition("?")
        kaal = "&".join(d for d in vraag.split("&") if d and not d.startswith("formaat="))
        if pad.startswith("/export/") and kaal:
            vragen.setdefault(pad.partition(".")[0], set()).add(kaal)
    for route in routes:
        gezien = sorted(vragen.get(route.partition(".")[0]) or vragen["/export/groei"])
        gekozen = random.Random(route).sample(gezien, min(PER_DOWNLOAD, len(gezien)))
        yield route
        yield from (f"{route}?{vraag}" for vraag in gekozen)
        if route.endswith(".csv"):
            yield from (f"{route}?{vraag}&formaat=nl" for vraag in gekozen[:2])
    overig = sorted({x for x in links if x.startswith("/leveringen/")})
    yield from random.Random(0).sample(overig, min(PER_DOWNLOAD, len(overig)))


def loop_langs(aantal: int, lijst: Lijst) -> None:
    """Everything that the app of this folder answers. WOONSALDO_HOME says on which figures."""
    from app import server  # noqa: PLC0415 - the checkout's own, made on this home

    client = server.test_client()
    bezoeker = Bezoeker(client, lijst.zeg)
    for pad in PAGINAS:
        bezoeker.keuzes(pad)  # for the links
    alle = adressen(bezoeker, aantal)
    for adres in alle:
        bezoeker.bezoek(adres)
    routes = sorted(str(r) for r in server.url_map.iter_rules() if str(r).startswith("/export/"))
    codes = Counter()
    for adres in downloads(routes, list(bezoeker.links)):
        with client.get(adres) as antwoord:
            koppen = [antwoord.headers.get(k) for k in ("Content-Type", "Content-Disposition")]
            lijst.zeg_zo(f"{adres} {antwoord.status_code} {koppen}", antwoord.data)
        codes[antwoord.status_code] += 1
    sys.stderr.write(
        f"{len(alle)} adressen, {bezoeker.fouten} callbacks met een fout, downloads: "
        f"{len(routes)} routes, {dict(codes)}\n"
    )


class Checkout:
    """Runs the checkout's own programs, each with a home."""

    def __init__(self, map_: Path, werk: Path) -> None:
        self._map, self._werk = map_, werk

    def draai(self, home: str, *opdracht: str, goed: tuple[int, ...] = (0,)) -> str:
        """Run one; what it wrote. Stops where it ended in another way than `goed`."""
        schoon = {k: v for k, v in os.environ.items() if not k.startswith("WOONSALDO_")}
        eigen = {"WOONSALDO_HOME": str(self._werk / home), "PYTHONPATH": str(self._map)}
        klaar = subprocess.run(  # noqa: S603 - our own programs
            [sys.executable, *opdracht],
            cwd=self._map,
            env=schoon | eigen,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if klaar.returncode not in goed:
            raise SystemExit(f"{opdracht[:3]} eindigt met {klaar.returncode}: {klaar.stdout}")
        return klaar.stdout

    def loader(self, home: str, *opdracht: str, goed: tuple[int, ...] = (0,)) -> str:
        """Run `python -m loaders ...`."""
        return self.draai(home, "-m", "loaders", *opdracht, goed=goed)


def doorloop(keuze: argparse.Namespace, werk: Path) -> list[str]:
    """The whole list of a checkout."""
    map_ = keuze.checkout.resolve()
    checkout, lijst = Checkout(map_, werk), Lijst(keuze.inhoud, werk)
    bronnen = werk / "bronnen"
    bronnen.mkdir()

    def loop(home: str) -> None:
        lijst.zeg(f"{home}: stand", checkout.loader(home, "build").encode())
        ook = ["--inhoud", str(keuze.inhoud)] if keuze.inhoud else []
        vraag = ["--binnen", str(werk), "--adressen", str(keuze.adressen), *ook]
        uit = checkout.draai(home, str(Path(__file__).resolve()), str(map_), *vraag)
        lijst.regels += [f"{r[:16]}  {home}:{r[17:]}" for r in uit.splitlines()]

    lijst.zeg("meegeleverd: eerste stand", checkout.loader("meegeleverd", "build").encode())
    controleer(checkout, lijst, map_, bronnen, keuze.bestanden)
    anders = gedrag_bestanden.andere_levering(
        map_ / "data/voorbeeld/voorraadmutaties-vb02-2015-2025.csv", bronnen
    )
    lijst.zeg("load", checkout.loader("meegeleverd", "load", str(anders), "--vervang").encode())
    loop("meegeleverd")
    if keuze.rijen:
        paden = gedrag_bestanden.register(bronnen, keuze.rijen)
        lijst.zeg("load", checkout.loader("register", "load", *map(str, paden)).encode())
        loop("register")
    return lijst.regels


def controleer(checkout: Checkout, lijst: Lijst, map_: Path, bronnen: Path, aantal: int) -> None:
    """The JSON of `check`, per file; 25 files at a time, as a start takes longer than a check."""
    checkout.loader("meegeleverd", "template", str(bronnen))
    gedrag_bestanden.werkmap(map_ / "data/voorbeeld", bronnen / "werkmap.xlsx")
    soorten = (".csv", ".json", ".geojson", ".toml")
    data = sorted(p for p in (map_ / "data").rglob("*") if p.suffix in soorten)
    velden = {p.with_suffix(".toml") for p in data if p.suffix != ".toml"}
    goed = [p for p in data if p not in velden] + sorted(bronnen.glob("*.xlsx"))
    doel = bronnen / "check"
    doel.mkdir()
    alle = list(gedrag_bestanden.bestanden(goed, doel, aantal))
    for n in range(0, len(alle), 25):
        groep = alle[n : n + 25]
        opdracht = ("check", *map(str, groep), "--format", "json")
        regels = json.loads(checkout.loader("meegeleverd", *opdracht, goed=(0, 1)))
        for pad in groep:
            eigen = [r for r in regels if r["bestand"] == pad.name]
            vandaag = date.today().isoformat().encode()
            tekst = geordend(eigen).replace(vandaag, b"VANDAAG")
            lijst.zeg(f"check {pad.name} {len(eigen)}", tekst)


def main() -> None:
    """Make the list, or (--binnen) the part of it that needs the checkout's own modules."""
    lezer = argparse.ArgumentParser(description="Wat een checkout doet, als lijst van hashes.")
    lezer.add_argument("checkout", type=Path)
    lezer.add_argument("--uit", type=Path, help="waar de lijst komt")
    lezer.add_argument("--rijen", type=int, default=1_000_000, help="0: geen groot register")
    lezer.add_argument("--adressen", type=int, default=200)
    lezer.add_argument("--bestanden", type=int, default=300)
    lezer.add_argument("--inhoud", type=Path, help="bewaar hier wat er is gehasht")
    lezer.add_argument("--binnen", type=Path, help=argparse.SUPPRESS)
    keuze = lezer.parse_args()
    if keuze.inhoud:
        keuze.inhoud = keuze.inhoud.resolve()
        keuze.inhoud.mkdir(parents=True, exist_ok=True)
    if keuze.binnen:
        lijst = Lijst(keuze.inhoud, keuze.binnen)
        loop_langs(keuze.adressen, lijst)
        print("\n".join(lijst.regels))
        return
    with tempfile.TemporaryDirectory() as werk:
        regels = doorloop(keuze, Path(werk))
    keuze.uit.write_text("\n".join(regels) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
