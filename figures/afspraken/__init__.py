"""Afspraken in words and charts: one judgement, said and drawn."""
