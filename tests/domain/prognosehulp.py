"""Plans and assumptions for tests of the forecast, and a plain second implementation."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import strategies as st

from domain.perioden import Periode, jaren
from domain.prognose.aannames import Aanname, Aannames
from domain.prognose.planpost import Planpost, Realisatie

TIENJAAR = jaren(2021, 2030)
VAST = Aannames((Aanname("hard", 100, 100, 100), Aanname("zacht", 100, 100, 100)))
GEWOON = Aannames((
    Aanname("hard", 70, 90, 98, 0.5, 3),
    Aanname("zacht", 20, 40, 70, 1.5, 5),
    Aanname("zacht", 60, 80, 90, 1, 2, "vergunning"),
))  # fmt: skip


def post(
    jaar: int = 2027,
    saldo: int = 10,
    hardheid: str = "hard",
    *,
    lot: str = "a",
    soort: str = "",
    corporatie: str = "VB01",
    tot: date | None = None,
    fase: str | None = None,
    project: str | None = "P",
) -> Planpost:
    """A plan of a year (or up to `tot`)."""
    soort = soort or ("nieuwbouw" if saldo >= 0 else "sloop")
    tot = tot or date(jaar, 12, 31)
    van = date(jaar, 1, 1)
    return Planpost(lot, corporatie, soort, hardheid, van, tot, saldo, fase, project=project)


def echt(jaar: int, saldo: int) -> Realisatie:
    """Realised in a year."""
    return Realisatie("VB01", "nieuwbouw", date(jaar, 1, 1), date(jaar, 12, 31), saldo)


@st.composite
def posten(draw: st.DrawFn, alleen_erbij: bool = False) -> tuple[Planpost, ...]:
    """Any plans: rows of one project together, spans, broken years, outside the period too."""
    uit = []
    for _ in range(draw(st.integers(0, 8))):
        van = date(draw(st.integers(2019, 2032)), draw(st.sampled_from((1, 7))), 1)
        lengte = draw(st.integers(0, 2))
        tot = date(van.year + lengte, 12, 31) if draw(st.booleans()) else date(van.year, 9, 30)
        laag = 0 if alleen_erbij else -60
        uit.append(
            post(
                van.year,
                draw(st.integers(laag, 90)),
                draw(st.sampled_from(("hard", "zacht"))),
                lot=draw(st.sampled_from("abcdef")),
                corporatie=draw(st.sampled_from(("VB01", "VB02"))),
                tot=tot,
                fase=draw(st.sampled_from((None, "vergunning", "ontwerp"))),
                project=draw(st.sampled_from(("P", None))),
            )
        )
    return tuple(uit)


realisaties = st.lists(
    st.builds(echt, st.integers(2019, 2032), st.integers(-50, 200)), max_size=6
).map(tuple)


@st.composite
def aannames(draw: st.DrawFn) -> Aannames:
    """Any chances and delays."""
    rijen = []
    for hardheid, fase in (("hard", None), ("zacht", None), ("zacht", "vergunning")):
        kansen = sorted(draw(st.tuples(*[st.integers(0, 100)] * 3)))
        meest = draw(st.integers(0, 4))
        rijen.append(Aanname(hardheid, *kansen, meest * draw(st.integers(0, 4)) / 4, meest, fase))
    return Aannames(tuple(rijen))


def naief(
    plannen: Sequence[Planpost], alle: Aannames, periode: Periode, aantal: int
) -> dict[tuple[str, str], list[list[int]]]:
    """The draws one by one, in loops and parts of one: by (assumption, layer) years x draws."""
    kalender = list(range(periode.van.year, periode.tot.year + 1))
    uit = {
        (s, laag): [[0] * aantal for _ in kalender]
        for s in ("laag", "midden", "hoog")
        for laag in ("hard", "zacht")
    }
    for (stand, laag), tabel in uit.items():
        for n in range(aantal):
            tij = _geluk("tij", n, aantal)[0]
            for p in _los(plannen):
                if not p.periode.ligt_in(periode) or (laag == "hard" and p.hardheid != "hard"):
                    continue
                a = alle.voor(p.hardheid, p.fase)
                bouw, laat = _geluk(p.lot, n, aantal)
                if bouw >= _kans(a, stand, p.saldo, tij):
                    continue
                jaar = p.tot.year + _vertraging(a, laat)
                if date(jaar, p.tot.month, p.tot.day) > periode.tot:
                    continue
                for i, k in enumerate(kalender):
                    if k >= jaar:
                        tabel[i][n] += p.saldo
    return uit


def _los(plannen: Sequence[Planpost]) -> list[Planpost]:
    """What has no project in blocks of 25 homes, as long as that are no more than 40."""
    uit = []
    for p in plannen:
        rest, n = abs(p.saldo), 0
        maat = max(25, -(-rest // 40))
        while not p.heeft_project and rest > 25 and n * maat < rest:
            homes = min(maat, rest - n * maat)
            saldo = homes if p.saldo > 0 else -homes
            uit.append(replace(p, lot=f"{p.lot}|blok {n}", saldo=saldo))
            n += 1
        if not n:
            uit.append(p)
    return uit


def _geluk(naam: str, n: int, aantal: int) -> tuple[float, float]:
    zaad = hashlib.sha256(f"woonsaldo-prognose-1|{naam}".encode()).digest()[:16]
    bits = int(np.random.PCG64(int.from_bytes(zaad, "big")).random_raw(aantal)[n])
    return (bits >> 32) / 2**32, (bits % 2**32) / 2**32


def _kans(a: Aanname, stand: str, saldo: int, tij: float) -> float:
    if saldo < 0:
        stand = {"laag": "hoog", "hoog": "laag"}.get(stand, stand)
    if stand != "midden":
        return (a.kans_laag if stand == "laag" else a.kans_hoog) / 100
    if tij < 0.5:
        return (a.kans_laag + (a.kans - a.kans_laag) * 2 * tij) / 100
    return (a.kans + (a.kans_hoog - a.kans) * (2 * tij - 1)) / 100


def _vertraging(a: Aanname, laat: float) -> int:
    """Each year the same chance to move up one more, at most `uitloop_meest` times."""
    jaar = 0
    while jaar < a.uitloop_meest and laat >= 1 - a.jaarkans ** (jaar + 1):
        jaar += 1
    return jaar
