"""The totals of a selection, or why it has none (`domain.groei.totaal`)."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection

from domain.filters import Filters
from domain.groei.totaal import Bijdrage, Dekt, Statustotaal, totalen
from store.vragen.basis import records
from store.vragen.groei import sommen
from store.vragen.leveringen import dekking


def van(conn: Connection, filters: Filters) -> tuple[Statustotaal, ...]:
    """Per status the netto groei in the chosen perspectief; its sums are those of the page."""
    return totalen(
        bijdragen(sommen.per_corporatie(conn, filters)), gedekt(dekking.partijen(conn, filters))
    )


def bijdragen(frame: pd.DataFrame) -> tuple[Bijdrage, ...]:
    """Of the frame of `store.vragen.groei.sommen.per_corporatie`."""
    return tuple(
        Bijdrage(
            r["gemeente"], r["corporatie"], r["status"], bool(r["fictief"]), r["van"], r["tot"],
            int(r["saldo"]),
        )
        for r in records(frame)
    )  # fmt: skip


def gedekt(frame: pd.DataFrame) -> tuple[Dekt, ...]:
    """Of the frame of `store.vragen.leveringen.dekking.partijen`."""
    return tuple(
        Dekt(
            r["gemeente"], r["corporatie"], r["soort"], r["van"], r["tot"], r["ontbreekt"],
            r["gedekt_tot"],
        )
        for r in records(frame)
    )  # fmt: skip
