"""Afspraken: what was agreed, how it is measured, and how it stands."""
