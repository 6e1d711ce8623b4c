"""Reads a document of the register of afspraken: one TOML file, all of it or none.

docs/register-afspraken.md is the format. The form of the fields is `vorm`, the rules
`controle`, the reading `document`, the rows `rijen`.
"""

from __future__ import annotations

from dataclasses import replace

from domain.opsomming import opsomming
from loaders.afspraken.document import lees_document
from loaders.afspraken.rijen import Documentrijen
from loaders.afspraken.samenhang import controleer_elders
from loaders.bestanden.toml_bestand import Plekken, ontleed
from loaders.bestanden.toml_velden import Melder
from loaders.contract import Invoer, Uitslag, gelezen, ontvangen
from loaders.tekst import sleutel
from loaders.verdict.verdict import Verzamelaar

TABEL = "afspraken"
LEVERANCIER = "Register van afspraken"


def herken(invoer: Invoer) -> bool:
    """A text that is called .toml, or said to be table `afspraken`."""
    return invoer.soort == "tekst" and (
        sleutel(invoer.velden.tabel) == TABEL or invoer.bestand.casefold().endswith(".toml")
    )


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frames `document`, `partij` and `afspraak` (`telling.rijen`)."""
    meldingen = Verzamelaar(invoer.bestand)
    velden = replace(
        invoer.velden, tabel=TABEL, leverancier=invoer.velden.leverancier or LEVERANCIER
    )
    ruw = ontleed(invoer.inhoud, meldingen)
    if ruw is None:
        return Uitslag(meldingen.rapport(), velden)
    tekst = invoer.inhoud.decode("utf-8-sig")
    melder = Melder(meldingen, Plekken(tekst))
    document = lees_document(ruw, invoer.register, melder)
    if document is not None:
        _velden_kloppen(invoer, document, meldingen)
        controleer_elders(invoer, document, melder)
        velden = replace(
            velden,
            gemeente=", ".join(document.gemeenten),
            fictief="ja" if document.fictief else "nee",
            bron=velden.bron or document.bron,
            opmerking=velden.opmerking or document.opmerking,
            ontvangen=velden.ontvangen or document.ontvangen,
        )
    dag = ontvangen(replace(invoer, velden=velden), meldingen)
    if meldingen.fouten or document is None:
        return Uitslag(meldingen.rapport(), velden)
    return Uitslag(
        meldingen.rapport(), velden, gelezen(velden, dag, document.gemeenten), document.frames()
    )


def _velden_kloppen(invoer: Invoer, document: Documentrijen, meldingen: Verzamelaar) -> None:
    """What was given beside the file may not say something else than the file."""
    gezegd = invoer.velden.fictief
    if gezegd and (sleutel(gezegd) == "ja") != document.fictief:
        meldingen.voeg(
            "fout",
            "Het document zegt iets anders over fictief dan de opgave erbij.",
            kolom="fictief",
            gevonden=gezegd,
            verwacht="ja" if document.fictief else "nee",
        )
    namen = [n for n in invoer.velden.gemeente.split(",") if n.strip()]
    codes = [g.code if (g := invoer.register.gemeente(n)) else n for n in namen]
    if codes and set(codes) != set(document.gemeenten):
        meldingen.voeg(
            "fout",
            "Het document gaat over een andere gemeente dan de opgave erbij.",
            kolom="gemeente",
            gevonden=invoer.velden.gemeente,
            verwacht=opsomming(document.gemeenten),
        )
