"""Words on a page, with the name and the plain value of every figure in them."""

from __future__ import annotations

from typing import Any

from figures.basis.zin import Getoond, Tekst


def toon(tekst: str) -> Any:
    """The children of an element: the words, each figure as `<data>` with its name and value.

    Plain text stays as it is. `data-cijfer` is the name (`domain.cijfernaam`), `value` the plain
    value, empty where it is unknown.
    """
    if not isinstance(tekst, Tekst) or not tekst.cijfers:
        return str(tekst)
    return [getoond(d) if isinstance(d, Getoond) else d for d in tekst.delen]


def toon_delen(tekst: str) -> list[Any]:
    """The same as a list: for what takes children one by one."""
    delen = toon(tekst)
    return delen if isinstance(delen, list) else [delen]


def als_data(tekst: str) -> str | list[Any]:
    """The same for a script in assets: plain text, or words and [text, name, value] of each figure.

    What `deel` in assets/afspraken.js lays out.
    """
    if not isinstance(tekst, Tekst) or not tekst.cijfers:
        return str(tekst)
    return [[d.tekst, str(d.naam), d.waarde] if isinstance(d, Getoond) else d for d in tekst.delen]


def getoond(g: Getoond) -> dict[str, Any]:
    """One figure as an element, a dict for speed (`components.tabel.element`)."""
    return {
        "type": "Data",
        "namespace": "dash_html_components",
        "props": {"children": g.tekst, "value": g.waarde, "data-cijfer": str(g.naam)},
    }
