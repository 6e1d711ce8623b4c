"""The version of the definitions: what the figures of a stand mean.

It is part of the id of a stand (docs/decisions.md, 8). Raise it with every change that makes the
same leveringen give other figures: an effect, a rule of covering or replacing, a balans, or how a
delivered file is read.
"""

from __future__ import annotations

DEFINITIES_VERSIE = 3
