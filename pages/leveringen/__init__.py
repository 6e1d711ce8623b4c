"""Leveringen: hand in, follow, and look up what is behind a figure."""
