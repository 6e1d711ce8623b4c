"""The names of the figures in the download of Prognose (`domain.prognose.cijfernamen`), from a row.

None where a row does not say all that decides the value: a choice of corporaties without an
afspraak (the download gives their names), or draws under assumptions that the reader changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from domain.cijfernaam import Cijfernaam, over, van_afspraak
from domain.prognose.cijfernamen import erbij, opgeteld
from store.exports.inhoud import Celnaam

Rij = Mapping[str, object]


def _over(rij: Rij) -> str | None:
    if rij["afspraak"]:
        return str(rij["afspraak"])
    return None if rij["corporatie"] else over((str(rij["gemeentecode"]),))


def _saldo(rij: Rij) -> Cijfernaam | None:
    wie = _over(rij)
    return erbij(wie, _jaar(rij), str(rij["status"])) if wie else None


def _opgeteld(rij: Rij) -> Cijfernaam | None:
    wie = _over(rij)
    return opgeteld(wie, _jaar(rij), str(rij["status"])) if wie else None


def _geloot(veld: str) -> Celnaam:
    def naam(rij: Rij) -> Cijfernaam | None:
        wie = _over(rij)
        if wie is None or rij["aangepast"] or rij["status"] == "gerealiseerd":
            return None
        # A chance is about the end alone; the other rows say nothing.
        if veld.startswith("kans_") and rij[veld] in (None, ""):
            return None
        return opgeteld(wie, _jaar(rij), f"{rij['status']}.{veld}")

    return naam


def _doel(veld: str) -> Celnaam:
    def naam(rij: Rij) -> Cijfernaam | None:
        if not rij["afspraak"]:
            return None
        dag = rij["peildatum"]
        if isinstance(dag, str):
            dag = date.fromisoformat(dag) if dag else None
        return van_afspraak(str(rij["afspraak"]), dag, veld)  # type: ignore[arg-type]

    return naam


def _status(rij: Rij) -> Cijfernaam | None:
    return _doel("status")(rij)


def _jaar(rij: Rij) -> int:
    return int(str(rij["jaar"]))


NAMEN: dict[str, Mapping[str, Celnaam]] = {
    "prognose": {
        "saldo": _saldo,
        "opgeteld": _opgeteld,
        **{v: _geloot(v) for v in ("p10", "p50", "p90", "kans_laag", "kans_midden", "kans_hoog")},
        "doel_totaal": _doel("doel_totaal"),
        "doel_totaal_max": _doel("doel_totaal_max"),
        "afspraak_status": _status,
    }
}
