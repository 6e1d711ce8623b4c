"""What a callback may be called with: of every control and store the plain type that pages send.

A browser sends nothing else, so who does gets a 400. Without this each callback would have to look
at what it was given, or end in a fault that looks like ours.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from components.groei.balk import LIJSTEN, NAMEN, id_van

Vorm = Callable[[Any], bool]
_GROOTST = 10**9  # clicks, years and percentages are smaller


def past(delen: Sequence[Any], verwacht: Sequence[Mapping[str, str]]) -> bool:
    """Whether inputs and states (as the browser sends them) have the forms of those of a callback.

    delen: {id, property, value} each, of a pattern with ALL a list of those. verwacht: what Dash
    knows of them; as many.
    """
    paren = list(zip(delen, verwacht, strict=True))
    return all(_past(deel, v["id"], v["property"]) for deel, v in paren) and _zelfde_leden(paren)


def _zelfde_leden(paren: Iterable[tuple[Any, Mapping[str, str]]]) -> bool:
    """Whether properties of one pattern (its values, its ids) are told of the same components."""
    leden: dict[str, list[Any]] = {}
    return all(
        leden.setdefault(v["id"], ids) == ids
        for deel, v in paren
        if isinstance(deel, list) and (ids := [d["id"] for d in deel]) is not None
    )


def _past(deel: Any, id_: str, eigenschap: str) -> bool:
    patroon = json.loads(id_) if id_.startswith("{") else None
    if patroon and ["ALL"] in patroon.values():
        return isinstance(deel, list) and all(_een(d, patroon, eigenschap) for d in deel)
    return _een(deel, patroon or id_, eigenschap)


def _een(deel: Any, id_: str | Mapping[str, Any], eigenschap: str) -> bool:
    if not isinstance(deel, dict) or deel.get("property") != eigenschap:
        return False
    eigen = deel.get("id")
    if isinstance(id_, str):
        goed = eigen == id_
    else:
        vast = {k: w for k, w in id_.items() if isinstance(w, str)}
        goed = _id(eigen) and eigen.keys() == id_.keys() and eigen | vast == eigen
    vorm = VORMEN.get((naam(id_), eigenschap), VORMEN.get(("", eigenschap)))
    return goed and vorm is not None and vorm(deel.get("value"))


def naam(id_: str | Mapping[str, Any]) -> str:
    """The id of a component; of a pattern what all that match have in common."""
    return id_ if isinstance(id_, str) else str(id_.get("soort") or id_.get("type"))


def _iets(_: Any) -> bool:
    return True


def _tekst(w: Any) -> bool:
    return w is None or isinstance(w, str)


def _adres(w: Any) -> bool:
    return isinstance(w, str)


def _ja(w: Any) -> bool:
    return w is None or isinstance(w, bool)


def _getal(w: Any) -> bool:
    return w is None or (
        isinstance(w, int | float)
        and not isinstance(w, bool)
        and (isinstance(w, int) or math.isfinite(w))
        and abs(w) < _GROOTST
    )


def _getypt(w: Any) -> bool:
    """A field for a number gives text while it is empty."""
    return _getal(w) or isinstance(w, str)


def _namen(w: Any) -> bool:
    return w is None or (isinstance(w, list) and all(isinstance(n, str) for n in w))


def _id(w: Any) -> bool:
    return isinstance(w, dict) and all(isinstance(x, str) or type(x) is int for x in w.values())


def _met(**delen: Vorm) -> Vorm:
    """A dict with just these names, or nothing."""
    return lambda w: (
        w is None
        or (
            isinstance(w, dict)
            and w.keys() == delen.keys()
            and all(v(w[n]) for n, v in delen.items())
        )
    )


def _van_namen(vorm: Vorm) -> Vorm:
    """A dict whose values have this form, or nothing."""
    return lambda w: w is None or (isinstance(w, dict) and all(map(vorm, w.values())))


def _lijst(vorm: Vorm) -> Vorm:
    return lambda w: isinstance(w, list) and all(map(vorm, w))


def _tijd(w: Any) -> bool:
    try:
        return datetime.fromisoformat(w).tzinfo is not None
    except (TypeError, ValueError):
        return False


_LIJSTEN = (
    "a-binding", "a-corporatie", "a-gemeente", "a-status", "a-thema",
    *(id_van(n) for n in LIJSTEN),
    "kalender-corporatie", "kalender-gemeente",
    "pl-corporatie", "pl-gebied", "pl-gemeente", "pl-segment", "pl-status", "pr-corporatie",
    "vergelijk-corporatie", "vergelijk-gemeente", "vergelijk-status",
)  # fmt: skip
_KEUZES = (
    "a-peildatum", *(id_van(n) for n in NAMEN if n not in LIJSTEN),
    "k-definitie", "k-gemeente", "k-niveau", "k-peildatum", "kalender-dag",
    "pl-met", "pl-peildatum", "pl-tot", "pl-van", "pr-afspraak", "pr-gemeente",
    "vergelijk-naar", "vergelijk-van", "watals-gemeente", "levering-veld",
)  # fmt: skip
_SCHUIVEN = ("kernen-doel", "kernen-nieuw", "watals-liberalisatie", "watals-sloop",
             "watals-verkoop", "watals-zacht")  # fmt: skip
_TEKSTEN = (
    "stand-id", "afspraken-vast", "groei-vast", "kalender-vast", "kernen-vast", "overzicht-vast",
    "plannen-vast", "prognose-vast", "vergelijk-vast", "watals-vast", "kernen-gekozen",
    "leveringen-gestart",
)  # fmt: skip

# By the name of a component and its property; "" for any name. What is not here is refused.
VORMEN: dict[tuple[str, str], Vorm] = {
    ("", "n_clicks"): _getal,
    ("", "n_intervals"): _getal,
    ("", "disabled"): _ja,
    ("", "id"): _id,
    ("_pages_location", "pathname"): lambda w: _adres(w) and w.startswith("/"),
    ("_pages_location", "search"): lambda w: _adres(w) and w[:1] in ("", "?"),
    ("levering-uitslag", "children"): _iets,
    ("brug-rijen", "children"): _iets,
    **{(n, "value"): _namen for n in _LIJSTEN},
    **{(n, "value"): _tekst for n in _KEUZES},
    **{(n, "value"): _getal for n in _SCHUIVEN},
    **{(n, "value"): _getypt for n in ("pr-kans", "pr-uitloop")},
    **{(n, "data"): _tekst for n in _TEKSTEN},
    ("watals-geen", "data"): _getal,
    ("vergelijk-anders", "data"): lambda w: w is not None and _van_namen(_adres)(w),
    ("vergelijk-keuze", "data"): _van_namen(_adres),
    ("afspraak-vraag", "data"): lambda w: (
        w is not None and _met(id=_adres, query=_van_namen(_adres))(w)
    ),
    ("kernen-aannames", "data"): _met(
        schuiven=_van_namen(_getal), gekozen=_tekst, alleen_keuze=_ja
    ),
    # The page itself reads what is in it.
    ("kernen-blad", "data"): lambda w: w is None or isinstance(w, dict),
    ("leveringen-aanbod", "data"): _met(
        ids=_lijst(_adres), fouten=_lijst(_met(naam=_adres, tekst=_adres)), toen=_tijd
    ),
}
