"""Pull one source: fetch, archive, check, build, publish; and note what became of it."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

from loaders.archief.omgeving import Omgeving
from loaders.bronnen.contract import Bron, Hulp, Ophaling
from loaders.bronnen.geheim import Geheimen
from loaders.bronnen.laden import Gehaald, laad
from loaders.bronnen.lezen import SOORTEN
from loaders.bronnen.toestand import Bronboek, Uitkomst
from loaders.dienst.aannemen import eis_bestand
from loaders.dienst.dienst import Laaddienst
from loaders.verdict.fouten import TEKST, LaderFout, met_details, uit_os_fout


def haal_op(
    bron: Bron, omgeving: Omgeving, *, proef: bool = False, geheimen: Geheimen | None = None
) -> Gehaald:
    """Pull a source. Never raises for what is wrong with the source: one must not stop the others.

    proef: only fetch and check; nothing is written.
    """
    geheim = geheimen or Geheimen()
    boek = Bronboek(omgeving.settings.home)
    try:
        if not proef:
            boek.begin(bron.naam, bron.soort)
        with tempfile.TemporaryDirectory(prefix="woonsaldo-bron-") as map_:
            ophaling = _haal(bron, omgeving, boek, geheim, Path(map_), proef=proef)
            if proef:
                return _probeer(bron, omgeving, ophaling)
            gehaald = laad(bron, omgeving, ophaling)
    except LaderFout as fout:
        gehaald = Gehaald(bron.naam, "mislukt", fout=geheim.verberg(str(fout)))
    except OSError as fout:
        tekst = str(uit_os_fout(fout, omgeving.settings.home))
        gehaald = Gehaald(bron.naam, "mislukt", fout=geheim.verberg(tekst))
    except Exception as fout:
        gehaald = Gehaald(bron.naam, "mislukt", fout=_onverwacht(fout, omgeving, geheim, proef))
    if not proef:
        _noteer(boek, gehaald, omgeving)
    return gehaald


def _haal(
    bron: Bron, omgeving: Omgeving, boek: Bronboek, geheim: Geheimen, map_: Path, *, proef: bool
) -> Ophaling:
    werk = map_ / "werk"
    werk.mkdir()
    hulp = Hulp(
        map_=werk,
        bewaarmap=map_ / "bewaar" if proef else boek.map / bron.naam,
        geheimen=geheim,
        onthouden=boek.lees(bron.naam).onthoud,
        proef=proef,
        voortgang=lambda wat, i, n: omgeving.voortgang(f"{bron.naam}: {wat}", i, n),
    )
    ophaling = SOORTEN[bron.soort].haal(bron, hulp)
    for bestand in ophaling.bestanden:
        eis_bestand(bestand.pad)
    return ophaling


def _probeer(bron: Bron, omgeving: Omgeving, ophaling: Ophaling) -> Gehaald:
    bestanden = ophaling.bestanden
    uitslagen = Laaddienst(omgeving).controleer(
        [b.pad for b in bestanden], [b.velden for b in bestanden]
    )
    goed = all(u.rapport.aangenomen for u in uitslagen)
    verdicten = [(b.pad.name, u) for b, u in zip(bestanden, uitslagen, strict=True)]
    uitkomst: Uitkomst = ("geladen" if bestanden else "ongewijzigd") if goed else "geweigerd"
    return Gehaald(bron.naam, uitkomst, verdicten, meldingen=ophaling.meldingen)


def _onverwacht(fout: Exception, omgeving: Omgeving, geheim: Geheimen, proef: bool) -> str:
    details = geheim.verberg("".join(traceback.format_exception(fout)))
    return TEKST if proef else met_details(details, omgeving.settings.home)


def _noteer(boek: Bronboek, gehaald: Gehaald, omgeving: Omgeving) -> None:
    try:
        boek.klaar(
            gehaald.bron,
            gehaald.uitkomst,
            fout=gehaald.fout,
            leveringen=gehaald.leveringen,
            geweigerd=gehaald.geweigerd,
            onthoud=gehaald.onthoud,
        )
    except OSError as fout:
        omgeving.meld(f"De uitkomst is niet bewaard. {uit_os_fout(fout, boek.map)}")
