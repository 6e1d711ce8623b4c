"""Reading the folder of standen: which one to show, which two to compare, and open them.

Two are chosen here where a reader did not say. Never locks, never writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sqlalchemy import Engine

from store.schijf.vastgesteld import lees_merken
from store.standen.bestand import (
    WIJZER,
    GeenStand,
    GeenVastgesteld,
    Keuring,
    OnbekendeStand,
    StandBeschadigd,
    StandFout,
    StandInfo,
    Wijzer,
    WijzerBeschadigd,
    lees_info,
    lees_infos,
    lees_wijzer,
)
from store.standen.motoren import Motoren

HUIDIG = "huidig"


class StandenLezer:
    """The standen in one folder, for who looks. Safe to share between threads; use after a fork.

    vastgesteld: whether readers see the last stand that is vastgesteld, not the newest.
    """

    def __init__(self, map_: Path, *, vastgesteld: bool = False) -> None:
        self.map = map_
        self.alleen_vastgesteld = vastgesteld
        self._wijzerpad = map_ / WIJZER
        self._keuring = Keuring()
        self._motoren = Motoren()

    def huidig(self) -> StandInfo:
        """The stand that readers see; the last good one where that is damaged.

        Raises GeenStand where nothing was published, GeenVastgesteld where readers may not see
        what was, StandBeschadigd where none that they may see is whole.
        """
        if not self.alleen_vastgesteld:
            return self.nieuwste()
        merken, kapot = lees_merken(self.map)
        if not merken and not kapot:
            self.nieuwste()  # without any stand at all that is what must be said
            raise GeenVastgesteld("Er is nog geen stand vastgesteld.")
        info = self._eerste_hele(merken, kapot[0] if kapot else None)
        return info.met(huidig=True, nieuwste=info.id == self._id_van(self.nieuwste))

    def nieuwste(self) -> StandInfo:
        """The stand that was last published or chosen, or the last good one where it is damaged.

        Raises GeenStand or StandBeschadigd.
        """
        info = self._eerste_hele(self._volgorde(), "wijzer" if self._wijzer_kwijt() else None)
        return info.met(nieuwste=True, huidig=not self.alleen_vastgesteld)

    def info(self, stand_id: str | None = None) -> StandInfo:
        """One whole stand, by default the current; raises StandFout where it is not to be had."""
        return self.huidig() if stand_id is None else self._heel(stand_id)

    def open(self, stand_id: str | None = None) -> Engine:
        """A read-only engine on a whole stand; the same engine for the same file.

        Raises GeenStand, OnbekendeStand or StandBeschadigd.
        """
        info = self.info(stand_id)
        return self._motoren.van(self.map / info.bestand, info.sha256)

    def lijst(self) -> list[StandInfo]:
        """All standen, newest first, also damaged ones (`beschadigd` is then their own id)."""
        ziet, laatste = (self._id_van(kies) for kies in (self.huidig, self.nieuwste))
        return [
            i.met(
                huidig=i.id == ziet,
                nieuwste=i.id == laatste,
                beschadigd=None if self.heeft(i.id) else i.id,
            )
            for i in lees_infos(self.map)
        ]

    def infos(self) -> list[StandInfo]:
        """What is known of all standen, newest first, whether they are whole or not."""
        return lees_infos(self.map)

    def vastgestelde(self) -> list[str]:
        """The ids of all standen with a mark, also of those that are not there any more."""
        goed, kapot = lees_merken(self.map)
        return [*goed, *kapot]

    def zoek(self, tekst: str) -> str:
        """The id that is meant: `huidig` (the newest), an id, or the beginning of just one.

        Raises OnbekendeStand where it is none or several, StandBeschadigd.
        """
        if tekst == HUIDIG:
            return self.nieuwste().id
        ids = [i.id for i in lees_infos(self.map)]
        gevonden = [i for i in ids if i == tekst] or [
            i for i in ids if tekst and i.startswith(tekst)
        ]
        if len(gevonden) > 1:
            raise OnbekendeStand(f"Stand '{tekst}' kan {' of '.join(sorted(gevonden)[:5])} zijn.")
        return gevonden[0] if gevonden else lees_info(self.map, tekst).id  # says what is wrong

    def heeft(self, stand_id: str) -> bool:
        """Whether there is a whole stand with this id."""
        try:
            self._heel(stand_id)
        except StandFout:
            return False
        return True

    def wijzer(self) -> Wijzer | None:
        """The pointer as it stands, None where there is none or it is damaged."""
        try:
            return lees_wijzer(self._wijzerpad)
        except WijzerBeschadigd:
            return None

    def _wijzer_kwijt(self) -> bool:
        """Whether the pointer is damaged, or gone while there is something to point at."""
        return self.wijzer() is None and (self._wijzerpad.exists() or bool(lees_infos(self.map)))

    def _heel(self, stand_id: str) -> StandInfo:
        info = lees_info(self.map, stand_id)
        self._keuring.eis_heel(self.map, info)
        return info

    def _eerste_hele(self, ids: Iterable[str], kapot: str | None) -> StandInfo:
        for stand_id in ids:
            try:
                return self._heel(stand_id).met(beschadigd=kapot)
            except StandFout:
                kapot = kapot or stand_id
        if kapot is None:
            raise GeenStand("Er is nog geen stand.")
        raise StandBeschadigd(f"De stand is beschadigd ({kapot}) en er is geen andere die heel is.")

    def _id_van(self, kies: Callable[[], StandInfo]) -> str | None:
        try:
            return kies().id
        except StandFout:
            return None

    def _volgorde(self) -> Iterator[str]:
        """The ids to try for showing: the published one, its history, then the newest built."""
        wijzer = self.wijzer()
        eerder = (wijzer.stand, *wijzer.geschiedenis) if wijzer else ()
        yield from eerder
        yield from (i.id for i in lees_infos(self.map) if i.id not in eerder)


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
