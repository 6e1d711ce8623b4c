"""Netto groei: what came in and went out, as sums, per year, per corporatie and as one total."""
