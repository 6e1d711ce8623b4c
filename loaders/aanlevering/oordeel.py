"""The verdict on an offered file, as the page shows it: with proposals and the rows themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from loaders.aanlevering.voorstel import Voorstel, stel_voor
from loaders.aanlevering.wachtkamer import Aangeboden, Wachtkamer
from loaders.archief.herlezen import onder_naam
from loaders.archief.omgeving import Omgeving
from loaders.archief.oorspronkelijk import Oorspronkelijk, lees_rijen
from loaders.archief.toestand import Toestand
from loaders.bestanden.cellen import CelFout, MetOpmerking, lees_ja_nee
from loaders.contract import Uitslag, Velden
from loaders.dienst.dienst import Laaddienst
from loaders.verdict.verdict import ERNST, Melding, Rapport
from settings import Settings
from store.schijf import schrijven

MEESTE_RIJEN = 200  # rows of the file shown with the verdict; the CSV has every melding


@dataclass(frozen=True)
class Aanleveringsoordeel:
    """uitslag: the verdict. velden: what the page fills in. voorstellen: where that comes from.

    rijen: by sheet, the rows that the verdict speaks of as they stand in the file.
    """

    uitslag: Uitslag
    velden: Velden
    voorstellen: tuple[Voorstel, ...]
    rijen: Mapping[str, Oorspronkelijk]


def beoordeel(
    settings: Settings,
    aanbod: Aangeboden,
    velden: Velden | None = None,
    omgeving: Omgeving | None = None,
) -> Aanleveringsoordeel:
    """Check an offered file. velden: as the visitor filled them in; None the first time.

    The first time what the levering lacks is filled in with a proposal, and checked with that.
    Raises LaderFout, AanbodFout where the file is gone.
    """
    kamer, omgeving = Wachtkamer(settings.home), omgeving or Omgeving(settings)
    dienst = Laaddienst(omgeving)
    voorstellen: tuple[Voorstel, ...] = ()
    with onder_naam(kamer.pad(aanbod), aanbod.naam) as pad:
        (uitslag,) = dienst.controleer([pad], velden or Velden())
        if velden is None:
            register = Toestand(omgeving, schrijven=False).register
            voorstellen = stel_voor(pad, aanbod.naam, uitslag.velden, register)
            velden = replace(Velden(), **{v.veld: v.waarde for v in voorstellen})
            if voorstellen:
                (uitslag,) = dienst.controleer([pad], velden)
        rijen = {
            blad: lees_rijen(pad, blad, nummers)
            for blad, nummers in _plekken(uitslag.rapport).items()
        }
    bewaar(kamer, aanbod, uitslag.rapport)
    return Aanleveringsoordeel(uitslag, velden, voorstellen, rijen)


def bewaar(kamer: Wachtkamer, aanbod: Aangeboden, rapport: Rapport) -> None:
    """Keep the last verdict beside the file, for its download."""
    schrijven.vervang(kamer.pad(aanbod).with_name("verdict.json"), rapport.als_json().encode())


def laatste(kamer: Wachtkamer, aanbod: Aangeboden) -> Rapport | None:
    """The last verdict; None where it was not checked yet."""
    try:
        rauw = json.loads(kamer.pad(aanbod).with_name("verdict.json").read_bytes())
    except (OSError, ValueError):
        return None
    return Rapport(tuple(Melding(**m) for m in rauw))


def ingevuld(velden: Mapping[str, str | None]) -> Velden:
    """The fields of the page as Velden; unknown names are no fields of ours and are left out."""
    bekend = asdict(Velden())
    return Velden(**{k: (w or "").strip() for k, w in velden.items() if k in bekend})


def bevestigd(velden: Velden) -> bool:
    """Whether these fields say that it is meant to replace more rows than the file brings."""
    try:
        waarde = lees_ja_nee(velden.vervang)
    except CelFout:
        return False
    return bool(waarde.waarde if isinstance(waarde, MetOpmerking) else waarde)


def _plekken(rapport: Rapport) -> dict[str, set[int]]:
    uit: dict[str, set[int]] = {}
    for melding in op_ernst(rapport)[:MEESTE_RIJEN]:
        if melding.rij is not None:
            uit.setdefault(melding.blad, set()).add(melding.rij)
    return uit


def op_ernst(rapport: Rapport) -> list[Melding]:
    """What must be mended comes first, each kind in the order of sheet and row."""
    return sorted(rapport.meldingen, key=lambda m: ERNST.index(m.ernst))
