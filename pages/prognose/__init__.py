"""The page Prognose; in wat_als/ what would change it."""
