"""A register of a million mutation rows, made from a seed: for measuring only.

Built by the production build. 100 gemeenten with 4 corporaties each, 15 gebieden, realised
2015-2025 and plans 2026-2032; half of the rows about a year, a quarter about a quarter, a quarter
about a day; 10 afspraken a gemeente; standen every year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import overload

import numpy as np
import pandas as pd
from sqlalchemy import Engine

from domain.mutaties import SOORTEN
from domain.perioden import jaren, lees_periode
from store.bouw.bouw import bouw
from store.standen.motoren import lees_motor, schrijf_motor
from telling.rijen import KOLOMMEN, LeveringData, LeveringMeta

GEMEENTEN, PER_GEMEENTE, GEBIEDEN, PER_LEVERING = 100, 4, 15, 2_500
_SOORTEN = [s for s in SOORTEN if s not in ("omzetting", "correctie")]


def gemeente(n: int) -> str:
    """Code of the n-th gemeente."""
    return f"GM{n:04d}"


def _meta(id_: str, periode: str | None) -> LeveringMeta:
    p = lees_periode(periode) if periode else None
    return LeveringMeta(
        id_, id_.ljust(64, "0"), f"{id_}.csv", "Bench", None, (), p, date(2026, 1, 1), bron="bench"
    )


def _frame(naam: str, kolommen: dict[str, object], lengte: int) -> pd.DataFrame:
    return pd.DataFrame({k: kolommen.get(k) for k in KOLOMMEN[naam]}, index=pd.RangeIndex(lengte))


def _perioden(jaar_van: int, jaar_tot: int, rng: np.random.Generator, n: int) -> pd.DataFrame:
    keuzes = []
    for j in range(jaar_van, jaar_tot + 1):
        keuzes += [str(j)] * 180 + [f"{j}-Q{k}" for k in (1, 2, 3, 4)] * 22
        keuzes += [f"{d:%Y-%m-%d}" for d in pd.date_range(f"{j}-01-01", f"{j}-12-31", 92)]
    alle = [lees_periode(k) for k in keuzes]
    wie = rng.integers(0, len(alle), n)
    tabel = pd.DataFrame(
        {"van": [p.van for p in alle], "tot": [p.tot for p in alle], "periode": keuzes}
    )
    return tabel.iloc[wie].reset_index(drop=True)


class Register(Sequence[LeveringData]):
    """Lazy, as the archive is: each levering is made when it is asked for."""

    def __init__(self, rijen: int = 1_000_000) -> None:
        self._aantal = max(rijen // PER_LEVERING, 1)

    def __len__(self) -> int:
        return 2 + self._aantal

    @overload
    def __getitem__(self, n: int) -> LeveringData: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[LeveringData]: ...
    def __getitem__(self, n: int | slice) -> LeveringData | Sequence[LeveringData]:
        if isinstance(n, slice):
            return [self[k] for k in range(*n.indices(len(self)))]
        if n >= len(self):
            raise IndexError(n)
        return (_register(), _afspraken())[n] if n < 2 else self._mutaties(n - 2)

    def __iter__(self) -> Iterator[LeveringData]:
        return (self[n] for n in range(len(self)))

    def _mutaties(self, n: int) -> LeveringData:
        """One corporatie in one gemeente; every tenth levering of it is its plans."""
        rng = np.random.default_rng(n)
        paar = n % (GEMEENTEN * PER_GEMEENTE)
        plan = (n // (GEMEENTEN * PER_GEMEENTE)) % 10 == 9 or paar % 10 == 9
        lengte = PER_LEVERING
        perioden = _perioden(*((2026, 2032) if plan else (2015, 2025)), rng, lengte)
        waar, wie = gemeente(paar // PER_GEMEENTE), f"C{paar:03d}"
        frame = _frame(
            "voorraadmutaties",
            {
                "blad": "",
                "rij": np.arange(2, lengte + 2),
                "corporatie": wie,
                "gemeente": waar,
                "gebied": [f"{waar}W{g:02d}" for g in rng.integers(0, GEBIEDEN, lengte)],
                "indeling": 2024,
                "soort": rng.choice(_SOORTEN, lengte),
                "aantal": rng.integers(0, 40, lengte),
                "segment": rng.choice(["sociaal", "midden"], lengte, p=[0.9, 0.1]),
                "duur": rng.choice(["permanent", "tijdelijk_lang"], lengte, p=[0.9, 0.1]),
                "status": rng.choice(["hard", "zacht"], lengte) if plan else "gerealiseerd",
                "binnen_sector": False,
                "zelfstandig": True,
                "toelichting": "",
            }
            | {k: perioden[k] for k in perioden},
            lengte,
        )
        standen = _frame(
            "voorraadstanden",
            {
                "blad": "",
                "rij": np.arange(2, 13),
                "corporatie": wie,
                "gemeente": waar,
                "peildatum": [date(j, 12, 31) for j in range(2015, 2026)],
                "aantal": 5000,
                "segment": "sociaal",
                "duur": "permanent",
                "zelfstandig": True,
            },
            11,
        )
        return LeveringData(
            _meta(f"m{n:04d}", "2026-2032" if plan else "2015-2025"),
            {"voorraadmutaties": frame} if plan else
            {"voorraadmutaties": frame, "voorraadstanden": standen},
        )  # fmt: skip


def _register() -> LeveringData:
    g = [gemeente(n) for n in range(GEMEENTEN)]
    c = [f"C{n:03d}" for n in range(GEMEENTEN * PER_GEMEENTE)]
    w = [(f"{x}W{n:02d}", x) for x in g for n in range(GEBIEDEN)]
    return LeveringData(
        _meta("register", None),
        {
            "gemeenten": _frame(
                "gemeenten", {"code": g, "naam": g, "indeling": 2024, "fictief": True}, len(g)
            ),
            "corporaties": _frame(
                "corporaties", {"code": c, "naam": c, "fictief": True}, len(c)
            ),
            "gebieden": _frame(
                "gebieden",
                {
                    "code": [x for x, _ in w], "naam": [x for x, _ in w], "indeling": 2024,
                    "niveau": "wijk", "gemeente": [x for _, x in w], "fictief": True,
                },
                len(w),
            ),
        },
    )  # fmt: skip


def _afspraken() -> LeveringData:
    p = jaren(2021, 2030)
    afspraken, partijen, documenten = [], [], []
    for n in range(GEMEENTEN):
        wie = [f"C{n * PER_GEMEENTE + k:03d}" for k in range(PER_GEMEENTE)]
        documenten.append((f"d{n}", "Afspraken", gemeente(n), True))
        q = jaren(2015, 2032)
        partijen += [(f"d{n}", gemeente(n), c, q.van, q.tot) for c in wie]
        for k in range(10):
            afspraken.append({
                "id": f"d{n}-{k}", "document": f"d{n}", "volgorde": k, "artikel": str(k),
                "thema": "t", "titel": f"Afspraak {k}", "betekenis": "b", "gemeente": gemeente(n),
                "partijen": ",".join(wie), "indicator": "netto_groei",
                "rekenwijze": "gemiddelde_per_jaar", "eenheid": "woningen", "doel": 320.0,
                "richting": "minimum", "binding": "streven", "van": p.van, "tot": p.tot,
                "telt_duur": "permanent", "telt_segment": "sociaal", "fictief": True,
            })  # fmt: skip
    return LeveringData(
        _meta("afspraken", None),
        {
            "document": pd.DataFrame(documenten, columns=list(KOLOMMEN["document"])),
            "partij": pd.DataFrame(partijen, columns=list(KOLOMMEN["partij"])),
            "afspraak": pd.DataFrame(afspraken, columns=list(KOLOMMEN["afspraak"])),
        },
    )


def bouw_register(map_: Path, rijen: int = 1_000_000) -> Engine:
    """Build it as a stand in `map_` and open it as a reader does."""
    pad = map_ / f"register-{rijen}.duckdb"
    if not pad.exists():
        motor = schrijf_motor(pad)
        bouw(Register(rijen), motor, "bench")
        motor.dispose()
    return lees_motor(pad)
