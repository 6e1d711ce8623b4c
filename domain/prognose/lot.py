"""The luck of a plan, and what it is held against: whether it is built, and how late.

All is whole numbers: the raw bits of PCG64 against whole thresholds, so any machine gives the same.
Every project has a stream of its own, seeded by its name (`domain.prognose.planpost.lot_van`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.prognose.aannames import Aanname

ZAAD = "woonsaldo-prognose-1"
_HEEL = 1 << 32

Bits = NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class Lot:
    """The luck of one project, two numbers of 32 bits a draw: whether, and how late."""

    bouw: Bits
    vertraging: Bits

    @staticmethod
    def van(naam: str, aantal: int) -> Lot:
        """The stream with this name: always the same, whatever else is drawn."""
        zaad = hashlib.sha256(f"{ZAAD}|{naam}".encode()).digest()[:16]
        bits: Bits = np.random.PCG64(int.from_bytes(zaad, "big")).random_raw(aantal)
        return Lot(bits >> np.uint64(32), bits & np.uint64(_HEEL - 1))


@dataclass(frozen=True, eq=False)
class Drempels:
    """What the bits are held against. kans: built where they are below it. jaren: the delay is k
    years where they are below the k-th, not below the one before."""

    kans: dict[str, int | Bits]
    jaren: Sequence[int]

    @staticmethod
    def van(a: Aanname, tij: Bits) -> Drempels:
        """tij: the luck that all plans of a draw share; at the middle of it the chance is `kans`,
        at its ends low and high."""
        laag, kans, hoog = (round(k / 100 * _HEEL) for k in (a.kans_laag, a.kans, a.kans_hoog))
        half = np.uint64(_HEEL // 2)
        onder = np.uint64(laag) + np.uint64(kans - laag) * np.minimum(tij, half) // half
        boven = np.uint64(hoog - kans) * (np.maximum(tij, half) - half) // half
        q, macht, jaren = a.jaarkans, 1.0, []
        for _ in range(a.uitloop_meest):
            macht *= q
            jaren.append(_HEEL - round(macht * _HEEL))
        return Drempels({"laag": laag, "midden": onder + boven, "hoog": hoog}, [*jaren, _HEEL])
