"""Plannen: what is planned, hard or zacht, what shifted, and what is left to do."""
