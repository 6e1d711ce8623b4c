"""Kernen: the share of sociale huur per area, and what a target would take."""
