"""To which project a plan belongs: by code, else by name and place."""

from __future__ import annotations

from domain.plannen.planregel import PlanRegel

Sleutel = tuple[str, ...]


def sleutel(r: PlanRegel) -> Sleutel | None:
    """To which project a row belongs. A code is the supplier's own; a name needs its place."""
    if r.projectcode and r.projectcode.strip():
        return ("code", r.gemeente, r.leverancier, kaal(r.projectcode))
    if r.project and r.project.strip():
        return ("naam", r.gemeente, r.leverancier, kaal(r.project), r.gebied or "")
    return None


def kaal(tekst: str) -> str:
    """Without case and surplus spaces: how a name or code is compared."""
    return " ".join(tekst.casefold().split())
