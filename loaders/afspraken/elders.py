"""What the other documents of the register hold, and whether a file fits with them.

Only when a file is handed in: one that was accepted is read again without looking at the others,
because those may have changed since (`store.bouw.register` leaves out what is no longer there).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.partijen import is_corporatie
from loaders.afspraken.rijen import Document
from loaders.bestanden.toml_melder import Melder, nabij
from loaders.contract import Invoer
from loaders.uitslag import REGISTER_VAN_AFSPRAKEN

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


def controleer_elders(invoer: Invoer, document: Document, melder: Melder) -> None:
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
