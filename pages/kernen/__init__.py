"""The page Kernen: the share of sociale huur per area."""
