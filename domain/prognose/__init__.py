"""Prognose: what the plans may become by the end of an afspraak, and what would change it."""
