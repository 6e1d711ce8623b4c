"""What a reference list must satisfy, so that a code or name means one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from domain.partijen import GEMEENTE
from domain.perioden import lees_datum
from loaders.namen import sleutel
from loaders.referentie.rijen import RijTekst, eis_gevuld, eis_uniek, eis_vorm, fout
from loaders.register.gebieden import NIVEAUS
from loaders.register.register import Register, aliassen
from loaders.verdict.verdict import Verzamelaar

_WIJK, _BUURT = re.compile(r"WK\d{6}"), re.compile(r"BU\d{8}")
_LNUMMER = re.compile(r"L\d{4}")
# No code of a gemeente, and no hyphen: that is an organisatie (`domain.partijen`).
_EIGEN = re.compile(r"(?!GM[0-9]{4}$)[A-Z][A-Z0-9]{1,9}")


def controleer_gemeenten(rijen: list[RijTekst], register: Register, uit: Verzamelaar) -> None:
    """Codes GM and four digits, each code and name once, indeling a year."""
    del register
    eis_gevuld(rijen, uit, ("code", "naam"))
    eis_vorm(rijen, uit, "code", GEMEENTE, "GM en vier cijfers, zoals GM0307")
    eis_uniek(rijen, uit, "code")
    eis_uniek(rijen, uit, "naam")


def controleer_corporaties(rijen: list[RijTekst], register: Register, uit: Verzamelaar) -> None:
    """Own codes and L-numbers once, no name or alias of two, successors that exist and end."""
    eis_gevuld(rijen, uit, ("code", "naam"))
    eis_vorm(rijen, uit, "code", _EIGEN, "een L-nummer of een eigen code, zoals L0117")
    eis_vorm(rijen, uit, "lnummer", _LNUMMER, "L en vier cijfers, zoals L0117")
    eis_uniek(rijen, uit, "code")
    eis_uniek(rijen, uit, "lnummer")
    _dubbele_namen(rijen, register, uit)
    _opvolgers(rijen, register, uit)


def controleer_gebieden(rijen: list[RijTekst], register: Register, uit: Verzamelaar) -> None:
    """Codes that fit their level, gemeente and parent; one row per code and indeling."""
    eis_gevuld(rijen, uit, ("code", "indeling", "naam", "niveau", "gemeente"))
    eis_uniek(rijen, uit, "code", "indeling")
    ouders = {r.tekst["code"] for r in rijen} | set(register.gebieden["code"])
    gemeenten = set(register.gemeenten["code"])
    for r in rijen:
        code, niveau, ouder = r.tekst["code"], r.tekst["niveau"], r.tekst["ouder"]
        gemeente = r.tekst["gemeente"]
        vorm = _BUURT if niveau == "buurt" else _WIJK
        if niveau and niveau not in NIVEAUS:
            fout(uit, r, "niveau", "Dit niveau kennen we niet.", "wijk of buurt")
        elif code and not vorm.fullmatch(code):
            verwacht = "BU en acht cijfers" if niveau == "buurt" else "WK en zes cijfers"
            fout(uit, r, "code", "Deze code hoort niet bij dit niveau.", verwacht)
        elif code and gemeente and code[2:6] != gemeente[2:]:
            fout(
                uit, r, "code", "Deze code hoort niet bij de gemeente.", f"een code van {gemeente}"
            )
        if gemeente and gemeente not in gemeenten:
            op_naam = register.gemeente(gemeente)
            suggestie = op_naam.code if op_naam else ""
            verwacht = "een GM-code uit het register"
            fout(uit, r, "gemeente", "Deze gemeente kennen we niet.", verwacht, suggestie=suggestie)
        if ouder and ouder not in ouders:
            fout(uit, r, "ouder", "Deze wijk kennen we niet.", "een wijkcode uit het register")
        elif ouder and ouder[2:] != code[2:8]:
            fout(uit, r, "ouder", "Deze buurt hoort niet bij deze wijk.", "WK" + code[2:8])


def _dubbele_namen(rijen: list[RijTekst], register: Register, uit: Verzamelaar) -> None:
    """A name, alias or code that would mean two corporaties, in this list or in the register."""
    van: dict[str, set[str]] = defaultdict(set)
    hier = {r.tekst["code"] for r in rijen}
    kolommen = ["code", "naam", "aliassen"]
    bekend = register.corporaties.loc[~register.corporaties["code"].isin(hier), kolommen]
    teksten = [dict(zip(kolommen, b, strict=True)) for b in bekend.itertuples(index=False)]
    for tekst in [*(r.tekst for r in rijen), *teksten]:
        for naam in _namen(tekst):
            van[sleutel(naam)].add(tekst["code"])
    for r in rijen:
        for naam in dict.fromkeys(_namen(r.tekst)):
            if andere := sorted(van[sleutel(naam)] - {r.tekst["code"]}):
                uit.voeg(
                    "fout",
                    f"Deze naam is ook van {', '.join(andere)}.",
                    rij=r.nummer,
                    kolom="naam" if naam == r.tekst["naam"] else "aliassen",
                    gevonden=naam,
                    verwacht="een naam die bij een corporatie hoort",
                )


def _namen(tekst: dict[str, str]) -> Iterator[str]:
    yield tekst["naam"]
    yield from aliassen(tekst)
    yield tekst["code"]


def _opvolgers(rijen: list[RijTekst], register: Register, uit: Verzamelaar) -> None:
    opvolger = {r.tekst["code"]: r.tekst["opvolger"] for r in rijen}
    bekend = set(opvolger) | set(register.corporaties["code"])
    for r in rijen:
        naar, vanaf = r.tekst["opvolger"], r.tekst["opvolger_vanaf"]
        if naar and naar not in bekend:
            verwacht = "de code van een corporatie in het register"
            fout(uit, r, "opvolger", "Deze opvolger kennen we niet.", verwacht)
        elif naar and _in_kring(r.tekst["code"], opvolger):
            melding = "Deze opvolgers verwijzen naar elkaar."
            fout(uit, r, "opvolger", melding, "een opvolger die blijft bestaan")
        if bool(naar) != bool(vanaf):
            kolom = "opvolger" if vanaf else "opvolger_vanaf"
            fout(uit, r, kolom, "Deze cel is leeg.", "een opvolger met de datum vanaf wanneer")
        if vanaf and not _is_datum(vanaf):
            fout(uit, r, "opvolger_vanaf", "Deze datum bestaat niet.", "zoals 2023-01-01")


def _in_kring(code: str, opvolger: dict[str, str]) -> bool:
    gezien, nu = {code}, opvolger.get(code, "")
    while nu and nu not in gezien:
        gezien.add(nu)
        nu = opvolger.get(nu, "")
    return bool(nu)


def _is_datum(tekst: str) -> bool:
    try:
        lees_datum(tekst)
    except ValueError:
        return False
    return True
