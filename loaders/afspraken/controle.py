"""What must be right in one afspraak of the register beyond the form of its fields.

Source: docs/register-afspraken.md. Every problem is named at once, with the line and the field.
"""

from __future__ import annotations

from typing import Any

from domain.afspraken.indicatoren import INDICATOREN
from loaders.bestanden.toml_bestand import Pad
from loaders.bestanden.toml_velden import Melder

Velden = dict[str, Any]


def controleer_afspraak(a: Velden, melder: Melder, pad: Pad, naam: str) -> None:
    """The rules that hold for a whole afspraak and for each part (with what it inherits)."""
    _waarde(a, melder, pad, naam)
    _richting(a, melder, pad, naam)
    _indicator(a, melder, pad, naam)


def lees_periode(a: Velden, melder: Melder, pad: Pad, naam: str) -> None:
    """Turns `periode`, or `van` and `tot_en_met`, into the days `van` and `tot`."""
    periode = a.pop("periode", None)
    einde = a.pop("tot_en_met", None)
    if periode is not None and ("van" in a or einde is not None):
        melder.fout(
            (*pad, "periode"),
            f"{naam}: de periode staat er twee keer.",
            verwacht="of periode, of van en tot_en_met",
        )
    elif periode is not None:
        a["van"], einde = periode.van, periode.tot
    a["tot"] = einde
    if a.get("van") and einde and einde < a["van"]:
        melder.fout(
            (*pad, "tot_en_met"),
            f"{naam}: de periode eindigt voor ze begint.",
            gevonden=einde.isoformat(),
            verwacht=f"een dag op of na {a['van'].isoformat()}",
        )


def _waarde(a: Velden, melder: Melder, pad: Pad, naam: str) -> None:
    doel, doel_max = a.get("doel"), a.get("doel_max")
    if doel is None and not a.get("doel_tekst"):
        melder.fout(
            (*pad, "doel"),
            f"{naam}: er is geen waarde.",
            verwacht="doel met een getal, of doel_tekst met de woorden van het document",
        )
    if doel_max is not None and (doel is None or doel_max <= doel):
        melder.fout(
            (*pad, "doel_max"),
            f"{naam}: de bovenkant van de bandbreedte ligt niet boven de onderkant.",
            gevonden=als_getal(doel_max),
            verwacht=f"meer dan {als_getal(doel)}" if doel is not None else "ook een doel",
        )
    procent = a.get("eenheid") == "procent"
    for veld, waarde in (("doel", doel), ("doel_max", doel_max)):
        if waarde is None:
            continue
        if procent and not 0 <= waarde <= 100:
            melder.fout(
                (*pad, veld),
                f"{naam}: een percentage ligt van 0 tot en met 100.",
                gevonden=als_getal(waarde),
            )
        elif waarde < 0 and a.get("indicator") != "netto_groei":
            melder.fout(
                (*pad, veld),
                f"{naam}: alleen een netto groei kan onder nul zijn.",
                gevonden=als_getal(waarde),
            )


def _richting(a: Velden, melder: Melder, pad: Pad, naam: str) -> None:
    streef = a.get("richting") == "streefwaarde"
    for veld in ("behandeld_als", "doel_max"):
        if a.get(veld) is not None and not streef and "richting" in a:
            melder.fout(
                (*pad, veld),
                f"{naam}: {veld} hoort alleen bij een streefwaarde.",
                gevonden=str(a["richting"]),
                verwacht="richting streefwaarde, of dit veld weg",
            )


def _indicator(a: Velden, melder: Melder, pad: Pad, naam: str) -> None:
    indicator = INDICATOREN.get(a.get("indicator", ""))
    if indicator is None:
        return
    if indicator.telt:
        nodig = {"eenheid": ("woningen",), "rekenwijze": ("totaal", "gemiddelde_per_jaar")}
    elif indicator.aandeel:
        nodig = {"eenheid": ("procent",), "rekenwijze": ("aandeel",)}
    elif indicator.naam == "overconcentratie":
        nodig = {"eenheid": ("procent",), "rekenwijze": ("niveau",)}
    else:
        nodig = {"rekenwijze": ("totaal", "gemiddelde_per_jaar", "niveau")}
    for veld, mag in nodig.items():
        if veld in a and a[veld] not in mag:
            melder.fout(
                (*pad, veld),
                f"{naam}: dit past niet bij indicator {indicator.naam}.",
                gevonden=a[veld],
                verwacht=" of ".join(mag),
                suggestie=mag[0] if len(mag) == 1 else "",
            )
    if indicator.naam == "aandeel_voorraad" and "definitie" not in a:
        melder.fout(
            (*pad, "definitie"),
            f"{naam}: een aandeel in de voorraad zegt wat sociaal is.",
            verwacht="bezit_corporatie, sociaal_bezit_corporatie of sociaal_contract",
        )
    if indicator.telt and a.get("tot") and not a.get("van"):
        melder.fout(
            (*pad, "van"),
            f"{naam}: zonder begin is er niets te tellen.",
            verwacht="de eerste dag van de periode",
        )
    if indicator.telt != ("telt" in a):
        melder.fout(
            (*pad, "telt"),
            f"{naam}: bij indicator {indicator.naam} hoort "
            + ("de tabel telt." if indicator.telt else "geen tabel telt."),
        )
    soorten = a.get("telt", {}).get("soorten", ())
    if indicator.telt and "telt" in a and (indicator.naam == "netto_groei") == bool(soorten):
        melder.fout(
            (*pad, "telt", "soorten"),
            f"{naam}: netto groei telt alle soorten; een ander aantal noemt zijn soorten.",
        )


def als_getal(waarde: float | None) -> str:
    """A number as in a message."""
    return "niets" if waarde is None else f"{waarde:.10g}"
