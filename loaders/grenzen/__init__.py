"""Borders of areas, from GeoJSON."""
