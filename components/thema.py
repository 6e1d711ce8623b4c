"""The Mantine theme: an own palette, since its default blue on white is 3.55:1 (AA asks 4.5)."""

from __future__ import annotations

from typing import Any

# Light to dark; shade 7 on white is 7.0:1.
WOON = [
    "#eef6f8", "#d9eaef", "#b3d6df", "#86bccb", "#5aa1b5",
    "#3a879d", "#24707f", "#1c6478", "#134d5d", "#0d3a47",
]  # fmt: skip

THEMA: dict[str, Any] = {
    "primaryColor": "woon",
    "primaryShade": 7,
    "colors": {"woon": WOON},
    "fontFamily": "var(--letter)",
    "defaultRadius": "sm",
}
