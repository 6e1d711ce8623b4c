"""What must be said of a gemeente's figures as a whole (Dutch sentences)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from domain.kernen.boom import GETELD, Boom
from domain.kernen.bron import KernRij
from domain.kernen.indeling import Areas, gebieden_buiten
from domain.kernen.overig import MEERVOUD, kort, niet_passend

ONVOLLEDIG = (
    "Van de corporaties zijn niet alle voorraadstanden bekend, naar segment en op dezelfde dag. "
    "Daaruit is geen aandeel te berekenen."
)


def opmerkingen(
    boom: Boom, rijen: Sequence[KernRij], definitie: str | None, bekend: Collection[str]
) -> tuple[str, ...]:
    """The sentences, in a fixed order. rijen: of every niveau; bekend: definities with a share."""
    uit: list[str] = []
    if definitie and definitie not in bekend and bekend:
        uit.append(
            f"Volgens definitie {definitie} is hier geen aandeel bekend; wel volgens "
            f"{' en '.join(bekend)}."
        )
    for areas in boom.areas:
        if areas.niveau in boom.filters.niveau:
            uit += _andere_indeling(boom, areas)
            uit += niet_passend(rijen, areas.niveau)
            if definitie == GETELD:
                uit += _los(boom, areas)
    if boom.onvolledig and not bekend:
        uit.append(ONVOLLEDIG)
    return tuple(uit)


def _andere_indeling(boom: Boom, areas: Areas) -> Iterator[str]:
    weg = gebieden_buiten(boom.bron, boom.register, areas, boom.filters.peildatum)
    if weg:
        namen = kort([f"{g.naam} ({g.indeling})" for g in weg])
        yield (
            f"Getoond zijn de {MEERVOUD[areas.niveau]} van indeling {areas.jaar}. Cijfers van een "
            f"andere indeling staan er niet bij: {namen}."
        )


def _los(boom: Boom, areas: Areas) -> Iterator[str]:
    if not boom.standen:
        return
    los = boom.standen[-1].per_gebied(boom.register, areas)
    if isinstance(los, int):
        yield (
            f"Van {los} sociale huurwoningen is niet bekend in welke van de "
            f"{MEERVOUD[areas.niveau]} ze staan. Daarom is het aandeel daar onbekend."
        )
