"""Netto groei in words and charts."""
