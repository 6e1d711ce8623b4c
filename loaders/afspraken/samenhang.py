"""What must fit together in a register file, and with the other documents: ids, parts and parties.

Against the other documents a file is held only when it is handed in: one that was accepted is read
again without looking at the others, because those may have changed since (`store.bouw.register`
leaves out what is no longer there). Source: docs/register-afspraken.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from domain.afspraken.indicatoren import INDICATOREN
from domain.leveringen.dekking import is_gedekt
from domain.partijen import is_corporatie
from domain.perioden import Periode
from loaders.afspraken.controle import als_getal
from loaders.afspraken.rijen import Documentrijen
from loaders.bestanden.toml_bestand import Pad
from loaders.bestanden.toml_velden import Melder, nabij
from loaders.contract import REGISTER_VAN_AFSPRAKEN, Invoer

_MET_ID = ("afspraak", "verschil", "verdeelsleutel", "moment")


@dataclass(frozen=True)
class Elders:
    """van: any id to its document. partijen, fictief: of an afspraak."""

    van: dict[str, str] = field(default_factory=dict)
    partijen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fictief: dict[str, bool] = field(default_factory=dict)


def elders(invoer: Invoer, zonder: str = "") -> Elders | None:
    """All documents that count already but `zonder`; None where a file is only read again."""
    if invoer.opnieuw:
        return None
    uit = Elders()
    for levering in invoer.eerdere(REGISTER_VAN_AFSPRAKEN):
        for naam in _MET_ID:
            frame = levering.tabellen.get(naam)
            if frame is None:
                continue
            for rij in frame.to_dict("records"):
                if rij["document"] == zonder:
                    continue
                uit.van[rij["id"]] = rij["document"]
                if naam == "afspraak":
                    uit.partijen[rij["id"]] = tuple(str(rij.get("partijen") or "").split(","))
                    uit.fictief[rij["id"]] = bool(rij.get("fictief"))
    return uit


def controleer_elders(invoer: Invoer, document: Documentrijen, melder: Melder) -> None:
    """An id means one thing in the whole register; what a file points to is there."""
    ander = elders(invoer, document.id)
    if ander is None:
        return
    for rij, pad in document.met_id():
        if rij.get("id") in ander.van:
            melder.fout(
                (*pad, "id"),
                f"Dit id is al van document {ander.van[rij['id']]}.",
                gevonden=rij["id"],
                verwacht="een id dat nog niet bestaat",
            )
    eigen = {r["id"] for r in document.afspraken if r["id"]}
    bekend = eigen | set(ander.partijen)
    for rij, pad in zip(document.afspraken, document.paden, strict=True):
        if rij["vervangt"] and rij["vervangt"] not in bekend:
            melder.waarschuwing(
                (*pad, "vervangt"),
                f"Afspraak {rij['id']}: de afspraak die ze vervangt staat niet in het register.",
                gevonden=rij["vervangt"],
            )
    for rij, pad in document.verschillen:
        for afspraak in filter(None, rij["afspraken"].split(",")):
            if afspraak not in bekend:
                meld_onbekend(
                    melder, (*pad, "afspraken"), f"Verschil {rij['id']}", afspraak, bekend
                )
            elif afspraak not in eigen and ander.fictief[afspraak] != document.fictief:
                melder.fout(
                    (*pad, "afspraken"),
                    f"Verschil {rij['id']}: echt en fictief staan door elkaar.",
                    gevonden=afspraak,
                )


def meld_onbekend(
    melder: Melder, pad: tuple[str | int, ...], naam: str, afspraak: str, bekend: set[str]
) -> None:
    """A fout about an id that no document has."""
    melder.fout(
        pad,
        f"{naam}: deze afspraak staat in geen enkel document.",
        gevonden=afspraak,
        verwacht="het id van een afspraak in het register",
        suggestie=nabij(afspraak, sorted(bekend)),
    )


def mag_toelichten(partij: str, partijen: Mapping[str, tuple[str, ...]], afspraak: str) -> bool:
    """A corporatie or gemeente speaks of what binds it; an organisatie of anything."""
    gebonden = partijen.get(afspraak, ())
    return partij in gebonden or not (is_corporatie(partij) or partij.startswith("GM"))


class Ids:
    """The ids of one document: each once, and starting with that of the document."""

    def __init__(self, document: str) -> None:
        self._document = document
        self._gezien: set[str] = set()

    def bekend(self, id_: str) -> bool:
        """Whether the file has it so far, right or wrong."""
        return id_ in self._gezien

    def controleer(self, a: Mapping[str, Any], melder: Melder, pad: Pad) -> None:
        """One more id."""
        eigen = a.get("id")
        if eigen is None:
            return
        if self._document and not eigen.startswith(f"{self._document}-"):
            melder.fout(
                (*pad, "id"),
                "Een id begint met het id van het document.",
                gevonden=eigen,
                verwacht=f"{self._document}-...",
            )
        if eigen in self._gezien:
            melder.fout((*pad, "id"), "Dit id staat er twee keer.", gevonden=eigen)
        self._gezien.add(eigen)


def controleer_som(
    a: Mapping[str, Any],
    delen: Sequence[Mapping[str, Any]],
    melder: Melder,
    pad: Pad,
    naam: str,
) -> None:
    """The parts of a number of homes add up to the whole; shares do not add up."""
    if not delen or a.get("eenheid") == "procent":
        return
    for veld in ("doel", "doel_max"):
        heel, stukken = a.get(veld), [d.get(veld) for d in delen]
        if heel is None and not any(s is not None for s in stukken):
            continue
        som = sum((Fraction(str(s)) for s in stukken if s is not None), Fraction(0))
        if heel is None or None in stukken or som != Fraction(str(heel)):
            melder.fout(
                (*pad, veld),
                f"{naam}: de delen tellen niet op tot het geheel.",
                gevonden=f"geheel {als_getal(heel)}, delen samen {als_getal(float(som))}",
                verwacht="delen die samen het geheel zijn",
            )


def controleer_partijen(
    a: Mapping[str, Any],
    partijen: Sequence[Mapping[str, Any]],
    melder: Melder,
    pad: Pad,
    naam: str,
) -> None:
    """Who counts in an afspraak is a party of the document, for all of its days."""
    if a.get("indicator") not in INDICATOREN or not INDICATOREN[a["indicator"]].telt:
        return
    van, tot = a.get("van"), a.get("tot")
    for code in a["partijen"]:
        dagen = [
            Periode(r["van"], r["tot"])
            for r in partijen
            if r["corporatie"] == code and a["gemeente"] in (None, r["gemeente"])
        ]
        if not dagen and is_corporatie(code):
            melder.fout(
                (*pad, "partijen"),
                f"{naam}: deze corporatie staat niet als partij in het document.",
                gevonden=code,
                verwacht="een kop [[partij]] voor elke corporatie die meetelt",
            )
        elif dagen and van and tot and van <= tot and not is_gedekt(Periode(van, tot), dagen):
            melder.waarschuwing(
                (*pad, "partijen"),
                f"{naam}: de periode van deze partij is korter dan die van de afspraak.",
                gevonden=code,
            )
