"""The walk can fail: a sentence that says something else is reported."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dash import Dash

from figures.basis.zin import Getoond, Tekst
from figures.groei import zinnen
from tests.eenstem import tocht
from tests.eenstem.cijfers import Gezien, op_pagina, past, vergelijk, zelfde

GROEI = tocht.adres("groei", {"gemeente": tocht.STAD, "van": "2024", "tot": "2025"})
echt = zinnen.kernzin


def _anders(tekst: Tekst, *, mee: bool) -> Tekst:
    """The same sentence with every number one more; mee: its plain value too."""

    def een_meer(g: Getoond) -> Getoond:
        if not g.waarde.lstrip("-").isdigit():
            return g
        waarde = str(int(g.waarde) + 1)
        return replace(g, tekst=waarde, waarde=waarde if mee else g.waarde)

    return Tekst.van(een_meer(d) if isinstance(d, Getoond) else d for d in tekst.delen)


@pytest.mark.parametrize("mee", [True, False])
def test_a_headline_that_says_one_more_is_reported(
    stad: Dash, monkeypatch: pytest.MonkeyPatch, *, mee: bool
) -> None:
    assert not vergelijk(op_pagina(stad, GROEI))

    def fout(*args: object, **kwargs: object) -> Tekst:
        return _anders(echt(*args, **kwargs), mee=mee)  # type: ignore[arg-type]

    monkeypatch.setattr(zinnen, "kernzin", fout)
    gemeld = vergelijk(op_pagina(stad, GROEI))
    assert gemeld
    assert all(("toont" in m) != mee for m in gemeld)


def test_what_is_no_contradiction_and_what_is() -> None:
    assert past("1.234 woningen", "1234")
    assert past("−12", "-12")
    assert past("22,3%", "22.300776")
    assert past("onbekend", "")
    assert past("op koers", "op koers")
    assert past("precies op het pad", "0")
    assert not past("precies op het pad", "1")
    assert not past("1.234", "1235")
    assert not past("+12", "-12")
    assert not past("0", "")
    assert not past("onbekend", "0")
    assert zelfde("6.7", "6.666667", grof=True)
    assert not zelfde("6.7", "6.666667")
    een = Gezien("netto|GM0307|2024|hard", "12", "12", "/a")
    assert vergelijk([een, replace(een, waarde="13", tekst="13", waar="/b")])
    assert vergelijk([replace(een, naam="netto|GM0307")])
    assert not vergelijk([een, replace(een, waar="/b")])
