"""Overzicht and Groei: how the stock develops, against what was agreed."""
