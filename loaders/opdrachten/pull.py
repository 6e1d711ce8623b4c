"""`pull`: fetch figures from sources that are configured."""

from __future__ import annotations

from typing import Annotated

import typer

from domain.opsomming import opsomming
from loaders.archief.omgeving import WACHT, Omgeving
from loaders.bronnen.contract import Bron
from loaders.bronnen.laden import Gehaald
from loaders.bronnen.lezen import Bronnen, lees_bronnen
from loaders.bronnen.ophalen import haal_op
from loaders.bronnen.toestand import Bronboek
from loaders.opdrachten import gemeen
from loaders.verdict import tekst
from loaders.verdict.fouten import KanNiet, VerkeerdeAanroep

_CODE = {"geladen": 0, "ongewijzigd": 0, "geweigerd": 1, "mislukt": KanNiet.code}


def pull(
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Naam van een bron.")] = "",
    *,
    alle: Annotated[bool, typer.Option("--alle", help="Alle bronnen, een voor een.")] = False,
    lijst: Annotated[bool, typer.Option("--lijst", help="Toon welke bronnen er zijn.")] = False,
    proef: Annotated[
        bool, typer.Option("--proef", help="Alleen ophalen en controleren. Niets wordt bewaard.")
    ] = False,
    wacht: gemeen.Wacht = WACHT,
) -> None:
    """Haal cijfers op uit een bron en laad ze."""
    if sum((bool(naam), alle, lijst)) != 1:
        raise VerkeerdeAanroep("Noem een bron, of geef --alle of --lijst. Zie: pull --help")
    gesprek = gemeen.Gesprek(wacht)
    bronnen = lees_bronnen(gesprek.omgeving.settings.bronnen)
    if lijst:
        _toon_lijst(bronnen, gesprek.omgeving)
        code = toon_fouten(bronnen)
        raise typer.Exit(code)
    code = toon_fouten(bronnen, naam)
    if naam and naam not in bronnen.goed and not code:
        raise VerkeerdeAanroep(_geen_bron(naam, bronnen))
    for bron in bronnen.goed.values():
        if alle or bron.naam == naam:
            code = max(code, haal(bron, gesprek, proef=proef))
    raise typer.Exit(code)


def haal(bron: Bron, gesprek: gemeen.Gesprek, *, proef: bool) -> int:
    """Pull one source and tell what became of it; the exit code."""
    with gesprek:
        gehaald = haal_op(bron, gesprek.omgeving, proef=proef)
    gemeen.zeg(f"bron {bron.naam}: {_uitkomst(gehaald, proef=proef)}")
    for melding in gehaald.meldingen:
        gemeen.zeg(f"  {melding}")
    for bestand, uitslag in gehaald.verdicten:
        tekst.toon(bestand, uitslag.rapport)
    for levering in gehaald.leveringen:
        gemeen.zeg(f"  levering     {levering}")
    if gehaald.uitkomst == "mislukt":
        typer.echo(gehaald.fout, err=True)
    elif not proef:
        blijft = "is nu te zien" if gehaald.nieuw else "blijft staan"
        gemeen.zeg(f"Stand {gehaald.stand} {blijft}.")
    return _CODE[gehaald.uitkomst]


def _uitkomst(gehaald: Gehaald, *, proef: bool) -> str:
    match gehaald.uitkomst:
        case "geladen":
            return "zou worden aangenomen; er is niets bewaard" if proef else "opgehaald en geladen"
        case "ongewijzigd":
            return "niets nieuws"
        case "geweigerd":
            return "opgehaald, maar NIET aangenomen" + ("; er is niets bewaard" if proef else "")
    return "MISLUKT"


def _toon_lijst(bronnen: Bronnen, omgeving: Omgeving) -> None:
    boek = Bronboek(omgeving.settings.home)
    for naam in bronnen.namen:
        bron, stand = bronnen.goed.get(naam), boek.lees(naam)
        delen = [bron.soort if bron else "fout in het bestand met bronnen"]
        delen.append(f"laatste poging {stand.laatste_poging or 'nog geen'}")
        if stand.uitkomst:
            delen += [stand.uitkomst, f"laatste succes {stand.laatste_succes or 'nog geen'}"]
        if stand.bezig_sinds:
            delen.append(f"bezig of afgebroken sinds {stand.bezig_sinds}")
        gemeen.zeg(f"{naam}: {', '.join(delen)}")
        if stand.fout:
            gemeen.zeg(f"  {stand.fout}")


def toon_fouten(bronnen: Bronnen, naam: str = "") -> int:
    """The errors that stand in the way: of the source asked for, or all of them."""
    code = 0
    for wie, rapport in bronnen.fout.items():
        if not naam or wie in ("", naam):
            code = VerkeerdeAanroep.code
            for melding in rapport.meldingen:
                typer.echo(f"{bronnen.pad.name}:{tekst.regel(melding)}", err=True)
    return code


def _geen_bron(naam: str, bronnen: Bronnen) -> str:
    er_zijn = f"Er zijn: {opsomming(list(bronnen.namen))}." if bronnen.namen else ""
    return f"De bron '{naam}' staat niet in {bronnen.pad}. {er_zijn}".strip()
