"""The page Standen: published figures beside each other, and why they differ."""
