"""Reads [[moment]] and [[verschil]] of a register file. Source: docs/register-afspraken.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from loaders.afspraken.controle import lees_periode
from loaders.afspraken.leescontext import Leeskader
from loaders.afspraken.vorm_bij import MOMENT, VERSCHIL
from loaders.bestanden.toml_melder import tabellen
from loaders.bestanden.toml_plekken import Pad
from loaders.bestanden.toml_velden import lees_tabel

_DAG = re.compile(r"([0-9]{2})-([0-9]{2})")
_SCHRIKKELJAAR = 2024  # has every day that a year can have


def lees_momenten(ruw: Mapping[str, Any], kader: Leeskader) -> None:
    """What must be done or handed in, and when in the year."""
    for pad, tabel in tabellen(ruw, ("moment",), kader.melder):
        naam = f"Moment {tabel.get('id', int(pad[-1]) + 1)}"
        m = lees_tabel(tabel, MOMENT, kader.melder, pad, naam=naam)
        kader.ids.controleer(m, kader.melder, pad)
        lees_periode(m, kader.melder, pad, naam)
        m["gemeente"] = kader.gemeente(m, pad, naam)
        m["partijen"], _ = kader.partijen(m, pad)
        m["uiterlijk"] = _dagen(m.get("uiterlijk", ()), kader, pad, naam)
        for veld, ander in (("verwacht", "over"), ("over", "verwacht")):
            if veld in m and ander not in m and ander not in tabel:
                kader.melder.fout(
                    (*pad, ander),
                    f"{naam}: bij {veld} hoort ook {ander}.",
                    verwacht="welke cijfers, en over welke tijd",
                )
        if m.get("over") == "volgend_jaar" and m.get("verwacht") not in (None, "plan"):
            kader.melder.fout(
                (*pad, "over"),
                f"{naam}: over het volgende jaar kunnen alleen plannen gaan.",
                gevonden=f"verwacht = {m['verwacht']}",
                verwacht="verwacht = plan, of een andere tijd bij over",
            )
        kader.d.voeg_moment(m)


def _dagen(teksten: tuple[str, ...], kader: Leeskader, pad: Pad, naam: str) -> tuple[str, ...]:
    """The days that are days, in the order of the year."""
    goed = []
    for tekst in teksten:
        delen = _DAG.fullmatch(tekst)
        try:
            if delen is None:
                raise ValueError
            date(_SCHRIKKELJAAR, int(delen[1]), int(delen[2]))
        except ValueError:
            kader.melder.fout(
                (*pad, "uiterlijk"),
                f"{naam}: dit is geen dag in het jaar.",
                gevonden=tekst,
                verwacht="maand en dag, zoals 05-31; 02-29 is de laatste dag van februari",
            )
        else:
            goed.append(tekst)
    return tuple(sorted(goed))


def lees_verschillen(ruw: Mapping[str, Any], kader: Leeskader) -> None:
    """Afspraken (or other statements) that say different things; their ids are checked later."""
    for pad, tabel in tabellen(ruw, ("verschil",), kader.melder):
        naam = f"Verschil {tabel.get('id', int(pad[-1]) + 1)}"
        v = lees_tabel(tabel, VERSCHIL, kader.melder, pad, naam=naam)
        kader.ids.controleer(v, kader.melder, pad)
        v["gemeente"] = kader.gemeente(v, pad, naam)
        # A field that was read wrongly has its own fout already.
        gelezen = all(veld in v for veld in ("afspraken", "uitspraken") if veld in tabel)
        if gelezen and len(v.get("afspraken", ())) + len(v.get("uitspraken", ())) < 2:
            kader.melder.fout(
                (*pad, "afspraken"),
                f"{naam}: een verschil is er tussen minstens twee afspraken of uitspraken.",
                verwacht="twee of meer id's van afspraken",
            )
        kader.d.voeg_verschil(v, pad)
