"""The frames of `store.vragen.groei.sommen` as rows of `domain.groei.sommen`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from domain.groei.sommen import Groeiregel, Partijgroei, Perspectiefwissel


def lees(frame: pd.DataFrame) -> tuple[Groeiregel, ...]:
    """The frame's rows; jaar is None where the period spans more than one year."""
    kolommen = [frame[k].tolist() for k in Groeiregel.__slots__]
    return tuple(
        Groeiregel(_dag(v), _dag(t), p, None if pd.isna(j) else int(j), s, st, int(a), int(sal))
        for v, t, p, j, s, st, a, sal in zip(*kolommen, strict=True)
    )


def lees_partijen(frame: pd.DataFrame) -> tuple[Partijgroei, ...]:
    """Per gemeente, corporatie and status; saldo is in the perspectief of the corporatie.

    frame: of `store.vragen.groei.sommen.per_corporatie`, or any with its columns and more rows.
    """
    uit: dict[tuple[str, str, str], Partijgroei] = {}
    kolommen = ("gemeente", "corporatie", "status", "van", "tot", "eigen")
    for g, c, st, van, tot, saldo in zip(*(frame[k].tolist() for k in kolommen), strict=True):
        nieuw = Partijgroei(g, c, st, _dag(van), _dag(tot), int(saldo))
        if al := uit.get((g, c, st)):
            nieuw = replace(
                al, van=min(al.van, nieuw.van), tot=max(al.tot, nieuw.tot), saldo=al.saldo + saldo
            )
        uit[g, c, st] = nieuw
    return tuple(uit.values())


def lees_wissels(frame: pd.DataFrame) -> tuple[Perspectiefwissel, ...]:
    """By status, where the corporaties together do not make the growth of the sector."""
    sommen: dict[str, list[int]] = {}
    kolommen = (frame[k].tolist() for k in ("status", "eigen", "saldo"))
    for status, eigen, sector in zip(*kolommen, strict=True):
        al = sommen.setdefault(status, [0, 0])
        al[0] += int(eigen)
        al[1] += int(sector)
    return tuple(
        Perspectiefwissel(s, e, sector) for s, (e, sector) in sommen.items() if e != sector
    )


def _dag(waarde: date) -> date:
    return waarde.date() if hasattr(waarde, "date") else waarde
