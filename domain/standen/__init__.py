"""Standen: how the figures of one stand became those of another."""
