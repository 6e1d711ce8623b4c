"""The phases of a plan, from the first idea to delivery: then it is a plan no longer.

A source may have words of its own; those are kept (docs/delivery-format.md, "plannen").
"""

from __future__ import annotations

OPGELEVERD = "opgeleverd"
FASEN = ("initiatief", "haalbaarheid", "ontwerp", "vergunning", "in aanbouw", OPGELEVERD)
