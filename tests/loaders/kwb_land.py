"""An invented whole country in the columns of CBS's kwb-<jaar> file, and its register."""

from __future__ import annotations

import random

import pandas as pd

from loaders.register.register import Register
from telling.rijen import KOLOMMEN

EXTRA = 100  # columns that we do not read: the real file has about as many


def land(*, gemeenten: int, wijken: int, buurten: int, meer: int = 0) -> tuple[str, Register]:
    """A file in which everything adds up; each gemeente has `meer` homes more than its wijken."""
    dobbel = random.Random(1)
    namen = ["gwb_code_10", "gwb_code_8", "regio", "gm_naam", "recs", "gwb_code", "a_woning",
             "p_wcorpw", *(f"x_{i}a" for i in range(EXTRA))]  # fmt: skip
    vul = ";" + ";".join("1,5" for _ in range(EXTRA))
    regels = [";".join(namen), f"NL00;00;Nederland;Nederland;Land;NL00;8;29{vul}"]
    codes = [f"{i:04}" for i in range(1, gemeenten + 1)]
    for g in codes:
        delen: list[str] = []
        som = meer
        for w in range(wijken):
            aantallen = [dobbel.randint(0, 2000) for _ in range(buurten)]
            som += sum(aantallen)
            delen.append(_regel(f"WK{g}{w:02}", f"Wijk {w:02}", g, "Wijk", sum(aantallen), vul))
            delen += [
                _regel(f"BU{g}{w:02}{b:02}", f"Buurt {w:02}{b:02}", g, "Buurt", n, vul)
                for b, n in enumerate(aantallen)
            ]
        regels += [_regel(f"GM{g}", f"Plaats {g}", g, "Gemeente", som, vul), *delen]
    frame = pd.DataFrame(
        {k: pd.Series([None] * gemeenten, dtype="object") for k in KOLOMMEN["gemeenten"]}
    ).assign(code=[f"GM{g}" for g in codes], naam=[f"Plaats {g}" for g in codes], fictief=True)
    return "\n".join([*regels, ""]), Register(gemeenten=frame)


def _regel(code: str, naam: str, g: str, soort: str, aantal: int, vul: str) -> str:
    aandeel = "." if aantal < 20 else str(aantal % 101)
    return f"{code};{code[2:]};  {naam};Plaats {g};{soort};{code};{aantal};{aandeel}{vul}"
