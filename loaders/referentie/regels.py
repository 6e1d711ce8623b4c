"""The rows of a reference list as text, and what each list must satisfy.

So that a code or name means one thing. In `organisaties` stand parties that own no homes to count.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from domain.opsomming import opsomming
from domain.partijen import GEMEENTE, ORGANISATIE
from domain.perioden import LAATSTE_JAAR, VROEGSTE_JAAR, lees_datum
from loaders.register.gebieden import NIVEAUS
from loaders.register.register import Register, aliassen
from loaders.tekst import sleutel
from loaders.verdict.verdict import Verzamelaar

_VIER_CIJFERS = re.compile(r"[0-9]{4}")


@dataclass(frozen=True)
class RijTekst:
    """One row of a list: its number (the header is row 1) and its texts by column."""

    nummer: int
    tekst: dict[str, str]

    def waarde(self, kolom: str) -> object:
        """The typed value of a row that was checked; empty is None (no aliases: empty text)."""
        tekst = self.tekst[kolom]
        if kolom == "fictief":
            return tekst == "ja"
        if kolom == "aliassen":
            return tekst
        if not tekst:
            return None
        if kolom == "indeling":
            return int(tekst)
        return lees_datum(tekst) if kolom == "opvolger_vanaf" else tekst


def eis_gevuld(rijen: list[RijTekst], uit: Verzamelaar, verplicht: tuple[str, ...]) -> None:
    """A fout for each empty cell that is needed, and for fictief and indeling that are none."""
    for r in rijen:
        for kolom in verplicht:
            if not r.tekst[kolom]:
                fout(uit, r, kolom, "Deze cel is leeg.", f"een waarde voor {kolom}")
        if r.tekst["fictief"] not in ("ja", "nee"):
            fout(uit, r, "fictief", "Deze waarde kennen we niet.", "ja of nee")
        jaar = r.tekst.get("indeling", "")
        goed = _VIER_CIJFERS.fullmatch(jaar) and VROEGSTE_JAAR <= int(jaar) <= LAATSTE_JAAR
        if jaar and not goed:
            fout(uit, r, "indeling", "Dit is geen jaar.", "een jaar, zoals 2025")


def eis_vorm(
    rijen: list[RijTekst], uit: Verzamelaar, kolom: str, vorm: re.Pattern[str], verwacht: str
) -> None:
    """A fout for each text that does not have this form."""
    for r in rijen:
        if r.tekst[kolom] and not vorm.fullmatch(r.tekst[kolom]):
            fout(uit, r, kolom, "Deze code heeft niet de goede vorm.", verwacht)


def eis_uniek(rijen: list[RijTekst], uit: Verzamelaar, *kolommen: str) -> None:
    """A fout for each row that shares these columns with another one of the list."""
    waarden = [tuple(sleutel(r.tekst[k]) for k in kolommen) for r in rijen]
    keren = Counter(waarden)
    for r, waarde in zip(rijen, waarden, strict=True):
        if all(waarde) and keren[waarde] > 1:
            melding = f"Deze {' en '.join(kolommen)} staan er meer dan een keer."
            fout(uit, r, kolommen[0], melding, "een rij")


def fout(
    uit: Verzamelaar,
    r: RijTekst,
    kolom: str,
    melding: str,
    verwacht: str,
    *,
    suggestie: str = "",
) -> None:
    """A fout about one cell."""
    gevonden = r.tekst[kolom]
    uit.voeg("fout", melding, rij=r.nummer, kolom=kolom, gevonden=gevonden, verwacht=verwacht,
             suggestie=suggestie)  # fmt: skip


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


# koepel: organisaties of corporaties or huurders together.
SOORTEN = ("huurdersorganisatie", "koepel", "overig")


def controleer_organisaties(rijen: list[RijTekst], register: Register, uit: Verzamelaar) -> None:
    """Codes ORG-..., each code and name once and not of a corporatie or gemeente, known soorten."""
    eis_gevuld(rijen, uit, ("code", "naam", "soort"))
    eis_vorm(rijen, uit, "code", ORGANISATIE, "ORG- en hoofdletters of cijfers, zoals ORG-HESTIA")
    eis_uniek(rijen, uit, "code")
    eis_uniek(rijen, uit, "naam")
    hier = {r.tekst["code"] for r in rijen}
    for r in rijen:
        code, naam, soort, gemeente = (r.tekst[k] for k in ("code", "naam", "soort", "gemeente"))
        if soort and soort not in SOORTEN:
            fout(uit, r, "soort", "Deze soort kennen we niet.", opsomming(SOORTEN, "of"))
        if gemeente and gemeente not in set(register.gemeenten["code"]):
            fout(uit, r, "gemeente", "Deze gemeente kennen we niet.", "een GM-code, of leeg")
        ander = register.corporatie(naam) or register.gemeente(naam) or register.organisatie(naam)
        if naam and ander and ander.code != code and ander.code not in hier:
            fout(
                uit,
                r,
                "naam",
                f"Deze naam is ook van {ander.code}.",
                "een andere naam",
            )
