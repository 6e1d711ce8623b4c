"""One file into the archive: keep the bytes, check them, write down the verdict.

So too what ships: at first use, and again where a shipped file changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from loaders.archief.archief import verwijderd
from loaders.archief.gebeurtenissen import Levering
from loaders.archief.herlezen import kale_naam, onder_naam
from loaders.archief.manifest import levering_id, sleutels
from loaders.archief.meegeleverd import Meegeleverd, MeegeleverdFout, meegeleverd
from loaders.archief.omgeving import Omgeving
from loaders.archief.toestand import Toestand
from loaders.contract import Uitslag, Velden
from loaders.controle import controleer
from loaders.verdict.fouten import KanNiet, NietTeLezen, VerkeerdeAanroep
from loaders.verdict.verdict import BEVESTIG, Melding, Rapport
from store.schijf.schrijven import sha256_van


@dataclass(frozen=True)
class Geladen:
    """What became of one file. levering: its id in the archive, None where it was not kept.

    herhaling: the same file with the same fields counted already.
    """

    pad: Path
    uitslag: Uitslag
    levering: str | None
    herhaling: bool = False


def eis_bestand(pad: Path) -> None:
    """Raise VerkeerdeAanroep where a path is no file (a folder, a device, nothing)."""
    if not pad.exists():
        raise VerkeerdeAanroep(f"Het bestand {pad} is er niet.")
    if not pad.is_file():
        raise VerkeerdeAanroep(f"{pad} is geen bestand.")


def oordeel(omgeving: Omgeving, toestand: Toestand, pad: Path, velden: Velden) -> Uitslag:
    """The verdict on a file as it lies there; nothing is written."""
    if (gewist := _gewist(toestand, pad, sha256_van(pad))) is not None:
        return Uitslag(gewist, velden)
    return controleer(pad, velden, toestand.register, toestand.eerdere, omgeving.vandaag())


def neem_aan(
    omgeving: Omgeving, toestand: Toestand, pad: Path, velden: Velden, meegeleverd: str = ""
) -> Geladen:
    """Keep a file with its verdict; `toestand` follows where it is accepted."""
    if (gewist := _gewist(toestand, pad, sha256_van(pad))) is not None:
        return Geladen(pad, Uitslag(gewist, velden), None)
    archief = omgeving.archief
    sha256 = archief.bestanden.bewaar(pad)
    kopie = archief.bestanden.pad(sha256)
    # The copy is checked, not the original: that could change in between.
    zijbestand = pad.with_suffix(".toml")
    with onder_naam(kopie, pad.name, zijbestand if zijbestand != pad else None) as naam:
        uitslag = controleer(naam, velden, toestand.register, toestand.eerdere, omgeving.vandaag())
    eerder = toestand.manifest.herhaling(sha256, uitslag.velden)
    if uitslag.rapport.aangenomen and eerder is not None:
        melding = Melding(
            kale_naam(pad.name),
            "melding",
            "Dit bestand is met dezelfde gegevens al eerder geladen. De stand verandert niet.",
            gevonden=eerder.id,
        )
        uitslag = replace(uitslag, rapport=uitslag.rapport.plus([melding]))
        return Geladen(pad, uitslag, eerder.id, herhaling=True)
    if uitslag.rapport.te_bevestigen and not meegeleverd:
        uitslag = Uitslag(uitslag.rapport.plus([_onbevestigd(pad)]), uitslag.velden)
    levering = _levering(omgeving, toestand, kopie, pad.name, uitslag, meegeleverd=meegeleverd)
    if levering.aangenomen:
        toestand.lezer.onthoud(levering, uitslag)
        try:
            toestand.probeer(levering)
        except NietTeLezen as fout:
            melding = Melding(
                kale_naam(pad.name),
                "fout",
                f"Met deze lijst is een eerdere levering niet meer te lezen. {fout}",
            )
            uitslag = Uitslag(uitslag.rapport.plus([melding]), uitslag.velden)
            levering = _levering(
                omgeving, toestand, kopie, pad.name, uitslag, meegeleverd=meegeleverd
            )
    verdict = archief.verdicten.bewaar_bytes(uitslag.rapport.als_json().encode())
    archief.schrijf(replace(levering, verdict=verdict))
    toestand.vernieuw()
    return Geladen(pad, uitslag, levering.id)


def _onbevestigd(pad: Path) -> Melding:
    return Melding(
        kale_naam(pad.name),
        "fout",
        "Deze levering vervangt meer rijen dan zij brengt, en dat is niet bevestigd. Er is niets "
        "veranderd.",
        kolom=BEVESTIG,
        verwacht="ja in het veld vervang van de levering, of --vervang bij de opdracht",
        suggestie="ja",
    )


def _levering(
    omgeving: Omgeving,
    toestand: Toestand,
    kopie: Path,
    naam: str,
    uitslag: Uitslag,
    *,
    meegeleverd: str,
) -> Levering:
    gelezen = uitslag.gelezen if uitslag.rapport.aangenomen else None
    wie = gelezen.leverancier if gelezen else uitslag.velden.leverancier
    ontvangen = gelezen.ontvangen if gelezen else omgeving.vandaag()
    bezet = [lev.id for lev in toestand.manifest.alle]
    return Levering(
        id=levering_id(ontvangen.isoformat(), wie, kopie.name, uitslag.velden, bezet),
        sha256=kopie.name,
        bestand=kale_naam(naam),
        grootte=kopie.stat().st_size,
        aangenomen=uitslag.rapport.aangenomen,
        verdict="",
        velden=uitslag.velden,
        gelezen=gelezen,
        tabellen=tuple(uitslag.tabellen) if gelezen else (),
        meegeleverd=meegeleverd,
        sleutels=sleutels(uitslag.tabellen, wie, meegeleverd) if gelezen else (),
    )


def _gewist(toestand: Toestand, pad: Path, sha256: str) -> Rapport | None:
    graf = verwijderd(toestand.gebeurtenissen).get(sha256)
    if graf is None:
        return None
    melding = Melding(
        kale_naam(pad.name),
        "fout",
        f"Dit bestand is op {graf.tijd:%d-%m-%Y} uit het archief verwijderd door {graf.door} en "
        "wordt niet opnieuw aangenomen.",
        gevonden=sha256,
        verwacht="een bestand zonder de gegevens waarom het is verwijderd",
    )
    return Rapport((melding,))


def neem_meegeleverd(omgeving: Omgeving, toestand: Toestand) -> None:
    """Take in every shipped file that the archive does not have as its last version.

    A withdrawn or purged one does not come back by itself. One that is refused is reported with
    `omgeving.meld`, kept with its verdict, and the rest goes on. Raises KanNiet where a shipped
    file cannot be read.
    """
    nieuw = _nieuw(omgeving, toestand)
    for i, (bestand, pad) in enumerate(nieuw, 1):
        omgeving.voortgang("Meegeleverde gegevens laden", i, len(nieuw))
        geladen = neem_aan(omgeving, toestand, bestand.pad, bestand.velden, meegeleverd=pad)
        if not geladen.uitslag.rapport.aangenomen:
            fouten = [m for m in geladen.uitslag.rapport.meldingen if m.ernst == "fout"]
            omgeving.meld(
                f"Het meegeleverde bestand {pad} is geweigerd ({len(fouten)} fouten), "
                f"de eerste: {fouten[0].melding} Gevonden: '{fouten[0].gevonden}'."
            )


def _nieuw(omgeving: Omgeving, toestand: Toestand) -> list[tuple[Meegeleverd, str]]:
    laatste = {lev.meegeleverd: lev for lev in toestand.manifest.alle if lev.meegeleverd}
    gewist = verwijderd(toestand.gebeurtenissen)
    uit = []
    try:
        for bestand in meegeleverd(voorbeeld=omgeving.settings.voorbeeld, map_=omgeving.data):
            pad = bestand.pad.relative_to(omgeving.data).as_posix()
            sha256 = sha256_van(bestand.pad)
            if sha256 not in gewist and not _zelfde(laatste.get(pad), sha256, bestand):
                uit.append((bestand, pad))
    except MeegeleverdFout as fout:
        raise KanNiet(f"Wat met Woonsaldo meekomt, is niet te lezen. {fout}") from fout
    return uit


def _zelfde(eerder: Levering | None, sha256: str, bestand: Meegeleverd) -> bool:
    if eerder is None or eerder.sha256 != sha256:
        return False
    gegeven = {k: v for k, v in vars(bestand.velden).items() if v}
    gebruikt = vars(eerder.velden)
    return all(gebruikt[k] == v for k, v in gegeven.items())
