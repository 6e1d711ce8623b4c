"""What the list `organisaties` must satisfy: parties that own no homes to count."""

from __future__ import annotations

from domain.partijen import ORGANISATIE
from loaders.referentie.rijen import RijTekst, eis_gevuld, eis_uniek, eis_vorm, fout
from loaders.register.register import Register
from loaders.tekst import opsomming
from loaders.verdict.verdict import Verzamelaar

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
