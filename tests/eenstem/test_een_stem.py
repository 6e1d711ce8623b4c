"""The walk over what ships: one name has one value everywhere, and it is what was delivered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from dash import Dash
from sqlalchemy import Connection

from store.standen.standen import Standen
from tests.eenstem import tocht
from tests.eenstem.cijfers import NAMEN, Gezien, in_download, van_boom, vergelijk, zonder_naam
from tests.eenstem.herteld import geleverd, tel_na, tel_na_in_groei
from tests.eenstem.lopen import loop
from tests.eenstem.naief import Naief
from tests.eenstem.werkboek import in_werkboek

# What was agreed, quoted in a tile: a bound, a number per year, a rule that is no number.
AFGESPROKEN = re.compile(r"(Minimaal|Maximaal|Minstens|Hoogstens) |\d per jaar$|BENG|CO2-neutraal")
# Fewer, and the walk has lost its way.
MINSTENS, NAGETELD, UIT_WERKBOEKEN = 3_000, 13_000, 5_000
# Of these maten not every name is counted again: what of it is only compared with what other pages
# and downloads say of the same name, and why.
_SCENARIO = "een scenario verschuift plannen (tests/domain/test_watals.py)"
_PROGRAMMA = "een afgesproken programma staat in geen geleverde rij"
_TELLING = "een telling van wat er op de pagina staat"
_REDEN = "waarom een rij niet telt (tests/store/test_afspraak_rijen.py)"
ALLEEN_VERGELEKEN: Mapping[str, str] = {
    "aandeel": f"{_PROGRAMMA}; {_SCENARIO}; overig",
    "aandeel_max": "overig of zonder peildatum",
    "aandeel_min": "overig of zonder peildatum",
    "aandeel_punten": "van afgeronde aandelen (tests/domain/test_afronding.py)",
    "afspraak": "aandelen van de voorraad, afspraken die geen woningen tellen, een moment in het "
                f"verloop (tot=); {_SCENARIO}",
    "afspraken": _TELLING,
    "binnen_sector": "een verschil van twee perspectieven, dat elk zijn nageteld",
    "buiten": _REDEN,
    "capaciteit": "alle woningen, van een provincie (tests/store/test_build_plannen.py)",
    "eraf": "zonder status, dus onbekend",
    "erbij": "zonder status, dus onbekend",
    "gebieden": _TELLING,
    "jaren": "van kolommen die zijn nageteld (tests/figures/test_grafieken.py)",
    "leveringen": _TELLING,
    "marge": "van afgeronde aandelen (tests/domain/test_aandeel.py)",
    "momenten": "van de kalender (tests/domain/test_kalender.py)",
    "netto": _SCENARIO,
    "nodig_samen": "een som van nodig, dat is nageteld",
    "opmerkingen": _TELLING,
    "plan": f"plannen die niet tellen of geen project hebben; {_REDEN}",
    "plan_sociaal": "zonder gebied",
    "prognose": "kansen en banden zijn geloot; een afstand of een enkel plan; zonder peildatum",
    "programma": _PROGRAMMA,
    "projecten": _TELLING,
    "rij": "het deel van een rij dat telt in een afspraak of perspectief, en wat er van een plan "
           "over is",
    "rijen": _TELLING,
    "sociaal": f"{_PROGRAMMA}; zonder peildatum",
    "standen": _TELLING,
    "strategie": "een keuze van gebieden",
    "telling": _REDEN,
    "verschil": "per oorzaak (tests/store/test_brug.py); samen wel",
    "verschuiving": "per project; samen wel",
    "weggelaten": _TELLING,
    "woningen": f"{_PROGRAMMA}; zonder peildatum",
}  # fmt: skip


def test_one_name_has_one_value_and_it_is_what_was_delivered(
    stad: Dash,
    huis: Path,
    conn: Connection,
    eerder: str,
    record_property: Callable[[str, object], None],
) -> None:
    # One test, so that the workers of a run walk once.
    nu = Standen(huis / "standen").huidig().id
    adressen = list(tocht.paginas(conn, eerder, nu))
    gezien: list[Gezien] = []
    kaal: list[str] = []
    for adres in adressen:
        for stuk in loop(stad, adres):
            gezien += van_boom(stuk, adres)
            kaal += zonder_naam(stuk, adres)
    kaal = [k for k in dict.fromkeys(kaal) if not AFGESPROKEN.search(k)]
    assert not kaal, "getallen zonder naam:\n" + "\n".join(kaal[:40])
    downloads = list(tocht.downloads(conn, eerder, nu))
    for naam, vraag in downloads:
        if naam in NAMEN:
            gezien += in_download(stad, naam, vraag)
    boeken = tocht.werkboeken(downloads)
    uit_boeken = [g for naam, vraag in boeken for g in in_werkboek(stad, naam, vraag)]
    assert {naam for naam, _ in boeken} == {naam for naam, _ in downloads} >= set(NAMEN)
    gezien += uit_boeken
    keer = Counter(g.naam for g in gezien)
    vergeleken = sum(n for n in keer.values() if n > 1)
    alles = geleverd(huis)
    naief = Naief(alles)
    nageteld = tel_na(gezien, naief, {nu: naief, eerder: Naief(tocht.eerdere(alles))})
    telling = f"{len(keer)} namen, {len(gezien)} keer gezegd, {vergeleken} vergeleken"
    telling += f", {nageteld.geteld} namen nageteld, {len(uit_boeken)} in werkboeken"
    verslag = nageteld.verslag(ALLEEN_VERGELEKEN)
    record_property("telling", telling)
    record_property("nageteld", verslag)
    print(f"{telling}\n{verslag}")  # noqa: T201 - which names are counted again: pytest -rP
    assert len(adressen) > 250
    assert vergeleken >= MINSTENS, telling
    assert nageteld.geteld >= NAGETELD, telling
    assert len(uit_boeken) >= UIT_WERKBOEKEN, telling
    assert set(nageteld.vergeleken) == set(ALLEEN_VERGELEKEN), verslag
    fout = vergelijk(gezien) + nageteld.fout
    for vraag in tocht.groei_van_stad():
        adres = tocht.adres("groei", vraag)
        op_groei = [g for g in gezien if g.waar == adres]
        uit_csv = tel_na_in_groei(stad, vraag, op_groei)
        assert uit_csv.geteld > 5, adres
        fout += uit_csv.fout
    assert not fout, f"{len(fout)} cijfers spreken elkaar tegen:\n" + "\n".join(fout[:40])
