"""Counted stock without mutations beside it: who had how many homes on which day."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from figures.getallen import datum, opsomming, woningen
from figures.grafiek import Cel, Grafiek, Tabel

_KOPPEN = ("Corporatie", "Gemeente", "Peildatum", "Segment", "Duur", "Woningen")
_SEGMENT = {
    "sociaal": "sociale huur",
    "midden": "middenhuur",
    "vrij": "vrije huur",
    "totaal": "alle segmenten samen (de bron splitst niet)",
}
_DUUR = {
    "permanent": "permanent",
    "tijdelijk_lang": "tijdelijk, langer dan 5 jaar",
    "tijdelijk_kort": "tijdelijk, hooguit 5 jaar",
}


def standen(frame: pd.DataFrame, namen: Mapping[str, str]) -> Grafiek:
    """The zelfstandige stock per corporatie: a table, and the newest in the message.

    frame: of `store.queries.balans.standen`. Totals of different segments are never added up.
    """
    regels = [r for r in frame.to_dict("records") if r["zelfstandig"]]
    if not regels:
        zin = "Geen tellingen van de voorraad bekend voor deze keuze"
        return Grafiek(zin, f"{zin}.", Tabel(_KOPPEN, ()))
    laatste = max(r["peildatum"] for r in regels)
    nieuwste: dict[str, int] = {}
    for r in regels:
        if r["peildatum"] == laatste:
            nieuwste[r["corporatie"]] = nieuwste.get(r["corporatie"], 0) + int(r["aantal"])
    delen = [f"{namen.get(c, c)} {woningen(n)}" for c, n in sorted(nieuwste.items())]
    if len(delen) > 4:
        delen = [*delen[:3], f"{len(delen) - 3} andere corporaties"]
    titel = f"Geteld op {datum(laatste)}: {opsomming(delen)}"
    rijen: list[tuple[Cel, ...]] = [
        (
            namen.get(r["corporatie"], r["corporatie"]),
            namen.get(r["gemeente"], r["gemeente"]),
            datum(r["peildatum"]),
            _SEGMENT[r["segment"]],
            _DUUR[r["duur"]],
            int(r["aantal"]),
        )
        for r in sorted(regels, key=lambda r: (r["peildatum"], r["corporatie"]), reverse=True)
    ]
    niet_gesplitst = any(r["segment"] == "totaal" for r in regels)
    return Grafiek(
        titel,
        f"{titel}.",
        Tabel(_KOPPEN, tuple(rijen)),
        opmerkingen=(
            "De bron zegt niet hoeveel hiervan sociale huur is; het telt in geen balans mee.",
        )
        if niet_gesplitst
        else (),
    )
