"""Which two standen are compared where a reader did not say."""

from __future__ import annotations

from store.standen.bestand import OnbekendeStand, StandInfo
from store.standen.lezen import StandenLezer


class GeenPaar(OnbekendeStand):
    """There is nothing to compare with."""


def kies_paar(standen: StandenLezer, van: str | None, naar: str | None) -> tuple[str, str]:
    """The ids of the first and second stand. van, naar: as asked (`StandenLezer.zoek`), or None.

    Without `naar` the stand that readers see. Without `van` the one that was vastgesteld before
    it; where none was, and readers may see every stand, the one built before it.
    Raises GeenPaar where there is none, and StandFout.
    """
    nu = standen.huidig().id if naar is None else standen.zoek(naar)
    return (_eerder(standen, nu) if van is None else standen.zoek(van)), nu


def _eerder(standen: StandenLezer, naar: str) -> str:
    infos = {i.id: i for i in standen.infos()}
    zelf = infos[naar].vastgesteld
    vast = [
        i
        for i in infos.values()
        if i.vastgesteld and i.id != naar and (not zelf or i.vastgesteld.nummer < zelf.nummer)
    ]
    kandidaten = sorted(vast, key=_vaststelling, reverse=True)
    if not standen.alleen_vastgesteld:
        kandidaten += [i for i in infos.values() if i.volgnummer < infos[naar].volgnummer]
    for info in kandidaten:
        if standen.heeft(info.id):
            return info.id
    raise GeenPaar(f"Er is geen eerdere stand om stand {naar} mee te vergelijken.")


def _vaststelling(info: StandInfo) -> int:
    return info.vastgesteld.nummer if info.vastgesteld else 0
