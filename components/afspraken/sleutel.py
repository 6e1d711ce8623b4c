"""The key of the small drawings in the list: what each line and mark means."""

from __future__ import annotations

from dash import html

# Class in assets/6-afspraken.css, and what it means.
_TEKENS = (
    ("s-echt", "gerealiseerd"),
    ("s-pad", "pad naar het doel"),
    ("s-grens", "maximum: hier niet boven"),
    ("s-hard", "prognose met harde plannen"),
    ("s-zacht", "met ook zachte plannen"),
)


def sleutel() -> html.Ul:
    """The key, in HTML: it wraps, prints and can be read aloud."""
    return html.Ul(
        [
            html.Li([html.Span(className=f"merk {k}", **{"aria-hidden": "true"}), tekst])
            for k, tekst in _TEKENS
        ],
        className="legenda verloopsleutel",
        **{"aria-label": "Wat de tekening in de kolom Verloop laat zien"},
    )
